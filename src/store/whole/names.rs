//! Who is behind the numbers by which rows refer to prospects and people.

use std::collections::HashMap;

use rusqlite::{Connection, Row};

use crate::domain::Uid;
use crate::store::values::List;

/// Prospects and people that are there, by inner id.
#[derive(Debug)]
pub(super) struct Names {
    prospects: HashMap<i64, Uid>,
    contacts: HashMap<i64, Uid>,
}

impl Names {
    pub(super) fn read(conn: &Connection) -> rusqlite::Result<Self> {
        let all = |table: &str| {
            let mut statement = conn.prepare(&format!("SELECT id, uid FROM {table} WHERE deleted_at IS NULL"))?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<HashMap<i64, Uid>>>()
        };
        Ok(Self { prospects: all("prospects")?, contacts: all("contacts")? })
    }

    /// The prospect in this column.
    pub(super) fn prospect(&self, row: &Row<'_>, at: usize) -> rusqlite::Result<Uid> {
        let id: i64 = row.get(at)?;
        self.prospects.get(&id).copied().ok_or(rusqlite::Error::IntegralValueOutOfRange(at, id))
    }

    /// The person in this column, if it is there and not in the trash.
    pub(super) fn contact(&self, row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Uid>> {
        Ok(row.get::<_, Option<i64>>(at)?.and_then(|id| self.contacts.get(&id).copied()))
    }

    /// The people of a list that are there.
    pub(super) fn contacts(&self, row: &Row<'_>, at: usize) -> rusqlite::Result<Vec<Uid>> {
        let ids: List<i64> = row.get(at)?;
        Ok(ids.0.iter().filter_map(|id| self.contacts.get(id).copied()).collect())
    }
}
