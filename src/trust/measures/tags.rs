//! Tag mix: how many moments of each tag a month brought, second-hand ones too.

use super::{Month, Period, Told};
use crate::domain::Tag;
use std::collections::BTreeMap;

/// Moments per tag and month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagMix {
    period: Period,
    months: BTreeMap<Month, [u64; Tag::ALL.len()]>,
}

impl TagMix {
    /// Over these days.
    #[must_use]
    pub const fn over(period: Period) -> Self {
        Self { period, months: BTreeMap::new() }
    }

    /// Counts a moment, or so many alike.
    pub fn add(&mut self, told: &Told, times: u64) {
        if let Some(tag) = told.tag.filter(|_| self.period.holds(told.day)) {
            self.months.entry(Month::of(told.day)).or_default()[tag as usize] += times;
        }
    }

    /// Every month of the period in order, also those without a moment, with the counts in the order of [`Tag::ALL`].
    pub fn months(&self) -> impl Iterator<Item = (Month, [u64; Tag::ALL.len()])> {
        self.period.months().map(|month| (month, self.months.get(&month).copied().unwrap_or_default()))
    }

    /// All moments counted.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.months.values().flatten().sum()
    }

    /// The earliest month with a moment in it.
    #[must_use]
    pub fn earliest(&self) -> Option<Month> {
        self.months.keys().next().copied()
    }
}
