//! The user's own bank of questions; what ships with the program is no row.

use super::{
    Result, Snapshot,
    decode::{maybe_word, uid},
    sql::Sql,
};
use crate::domain::{Stage, Uid};

/// A question of the user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnQuestion {
    pub(crate) uid: Uid,
    pub(crate) text: String,
    /// The stage it suits; `None` = any.
    pub(crate) stage: Option<Stage>,
    /// What it is for; empty = not said.
    pub(crate) purpose: String,
}

impl Snapshot<'_> {
    /// The user's own questions, oldest first.
    pub(crate) fn own_bank(&self) -> Result<Vec<OwnQuestion>> {
        let sql = Sql::new("SELECT uid, text, stage, purpose FROM bank WHERE deleted_at IS NULL ORDER BY id");
        self.all(&sql, |row| {
            Ok(OwnQuestion {
                uid: uid(row, "uid")?,
                text: row.get("text")?,
                stage: maybe_word(row, "stage", Stage::from_code)?,
                purpose: row.get("purpose")?,
            })
        })
    }
}
