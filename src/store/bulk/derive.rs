//! What follows from the new rows, by a few statements over their ids. Each says what a trigger of schema 1 says of one row.

use rusqlite::params;

use super::Bulk;
use crate::store::{error::StoreError, rows::Table};

/// How far the indexing has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indexed {
    /// Rows done.
    pub done: u64,
    /// Rows in all.
    pub of: u64,
}

/// Rows indexed by one statement: between two of them an import can be stopped.
const STEP: i64 = 8_192;

/// Bytes of words that the index gathers before it writes them, while importing; and otherwise.
const GATHER: i64 = 16 << 20;
const USUAL_GATHER: i64 = 1 << 20;

/// Pieces of the index that may lie beside one another while importing; how many may otherwise, and from how many on
/// they are merged by and by: as FTS5 has it.
const PIECES: i64 = 1_000;
const USUAL_CRISIS: i64 = 16;
const USUAL_AUTOMERGE: i64 = 4;

/// Pages of the index merged by one statement.
const MERGED: i64 = 2_000;

/// Follows from the rows `?1` to `?2` of a table.
const FOLLOWING: [(Table, &str); 9] = [
    (
        Table::Entries,
        "INSERT INTO labels(word) SELECT value FROM entries, json_each(entries.labels)
         WHERE entries.id BETWEEN ?1 AND ?2 AND entries.labels <> '[]' AND entries.deleted_at IS NULL
         ON CONFLICT DO NOTHING",
    ),
    (
        Table::Entries,
        "INSERT INTO entry_labels(label_id, held_at, entry_id)
         SELECT labels.id, entries.held_at, entries.id
         FROM entries CROSS JOIN json_each(entries.labels) AS said CROSS JOIN labels ON labels.word = said.value
         WHERE entries.id BETWEEN ?1 AND ?2 AND entries.labels <> '[]' AND entries.deleted_at IS NULL
         ON CONFLICT DO NOTHING",
    ),
    (
        Table::Entries,
        "INSERT INTO month_facts(month, stage, tag, openness, news, surfaced, n)
         SELECT unixepoch(e.day * 86400, 'unixepoch', 'start of month') / 86400 AS month, c.stage, e.tag,
           coalesce(e.openness, 0), e.news, e.surfaced, count(*)
         FROM entries AS e CROSS JOIN conversations AS c ON c.id = e.conversation_id
         WHERE e.id BETWEEN ?1 AND ?2 AND e.tag IS NOT NULL AND e.deleted_at IS NULL
         GROUP BY month, c.stage, e.tag, coalesce(e.openness, 0), e.news, e.surfaced
         ON CONFLICT DO UPDATE SET n = n + excluded.n",
    ),
    (Table::Entries, "INSERT INTO entries_fts(rowid, body) SELECT id, body FROM entries WHERE id BETWEEN ?1 AND ?2"),
    (
        Table::Conversations,
        "INSERT INTO conversation_contacts(contact_id, conversation_id)
         SELECT said.value, conversations.id FROM conversations, json_each(conversations.contacts) AS said
         WHERE conversations.id BETWEEN ?1 AND ?2 AND contacts <> '[]' AND deleted_at IS NULL
         ON CONFLICT DO NOTHING",
    ),
    (
        Table::Prospects,
        "INSERT INTO texts(kind, owner, body) SELECT 0, id, name || char(10) || note FROM prospects
         WHERE id BETWEEN ?1 AND ?2",
    ),
    (
        Table::Contacts,
        "INSERT INTO texts(kind, owner, body) SELECT 1, id, name || char(10) || role || char(10) || note FROM contacts
         WHERE id BETWEEN ?1 AND ?2",
    ),
    (
        Table::Conversations,
        "INSERT INTO texts(kind, owner, body) SELECT 2, id, title || char(10) || note FROM conversations
         WHERE id BETWEEN ?1 AND ?2 AND (title <> '' OR note <> '')",
    ),
    (
        Table::Questions,
        "INSERT INTO texts(kind, owner, body) SELECT 3, id, text || char(10) || note FROM questions
         WHERE id BETWEEN ?1 AND ?2",
    ),
];

