//! The whole journal as a stream of domain values, in the order of the format: what an export is made of. Nothing of
//! the trash is in it, and nothing points at what is there. It holds the names of prospects and people, and one talk at a time.

mod loose;
mod names;
mod part;
mod prospects;
mod talks;

use super::{Snapshot, StoreError};
use names::Names;
pub use part::Part;

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
        Ok(Self { seen: Snapshot::through(seen.conn), part, names: Names::read(seen.conn)? })
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

    /// How many talks are streamed.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn talks(&self) -> Result<u64, StoreError> {
        if let Some(talks) = self.part.talks_known() {
            return Ok(talks);
        }
        let sql = format!("SELECT count(*) FROM conversations AS c WHERE {}", self.part.talks());
        let talks: i64 = self.seen.conn.prepare_cached(&sql)?.query_row([self.part.bound()], |row| row.get(0))?;
        Ok(u64::try_from(talks).unwrap_or(0))
    }
}
