//! Noting how a row was before it is touched: the one place where source rows are updated.

use rusqlite::{
    params,
    types::{ToSqlOutput, Value},
};
use serde_json::{Map, Value as Json};

use super::change::{Before, Change, Range};
use crate::domain::{Held, Uid};
use crate::store::{
    error::{Doing, StoreError, Why},
    rows::Table,
};

/// The wording of an entry is noted in `revisions`, not with the op.
const WORDING: (Table, &str) = (Table::Entries, "body");

impl Change<'_> {
    /// A row that this op made, and the prospect it belongs to.
    pub(in crate::store) fn note_new(&mut self, table: Table, id: i64, uid: Uid, prospect: Option<i64>) {
        if self.in_ranges {
            let range = self.ranges.entry(table).or_insert(Range { first: id, last: id });
            range.last = id;
            // Whose it is the import says once a prospect, not once a row.
            return;
        }
        self.touched.insert((table, id), Before { uid: Some(uid), ..Before::default() });
        self.disturbed.made(table, id);
        if let Some(prospect) = prospect {
            self.stale_of(table, prospect);
        }
    }

    /// Sets columns of a row and notes those that change; `updated` moves its time of change along with them.
    pub(super) fn set(
        &mut self,
        table: Table,
        id: i64,
        columns: &[&str],
        wanted: Vec<Value>,
        updated: Option<Held>,
    ) -> Result<(), StoreError> {
        let (uid, held) = self.held_values(table, id, columns)?;
        let mut changes: Vec<(&str, Value, Value)> = columns
            .iter()
            .zip(held.into_iter().zip(wanted))
            .filter(|(_, (held, wanted))| held != wanted)
            .map(|(column, (held, wanted))| (*column, held, wanted))
            .collect();
        if changes.is_empty() {
            return Ok(());
        }
        if let Some(updated) = updated {
            let times = ["updated_at", "updated_offset"];
            let (_, held) = self.held_values(table, id, &times)?;
            let wanted = [Value::from(updated.at), updated.offset.map_or(Value::Null, |o| i64::from(o).into())];
            changes.extend(times.into_iter().zip(held.into_iter().zip(wanted)).map(|(c, (h, w))| (c, h, w)));
        }
        self.stale(table, id)?;
        self.disturb(table, id)?;
        self.update(table, id, &changes)?;
        self.note_before(table, id, uid, changes)?;
        self.stale(table, id)
    }

    fn update(&self, table: Table, id: i64, changes: &[(&str, Value, Value)]) -> Result<(), StoreError> {
        let mut sql = format!("UPDATE {} SET changed = ?1, device = ?2", table.name());
        for (column, ..) in changes {
            sql.push_str(", ");
            sql.push_str(column);
            sql.push_str(" = ?");
        }
        sql.push_str(" WHERE id = ?");
        let mut statement = self.conn.prepare_cached(&sql)?;
        statement.raw_bind_parameter(1, self.changed)?;
        statement.raw_bind_parameter(2, self.device)?;
        for (at, (.., wanted)) in changes.iter().enumerate() {
            statement.raw_bind_parameter(at + 3, wanted)?;
        }
        statement.raw_bind_parameter(changes.len() + 3, id)?;
        statement.raw_execute()?;
        Ok(())
    }

    /// Keeps what stood in the columns, if this op has not touched them before.
    fn note_before(
        &mut self,
        table: Table,
        id: i64,
        uid: Uid,
        changes: Vec<(&str, Value, Value)>,
    ) -> Result<(), StoreError> {
        if self.ranges.get(&table).is_some_and(|range| (range.first..=range.last).contains(&id)) {
            return Ok(());
        }
        let fresh = Before { uid: Some(uid), columns: Some(Map::new()), wording: None };
        let before = self.touched.entry((table, id)).or_insert(fresh);
        let Some(columns) = &mut before.columns else { return Ok(()) };
        for (column, held, _) in changes {
            match held {
                Value::Text(wording) if (table, column) == WORDING => {
                    before.wording.get_or_insert(wording);
                }
                held => {
                    columns.entry(column).or_insert(to_json(held)?);
                }
            }
        }
        Ok(())
    }

    /// The row's uid, and what stands in these columns.
    pub(super) fn held_values(&self, table: Table, id: i64, columns: &[&str]) -> Result<(Uid, Vec<Value>), StoreError> {
        let sql = format!("SELECT uid, {} FROM {} WHERE id = ?1", columns.join(", "), table.name());
        Ok(self.conn.prepare_cached(&sql)?.query_row([id], |row| {
            let values = (1..=columns.len()).map(|at| row.get::<_, Value>(at)).collect::<Result<_, _>>()?;
            Ok((row.get(0)?, values))
        })?)
    }

    /// What is derived from this row is to be made anew.
    pub(super) fn stale(&mut self, table: Table, id: i64) -> Result<(), StoreError> {
        let Some(column) = table.prospect() else { return Ok(()) };
        let prospect = if table == Table::Prospects {
            id
        } else {
            let sql = format!("SELECT {column} FROM {} WHERE id = ?1", table.name());
            self.conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?
        };
        self.stale_of(table, prospect);
        Ok(())
    }

    fn stale_of(&mut self, table: Table, prospect: i64) {
        self.facts.insert(prospect);
        if matches!(table, Table::Prospects | Table::Contacts) {
            self.names.insert(prospect);
        }
    }

    /// Writes down what was touched, with the op.
    pub(super) fn note_touched(&mut self) -> Result<(), StoreError> {
        let touched = std::mem::take(&mut self.touched);
        for ((table, id), before) in touched {
            let op = self.op()?;
            let columns = before.columns.map(|columns| Json::Object(columns).to_string());
            self.conn
                .prepare_cached(
                    "INSERT INTO op_rows(op_id, tbl, uid, before, changed_after) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![op, table.name(), before.uid, columns, self.changed])?;
            if let Some(wording) = before.wording {
                self.conn
                    .prepare_cached("INSERT INTO revisions(entry_id, op_id, at, body) VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![id, op, self.now.utc, wording])?;
            }
        }
        for (table, range) in std::mem::take(&mut self.ranges) {
            let op = self.op()?;
            self.conn
                .prepare_cached(
                    "INSERT INTO op_ranges(op_id, tbl, first_id, last_id, changed_after) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![op, table.name(), range.first, range.last, self.changed])?;
        }
        Ok(())
    }
}

/// A value on its own.
pub(super) fn owned(value: ToSqlOutput<'_>) -> rusqlite::Result<Value> {
    match value {
        ToSqlOutput::Borrowed(value) => {
            Value::try_from(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
        }
        ToSqlOutput::Owned(value) => Ok(value),
        _ => Err(rusqlite::Error::InvalidQuery),
    }
}

/// A column's value as the op-log keeps it.
fn to_json(value: Value) -> Result<Json, StoreError> {
    match value {
        Value::Null => Ok(Json::Null),
        Value::Integer(number) => Ok(number.into()),
        Value::Text(text) => Ok(text.into()),
        Value::Real(_) | Value::Blob(_) => Err(odd("a column of a type that source rows do not have")),
    }
}

/// The same back.
pub(super) fn from_json(value: Json) -> Result<Value, StoreError> {
    match value {
        Json::Null => Ok(Value::Null),
        Json::String(text) => Ok(Value::Text(text)),
        Json::Number(number) => {
            number.as_i64().map(Value::Integer).ok_or_else(|| odd("a number in History is not whole"))
        }
        _ => Err(odd("a value in History is of no known type")),
    }
}

/// Something that only a damaged or foreign-made journal has.
pub(super) fn odd(said: &str) -> StoreError {
    StoreError { doing: Doing::Saving, why: Why::Other(said.to_owned()) }
}
