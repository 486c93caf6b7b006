//! Questions: as lines of a list and those of one talk.

use super::{
    Place, Result, Snapshot, Step,
    counted::TIME,
    decode::{day, held, maybe_uid, maybe_word, uid, word},
    sql::Sql,
    step::{By, Order},
};
use crate::domain::{Day, Question, QuestionState, Reception, Stage, Uid};
use rusqlite::Row;

/// A question as a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct QuestionLine {
    pub(crate) place: Place,
    pub(crate) question: Question,
    pub(crate) prospect_id: i64,
    pub(crate) prospect: Uid,
    pub(crate) prospect_name: String,
    pub(crate) conversation: Option<Uid>,
    /// The stage of its talk.
    pub(crate) stage: Option<Stage>,
    /// The first reply: its first 200 characters and its id.
    pub(crate) reply: Option<(String, Uid)>,
    /// How I met that.
    pub(crate) reception: Option<Reception>,
}

/// A question of one prospect as far as it can be the same as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SameLine {
    /// Its place among the questions.
    pub(crate) place: Place,
    pub(crate) bank: Option<String>,
    pub(crate) text: String,
}

const WHOLE: &str = "q.id, q.uid, q.text, q.state, q.planned_on, q.asked_at, q.asked_offset, q.asked_day, q.closed_on, \
    q.until, q.silence, q.held, q.bank, q.note, q.note_private, q.private";

/// The columns of [`WHOLE`], by number: a prospect may have been asked hundreds. With its row and the day it was asked.
fn whole(row: &Row<'_>) -> rusqlite::Result<(i64, Question, Option<Day>)> {
    let asked: Option<i64> = row.get(5)?;
    let question = Question {
        uid: uid(row, 1)?,
        text: row.get(2)?,
        state: word(row, 3, QuestionState::from_code)?,
        planned_on: day(row, 4)?,
        asked_at: asked.map(|_| held(row, 5, 6)).transpose()?,
        closed_on: day(row, 8)?,
        until: day(row, 9)?,
        silence: row.get(10)?,
        held: row.get(11)?,
        bank: row.get(12)?,
        note: row.get(13)?,
        note_private: row.get(14)?,
        private: row.get(15)?,
    };
    Ok((row.get(0)?, question, day(row, 7)?))
}

/// The columns of [`lines`].
fn line(row: &Row<'_>) -> rusqlite::Result<QuestionLine> {
    let (id, question, _) = whole(row)?;
    let words: Option<String> = row.get(22)?;
    Ok(QuestionLine {
        place: Place::number(row.get(16)?, id),
        question,
        prospect_id: row.get(17)?,
        prospect: uid(row, 18)?,
        prospect_name: row.get(19)?,
        conversation: maybe_uid(row, 20)?,
        stage: maybe_word(row, 21, Stage::from_code)?,
        reply: words.zip(maybe_uid(row, 23)?),
        reception: maybe_word(row, 24, Reception::from_code)?,
    })
}

