//! What a person did with a warning: snoozed it until a day, or dismissed it with a reason.
//!
//! Both quiet what was there on the day they were made. A snooze ends by itself; a dismissal stands until the warning
//! rests on something newer: a promise that came due later, a silence after the next talk. So none nags, and none is
//! switched off for good.

use crate::domain::{Day, WarningKind};

/// A mark on one warning of one prospect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which warning.
    pub kind: WarningKind,
    /// What was done.
    pub hush: Hush,
    /// The day it was made.
    pub made_on: Day,
    /// Why; empty = not said.
    pub reason: String,
}

/// How a warning is kept quiet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hush {
    /// Until this day, on which it speaks again.
    Snoozed(Day),
    /// Until something newer gives reason for it.
    Dismissed,
}

impl Mark {
    /// Whether it quiets what has given reason since that day.
    pub(super) fn quiets(&self, since: Day) -> bool {
        since <= self.made_on
    }

    fn holds(&self, on: Day) -> bool {
        self.made_on <= on && !matches!(self.hush, Hush::Snoozed(until) if until <= on)
    }
}

/// The mark that holds on a day: of those made by then, the one that quiets most.
pub(super) fn in_force(marks: &[Mark], kind: WarningKind, on: Day) -> Option<&Mark> {
    marks.iter().filter(|mark| mark.kind == kind && mark.holds(on)).max_by_key(|mark| mark.made_on)
}
