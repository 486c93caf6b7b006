//! What can go wrong with the file, in the user's words: what did not happen, why, what is still safe, what to do.

use std::{fmt, io, path::Path};

use rusqlite::{Error as Sql, ErrorCode};

/// What was being done when it failed: the first words of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Opening the journal.
    Opening,
    /// Looking something up.
    Reading,
    /// Writing something down.
    Saving,
}

/// A failure of the journal's file. Its text is whole sentences, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence())]
pub struct StoreError {
    /// What did not happen.
    pub doing: Doing,
    /// Why it did not.
    pub why: Why,
}

/// Why the file could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// There is no file at this path.
    Missing(String),
    /// The path is a folder.
    Folder(String),
    /// The file has no bytes; filling it is asked for first.
    Empty(String),
    /// Its bytes are no SQLite database.
    NotAJournal(String),
    /// A SQLite database of another program.
    Foreign(String),
    /// Written by a newer Candor: its schema, and the newest one known here.
    Newer(u32, u32),
    /// A newer Candor changed the schema while it was open here.
    Upgraded,
    /// The file or its folder may not be written.
    ReadOnly(String),
    /// It may not be written, nor its folder, and its last changes stand in a `-wal` that cannot be read so.
    Apart(String),
    /// It was looked at as a file that nobody writes, and somebody wrote.
    Moved,
    /// It was opened only to look.
    OnlyToLook,
    /// The file or its folder may not even be read.
    Forbidden(String),
    /// Another process keeps the journal from being changed as a whole.
    InUse,
    /// Another process wrote all the time, for so many seconds.
    Busy(u32),
    /// There is no room.
    DiskFull,
    /// The pages contradict themselves.
    Damaged,
    /// The file was moved or removed while it was open.
    Vanished,
    /// A newer question took its place.
    Interrupted,
    /// What the system said.
    Other(String),
}

impl StoreError {
    /// A failure to open.
    #[must_use]
    pub fn opening(why: Why) -> Self {
        Self { doing: Doing::Opening, why }
    }

    /// The same failure, met while writing.
    #[must_use]
    pub fn saving(self) -> Self {
        Self { doing: Doing::Saving, ..self }
    }

    /// Whether trying again may help without anybody doing anything: another process was writing.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.why, Why::Busy(_))
    }

    /// Whether a newer question took its place.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        self.why == Why::Interrupted
    }

    fn sentence(&self) -> String {
        let did_not = match self.doing {
            Doing::Opening => "Not opened",
            Doing::Reading => "Not read",
            Doing::Saving => "Not saved",
        };
        let safe = match self.doing {
            Doing::Saving => " What was saved before is safe.",
            Doing::Opening | Doing::Reading => " Nothing was touched.",
        };
        match &self.why {
            Why::Missing(path) => format!("{did_not}: there is no journal at {path}."),
            Why::Folder(path) => format!("{did_not}: {path} is a folder. Name the journal's file."),
            Why::Empty(path) => {
                format!("{did_not}: {path} is empty (0 bytes). Remove it to begin a new journal there.")
            }
            Why::NotAJournal(path) => {
                format!("{did_not}: {path} is not a Candor journal.{safe} candor import reads text.")
            }
            Why::Foreign(path) => format!("{did_not}: {path} belongs to another program.{safe}"),
            Why::Newer(found, known) => format!(
                "This journal was written by a newer Candor (schema {found}, this one knows {known}). Nothing was touched."
            ),
            Why::Upgraded => format!("{did_not}: this journal was upgraded by a newer Candor. Start again."),
            Why::ReadOnly(what) if self.doing == Doing::Opening => {
                format!("{did_not}: {what} may not be written.{safe} --read-only looks without writing.")
            }
            // The foot of a window has 80 columns.
            Why::ReadOnly(what) => format!("{did_not}: {what} may not be written.{safe}"),
            Why::Apart(path) => format!(
                "{did_not}: the last changes of {path} stand in the -wal beside it, and cannot be read where nothing may be \
                 written.{safe} Copy both files into a folder of your own."
            ),
            Why::Moved => format!("{did_not}: somebody else has written to this journal. Start again."),
            Why::OnlyToLook => format!("{did_not}: Candor was started with --read-only. Start it without."),
            Why::Forbidden(what) => format!("{did_not}: {what} may not be read by you.{safe}"),
            Why::InUse => "Another Candor has this journal open. Nothing was touched. Close it first.".to_owned(),
            Why::Busy(s) => format!("{did_not}: another Candor is writing (waited {s} s).{safe} Try again."),
            Why::DiskFull => format!("{did_not}: the disk is full.{safe} Make room, then try again."),
            Why::Damaged => {
                format!("{did_not}: the journal is damaged.{safe} Copy the file away, then candor restore.")
            }
            Why::Vanished => format!("{did_not}: the journal was moved or removed while it was open. Start again."),
            Why::Interrupted => format!("{did_not}: something newer was asked."),
            Why::Other(said) => format!("{did_not}: {said}.{safe}"),
        }
    }
}

impl From<Sql> for StoreError {
    fn from(error: Sql) -> Self {
        let why = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Why::Busy(super::connection::BUSY_SECONDS),
            Some(ErrorCode::DiskFull) => Why::DiskFull,
            Some(ErrorCode::ReadOnly) => Why::ReadOnly("the journal".to_owned()),
            Some(ErrorCode::PermissionDenied) => Why::Forbidden("the journal".to_owned()),
            Some(ErrorCode::DatabaseCorrupt) => Why::Damaged,
            Some(ErrorCode::NotADatabase) => Why::NotAJournal("the file".to_owned()),
            Some(ErrorCode::OperationInterrupted) => Why::Interrupted,
            Some(ErrorCode::CannotOpen) => Why::Forbidden("the journal, or its folder,".to_owned()),
            Some(ErrorCode::SystemIoFailure) => {
                Why::Other(format!("the disk did not take or give the bytes ({error})"))
            }
            _ => Why::Other(error.to_string()),
        };
        Self { doing: Doing::Reading, why }
    }
}

/// A failure of the file system while opening `path`.
pub(super) fn of_file(error: &io::Error, path: &Path) -> StoreError {
    let path = path.display().to_string();
    StoreError::opening(match error.kind() {
        io::ErrorKind::NotFound => Why::Missing(path),
        io::ErrorKind::PermissionDenied => Why::Forbidden(path),
        io::ErrorKind::ReadOnlyFilesystem => Why::ReadOnly(path),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Why::DiskFull,
        _ => Why::Other(format!("{path}: {error}")),
    })
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Opening => "opening",
            Self::Reading => "reading",
            Self::Saving => "saving",
        })
    }
}
