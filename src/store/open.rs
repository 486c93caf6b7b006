//! Opening a journal: what the database must be, who may have it, and the connections to it.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::connection::{Reader, keep_wal, settle};
use super::error::{StoreError, Why, of_file};
use super::file::{begin, check_kind, resolved};
use super::lock::Lock;
use super::schema;
use super::still::{self, Still};

/// How a journal is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To read and write; a missing one is made, with its folder.
    Create,
    /// To read and write; it has to be there.
    Existing,
    /// To look only. Works in a folder that may not be written, as long as nobody writes there.
    ReadOnly,
}

/// A journal that is open: it has been checked, is of the newest schema, and its lock is held until this is dropped.
#[derive(Debug)]
pub struct Store {
    at: Place,
    mode: Mode,
    keep_wal: bool,
    lock: Option<Lock>,
    /// The connection that checked the file, for the first who asks.
    first: Mutex<Option<Connection>>,
}

/// Where connections go.
#[derive(Debug, Clone)]
enum Place {
    File(PathBuf),
    /// Readable only as a file that nobody writes.
    Frozen(PathBuf, Still),
    Memory(String),
}

impl Store {
    /// Opens the journal at `path`; an older schema is brought to the newest, after a copy `JOURNAL.schema-N.bak`.
    ///
    /// # Errors
    /// [`StoreError`]: missing, a folder, empty, not a journal, newer than this program, not to be written, in use.
    pub fn open(path: &Path, mode: Mode) -> Result<Self, StoreError> {
        Self::open_with(path, mode, schema::MIGRATIONS)
    }

    pub(super) fn open_with(path: &Path, mode: Mode, migrations: &[&str]) -> Result<Self, StoreError> {
        let path = &resolved(path).map_err(|error| of_file(&error, path))?;
        if mode == Mode::ReadOnly {
            return Self::look_only(path, migrations);
        }
        check_kind(path, mode)?;
        if still::is_protected(path) {
            return Err(StoreError::opening(Why::ReadOnly(path.display().to_string())));
        }
        check_stranger(path, migrations)?;
        let lock = Lock::shared(path)?;
        if begin(path, &lock)? {
            let mut conn = connect(&Place::File(path.clone()), mode)?;
            conn.execute_batch("PRAGMA journal_mode = WAL")?;
            schema::migrate(&mut conn, migrations)?;
            lock.share()?;
            return Ok(Self::with(Place::File(path.clone()), mode, Some(lock), conn));
        }
        let mut conn = connect(&Place::File(path.clone()), mode).map_err(|error| named(error, path))?;
        let stamp = read_stamp(&conn, path)?;
        let newest = schema::newest(migrations);
        check_stamp(&conn, stamp, newest, path)?;
        if conn.is_readonly("main")? {
            return Err(StoreError::opening(Why::ReadOnly(path.display().to_string())));
        }
        if stamp.version < newest {
            lock.alone()?;
            if stamp.version > 0 {
                schema::back_up(&conn, path, stamp.version)?;
            } else {
                conn.execute_batch("PRAGMA journal_mode = WAL")?;
            }
            schema::migrate(&mut conn, migrations)?;
            lock.share()?;
        }
        Ok(Self::with(Place::File(path.clone()), mode, Some(lock), conn))
    }

    /// A journal in memory, gone when the last of its connections is: for tests and the sample.
    ///
    /// # Errors
    /// [`StoreError`] when there is no memory for it.
    pub fn memory() -> Result<Self, StoreError> {
        static MADE: AtomicU64 = AtomicU64::new(0);
        let name = format!("file:/candor-{}?vfs=memdb", MADE.fetch_add(1, Ordering::Relaxed));
        let at = Place::Memory(name);
        let keep = connect(&at, Mode::Create)?;
        let mut conn = connect(&at, Mode::Create)?;
        schema::migrate(&mut conn, schema::MIGRATIONS)?;
        Ok(Self::with(at, Mode::Create, None, keep))
    }

