//! What goes to the trash together, and comes back together.

use rusqlite::{OptionalExtension, params};

use super::change::Change;
use crate::domain::Uid;
use crate::store::{error::StoreError, rows::Table};

/// What hangs on a row: it goes to the trash with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// A prospect with everything.
    Prospect,
    /// A talk with its moments, questions and promises.
    Talk,
    /// The row alone.
    Row(Table),
}

impl Scope {
    pub(super) const fn table(self) -> Table {
        match self {
            Self::Prospect => Table::Prospects,
            Self::Talk => Table::Conversations,
            Self::Row(table) => table,
        }
    }

    /// The tables in it, each with the condition that finds its rows; `?1` is the inner id of the row meant.
    pub(super) const fn parts(self) -> &'static [(Table, &'static str)] {
        match self {
            Self::Prospect => &[
                (Table::Prospects, "id = ?1"),
                (Table::Contacts, "prospect_id = ?1"),
                (Table::Conversations, "prospect_id = ?1"),
                (Table::Questions, "prospect_id = ?1"),
                (Table::Entries, "prospect_id = ?1"),
                (Table::FollowUps, "prospect_id = ?1"),
                (Table::Unsaid, "prospect_id = ?1"),
                (Table::Attempts, "prospect_id = ?1"),
                (Table::Outcomes, "prospect_id = ?1"),
                (Table::WarningMarks, "prospect_id = ?1"),
            ],
            Self::Talk => &[
                (Table::Conversations, "id = ?1"),
                (Table::Questions, "conversation_id = ?1"),
                (Table::Entries, "conversation_id = ?1"),
                (Table::FollowUps, "conversation_id = ?1"),
            ],
            Self::Row(_) => &[],
        }
    }
}

/// Where a row stands: its inner id, and when it went to the trash. What went there at the same instant went together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) id: i64,
    pub(super) deleted_at: Option<i64>,
}

impl Change<'_> {
    /// To the trash with the row and what hangs on it. `None` if it is not there (any more).
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn trash(&mut self, scope: Scope, uid: Uid) -> Result<Option<usize>, StoreError> {
        let Some(Place { id, deleted_at: None }) = self.place(scope.table(), uid)? else { return Ok(None) };
        if let Scope::Row(table) = scope {
            return self.trash_where(table, "id = ?1", id).map(Some);
        }
        let mut went = 0;
        for (table, condition) in scope.parts() {
            went += self.trash_where(*table, condition, id)?;
        }
        Ok(Some(went))
    }

    /// Out of the trash with the row and what went there with it; what it hangs on comes along. `None` if it is not in
    /// the trash.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn restore(&mut self, scope: Scope, uid: Uid) -> Result<Option<usize>, StoreError> {
        let Some(Place { id, deleted_at: Some(went) }) = self.place(scope.table(), uid)? else { return Ok(None) };
        self.restore_above(scope.table(), id)?;
        if let Scope::Row(table) = scope {
            return self.restore_where(table, "id = ?1", id, went).map(Some);
        }
        let mut came = 0;
        for (table, condition) in scope.parts() {
            came += self.restore_where(*table, condition, id, went)?;
        }
        Ok(Some(came))
    }

    /// A row cannot be there without its talk and its prospect.
    fn restore_above(&mut self, table: Table, id: i64) -> Result<(), StoreError> {
        let above: &[(Table, &str)] = match table {
            Table::Prospects | Table::Bank | Table::Views => &[],
            Table::Entries | Table::Questions | Table::FollowUps => {
                &[(Table::Conversations, "conversation_id"), (Table::Prospects, "prospect_id")]
            }
            _ => &[(Table::Prospects, "prospect_id")],
        };
        for (parent, column) in above {
            let sql = format!(
                "SELECT id, deleted_at FROM {} WHERE deleted_at IS NOT NULL AND id = (SELECT {column} FROM {} WHERE id = ?1)",
                parent.name(),
                table.name()
            );
            let found: Option<(i64, i64)> = self
                .conn
                .prepare_cached(&sql)?
                .query_row(params![id], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            if let Some((parent_id, went)) = found {
                self.restore_where(*parent, "id = ?1", parent_id, went)?;
            }
        }
        Ok(())
    }

    pub(super) fn place(&self, table: Table, uid: Uid) -> Result<Option<Place>, StoreError> {
        let sql = format!("SELECT id, deleted_at FROM {} WHERE uid = ?1", table.name());
        Ok(self
            .conn
            .prepare_cached(&sql)?
            .query_row([uid], |row| Ok(Place { id: row.get(0)?, deleted_at: row.get(1)? }))
            .optional()?)
    }
}
