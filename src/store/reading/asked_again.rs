//! Every time one question was asked, as a list: which question a row asks is for whoever knows the bank to say, so that
//! rows are streamed along an index until enough of them are wanted.

use super::{
    Place, Result, Snapshot, Step,
    askings::{self, AskingLine},
    counted::{ASKED, CountedLine, REPLY, TIME},
    decode::{maybe_uid, uid},
    review::{self, Stretch},
    sql::Sql,
    step::{By, Order},
};
use crate::domain::{Became, Day, Uid};
use rusqlite::Row;

/// Which times are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Times {
    /// Those asked within these days, whatever came of them; `window` = days after the asking that something may come in.
    Asked {
        /// So many days.
        window: i32,
    },
    /// Those after which a silence was held.
    Silent,
}

/// One time it was asked.
struct Time {
    id: i64,
    number: i64,
    asking: AskingLine,
    uid: Uid,
    prospect: Uid,
    prospect_name: String,
    day: Day,
    private: bool,
    conversation: Option<Uid>,
    entry: Option<Uid>,
    silence: Option<u32>,
}

fn time(row: &Row<'_>) -> rusqlite::Result<Time> {
    Ok(Time {
        id: row.get("id")?,
        number: row.get("number")?,
        asking: askings::line(row)?,
        uid: uid(row, "uid")?,
        prospect: uid(row, "prospect")?,
        prospect_name: row.get("prospect_name")?,
        day: Day(row.get("counts_on")?),
        private: row.get("private")?,
        conversation: maybe_uid(row, "conversation")?,
        entry: maybe_uid(row, "entry")?,
        silence: row.get("silence")?,
    })
}

impl Time {
    fn listed(self, became: Became) -> CountedLine {
        let Self { id, number, asking, uid, prospect, prospect_name, day, private, conversation, entry, .. } = self;
        let words = asking.text.chars().take(200).collect();
        let place = Place::number(number, id);
        CountedLine { place, uid, prospect, prospect_name, day, words, private, conversation, entry, became }
    }
}

/// The times asked of these days; of those that do not say when, all.
fn times(which: Times, stretch: Stretch, step: &Step<'_>) -> Sql {
    let (whose, index) = match stretch.prospect {
        Some(_) => ("AND q.prospect_id = ?", "questions_of_prospect"),
        None => ("", "questions_by_time"),
    };
    let own = format!("p.uid AS prospect, p.name AS prospect_name, c.uid AS conversation, {TIME} AS number");
    let sql = Sql::new("SELECT").add(askings::ASKED).add(",");
    let (came, sql) = match which {
        Times::Asked { window } => {
            let counts = format!("coalesce(q.asked_day, q.closed_on, r.day, {ASKED}) AS counts_on,");
            (Some(window), sql.add(askings::CAME).add(", r.uid AS entry,").add(&counts))
        }
        Times::Silent => {
            let own = format!(", {REPLY} AS entry, {ASKED} AS counts_on,");
            (None, sql.add(askings::NOT_ASKED_WHAT_CAME).add(&own))
        }
    };
    let sql = sql
        .add("q.id, q.private, q.silence,")
        .add(&own)
        .add(&format!("FROM questions AS q INDEXED BY {index}"))
        .add("CROSS JOIN prospects AS p ON p.id = q.prospect_id LEFT JOIN conversations AS c ON c.id = q.conversation_id");
    let sql = match came {
        Some(window) => sql.join(&askings::came(window)),
        None => sql,
    };
    let sql = sql.add("WHERE q.deleted_at IS NULL AND q.state >= 2");
    let sql = match which {
        Times::Asked { .. } => sql
            .add("AND (q.asked_day IS NULL OR q.asked_day BETWEEN ? AND ?)")
            .bind(stretch.first.0)
            .bind(stretch.last.0),
        Times::Silent => {
            let (from, to) = review::milliseconds(stretch);
            sql.add("AND q.silence IS NOT NULL AND coalesce(q.held, 1) <> 0")
                .add(&format!("AND {TIME} >= ? AND {TIME} < ? AND {ASKED} BETWEEN ? AND ?"))
                .bind(from)
                .bind(to)
                .bind(stretch.first.0)
                .bind(stretch.last.0)
        }
    };
    let sql = match stretch.prospect {
        Some(prospect) => sql.add(whose).bind(prospect),
        None => sql,
    };
    // As many as it takes until enough are wanted.
    let all = step.starting(step.from, step.with, usize::MAX);
    sql.join(&all.tail(By::Number(TIME, "q.id"), Order::Down))
}

impl Snapshot<'_> {
    /// The bank question and the words of a question, unless it is in the trash.
    pub(crate) fn question_asked(&self, uid: &Uid) -> Result<Option<(Option<String>, String)>> {
        let sql = Sql::one("SELECT bank, text FROM questions WHERE uid = ?", uid.bytes().to_vec());
        self.one(&sql.add("AND deleted_at IS NULL"), |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Times asked that `wanted` says became something, with the seconds of silence given to it, the latest first.
    pub(crate) fn times_asked(
        &self,
        which: Times,
        stretch: Stretch,
        step: &Step<'_>,
        mut wanted: impl FnMut(&AskingLine, Option<u32>) -> Option<Became>,
    ) -> Result<Vec<CountedLine>> {
        let sql = times(which, stretch, step);
        #[cfg(test)]
        super::tests::asked(&sql);
        let mut query = self.conn.prepare_cached(sql.text())?;
        let mut rows = query.query(sql.values())?;
        let mut found = Vec::new();
        while found.len() < step.limit
            && let Some(row) = rows.next()?
        {
            let time = time(row)?;
            if let Some(became) = wanted(&time.asking, time.silence) {
                found.push(time.listed(became));
            }
        }
        Ok(found)
    }
}
