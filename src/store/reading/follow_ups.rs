//! Promises: as lines of a list and those of one talk.

use super::{
    Place, Result, Snapshot, Step,
    decode::{day, maybe_uid, uid, word},
    sql::Sql,
    step::{By, Order},
};
use crate::domain::{Day, FollowUp, FollowUpState, Uid};
use rusqlite::Row;

/// A promise as a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FollowUpLine {
    pub(crate) place: Place,
    pub(crate) follow_up: FollowUp,
    pub(crate) prospect: Uid,
    pub(crate) prospect_name: String,
    pub(crate) conversation: Option<Uid>,
}

const WHOLE: &str = "f.id, f.uid, f.text, f.due, f.state, f.kept_on";

fn whole(row: &Row<'_>) -> rusqlite::Result<FollowUp> {
    Ok(FollowUp {
        uid: uid(row, "uid")?,
        text: row.get("text")?,
        due: day(row, "due")?,
        state: word(row, "state", FollowUpState::from_code)?,
        kept_on: day(row, "kept_on")?,
    })
}

/// What makes a group, its sorted number and columns, its index in the list of all prospects.
type Group = (&'static str, &'static str, By<'static>, &'static str);

/// When a promise was done with, the latest first, so that the list goes on where today is.
const DONE: &str = "-coalesce(f.due, f.kept_on, 0)";

/// The groups of the list, in order.
const GROUPS: [Group; 3] = [
    ("f.state = 0 AND f.due IS NOT NULL", "f.due", By::Number("f.due", "f.id"), "INDEXED BY follow_ups_due"),
    ("f.state = 0 AND f.due IS NULL", "0", By::Id("f.id"), "INDEXED BY follow_ups_due"),
    ("f.state > 0", DONE, By::Number(DONE, "f.id"), ""),
];

pub(super) fn group_of_follow_ups(group: i64, prospect: Option<i64>, step: &Step<'_>) -> Sql {
    let at = usize::try_from(group).unwrap_or(0).min(GROUPS.len() - 1);
    let (fits, number, by, index) = GROUPS[at];
    let sql = Sql::new("SELECT")
        .add(WHOLE)
        .add(&format!(", {number} AS number, p.uid AS prospect, p.name AS prospect_name, c.uid AS conversation"))
        .add("FROM follow_ups AS f")
        .add(if prospect.is_some() { "INDEXED BY follow_ups_of_prospect" } else { index })
        .add("CROSS JOIN prospects AS p ON p.id = f.prospect_id LEFT JOIN conversations AS c ON c.id = f.conversation_id")
        .add("WHERE f.deleted_at IS NULL AND")
        .add(fits);
    let sql = match prospect {
        Some(prospect) => sql.add("AND f.prospect_id = ?").bind(prospect),
        None => sql,
    };
    sql.join(&step.tail(by, Order::Up))
}

impl Snapshot<'_> {
    /// Promises of one prospect or to all: the open ones by due date, those without one, then what is done with.
    pub(crate) fn follow_ups(&self, prospect: Option<i64>, step: &Step<'_>) -> Result<Vec<FollowUpLine>> {
        step.grouped(3, |group, step| {
            self.all(&group_of_follow_ups(group, prospect, step), |row| {
                Ok(FollowUpLine {
                    place: Place::grouped(group, row.get("number")?, row.get("id")?),
                    follow_up: whole(row)?,
                    prospect: uid(row, "prospect")?,
                    prospect_name: row.get("prospect_name")?,
                    conversation: maybe_uid(row, "conversation")?,
                })
            })
        })
    }

    /// What was promised in one talk, in order.
    pub(crate) fn follow_ups_of_talk(&self, conversation: i64) -> Result<Vec<FollowUp>> {
        let sql =
            Sql::new("SELECT").add(WHOLE).add("FROM follow_ups AS f WHERE f.conversation_id = ?").bind(conversation);
        self.all(&sql.add("AND f.deleted_at IS NULL ORDER BY f.position, f.id"), whole)
    }

    /// How many promises to a prospect are open.
    pub(crate) fn open_follow_ups(&self, prospect: i64) -> Result<i64> {
        let sql = "SELECT count(*) FROM follow_ups WHERE prospect_id = ? AND state = 0 AND deleted_at IS NULL";
        self.number(&Sql::one(sql, prospect))
    }

    /// The open promise to a prospect that is due first, if by `last`; but for those of talk `besides`.
    pub(crate) fn promise_due(&self, prospect: i64, last: Day, besides: Option<i64>) -> Result<Option<(String, Day)>> {
        let sql = Sql::new("SELECT text, due FROM follow_ups INDEXED BY follow_ups_of_prospect")
            .add("WHERE prospect_id = ? AND due <= ? AND state = 0 AND deleted_at IS NULL AND conversation_id IS NOT ?")
            .bind(prospect)
            .bind(last.0)
            .bind(besides.unwrap_or(-1))
            .add("ORDER BY due, id LIMIT 1");
        self.one(&sql, |row| Ok((row.get(0)?, Day(row.get(1)?))))
    }
}
