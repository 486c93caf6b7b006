//! What stops a change on its way, before it is put into the user's words.

use super::super::Trouble;
use crate::domain::{Invalid, Uid};
use crate::store::{Change, Source, StoreError, Stored};

/// Why a change did not happen.
#[derive(Debug)]
pub(in crate::journal) enum Fault {
    /// For the user as it is.
    Trouble(Trouble),
    /// The file.
    Store(StoreError),
}

/// The end of a step of a change.
pub(in crate::journal) type Done<T> = Result<T, Fault>;

impl Fault {
    /// In the user's words.
    pub(in crate::journal) fn trouble(self) -> Trouble {
        match self {
            Self::Trouble(trouble) => trouble,
            Self::Store(error) => {
                let busy = error.is_busy();
                let said = error.saving().to_string();
                if busy { Trouble::Busy(said) } else { Trouble::Store(said) }
            }
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Trouble> for Fault {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<Invalid> for Fault {
    fn from(invalid: Invalid) -> Self {
        Self::Trouble(Trouble::Invalid(invalid))
    }
}

/// `what` is not there any more.
pub(in crate::journal) fn gone(what: &str) -> Fault {
    Fault::Trouble(Trouble::Gone(format!("Not saved: {what} is not there any more. The trash or History may have it.")))
}

/// The row, if it is there and not in the trash.
pub(super) fn live<T: Source>(w: &Change<'_>, uid: Uid, what: &str) -> Done<Stored<T>> {
    w.find::<T>(uid)?.filter(|row| row.deleted_at.is_none()).ok_or_else(|| gone(what))
}

/// Words that may be kept, without the space around them.
pub(super) fn words<'t>(text: &'t str, field: &'static str, empty: &str) -> Result<&'t str, Invalid> {
    let text = text.trim();
    if text.is_empty() { Err(Invalid::new(field, empty)) } else { Ok(text) }
}
