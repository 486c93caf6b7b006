//! The whole journal as a stream of domain values, in the order of the format: what an export is made of. Nothing of
//! the trash is in it, and nothing points at what is there. It holds the names of prospects and people, and one talk at a time.

mod loose;
mod names;
mod prospects;
mod talks;

use super::{Snapshot, StoreError};
use names::Names;

/// What of a journal is streamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    /// Only what belongs to this prospect, by its inner id.
    pub prospect: Option<i64>,
}

impl Part {
    /// The part of this prospect.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read. `None` if the prospect is not there.
    pub fn of_prospect(seen: &Snapshot<'_>, prospect: crate::domain::Uid) -> Result<Option<Self>, StoreError> {
        use rusqlite::OptionalExtension;
        let id = seen
            .conn
            .prepare_cached("SELECT id FROM prospects WHERE uid = ?1 AND deleted_at IS NULL")?
            .query_row([prospect], |row| row.get(0))
            .optional()?;
        Ok(id.map(|id| Self { prospect: Some(id) }))
    }
}

/// A journal about to be streamed.
#[derive(Debug)]
pub struct Whole<'c> {
    seen: Snapshot<'c>,
    part: Part,
    names: Names,
}

impl<'c> Whole<'c> {
    /// Reads the names that rows refer to by number.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn of(seen: &Snapshot<'c>, part: Part) -> Result<Self, StoreError> {
        Ok(Self { seen: Snapshot { conn: seen.conn }, part, names: Names::read(seen.conn)? })
    }

    /// Settings that were changed, by name, as JSON.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn settings(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement =
            self.seen.conn.prepare("SELECT key, value FROM settings WHERE key <> 'device' ORDER BY key")?;
        let settings = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(settings.collect::<Result<_, _>>()?)
    }

    /// `column = the prospect`, or what is always true; `?1` is bound in both.
    fn only(&self, column: &str) -> String {
        match self.part.prospect {
            Some(_) => format!("{column} = ?1"),
            None => "?1 IS NULL".to_owned(),
        }
    }
}
