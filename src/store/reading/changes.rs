//! What was done (the op-log), an entry's earlier wordings, and words left over in forms.

use super::{
    Place, Result, Snapshot, Step,
    decode::{held, maybe_uid, uid},
    sql::Sql,
    step::{By, Order},
};
use crate::domain::{Held, Uid};

/// An op as a line of History.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OpLine {
    pub(crate) place: Place,
    pub(crate) uid: Uid,
    pub(crate) at: Held,
    pub(crate) summary: String,
    pub(crate) origin: String,
    /// It has been taken back, and that was not taken back itself.
    pub(crate) undone: bool,
    /// The op this one reversed.
    pub(crate) undoes: Option<Uid>,
}

/// Words left over in a form.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DraftLine {
    pub(crate) uid: Uid,
    pub(crate) window: String,
    pub(crate) place: String,
    pub(crate) body: String,
    pub(crate) at: Held,
}

impl Snapshot<'_> {
    /// What was done, the latest first.
    pub(crate) fn changes(&self, step: &Step<'_>) -> Result<Vec<OpLine>> {
        let sql = Sql::new("SELECT o.id, o.uid, o.at, o.at_offset, o.summary, o.origin, back.uid AS undoes,")
            // An op is undone if the last of the chain of ops that undo each other, and begins with it, is an odd one.
            .add("(WITH RECURSIVE chain(id, undone) AS (SELECT o.id, 0 UNION ALL")
            .add("SELECT (SELECT max(later.id) FROM ops AS later WHERE later.undoes = chain.id), 1 - undone FROM chain")
            .add("WHERE EXISTS (SELECT 1 FROM ops AS later WHERE later.undoes = chain.id))")
            .add("SELECT undone FROM chain ORDER BY id DESC LIMIT 1) AS undone")
            .add("FROM ops AS o LEFT JOIN ops AS back ON back.id = o.undoes")
            .add(&format!("WHERE o.verb <> '{}'", crate::store::BEGAN))
            .join(&step.tail(By::Id("o.id"), Order::Down));
        self.all(&sql, |row| {
            Ok(OpLine {
                place: Place::number(0, row.get("id")?),
                uid: uid(row, "uid")?,
                at: held(row, "at", "at_offset")?,
                summary: row.get("summary")?,
                origin: row.get("origin")?,
                undone: row.get("undone")?,
                undoes: maybe_uid(row, "undoes")?,
            })
        })
    }

    /// An entry's earlier wordings, the latest first: when it was replaced (UTC ms, and the offset where it is known),
    /// the words, and whether they went by undoing.
    pub(crate) fn revisions(&self, entry: i64) -> Result<Vec<(Held, String, bool)>> {
        let sql = Sql::new("SELECT r.at, o.at_offset, r.body, o.undoes IS NOT NULL AS taken_back")
            .add("FROM revisions AS r LEFT JOIN ops AS o ON o.id = r.op_id")
            .add("WHERE r.entry_id = ? ORDER BY r.id DESC")
            .bind(entry);
        self.all(&sql, |row| Ok((held(row, "at", "at_offset")?, row.get("body")?, row.get("taken_back")?)))
    }

    /// Words left over in forms, the latest first.
    pub(crate) fn drafts(&self) -> Result<Vec<DraftLine>> {
        let sql = Sql::new("SELECT uid, window, place, body, at, at_offset FROM drafts ORDER BY at DESC, id DESC");
        self.all(&sql, |row| {
            Ok(DraftLine {
                uid: uid(row, "uid")?,
                window: row.get("window")?,
                place: row.get("place")?,
                body: row.get("body")?,
                at: held(row, "at", "at_offset")?,
            })
        })
    }
}
