//! What the figures of trends count that is no moment, as lists: the same rows, chosen by the same conditions.

use super::{
    Place, Result, Snapshot, Step,
    decode::{day, maybe_uid, uid, word},
    review::Stretch,
    sql::Sql,
    step::{By, Order},
};
use crate::domain::{Became, Counted, Day, FirstTold, FollowUpState, OutcomeResult, QuestionState, Surfaced, Uid};
use rusqlite::Row;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// When a question stands in time and in lists: asked, else planned, else written down. The index `questions_by_time` is
/// of it.
pub(super) const TIME: &str = "coalesce(q.asked_at, q.planned_on * 86400000, q.created_at)";

/// The day a question counts on: asked; else planned; else written down.
pub(super) const ASKED: &str =
    "coalesce(q.asked_day, q.planned_on, (q.created_at + coalesce(q.created_offset, 0) * 60000) / 86400000)";

/// The first reply to a question.
pub(super) const REPLY: &str = "(SELECT r.uid FROM entries AS r WHERE r.question_id = q.id AND r.deleted_at IS NULL \
    ORDER BY r.held_at, r.conversation_id, r.position, r.id LIMIT 1)";

/// One of what is counted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CountedLine {
    pub(crate) place: Place,
    pub(crate) uid: Uid,
    pub(crate) prospect: Uid,
    pub(crate) prospect_name: String,
    /// Asked, due or decided on this day.
    pub(crate) day: Day,
    /// The first 200 characters.
    pub(crate) words: String,
    pub(crate) private: bool,
    pub(crate) conversation: Option<Uid>,
    /// The moment that goes with it: the first reply, or where it was first heard.
    pub(crate) entry: Option<Uid>,
    pub(crate) became: Became,
}

/// How a deal was told, as a number: the order of [`TOLD`].
fn told(known: Day) -> String {
    format!(
        "CASE WHEN o.heard = 1 THEN 2 WHEN e.id IS NULL OR e.day > {} THEN 3 WHEN e.surfaced = {} THEN 1 ELSE 0 END",
        known.0,
        Surfaced::SecondHand.code()
    )
}

const TOLD: [FirstTold; 4] = [FirstTold::ToFace, FirstTold::SecondHand, FirstTold::Never, FirstTold::NotNoted];

/// The columns, the number and the id that the list goes by.
fn columns(of: Counted, known: Day) -> (String, By<'static>) {
    let whose = "p.uid AS prospect, p.name AS prospect_name, c.uid AS conversation";
    match of {
        Counted::Questions(_) | Counted::Silences(_) | Counted::Askings(_) | Counted::NextTalks(_) => {
            let own = "q.id, q.uid, substr(q.text, 1, 200) AS words, q.private, q.state, q.silence";
            (format!("{own}, {TIME} AS number, {ASKED} AS day, {REPLY} AS entry, {whose}"), By::Number(TIME, "q.id"))
        }
        Counted::Promises => {
            let own = "f.id, f.uid, substr(f.text, 1, 200) AS words, 0 AS private, f.state, f.kept_on";
            (format!("{own}, f.due AS number, f.due AS day, NULL AS entry, {whose}"), By::Number("f.due", "f.id"))
        }
        Counted::Outcomes { .. } => {
            let own = "o.id, o.uid, substr(o.decided_by, 1, 200) AS words, 0 AS private, o.on_day AS number";
            let heard = format!("e.uid AS entry, e.day AS heard, {} AS told", told(known));
            let whose = "p.uid AS prospect, p.name AS prospect_name, NULL AS conversation";
            (format!("{own}, o.on_day AS day, {heard}, {whose}"), By::Number("o.on_day", "o.id"))
        }
    }
}

/// `FROM … WHERE …`: the rows that count, as known on a day.
fn counted(of: Counted, stretch: Stretch, known: Day) -> Sql {
    let last = stretch.last.0.min(known.0);
    let (sql, column) = match of {
        Counted::Questions(state) => (asked(stretch, last).join(&in_state(state, known)), "q.prospect_id"),
        Counted::Silences(_) | Counted::Askings(_) | Counted::NextTalks(_) => {
            let none = [QuestionState::Planned.code(), QuestionState::HeldBack.code()];
            let held = format!(
                "q.silence IS NOT NULL AND coalesce(q.held, 1) <> 0 AND q.state NOT IN ({}, {})",
                none[0], none[1]
            );
            (asked(stretch, last).add("AND").add(&held), "q.prospect_id")
        }
        Counted::Promises => (promises(stretch, &DUE, known), "f.prospect_id"),
        Counted::Outcomes { result, told: how } => (outcomes(stretch, result, how, known), "o.prospect_id"),
    };
    match stretch.prospect {
        Some(prospect) => sql.add(&format!("AND {column} = ?")).bind(prospect),
        None => sql,
    }
}

/// What a promise that was due can have become.
const DUE: [FollowUpState; 3] = [FollowUpState::Open, FollowUpState::Kept, FollowUpState::Broken];

/// Of the book the index begins anew with each state.
fn promises(stretch: Stretch, states: &[FollowUpState], known: Day) -> Sql {
    let [open, kept, broken] = DUE.map(FollowUpState::code);
    let index = if stretch.prospect.is_some() { "follow_ups_of_prospect" } else { "follow_ups_due" };
    let states: Vec<String> = states.iter().map(|state| state.code().to_string()).collect();
    Sql::new(&format!("FROM follow_ups AS f INDEXED BY {index} CROSS JOIN prospects AS p ON p.id = f.prospect_id"))
        .add("LEFT JOIN conversations AS c ON c.id = f.conversation_id WHERE f.deleted_at IS NULL")
        .add(&format!("AND f.state IN ({}) AND f.due BETWEEN ? AND ?", states.join(", ")))
        .bind(stretch.first.0)
        .bind(stretch.last.0.min(known.0))
        .add(&format!("AND (f.state = {broken} OR f.state = {kept} AND coalesce(f.kept_on, f.due) <= ?"))
        .bind(known.0)
        .add(&format!("OR f.state IN ({open}, {kept}) AND f.due < ?)"))
        .bind(known.0)
}

