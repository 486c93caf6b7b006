//! What the trust model is told about one prospect: marks and days, read from indexes alone but for replies to questions.

use super::{
    Result, Snapshot,
    decode::{day, word},
    sql::Sql,
};
use crate::domain::{Day, News, Openness, QuestionState, Surfaced, Tag};
use rusqlite::{Row, types::Type};
use std::collections::HashMap;

/// The facts of one prospect, as its rows have them. Nothing of the trash is among them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct FactRows {
    /// The moments. Those that reply to a question come last, in conversation order (when held, talk, position), for
    /// which of them is the first decides in whose name the question counts; the order of the others says nothing.
    pub(crate) entries: Vec<EntryFactRow>,
    /// The questions.
    pub(crate) questions: Vec<QuestionFactRow>,
    /// The days of talks without a moment.
    pub(crate) empty_talks: Vec<Day>,
}

/// What counts of a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct EntryFactRow {
    pub(crate) id: i64,
    pub(crate) day: Day,
    pub(crate) tag: Option<Tag>,
    pub(crate) openness: Option<Openness>,
    pub(crate) news: News,
    pub(crate) surfaced: Surfaced,
    /// The question it replies to, by its place in [`FactRows::questions`].
    pub(crate) question: Option<usize>,
}

/// What counts of a question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct QuestionFactRow {
    pub(crate) id: i64,
    pub(crate) asked: Option<Day>,
    pub(crate) state: QuestionState,
    pub(crate) closed: Option<Day>,
    pub(crate) until: Option<Day>,
}

/// A value of `entries_of_prospect` that no type knows.
fn unknown(at: usize, what: impl std::fmt::Display) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(at, Type::Integer, format!("entries: {what}").into())
}

/// Columns by number, for there may be many rows: id, day, tag, openness, news, surfaced.
pub(super) fn entry_fact(row: &Row<'_>) -> rusqlite::Result<EntryFactRow> {
    let tag: Option<i64> = row.get(2)?;
    let openness: Option<i64> = row.get(3)?;
    let (news, surfaced): (i64, i64) = (row.get(4)?, row.get(5)?);
    Ok(EntryFactRow {
        id: row.get(0)?,
        day: Day(row.get(1)?),
        tag: tag.map(|code| Tag::from_code(code).ok_or_else(|| unknown(2, code))).transpose()?,
        openness: openness.map(|level| Openness::new(level).map_err(|_| unknown(3, level))).transpose()?,
        news: News::from_code(news).ok_or_else(|| unknown(4, news))?,
        surfaced: Surfaced::from_code(surfaced).ok_or_else(|| unknown(5, surfaced))?,
        question: None,
    })
}

const QUESTION: &str = "SELECT id, asked_day, state, closed_on, until FROM questions";

/// Columns by number here too.
fn question_fact(row: &Row<'_>) -> rusqlite::Result<QuestionFactRow> {
    Ok(QuestionFactRow {
        id: row.get(0)?,
        asked: day(row, 1)?,
        state: word(row, 2, QuestionState::from_code)?,
        closed: day(row, 3)?,
        until: day(row, 4)?,
    })
}

