//! What comes back though it was removed for good. A tombstone keeps a merge from bringing a row back; an import is the
//! wish of the person whose file it is, so it does, and says so. The tombstone stays: the row's clock is the later one.

use super::Bulk;
use crate::store::{error::StoreError, rows::Table};

impl Bulk<'_, '_> {
    /// How many rows of this import have a tombstone.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn returned(&self) -> Result<u64, StoreError> {
        let mut returned = 0;
        for table in Table::ALL {
            // From the tombstones, which are few, to the rows.
            let sql = format!(
                "SELECT count(*) FROM tombstones CROSS JOIN {0} ON {0}.uid = tombstones.uid WHERE {0}.id >= ?1",
                table.name()
            );
            let rows: i64 = self.conn().query_row(&sql, [self.first(table)], |row| row.get(0))?;
            returned += u64::try_from(rows).unwrap_or(0);
        }
        Ok(returned)
    }
}
