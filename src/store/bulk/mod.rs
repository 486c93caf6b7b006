//! Many rows at once, for imports: one op whose new rows are noted as ranges, and whose derived rows (labels, who was
//! there, texts, full text) are made at the end by a few statements instead of by triggers row by row.
//!
//! The triggers of schema 1 stand still meanwhile; [`derive`] says the same as they do, for the new rows only, so that an
//! import costs what the file is worth, however large the journal is. A test holds the two against each other.

mod derive;
mod known;
mod put;
mod returned;
mod waiting;

#[cfg(test)]
mod tests;

use rusqlite::{Connection, config::DbConfig};

use super::{
    connection::data_version,
    error::StoreError,
    rows::Table,
    writing::{Change, OpNote, Writer},
};
use crate::domain::{Ids, Moment, Uid};

pub use derive::Indexed;
pub use known::{EntryThere, ProspectThere, Same};
pub use put::{Put, Times};
pub use waiting::{Left, Waiting};

/// The cache while importing, in MiB.
const CACHE: u32 = 64;

/// The cache of a writer otherwise, in MiB.
const USUAL_CACHE: u32 = 2;

/// One import in the making: an op, and where its own rows begin.
#[derive(Debug)]
pub struct Bulk<'c, 'w> {
    change: &'c mut Change<'w>,
    triggers: Option<Triggers<'w>>,
    /// The first id that is not from before this import, by table.
    first: [i64; Table::ALL.len()],
    first_text: i64,
    /// Rows of the file that are in the trash: brought back at the end, with the triggers.
    trashed: Vec<(Table, Uid)>,
}

impl Writer {
    /// Runs `act` as one op over many rows: all of it stands at the end, or nothing. `act` ends with [`Bulk::finish`].
    ///
    /// # Errors
    /// What `act` returns, and a [`StoreError`] when the file cannot be written; nothing is written then.
    pub fn write_many<T, E: From<StoreError>>(
        &mut self,
        note: &OpNote,
        now: Moment,
        ids: &mut Ids,
        act: impl FnOnce(&mut Bulk<'_, '_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.set_cache(CACHE)?;
        // What waits for its row goes to a file of its own, so that memory does not grow with the import.
        self.keep_temporary_in("FILE")?;
        let done = self.write(note, now, ids, |change| act(&mut Bulk::begin(change)?));
        let settled =
            self.keep_temporary_in("MEMORY").and_then(|()| self.set_cache(USUAL_CACHE)).and_then(|()| self.release());
        let done = done?;
        settled?;
        // A log as long as the import is not left lying about; if somebody reads just now, the next one takes it.
        let _ = self.checkpoint();
        Ok(done)
    }
}

impl<'c, 'w> Bulk<'c, 'w> {
    fn begin(change: &'c mut Change<'w>) -> Result<Self, StoreError> {
        let conn = change.conn;
        let next = |table: &str| -> rusqlite::Result<i64> {
            conn.query_row(&format!("SELECT coalesce(max(id), 0) + 1 FROM {table}"), [], |row| row.get(0))
        };
        let mut first = [0; Table::ALL.len()];
        for (at, table) in Table::ALL.into_iter().enumerate() {
            first[at] = next(table.name())?;
        }
        let first_text = next("texts")?;
        waiting::open(conn)?;
        let triggers = Some(Triggers::still(conn)?);
        change.in_ranges = true;
        Ok(Self { change, triggers, first, first_text, trashed: Vec::new() })
    }

    /// When this import is.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.change.now
    }

    /// A new id.
    pub fn fresh(&mut self) -> Uid {
        self.change.fresh()
    }

    /// What History says of it, as a sentence without a full stop.
    pub fn say(&mut self, summary: impl Into<String>) {
        self.change.say(summary);
    }

    /// What the journal holds, this import's rows included.
    #[must_use]
    pub fn seen(&self) -> super::Snapshot<'w> {
        super::Snapshot::through(self.change.conn)
    }

    /// [`Writer::data_version`], within the import.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        data_version(self.change.conn)
    }

    /// The first id of this import's own rows in a table; what is below was there before.
    #[must_use]
    pub fn first(&self, table: Table) -> i64 {
        Table::ALL.iter().zip(self.first).find(|(other, _)| **other == table).map_or(i64::MAX, |(_, first)| first)
    }

    /// The op behind it, for what is kept true at its end.
    pub(crate) fn change(&mut self) -> &mut Change<'w> {
        self.change
    }

    /// Names and facts of this prospect are made anew at the end.
    pub fn touches(&mut self, prospect: i64) {
        self.change.touches(prospect);
    }
}

/// The triggers of a connection standing still, until this is dropped.
#[derive(Debug)]
struct Triggers<'w>(&'w Connection);

impl<'w> Triggers<'w> {
    fn still(conn: &'w Connection) -> Result<Self, StoreError> {
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        Ok(Self(conn))
    }
}

impl Drop for Triggers<'_> {
    fn drop(&mut self) {
        // It is a flag of the connection: setting it does not fail.
        let _ = self.0.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true);
    }
}