impl Snapshot<'_> {
    /// Questions of one prospect or of all, newest first.
    pub(crate) fn questions(&self, prospect: Option<i64>, step: &Step<'_>) -> Result<Vec<QuestionLine>> {
        self.all(&questions(prospect, step), line)
    }

    /// Questions of the book in this state, newest first.
    pub(crate) fn questions_in(&self, state: QuestionState, step: &Step<'_>) -> Result<Vec<QuestionLine>> {
        self.all(&questions_in(state, step), line)
    }

    /// How many questions there are in each state that any is in.
    pub(crate) fn count_questions(&self) -> Result<Vec<(QuestionState, i64)>> {
        let sql = Sql::new("SELECT state, count(*) AS n FROM questions INDEXED BY questions_in_state")
            .add("WHERE deleted_at IS NULL GROUP BY state");
        self.all(&sql, |row| Ok((word(row, "state", QuestionState::from_code)?, row.get("n")?)))
    }

    /// All questions of a prospect with the day each was asked, in the order they were written down.
    pub(crate) fn all_questions(&self, prospect: i64) -> Result<Vec<(Question, Option<Day>)>> {
        let sql = Sql::new("SELECT")
            .add(WHOLE)
            .add("FROM questions AS q WHERE q.prospect_id = ? AND q.deleted_at IS NULL ORDER BY q.id")
            .bind(prospect);
        self.all(&sql, |row| whole(row).map(|(_, question, asked)| (question, asked)))
    }

    /// The questions of a prospect in this state, as far as one can be the same as another.
    pub(crate) fn questions_to_compare(&self, prospect: i64, state: QuestionState) -> Result<Vec<SameLine>> {
        let sql = Sql::new(&format!("SELECT q.id, q.bank, q.text, {TIME} FROM questions AS q"))
            .add("INDEXED BY questions_of_prospect WHERE q.prospect_id = ? AND q.state = ? AND q.deleted_at IS NULL")
            .bind(prospect)
            .bind(state.code());
        self.all(&sql, |row| {
            Ok(SameLine { place: Place::number(row.get(3)?, row.get(0)?), bank: row.get(1)?, text: row.get(2)? })
        })
    }

    /// The questions of one talk, in order.
    pub(crate) fn questions_of_talk(&self, conversation: i64) -> Result<Vec<Question>> {
        let sql =
            Sql::new("SELECT").add(WHOLE).add("FROM questions AS q WHERE q.conversation_id = ?").bind(conversation);
        let sql = sql.add("AND q.deleted_at IS NULL ORDER BY q.position, q.id");
        self.all(&sql, |row| whole(row).map(|(_, question, _)| question))
    }

    /// One question by its row id, unless it is in the trash.
    pub(crate) fn question_of(&self, id: i64) -> Result<Option<Question>> {
        let sql =
            Sql::new("SELECT").add(WHOLE).add("FROM questions AS q WHERE q.id = ? AND q.deleted_at IS NULL").bind(id);
        self.one(&sql, |row| whole(row).map(|(_, question, _)| question))
    }

    /// How many questions there are at a prospect.
    pub(crate) fn question_count(&self, prospect: i64) -> Result<i64> {
        self.number(&Sql::one("SELECT count(*) FROM questions WHERE prospect_id = ? AND deleted_at IS NULL", prospect))
    }

    /// The question that has waited longest in this state at a prospect, but for those of talk `besides`.
    pub(crate) fn oldest_question(
        &self,
        prospect: i64,
        state: QuestionState,
        besides: Option<i64>,
    ) -> Result<Option<(Question, Option<Day>)>> {
        let sql = Sql::new("SELECT")
            .add(WHOLE)
            .add("FROM questions AS q WHERE q.prospect_id = ? AND q.state = ? AND q.deleted_at IS NULL")
            .bind(prospect)
            .bind(state.code())
            .add("AND q.conversation_id IS NOT ?")
            .bind(besides.unwrap_or(-1))
            .add(&format!("ORDER BY {TIME}, q.id LIMIT 1"));
        self.one(&sql, |row| whole(row).map(|(_, question, asked)| (question, asked)))
    }
}

/// Lines along an index.
fn lines(index: &str) -> Sql {
    Sql::new("SELECT")
        .add(WHOLE)
        .add(&format!(", {TIME} AS time, q.prospect_id, p.uid AS prospect, p.name AS prospect_name, c.uid AS conversation, c.stage,"))
        .add("substr(r.body, 1, 200) AS reply_words, r.uid AS reply, r.reception FROM questions AS q")
        .add("INDEXED BY")
        .add(index)
        .add("CROSS JOIN prospects AS p ON p.id = q.prospect_id LEFT JOIN conversations AS c ON c.id = q.conversation_id")
        .add("LEFT JOIN entries AS r ON r.id = (SELECT e.id FROM entries AS e WHERE e.question_id = q.id")
        .add("AND e.deleted_at IS NULL ORDER BY e.held_at, e.conversation_id, e.position, e.id LIMIT 1)")
        .add("WHERE q.deleted_at IS NULL")
}

fn questions_in(state: QuestionState, step: &Step<'_>) -> Sql {
    let sql = lines("questions_in_state").add("AND q.state = ?").bind(state.code());
    sql.join(&step.tail(By::Number(TIME, "q.id"), Order::Down))
}

pub(super) fn questions(prospect: Option<i64>, step: &Step<'_>) -> Sql {
    let sql = match prospect {
        Some(prospect) => lines("questions_of_prospect").add("AND q.prospect_id = ?").bind(prospect),
        None => lines("questions_by_time"),
    };
    sql.join(&step.tail(By::Number(TIME, "q.id"), Order::Down))
}
