//! The schema's versions: one file each, never edited once released, run in one transaction.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::error::{StoreError, Why};
use super::lock::beside;

/// `application_id` of a journal: "Cndr".
pub(super) const APPLICATION: i32 = 0x436e_6472;

/// Every migration; the n-th makes schema n + 1 out of schema n.
pub(super) const MIGRATIONS: &[&str] = &[include_str!("../../assets/migrations/0001_journal.sql")];

/// What a file says it is: `application_id` and `user_version`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) application: i32,
    pub(super) version: u32,
}

/// Reads the stamp: the first bytes of the file that SQLite looks at.
pub(super) fn stamp(conn: &Connection) -> rusqlite::Result<Stamp> {
    Ok(Stamp { application: conn.query_row("PRAGMA application_id", [], |row| row.get(0))?, version: version(conn)? })
}

/// The schema the file has now.
pub(super) fn version(conn: &Connection) -> rusqlite::Result<u32> {
    conn.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0))
}

/// The newest schema these migrations make.
pub(super) fn newest(migrations: &[&str]) -> u32 {
    u32::try_from(migrations.len()).unwrap_or(u32::MAX)
}

/// Brings the file to the newest schema, whole or not at all. Somebody else may have done it meanwhile.
pub(super) fn migrate(conn: &mut Connection, migrations: &[&str]) -> Result<(), StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let from = version(&tx)?;
    let known = newest(migrations);
    if from > known {
        return Err(StoreError::opening(Why::Newer(from, known)));
    }
    for sql in &migrations[from as usize..] {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION)?;
    tx.pragma_update(None, "user_version", known)?;
    tx.commit()?;
    Ok(())
}

/// A copy of the journal as it is, `JOURNAL.schema-N.bak`, before an upgrade from schema N.
pub(super) fn back_up(conn: &Connection, journal: &Path, from: u32) -> Result<(), StoreError> {
    let made = beside(journal, &format!("schema-{from}.part"));
    let kept = beside(journal, &format!("schema-{from}.bak"));
    let trouble = |error: std::io::Error| super::error::of_file(&error, &made);
    match std::fs::remove_file(&made) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(trouble(error)),
        _ => {}
    }
    conn.execute("VACUUM INTO ?1", [made.to_string_lossy()])?;
    let file = std::fs::OpenOptions::new().write(true).open(&made).map_err(trouble)?;
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600)).map_err(trouble)?;
    file.sync_all().map_err(trouble)?;
    std::fs::rename(&made, &kept).map_err(trouble)
}
