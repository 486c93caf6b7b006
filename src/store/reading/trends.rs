//! What the measures of a period are told, of the book or of one prospect, streamed row after row: no list is kept.
//! The book's months come from what is counted already ([`Snapshot::told_by_month`]); all else walks its rows, which at a
//! million entries takes its time and can be interrupted between two of them.

use super::{
    Result, Snapshot,
    decode::{day, maybe_word, openness, word},
    sql::Sql,
};
use crate::domain::{
    Day, FollowUpState, News, ObjectionState, Openness, OutcomeResult, QuestionState, Reception, Stage, Surfaced, Tag,
};
use rusqlite::Row;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// The first day of the month of a day `d`.
const MONTH: &str = "unixepoch(d * 86400, 'unixepoch', 'start of month') / 86400";

/// Whose rows, and of which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// The prospect's row id; `None` = the book.
    pub(crate) prospect: Option<i64>,
    pub(crate) first: Day,
    pub(crate) last: Day,
}

/// Tagged moments that are alike in all that is said here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ToldLine {
    /// Their day; where months are counted, the first of theirs.
    pub(crate) day: Day,
    pub(crate) stage: Stage,
    pub(crate) tag: Tag,
    pub(crate) openness: Option<Openness>,
    pub(crate) news: News,
    pub(crate) surfaced: Surfaced,
    /// How many they are.
    pub(crate) n: u64,
}

/// One tagged moment with what else measures look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MomentLine {
    pub(crate) told: ToldLine,
    pub(crate) objection: Option<ObjectionState>,
    pub(crate) settled_on: Option<Day>,
    pub(crate) reception: Option<Reception>,
}

/// A question that was asked or held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LedgerLine {
    pub(crate) state: QuestionState,
    /// Asked; where that is not said, closed, planned or written down. Held back: planned, or written down.
    pub(crate) day: Day,
    pub(crate) closed: Option<Day>,
    pub(crate) silence: Option<u32>,
    pub(crate) held: Option<bool>,
    pub(crate) text: String,
}

/// A talk that came after one in which something was met so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NextTalkLine {
    pub(crate) after: Reception,
    pub(crate) day: Day,
    /// It held a moment told directly that was open or bad news.
    pub(crate) candid: bool,
}

/// How a quote or a prospect was won or lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HeardLine {
    pub(crate) day: Day,
    pub(crate) result: OutcomeResult,
    pub(crate) has_reason: bool,
    /// They never said before what decided it.
    pub(crate) never: bool,
    /// The tagged moment that first said it: its day, and how it came out.
    pub(crate) first: Option<(Day, Surfaced)>,
}

/// A promise with a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PromiseLine {
    pub(crate) due: Day,
    pub(crate) state: FollowUpState,
    pub(crate) kept_on: Option<Day>,
}

fn told(row: &Row<'_>) -> rusqlite::Result<ToldLine> {
    Ok(ToldLine {
        day: Day(row.get("day")?),
        stage: word(row, "stage", Stage::from_code)?,
        tag: word(row, "tag", Tag::from_code)?,
        openness: openness(row, "openness")?,
        news: word(row, "news", News::from_code)?,
        surfaced: word(row, "surfaced", Surfaced::from_code)?,
        n: row.get::<_, i64>("n")?.try_into().unwrap_or(0),
    })
}

fn moment(row: &Row<'_>) -> rusqlite::Result<MomentLine> {
    Ok(MomentLine {
        told: told(row)?,
        objection: maybe_word(row, "objection", ObjectionState::from_code)?,
        settled_on: day(row, "settled_on")?,
        reception: maybe_word(row, "reception", Reception::from_code)?,
    })
}

impl Span {
    /// `AND` held on these days, for rows with the columns `held_at` and `day` of `table`. Days are civil ones; the hours
    /// about them let an index decide.
    fn on_days(self, sql: Sql, table: &str) -> Sql {
        sql.add(&format!("{table}.held_at BETWEEN ? AND ? AND {table}.day BETWEEN ? AND ?"))
            .bind((i64::from(self.first.0) - 1) * DAY)
            .bind((i64::from(self.last.0) + 2) * DAY)
            .bind(self.first.0)
            .bind(self.last.0)
    }

    /// `column = …`, where one prospect is meant.
    fn whose(self, sql: Sql, column: &str) -> Sql {
        match self.prospect {
            Some(prospect) => sql.add(&format!("{column} = ? AND")).bind(prospect),
            None => sql,
        }
    }

    /// This index for the book, that one for a prospect.
    const fn by(self, book: &'static str, prospect: &'static str) -> &'static str {
        if self.prospect.is_some() { prospect } else { book }
    }
}

