//! What History says of rows that were destroyed: the inner ids under which other rows pointed at them. An op taken back
//! later would else point at nothing, or at a row that has come to the same id since.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;
use serde_json::{Map, Value as Json};

use super::change::Change;
use super::destroy::POINTERS;
use super::touch::odd;
use crate::store::{error::StoreError, rows::Table};

/// Pointers that [`POINTERS`] lacks, since rows of the same prospect go with what they point at.
const LOOSE: [(Table, &str, Table); 2] = [
    (Table::Questions, "conversation_id", Table::Conversations),
    (Table::FollowUps, "conversation_id", Table::Conversations),
];

/// Pointers that are never empty, but for whose row it is: [`Table::prospect`].
const FIRM: [(Table, &str, Table); 1] = [(Table::Entries, "conversation_id", Table::Conversations)];

/// The column that lists people, as JSON in a text.
const LIST: &str = "contacts";

/// Rows that an op destroyed, by their inner ids.
#[derive(Debug, Default)]
pub(super) struct Gone(BTreeMap<Table, BTreeSet<i64>>);

/// What becomes of a row's columns as they were before an op.
#[derive(Debug, PartialEq, Eq)]
enum Past {
    /// They point at nothing that went.
    Stays,
    /// They do so no more.
    Mended,
    /// They cannot do without: there is no way back.
    Lost,
}

impl Gone {
    pub(super) fn note(&mut self, table: Table, ids: Vec<i64>) {
        self.0.entry(table).or_default().extend(ids);
    }

    fn holds(&self, table: Table, id: Option<&Json>) -> bool {
        let id = id.and_then(Json::as_i64);
        id.is_some_and(|id| self.0.get(&table).is_some_and(|gone| gone.contains(&id)))
    }

    /// Takes the rows that went out of these columns.
    fn out_of(&self, table: Table, before: &mut Map<String, Json>) -> Past {
        let firm = FIRM.iter().filter(|(from, ..)| *from == table).map(|(_, column, to)| (*column, *to));
        let owner = table.prospect().map(|column| (column, Table::Prospects));
        if firm.chain(owner).any(|(column, to)| self.holds(to, before.get(column))) {
            return Past::Lost;
        }
        let mut past = Past::Stays;
        for (_, column, to) in POINTERS.iter().chain(&LOOSE).filter(|(from, ..)| *from == table) {
            if let Some(id) = before.get_mut(*column).filter(|id| self.holds(*to, Some(id))) {
                *id = Json::Null;
                past = Past::Mended;
            }
        }
        if let Some(list) = before.get(LIST).and_then(Json::as_str).and_then(|list| self.shorter(list)) {
            before.insert(LIST.to_owned(), list.into());
            past = Past::Mended;
        }
        past
    }

    /// A list of people without those who went; `None` if all are there.
    fn shorter(&self, list: &str) -> Option<String> {
        let mut people: Vec<Json> = serde_json::from_str(list).ok()?;
        let before = people.len();
        people.retain(|id| !self.holds(Table::Contacts, Some(id)));
        (people.len() < before).then(|| Json::Array(people).to_string())
    }
}

impl Change<'_> {
    /// Makes History forget the rows that this op destroyed: where an earlier op would put a pointer back to one, it will
    /// put back none; where a row cannot do without, that op is for good. Reads all that History has of columns: once for
    /// everything an op destroys.
    pub(super) fn forget_in_history(&mut self) -> Result<(), StoreError> {
        if self.gone.0.is_empty() {
            return Ok(());
        }
        let (mut mended, mut lost) = (Vec::new(), BTreeSet::new());
        let mut statement =
            self.conn.prepare("SELECT rowid, op_id, tbl, before FROM op_rows WHERE before IS NOT NULL")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (rowid, op): (i64, i64) = (row.get(0)?, row.get(1)?);
            let named = row.get_ref(2)?.as_str().ok().and_then(Table::of);
            let table = named.ok_or_else(|| odd("History names a table that is not known"))?;
            let before = row.get_ref(3)?.as_str().ok().and_then(|before| serde_json::from_str(before).ok());
            let mut before = before.ok_or_else(|| odd("History is not readable"))?;
            match self.gone.out_of(table, &mut before) {
                Past::Stays => {}
                Past::Mended => mended.push((rowid, Json::Object(before).to_string())),
                Past::Lost => {
                    lost.insert(op);
                }
            }
        }
        for (rowid, before) in mended {
            self.conn
                .prepare_cached("UPDATE op_rows SET before = ?2 WHERE rowid = ?1")?
                .execute(params![rowid, before])?;
        }
        for op in lost {
            self.conn.prepare_cached("UPDATE ops SET for_good = 1 WHERE id = ?1")?.execute([op])?;
        }
        Ok(())
    }
}