    /// For a one-shot verb: the `-wal` stays beside the file on closing.
    #[must_use]
    pub fn one_shot(mut self) -> Self {
        self.keep_wal = true;
        self
    }

    /// Where it is; `None` in memory.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.at {
            Place::File(path) | Place::Frozen(path, _) => Some(path),
            Place::Memory(_) => None,
        }
    }

    /// Whether it may only be looked at.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.mode == Mode::ReadOnly
    }

    /// A connection that looks.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be opened once more.
    pub fn reader(&self) -> Result<Reader, StoreError> {
        Reader::new(self.connection()?, self.still())
    }

    /// The file as it was opened, where it is read as one that nobody writes.
    pub(super) fn still(&self) -> Option<Still> {
        match &self.at {
            Place::Frozen(_, still) => Some(still.clone()),
            Place::File(_) | Place::Memory(_) => None,
        }
    }

    /// The journal for us alone, while nobody else has it open: for restoring, forgetting and the like. Ends with
    /// [`Store::share_again`].
    ///
    /// # Errors
    /// `Why::InUse` when another process has it open.
    pub fn try_exclusive(&self) -> Result<(), StoreError> {
        self.lock.as_ref().map_or(Ok(()), Lock::alone)
    }

    /// Lets others in again after [`Store::try_exclusive`].
    ///
    /// # Errors
    /// `Why::InUse` when another took it alone in between.
    pub fn share_again(&self) -> Result<(), StoreError> {
        self.lock.as_ref().map_or(Ok(()), Lock::share)
    }

    /// Takes the connection of a writer that is done; the next who asks for one gets it. Opening another would read the
    /// schema again, and closing the last one would bring the `-wal` into the file.
    pub fn take_back(&self, writer: super::Writer) {
        if !matches!(self.at, Place::Memory(_)) {
            *self.first.lock().unwrap_or_else(PoisonError::into_inner) = Some(writer.into_connection());
        }
    }

    pub(super) fn connection(&self) -> Result<Connection, StoreError> {
        // In memory the first connection stays: with the last one the journal would be gone.
        let first = match self.at {
            Place::Memory(_) => None,
            _ => self.first.lock().unwrap_or_else(PoisonError::into_inner).take(),
        };
        let mut conn = match first {
            Some(conn) => conn,
            None => connect(&self.at, self.mode)?,
        };
        if self.keep_wal {
            keep_wal(&mut conn)?;
        }
        Ok(conn)
    }

    fn with(at: Place, mode: Mode, lock: Option<Lock>, conn: Connection) -> Self {
        Self { at, mode, keep_wal: false, lock, first: Mutex::new(Some(conn)) }
    }

    /// Looks at a journal without writing a byte of it, if it must be as a file that stands still. Beside it a `-shm` may
    /// be left where there is a `-wal` with bytes and none yet: without one nobody can read that. It is not taken away
    /// again, for by then it may be another's too, and who comes next would not see who reads and writes.
    fn look_only(path: &Path, migrations: &[&str]) -> Result<Self, StoreError> {
        check_kind(path, Mode::ReadOnly)?;
        // No lock file is made to look: it is taken where there is one.
        let lock = super::lock::beside(path, "lock").exists().then(|| Lock::shared(path).ok()).flatten();
        let place = match still::protected(path) {
            Some(still) => Place::Frozen(path.to_path_buf(), still),
            None => Place::File(path.to_path_buf()),
        };
        let opened = connect(&place, Mode::ReadOnly).and_then(|conn| Ok((schema::stamp(&conn)?, conn)));
        let (at, (stamp, conn)) = match opened {
            Err(StoreError { why: Why::ReadOnly(_) | Why::Forbidden(_), .. }) => {
                let still = Still::of(path)?;
                let place = Place::Frozen(path.to_path_buf(), still);
                let conn = connect(&place, Mode::ReadOnly).map_err(|error| named(error, path))?;
                (place, (read_stamp(&conn, path)?, conn))
            }
            opened => (place, opened.map_err(|error| named(error, path))?),
        };
        let newest = schema::newest(migrations);
        check_stamp(&conn, stamp, newest, path)?;
        if stamp.version < newest {
            let older = format!("{} has an older schema ({}): open it once where it", path.display(), stamp.version);
            return Err(StoreError::opening(Why::ReadOnly(older)));
        }
        Ok(Self::with(at, Mode::ReadOnly, lock, conn))
    }
}

