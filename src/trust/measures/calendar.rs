//! Calendar: the days on which something was openly said to us, or bad news was.

use super::{Period, Told};
use crate::domain::Day;
use std::collections::BTreeMap;

/// Candid moments by day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    period: Period,
    days: BTreeMap<Day, u64>,
}

impl Calendar {
    /// Over these days.
    #[must_use]
    pub const fn over(period: Period) -> Self {
        Self { period, days: BTreeMap::new() }
    }

    /// Counts a moment; its day has to be its own.
    pub fn add(&mut self, told: &Told) {
        if self.period.holds(told.day) && told.is_candid() {
            *self.days.entry(told.day).or_default() += 1;
        }
    }

    /// The days it covers.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// How many there were on this day.
    #[must_use]
    pub fn on(&self, day: Day) -> u64 {
        self.days.get(&day).copied().unwrap_or(0)
    }

    /// How many there were in all.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.days.values().sum()
    }

    /// The most on any one day.
    #[must_use]
    pub fn most(&self) -> u64 {
        self.days.values().copied().max().unwrap_or(0)
    }
}