impl Snapshot<'_> {
    /// Everything the trust model takes in about a prospect.
    pub(crate) fn facts(&self, prospect: i64) -> Result<FactRows> {
        Ok(FactRows { empty_talks: self.empty_talk_days(prospect)?, ..self.told_facts(prospect)? })
    }

    /// The same without the talks in which nothing was said: who has the days as they are kept needs no more.
    pub(crate) fn told_facts(&self, prospect: i64) -> Result<FactRows> {
        let questions = self.question_facts(prospect)?;
        let replies = if questions.is_empty() { Vec::new() } else { self.replies(prospect)? };
        let places: HashMap<i64, usize> = questions.iter().enumerate().map(|(at, fact)| (fact.id, at)).collect();
        let mut tied: HashMap<i64, Option<EntryFactRow>> = replies.iter().map(|(id, _)| (*id, None)).collect();
        let mut entries = Vec::new();
        for fact in self.entry_facts(prospect)? {
            match tied.get_mut(&fact.id) {
                Some(reply) => *reply = Some(fact),
                None => entries.push(fact),
            }
        }
        entries.extend(replies.iter().filter_map(|(id, question)| {
            let fact = tied.get(id).copied().flatten()?;
            Some(EntryFactRow { question: places.get(question).copied(), ..fact })
        }));
        Ok(FactRows { entries, questions, empty_talks: Vec::new() })
    }

    /// The marks of all moments: an index holds all of them.
    fn entry_facts(&self, prospect: i64) -> Result<Vec<EntryFactRow>> {
        let sql = Sql::new("SELECT id, day, tag, openness, news, surfaced FROM entries INDEXED BY entries_of_prospect")
            .add("WHERE prospect_id = ? AND deleted_at IS NULL")
            .bind(prospect);
        self.all(&sql, entry_fact)
    }

    fn question_facts(&self, prospect: i64) -> Result<Vec<QuestionFactRow>> {
        let sql = Sql::new(QUESTION).add("WHERE prospect_id = ? AND deleted_at IS NULL ORDER BY id").bind(prospect);
        self.all(&sql, question_fact)
    }

    /// A question of a prospect and all that replies to it; `None` where it is another's or in the trash.
    pub(crate) fn facts_of_question(&self, question: i64, prospect: i64) -> Result<Option<FactRows>> {
        let sql = Sql::one(&format!("{QUESTION} WHERE id = ?"), question)
            .add("AND prospect_id = ? AND deleted_at IS NULL")
            .bind(prospect);
        let Some(fact) = self.one(&sql, question_fact)? else { return Ok(None) };
        let sql = Sql::new("SELECT id, day, tag, openness, news, surfaced FROM entries INDEXED BY entries_of_question")
            .add("WHERE question_id = ? AND prospect_id = ? AND deleted_at IS NULL")
            .bind(question)
            .bind(prospect)
            .add("ORDER BY held_at, conversation_id, position, id");
        let mut entries = self.all(&sql, entry_fact)?;
        for entry in &mut entries {
            entry.question = Some(0);
        }
        Ok(Some(FactRows { entries, questions: vec![fact], empty_talks: Vec::new() }))
    }

    /// The moments that reply to a question of the same prospect, in conversation order: entry, question.
    fn replies(&self, prospect: i64) -> Result<Vec<(i64, i64)>> {
        let sql = Sql::new("SELECT e.id, q.id FROM questions AS q INDEXED BY questions_of_prospect")
            .add("CROSS JOIN entries AS e INDEXED BY entries_of_question ON e.question_id = q.id")
            .add("WHERE q.prospect_id = ? AND q.deleted_at IS NULL AND e.prospect_id = q.prospect_id")
            .bind(prospect)
            .add("AND e.deleted_at IS NULL ORDER BY e.held_at, e.conversation_id, e.position, e.id");
        self.all(&sql, |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// The days of talks in which nothing frank was said.
    fn empty_talk_days(&self, prospect: i64) -> Result<Vec<Day>> {
        let sql = Sql::new("SELECT c.day FROM conversations AS c INDEXED BY conversations_of_prospect")
            .add("WHERE c.prospect_id = ? AND c.deleted_at IS NULL AND")
            .bind(prospect)
            .add(super::talks::EMPTY);
        self.all(&sql, |row| Ok(Day(row.get(0)?)))
    }

    /// The moments and the questions of one talk, by their row ids.
    pub(crate) fn of_talk(&self, conversation: i64) -> Result<(Vec<i64>, Vec<i64>)> {
        let ids = |table: &str| {
            let sql = Sql::one(&format!("SELECT id FROM {table} WHERE conversation_id = ?"), conversation);
            self.all(&sql, |row| row.get(0))
        };
        Ok((ids("entries")?, ids("questions")?))
    }
}
