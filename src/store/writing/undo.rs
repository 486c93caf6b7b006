//! Taking back and bringing back. Both append an op that reverses another one; nothing is removed from the log.

use rusqlite::{OptionalExtension, params, types::Value};

use super::change::{Change, Range};
use super::touch::{from_json, odd};
use crate::domain::{Held, Uid};
use crate::store::{
    error::StoreError,
    ops::{self, Op},
    rows::Table,
};

/// What was reversed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversed {
    /// What it had been, as a sentence.
    pub summary: String,
    /// When it had been done.
    pub at: Held,
    /// What was done later destroyed something, and was passed over.
    pub past_destroyed: bool,
}

/// Why an op cannot be reversed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// There is none (left).
    Nothing,
    /// It is undone already.
    Already(String),
    /// Rows it touched were changed since; the summary of the op.
    ChangedSince(String),
    /// It destroyed something, or what it touched was destroyed.
    ForGood(String),
}

/// A row that an op touched.
struct OpRow {
    table: Table,
    id: i64,
    uid: Uid,
    before: Option<String>,
}

impl Change<'_> {
    /// Takes back the op of this id; without one, this origin's latest (in a fresh window, the journal's).
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or written.
    pub fn take_back(&mut self, op: Option<Uid>) -> Result<Result<Reversed, Refused>, StoreError> {
        let (found, passed) = match op {
            Some(uid) => (ops::named(self.conn, uid)?, None),
            None => ops::latest_standing(self.conn, &self.note.origin)?,
        };
        let Some(op) = found else {
            return Ok(Err(passed.map_or(Refused::Nothing, |op| Refused::ForGood(op.summary))));
        };
        if ops::is_undone(self.conn, op.id)? {
            return Ok(Err(Refused::Already(op.summary)));
        }
        let said = if op.undoes.is_some() { op.summary.clone() } else { format!("took back: {}", op.summary) };
        let done = self.reverse(&op, said)?;
        Ok(done.map(|reversed| Reversed { past_destroyed: passed.is_some(), ..reversed }))
    }

    /// Brings back what this origin took back last.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or written.
    pub fn bring_back(&mut self) -> Result<Result<Reversed, Refused>, StoreError> {
        let Some(undo) = ops::latest_undo(self.conn, &self.note.origin)? else { return Ok(Err(Refused::Nothing)) };
        let original = match undo.undoes {
            Some(id) => ops::of_id(self.conn, id)?,
            None => return Ok(Err(Refused::Nothing)),
        };
        let done = self.reverse(&undo, format!("brought back: {}", original.summary))?;
        Ok(done.map(|reversed| Reversed { summary: original.summary, at: original.at, ..reversed }))
    }

    /// Puts every row of the op back as it was before it, if each still stands as the op left it.
    fn reverse(&mut self, op: &Op, said: String) -> Result<Result<Reversed, Refused>, StoreError> {
        let (rows, ranges) = (self.op_rows(op.id)?, self.op_ranges(op.id)?);
        if ops::is_for_good(self.conn, op)? {
            return Ok(Err(Refused::ForGood(op.summary.clone())));
        }
        for row in &rows {
            if !self.stands(row, op.id)? {
                return Ok(Err(Refused::ChangedSince(op.summary.clone())));
            }
        }
        for (table, range) in &ranges {
            if !self.range_stands(*table, *range, op)? {
                return Ok(Err(Refused::ChangedSince(op.summary.clone())));
            }
        }
        self.undoes = Some(op.id);
        self.say(said);
        for row in rows {
            self.put_back(row, op.id)?;
        }
        for (table, range) in ranges {
            self.turn_range(table, range, op)?;
        }
        Ok(Ok(Reversed { summary: op.summary.clone(), at: op.at, past_destroyed: false }))
    }

    fn op_rows(&self, op: i64) -> Result<Vec<OpRow>, StoreError> {
        let mut statement =
            self.conn.prepare_cached("SELECT tbl, uid, before FROM op_rows WHERE op_id = ?1 ORDER BY rowid DESC")?;
        let mut found = statement.query([op])?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let table = Table::of(row.get_ref(0)?.as_str().map_err(|_| odd("History is not readable"))?)
                .ok_or_else(|| odd("History names a table that is not known"))?;
            let uid: Uid = row.get(1)?;
            let sql = format!("SELECT id FROM {} WHERE uid = ?1", table.name());
            let id = self.conn.prepare_cached(&sql)?.query_row([uid], |row| row.get(0)).optional()?;
            // A row that was destroyed has no place in History either.
            if let Some(id) = id {
                rows.push(OpRow { table, id, uid, before: row.get(2)? });
            }
        }
        Ok(rows)
    }

    fn stands(&self, row: &OpRow, op: i64) -> Result<bool, StoreError> {
        let (_, changed) = self.held_values(row.table, row.id, &["changed"])?;
        let Some(Value::Integer(changed)) = changed.into_iter().next() else { return Ok(false) };
        Ok(ops::is_as_left(self.conn, (row.table.name(), row.uid, row.id), changed, op)?)
    }

    /// The columns as they were; a row that the op made goes to the trash.
    fn put_back(&mut self, row: OpRow, op: i64) -> Result<(), StoreError> {
        let Some(before) = row.before else {
            return self.set(row.table, row.id, &["deleted_at"], vec![self.now.utc.into()], None);
        };
        let before: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&before).map_err(|_| odd("History is not readable"))?;
        let mut columns = Vec::new();
        let mut values = Vec::new();
        for (column, value) in before {
            values.push(from_json(value)?);
            columns.push(column);
        }
        if row.table == Table::Entries
            && let Some(wording) = self.wording(row.id, op)?
        {
            columns.push("body".to_owned());
            values.push(wording.into());
        }
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        self.set(row.table, row.id, &columns, values, None)
    }

    /// The wording of an entry that the op replaced.
    fn wording(&self, entry: i64, op: i64) -> Result<Option<String>, StoreError> {
        Ok(self
            .conn
            .prepare_cached("SELECT body FROM revisions WHERE entry_id = ?1 AND op_id = ?2 ORDER BY id LIMIT 1")?
            .query_row([entry, op], |row| row.get(0))
            .optional()?)
    }

    fn op_ranges(&self, op: i64) -> Result<Vec<(Table, Range)>, StoreError> {
        let mut statement =
            self.conn.prepare_cached("SELECT tbl, first_id, last_id FROM op_ranges WHERE op_id = ?1 ORDER BY rowid")?;
        let mut found = statement.query([op])?;
        let mut ranges = Vec::new();
        while let Some(row) = found.next()? {
            let table: String = row.get(0)?;
            let table = Table::of(&table).ok_or_else(|| odd("History names a table that is not known"))?;
            ranges.push((table, Range { first: row.get(1)?, last: row.get(2)? }));
        }
        Ok(ranges)
    }

    /// Whether every row of the range stands as the op left it. Only those that were touched since are looked at.
    fn range_stands(&self, table: Table, range: Range, op: &Op) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT id, uid, changed FROM {} WHERE id BETWEEN ?1 AND ?2
               AND changed <> (SELECT changed FROM ops WHERE id = ?3)",
            table.name()
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut found = statement.query(params![range.first, range.last, op.id])?;
        while let Some(row) = found.next()? {
            let (id, uid, changed) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if !ops::is_as_left(self.conn, (table.name(), uid, id), changed, op.id)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// To the trash with the range, or out of it again: one statement.
    fn turn_range(&mut self, table: Table, range: Range, op: &Op) -> Result<(), StoreError> {
        let away = self.is_making(op)?.then_some(self.now.utc);
        if let Some(column) = table.prospect() {
            let sql = format!("SELECT DISTINCT {column} FROM {} WHERE id BETWEEN ?1 AND ?2", table.name());
            let mut statement = self.conn.prepare_cached(&sql)?;
            let mut owners = statement.query([range.first, range.last])?;
            while let Some(row) = owners.next()? {
                self.touches(row.get(0)?);
            }
        }
        let sql = format!(
            "UPDATE {} SET deleted_at = ?3, changed = ?4, device = ?5 WHERE id BETWEEN ?1 AND ?2",
            table.name()
        );
        self.conn.prepare_cached(&sql)?.execute(params![range.first, range.last, away, self.changed, self.device])?;
        self.ranges.insert(table, range);
        Ok(())
    }

    /// Whether the op made (or brought back) its ranges, rather than took them away.
    fn is_making(&self, op: &Op) -> Result<bool, StoreError> {
        let mut making = true;
        let mut at = op.undoes;
        while let Some(id) = at {
            making = !making;
            at = ops::of_id(self.conn, id)?.undoes;
        }
        Ok(making)
    }
}
