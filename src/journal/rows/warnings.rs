//! Warnings of one prospect or of the whole book.

use crate::domain::{Day, WarningKind};
use crate::journal::{
    Key, Link,
    warnings::{Mark, Warning},
};

/// What is to be said on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarningList {
    /// Whose, where one was asked for.
    pub prospect: Option<Link>,
    /// As known on this day.
    pub as_of: Day,
    /// What speaks, the most urgent first.
    pub speaking: Vec<WarningRow>,
    /// What is kept quiet, and by what, in the same order.
    pub hushed: Vec<(WarningRow, Mark)>,
}

/// A warning with its prospect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarningRow {
    /// About whom.
    pub prospect: Link,
    /// What.
    pub warning: Warning,
}

/// A warning in the list of the whole book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarnedRow {
    /// Its place in the list.
    pub key: Key,
    /// About whom.
    pub prospect: Link,
    /// Which.
    pub kind: WarningKind,
    /// The first day on which it was due.
    pub since: Day,
    /// What is so, then what to do.
    pub text: String,
    /// Whether it rests on something private.
    pub private: bool,
}

/// How many warnings the book has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WarnedCounts {
    /// That speak.
    pub speaking: u64,
    /// About so many prospects.
    pub prospects: u64,
    /// That are kept quiet.
    pub quiet: u64,
}
