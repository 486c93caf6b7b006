//! How quotes and prospects were won or lost.

use super::{
    FIRST_WORDS, Result, Snapshot,
    decode::{day, held, maybe_uid, maybe_word, uid, word},
    sql::Sql,
};
use crate::domain::{Day, Held, OutcomeResult, OutcomeWhat, Surfaced, Uid};
use rusqlite::Row;

/// An outcome, and the moment it was first heard in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EndedLine {
    pub(crate) uid: Uid,
    pub(crate) what: OutcomeWhat,
    pub(crate) result: OutcomeResult,
    pub(crate) on: Day,
    pub(crate) decided_by: String,
    /// It was never heard.
    pub(crate) never: bool,
    /// The moment, unless it is in the trash: id, first words, day, how it came out.
    pub(crate) first_heard: Option<(Uid, String, Day, Surfaced)>,
    pub(crate) not_dared: String,
    /// The prospect's row id.
    pub(crate) prospect: i64,
    pub(crate) updated_at: Held,
}

/// The beginning of a statement that reads outcomes, with so many characters of their words.
fn select(most: i64) -> Sql {
    Sql::new("SELECT o.uid, o.prospect_id, o.what, o.result, o.on_day, o.updated_at, o.updated_offset, o.heard,")
        .add("substr(o.decided_by, 1, ?) AS decided, substr(o.not_dared, 1, ?) AS not_dared,")
        .bind(most)
        .bind(most)
        .add("e.uid AS entry, substr(e.body, 1, ?) AS words, e.day, e.surfaced FROM outcomes AS o")
        .bind(FIRST_WORDS)
        .add("LEFT JOIN entries AS e ON e.id = o.first_heard AND e.deleted_at IS NULL")
}

fn line(row: &Row<'_>) -> rusqlite::Result<EndedLine> {
    let entry = maybe_uid(row, "entry")?;
    let surfaced = maybe_word(row, "surfaced", Surfaced::from_code)?;
    let words: Option<String> = row.get("words")?;
    let first = entry.zip(words).zip(day(row, "day")?.zip(surfaced));
    Ok(EndedLine {
        uid: uid(row, "uid")?,
        what: word(row, "what", OutcomeWhat::from_code)?,
        result: word(row, "result", OutcomeResult::from_code)?,
        on: Day(row.get("on_day")?),
        decided_by: row.get("decided")?,
        never: row.get::<_, i64>("heard")? == 1,
        first_heard: first.map(|((entry, words), (day, surfaced))| (entry, words, day, surfaced)),
        not_dared: row.get("not_dared")?,
        prospect: row.get("prospect_id")?,
        updated_at: held(row, "updated_at", "updated_offset")?,
    })
}

impl Snapshot<'_> {
    /// A prospect's latest outcome, with the first 200 characters of its words.
    pub(crate) fn latest_outcome(&self, prospect: i64) -> Result<Option<EndedLine>> {
        let sql = select(FIRST_WORDS)
            .add("WHERE o.prospect_id = ? AND o.deleted_at IS NULL ORDER BY o.on_day DESC, o.id DESC LIMIT 1")
            .bind(prospect);
        self.one(&sql, line)
    }

    /// An outcome whole.
    pub(crate) fn outcome(&self, uid: &Uid) -> Result<Option<EndedLine>> {
        let sql = select(i64::MAX).add("WHERE o.uid = ? AND o.deleted_at IS NULL").bind(uid.bytes().to_vec());
        self.one(&sql, line)
    }
}
