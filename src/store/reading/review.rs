//! What happened over a stretch of days, of one prospect or of the book: moments streamed, questions, promises and
//! outcomes as rows.

use super::{
    Result, Snapshot,
    counted::TIME,
    decode::{day, held, maybe_uid, maybe_word, openness, uid, word},
    sql::Sql,
};
use crate::domain::{
    Day, FollowUpState, News, ObjectionState, Openness, OutcomeResult, QuestionState, Reception, Stage, Surfaced, Tag,
    Uid,
};
use rusqlite::Row;

/// Whose, and from which day to which, both included.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch {
    pub(crate) prospect: Option<i64>,
    pub(crate) first: Day,
    pub(crate) last: Day,
}

/// What counts of a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct MomentBack {
    pub(crate) id: i64,
    pub(crate) day: Day,
    pub(crate) stage: Stage,
    pub(crate) tag: Option<Tag>,
    pub(crate) openness: Option<Openness>,
    pub(crate) news: News,
    pub(crate) surfaced: Surfaced,
    pub(crate) reception: Option<Reception>,
    pub(crate) objection: Option<ObjectionState>,
    pub(crate) settled_on: Option<Day>,
    pub(crate) private: bool,
}

/// A question that was asked, or not dared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AskedLine {
    pub(crate) uid: Uid,
    pub(crate) prospect: Uid,
    pub(crate) prospect_name: String,
    pub(crate) conversation: Option<Uid>,
    pub(crate) text: String,
    pub(crate) bank: Option<String>,
    pub(crate) state: QuestionState,
    /// The day it was asked; else planned; else written down.
    pub(crate) day: Day,
    pub(crate) closed: Option<Day>,
    pub(crate) silence: Option<u32>,
    pub(crate) held: Option<bool>,
    pub(crate) private: bool,
}

/// A promise with its day.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PromiseLine {
    pub(crate) uid: Uid,
    pub(crate) prospect: Uid,
    pub(crate) prospect_name: String,
    pub(crate) conversation: Option<Uid>,
    pub(crate) text: String,
    pub(crate) due: Day,
    pub(crate) state: FollowUpState,
    pub(crate) kept_on: Option<Day>,
}

/// A quote or prospect won or lost.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OutcomeLine {
    pub(crate) prospect: Uid,
    pub(crate) prospect_name: String,
    pub(crate) result: OutcomeResult,
    pub(crate) day: Day,
    pub(crate) decided_by: String,
    /// They never told it.
    pub(crate) never: bool,
    /// When it was first heard, how it came out there, and whether that is private.
    pub(crate) heard: Option<(Day, Surfaced, bool)>,
}

/// A day in the milliseconds of `held_at`, with room for every offset before it.
const fn before(day: Day) -> i64 {
    (day.0 as i64 - 1) * 86_400_000
}

/// The same behind it.
const fn behind(day: Day) -> i64 {
    (day.0 as i64 + 2) * 86_400_000
}

/// From which millisecond on, and before which, whatever is of these days was held.
pub(super) const fn milliseconds(stretch: Stretch) -> (i64, i64) {
    (before(stretch.first), behind(stretch.last))
}

fn of(sql: Sql, column: &str, prospect: Option<i64>) -> Sql {
    match prospect {
        Some(prospect) => sql.add(&format!("AND {column} = ?")).bind(prospect),
        None => sql,
    }
}

/// The moments about these days that fit `also` (which begins with `AND`, on `e` and `c`), in the order of time.
pub(super) fn moments(stretch: Stretch, also: &Sql) -> Sql {
    let Stretch { prospect, first, last } = stretch;
    let index = if prospect.is_some() { "entries_of_prospect" } else { "entries_by_time" };
    let sql = Sql::new("SELECT e.id, e.day, c.stage, e.tag, e.openness, e.news, e.surfaced, e.reception,")
        .add("e.objection, e.settled_on, e.private")
        .add(&format!("FROM entries AS e INDEXED BY {index}"))
        .add("CROSS JOIN conversations AS c ON c.id = e.conversation_id")
        .add("WHERE e.deleted_at IS NULL AND e.held_at >= ? AND e.held_at < ?")
        .bind(before(first))
        .bind(behind(last));
    of(sql, "e.prospect_id", prospect).join(also).add("ORDER BY e.held_at, e.id")
}

