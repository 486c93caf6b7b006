//! Candour by stage: of what they said to us and can be weighed, how much was openly said or bad news; by the stage the
//! talk was held at.

use super::{Period, Share, Told};
use crate::domain::Stage;

/// A share a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stages {
    period: Period,
    shares: [Share; Stage::ALL.len()],
}

impl Stages {
    /// Over these days.
    #[must_use]
    pub fn over(period: Period) -> Self {
        Self { period, shares: [Share::default(); Stage::ALL.len()] }
    }

    /// Counts a moment, or so many alike.
    pub fn add(&mut self, told: &Told, times: u64) {
        if self.period.holds(told.day) && told.is_weighed() {
            self.shares[told.stage as usize].add(told.is_candid(), times);
        }
    }

    /// The share of one stage; 0 of 0 for one never reached.
    #[must_use]
    pub const fn at(&self, stage: Stage) -> Share {
        self.shares[stage as usize]
    }

    /// Where talks turn polite: the greatest fall from one stage to the next that was reached, where no chance explains
    /// it: neither is too few, and their intervals do not overlap. Customers and the lost come after the close and are
    /// not part of the way there.
    #[must_use]
    pub fn turns_polite(&self) -> Option<(Stage, Stage)> {
        let way = [Stage::Prospecting, Stage::Discovery, Stage::Proposal, Stage::Negotiation, Stage::Closing];
        let told: Vec<Stage> = way.into_iter().filter(|stage| !self.at(*stage).is_too_few()).collect();
        let fall = |pair: &[Stage]| {
            let [before, after] = *pair else { return None };
            let (was, is) = (self.at(before), self.at(after));
            let parted = is.interval()?.1 < was.interval()?.0;
            parted.then_some((was.of_one()? - is.of_one()?, (before, after)))
        };
        told.windows(2).filter_map(fall).max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, pair)| pair)
    }
}
