//! Many rows to the trash or out of it with two statements a table: one notes them, one moves them.

use rusqlite::params;

use super::change::Change;
use crate::store::{error::StoreError, rows::Table};

impl Change<'_> {
    /// Rows `WHERE` this, of what is there, to the trash; `?1` in the condition is `id`. How many went.
    pub(super) fn trash_where(&mut self, table: Table, condition: &str, id: i64) -> Result<usize, StoreError> {
        let which = format!("{} WHERE {condition} AND deleted_at IS NULL", table.name());
        self.stale_where(table, &which, id)?;
        let op = self.op()?;
        let note = format!(
            "INSERT INTO op_rows(op_id, tbl, uid, before, changed_after)
             SELECT ?2, ?3, uid, '{{\"deleted_at\":null}}', ?4 FROM {which}"
        );
        let n = self.conn.prepare_cached(&note)?.execute(params![id, op, table.name(), self.changed])?;
        if n > 0 {
            let go = format!(
                "UPDATE {} SET deleted_at = ?2, changed = ?3, device = ?4 WHERE {condition} AND deleted_at IS NULL",
                table.name()
            );
            self.conn.prepare_cached(&go)?.execute(params![id, self.now.utc, self.changed, self.device])?;
        }
        Ok(n)
    }

    /// Rows `WHERE` this that went to the trash at that instant, out of it. How many came.
    pub(super) fn restore_where(
        &mut self,
        table: Table,
        condition: &str,
        id: i64,
        went: i64,
    ) -> Result<usize, StoreError> {
        let condition = format!("{condition} AND deleted_at = {went}");
        let which = format!("{} WHERE {condition}", table.name());
        let op = self.op()?;
        let note = format!(
            "INSERT INTO op_rows(op_id, tbl, uid, before, changed_after)
             SELECT ?2, ?3, uid, json_object('deleted_at', deleted_at), ?4 FROM {which}"
        );
        let n = self.conn.prepare(&note)?.execute(params![id, op, table.name(), self.changed])?;
        if n > 0 {
            self.stale_where(table, &which, id)?;
            let come =
                format!("UPDATE {} SET deleted_at = NULL, changed = ?2, device = ?3 WHERE {condition}", table.name());
            self.conn.prepare(&come)?.execute(params![id, self.changed, self.device])?;
        }
        Ok(n)
    }

    /// The prospects of these rows are to be made true again.
    pub(super) fn stale_where(&mut self, table: Table, which: &str, id: i64) -> Result<(), StoreError> {
        let Some(column) = table.prospect() else { return Ok(()) };
        let mut statement = self.conn.prepare(&format!("SELECT DISTINCT {column} FROM {which}"))?;
        let mut owners = statement.query([id])?;
        while let Some(row) = owners.next()? {
            let owner = row.get(0)?;
            self.facts.insert(owner);
            self.names.insert(owner);
        }
        self.disturb_where(table, which, id)
    }

    /// Names, facts and evidence of this prospect are to be made anew before the commit: an import says so once a
    /// prospect, for everything else it happens by itself.
    pub fn touches(&mut self, prospect: i64) {
        self.disturbed.all_of(prospect);
        self.facts.insert(prospect);
        self.names.insert(prospect);
    }
}
