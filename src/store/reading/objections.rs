//! The objections of a stretch of days, one at a time, for whoever counts them by label.

use super::{
    Result, Snapshot,
    decode::{day, list, maybe_word, word},
    review::{self, Stretch},
    sql::Sql,
};
use crate::domain::{Day, ObjectionState, Surfaced, Tag};
use rusqlite::Row;

/// So many characters of what settled it.
const SETTLED_BY: i64 = 2_000;

/// What counts of an objection.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ObjectionTold {
    pub(crate) id: i64,
    /// The prospect's row.
    pub(crate) prospect: i64,
    pub(crate) day: Day,
    pub(crate) surfaced: Surfaced,
    pub(crate) labels: Vec<String>,
    pub(crate) state: Option<ObjectionState>,
    pub(crate) settled_on: Option<Day>,
    /// The first 2,000 characters; empty = not said.
    pub(crate) settled_by: String,
}

fn line(row: &Row<'_>) -> rusqlite::Result<ObjectionTold> {
    Ok(ObjectionTold {
        id: row.get("id")?,
        prospect: row.get("prospect_id")?,
        day: Day(row.get("day")?),
        surfaced: word(row, "surfaced", Surfaced::from_code)?,
        labels: list(row, "labels")?,
        state: maybe_word(row, "objection", ObjectionState::from_code)?,
        settled_on: day(row, "settled_on")?,
        settled_by: row.get("settled_by")?,
    })
}

impl Snapshot<'_> {
    /// Gives `take` every objection of these days that is not private, the latest first.
    pub(crate) fn open_objections(&self, stretch: Stretch, take: impl FnMut(&ObjectionTold)) -> Result<()> {
        let index = if stretch.prospect.is_some() { "entries_of_prospect" } else { "entries_by_time" };
        let (from, to) = review::milliseconds(stretch);
        let sql = Sql::one(
            "SELECT id, prospect_id, day, surfaced, labels, objection, settled_on, substr(settled_by, 1, ?) AS settled_by",
            SETTLED_BY,
        )
        .add(&format!("FROM entries INDEXED BY {index} WHERE deleted_at IS NULL AND private = 0"))
        .add("AND tag = ? AND held_at >= ? AND held_at < ? AND day BETWEEN ? AND ?")
        .bind(Tag::Objection.code())
        .bind(from)
        .bind(to)
        .bind(stretch.first.0)
        .bind(stretch.last.0);
        let sql = match stretch.prospect {
            Some(prospect) => sql.add("AND prospect_id = ?").bind(prospect),
            None => sql,
        };
        self.each(&sql.add("ORDER BY held_at DESC, id DESC"), line, take)
    }
}
