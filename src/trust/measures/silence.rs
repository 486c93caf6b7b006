//! Silence after a question: the median of the seconds that were held, over all questions or over the times one was
//! asked, whichever it is given. A silence that was filled ended because *we* spoke, so it is none that was held; where
//! nobody said which, it counts as held.

use super::{Period, Tally};
use crate::domain::Day;

/// What counts of a question whose clock ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SilenceFact {
    /// The day it was asked.
    pub day: Day,
    /// Seconds until somebody spoke.
    pub seconds: u32,
    /// Whether it was held; `None` = not said.
    pub held: Option<bool>,
}

impl SilenceFact {
    /// Whether it was a silence that was held.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.held != Some(false)
    }
}

/// The seconds held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silences {
    period: Period,
    all: Tally,
}

impl Silences {
    /// Over these days.
    #[must_use]
    pub fn over(period: Period) -> Self {
        Self { period, all: Tally::default() }
    }

    /// Counts a silence.
    pub fn add(&mut self, fact: &SilenceFact) {
        if self.period.holds(fact.day) && fact.is_held() {
            self.all.add(fact.seconds.into());
        }
    }

    /// All of them.
    #[must_use]
    pub const fn all(&self) -> &Tally {
        &self.all
    }
}