fn asked(stretch: Stretch, last: i32) -> Sql {
    Sql::new("FROM questions AS q INDEXED BY")
        .add(if stretch.prospect.is_some() { "questions_of_prospect" } else { "questions_by_time" })
        .add("CROSS JOIN prospects AS p ON p.id = q.prospect_id LEFT JOIN conversations AS c ON c.id = q.conversation_id")
        .add(&format!("WHERE q.deleted_at IS NULL AND {TIME} >= ? AND {TIME} < ? AND {ASKED} BETWEEN ? AND ?"))
        .bind((i64::from(stretch.first.0) - 1) * DAY)
        .bind((i64::from(last) + 2) * DAY)
        .bind(stretch.first.0)
        .bind(last)
}

/// What is not closed yet on the day it is known on is still pending.
fn in_state(state: QuestionState, known: Day) -> Sql {
    let [answered, dodged] = [QuestionState::Answered, QuestionState::Dodged].map(QuestionState::code);
    let own = Sql::new(&format!("AND (q.state = {}", state.code()));
    match state {
        QuestionState::Answered | QuestionState::Dodged => {
            own.add("AND coalesce(q.closed_on, ?) <= ?)").bind(known.0).bind(known.0)
        }
        QuestionState::Pending => {
            own.add(&format!("OR q.state IN ({answered}, {dodged}) AND q.closed_on > ?)")).bind(known.0)
        }
        QuestionState::Planned | QuestionState::HeldBack => own.add(")"),
    }
}

fn outcomes(stretch: Stretch, result: OutcomeResult, how: Option<FirstTold>, known: Day) -> Sql {
    let sql = Sql::new("FROM outcomes AS o INDEXED BY")
        .add(if stretch.prospect.is_some() { "outcomes_of_prospect" } else { "outcomes_by_day" })
        .add("CROSS JOIN prospects AS p ON p.id = o.prospect_id")
        .add("LEFT JOIN entries AS e ON e.id = o.first_heard AND e.deleted_at IS NULL WHERE o.deleted_at IS NULL")
        .add("AND o.result = ? AND o.on_day BETWEEN ? AND ? AND trim(o.decided_by, char(32, 9, 10, 13, 160)) <> ''")
        .bind(result.code())
        .bind(stretch.first.0)
        .bind(stretch.last.0.min(known.0));
    match how.and_then(|how| TOLD.iter().position(|told| *told == how)) {
        Some(at) => sql.add(&format!("AND {} = ?", told(known))).bind(i64::try_from(at).unwrap_or(0)),
        None => sql,
    }
}

fn line(of: Counted, row: &Row<'_>) -> rusqlite::Result<CountedLine> {
    let on = Day(row.get("day")?);
    let became = match of {
        Counted::Questions(state) => Became::Question { state, silence: row.get("silence")? },
        Counted::Silences(_) | Counted::Askings(_) | Counted::NextTalks(_) => {
            Became::Question { state: word(row, "state", QuestionState::from_code)?, silence: row.get("silence")? }
        }
        Counted::Promises => {
            Became::Promise { state: word(row, "state", FollowUpState::from_code)?, kept_on: day(row, "kept_on")? }
        }
        Counted::Outcomes { .. } => {
            let told = TOLD[usize::from(row.get::<_, u8>("told")?).min(TOLD.len() - 1)];
            let known = matches!(told, FirstTold::ToFace | FirstTold::SecondHand);
            let before = day(row, "heard")?.filter(|_| known).map(|heard| (on - heard).max(0));
            Became::Outcome { told, before }
        }
    };
    Ok(CountedLine {
        place: Place::number(row.get("number")?, row.get("id")?),
        uid: uid(row, "uid")?,
        prospect: uid(row, "prospect")?,
        prospect_name: row.get("prospect_name")?,
        day: on,
        words: row.get("words")?,
        private: row.get("private")?,
        conversation: maybe_uid(row, "conversation")?,
        entry: maybe_uid(row, "entry")?,
        became,
    })
}

impl Snapshot<'_> {
    /// What counts of these days, as known on a day, the latest first.
    pub(crate) fn counted(
        &self,
        of: Counted,
        stretch: Stretch,
        known: Day,
        step: &Step<'_>,
    ) -> Result<Vec<CountedLine>> {
        let (columns, by) = columns(of, known);
        let walk = |rows: &Sql| {
            let sql = Sql::new("SELECT").add(&columns).join(rows).join(&step.tail(by, Order::Down));
            self.all(&sql, |row| line(of, row))
        };
        if of != Counted::Promises || stretch.prospect.is_some() {
            return walk(&counted(of, stretch, known));
        }
        // The promises of the book: of each state as many, then the nearest of all.
        let mut lines = Vec::new();
        for state in DUE {
            lines.extend(walk(&promises(stretch, &[state], known))?);
        }
        lines.sort_unstable_by(
            |one: &CountedLine, other| {
                if step.back { one.place.cmp(&other.place) } else { other.place.cmp(&one.place) }
            },
        );
        lines.truncate(step.limit);
        Ok(lines)
    }

    /// How many that are.
    pub(crate) fn count_counted(&self, of: Counted, stretch: Stretch, known: Day) -> Result<i64> {
        self.number(&Sql::new("SELECT count(*)").join(&counted(of, stretch, known)))
    }
}
