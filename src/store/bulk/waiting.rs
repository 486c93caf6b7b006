//! What an import has to remember beyond the line at hand, in a temporary table: memory does not grow with the file.
//!
//! Two things: which conversation a `conversation` string meant, and which rows refer to a row that comes later.

use rusqlite::{Connection, OptionalExtension, params};

use super::Bulk;
use crate::domain::Uid;
use crate::store::{error::StoreError, rows::Table};

/// A reference whose row may still come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// An entry is a reply to a question.
    Reply,
    /// An unsaid item was said by an entry.
    Said,
    /// The reason of an outcome was first heard in an entry.
    Heard,
}

/// A reference whose row did not come; it was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The line that has it.
    pub line: u64,
    /// What kind of reference.
    pub what: Waiting,
    /// The id it names.
    pub uid: Uid,
}

impl Waiting {
    const ALL: [Self; 3] = [Self::Reply, Self::Said, Self::Heard];

    /// The table and column that wait, and the table they wait for.
    const fn columns(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Reply => ("entries", "question_id", "questions"),
            Self::Said => ("unsaid", "entry_id", "entries"),
            Self::Heard => ("outcomes", "first_heard", "entries"),
        }
    }
}

/// Begins with nothing to remember.
pub(super) fn open(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS import_talks (name BLOB PRIMARY KEY, talk INTEGER NOT NULL) STRICT, WITHOUT ROWID;
         CREATE TEMP TABLE IF NOT EXISTS import_waiting (
           what INTEGER NOT NULL, id INTEGER NOT NULL, uid BLOB NOT NULL, line INTEGER NOT NULL) STRICT;
         DELETE FROM temp.import_talks; DELETE FROM temp.import_waiting;",
    )
}

impl Bulk<'_, '_> {
    /// The talk that goes by this name (a hash of 16 bytes: the name itself is not written to the temporary file).
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn talk_called(&self, name: &[u8; 16]) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT talk FROM temp.import_talks WHERE name = ?1";
        Ok(self.conn().prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Remembers which talk goes by this name.
    ///
    /// # Errors
    /// [`StoreError`] when the temporary file cannot be written.
    pub fn call_talk(&mut self, name: &[u8; 16], talk: i64) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO temp.import_talks(name, talk) VALUES (?1, ?2)";
        self.conn().prepare_cached(sql)?.execute(params![name, talk])?;
        Ok(())
    }

    /// The row `id` of this import waits for the row of this uid.
    ///
    /// # Errors
    /// [`StoreError`] when the temporary file cannot be written.
    pub fn wait(&mut self, what: Waiting, id: i64, uid: Uid, line: u64) -> Result<(), StoreError> {
        let sql = "INSERT INTO temp.import_waiting(what, id, uid, line) VALUES (?1, ?2, ?3, ?4)";
        self.conn().prepare_cached(sql)?.execute(params![what as i64, id, uid, line.cast_signed()])?;
        Ok(())
    }

    /// Gives what waited its rows. What did not come is left out, and named (the first `most`).
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn settle(&mut self, most: usize) -> Result<Vec<Left>, StoreError> {
        let mut left = Vec::new();
        for what in Waiting::ALL {
            let (table, column, other) = what.columns();
            let sql = format!(
                "UPDATE {table} SET {column} = (
                   SELECT there.id FROM temp.import_waiting AS waiting CROSS JOIN {other} AS there ON there.uid = waiting.uid
                   WHERE waiting.rowid = came.place)
                 FROM (SELECT max(rowid) AS place, id FROM temp.import_waiting WHERE what = ?1 GROUP BY id) AS came
                 WHERE {table}.id = came.id"
            );
            self.conn().execute(&sql, [what as i64])?;
            let sql = format!(
                "SELECT line, uid FROM temp.import_waiting
                 WHERE what = ?1 AND NOT EXISTS (SELECT 1 FROM {other} AS there WHERE there.uid = import_waiting.uid)
                 ORDER BY rowid LIMIT ?2"
            );
            let mut statement = self.conn().prepare(&sql)?;
            let mut rows = statement.query(params![what as i64, i64::try_from(most).unwrap_or(i64::MAX)])?;
            while let Some(row) = rows.next()? {
                left.push(Left { line: row.get::<_, i64>(0)?.cast_unsigned(), what, uid: row.get(1)? });
            }
        }
        // Heard in an entry that never came: not said when.
        let skipped = "UPDATE outcomes SET heard = 0 WHERE heard = 2 AND first_heard IS NULL AND id >= ?1";
        self.conn().execute(skipped, [self.first(Table::Outcomes)])?;
        left.sort_by_key(|one| one.line);
        left.truncate(most);
        Ok(left)
    }
}