/// The columns of [`moments`], by number: there may be as many as the journal has.
pub(super) fn moment(row: &Row<'_>) -> rusqlite::Result<MomentBack> {
    Ok(MomentBack {
        id: row.get(0)?,
        day: Day(row.get(1)?),
        stage: word(row, 2, Stage::from_code)?,
        tag: maybe_word(row, 3, Tag::from_code)?,
        openness: openness(row, 4)?,
        news: word(row, 5, News::from_code)?,
        surfaced: word(row, 6, Surfaced::from_code)?,
        reception: maybe_word(row, 7, Reception::from_code)?,
        objection: maybe_word(row, 8, ObjectionState::from_code)?,
        settled_on: day(row, 9)?,
        private: row.get(10)?,
    })
}

/// The day a question was asked, the day it was planned, and when it was written down with its offset, from this column on:
/// the first of them that is known.
pub(super) fn asked_on(row: &Row<'_>, from: usize) -> rusqlite::Result<Day> {
    let written = held(row, from + 2, from + 3)?.day();
    Ok(day(row, from)?.or(day(row, from + 1)?).unwrap_or(written))
}

/// The columns of [`asked_in`], by number too.
pub(super) fn asked(row: &Row<'_>) -> rusqlite::Result<AskedLine> {
    Ok(AskedLine {
        uid: uid(row, 0)?,
        text: row.get(1)?,
        bank: row.get(2)?,
        state: word(row, 3, QuestionState::from_code)?,
        day: asked_on(row, 4)?,
        closed: day(row, 8)?,
        silence: row.get(9)?,
        held: row.get(10)?,
        private: row.get(11)?,
        prospect: uid(row, 12)?,
        prospect_name: row.get(13)?,
        conversation: maybe_uid(row, 14)?,
    })
}

pub(super) fn promise(row: &Row<'_>) -> rusqlite::Result<PromiseLine> {
    Ok(PromiseLine {
        uid: uid(row, "uid")?,
        prospect: uid(row, "prospect")?,
        prospect_name: row.get("prospect_name")?,
        conversation: maybe_uid(row, "conversation")?,
        text: row.get("text")?,
        due: Day(row.get("due")?),
        state: word(row, "state", FollowUpState::from_code)?,
        kept_on: day(row, "kept_on")?,
    })
}

pub(super) fn outcome(row: &Row<'_>) -> rusqlite::Result<OutcomeLine> {
    let heard = match (day(row, "heard_day")?, maybe_word(row, "surfaced", Surfaced::from_code)?) {
        (Some(day), Some(surfaced)) => Some((day, surfaced, row.get("private")?)),
        _ => None,
    };
    Ok(OutcomeLine {
        prospect: uid(row, "prospect")?,
        prospect_name: row.get("prospect_name")?,
        result: word(row, "result", OutcomeResult::from_code)?,
        day: Day(row.get("on_day")?),
        decided_by: row.get("decided_by")?,
        never: row.get::<_, i64>("heard")? == 1,
        heard,
    })
}

