//! What the trends of a period are told beside what a review is told of it: the book's months, which are counted already
//! ([`Snapshot::told_by_month`]), and what came after silences and receptions, streamed row after row.

use super::{
    Result, Snapshot, Sought,
    decode::{openness, word},
    review::{self, AskedLine, MomentBack, OutcomeLine, PromiseLine, Stretch},
    sql::Sql,
};
use crate::domain::{Day, News, Openness, Reception, Stage, Surfaced, Tag};
use rusqlite::Row;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// The first day of the month of a day `d`.
const MONTH: &str = "unixepoch(d * 86400, 'unixepoch', 'start of month') / 86400";

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

/// A talk that came after one in which something was met so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NextTalkLine {
    pub(crate) after: Reception,
    pub(crate) day: Day,
    /// It held a moment told directly that was open or bad news.
    pub(crate) candid: bool,
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

/// This index for the book, that one for a prospect.
const fn by(of: Option<i64>, book: &'static str, prospect: &'static str) -> &'static str {
    if of.is_some() { prospect } else { book }
}

/// `column = …`, where one prospect is meant.
fn whose(sql: Sql, column: &str, prospect: Option<i64>) -> Sql {
    match prospect {
        Some(prospect) => sql.add(&format!("{column} = ? AND")).bind(prospect),
        None => sql,
    }
}

