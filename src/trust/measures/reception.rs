//! Reception mix: how I met what they said, where that was marked.

use super::Period;
use crate::domain::{Day, Reception, Tag};

/// Counts of each reception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceptionMix {
    period: Period,
    counts: [u64; Reception::ALL.len()],
}

impl ReceptionMix {
    /// Over these days.
    #[must_use]
    pub const fn over(period: Period) -> Self {
        Self { period, counts: [0; Reception::ALL.len()] }
    }

    /// Counts a moment that has a reception; one without a tag waits in the inbox and counts nowhere.
    pub fn add(&mut self, day: Day, tag: Option<Tag>, reception: Reception) {
        if self.period.holds(day) && tag.is_some() {
            self.counts[reception as usize] += 1;
        }
    }

    /// How many were met like this.
    #[must_use]
    pub const fn of(&self, reception: Reception) -> u64 {
        self.counts[reception as usize]
    }

    /// How many have a reception at all.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.counts.iter().sum()
    }
}
