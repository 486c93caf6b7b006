//! One op while it is being written: new rows, rows anew, what History says.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params, types::Value};

use super::kept::Disturbed;
use super::past::Gone;
use super::writer::{OpNote, device};
use crate::domain::{Held, Ids, Moment, Uid};
use crate::store::{
    connection::Snapshot,
    error::StoreError,
    rows::{Source, Stored, Table},
};

/// How a touched row was before the op.
#[derive(Debug, Default)]
pub(super) struct Before {
    pub(super) uid: Option<Uid>,
    /// The columns that changed, as they were; `None` = the op made the row.
    pub(super) columns: Option<serde_json::Map<String, serde_json::Value>>,
    /// An entry's wording that was replaced.
    pub(super) wording: Option<String>,
}

/// The rows an import made in one table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    pub(super) first: i64,
    pub(super) last: i64,
}

/// One op in the making. What it changes stands once [`Writer::write`](super::Writer::write) returns.
#[derive(Debug)]
pub struct Change<'w> {
    pub(in crate::store) conn: &'w Connection,
    pub(super) note: &'w OpNote,
    pub(in crate::store) now: Moment,
    pub(super) ids: &'w mut Ids,
    /// The clock of every row this op touches.
    pub(in crate::store) changed: i64,
    pub(in crate::store) device: Uid,
    pub(super) op: Option<i64>,
    pub(super) undoes: Option<i64>,
    pub(super) summary: String,
    /// The summary that stands in the op's row.
    noted: String,
    pub(super) touched: BTreeMap<(Table, i64), Before>,
    /// New rows are noted as ranges, not one by one.
    pub(in crate::store) in_ranges: bool,
    pub(super) ranges: BTreeMap<Table, Range>,
    /// Prospects whose facts, and whose names, are to be made anew.
    pub(super) facts: BTreeSet<i64>,
    pub(super) names: BTreeSet<i64>,
    /// Rows the trust model takes in, as they were.
    pub(super) disturbed: Disturbed,
    /// Rows this op destroyed.
    pub(super) gone: Gone,
}

impl<'w> Change<'w> {
    pub(super) fn begin(
        conn: &'w Connection,
        note: &'w OpNote,
        now: Moment,
        ids: &'w mut Ids,
    ) -> rusqlite::Result<Self> {
        let (newest, device): (i64, _) = conn
            .prepare_cached(
                "SELECT coalesce((SELECT changed FROM ops ORDER BY id DESC LIMIT 1), 0),
                   (SELECT value FROM settings WHERE key = 'device')",
            )?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let device = self::device(conn, device, || ids.next(now.utc))?;
        Ok(Self {
            conn,
            note,
            now,
            ids,
            changed: (now.utc << 16).max(newest + 1),
            device,
            op: None,
            undoes: None,
            summary: String::new(),
            noted: String::new(),
            touched: BTreeMap::new(),
            in_ranges: false,
            ranges: BTreeMap::new(),
            facts: BTreeSet::new(),
            names: BTreeSet::new(),
            disturbed: Disturbed::default(),
            gone: Gone::default(),
        })
    }

    /// What History says of this op, as a sentence without a full stop: `wrote down 2 moments, Halvorsen`.
    pub fn say(&mut self, summary: impl Into<String>) {
        self.summary = summary.into();
    }

    /// When this op is.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }

    /// What the journal holds, this op's changes included.
    #[must_use]
    pub fn seen(&self) -> Snapshot<'_> {
        Snapshot::through(self.conn)
    }

    /// A new id.
    pub fn fresh(&mut self) -> Uid {
        self.ids.next(self.now.utc)
    }

    /// Adds a row, made now.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn add<T: Source + Clone>(&mut self, row: &T) -> Result<Stored<T>, StoreError> {
        let (uid, now) = (self.fresh(), self.now.held());
        let id = self.add_as(uid, now, now, row)?;
        let row = row.clone();
        Ok(Stored { id, uid, changed: self.changed, deleted_at: None, created: now, updated: now, row })
    }

    /// Adds a row with the id and times it brings; its inner id comes back.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn add_as<T: Source>(&mut self, uid: Uid, created: Held, updated: Held, row: &T) -> Result<i64, StoreError> {
        let mut statement = self.conn.prepare_cached(T::INSERT)?;
        let common = params![uid, self.changed, self.device, created.at, created.offset, updated.at, updated.offset];
        for (at, value) in common.iter().enumerate() {
            statement.raw_bind_parameter(at + 1, value)?;
        }
        let values = row.values()?;
        for (at, value) in values.iter().enumerate() {
            statement.raw_bind_parameter(common.len() + at + 1, value)?;
        }
        statement.raw_execute()?;
        let id = self.conn.last_insert_rowid();
        drop(statement);
        let owner = T::TABLE.prospect().and_then(|column| T::COLUMNS.iter().position(|own| *own == column));
        let prospect = match owner.map(|at| super::touch::owned(values[at].clone())).transpose()? {
            Some(Value::Integer(prospect)) => Some(prospect),
            _ => (T::TABLE == Table::Prospects).then_some(id),
        };
        self.note_new(T::TABLE, id, uid, prospect);
        Ok(id)
    }

    /// The row as it is written down here, changed now. Columns that are as they were are left alone; a row that is as
    /// it was is not touched.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn put<T: Source>(&mut self, stored: &Stored<T>) -> Result<(), StoreError> {
        let wanted = stored.row.values()?.into_iter().map(super::touch::owned).collect::<Result<Vec<_>, _>>()?;
        let now = self.now.held();
        self.set(T::TABLE, stored.id, T::COLUMNS, wanted, Some(now))
    }

    /// The op's row, made when first needed.
    pub(super) fn op(&mut self) -> Result<i64, StoreError> {
        if let Some(op) = self.op {
            return Ok(op);
        }
        let (uid, now) = (self.fresh(), self.now.held());
        let op = self
            .conn
            .prepare_cached(
                "INSERT INTO ops(uid, at, at_offset, changed, origin, verb, summary, undoes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .insert(params![
                uid,
                now.at,
                now.offset,
                self.changed,
                self.note.origin,
                self.note.verb,
                self.summary,
                self.undoes
            ])?;
        self.op = Some(op);
        self.noted.clone_from(&self.summary);
        Ok(op)
    }

    /// Notes what was touched, and makes true again what is derived from it.
    pub(super) fn finish(mut self) -> Result<(), StoreError> {
        self.note_touched()?;
        self.forget_in_history()?;
        if let Some(op) = self.op.filter(|_| self.summary != self.noted) {
            self.conn
                .prepare_cached("UPDATE ops SET summary = ?2 WHERE id = ?1 AND summary <> ?2")?
                .execute(params![op, self.summary])?;
        }
        self.refresh()
    }
}