/// The questions asked or held back about these days, oldest first.
pub(super) fn asked_in(stretch: Stretch) -> Sql {
    let index = if stretch.prospect.is_some() { "questions_of_prospect" } else { "questions_by_time" };
    let sql = Sql::new("SELECT q.uid, q.text, q.bank, q.state, q.asked_day, q.planned_on, q.created_at,")
        .add("q.created_offset, q.closed_on, q.silence, q.held, q.private, p.uid AS prospect,")
        .add("p.name AS prospect_name, c.uid AS conversation")
        .add(&format!("FROM questions AS q INDEXED BY {index} CROSS JOIN prospects AS p ON p.id = q.prospect_id"))
        .add("LEFT JOIN conversations AS c ON c.id = q.conversation_id")
        .add(&format!("WHERE q.deleted_at IS NULL AND q.state > 0 AND {TIME} >= ? AND {TIME} < ?"))
        .bind(before(stretch.first))
        .bind(behind(stretch.last));
    of(sql, "q.prospect_id", stretch.prospect).add(&format!("ORDER BY {TIME}, q.id"))
}

/// The promises due in these days, in no order: of the book the index begins anew with each state.
pub(super) fn promised_in(stretch: Stretch) -> Sql {
    let index = if stretch.prospect.is_some() { "follow_ups_of_prospect" } else { "follow_ups_due" };
    let sql = Sql::new("SELECT f.uid, f.text, f.due, f.state, f.kept_on, p.uid AS prospect,")
        .add("p.name AS prospect_name, c.uid AS conversation")
        .add(&format!("FROM follow_ups AS f INDEXED BY {index} CROSS JOIN prospects AS p ON p.id = f.prospect_id"))
        .add("LEFT JOIN conversations AS c ON c.id = f.conversation_id")
        .add("WHERE f.deleted_at IS NULL AND f.state IN (0, 1, 2) AND f.due BETWEEN ? AND ?")
        .bind(i64::from(stretch.first.0))
        .bind(i64::from(stretch.last.0));
    of(sql, "f.prospect_id", stretch.prospect)
}

/// What was won and lost in these days, oldest first.
pub(super) fn decided_in(stretch: Stretch) -> Sql {
    let index = if stretch.prospect.is_some() { "outcomes_of_prospect" } else { "outcomes_by_day" };
    let sql = Sql::new("SELECT p.uid AS prospect, p.name AS prospect_name, o.result, o.on_day, o.decided_by, o.heard,")
        .add("e.day AS heard_day, e.surfaced, e.private")
        .add(&format!("FROM outcomes AS o INDEXED BY {index}"))
        .add("CROSS JOIN prospects AS p ON p.id = o.prospect_id")
        .add("LEFT JOIN entries AS e ON e.id = o.first_heard AND e.deleted_at IS NULL")
        .add("WHERE o.deleted_at IS NULL AND o.on_day BETWEEN ? AND ?")
        .bind(i64::from(stretch.first.0))
        .bind(i64::from(stretch.last.0));
    of(sql, "o.prospect_id", stretch.prospect).add("ORDER BY o.on_day, o.id")
}

impl Snapshot<'_> {
    /// Gives `take` every moment held in these days, in the order of time, one at a time.
    pub(crate) fn moments_between(&self, stretch: Stretch, mut take: impl FnMut(&MomentBack)) -> Result<()> {
        let sql = moments(stretch, &Sql::default());
        #[cfg(test)]
        super::tests::asked(&sql);
        let mut query = self.conn.prepare_cached(sql.text())?;
        let mut rows = query.query(sql.values())?;
        while let Some(row) = rows.next()? {
            let moment = moment(row)?;
            // Days are those of the offset they were held in: the milliseconds only come near.
            if (stretch.first..=stretch.last).contains(&moment.day) {
                take(&moment);
            }
        }
        Ok(())
    }

    /// The questions asked or held back in these days, oldest first.
    pub(crate) fn asked_between(&self, stretch: Stretch) -> Result<Vec<AskedLine>> {
        let mut lines = self.all(&asked_in(stretch), asked)?;
        lines.retain(|line| (stretch.first..=stretch.last).contains(&line.day));
        Ok(lines)
    }

    /// The promises due in these days, by their day.
    pub(crate) fn promises_between(&self, stretch: Stretch) -> Result<Vec<PromiseLine>> {
        self.all(&promised_in(stretch).add("ORDER BY f.due, f.id"), promise)
    }
}
