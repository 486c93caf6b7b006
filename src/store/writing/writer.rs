//! The connection that writes, and the frame of every write: begin, act, note, keep true, commit.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::change::Change;
use crate::domain::{Ids, Moment, Uid};
use crate::store::{
    connection::{Snapshot, Use, data_version, suit},
    error::{StoreError, Why},
    open::Store,
    schema,
    still::Still,
};

/// What History says of a write. The summary comes while writing ([`Change::say`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpNote {
    /// The window (app), or `shell`.
    pub origin: String,
    /// What was done, one word: wrote, edited, trashed …
    pub verb: &'static str,
}

/// The connection that writes. It may go to a thread of its own.
#[derive(Debug)]
pub struct Writer {
    conn: Connection,
    read_only: bool,
    /// The file, where it is read as one that nobody writes.
    still: Option<Still>,
}

impl Store {
    /// A connection that writes.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be opened once more.
    pub fn writer(&self) -> Result<Writer, StoreError> {
        let conn = self.connection()?;
        suit(&conn, Use::Writing)?;
        Ok(Writer { conn, read_only: self.is_read_only(), still: self.still() })
    }
}

impl Writer {
    /// Runs `act` as one op: all of it stands at the end, or nothing. An act that changes no source row leaves no op.
    ///
    /// # Errors
    /// What `act` returns, and a [`StoreError`] when the file cannot be written; nothing is written then.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        note: &OpNote,
        now: Moment,
        ids: &mut Ids,
        act: impl FnOnce(&mut Change<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx = self.begin().map_err(StoreError::saving)?;
        let mut change = Change::begin(&tx, note, now, ids).map_err(|error| StoreError::from(error).saving())?;
        let done = act(&mut change)?;
        change.finish().and_then(|()| Ok(tx.commit()?)).map_err(StoreError::saving)?;
        Ok(done)
    }

    /// The same, and what it deletes is overwritten in the file: for destroying.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub fn write_over<T, E: From<StoreError>>(
        &mut self,
        note: &OpNote,
        now: Moment,
        ids: &mut Ids,
        act: impl FnOnce(&mut Change<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.forget_bytes(true)?;
        let done = self.write(note, now, ids, act);
        self.forget_bytes(false)?;
        done
    }

    /// What the journal holds, through this connection.
    ///
    /// # Errors
    /// What `look` returns, and a [`StoreError`] when the file cannot be read.
    pub fn read<T, E: From<StoreError>>(&self, look: impl FnOnce(&Snapshot<'_>) -> Result<T, E>) -> Result<T, E> {
        let tx = self.conn.unchecked_transaction().map_err(StoreError::from)?;
        let seen = look(&Snapshot::through(&self.conn));
        if let Some(still) = &self.still {
            still.check()?;
        }
        drop(tx);
        seen
    }

    /// How long a write waits for another process before it fails with `Why::Busy`.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn wait_for(&mut self, patience: Duration) -> Result<(), StoreError> {
        Ok(self.conn.busy_timeout(patience)?)
    }

    /// The connection, as it was opened.
    pub(in crate::store) fn into_connection(self) -> Connection {
        self.conn
    }

    /// The process ends now: nothing is left to be done for the file, and taking a connection to pieces that goes with
    /// the process is a twentieth of what a short verb costs.
    pub fn leave(self) {
        std::mem::forget(self.conn);
    }

    /// A number that moves when another connection has written; its own value means nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        data_version(&self.conn)
    }

    /// The cache in MiB: an import wants 64, everything else 2.
    pub(in crate::store) fn set_cache(&self, mib: u32) -> Result<(), StoreError> {
        Ok(self.conn.pragma_update(None, "cache_size", -1024 * i64::from(mib))?)
    }

    /// Gives memory back that a long op took.
    pub(in crate::store) fn release(&self) -> Result<(), StoreError> {
        self.conn.flush_prepared_statement_cache();
        Ok(self.conn.release_memory()?)
    }

    /// Where temporary tables live: `MEMORY`, or a `FILE` for those that grow.
    pub(in crate::store) fn keep_temporary_in(&self, place: &str) -> Result<(), StoreError> {
        Ok(self.conn.pragma_update(None, "temp_store", place)?)
    }

    /// Brings what is in the `-wal` into the file, when idle.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).optional()?;
        Ok(())
    }

    /// Lets SQLite learn how the tables have grown; for idle times.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn optimize(&self) -> Result<(), StoreError> {
        Ok(self.conn.execute_batch("PRAGMA analysis_limit = 400; PRAGMA optimize;")?)
    }

    /// Overwrites what is deleted from here on with zeros.
    fn forget_bytes(&self, on: bool) -> Result<(), StoreError> {
        self.conn
            .query_row(if on { "PRAGMA secure_delete = ON" } else { "PRAGMA secure_delete = OFF" }, [], |_| Ok(()))?;
        Ok(())
    }

    fn begin(&mut self) -> Result<Transaction<'_>, StoreError> {
        if self.read_only {
            return Err(StoreError::opening(Why::OnlyToLook));
        }
        if has_moved(&self.conn)? {
            return Err(StoreError::opening(Why::Vanished));
        }
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        match schema::version(&tx)? {
            found if found > schema::newest(schema::MIGRATIONS) => Err(StoreError::opening(Why::Upgraded)),
            _ => Ok(tx),
        }
    }
}

/// Whether the file at the journal's path is another one by now, or none.
#[cfg(unix)]
fn has_moved(conn: &Connection) -> rusqlite::Result<bool> {
    if conn.path().is_none_or(|path| path.is_empty() || path.starts_with("/candor-")) {
        return Ok(false);
    }
    let mut moved = 0;
    conn.file_control(Some("main"), rusqlite::FileControl::HasMoved(&mut moved))?;
    Ok(moved != 0)
}

#[cfg(not(unix))]
fn has_moved(_: &Connection) -> rusqlite::Result<bool> {
    // An open file cannot be moved there.
    Ok(false)
}

/// The laptop's own id: as kept, else made now, at the first write.
pub(super) fn device(conn: &Connection, kept: Option<String>, fresh: impl FnOnce() -> Uid) -> rusqlite::Result<Uid> {
    if let Some(device) = kept.and_then(|text| Uid::parse(text.trim_matches('"'))) {
        return Ok(device);
    }
    let device = fresh();
    conn.execute("INSERT INTO settings(key, value) VALUES ('device', ?1)", params![format!("\"{device}\"")])?;
    Ok(device)
}
