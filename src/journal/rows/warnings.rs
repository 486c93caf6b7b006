//! Warnings of one prospect or of the whole book.

use crate::domain::Day;
use crate::journal::{
    Link,
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
