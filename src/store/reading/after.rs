//! What a save looks for before it says anything: which of its answers there can be at all, in one query. Most saves pay
//! back with none of them, and a command that ends at once should not prepare a query for each.

use super::{Result, Snapshot, decode::maybe_word, facts::entry_fact, sql::Sql};
use crate::domain::{Day, ObjectionState, Rhythm, Tag, Uid};
use crate::store::EntryFactRow;

/// How things stand at a prospect after something was saved.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "answers to questions that have nothing to do with each other")]
pub(crate) struct AfterSave {
    /// The prospect's row.
    pub(crate) prospect: i64,
    pub(crate) rhythm: Option<Rhythm>,
    /// The moment saved, if it is there.
    pub(crate) moment: Option<SavedMoment>,
    /// A question is planned.
    pub(crate) planned: bool,
    /// A promise is due by the day asked for.
    pub(crate) promise: bool,
    /// A question has no answer yet.
    pub(crate) pending: bool,
    /// Another prospect's objection was settled, and somebody said how.
    pub(crate) settled: bool,
}

/// The moment that was saved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SavedMoment {
    pub(crate) id: i64,
    /// Its talk.
    pub(crate) talk: i64,
    pub(crate) tag: Option<Tag>,
    pub(crate) objection: Option<ObjectionState>,
    /// A question was asked in its talk.
    pub(crate) asked: bool,
}

impl Snapshot<'_> {
    /// How things stand with a prospect, unless it is gone. Questions and promises of the moment's own talk are left out;
    /// promises are those due by `last`.
    pub(crate) fn after_save(&self, prospect: &Uid, moment: Option<&Uid>, last: Day) -> Result<Option<AfterSave>> {
        let question = |state: u8| {
            format!(
                "EXISTS (SELECT 1 FROM questions AS q INDEXED BY questions_of_prospect WHERE q.prospect_id = p.id
                   AND q.state = {state} AND q.deleted_at IS NULL AND q.conversation_id IS NOT e.conversation_id)"
            )
        };
        let sql = Sql::new("SELECT p.id, p.rhythm, e.id, e.conversation_id, e.tag, e.objection,")
            .add(&format!("{} AS planned, {} AS pending,", question(0), question(2)))
            .add("EXISTS (SELECT 1 FROM follow_ups AS f INDEXED BY follow_ups_of_prospect WHERE f.prospect_id = p.id")
            .add("AND f.due <= ? AND f.state = 0 AND f.deleted_at IS NULL AND f.conversation_id IS NOT e.conversation_id),")
            .bind(last.0)
            .add("EXISTS (SELECT 1 FROM entries AS s INDEXED BY entries_settled WHERE s.objection = 2")
            .add("AND s.settled_by <> '' AND s.deleted_at IS NULL AND s.prospect_id <> p.id),")
            .add("EXISTS (SELECT 1 FROM questions AS t WHERE t.conversation_id = e.conversation_id)")
            .add("FROM prospects AS p LEFT JOIN entries AS e ON e.uid = ? AND e.deleted_at IS NULL")
            .bind(moment.map(|uid| uid.bytes().to_vec()))
            .add("WHERE p.uid = ? AND p.deleted_at IS NULL")
            .bind(prospect.bytes().to_vec());
        self.one(&sql, |row| {
            let moment = match (row.get(2)?, row.get(3)?) {
                (Some(id), Some(talk)) => Some(SavedMoment {
                    id,
                    talk,
                    tag: maybe_word(row, "tag", Tag::from_code)?,
                    objection: maybe_word(row, "objection", ObjectionState::from_code)?,
                    asked: row.get(10)?,
                }),
                _ => None,
            };
            Ok(AfterSave {
                prospect: row.get(0)?,
                rhythm: maybe_word(row, "rhythm", Rhythm::from_code)?,
                moment,
                planned: row.get(6)?,
                pending: row.get(7)?,
                promise: row.get(8)?,
                settled: row.get(9)?,
            })
        })
    }

    /// What counts of a talk's moments; `None` where one of them is a reply to a question, and does not count by itself.
    pub(crate) fn plain_talk(&self, talk: i64) -> Result<Option<Vec<EntryFactRow>>> {
        let sql = Sql::new("SELECT id, day, tag, openness, news, surfaced, question_id FROM entries")
            .add("INDEXED BY entries_of_conversation WHERE conversation_id = ? AND deleted_at IS NULL")
            .bind(talk);
        let moments = self.all(&sql, |row| Ok((entry_fact(row)?, row.get::<_, Option<i64>>(6)?)))?;
        let is_plain = moments.iter().all(|(_, question)| question.is_none());
        Ok(is_plain.then(|| moments.into_iter().map(|(fact, _)| fact).collect()))
    }
}
