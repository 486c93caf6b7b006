//! Prospects with their people and what is unsaid, by name, then id.

use rusqlite::{Row, params};

use super::Whole;
use crate::domain::{Contact, Prospect, Uid, Unsaid};
use crate::store::{StoreError, values::List, values::held};

impl Whole<'_> {
    /// Every prospect.
    ///
    /// # Errors
    /// What `take` returns, and [`StoreError`] when the file cannot be read.
    pub fn prospects<E: From<StoreError>>(&self, mut take: impl FnMut(Prospect) -> Result<(), E>) -> Result<(), E> {
        let sql = format!(
            "SELECT uid, name, stage, rhythm, note, note_private, aliases, created_at, created_offset, updated_at,
               updated_offset, id FROM prospects WHERE deleted_at IS NULL AND {} ORDER BY name, uid",
            self.part.prospects("id")
        );
        let mut statement = self.seen.conn.prepare(&sql).map_err(StoreError::from)?;
        let mut rows = statement.query([self.part.bound()]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            take(self.prospect(row)?)?;
        }
        Ok(())
    }

    fn prospect(&self, row: &Row<'_>) -> Result<Prospect, StoreError> {
        let id: i64 = row.get(11)?;
        Ok(Prospect {
            uid: row.get(0)?,
            name: row.get(1)?,
            stage: row.get(2)?,
            rhythm: row.get(3)?,
            note: row.get(4)?,
            note_private: row.get(5)?,
            aliases: row.get::<_, List<String>>(6)?.0,
            unsaid: self.unsaid(id)?,
            contacts: self.people(id)?,
            created_at: held(row, 7)?,
            updated_at: held(row, 9)?,
        })
    }

    fn unsaid(&self, prospect: i64) -> Result<Vec<Unsaid>, StoreError> {
        let mut statement = self.seen.conn.prepare_cached(
            "SELECT unsaid.uid, text, noted_on, state, closed_on, entries.uid, entries.id FROM unsaid
             LEFT JOIN entries ON entries.id = unsaid.entry_id AND entries.deleted_at IS NULL
             WHERE unsaid.prospect_id = ?1 AND unsaid.deleted_at IS NULL ORDER BY unsaid.position, unsaid.uid",
        )?;
        let rows = statement.query_map(params![prospect], |row| {
            Ok(Unsaid {
                uid: row.get(0)?,
                text: row.get(1)?,
                noted_on: row.get(2)?,
                state: row.get(3)?,
                closed_on: row.get(4)?,
                entry: row.get::<_, Option<Uid>>(5)?.filter(|_| row.get(6).is_ok_and(|id| self.part.has_entry(id))),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn people(&self, prospect: i64) -> Result<Vec<Contact>, StoreError> {
        let mut statement = self.seen.conn.prepare_cached(
            "SELECT uid, name, role, email, phone, note, note_private FROM contacts
             WHERE prospect_id = ?1 AND deleted_at IS NULL ORDER BY position, uid",
        )?;
        let rows = statement.query_map(params![prospect], person)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn person(row: &Row<'_>) -> rusqlite::Result<Contact> {
    Ok(Contact {
        uid: row.get(0)?,
        name: row.get(1)?,
        role: row.get(2)?,
        email: row.get(3)?,
        phone: row.get(4)?,
        note: row.get(5)?,
        note_private: row.get(6)?,
    })
}
