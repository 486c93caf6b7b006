//! Question ledger: what became of the questions asked, and how many were not dared.

use super::{Period, Share};
use crate::domain::{Day, QuestionState};

/// What counts of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerFact {
    /// What became of it.
    pub state: QuestionState,
    /// The day it was asked; of one held back, the day it was planned or written down.
    pub day: Day,
    /// The day it was answered or dodged; absent or before the day asked, it counts as the day asked.
    pub closed: Option<Day>,
}

/// Questions asked in a period by what became of them, and those held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    period: Period,
    /// They answered.
    pub answered: u64,
    /// They did not.
    pub dodged: u64,
    /// No reply yet, on the day it is known on.
    pub pending: u64,
    /// Not dared.
    pub held_back: u64,
}

impl Ledger {
    /// Over these days.
    #[must_use]
    pub const fn over(period: Period) -> Self {
        Self { period, answered: 0, dodged: 0, pending: 0, held_back: 0 }
    }

    /// Counts a question. One that is only planned counts nowhere.
    pub fn add(&mut self, fact: &LedgerFact) {
        if !self.period.holds(fact.day) {
            return;
        }
        let closed = fact.closed.is_none_or(|closed| closed <= self.period.as_of);
        match fact.state {
            QuestionState::Planned => {}
            QuestionState::HeldBack => self.held_back += 1,
            QuestionState::Answered if closed => self.answered += 1,
            QuestionState::Dodged if closed => self.dodged += 1,
            QuestionState::Pending | QuestionState::Answered | QuestionState::Dodged => self.pending += 1,
        }
    }

    /// How many were asked.
    #[must_use]
    pub const fn asked(&self) -> u64 {
        self.answered + self.dodged + self.pending
    }

    /// The share of those asked that is in this state; planned ones are none of them.
    #[must_use]
    pub const fn share(&self, state: QuestionState) -> Share {
        match state {
            QuestionState::Planned => Share { k: 0, n: self.asked() },
            QuestionState::Answered => Share { k: self.answered, n: self.asked() },
            QuestionState::Dodged => Share { k: self.dodged, n: self.asked() },
            QuestionState::Pending => Share { k: self.pending, n: self.asked() },
            QuestionState::HeldBack => Share { k: self.held_back, n: self.asked() + self.held_back },
        }
    }
}