/// A file that was never opened by Candor (no lock beside it) is looked at first, so that no lock is left beside a
/// stranger's file.
fn check_stranger(path: &Path, migrations: &[&str]) -> Result<(), StoreError> {
    if super::lock::beside(path, "lock").exists() {
        return Ok(());
    }
    match fs::metadata(path) {
        Ok(meta) if meta.len() > 0 => {}
        // Who begins a journal has its lock first.
        Ok(_) => return Err(StoreError::opening(Why::Empty(path.display().to_string()))),
        Err(_) => return Ok(()),
    }
    let conn = connect(&Place::File(path.to_path_buf()), Mode::Existing).map_err(|error| named(error, path))?;
    let stamp = read_stamp(&conn, path)?;
    check_stamp(&conn, stamp, schema::newest(migrations), path)
}

fn connect(at: &Place, mode: Mode) -> Result<Connection, StoreError> {
    let rights = match (at, mode) {
        (Place::Memory(_), _) => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        (_, Mode::ReadOnly) => OpenFlags::SQLITE_OPEN_READ_ONLY,
        // Never CREATE: a file that vanished is not to come back empty.
        _ => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let flags = rights | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = match at {
        Place::File(path) => Connection::open_with_flags(path, flags)?,
        Place::Frozen(path, _) => Connection::open_with_flags(frozen(path), flags | OpenFlags::SQLITE_OPEN_URI)?,
        Place::Memory(name) => Connection::open_with_flags(name, flags | OpenFlags::SQLITE_OPEN_URI)?,
    };
    settle(&conn)?;
    Ok(conn)
}

/// The path as SQLite's URI for a file that nobody writes.
fn frozen(path: &Path) -> String {
    use std::fmt::Write;
    let mut uri = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => uri.push(char::from(byte)),
            // Writing to a String cannot fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri + "?immutable=1"
}

fn read_stamp(conn: &Connection, path: &Path) -> Result<schema::Stamp, StoreError> {
    schema::stamp(conn).map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => {
            let folder = path.parent().unwrap_or(path).display();
            StoreError::opening(Why::ReadOnly(format!("the folder {folder}")))
        }
        _ => named(error.into(), path),
    })
}

/// Ours, and not from the future. A database without any table is an interrupted beginning of ours.
fn check_stamp(conn: &Connection, stamp: schema::Stamp, newest: u32, path: &Path) -> Result<(), StoreError> {
    let name = || path.display().to_string();
    if stamp.application != schema::APPLICATION {
        let tables: i64 = conn
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .map_err(|error| named(error.into(), path))?;
        if stamp.application != 0 || stamp.version != 0 || tables > 0 {
            return Err(StoreError::opening(Why::Foreign(name())));
        }
    }
    if stamp.version > newest {
        return Err(StoreError::opening(Why::Newer(stamp.version, newest)));
    }
    Ok(())
}

/// The same failure with the file's name, as one of opening.
fn named(error: StoreError, path: &Path) -> StoreError {
    let path = path.display().to_string();
    StoreError::opening(match error.why {
        Why::NotAJournal(_) => Why::NotAJournal(path),
        Why::Forbidden(_) => Why::Forbidden(path),
        Why::ReadOnly(_) => Why::ReadOnly(path),
        why => why,
    })
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod tests;
