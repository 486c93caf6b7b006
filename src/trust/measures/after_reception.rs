//! After reception: how I met what they said, and whether the next talk held something openly said or bad.

use super::{Period, Share};
use crate::domain::{Day, Reception};

/// A talk that came after one in which I met something like this. A talk after one with two receptions is two rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextTalk {
    /// How I met something in the talk before, of the same prospect.
    pub after: Reception,
    /// The day of the next talk.
    pub day: Day,
    /// Whether it held a moment said to us openly, or bad news said to us.
    pub candid: bool,
}

/// A share for each reception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AfterReception {
    period: Period,
    shares: [Share; Reception::ALL.len()],
}

impl AfterReception {
    /// Over these days.
    #[must_use]
    pub fn over(period: Period) -> Self {
        Self { period, shares: [Share::default(); Reception::ALL.len()] }
    }

    /// Counts a talk.
    pub fn add(&mut self, talk: &NextTalk) {
        if self.period.holds(talk.day) {
            self.shares[talk.after as usize].add(talk.candid, 1);
        }
    }

    /// Of the talks after one where I did this, those that held such a moment.
    #[must_use]
    pub const fn after(&self, reception: Reception) -> Share {
        self.shares[reception as usize]
    }
}