impl Snapshot<'_> {
    /// The day of the first talk, of the book or of a prospect.
    pub(crate) fn first_talk(&self, prospect: Option<i64>) -> Result<Option<Day>> {
        let span = Span { prospect, first: Day(0), last: Day(0) };
        let sql = Sql::new("SELECT day FROM conversations INDEXED BY")
            .add(span.by("conversations_by_time WHERE", "conversations_of_prospect WHERE"));
        let sql = span.whose(sql, "prospect_id").add("deleted_at IS NULL ORDER BY held_at, id LIMIT 1");
        self.one(&sql, |row| Ok(Day(row.get(0)?)))
    }

    /// The book's tagged moments from the month of `first` to `last`, counted by month and marks.
    pub(crate) fn told_by_month(&self, first: Day, last: Day, take: impl FnMut(&ToldLine)) -> Result<()> {
        // Months are counted whole: what comes after the last day is taken off again.
        let sql = Sql::new("WITH counted AS (SELECT month AS day, stage, tag, openness, news, surfaced, n FROM month_facts")
            .add(&format!("WHERE month BETWEEN (SELECT {MONTH} FROM (SELECT ? AS d)) AND ?"))
            .bind(first.0)
            .bind(last.0)
            .add(&format!("UNION ALL SELECT (SELECT {MONTH} FROM (SELECT e.day AS d)) AS day, c.stage, e.tag,"))
            .add("coalesce(e.openness, 0), e.news, e.surfaced, -1 FROM entries AS e INDEXED BY entries_by_time")
            .add("CROSS JOIN conversations AS c ON c.id = e.conversation_id WHERE e.held_at > ? AND e.day > ?")
            .bind((i64::from(last.0) - 1) * DAY)
            .bind(last.0)
            .add("AND e.tag IS NOT NULL AND e.deleted_at IS NULL)")
            .add("SELECT day, stage, tag, nullif(openness, 0) AS openness, news, surfaced, sum(n) AS n FROM counted")
            .add("WHERE day <= ? GROUP BY day, stage, tag, counted.openness, news, surfaced HAVING sum(n) > 0")
            .bind(last.0);
        self.each(&sql, told, take)
    }

    /// Every tagged moment of these days.
    pub(crate) fn moments_told(&self, span: Span, take: impl FnMut(&MomentLine)) -> Result<()> {
        let sql = Sql::new("SELECT e.day, c.stage, e.tag, e.openness, e.news, e.surfaced, 1 AS n, e.objection,")
            .add("e.settled_on, e.reception FROM entries AS e INDEXED BY")
            .add(span.by("entries_by_time", "entries_of_prospect"))
            .add("CROSS JOIN conversations AS c ON c.id = e.conversation_id WHERE");
        let sql = span.on_days(span.whose(sql, "e.prospect_id"), "e");
        self.each(&sql.add("AND e.tag IS NOT NULL AND e.deleted_at IS NULL"), moment, take)
    }

    /// Every question that was asked or held back, on whatever day.
    pub(crate) fn ledger_told(&self, prospect: Option<i64>, take: impl FnMut(&LedgerLine)) -> Result<()> {
        let written = "(q.created_at + coalesce(q.created_offset, 0) * 60000) / 86400000";
        let sql = Sql::new("SELECT q.state, q.closed_on, q.silence, q.held, substr(q.text, 1, 200) AS text, CASE q.state")
            .add(&format!("WHEN {} THEN coalesce(q.planned_on, {written})", QuestionState::HeldBack.code()))
            .add(&format!("ELSE coalesce(q.asked_day, q.closed_on, q.planned_on, {written}) END AS day"))
            .add("FROM questions AS q")
            .add(if prospect.is_some() { "INDEXED BY questions_of_prospect WHERE" } else { "NOT INDEXED WHERE" });
        let span = Span { prospect, first: Day(0), last: Day(0) };
        let sql = span.whose(sql, "q.prospect_id");
        let sql = sql.add(&format!("q.deleted_at IS NULL AND q.state <> {}", QuestionState::Planned.code()));
        let line = |row: &Row<'_>| {
            Ok(LedgerLine {
                state: word(row, "state", QuestionState::from_code)?,
                day: Day(row.get("day")?),
                closed: day(row, "closed_on")?,
                silence: row.get("silence")?,
                held: row.get("held")?,
                text: row.get("text")?,
            })
        };
        self.each(&sql, line, take)
    }

    /// The tagged replies to questions after which it was silent for `least` seconds or longer, with those seconds.
    pub(crate) fn replies_after_silence(&self, span: Span, least: u32, mut take: impl FnMut(&ToldLine, u32)) -> Result<()> {
        let sql = Sql::new("SELECT e.day, c.stage, e.tag, e.openness, e.news, e.surfaced, 1 AS n, q.silence")
            .add("FROM questions AS q")
            .add(span.by("NOT INDEXED", "INDEXED BY questions_of_prospect"))
            .add("CROSS JOIN entries AS e INDEXED BY entries_of_question ON e.question_id = q.id")
            .add("CROSS JOIN conversations AS c ON c.id = e.conversation_id WHERE");
        let sql = span.whose(sql, "q.prospect_id").add("q.silence >= ?").bind(least).add("AND q.deleted_at IS NULL");
        let sql = sql.add("AND e.tag IS NOT NULL AND e.deleted_at IS NULL AND e.day BETWEEN ? AND ?");
        let sql = sql.bind(span.first.0).bind(span.last.0);
        self.each(&sql, |row| Ok((told(row)?, row.get("silence")?)), |(line, seconds)| take(line, *seconds))
    }

    /// The talks of these days that came after one in which something was met so, once for each way it was. `open` = the
    /// least openness that counts as open.
    pub(crate) fn talks_after(&self, span: Span, open: u8, take: impl FnMut(&NextTalkLine)) -> Result<()> {
        let sql = Sql::new("SELECT c.day, met.reception AS after,")
            .add("EXISTS (SELECT 1 FROM entries AS t INDEXED BY entries_of_conversation")
            .add("WHERE t.conversation_id = c.id AND t.deleted_at IS NULL AND t.tag IS NOT NULL")
            .add(&format!("AND t.surfaced <> {}", Surfaced::SecondHand.code()))
            .add(&format!("AND (t.openness >= {open} OR t.news = {})) AS candid", News::Bad.code()))
            .add("FROM conversations AS c INDEXED BY")
            .add(span.by("conversations_by_time", "conversations_of_prospect"))
            .add("CROSS JOIN entries AS met INDEXED BY entries_of_conversation ON met.conversation_id =")
            .add("(SELECT b.id FROM conversations AS b INDEXED BY conversations_of_prospect")
            .add("WHERE b.prospect_id = c.prospect_id AND (b.held_at, b.id) < (c.held_at, c.id) AND b.deleted_at IS NULL")
            .add("ORDER BY b.held_at DESC, b.id DESC LIMIT 1) WHERE");
        let sql = span.on_days(span.whose(sql, "c.prospect_id"), "c");
        let sql = sql.add("AND c.deleted_at IS NULL AND met.reception IS NOT NULL AND met.tag IS NOT NULL");
        let sql = sql.add("AND met.deleted_at IS NULL GROUP BY c.id, met.reception");
        let line = |row: &Row<'_>| {
            Ok(NextTalkLine {
                after: word(row, "after", Reception::from_code)?,
                day: Day(row.get("day")?),
                candid: row.get("candid")?,
            })
        };
        self.each(&sql, line, take)
    }

    /// Every outcome.
    pub(crate) fn outcomes_told(&self, prospect: Option<i64>, take: impl FnMut(&HeardLine)) -> Result<()> {
        let span = Span { prospect, first: Day(0), last: Day(0) };
        let sql = Sql::new("SELECT o.on_day, o.result, o.decided_by <> '' AS has_reason, o.heard = 1 AS never,")
            .add("e.day, e.surfaced FROM outcomes AS o")
            .add(span.by("NOT INDEXED", "INDEXED BY outcomes_of_prospect"))
            .add("LEFT JOIN entries AS e ON e.id = o.first_heard AND o.heard = 2 AND e.deleted_at IS NULL")
            .add("AND e.tag IS NOT NULL WHERE");
        let line = |row: &Row<'_>| {
            Ok(HeardLine {
                day: Day(row.get("on_day")?),
                result: word(row, "result", OutcomeResult::from_code)?,
                has_reason: row.get("has_reason")?,
                never: row.get("never")?,
                first: day(row, "day")?.zip(maybe_word(row, "surfaced", Surfaced::from_code)?),
            })
        };
        self.each(&span.whose(sql, "o.prospect_id").add("o.deleted_at IS NULL"), line, take)
    }

    /// The promises due on these days.
    pub(crate) fn promises_told(&self, span: Span, take: impl FnMut(&PromiseLine)) -> Result<()> {
        let sql = Sql::new("SELECT f.due, f.state, f.kept_on FROM follow_ups AS f")
            .add(span.by("NOT INDEXED", "INDEXED BY follow_ups_of_prospect"))
            .add("WHERE");
        let sql = span.whose(sql, "f.prospect_id").add("f.due BETWEEN ? AND ? AND f.deleted_at IS NULL");
        let line = |row: &Row<'_>| {
            Ok(PromiseLine {
                due: Day(row.get("due")?),
                state: word(row, "state", FollowUpState::from_code)?,
                kept_on: day(row, "kept_on")?,
            })
        };
        self.each(&sql.bind(span.first.0).bind(span.last.0), line, take)
    }

    /// Gives `take` one row of a query after the other.
    fn each<T>(
        &self,
        sql: &Sql,
        make: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
        mut take: impl FnMut(&T),
    ) -> Result<()> {
        #[cfg(test)]
        super::tests::asked(sql);
        let mut query = self.conn.prepare_cached(sql.text())?;
        let mut rows = query.query(sql.values())?;
        while let Some(row) = rows.next()? {
            take(&make(row)?);
        }
        Ok(())
    }
}
