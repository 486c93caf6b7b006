//! What an import needs beside an ordinary op: one long transaction, new rows noted as ranges, the text index made at the
//! end where that is quicker, and look-ups by which a line finds what is there already.

use rusqlite::{Connection, OptionalExtension, params};

use super::{
    change::Change,
    writer::{OpNote, Writer},
};
use crate::domain::{Held, Ids, Moment, Uid};
use crate::store::{
    error::StoreError,
    rows::{Conversation, Source, Stored, Table},
};

/// The cache of a long import, and of everything else, in MiB.
const LONG: u32 = 64;
const USUAL: u32 = 2;

/// How the text index follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indexing {
    /// Row by row: for few rows beside many.
    RowByRow,
    /// Once, at the end: for many rows beside few.
    AtTheEnd,
}

/// What becomes of what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// It stands.
    All,
    /// Nothing of it: it was only to be counted, or is not to be.
    Nothing,
}

impl Writer {
    /// Runs `act` as one op whose new rows are noted as ranges. What `act` says decides whether it stands.
    ///
    /// # Errors
    /// What `act` returns, and a [`StoreError`] when the file cannot be written; nothing is written then.
    pub fn import<T, E: From<StoreError>>(
        &mut self,
        note: &OpNote,
        now: Moment,
        ids: &mut Ids,
        indexing: Indexing,
        act: impl FnOnce(&mut Change<'_>) -> Result<(T, Keep), E>,
    ) -> Result<T, E> {
        self.set_cache(LONG)?;
        let done = self.imported(note, now, ids, indexing, act);
        self.set_cache(USUAL)?;
        self.release()?;
        done
    }

    fn imported<T, E: From<StoreError>>(
        &mut self,
        note: &OpNote,
        now: Moment,
        ids: &mut Ids,
        indexing: Indexing,
        act: impl FnOnce(&mut Change<'_>) -> Result<(T, Keep), E>,
    ) -> Result<T, E> {
        let failed = |error: rusqlite::Error| StoreError::from(error).saving();
        let tx = self.begin().map_err(StoreError::saving)?;
        let triggers = if indexing == Indexing::AtTheEnd { suspend(&tx).map_err(failed)? } else { Vec::new() };
        tx.execute_batch(LATER).map_err(failed)?;
        let mut change = Change::begin(&tx, note, now, ids).map_err(failed)?;
        change.in_ranges = true;
        let (done, keep) = act(&mut change)?;
        if keep == Keep::Nothing {
            return Ok(done);
        }
        change.finish().map_err(StoreError::saving)?;
        tx.execute_batch("DROP TABLE temp.later; DROP TABLE temp.import_talks;").map_err(failed)?;
        resume(&tx, &triggers).map_err(failed)?;
        tx.commit().map_err(failed)?;
        Ok(done)
    }
}

/// References to rows that come later in the file, and the talks that lines name by a word. On the disk, for there may
/// be many.
const LATER: &str = "CREATE TEMP TABLE later (line INTEGER, field TEXT, tbl TEXT, id INTEGER, col TEXT, uid BLOB);
  CREATE TEMP TABLE import_talks (
    prospect_id INTEGER, word TEXT, talk INTEGER, PRIMARY KEY (prospect_id, word)
  ) WITHOUT ROWID;";

/// Takes the triggers of the text indexes away and gives back how they are made.
fn suspend(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_fts\\_%' ESCAPE '\\'",
    )?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: Vec<(String, String)> = found.collect::<Result<_, _>>()?;
    for (name, _) in &found {
        conn.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    Ok(found.into_iter().map(|(_, sql)| sql).collect())
}

/// Makes the text indexes anew, and their triggers.
fn resume(conn: &Connection, triggers: &[String]) -> rusqlite::Result<()> {
    if triggers.is_empty() {
        return Ok(());
    }
    conn.execute_batch(
        "INSERT INTO entries_fts(entries_fts) VALUES ('rebuild'); INSERT INTO texts_fts(texts_fts) VALUES ('rebuild');",
    )?;
    triggers.iter().try_for_each(|sql| conn.execute_batch(sql))
}

/// A reference to a row that was not there when the row that refers to it was written.
#[derive(Debug, Clone, Copy)]
pub struct Later<'l> {
    /// The line it stands in.
    pub line: u64,
    /// The field, in the file's words.
    pub field: &'l str,
    /// The row that refers.
    pub from: (Table, i64),
    /// Its column.
    pub column: &'l str,
    /// The row referred to.
    pub to: Uid,
}

impl Change<'_> {
    /// Whether the journal holds nothing yet that a line could be there already as.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read; so for all of these.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        self.flag("SELECT NOT EXISTS (SELECT 1 FROM prospects) AND NOT EXISTS (SELECT 1 FROM tombstones)", params![])
    }

    /// The largest inner id of a table: rows up to it were there before.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn last_id(&self, table: Table) -> Result<i64, StoreError> {
        let sql = format!("SELECT coalesce(max(id), 0) FROM {}", table.name());
        Ok(self.conn.query_row(&sql, [], |row| row.get(0))?)
    }

    /// The inner id of a row, in the trash or not.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn id_of(&self, table: Table, uid: Uid) -> Result<Option<i64>, StoreError> {
        let sql = format!("SELECT id FROM {} WHERE uid = ?1", table.name());
        Ok(self.conn.prepare_cached(&sql)?.query_row([uid], |row| row.get(0)).optional()?)
    }

    /// Whether a row of this id is there, or was destroyed: it is not to come (again).
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn is_known(&self, table: Table, uid: Uid) -> Result<bool, StoreError> {
        Ok(self.id_of(table, uid)?.is_some()
            || self.flag("SELECT EXISTS (SELECT 1 FROM tombstones WHERE uid = ?1)", params![uid])?)
    }

    /// Whether these words were there at this time with this prospect, among the entries up to `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn entry_was_there(&self, prospect: i64, held: Held, text: &str, before: i64) -> Result<bool, StoreError> {
        self.flag(
            "SELECT EXISTS (SELECT 1 FROM entries WHERE prospect_id = ?1 AND held_at = ?2 AND id <= ?3
               AND deleted_at IS NULL AND body = ?4)",
            params![prospect, held.at, before, text],
        )
    }

    /// Whether a row of the prospect with this text was there, up to `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn text_was_there(
        &self,
        (table, column): (Table, &str),
        prospect: i64,
        text: &str,
        before: i64,
    ) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {} WHERE prospect_id = ?1 AND id <= ?2 AND deleted_at IS NULL AND {column} = ?3)",
            table.name()
        );
        self.flag(&sql, params![prospect, before, text])
    }

    /// Whether a row that is nobody's with this text was there, up to `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn own_was_there(&self, (table, column): (Table, &str), text: &str, before: i64) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {} WHERE id <= ?1 AND deleted_at IS NULL AND {column} = ?2)",
            table.name()
        );
        self.flag(&sql, params![before, text])
    }

    /// Whether a row of the prospect with this number in a column was there, up to `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn number_was_there(
        &self,
        (table, column): (Table, &str),
        prospect: i64,
        number: i64,
        before: i64,
    ) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM {} WHERE prospect_id = ?1 AND id <= ?2 AND deleted_at IS NULL AND {column} = ?3)",
            table.name()
        );
        self.flag(&sql, params![prospect, before, number])
    }

    /// The talk held with this prospect at exactly this time, among those up to `before`; the first if there are several.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn talk_at(&self, prospect: i64, held: Held, before: i64) -> Result<Option<Stored<Conversation>>, StoreError> {
        let sql = format!(
            "{} WHERE prospect_id = ?1 AND held_at = ?2 AND (held_offset IS NULL) = ?3 AND id <= ?4 AND deleted_at IS NULL
             ORDER BY id LIMIT 1",
            Conversation::SELECT
        );
        self.one(&sql, params![prospect, held.at, held.offset.is_none(), before])
    }

    /// The talk that lines of this import call by this word.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn talk_called(&self, prospect: i64, word: &str) -> Result<Option<i64>, StoreError> {
        let mut statement =
            self.conn.prepare_cached("SELECT talk FROM temp.import_talks WHERE prospect_id = ?1 AND word = ?2")?;
        Ok(statement.query_row(params![prospect, word], |row| row.get(0)).optional()?)
    }

    /// From now on lines of this import call this talk by this word.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn call_talk(&mut self, prospect: i64, word: &str, talk: i64) -> Result<(), StoreError> {
        self.conn
            .prepare_cached("INSERT INTO temp.import_talks(prospect_id, word, talk) VALUES (?1, ?2, ?3)")?
            .execute(params![prospect, word, talk])?;
        Ok(())
    }

    /// Keeps a reference for the end of the import.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn refer_later(&mut self, later: Later<'_>) -> Result<(), StoreError> {
        let Later { line, field, from: (table, id), column, to } = later;
        self.conn
            .prepare_cached("INSERT INTO temp.later(line, field, tbl, id, col, uid) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![i64::try_from(line).unwrap_or(i64::MAX), field, table.name(), id, column, to])?;
        Ok(())
    }

    /// Sets the references that were kept. Those whose row never came are given to `missing`: line and field.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn settle_later(&mut self, mut missing: impl FnMut(u64, String)) -> Result<(), StoreError> {
        for (table, column, to) in [
            (Table::Entries, "question_id", Table::Questions),
            (Table::Unsaid, "entry_id", Table::Entries),
            (Table::Outcomes, "first_heard", Table::Entries),
        ] {
            let found = format!("(SELECT id FROM {} AS t WHERE t.uid = later.uid)", to.name());
            let sql = format!(
                "UPDATE {name} SET {column} = (SELECT {found} FROM temp.later WHERE tbl = ?1 AND later.id = {name}.id)
                 WHERE id IN (SELECT id FROM temp.later WHERE tbl = ?1 AND {found} IS NOT NULL)",
                name = table.name()
            );
            self.conn.execute_batch("CREATE INDEX IF NOT EXISTS temp.later_of_row ON later(tbl, id)")?;
            self.conn.execute(&sql, [table.name()])?;
            let sql = format!("SELECT line, field FROM temp.later WHERE tbl = ?1 AND {found} IS NULL ORDER BY rowid");
            let mut statement = self.conn.prepare(&sql)?;
            let mut rows = statement.query([table.name()])?;
            while let Some(row) = rows.next()? {
                missing(row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?);
            }
        }
        Ok(())
    }

    /// Sets a setting that is not set yet; the laptop's own id is nobody else's.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn set_if_absent(&mut self, key: &str, json: &str) -> Result<(), StoreError> {
        if key != "device" {
            self.conn
                .prepare_cached("INSERT INTO settings(key, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
                .execute(params![key, json])?;
        }
        Ok(())
    }

    fn flag(&self, sql: &str, params: &[&dyn rusqlite::ToSql]) -> Result<bool, StoreError> {
        Ok(self.conn.prepare_cached(sql)?.query_row(params, |row| row.get(0))?)
    }
}
