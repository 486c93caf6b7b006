//! The first day of which anything is known.

use super::{Result, Snapshot, counted::TIME, decode::day, review::asked_on, sql::Sql};
use crate::domain::{Day, QuestionState};

/// What of these rows lies within two days of the first by time: days are those of the offset they were held in, so that
/// the first day may be that of a row behind the first.
fn near_first(columns: &str, from: &str, time: &str, wanted: &str, bound: &[i64]) -> Sql {
    let bind = |sql: Sql| bound.iter().fold(sql, |sql, value| sql.bind(*value));
    let sql = bind(Sql::new(&format!("SELECT {columns} FROM {from} WHERE {wanted}")));
    let first = format!("(SELECT {time} FROM {from} WHERE {wanted} ORDER BY {time} LIMIT 1)");
    bind(sql.add(&format!("AND {time} < 172800000 + {first}")))
}

/// The first days of talks, promises and ends; several where an index begins anew with each state.
fn firsts(prospect: Option<i64>) -> Vec<Sql> {
    let least = |what: &str, from: &str, wanted: &str| {
        Sql::new(&format!("SELECT {what} AS day FROM {from} WHERE deleted_at IS NULL AND {wanted}"))
    };
    let talks = |index: &str, whose: &str, bound: &[i64]| {
        let from = format!("conversations AS c INDEXED BY {index}");
        near_first("min(c.day) AS day", &from, "c.held_at", &format!("c.deleted_at IS NULL{whose}"), bound)
    };
    if let Some(prospect) = prospect {
        let own = |what: &str, table: &str| {
            least(what, &format!("{table} INDEXED BY {table}_of_prospect"), "prospect_id = ?").bind(prospect)
        };
        return vec![
            talks("conversations_of_prospect", " AND c.prospect_id = ?", &[prospect]),
            own("min(due)", "follow_ups"),
            own("min(on_day)", "outcomes"),
        ];
    }
    let due = |state: i64| {
        let wanted = "state = ? AND due IS NOT NULL ORDER BY due LIMIT 1";
        least("due", "follow_ups INDEXED BY follow_ups_due", wanted).bind(state)
    };
    let ended = least("on_day", "outcomes INDEXED BY outcomes_by_day", "true ORDER BY on_day LIMIT 1");
    vec![talks("conversations_by_time", "", &[]), due(0), due(1), due(2), ended]
}

/// The questions whose day may be the first.
fn first_asked(prospect: Option<i64>) -> Vec<Sql> {
    let columns = "q.asked_day, q.planned_on, q.created_at, q.created_offset";
    match prospect {
        Some(prospect) => {
            let from = "FROM questions AS q INDEXED BY questions_of_prospect";
            let sql = Sql::new(&format!("SELECT {columns} {from} WHERE q.deleted_at IS NULL AND q.state > 0"));
            vec![sql.add("AND q.prospect_id = ?").bind(prospect)]
        }
        None => (QuestionState::ALL.iter().filter(|state| **state != QuestionState::Planned))
            .map(|state| {
                let from = "questions AS q INDEXED BY questions_in_state";
                near_first(columns, from, TIME, "q.state = ? AND q.deleted_at IS NULL", &[state.code()])
            })
            .collect(),
    }
}

impl Snapshot<'_> {
    /// The first day of which anything is known: of a talk, of a question asked or held back, of a promise, of an end.
    /// Each is sought from the old end of an index; nothing is walked but the days beside it.
    pub(crate) fn first_day(&self, prospect: Option<i64>) -> Result<Option<Day>> {
        let mut first: Option<Day> = None;
        let mut known = |days: Vec<Day>| first = first.into_iter().chain(days).min();
        for sql in firsts(prospect) {
            known(self.all(&sql, |row| day(row, "day"))?.into_iter().flatten().collect());
        }
        for sql in first_asked(prospect) {
            known(self.all(&sql, |row| asked_on(row, 0))?);
        }
        Ok(first)
    }
}
