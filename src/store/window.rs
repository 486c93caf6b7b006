//! `JOURNAL.window-NAME`: a window of the app holds it as long as it is open, so that words it is still typing are not
//! offered to others as left over. The system lets go of the lock with the process, however that ends; the file of a
//! window that was killed is removed by the next who asks for it.

use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

use super::{Snapshot, Store, lock};

/// A window that is open. Dropped, it is gone, and its file with it.
#[derive(Debug)]
pub struct OpenWindow {
    path: PathBuf,
    _file: File,
}

impl Drop for OpenWindow {
    fn drop(&mut self) {
        // Removed while it is held: nobody can take it for one that is free.
        let _ = fs::remove_file(&self.path);
    }
}

impl Store {
    /// Shows the other processes that a window of this name is open. `None` where no file can be made beside the
    /// journal (in memory, in a folder that may not be written): others may then offer its drafts.
    #[must_use]
    pub fn open_window(&self, name: &str) -> Option<OpenWindow> {
        let path = file_of(self.path()?, name);
        let file = lock::open(&path).ok()?;
        file.try_lock().ok()?;
        Some(OpenWindow { path, _file: file })
    }

    /// Whether a window of this name is open in any process.
    #[must_use]
    pub fn is_window_open(&self, name: &str) -> bool {
        self.path().is_some_and(|journal| is_open(journal, name))
    }
}

impl Snapshot<'_> {
    /// Whether a window of this name is open in any process.
    pub(crate) fn is_window_open(&self, name: &str) -> bool {
        self.conn.path().filter(|path| !path.is_empty()).is_some_and(|journal| is_open(Path::new(journal), name))
    }
}

fn file_of(journal: &Path, name: &str) -> PathBuf {
    lock::beside(journal, &format!("window-{name}"))
}

fn is_open(journal: &Path, name: &str) -> bool {
    let path = file_of(journal, name);
    let Ok(file) = File::open(&path) else { return false };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => true,
        Ok(()) => {
            // Its window was killed. No window of that name opens again: each run has a name of its own.
            let _ = fs::remove_file(&path);
            false
        }
        // A file system without locks: better offered twice than never.
        Err(TryLockError::Error(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Mode;

    #[test]
    fn a_window_is_open_until_it_is_dropped_or_its_process_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("journal.candor"), Mode::Create).expect("a journal");
        let files = || fs::read_dir(folder.path()).expect("a folder").count();
        let before = files();
        assert!(!store.is_window_open("one"));
        let window = store.open_window("one").expect("open");
        assert!(store.is_window_open("one") && !store.is_window_open("two"));
        assert!(store.open_window("one").is_none(), "no second one of that name");
        drop(window);
        assert!(!store.is_window_open("one"));
        assert_eq!(files(), before);
        fs::write(file_of(store.path().expect("a file"), "killed"), "").expect("written");
        assert!(!store.is_window_open("killed"));
        assert_eq!(files(), before, "what a killed window left is removed");
        assert!(Store::memory().expect("a journal").open_window("one").is_none());
    }
}
