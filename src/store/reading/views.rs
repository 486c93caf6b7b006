//! The views a person kept.

use super::{Result, Snapshot, decode::uid, sql::Sql};
use crate::domain::Uid;

/// A kept view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ViewLine {
    pub(crate) uid: Uid,
    pub(crate) name: String,
    pub(crate) query: String,
}

impl Snapshot<'_> {
    /// The kept views, in the order they were made. Nobody has so many that they would need a window.
    pub(crate) fn views(&self) -> Result<Vec<ViewLine>> {
        let sql = Sql::new("SELECT uid, name, query FROM views WHERE deleted_at IS NULL ORDER BY id");
        self.all(&sql, |row| Ok(ViewLine { uid: uid(row, "uid")?, name: row.get("name")?, query: row.get("query")? }))
    }
}
