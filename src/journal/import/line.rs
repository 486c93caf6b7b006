//! What is wrong with a line that could be read: only the journal knows who an id means.

use crate::domain::Invalid;
use crate::journal::change::Fault;
use crate::store::StoreError;

/// Why a line is not taken.
#[derive(Debug)]
pub(super) enum LineFault {
    /// It is left out; the rest of the file is not concerned.
    Bad(String),
    /// Nothing can be written any more.
    Fault(Fault),
}

/// The end of a step of a line.
pub(super) type Taken<T> = Result<T, LineFault>;

impl From<StoreError> for LineFault {
    fn from(error: StoreError) -> Self {
        Self::Fault(error.into())
    }
}

impl From<Invalid> for LineFault {
    fn from(invalid: Invalid) -> Self {
        Self::Bad(invalid.why)
    }
}

/// `prospect is an id that is not there`.
pub(super) fn missing(field: &str) -> LineFault {
    LineFault::Bad(format!("{field} is an id that is not there"))
}
