//! Every time a question was asked, with what came of it: what the measure of questions is told, streamed in one pass.

use super::{
    Result, Snapshot,
    decode::{day, openness, uid, word},
    sql::Sql,
};
use crate::domain::{Day, News, Openness, QuestionState, Surfaced, Uid, wording};
use rusqlite::{Connection, Row, functions::FunctionFlags};
use std::hash::{DefaultHasher, Hash, Hasher};

/// One asking.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AskingLine {
    pub(crate) uid: Uid,
    /// The prospect's row id.
    pub(crate) prospect: i64,
    /// The bank question it came from.
    pub(crate) bank: Option<String>,
    /// The words.
    pub(crate) text: String,
    pub(crate) state: QuestionState,
    pub(crate) asked: Option<Day>,
    pub(crate) closed: Option<Day>,
    /// The first reply told directly; where there is none, the next moment told directly on the days from the asking on.
    pub(crate) came: Option<CameLine>,
}

/// A moment told directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CameLine {
    pub(crate) day: Day,
    pub(crate) openness: Option<Openness>,
    pub(crate) news: News,
    /// It is tied to the question.
    pub(crate) is_reply: bool,
}

/// Moments told directly, the first in conversation order: `which` says of which. The index holds days as milliseconds
/// of an unknown offset, so that a day either way may belong; `day` decides.
fn first(which: &str) -> String {
    format!(
        "SELECT e.id FROM entries AS e {which} AND e.deleted_at IS NULL AND e.tag IS NOT NULL AND e.surfaced <> {} \
         ORDER BY e.held_at, e.conversation_id, e.position, e.id LIMIT 1",
        Surfaced::SecondHand.code()
    )
}

/// A number that is the same for questions whose words are the same: by it they come one after the other, and what is
/// sorted on the disk holds nobody's words.
const SAME_WORDS: &str = "same_words";

/// Lets SQL sort by it.
pub(in crate::store) fn register(conn: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function(SAME_WORDS, 1, flags, |context| {
        let mut hasher = DefaultHasher::new();
        wording(context.get_raw(0).as_str().unwrap_or_default()).hash(&mut hasher);
        Ok(hasher.finish().cast_signed())
    })
}

/// `LEFT JOIN entries AS r …`: what came of a question `q` that was asked. `window` = days after the asking.
pub(super) fn came(window: i32) -> Sql {
    let reply = first("INDEXED BY entries_of_question WHERE e.question_id = q.id");
    let next = first(&format!(
        "INDEXED BY entries_of_prospect WHERE e.prospect_id = q.prospect_id \
         AND e.held_at BETWEEN (q.asked_day - 1) * 86400000 AND (q.asked_day + {window} + 2) * 86400000 \
         AND e.day BETWEEN q.asked_day AND q.asked_day + {window}",
    ));
    Sql::new(&format!("LEFT JOIN entries AS r ON r.id = coalesce(({reply}), ({next}))"))
}

/// The askings of one prospect or of the book, those of the same words together: of these days, and of those that do not
/// say when, all. `window` = days after the asking.
pub(super) fn askings(prospect: Option<i64>, days: Option<(Day, Day)>, window: i32) -> Sql {
    let (index, whose) = match prospect {
        Some(_) => ("INDEXED BY questions_of_prospect", "AND q.prospect_id = ?"),
        None => ("NOT INDEXED", ""),
    };
    // The limit is none; without one SQLite would take the order of a part for needless.
    let sql = Sql::new("WITH sorted AS MATERIALIZED (SELECT q.id FROM questions AS q")
        .add(index)
        .add(&format!("WHERE q.deleted_at IS NULL AND q.state >= {}", QuestionState::Pending.code()))
        .add(whose)
        .add(if days.is_some() { "AND (q.asked_day IS NULL OR q.asked_day BETWEEN ? AND ?)" } else { "" })
        .add(&format!("ORDER BY {SAME_WORDS}(q.text), q.id LIMIT -1)"))
        .add("SELECT")
        .add(ASKED)
        .add(",")
        .add(CAME)
        .add("FROM sorted CROSS JOIN questions AS q ON q.id = sorted.id")
        .join(&came(window));
    let sql = match prospect {
        Some(prospect) => sql.bind(prospect),
        None => sql,
    };
    match days {
        Some((first, last)) => sql.bind(first.0).bind(last.0),
        None => sql,
    }
}

/// What [`line()`] reads: of the question …
pub(super) const ASKED: &str = "q.uid, q.prospect_id, q.bank, q.text, q.state, q.asked_day, q.closed_on";
/// … then of what came of it, …
pub(super) const CAME: &str = "r.day, r.openness, r.news, r.question_id IS q.id";
/// … or that nothing is asked of that.
pub(super) const NOT_ASKED_WHAT_CAME: &str = "NULL, NULL, NULL, 0";

/// An asking from the first columns of a row, by number: they are counted by the thousand.
pub(super) fn line(row: &Row<'_>) -> rusqlite::Result<AskingLine> {
    let came = match day(row, 7)? {
        Some(day) => Some(CameLine {
            day,
            openness: openness(row, 8)?,
            news: word(row, 9, News::from_code)?,
            is_reply: row.get(10)?,
        }),
        None => None,
    };
    Ok(AskingLine {
        uid: uid(row, 0)?,
        prospect: row.get(1)?,
        bank: row.get(2)?,
        text: row.get(3)?,
        state: word(row, 4, QuestionState::from_code)?,
        asked: day(row, 5)?,
        closed: day(row, 6)?,
        came,
    })
}

impl Snapshot<'_> {
    /// Gives `take` every asking of one prospect or of the book, one at a time; with `days`, of these and of those that do
    /// not say when.
    pub(crate) fn askings(
        &self,
        prospect: Option<i64>,
        days: Option<(Day, Day)>,
        window: i32,
        mut take: impl FnMut(&AskingLine),
    ) -> Result<()> {
        let sql = askings(prospect, days, window);
        let mut query = self.conn.prepare_cached(sql.text())?;
        let mut rows = query.query(sql.values())?;
        while let Some(row) = rows.next()? {
            take(&line(row)?);
        }
        Ok(())
    }
}
