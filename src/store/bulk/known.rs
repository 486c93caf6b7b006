//! What an import has to know of the journal to tell what is already there. Every question goes by index.

use rusqlite::{OptionalExtension, Params, Row, params};

use crate::domain::{Day, Held, OutcomeResult, OutcomeWhat, Stage, Uid, fold};
use crate::store::{connection::Snapshot, error::StoreError, rows::Table, values::List};

/// A prospect of the journal, as far as an import needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProspectThere {
    /// Its inner id.
    pub id: i64,
    /// Its name for ever.
    pub uid: Uid,
    /// Its stage.
    pub stage: Stage,
}

/// An entry that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryThere {
    /// The entry's inner id.
    pub entry: i64,
    /// Its talk's.
    pub talk: i64,
}

/// When something with the same words was held, to be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same {
    /// At this very time.
    Time(Held),
    /// At any hour of this day: the file does not know it.
    Day(Day),
}

/// Milliseconds of a day, and the farthest an offset moves one.
const DAY: i64 = 86_400_000;

impl Same {
    /// What a time of the file means: a bare day is the same as any hour of it.
    #[must_use]
    pub fn of(held: Held) -> Self {
        if held.offset.is_some() { Self::Time(held) } else { Self::Day(held.day()) }
    }

    /// The instants between which it must have been, and the day.
    fn bounds(self) -> (i64, i64, Day) {
        match self {
            Self::Time(held) => (held.at, held.at, held.day()),
            Self::Day(day) => {
                let noon = Held::on(day).at;
                (noon - 3 * DAY / 2, noon + 3 * DAY / 2, day)
            }
        }
    }
}

fn there(row: &Row<'_>) -> rusqlite::Result<ProspectThere> {
    Ok(ProspectThere { id: row.get(0)?, uid: row.get(1)?, stage: row.get(2)? })
}

