//! Rows in, one at a time, each straight from its values.

use rusqlite::{Connection, params};

use super::{Bulk, Triggers};
use crate::domain::{Held, Uid};
use crate::store::{
    error::StoreError,
    rows::{Source, Stored, Table},
    writing::Scope,
};

/// What became of a row of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It was made; its inner id.
    Made(i64),
    /// It is there already, or was made earlier in this import; its inner id.
    There(i64),
    /// It was in the trash, and comes back with this import; its inner id.
    Back(i64),
}

impl Put {
    /// The row's inner id.
    #[must_use]
    pub fn id(self) -> i64 {
        match self {
            Self::Made(id) | Self::There(id) | Self::Back(id) => id,
        }
    }

    /// Whether the import changes anything by it.
    #[must_use]
    pub fn is_new(self) -> bool {
        !matches!(self, Self::There(_))
    }
}

/// When a row was made and last changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// Made.
    pub created: Held,
    /// Last changed.
    pub updated: Held,
}

impl Bulk<'_, '_> {
    /// Puts a row: with the id it brings, unless a row of this id is there; without one, always.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn put<T: Source>(&mut self, uid: Option<Uid>, times: Times, row: &T) -> Result<Put, StoreError> {
        let sql = if uid.is_some() { T::INSERT_NEW } else { T::INSERT };
        let brought = uid;
        let uid = uid.unwrap_or_else(|| self.change.fresh());
        let made = self.insert(sql, uid, times, row)?;
        match (made, brought) {
            (Some(id), _) => {
                self.change.note_new(T::TABLE, id, uid, None);
                Ok(Put::Made(id))
            }
            (None, _) => self.of_uid(T::TABLE, uid),
        }
    }

    fn insert<T: Source>(&self, sql: &str, uid: Uid, times: Times, row: &T) -> Result<Option<i64>, StoreError> {
        let (created, updated) = (times.created, times.updated);
        let change = &*self.change;
        let common =
            params![uid, change.changed, change.device, created.at, created.offset, updated.at, updated.offset];
        let mut statement = change.conn.prepare_cached(sql)?;
        for (at, value) in common.iter().enumerate() {
            statement.raw_bind_parameter(at + 1, value)?;
        }
        for (at, value) in row.values()?.iter().enumerate() {
            statement.raw_bind_parameter(common.len() + at + 1, value)?;
        }
        let made = statement.raw_execute()? > 0;
        Ok(made.then(|| change.conn.last_insert_rowid()))
    }

    fn of_uid(&mut self, table: Table, uid: Uid) -> Result<Put, StoreError> {
        let sql = format!("SELECT id, deleted_at IS NOT NULL FROM {} WHERE uid = ?1", table.name());
        let (id, is_trashed): (i64, bool) =
            self.change.conn.prepare_cached(&sql)?.query_row([uid], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if !is_trashed || self.trashed.last() == Some(&(table, uid)) {
            return Ok(Put::There(id));
        }
        self.trashed.push((table, uid));
        Ok(Put::Back(id))
    }

    /// The row of this id comes back, if it is in the trash.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read, or has no such row.
    pub fn bring_back(&mut self, table: Table, uid: Uid) -> Result<Put, StoreError> {
        self.of_uid(table, uid)
    }

    /// A row of before, or of this import, as it is written down here.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn set<T: Source>(&mut self, id: i64, row: T) -> Result<(), StoreError> {
        if id < self.first(T::TABLE) {
            let stored = Stored { row, ..self.change.get(id)? };
            // What is derived of a row of before follows by its triggers.
            self.triggers = None;
            let done = self.change.put(&stored);
            self.triggers = Some(Triggers::still(self.change.conn)?);
            return done;
        }
        let columns = T::COLUMNS.join(" = ?, ");
        let sql = format!("UPDATE {} SET {columns} = ? WHERE id = ?", T::TABLE.name());
        let mut statement = self.change.conn.prepare_cached(&sql)?;
        for (at, value) in row.values()?.iter().enumerate() {
            statement.raw_bind_parameter(at + 1, value)?;
        }
        statement.raw_bind_parameter(T::COLUMNS.len() + 1, id)?;
        statement.raw_execute()?;
        Ok(())
    }

    /// The row of this inner id.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read, or has no such row.
    pub fn get<T: Source>(&self, id: i64) -> Result<Stored<T>, StoreError> {
        self.change.get(id)
    }

    /// A setting that the journal has not: what it has stays.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn setting(&mut self, key: &str, value: &str) -> Result<bool, StoreError> {
        let sql = "INSERT INTO settings(key, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        Ok(self.change.conn.prepare_cached(sql)?.execute([key, value])? > 0)
    }

    /// What was in the trash comes back, with what it hangs on; the triggers go again by now.
    pub(super) fn restore_trashed(&mut self) -> Result<(), StoreError> {
        for (table, uid) in std::mem::take(&mut self.trashed) {
            self.change.restore(Scope::Row(table), uid)?;
        }
        Ok(())
    }

    pub(super) fn conn(&self) -> &Connection {
        self.change.conn
    }
}
