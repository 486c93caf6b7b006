//! A journal in a folder that may not be written is looked at as a file that stands still: SQLite then takes no lock and
//! knows no `-wal`. That is true only as long as there is nothing in a `-wal` and nobody writes; both are looked at here.
//! So is a journal that is write-protected itself: what SQLite makes beside it would be write-protected too, and in the
//! way of who may write it again.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::error::{Doing, StoreError, Why, of_file};

/// The file as it was when it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Still {
    path: PathBuf,
    bytes: u64,
    changed: Option<SystemTime>,
}

impl Still {
    /// As it is now. What stands in a `-wal` only would be missed: then it is not opened.
    pub(super) fn of(path: &Path) -> Result<Self, StoreError> {
        let meta = fs::metadata(path).map_err(|error| of_file(&error, path))?;
        if has_wal(path) {
            return Err(StoreError::opening(Why::Apart(path.display().to_string())));
        }
        Ok(Self { path: path.to_owned(), bytes: meta.len(), changed: meta.modified().ok() })
    }

    /// Whether it still is so.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        match Self::of(&self.path) {
            Ok(now) if now == *self => Ok(()),
            _ => Err(StoreError { doing: Doing::Reading, why: Why::Moved }),
        }
    }
}

/// Whether the file is there and nobody may write it.
pub(super) fn is_protected(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.permissions().readonly())
}

/// A write-protected journal as it stands; `None` = it is none, or what stands in its `-wal` is to be read too. For that
/// there has to be a `-shm`: a writable one, whatever the journal is. It is made where there is none, and stays.
pub(super) fn protected(path: &Path) -> Option<Still> {
    if !is_protected(path) {
        return None;
    }
    let still = Still::of(path).ok();
    if still.is_none() && has_wal(path) {
        // Where the folder may not be written there is none: opening says what follows from that.
        let _ = super::lock::open(&beside(path, "-shm"));
    }
    still
}

/// Whether there are bytes in the journal's `-wal`.
fn has_wal(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|meta| meta.len() > 0)
}

/// What SQLite keeps beside the journal under this ending.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_stands_still_until_it_or_its_wal_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.candor");
        fs::write(&path, "bytes").expect("written");
        let still = Still::of(&path).expect("a file");
        assert!(still.check().is_ok());
        fs::write(folder.path().join("journal.candor-wal"), "").expect("written");
        assert!(still.check().is_ok(), "an empty one says nothing");
        fs::write(folder.path().join("journal.candor-wal"), "more").expect("written");
        assert!(matches!(still.check(), Err(StoreError { why: Why::Moved, .. })));
        assert!(matches!(Still::of(&path), Err(StoreError { why: Why::Apart(_), .. })));
        fs::remove_file(folder.path().join("journal.candor-wal")).expect("removed");
        fs::write(&path, "other bytes").expect("written");
        assert!(matches!(still.check(), Err(StoreError { why: Why::Moved, .. })));
    }
}
