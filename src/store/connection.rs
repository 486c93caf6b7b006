//! Connections as the journal wants them, the reader, and what it sees.

use std::{any::Any, cell::RefCell, sync::Arc, time::Duration};

use rusqlite::{Connection, InterruptHandle, config::DbConfig, hooks::Wal, wal::CheckpointMode};

use super::{error::StoreError, still::Still};
use crate::domain::Day;

/// How long a statement waits for another process, in seconds.
pub const BUSY_SECONDS: u32 = 5;

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
    remembered: Remembered,
    /// The file, where it is read as one that nobody writes.
    still: Option<Still>,
}

/// What was worked out from the journal, one thing a type, with the data version and the day all of it holds for.
#[derive(Debug, Default)]
struct Memory {
    as_of: Option<(i64, Day)>,
    made: Vec<Arc<dyn Any + Send + Sync>>,
}

/// One thing, and what of the journal it is of.
struct Made<T> {
    of: i64,
    made: Arc<T>,
}

type Remembered = RefCell<Memory>;

impl Reader {
    pub(super) fn new(conn: Connection, still: Option<Still>) -> Result<Self, StoreError> {
        suit(&conn, Use::Reading)?;
        Ok(Self { conn, remembered: Remembered::default(), still })
    }

    /// Looks at one moment of the journal: everything `look` reads belongs together, whatever others write meanwhile.
    ///
    /// # Errors
    /// What `look` returns, and a [`StoreError`] when the file cannot be read.
    pub fn read<T, E: From<StoreError>>(&self, look: impl FnOnce(&Snapshot<'_>) -> Result<T, E>) -> Result<T, E> {
        let tx = self.conn.unchecked_transaction().map_err(StoreError::from)?;
        let seen = look(&Snapshot { conn: &self.conn, remembered: Some(&self.remembered) });
        if let Some(still) = &self.still {
            still.check()?;
        }
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
    /// Where a reader remembers; a connection that writes does not, for its own writes do not move its data version.
    remembered: Option<&'c Remembered>,
}

impl<'c> Snapshot<'c> {
    /// What a connection sees that remembers nothing.
    pub(in crate::store) fn through(conn: &'c Connection) -> Self {
        Self { conn, remembered: None }
    }

    /// What `work` makes of the whole journal as known on `day`: made once, until somebody writes. One thing a type:
    /// who remembers has a type of its own for it.
    ///
    /// # Errors
    /// What `work` returns, and a [`StoreError`] when the file cannot be read.
    pub(crate) fn once<T: Any + Send + Sync, E: From<StoreError>>(
        &self,
        day: Day,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        self.once_of(0, day, work)
    }

    /// The same of one row: made once, until somebody writes or it is asked of another row.
    ///
    /// # Errors
    /// What `work` returns, and a [`StoreError`] when the file cannot be read.
    pub(crate) fn once_of<T: Any + Send + Sync, E: From<StoreError>>(
        &self,
        of: i64,
        day: Day,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        let Some(remembered) = self.remembered else { return work().map(Arc::new) };
        // Read within the snapshot: it is the version of what `work` reads.
        let as_of = (data_version(self.conn)?, day);
        if remembered.borrow().as_of != Some(as_of) {
            *remembered.borrow_mut() = Memory { as_of: Some(as_of), made: Vec::new() };
        }
        let kept = remembered.borrow().made.iter().find_map(|made| {
            let made = made.downcast_ref::<Made<T>>().filter(|made| made.of == of)?;
            Some(Arc::clone(&made.made))
        });
        if let Some(made) = kept {
            return Ok(made);
        }
        let made = Arc::new(work()?);
        let mut remembered = remembered.borrow_mut();
        // `work` may itself have asked for something as of another day.
        if remembered.as_of != Some(as_of) {
            return Ok(made);
        }
        remembered.made.retain(|other| !other.is::<Made<T>>());
        remembered.made.push(Arc::new(Made { of, made: Arc::clone(&made) }));
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::Day,
        store::{Mode, Store, StoreError, Why, error::Doing},
    };

    #[test]
    fn a_reader_works_out_the_whole_journal_once_until_somebody_writes() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("journal.candor"), Mode::Create).expect("a journal");
        let (reader, writer) = (store.reader().expect("a reader"), store.writer().expect("a writer"));
        let mut worked = 0;
        let mut look = |day: i32| {
            reader.read(|seen| {
                let made = seen.once(Day(day), || {
                    worked += 1;
                    Ok::<_, StoreError>(worked)
                })?;
                Ok::<_, StoreError>(*made)
            })
        };
        assert_eq!([look(1), look(1), look(2), look(2)].map(|made| made.expect("a look")), [1, 1, 2, 2]);
        // Of rows the last alone is kept, and beside what is of all.
        let mut looked = 0;
        let mut at = |row: i64| {
            reader.read(|seen| {
                let made = seen.once_of(row, Day(2), || {
                    looked += 1;
                    Ok::<_, StoreError>(format!("row {row}, look {looked}"))
                })?;
                Ok::<_, StoreError>(made.to_string())
            })
        };
        let ats = [at(5), at(5), at(6), at(5)].map(|made| made.expect("a look"));
        assert_eq!(ats, ["row 5, look 1", "row 5, look 1", "row 6, look 2", "row 5, look 3"]);
        assert_eq!(look(2).expect("a look"), 2);
        writer.into_connection().execute_batch("INSERT INTO settings(key, value) VALUES ('a', '1')").expect("written");
        assert_eq!([look(2), look(2)].map(|made| made.expect("a look")), [3, 3]);
    }

    #[test]
    fn what_failed_is_not_remembered_and_a_writer_remembers_nothing() {
        let store = Store::memory().expect("a journal");
        let (reader, writer) = (store.reader().expect("a reader"), store.writer().expect("a writer"));
        let failed = || Err::<i32, _>(StoreError { doing: Doing::Saving, why: Why::OnlyToLook });
        assert!(reader.read(|seen| seen.once(Day(1), failed)).is_err());
        assert_eq!(*reader.read(|seen| seen.once(Day(1), || Ok::<_, StoreError>(7))).expect("a look"), 7);
        for n in [1, 2] {
            assert_eq!(*writer.read(|seen| seen.once(Day(1), || Ok::<_, StoreError>(n))).expect("a look"), n);
        }
    }
}
