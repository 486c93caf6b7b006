//! `JOURNAL.lock`: every process that has the journal open holds it shared; what changes the file as a whole (upgrade,
//! restore, forget) needs it alone. A file of its own, because closing a handle of the journal itself would drop
//! SQLite's locks.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use super::error::{StoreError, Why, of_file};

/// Times we look again, 100 ms apart, before another process counts as staying.
const LOOKS: u32 = 50;

/// The lock of one opened journal; given back when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock, shared; waits a while for one who has it alone.
    pub(super) fn shared(journal: &Path) -> Result<Self, StoreError> {
        let file = open(&beside(journal, "lock"))?;
        wait(|| file.try_lock_shared())?;
        Ok(Self { file })
    }

    /// Makes it ours alone, if nobody else holds it; else says who does not yield. On failure it is shared again.
    pub(super) fn alone(&self) -> Result<(), StoreError> {
        // Converting is not atomic: between the two another may come. That one then holds it shared, and we do not get it.
        let _ = self.file.unlock();
        let got = self.file.try_lock();
        if got.is_err() {
            let _ = self.file.lock_shared();
        }
        said(got)
    }

    /// The same, waiting a while: two processes that begin a journal at once come one after the other.
    pub(super) fn alone_soon(&self) -> Result<(), StoreError> {
        let _ = self.file.unlock();
        let got = wait(|| self.file.try_lock());
        if got.is_err() {
            let _ = self.file.lock_shared();
        }
        got
    }

    /// Shared again.
    pub(super) fn share(&self) -> Result<(), StoreError> {
        let _ = self.file.unlock();
        wait(|| self.file.try_lock_shared())
    }
}

/// `JOURNAL.suffix`, beside the journal.
pub(super) fn beside(journal: &Path, suffix: &str) -> PathBuf {
    let mut name = journal.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(suffix);
    journal.with_file_name(name)
}

pub(super) fn open(path: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| match error.kind() {
        // A folder that cannot hold files at all says that there is no such file.
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::NotFound => {
            let folder = path.parent().unwrap_or(path).display();
            StoreError::opening(Why::ReadOnly(format!("the folder {folder}")))
        }
        _ => of_file(&error, path),
    })
}

fn wait(mut look: impl FnMut() -> Result<(), TryLockError>) -> Result<(), StoreError> {
    for _ in 1..LOOKS {
        match look() {
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(100)),
            other => return said(other),
        }
    }
    said(look())
}

fn said(got: Result<(), TryLockError>) -> Result<(), StoreError> {
    match got {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(StoreError::opening(Why::InUse)),
        // A file system without locks (some network folders): SQLite's own locks still hold.
        Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(StoreError::opening(Why::Other(error.to_string()))),
    }
}
