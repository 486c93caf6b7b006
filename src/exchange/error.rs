//! What is wrong with a line, and what was left out of one, in the file's own words.

use std::{borrow::Cow, fmt};

/// A line that cannot be taken. Its `Display` is what goes to standard error:
/// `LINE 17: openness is 7; it goes from 1 to 5`.
///
/// Values of the file are quoted in it (shortened, without line breaks but otherwise as they stand): whoever prints it
/// on a terminal cleans it like any other text from outside.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("LINE {line}: {problem}")]
pub struct LineError {
    /// The line's number in the file, from 1.
    pub line: u64,
    problem: Problem,
}

impl LineError {
    pub(super) fn new(line: u64, problem: Problem) -> Self {
        Self { line, problem }
    }

    /// The field as the file names it (`entries[2].openness`); `None` where the whole line is meant.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        (!self.problem.field.is_empty()).then_some(&self.problem.field)
    }

    /// What is wrong, without the line: `openness is 7; it goes from 1 to 5`.
    #[must_use]
    pub fn why(&self) -> String {
        self.problem.to_string()
    }
}

/// A field of a line that the format does not know. The line itself was taken, without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The line's number in the file, from 1.
    pub line: u64,
    /// The field as the file names it (`entries[2].mood`).
    pub field: String,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LINE {}: {} is not a field of this format and was left out", self.line, self.field)
    }
}

/// A field and what is wrong with it; the line is not known yet, and the field grows from the inside out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    field: String,
    why: Cow<'static, str>,
}

impl Problem {
    /// `field` said with `why`: `("openness", "is missing")`.
    pub(super) fn of(field: &str, why: impl Into<Cow<'static, str>>) -> Self {
        Self { field: field.to_owned(), why: why.into() }
    }

    /// A problem of the value itself; whoever knows its name puts it under that.
    pub(super) fn here(why: impl Into<Cow<'static, str>>) -> Self {
        Self { field: String::new(), why: why.into() }
    }

    /// `is “7”; it is …`, of the value itself.
    pub(super) fn value(shown: &str, wanted: &str) -> Self {
        Self::here(format!("is {shown}; {wanted}"))
    }

    /// The same problem, seen from one level further out.
    pub(super) fn under(mut self, outer: &str) -> Self {
        self.field = join(outer, &self.field);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.field.is_empty() {
            write!(f, "{} ", self.field)?;
        }
        f.write_str(&self.why)
    }
}

/// `entries` and `[2].openness` make `entries[2].openness`.
pub(super) fn join(outer: &str, inner: &str) -> String {
    let dot = if inner.is_empty() || inner.starts_with('[') { "" } else { "." };
    format!("{outer}{dot}{inner}")
}

/// The most characters of a value that an error repeats.
const QUOTED: usize = 40;

/// A value of the file in quotes, short enough for one line of an error.
pub(super) fn quote(text: &str) -> String {
    let mut short: String =
        text.chars().take(QUOTED).map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
    if text.chars().nth(QUOTED).is_some() {
        short.push('…');
    }
    format!("“{short}”")
}

/// A field's name as the file has it: bare where it is a plain word, else quoted.
pub(super) fn name(field: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let bare = !field.is_empty() && field.len() <= QUOTED && field.chars().all(plain);
    if bare { field.to_owned() } else { quote(field) }
}

/// `a, b or c`.
pub(super) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<_> = words.into_iter().collect();
    match words.pop() {
        Some(last) if words.is_empty() => last.to_owned(),
        Some(last) => format!("{} or {last}", words.join(", ")),
        None => String::new(),
    }
}
