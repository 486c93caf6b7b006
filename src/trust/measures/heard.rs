//! Heard in time: when a deal was won or lost, had they told us before what decided it, and how early?

use super::{Period, Share, Tally};
use crate::domain::{Day, OutcomeResult};

/// Where we first heard what decided it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstHeard {
    /// Nobody said, or the moment is not there any more.
    NotSaid,
    /// Never, before it was decided.
    Never,
    /// To our face, on this day.
    Direct(Day),
    /// They told somebody else, on this day.
    SecondHand(Day),
}

/// What counts of an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutcomeFact {
    /// The day it was won or lost.
    pub day: Day,
    /// Which of both.
    pub result: OutcomeResult,
    /// Whether it says what decided it; one that does not counts nowhere.
    pub has_reason: bool,
    /// Where we first heard that.
    pub heard: FirstHeard,
}

/// Those won, or those lost.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeardSide {
    /// Days from hearing it to our face to the outcome, one a deal.
    pub direct: Tally,
    /// The same where they told somebody else.
    pub second_hand: Tally,
    /// Never heard before.
    pub never: u64,
    /// Not said.
    pub not_said: u64,
}

impl HeardSide {
    /// How many outcomes with a deciding reason there are.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.direct.n() + self.second_hand.n() + self.never + self.not_said
    }

    /// How many of them had told us to our face.
    #[must_use]
    pub fn to_our_face(&self) -> Share {
        Share { k: self.direct.n(), n: self.n() }
    }
}

/// Won and lost, apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardInTime {
    period: Period,
    /// Those won.
    pub won: HeardSide,
    /// Those lost.
    pub lost: HeardSide,
}

impl HeardInTime {
    /// Over these days.
    #[must_use]
    pub fn over(period: Period) -> Self {
        Self { period, won: HeardSide::default(), lost: HeardSide::default() }
    }

    /// Counts an outcome.
    pub fn add(&mut self, fact: &OutcomeFact) {
        if !fact.has_reason || !self.period.holds(fact.day) {
            return;
        }
        let side = match fact.result {
            OutcomeResult::Won => &mut self.won,
            OutcomeResult::Lost => &mut self.lost,
        };
        let before = |heard: Day| i64::from((fact.day - heard).max(0));
        let known = |heard: Day| heard <= self.period.as_of;
        match fact.heard {
            FirstHeard::Direct(day) if known(day) => side.direct.add(before(day)),
            FirstHeard::SecondHand(day) if known(day) => side.second_hand.add(before(day)),
            FirstHeard::Never => side.never += 1,
            FirstHeard::NotSaid | FirstHeard::Direct(_) | FirstHeard::SecondHand(_) => side.not_said += 1,
        }
    }
}
