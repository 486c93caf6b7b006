//! Settings that change figures. They are not logged: what a figure rests on is no entry of anybody's.

use super::change::Change;
use crate::store::error::StoreError;

impl Change<'_> {
    /// Sets a setting to a value (JSON); `None` = its default.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn set_setting(&mut self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        match value {
            Some(value) => self
                .conn
                .prepare_cached(
                    "INSERT INTO settings(key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                )?
                .execute([key, value])?,
            None => self.conn.prepare_cached("DELETE FROM settings WHERE key = ?1")?.execute([key])?,
        };
        Ok(())
    }
}