impl Snapshot<'_> {
    /// The prospect of this id, in the trash or not.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read; so for all of these.
    pub fn prospect_there(&self, uid: Uid) -> Result<Option<ProspectThere>, StoreError> {
        let sql = "SELECT id, uid, stage FROM prospects WHERE uid = ?1";
        Ok(self.conn.prepare_cached(sql)?.query_row([uid], there).optional()?)
    }

    /// The prospect of this folded name, else the one that goes by it as another name; the oldest of several.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn prospect_called(&self, folded: &str) -> Result<Option<ProspectThere>, StoreError> {
        let sql = "SELECT id, uid, stage FROM prospects WHERE folded = ?1 AND deleted_at IS NULL ORDER BY id LIMIT 1";
        if let Some(found) = self.conn.prepare_cached(sql)?.query_row([folded], there).optional()? {
            return Ok(Some(found));
        }
        // The index also holds the ends of names; only a whole one is meant.
        let sql = "SELECT prospects.id, uid, stage, aliases FROM names CROSS JOIN prospects ON prospects.id = owner
                   WHERE names.folded = ?1 AND kind = 1 AND deleted_at IS NULL ORDER BY owner";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([folded])?;
        while let Some(row) = rows.next()? {
            if row.get::<_, List<String>>(3)?.0.iter().any(|alias| fold(alias) == folded) {
                return Ok(Some(there(row)?));
            }
        }
        Ok(None)
    }

    /// The inner id of the contact of this folded name at a prospect.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn person_called(&self, prospect: i64, folded: &str) -> Result<Option<i64>, StoreError> {
        self.id_where(
            "SELECT id FROM contacts WHERE prospect_id = ?1 AND folded = ?2 AND deleted_at IS NULL
             ORDER BY position, id LIMIT 1",
            params![prospect, folded],
        )
    }

    /// The inner id of a row, in the trash or not.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn id_of(&self, table: Table, uid: Uid) -> Result<Option<i64>, StoreError> {
        self.id_where(&format!("SELECT id FROM {} WHERE uid = ?1", table.name()), [uid])
    }

    /// An entry of a prospect with exactly these words, held then, of an inner id below `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn entry_there(
        &self,
        before: i64,
        prospect: i64,
        held: Same,
        text: &str,
    ) -> Result<Option<EntryThere>, StoreError> {
        let (from, to, day) = held.bounds();
        let sql = "SELECT id, conversation_id FROM entries INDEXED BY entries_of_prospect
                   WHERE prospect_id = ?1 AND held_at BETWEEN ?2 AND ?3 AND day = ?4 AND id < ?5 AND deleted_at IS NULL
                     AND body = ?6 ORDER BY held_at, id LIMIT 1";
        let found = |row: &Row<'_>| Ok(EntryThere { entry: row.get(0)?, talk: row.get(1)? });
        let mut statement = self.conn.prepare_cached(sql)?;
        Ok(statement.query_row(params![prospect, from, to, day, before, text], found).optional()?)
    }

    /// A talk of a prospect, held then, of an inner id below `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn talk_there(&self, before: i64, prospect: i64, held: Held) -> Result<Option<i64>, StoreError> {
        self.id_where(
            "SELECT id FROM conversations INDEXED BY conversations_of_prospect
             WHERE prospect_id = ?1 AND held_at = ?2 AND (held_offset IS NULL) = ?3 AND id < ?4 AND deleted_at IS NULL
             ORDER BY id LIMIT 1",
            params![prospect, held.at, held.offset.is_none(), before],
        )
    }

    /// A question of these words: of a talk, or of no talk; of an inner id below `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn question_there(
        &self,
        before: i64,
        prospect: i64,
        talk: Option<i64>,
        text: &str,
    ) -> Result<Option<i64>, StoreError> {
        match talk {
            Some(talk) => self.id_where(
                "SELECT id FROM questions WHERE conversation_id = ?1 AND text = ?2 AND id < ?3 AND deleted_at IS NULL
                 ORDER BY id LIMIT 1",
                params![talk, text, before],
            ),
            None => self.id_where(
                "SELECT id FROM questions WHERE prospect_id = ?1 AND conversation_id IS NULL AND text = ?2 AND id < ?3
                   AND deleted_at IS NULL ORDER BY id LIMIT 1",
                params![prospect, text, before],
            ),
        }
    }

    /// A promise of these words, due then: of a talk, or of no talk; of an inner id below `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn promise_there(
        &self,
        before: i64,
        prospect: i64,
        talk: Option<i64>,
        promise: (&str, Option<Day>),
    ) -> Result<Option<i64>, StoreError> {
        self.id_where(
            "SELECT id FROM follow_ups WHERE prospect_id = ?1 AND due IS ?2 AND conversation_id IS ?3 AND text = ?4
               AND id < ?5 AND deleted_at IS NULL ORDER BY id LIMIT 1",
            params![prospect, promise.1, talk, promise.0, before],
        )
    }

    /// An unsaid item of these words, of an inner id below `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn unsaid_there(&self, before: i64, prospect: i64, text: &str) -> Result<Option<i64>, StoreError> {
        self.id_where(
            "SELECT id FROM unsaid WHERE prospect_id = ?1 AND text = ?2 AND id < ?3 AND deleted_at IS NULL
             ORDER BY id LIMIT 1",
            params![prospect, text, before],
        )
    }

    /// A try at that time, of an inner id below `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn attempt_there(&self, before: i64, prospect: i64, at: Same) -> Result<Option<i64>, StoreError> {
        let (from, to, day) = at.bounds();
        self.id_where(
            "SELECT id FROM attempts WHERE prospect_id = ?1 AND held_at BETWEEN ?2 AND ?3 AND day = ?4 AND id < ?5
               AND deleted_at IS NULL ORDER BY id LIMIT 1",
            params![prospect, from, to, day, before],
        )
    }

    /// The same outcome on the same day, of an inner id below `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn outcome_there(
        &self,
        before: i64,
        prospect: i64,
        outcome: (OutcomeWhat, OutcomeResult, Day),
    ) -> Result<Option<i64>, StoreError> {
        let (what, result, on) = outcome;
        self.id_where(
            "SELECT id FROM outcomes WHERE prospect_id = ?1 AND on_day = ?2 AND what = ?3 AND result = ?4 AND id < ?5
               AND deleted_at IS NULL ORDER BY id LIMIT 1",
            params![prospect, on, what, result, before],
        )
    }

    /// A mark on this warning of a prospect, of an inner id below `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn mark_there(&self, before: i64, prospect: i64, warning: &str) -> Result<Option<i64>, StoreError> {
        self.id_where(
            "SELECT id FROM warning_marks WHERE prospect_id = ?1 AND warning = ?2 AND id < ?3 AND deleted_at IS NULL
             ORDER BY id LIMIT 1",
            params![prospect, warning, before],
        )
    }

    /// A bank question of these words, of an inner id below `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn bank_there(&self, before: i64, text: &str) -> Result<Option<i64>, StoreError> {
        self.id_where(
            "SELECT id FROM bank WHERE text = ?1 AND id < ?2 AND deleted_at IS NULL ORDER BY id LIMIT 1",
            params![text, before],
        )
    }

    /// A view of this name, of an inner id below `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn view_there(&self, before: i64, name: &str) -> Result<Option<i64>, StoreError> {
        self.id_where(
            "SELECT id FROM views WHERE name = ?1 AND id < ?2 AND deleted_at IS NULL ORDER BY id LIMIT 1",
            params![name, before],
        )
    }

    /// The place after the last row of a table in a talk or, for people and unsaid items, of a prospect.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn place_after(&self, table: Table, owner: i64) -> Result<i64, StoreError> {
        let column = if matches!(table, Table::Contacts | Table::Unsaid) { "prospect_id" } else { "conversation_id" };
        let sql = format!("SELECT coalesce(max(position) + 1, 0) FROM {} WHERE {column} = ?1", table.name());
        Ok(self.conn.prepare_cached(&sql)?.query_row([owner], |row| row.get(0))?)
    }

    fn id_where(&self, sql: &str, values: impl Params) -> Result<Option<i64>, StoreError> {
        Ok(self.conn.prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()?)
    }
}
