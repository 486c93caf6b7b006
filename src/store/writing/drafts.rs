//! Drafts: words being typed. They are not logged, and no row of the journal proper.

use rusqlite::params;

use super::change::Change;
use crate::domain::Uid;
use crate::store::error::StoreError;

impl Change<'_> {
    /// Keeps a draft of this op's window; the same id replaces it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn keep_draft(&mut self, uid: Uid, place: &str, body: &str) -> Result<(), StoreError> {
        let now = self.now.held();
        self.conn
            .prepare_cached(
                "INSERT INTO drafts(uid, window, place, body, at, at_offset) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (uid) DO UPDATE SET window = excluded.window, place = excluded.place, body = excluded.body,
                   at = excluded.at, at_offset = excluded.at_offset",
            )?
            .execute(params![uid, self.note.origin, place, body, now.at, now.offset])?;
        Ok(())
    }

    /// Drops a draft, if it is there.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn drop_draft(&mut self, uid: Uid) -> Result<(), StoreError> {
        self.conn.prepare_cached("DELETE FROM drafts WHERE uid = ?1")?.execute([uid])?;
        Ok(())
    }
}