impl Snapshot<'_> {
    /// The day of the first talk, of the book or of a prospect.
    pub(crate) fn first_talk(&self, prospect: Option<i64>) -> Result<Option<Day>> {
        let sql = Sql::new("SELECT day FROM conversations INDEXED BY").add(by(
            prospect,
            "conversations_by_time WHERE",
            "conversations_of_prospect WHERE",
        ));
        let sql = whose(sql, "prospect_id", prospect).add("deleted_at IS NULL ORDER BY held_at, id LIMIT 1");
        self.one(&sql, |row| Ok(Day(row.get(0)?)))
    }

    /// The book's tagged moments from the month of `first` to `last`, counted by month and marks.
    pub(crate) fn told_by_month(&self, first: Day, last: Day, take: impl FnMut(&ToldLine)) -> Result<()> {
        // Months are counted whole: what comes after the last day is taken off again.
        let sql =
            Sql::new("WITH counted AS (SELECT month AS day, stage, tag, openness, news, surfaced, n FROM month_facts")
                .add(&format!("WHERE month BETWEEN (SELECT {MONTH} FROM (SELECT ? AS d)) AND ?"))
                .bind(first.0)
                .bind(last.0)
                .add(&format!("UNION ALL SELECT (SELECT {MONTH} FROM (SELECT e.day AS d)) AS day, c.stage, e.tag,"))
                .add("coalesce(e.openness, 0), e.news, e.surfaced, -1 FROM entries AS e INDEXED BY entries_by_time")
                .add("CROSS JOIN conversations AS c ON c.id = e.conversation_id WHERE e.held_at > ? AND e.day > ?")
                .bind((i64::from(last.0) - 1) * DAY)
                .bind(last.0)
                .add("AND e.tag IS NOT NULL AND e.deleted_at IS NULL)")
                .add(
                    "SELECT day, stage, tag, nullif(openness, 0) AS openness, news, surfaced, sum(n) AS n FROM counted",
                )
                .add("WHERE day <= ? GROUP BY day, stage, tag, counted.openness, news, surfaced HAVING sum(n) > 0")
                .bind(last.0);
        self.each(&sql, told, take)
    }

    /// Gives `take` every moment held in these days that fits, in the order of time, one at a time.
    pub(crate) fn moments_sought(
        &self,
        stretch: Stretch,
        sought: &Sought,
        mut take: impl FnMut(&MomentBack),
    ) -> Result<()> {
        let sql = review::moments(stretch, &self.on_moments(sought)?);
        self.each(&sql, review::moment, |moment| {
            if (stretch.first..=stretch.last).contains(&moment.day) {
                take(moment);
            }
        })
    }

    /// How many prospects told something to our face at a stage in these days that can be weighed; with `sought` only what
    /// fits.
    pub(crate) fn prospects_told_at(&self, stretch: Stretch, stage: Stage, sought: Option<&Sought>) -> Result<i64> {
        let (from, to) = review::milliseconds(stretch);
        let sql = Sql::new("SELECT count(DISTINCT e.prospect_id) FROM entries AS e INDEXED BY")
            .add(by(stretch.prospect, "entries_by_time", "entries_of_prospect"))
            .add("CROSS JOIN conversations AS c ON c.id = e.conversation_id WHERE");
        let mut sql = whose(sql, "e.prospect_id", stretch.prospect)
            .add("e.deleted_at IS NULL AND e.held_at >= ? AND e.held_at < ? AND e.day BETWEEN ? AND ?")
            .bind(from)
            .bind(to)
            .bind(stretch.first.0)
            .bind(stretch.last.0)
            .add("AND c.stage = ? AND e.tag IS NOT NULL")
            .bind(stage.code())
            .add(&format!("AND e.surfaced <> {}", Surfaced::SecondHand.code()))
            .add(&format!("AND (e.openness IS NOT NULL OR e.news = {})", News::Bad.code()));
        if let Some(sought) = sought {
            sql = sql.join(&self.on_moments(sought)?);
        }
        #[cfg(test)]
        super::tests::asked(&sql);
        self.number(&sql)
    }

    /// Gives `take` every question asked or held back in these days, oldest first, one at a time.
    pub(crate) fn each_asked(&self, stretch: Stretch, mut take: impl FnMut(&AskedLine)) -> Result<()> {
        self.each(&review::asked_in(stretch), review::asked, |line| {
            if (stretch.first..=stretch.last).contains(&line.day) {
                take(line);
            }
        })
    }

    /// Gives `take` every promise due in these days, one at a time, in no order.
    pub(crate) fn each_promise(&self, stretch: Stretch, take: impl FnMut(&PromiseLine)) -> Result<()> {
        self.each(&review::promised_in(stretch), review::promise, take)
    }

    /// Gives `take` all that was won and lost in these days, oldest first, one at a time.
    pub(crate) fn each_outcome(&self, stretch: Stretch, take: impl FnMut(&OutcomeLine)) -> Result<()> {
        self.each(&review::decided_in(stretch), review::outcome, take)
    }

    /// The tagged replies to questions after which it was silent for `least` seconds or longer, with those seconds; with
    /// `sought` only those that fit.
    pub(crate) fn replies_after_silence(
        &self,
        stretch: Stretch,
        sought: Option<&Sought>,
        least: u32,
        mut take: impl FnMut(&ToldLine, u32),
    ) -> Result<()> {
        let sql = Sql::new("SELECT e.day, c.stage, e.tag, e.openness, e.news, e.surfaced, 1 AS n, q.silence")
            .add("FROM questions AS q")
            .add(by(stretch.prospect, "NOT INDEXED", "INDEXED BY questions_of_prospect"))
            .add("CROSS JOIN entries AS e INDEXED BY entries_of_question ON e.question_id = q.id")
            .add("CROSS JOIN conversations AS c ON c.id = e.conversation_id WHERE");
        let sql = whose(sql, "q.prospect_id", stretch.prospect)
            .add("q.silence >= ?")
            .bind(least)
            .add("AND q.deleted_at IS NULL");
        let sql = sql.add("AND e.tag IS NOT NULL AND e.deleted_at IS NULL AND e.day BETWEEN ? AND ?");
        let mut sql = sql.bind(stretch.first.0).bind(stretch.last.0);
        if let Some(sought) = sought {
            sql = sql.join(&self.on_moments(sought)?);
        }
        self.each(&sql, |row| Ok((told(row)?, row.get("silence")?)), |(line, seconds)| take(line, *seconds))
    }

    /// The talks of these days that came after one in which something was met so, once for each way it was. `open` = the
    /// least openness that counts as open.
    pub(crate) fn talks_after(&self, stretch: Stretch, open: u8, take: impl FnMut(&NextTalkLine)) -> Result<()> {
        let sql = Sql::new("SELECT c.day, met.reception AS after,")
            .add("EXISTS (SELECT 1 FROM entries AS t INDEXED BY entries_of_conversation")
            .add("WHERE t.conversation_id = c.id AND t.deleted_at IS NULL AND t.tag IS NOT NULL")
            .add(&format!("AND t.surfaced <> {}", Surfaced::SecondHand.code()))
            .add(&format!("AND (t.openness >= {open} OR t.news = {})) AS candid", News::Bad.code()))
            .add("FROM conversations AS c INDEXED BY")
            .add(by(stretch.prospect, "conversations_by_time", "conversations_of_prospect"))
            .add("CROSS JOIN entries AS met INDEXED BY entries_of_conversation ON met.conversation_id =")
            .add("(SELECT b.id FROM conversations AS b INDEXED BY conversations_of_prospect")
            .add("WHERE b.prospect_id = c.prospect_id AND (b.held_at, b.id) < (c.held_at, c.id) AND b.deleted_at IS NULL")
            .add("ORDER BY b.held_at DESC, b.id DESC LIMIT 1) WHERE");
        let sql =
            whose(sql, "c.prospect_id", stretch.prospect).add("c.held_at BETWEEN ? AND ? AND c.day BETWEEN ? AND ?");
        // Days are civil ones; the hours about them let an index decide.
        let sql = sql.bind((i64::from(stretch.first.0) - 1) * DAY).bind((i64::from(stretch.last.0) + 2) * DAY);
        let sql = sql.bind(stretch.first.0).bind(stretch.last.0);
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

    /// Gives `take` one row of a query after the other.
    pub(super) fn each<T>(
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