const TEXTS: &str = "INSERT INTO texts_fts(rowid, body) SELECT id, body FROM texts WHERE id BETWEEN ?1 AND ?2";

impl Bulk<'_, '_> {
    /// Makes what follows from the new rows, and brings back what was in the trash. `go` hears how far it has come and
    /// says whether to go on; `false` = it said no, and the caller has to fail.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn finish(&mut self, go: &mut dyn FnMut(Indexed) -> bool) -> Result<bool, StoreError> {
        self.set_index("hashsize", GATHER)?;
        let ends = self.ends()?;
        // The pieces are brought together once, at the end, not again and again on the way.
        let most = self.is_most_of_the_journal(&ends);
        if most {
            self.set_index("automerge", 0)?;
            self.set_index("crisismerge", PIECES)?;
        }
        let mut at = Indexed { done: 0, of: ends.iter().map(|(_, rows)| *rows).sum() };
        for (table, rows) in ends {
            let first = self.first(table);
            let last = first.saturating_add_unsigned(rows) - 1;
            for from in (first..=last).step_by(usize::try_from(STEP).unwrap_or(usize::MAX)) {
                let to = last.min(from + STEP - 1);
                for (_, sql) in FOLLOWING.iter().filter(|(of, _)| *of == table) {
                    self.conn().prepare_cached(sql)?.execute(params![from, to])?;
                }
                at.done += (to - from + 1).unsigned_abs();
                if !go(at) {
                    return Ok(false);
                }
            }
        }
        self.conn().prepare_cached(TEXTS)?.execute(params![self.first_text, i64::MAX])?;
        self.set_index("hashsize", USUAL_GATHER)?;
        if most {
            self.set_index("automerge", USUAL_AUTOMERGE)?;
            self.set_index("crisismerge", USUAL_CRISIS)?;
            if !self.merge(at, go)? {
                return Ok(false);
            }
        }
        self.triggers = None;
        self.restore_trashed()?;
        Ok(true)
    }

    /// The tables that something follows from, and how many rows this import made in each.
    fn ends(&self) -> Result<Vec<(Table, u64)>, StoreError> {
        let tables = [Table::Prospects, Table::Contacts, Table::Conversations, Table::Questions, Table::Entries];
        let mut ends = Vec::with_capacity(tables.len());
        for table in tables {
            let sql = format!("SELECT coalesce(max(id), 0) FROM {}", table.name());
            let last: i64 = self.conn().query_row(&sql, [], |row| row.get(0))?;
            ends.push((table, u64::try_from(last + 1 - self.first(table)).unwrap_or(0)));
        }
        Ok(ends)
    }

    /// Whether there are more new moments than there were before.
    fn is_most_of_the_journal(&self, ends: &[(Table, u64)]) -> bool {
        let new = ends.iter().find(|(table, _)| *table == Table::Entries).map_or(0, |(_, rows)| *rows);
        i64::try_from(new).is_ok_and(|new| new > self.first(Table::Entries))
    }

    /// Brings the pieces of the index together: else a save of the next days has to, and takes a quarter of a second for
    /// a hundred thousand moments.
    fn merge(&self, at: Indexed, go: &mut dyn FnMut(Indexed) -> bool) -> Result<bool, StoreError> {
        let mut merge = self.conn().prepare("INSERT INTO entries_fts(entries_fts, rank) VALUES ('merge', ?1)")?;
        // A negative number makes all pieces candidates; a statement that finds nothing to do changes one row.
        let mut pages = -MERGED;
        loop {
            let before = self.conn().total_changes();
            merge.execute([pages])?;
            if self.conn().total_changes() - before < 2 {
                return Ok(true);
            }
            if !go(at) {
                return Ok(false);
            }
            pages = MERGED;
        }
    }

    fn set_index(&self, what: &str, value: i64) -> Result<(), StoreError> {
        for table in ["entries_fts", "texts_fts"] {
            self.conn().execute(&format!("INSERT INTO {table}({table}, rank) VALUES ('{what}', ?1)"), [value])?;
        }
        Ok(())
    }
}
