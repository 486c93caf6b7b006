//! What is due across all prospects: promises, planned questions, what waits in the inbox, what nobody marked. One list
//! in groups, each walked along an index of its own.

use super::{
    Place, Result, Snapshot, Step,
    decode::{day, uid},
    sql::Sql,
    step::{By, Order},
};
use crate::domain::{Day, Stage, Uid};

/// The groups of the list, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DueOf {
    Promise,
    Question,
    Inbox,
    Unmarked,
}

const GROUPS: [DueOf; 4] = [DueOf::Promise, DueOf::Question, DueOf::Inbox, DueOf::Unmarked];

/// The rows of all tables share one list: a row's number in it tells its group.
const KINDS: i64 = 4;

/// Which days count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DueDays {
    /// A promise due before this day is overdue.
    pub(crate) today: Day,
    /// A promise due after this day is not due yet.
    pub(crate) soon: Day,
    /// A moment held before this day is too long ago to be marked from memory.
    pub(crate) fresh: Day,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DueLine {
    pub(crate) place: Place,
    pub(crate) of: DueOf,
    pub(crate) uid: Uid,
    pub(crate) prospect: Uid,
    pub(crate) prospect_name: String,
    /// Due, planned or held on this day.
    pub(crate) day: Option<Day>,
    /// The first 200 characters.
    pub(crate) text: String,
    pub(crate) private: bool,
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DueCounted {
    pub(crate) overdue: i64,
    pub(crate) promises: i64,
    pub(crate) questions: i64,
    pub(crate) inbox: i64,
    pub(crate) unmarked: i64,
}

impl DueOf {
    /// Where the rows come from, the day and the words of one, the number the group is sorted by.
    const fn parts(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Promise => ("follow_ups AS t INDEXED BY follow_ups_due", "t.due", "t.text", "t.due"),
            Self::Question => {
                let number = "coalesce(t.planned_on, 0)";
                ("questions AS t INDEXED BY questions_planned", "t.planned_on", "t.text", number)
            }
            Self::Inbox => ("entries AS t INDEXED BY entries_in_inbox", "t.day", "t.body", "t.held_at"),
            Self::Unmarked => ("entries AS t INDEXED BY entries_unmarked", "t.day", "t.body", "t.held_at"),
        }
    }

    /// Which rows are due.
    fn fits(self, days: DueDays) -> Sql {
        let there = Sql::new("t.deleted_at IS NULL AND");
        match self {
            Self::Promise => there.add("t.state = 0 AND t.due <= ?").bind(days.soon.0),
            Self::Question => there.add("t.state = 0 AND p.stage <> ?").bind(Stage::Lost.code()),
            Self::Inbox => there.add("t.tag IS NULL"),
            Self::Unmarked => there
                .add("t.openness IS NULL AND t.tag IS NOT NULL AND t.surfaced < 2 AND t.held_at >= ? AND t.day >= ?")
                .bind((i64::from(days.fresh.0) - 1) * 86_400_000)
                .bind(days.fresh.0),
        }
    }

    /// A step along the group, oldest first.
    fn lines(self, days: DueDays, step: &Step<'_>) -> Sql {
        let (from, day, words, number) = self.parts();
        // A promise has no such mark.
        let private = if self == Self::Promise { "0 AS private" } else { "t.private" };
        Sql::new(&format!("SELECT t.id, t.uid, {day} AS day, {number} AS number, substr({words}, 1, 200) AS words,"))
            .add(&format!("{private}, p.uid AS prospect, p.name AS prospect_name FROM {from}"))
            .add("CROSS JOIN prospects AS p ON p.id = t.prospect_id WHERE")
            .join(&self.fits(days))
            .join(&step.tail(By::Number(number, "t.id"), Order::Up))
    }
}

impl Snapshot<'_> {
    /// What is due: promises by their day, questions by the day they were planned, moments by when they were held.
    pub(crate) fn due(&self, days: DueDays, step: &Step<'_>) -> Result<Vec<DueLine>> {
        step.grouped(KINDS, |group, step| {
            let of = GROUPS[usize::try_from(group).unwrap_or(0)];
            let from = step.from.map(|place| Place { id: place.id.div_euclid(KINDS), ..place.clone() });
            let step = step.starting(from.as_ref(), step.with, step.limit);
            self.all(&of.lines(days, &step), |row| {
                let id: i64 = row.get("id")?;
                Ok(DueLine {
                    place: Place::grouped(group, row.get("number")?, id * KINDS + group),
                    of,
                    uid: uid(row, "uid")?,
                    prospect: uid(row, "prospect")?,
                    prospect_name: row.get("prospect_name")?,
                    day: day(row, "day")?,
                    text: row.get("words")?,
                    private: row.get("private")?,
                })
            })
        })
    }

    /// How much is due, from indexes alone but for the questions' prospects.
    pub(crate) fn count_due(&self, days: DueDays) -> Result<DueCounted> {
        let count = |of: DueOf, days| {
            let joined = if of == DueOf::Question { "CROSS JOIN prospects AS p ON p.id = t.prospect_id" } else { "" };
            let sql = Sql::new(&format!("SELECT count(*) FROM {} {joined} WHERE", of.parts().0)).join(&of.fits(days));
            self.number(&sql)
        };
        let overdue = count(DueOf::Promise, DueDays { soon: days.today + -1, ..days })?;
        Ok(DueCounted {
            overdue,
            promises: count(DueOf::Promise, days)? - overdue,
            questions: count(DueOf::Question, days)?,
            inbox: count(DueOf::Inbox, days)?,
            unmarked: count(DueOf::Unmarked, days)?,
        })
    }
}
