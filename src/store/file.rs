//! The journal as a file among files: where it lives, what may stand at its path, and making a new one.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::error::{StoreError, Why, of_file};
use super::lock::Lock;
use super::open::Mode;

/// The journal's usual place: `~/.local/share/candor/journal.candor`, or where the system keeps such files. `None` where
/// there is no home folder.
#[must_use]
pub fn default_path() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.data_dir().join("candor").join("journal.candor"))
}

/// One path for one file, by whatever link it is reached: its lock stands beside the file itself.
pub(super) fn resolved(path: &Path) -> io::Result<PathBuf> {
    if let Ok(found) = fs::canonicalize(path) {
        return Ok(found);
    }
    let absolute = std::path::absolute(path)?;
    match (absolute.parent().map(fs::canonicalize), absolute.file_name()) {
        (Some(Ok(folder)), Some(name)) => Ok(folder.join(name)),
        _ => Ok(absolute),
    }
}

/// What can be said before any connection is open: there or not, a folder, empty. Makes a missing folder.
pub(super) fn check_kind(path: &Path, mode: Mode) -> Result<(), StoreError> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => Err(StoreError::opening(Why::Folder(path.display().to_string()))),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound && mode == Mode::Create => {
            let folder = path.parent().unwrap_or(path);
            make_folder(folder).map_err(|error| of_file(&error, folder))
        }
        Err(error) => Err(of_file(&error, path)),
    }
}

/// Makes the folder, for its owner only. One that is there stays as it is.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Whether a new file was made here: then the lock is ours alone until the schema stands. Two processes that begin the
/// same journal come one after the other, and the second finds it made.
pub(super) fn begin(path: &Path, lock: &Lock) -> Result<bool, StoreError> {
    match fs::metadata(path) {
        Ok(meta) if meta.len() > 0 => return Ok(false),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(of_file(&error, path)),
        _ => lock.alone_soon()?,
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            lock.share()?;
            match fs::metadata(path) {
                Ok(meta) if meta.len() == 0 => Err(StoreError::opening(Why::Empty(path.display().to_string()))),
                _ => Ok(false),
            }
        }
        Err(error) => Err(of_file(&error, path)),
    }
}
