//! Objection age: how long an objection lives until *they* say it is settled. Those still open count as at least as old
//! as they are (Kaplan and Meier 1958), so that the old and open ones pull the figure up and not out of sight.

use super::{Period, Share};
use crate::domain::Day;
use std::collections::BTreeMap;

/// Half of them are settled: room for the last bits of a product.
const HALF: f64 = 0.5 + 1e-12;

/// What counts of an objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ObjectionFact {
    /// The day it was raised.
    pub day: Day,
    /// Whether they have said that it is settled.
    pub is_settled: bool,
    /// On which day, where that was written down.
    pub settled_on: Option<Day>,
}

/// How old objections grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypicalAge {
    /// Half are settled within so many days.
    Days(i32),
    /// Fewer than half are: longer than the oldest, which is so many days old.
    Over(i32),
}

/// The ages of objections raised in a period, as known on its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectionAges {
    period: Period,
    /// By age in days: how many were settled at it, how many are open at it.
    ages: BTreeMap<i32, (u64, u64)>,
    undated: u64,
}

impl ObjectionAges {
    /// Over these days.
    #[must_use]
    pub const fn over(period: Period) -> Self {
        Self { period, ages: BTreeMap::new(), undated: 0 }
    }

    /// Counts an objection.
    pub fn add(&mut self, fact: &ObjectionFact) {
        if !self.period.holds(fact.day) {
            return;
        }
        let today = self.period.as_of;
        match fact.settled_on.filter(|_| fact.is_settled) {
            None if fact.is_settled => self.undated += 1,
            Some(day) if day <= today => self.ages.entry((day - fact.day).max(0)).or_default().0 += 1,
            _ => self.ages.entry(today - fact.day).or_default().1 += 1,
        }
    }

    /// How many are settled, on a day that is known, of all whose age is known.
    #[must_use]
    pub fn settled(&self) -> Share {
        self.ages.values().fold(Share::default(), |mut share, (settled, open)| {
            share.add(true, *settled);
            share.add(false, *open);
            share
        })
    }

    /// How many are settled, nobody knows when: they have no age and are not among the others.
    #[must_use]
    pub const fn undated(&self) -> u64 {
        self.undated
    }

    /// The median age at which they are settled; `None` of nothing.
    #[must_use]
    pub fn typical(&self) -> Option<TypicalAge> {
        let oldest = *self.ages.keys().next_back()?;
        let (mut left, mut open_share) = (self.settled().n, 1.0);
        for (age, (settled, open)) in &self.ages {
            open_share *= 1.0 - *settled as f64 / left as f64;
            if open_share <= HALF {
                return Some(TypicalAge::Days(*age));
            }
            left -= settled + open;
        }
        Some(TypicalAge::Over(oldest))
    }
}
