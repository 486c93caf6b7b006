//! Looking up rows to change them.

use rusqlite::{OptionalExtension, params};

use super::change::Change;
use crate::domain::{Channel, Held, Uid};
use crate::store::{
    error::StoreError,
    rows::{Contact, Conversation, Prospect, Question, Source, Stored},
};

/// Two moments this close (ms) with the same prospect and channel are of one talk.
pub const JOIN_MS: i64 = 2 * 60 * 60 * 1000;

impl Change<'_> {
    /// The row of this id, in the trash or not.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn find<T: Source>(&self, uid: Uid) -> Result<Option<Stored<T>>, StoreError> {
        self.one(&format!("{} WHERE uid = ?1", T::SELECT), params![uid])
    }

    /// The row of this inner id.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read, or has no such row.
    pub fn get<T: Source>(&self, id: i64) -> Result<Stored<T>, StoreError> {
        let sql = format!("{} WHERE id = ?1", T::SELECT);
        Ok(self.conn.prepare_cached(&sql)?.query_row([id], T::stored)?)
    }

    /// The rows of a prospect that are not in the trash, in order of making.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn of_prospect<T: Source>(&self, prospect: i64) -> Result<Vec<Stored<T>>, StoreError> {
        self.all(&format!("{} WHERE prospect_id = ?1 AND deleted_at IS NULL ORDER BY id", T::SELECT), params![prospect])
    }

    /// The rows of a talk that are not in the trash, in their order there.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn of_talk<T: Source>(&self, talk: i64) -> Result<Vec<Stored<T>>, StoreError> {
        let sql = format!("{} WHERE conversation_id = ?1 AND deleted_at IS NULL ORDER BY position, id", T::SELECT);
        self.all(&sql, params![talk])
    }

    /// The rows of a talk, those in the trash too: what is copied from the talk follows it there as well.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn ever_of_talk<T: Source>(&self, talk: i64) -> Result<Vec<Stored<T>>, StoreError> {
        self.all(&format!("{} WHERE conversation_id = ?1 ORDER BY position, id", T::SELECT), params![talk])
    }

    /// The prospect of this folded name, in use; the oldest if there are several.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn prospect_named(&self, folded: &str) -> Result<Option<Stored<Prospect>>, StoreError> {
        let sql = format!("{} WHERE folded = ?1 AND deleted_at IS NULL ORDER BY id LIMIT 1", Prospect::SELECT);
        self.one(&sql, params![folded])
    }

    /// The prospect that goes by this folded name as another name.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn prospect_called(&self, folded: &str) -> Result<Option<Stored<Prospect>>, StoreError> {
        let mut owners =
            self.conn.prepare_cached("SELECT owner FROM names WHERE folded = ?1 AND kind = 1 ORDER BY owner")?;
        let mut owners = owners.query([folded])?;
        while let Some(row) = owners.next()? {
            let prospect: Stored<Prospect> = self.get(row.get(0)?)?;
            // The index also holds the ends of names; only a whole one is meant.
            if prospect.row.aliases.0.iter().any(|alias| crate::domain::fold(alias) == folded) {
                return Ok(Some(prospect));
            }
        }
        Ok(None)
    }

    /// The person of this folded name at a prospect.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn contact_named(&self, prospect: i64, folded: &str) -> Result<Option<Stored<Contact>>, StoreError> {
        let sql = format!(
            "{} WHERE prospect_id = ?1 AND folded = ?2 AND deleted_at IS NULL ORDER BY position, id LIMIT 1",
            Contact::SELECT
        );
        self.one(&sql, params![prospect, folded])
    }

    /// The question of a talk with exactly these words.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn question_of_talk(&self, talk: i64, text: &str) -> Result<Option<Stored<Question>>, StoreError> {
        let sql = format!(
            "{} WHERE conversation_id = ?1 AND text = ?2 AND deleted_at IS NULL ORDER BY id LIMIT 1",
            Question::SELECT
        );
        self.one(&sql, params![talk, text])
    }

    /// The talk that a moment of this prospect, channel and time joins: the nearest within two hours. A talk whose hour
    /// is not known joins only with its own day.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn talk_near(
        &self,
        prospect: i64,
        channel: Channel,
        held: Held,
    ) -> Result<Option<Stored<Conversation>>, StoreError> {
        let sql = format!(
            "{} WHERE prospect_id = ?1 AND held_at BETWEEN ?2 - ?3 AND ?2 + ?3 AND channel = ?4 AND deleted_at IS NULL
               AND (held_offset IS NULL) = ?5 ORDER BY abs(held_at - ?2), id LIMIT 1",
            Conversation::SELECT
        );
        self.one(&sql, params![prospect, held.at, JOIN_MS, channel, held.offset.is_none()])
    }

    /// The place after the last in a talk (or, for loose rows and people, of a prospect).
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn next_position<T: Source>(&self, owner: Owner) -> Result<i64, StoreError> {
        let (column, id) = match owner {
            Owner::Prospect(id) => ("prospect_id", id),
            Owner::Talk(id) => ("conversation_id", id),
        };
        let sql = format!("SELECT coalesce(max(position) + 1, 0) FROM {} WHERE {column} = ?1", T::TABLE.name());
        Ok(self.conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
    }

    pub(super) fn one<T: Source>(
        &self,
        sql: &str,
        params: &[&dyn rusqlite::ToSql],
    ) -> Result<Option<Stored<T>>, StoreError> {
        Ok(self.conn.prepare_cached(sql)?.query_row(params, T::stored).optional()?)
    }

    fn all<T: Source>(&self, sql: &str, params: &[&dyn rusqlite::ToSql]) -> Result<Vec<Stored<T>>, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params, T::stored)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Whose places are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A prospect's.
    Prospect(i64),
    /// A talk's.
    Talk(i64),
}
