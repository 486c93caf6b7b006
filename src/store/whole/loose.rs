//! What hangs on no talk: loose questions and promises, tries, outcomes, and the user's own setting-up; each by id.

use rusqlite::Row;

use super::{
    Whole,
    names::Names,
    part::nobodys,
    talks::{promise, question},
};
use crate::domain::{Attempt, FollowUp, Outcome, Question, Uid};
use crate::store::{
    StoreError,
    rows::{BankQuestion, SavedView, Source, Stored, WarningMark},
    values::held,
};

impl Whole<'_> {
    /// Every question that is not tied to a talk, with its prospect.
    ///
    /// # Errors
    /// What `take` returns, and [`StoreError`] when the file cannot be read; so for all of these.
    pub fn questions<E: From<StoreError>>(
        &self,
        mut take: impl FnMut(Question, Uid) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = format!(
            "SELECT prospect_id, uid, text, state, planned_on, asked_at, asked_offset, closed_on, until, silence, held,
               bank, note, note_private, private FROM questions
             WHERE deleted_at IS NULL AND {} ORDER BY uid",
            self.part.loose_questions()
        );
        self.each(&sql, |row, names| Ok((question(row, names)?, names.prospect(row, 0)?)), |(q, of)| take(q, of))
    }

    /// Every promise that is not tied to a talk, with its prospect.
    ///
    /// # Errors
    /// As [`Whole::questions`].
    pub fn follow_ups<E: From<StoreError>>(
        &self,
        mut take: impl FnMut(FollowUp, Uid) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = format!(
            "SELECT prospect_id, uid, text, due, state, kept_on FROM follow_ups WHERE conversation_id IS NULL AND {}",
            self.own()
        );
        self.each(&sql, |row, names| Ok((promise(row, names)?, names.prospect(row, 0)?)), |(p, of)| take(p, of))
    }

    /// Every try that reached nobody.
    ///
    /// # Errors
    /// As [`Whole::questions`].
    pub fn attempts<E: From<StoreError>>(&self, take: impl FnMut(Attempt) -> Result<(), E>) -> Result<(), E> {
        let sql = format!(
            "SELECT uid, prospect_id, held_at, held_offset, channel, contacts, note, note_private FROM attempts WHERE {}",
            self.own()
        );
        self.each(&sql, attempt, take)
    }

    /// Every outcome.
    ///
    /// # Errors
    /// As [`Whole::questions`].
    pub fn outcomes<E: From<StoreError>>(&self, take: impl FnMut(Outcome) -> Result<(), E>) -> Result<(), E> {
        let sql = format!(
            "SELECT uid, prospect_id, what, result, on_day, decided_by, heard,
               (SELECT uid FROM entries WHERE id = first_heard AND deleted_at IS NULL), not_dared
             FROM outcomes WHERE {}",
            self.own()
        );
        self.each(&sql, outcome, take)
    }

    /// Every mark on a warning, with its prospect.
    ///
    /// # Errors
    /// As [`Whole::questions`].
    pub fn warnings<E: From<StoreError>>(
        &self,
        mut take: impl FnMut(Stored<WarningMark>, Uid) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = format!("{} WHERE {}", WarningMark::SELECT, self.own());
        let read = |row: &Row<'_>, names: &Names| Ok((WarningMark::stored(row)?, names.prospect(row, 8)?));
        self.each(&sql, read, |(mark, of)| take(mark, of))
    }

    /// Every question of the user's own bank. They are nobody's: none with one prospect alone.
    ///
    /// # Errors
    /// As [`Whole::questions`].
    pub fn bank<E: From<StoreError>>(&self, take: impl FnMut(Stored<BankQuestion>) -> Result<(), E>) -> Result<(), E> {
        let sql = format!("{} WHERE deleted_at IS NULL AND {} ORDER BY uid", BankQuestion::SELECT, nobodys());
        self.each(&sql, |row, _| BankQuestion::stored(row), take)
    }

    /// Every saved view. They are nobody's: none with one prospect alone.
    ///
    /// # Errors
    /// As [`Whole::questions`].
    pub fn views<E: From<StoreError>>(&self, take: impl FnMut(Stored<SavedView>) -> Result<(), E>) -> Result<(), E> {
        let sql = format!("{} WHERE deleted_at IS NULL AND {} ORDER BY uid", SavedView::SELECT, nobodys());
        self.each(&sql, |row, _| SavedView::stored(row), take)
    }

    /// Rows of the part whose prospect is there, by id.
    fn own(&self) -> String {
        format!("deleted_at IS NULL AND {} ORDER BY uid", self.part.own())
    }

    fn each<T, E: From<StoreError>>(
        &self,
        sql: &str,
        read: impl Fn(&Row<'_>, &Names) -> rusqlite::Result<T>,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self.seen.conn.prepare(sql).map_err(StoreError::from)?;
        let mut rows = statement.query([self.part.bound()]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            take(read(row, &self.names).map_err(StoreError::from)?)?;
        }
        Ok(())
    }
}

fn attempt(row: &Row<'_>, names: &Names) -> rusqlite::Result<Attempt> {
    Ok(Attempt {
        uid: row.get(0)?,
        prospect: names.prospect(row, 1)?,
        at: held(row, 2)?,
        channel: row.get(4)?,
        contacts: names.contacts(row, 5)?,
        note: row.get(6)?,
        note_private: row.get(7)?,
    })
}

fn outcome(row: &Row<'_>, names: &Names) -> rusqlite::Result<Outcome> {
    let entry: Option<Uid> = row.get(7)?;
    let first_heard = match row.get::<_, i64>(6)? {
        0 => None,
        1 => Some(None),
        // The entry it was heard in may be in the trash: then it is not known any more.
        _ => entry.map(Some),
    };
    Ok(Outcome {
        uid: row.get(0)?,
        prospect: names.prospect(row, 1)?,
        what: row.get(2)?,
        result: row.get(3)?,
        on: row.get(4)?,
        decided_by: row.get(5)?,
        first_heard,
        not_dared: row.get(8)?,
    })
}
