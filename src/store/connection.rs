//! Connections as the journal wants them, the reader, and what it sees.

use std::time::Duration;

use rusqlite::{Connection, InterruptHandle, config::DbConfig, hooks::Wal, wal::CheckpointMode};

use super::error::StoreError;

/// How long a statement waits for another process, in seconds.
pub(super) const BUSY_SECONDS: u32 = 5;

/// Statements kept ready on a connection.
const STATEMENTS: usize = 128;

/// What a connection is for; it decides its cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Reading,
    Writing,
}

/// Settings of every connection. None of them writes to the file.
pub(super) fn settle(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(Duration::from_secs(BUSY_SECONDS.into()))?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // Plans do not depend on what is bound: else a statement kept ready is prepared anew for nearly every value.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    super::reading::register(conn)?;
    conn.execute_batch("PRAGMA synchronous = FULL")
}

/// Cache and rights for its use.
pub(super) fn suit(conn: &Connection, to: Use) -> rusqlite::Result<()> {
    match to {
        // Little, so that memory does not grow with the journal: what is read again comes from the system's own cache.
        Use::Reading => conn.execute_batch("PRAGMA cache_size = -1536; PRAGMA query_only = ON;"),
        // As SQLite has it: 2 MB.
        Use::Writing => Ok(()),
    }
}

/// From so many pages on the `-wal` that a one-shot verb leaves is brought into the file: a handful of saves.
const LONG: i32 = 200;

/// Leaves the `-wal` beside the file when the last connection closes: two syncs less for a one-shot verb.
///
/// Whoever opens the journal alone reads all of the log that was left, so it is emptied before it is long. SQLite's own
/// way, copying at a thousand pages and beginning anew at the next write, does not reach across processes: the next one
/// knows nothing of the copy, and the log would grow for ever.
pub(super) fn keep_wal(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.wal_hook(Some(|log: &mut Wal, pages| {
        if pages >= LONG {
            // What was written stands either way; where somebody reads just now, the next one does it.
            let _ = log.checkpoint_v2(CheckpointMode::TRUNCATE);
        }
        Ok(())
    }))
}

/// The connection that looks. It may go to a thread of its own.
#[derive(Debug)]
pub struct Reader {
    conn: Connection,
}

impl Reader {
    pub(super) fn new(conn: Connection) -> Result<Self, StoreError> {
        suit(&conn, Use::Reading)?;
        Ok(Self { conn })
    }

    /// Looks at one moment of the journal: everything `look` reads belongs together, whatever others write meanwhile.
    ///
    /// # Errors
    /// What `look` returns, and a [`StoreError`] when the file cannot be read.
    pub fn read<T, E: From<StoreError>>(&self, look: impl FnOnce(&Snapshot<'_>) -> Result<T, E>) -> Result<T, E> {
        let tx = self.conn.unchecked_transaction().map_err(StoreError::from)?;
        let seen = look(&Snapshot { conn: &self.conn });
        // Nothing was written: whether the end of a snapshot succeeds changes nothing that was seen.
        drop(tx);
        seen
    }

    /// A handle by which another thread stops what is being read; that then fails with `Why::Interrupted`.
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(self.conn.get_interrupt_handle())
    }

    /// A number that moves when another connection has written; its own value means nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        data_version(&self.conn)
    }
}

pub(super) fn data_version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
}

/// Stops a reader from another thread.
pub struct Interrupt(InterruptHandle);

impl Interrupt {
    /// Stops what is being read now, if anything is.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

impl std::fmt::Debug for Interrupt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Interrupt")
    }
}

/// One moment of the journal. What can be asked of it stands in `store::reading`, a file per group of questions.
#[derive(Debug)]
pub struct Snapshot<'c> {
    /// For statements of `store` only; `prepare_cached` them.
    pub(in crate::store) conn: &'c Connection,
}
