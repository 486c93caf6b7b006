//! Out of the trash for good: the one thing that cannot be taken back. What stays is a tombstone, so that a merge does
//! not bring the row back, and a line in History without any of its words.

use rusqlite::params;

use super::change::Change;
use super::trash::{Place, Scope};
use crate::domain::Uid;
use crate::store::{error::StoreError, rows::Table};

/// The verb of an op that destroys: it is never taken back.
pub const VERB: &str = "destroyed";

/// References to a row that go without it, in rows that stay: table, column, table referred to.
pub(super) const POINTERS: [(Table, &str, Table); 4] = [
    (Table::Entries, "said_by", Table::Contacts),
    (Table::Entries, "question_id", Table::Questions),
    (Table::Unsaid, "entry_id", Table::Entries),
    (Table::Outcomes, "first_heard", Table::Entries),
];

impl Change<'_> {
    /// Destroys a row that is in the trash, with what hangs on it. `None` if it is not in the trash.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn destroy(&mut self, scope: Scope, uid: Uid) -> Result<Option<usize>, StoreError> {
        let Some(Place { id, deleted_at: Some(_) }) = self.place(scope.table(), uid)? else { return Ok(None) };
        self.op()?;
        let alone = [(scope.table(), "id = ?1")];
        let parts = if matches!(scope, Scope::Row(_)) { &alone[..] } else { scope.parts() };
        for (table, condition) in parts {
            self.let_go(*table, condition, id)?;
        }
        let mut gone = 0;
        // What refers goes before what is referred to.
        for (table, condition) in parts.iter().rev() {
            gone += self.delete_where(*table, condition, id)?;
        }
        Ok(Some(gone))
    }

    /// Everything that points at these rows points at nothing from now on.
    fn let_go(&mut self, table: Table, condition: &str, id: i64) -> Result<(), StoreError> {
        let which = format!("SELECT id FROM {} WHERE {condition}", table.name());
        for (from, column, to) in POINTERS {
            if to != table {
                continue;
            }
            let heard = if from == Table::Outcomes { ", heard = 0" } else { "" };
            let sql = format!(
                "UPDATE {} SET {column} = NULL{heard}, changed = ?2, device = ?3 WHERE {column} IN ({which})",
                from.name()
            );
            self.conn.prepare(&sql)?.execute(params![id, self.changed, self.device])?;
        }
        if table == Table::Contacts {
            self.leave_lists(&which, id)?;
        }
        if table == Table::Conversations {
            self.loosen(&which, id)?;
        }
        Ok(())
    }

    /// People go out of the lists of who was there.
    fn leave_lists(&mut self, which: &str, id: i64) -> Result<(), StoreError> {
        for table in [Table::Conversations, Table::Attempts] {
            let sql = format!(
                "UPDATE {name} SET changed = ?2, device = ?3, contacts =
                   (SELECT json_group_array(value) FROM json_each({name}.contacts) WHERE value NOT IN ({which}))
                 WHERE EXISTS (SELECT 1 FROM json_each({name}.contacts) WHERE value IN ({which}))",
                name = table.name()
            );
            self.conn.prepare(&sql)?.execute(params![id, self.changed, self.device])?;
        }
        Ok(())
    }

    /// Rows of other prospects cannot hang on these talks; those of this one go with them. Nothing else refers to a talk.
    fn loosen(&mut self, which: &str, id: i64) -> Result<(), StoreError> {
        for table in [Table::Questions, Table::FollowUps] {
            let sql = format!(
                "UPDATE {} SET conversation_id = NULL, changed = ?2, device = ?3
                 WHERE conversation_id IN ({which}) AND deleted_at IS NULL",
                table.name()
            );
            self.conn.prepare(&sql)?.execute(params![id, self.changed, self.device])?;
        }
        Ok(())
    }

    fn delete_where(&mut self, table: Table, condition: &str, id: i64) -> Result<usize, StoreError> {
        let name = table.name();
        self.stale_where(table, &format!("{name} WHERE {condition}"), id)?;
        let mut going = self.conn.prepare(&format!("SELECT id FROM {name} WHERE {condition}"))?;
        self.gone.note(table, going.query_map([id], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?);
        let (ids, uids) =
            (format!("SELECT id FROM {name} WHERE {condition}"), format!("SELECT uid FROM {name} WHERE {condition}"));
        let sql = format!(
            "INSERT INTO tombstones(uid, changed) SELECT uid, ?2 FROM {name} WHERE {condition} ON CONFLICT DO NOTHING"
        );
        self.conn.prepare(&sql)?.execute(params![id, self.changed])?;
        self.conn.prepare(&format!("DELETE FROM op_rows WHERE uid IN ({uids})"))?.execute([id])?;
        let beside: &[&str] = match table {
            Table::Entries => &["revisions WHERE entry_id", "inbox_lines WHERE entry_id"],
            Table::Contacts => &["names WHERE kind = 2 AND owner"],
            Table::Prospects => &[
                "names WHERE kind < 2 AND owner",
                "prospect_facts WHERE prospect_id",
                "evidence WHERE prospect_id",
                "trust_now WHERE prospect_id",
            ],
            _ => &[],
        };
        for beside in beside {
            self.conn.prepare(&format!("DELETE FROM {beside} IN ({ids})"))?.execute([id])?;
        }
        Ok(self.conn.prepare(&format!("DELETE FROM {name} WHERE {condition}"))?.execute([id])?)
    }
}
