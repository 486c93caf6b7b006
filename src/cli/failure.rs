//! How a verb ends when it does not end well: an exit code and a sentence.

use std::fmt;
use std::io;

use crate::{domain::Invalid, journal::Trouble};

/// The exit codes that mean something other than done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// It failed.
    Failed,
    /// It was called wrongly.
    Usage,
    /// Nothing was found.
    Nothing,
    /// More than one fits.
    Several,
    /// What was read in is not right.
    BadData,
    /// Somebody stopped it.
    Stopped,
    /// A signal ended it: 128 and its number.
    Signal(u8),
}

impl Code {
    /// The number that a shell sees.
    pub(super) const fn number(self) -> u8 {
        match self {
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Nothing => 3,
            Self::Several => 4,
            Self::BadData => 65,
            Self::Stopped => 130,
            Self::Signal(number) => number,
        }
    }
}

/// Why a verb did not do its work. The sentences go to standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) code: Code,
    /// Whole sentences; several lines where there are candidates.
    pub(super) says: String,
    /// Nobody listens to the output any more: no failure to speak of.
    pub(super) hung_up: bool,
}

impl Failure {
    pub(super) fn new(code: Code, says: impl Into<String>) -> Self {
        Self { code, says: says.into(), hung_up: false }
    }

    /// It was called wrongly.
    pub(super) fn usage(says: impl Into<String>) -> Self {
        Self::new(Code::Usage, says)
    }

    /// Nothing was found.
    pub(super) fn nothing(says: impl Into<String>) -> Self {
        Self::new(Code::Nothing, says)
    }

    /// A signal ended it; nobody has to be told.
    pub(super) fn ended(signal: u8) -> Self {
        Self { code: Code::Signal(signal), says: String::new(), hung_up: false }
    }

    /// The journal gave an answer to another question: a mistake of ours, said without fuss.
    pub(super) fn unexpected() -> Self {
        Self::new(Code::Failed, "Candor made a mistake: the journal answered something else. Nothing was touched.")
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says)
    }
}

impl From<Invalid> for Failure {
    fn from(invalid: Invalid) -> Self {
        Self::usage(invalid.why)
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        let code = match trouble {
            Trouble::Invalid(_) => Code::Usage,
            Trouble::Gone(_) | Trouble::Nothing(_) => Code::Nothing,
            _ => Code::Failed,
        };
        Self::new(code, trouble.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let hung_up = error.kind() == io::ErrorKind::BrokenPipe;
        Self { hung_up, ..Self::new(Code::Failed, format!("Not written: {error}.")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn troubles_have_the_codes_of_the_manual() {
        let code = |trouble: Trouble| Failure::from(trouble).code.number();
        assert_eq!(code(Trouble::Invalid(Invalid::new("openness", "Openness goes from 1 to 5."))), 2);
        assert_eq!(code(Trouble::Gone("It is not there any more.".into())), 3);
        assert_eq!(code(Trouble::Nothing("Nothing to undo.".into())), 3);
        assert_eq!(code(Trouble::ChangedSince("Changed since.".into())), 1);
        assert_eq!(code(Trouble::Store("Not saved: the disk is full.".into())), 1);
        assert!(Failure::from(io::Error::from(io::ErrorKind::BrokenPipe)).hung_up);
    }
}
