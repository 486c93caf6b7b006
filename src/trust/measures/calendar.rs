//! Calendar: the days on which something was openly said to us, or bad news was.

use super::{Period, Told};
use crate::domain::Day;
use std::collections::BTreeMap;

/// Candid moments by day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    period: Period,
    days: BTreeMap<Day, u64>,
    most: u64,
}

impl Calendar {
    /// Over these days.
    #[must_use]
    pub const fn over(period: Period) -> Self {
        Self { period, days: BTreeMap::new(), most: 0 }
    }

    /// Counts a moment; its day has to be its own.
    pub fn add(&mut self, told: &Told) {
        if self.period.holds(told.day) && told.is_candid() {
            let on = self.days.entry(told.day).or_default();
            *on += 1;
            self.most = self.most.max(*on);
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

    /// On how many days there was one.
    #[must_use]
    pub fn days(&self) -> usize {
        self.days.len()
    }

    /// How much there was on this day beside the day with most: 0 = nothing, 4 = about as much.
    #[must_use]
    pub fn level(&self, day: Day) -> usize {
        match self.on(day) {
            0 => 0,
            n => 1 + usize::try_from((n - 1) * 4 / self.most).unwrap_or(0).min(3),
        }
    }

    /// The most on any one day.
    #[must_use]
    pub const fn most(&self) -> u64 {
        self.most
    }
}
