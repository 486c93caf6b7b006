//! What follows from the source rows and is kept beside them: names by their prefixes, and what home shows of a prospect.
//! Made anew from the rows for each prospect that an op touched, so that no path can forget a part.

use rusqlite::{Connection, params};

use super::change::Change;
use crate::{
    domain::fold,
    store::{error::StoreError, values::List},
};

/// A name is found by each of its first words.
const WORDS: usize = 8;

/// Kinds in `names`.
const PROSPECT: i64 = 0;
const ALIAS: i64 = 1;
const CONTACT: i64 = 2;

impl Change<'_> {
    /// Makes true again what is derived of every prospect touched.
    pub(super) fn refresh(&mut self) -> Result<(), StoreError> {
        for prospect in std::mem::take(&mut self.names) {
            refresh_names(self.conn, prospect)?;
        }
        for prospect in std::mem::take(&mut self.facts) {
            refresh_facts(self.conn, prospect)?;
        }
        Ok(())
    }
}

/// The counts of one prospect. One in the trash has none.
fn refresh_facts(conn: &Connection, prospect: i64) -> rusqlite::Result<()> {
    let there = conn
        .prepare_cached(
        "INSERT OR REPLACE INTO prospect_facts(prospect_id, last_held, last_day, talks, entries, open_objections, open_questions)
         SELECT id,
           (SELECT held_at FROM conversations WHERE prospect_id = ?1 AND deleted_at IS NULL ORDER BY held_at DESC, id DESC LIMIT 1),
           (SELECT day FROM conversations WHERE prospect_id = ?1 AND deleted_at IS NULL ORDER BY held_at DESC, id DESC LIMIT 1),
           (SELECT count(*) FROM conversations WHERE prospect_id = ?1 AND deleted_at IS NULL),
           (SELECT count(*) FROM entries WHERE prospect_id = ?1 AND deleted_at IS NULL),
           (SELECT count(*) FROM entries WHERE prospect_id = ?1 AND objection < 2 AND deleted_at IS NULL),
           (SELECT count(*) FROM questions WHERE prospect_id = ?1 AND state IN (0, 2) AND deleted_at IS NULL)
         FROM prospects WHERE id = ?1 AND deleted_at IS NULL",
    )?
    .execute([prospect])?;
    if there == 0 {
        conn.prepare_cached("DELETE FROM prospect_facts WHERE prospect_id = ?1")?.execute([prospect])?;
    }
    Ok(())
}

/// The names of a prospect and its people.
fn refresh_names(conn: &Connection, prospect: i64) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM names WHERE owner = ?1 AND kind IN (0, 1)")?.execute([prospect])?;
    conn.prepare_cached(
        "DELETE FROM names WHERE kind = 2 AND owner IN (SELECT id FROM contacts WHERE prospect_id = ?1)",
    )?
    .execute([prospect])?;
    let mut rows = conn.prepare_cached("SELECT folded, aliases FROM prospects WHERE id = ?1 AND deleted_at IS NULL")?;
    let mut rows = rows.query([prospect])?;
    while let Some(row) = rows.next()? {
        put_name(conn, PROSPECT, prospect, row.get_ref(0)?.as_str()?)?;
        for alias in row.get::<_, List<String>>(1)?.0 {
            put_name(conn, ALIAS, prospect, &fold(&alias))?;
        }
    }
    let mut people =
        conn.prepare_cached("SELECT id, folded FROM contacts WHERE prospect_id = ?1 AND deleted_at IS NULL")?;
    let mut people = people.query([prospect])?;
    while let Some(row) = people.next()? {
        put_name(conn, CONTACT, row.get(0)?, row.get_ref(1)?.as_str()?)?;
    }
    Ok(())
}

/// One name, from each of its first words on.
fn put_name(conn: &Connection, kind: i64, owner: i64, folded: &str) -> rusqlite::Result<()> {
    let mut insert =
        conn.prepare_cached("INSERT INTO names(folded, kind, owner) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
    let starts = std::iter::once(0).chain(folded.match_indices(' ').map(|(at, _)| at + 1));
    for start in starts.take(WORDS) {
        insert.execute(params![&folded[start..], kind, owner])?;
    }
    Ok(())
}
