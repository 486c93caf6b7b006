//! Promises kept: of ours, those that were due.

use super::{Period, Share};
use crate::domain::{Day, FollowUpState};

/// What counts of a promise. One without a due date counts nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PromiseFact {
    /// The day it was due.
    pub due: Day,
    /// Whether it was kept.
    pub state: FollowUpState,
    /// The day it was kept; absent, it counts as the day due.
    pub kept_on: Option<Day>,
}

/// Promises due in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promises {
    period: Period,
    /// Kept on the day due or before.
    pub kept: u64,
    /// Kept, but later than due.
    pub kept_late: u64,
    /// Broken.
    pub broken: u64,
    /// Still open, and the day has gone by.
    pub overdue: u64,
}

impl Promises {
    /// Over these days.
    #[must_use]
    pub const fn over(period: Period) -> Self {
        Self { period, kept: 0, kept_late: 0, broken: 0, overdue: 0 }
    }

    /// Counts a promise.
    pub fn add(&mut self, fact: &PromiseFact) {
        let Period { first, last, as_of } = self.period;
        if fact.due < first || fact.due > last {
            return;
        }
        let kept = fact.kept_on.unwrap_or(fact.due);
        match fact.state {
            FollowUpState::Broken => self.broken += 1,
            FollowUpState::Kept if kept <= as_of && kept <= fact.due => self.kept += 1,
            FollowUpState::Kept if kept <= as_of => self.kept_late += 1,
            FollowUpState::Kept | FollowUpState::Open if fact.due < as_of => self.overdue += 1,
            FollowUpState::Kept | FollowUpState::Open => {}
        }
    }

    /// Kept in time, of all that were due.
    #[must_use]
    pub const fn share(&self) -> Share {
        Share { k: self.kept, n: self.kept + self.kept_late + self.broken + self.overdue }
    }
}
