//! Silence after a question: the median of the seconds that were held, over all questions and for each. A silence that
//! was filled ended because *we* spoke, so it is none that was held; where nobody said which, it counts as held.

use super::{Period, Tally};
use crate::domain::Day;
use std::collections::BTreeMap;

/// What counts of a question whose clock ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SilenceFact<'a> {
    /// The day it was asked.
    pub day: Day,
    /// Which question it is, the same each time it is asked.
    pub question: &'a str,
    /// Seconds until somebody spoke.
    pub seconds: u32,
    /// Whether it was held; `None` = not said.
    pub held: Option<bool>,
}

/// The seconds held, in all and by question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silences {
    period: Period,
    all: Tally,
    by_question: BTreeMap<String, Tally>,
    /// Each question is kept apart too.
    apart: bool,
}

impl Silences {
    /// Over these days.
    #[must_use]
    pub fn over(period: Period) -> Self {
        Self { period, all: Tally::default(), by_question: BTreeMap::new(), apart: true }
    }

    /// Over these days, no question apart: as large as there are different numbers of seconds.
    #[must_use]
    pub fn in_all(period: Period) -> Self {
        Self { apart: false, ..Self::over(period) }
    }

    /// Counts a silence.
    pub fn add(&mut self, fact: &SilenceFact<'_>) {
        if !self.period.holds(fact.day) || fact.held == Some(false) {
            return;
        }
        self.all.add(fact.seconds.into());
        if !self.apart {
            return;
        }
        match self.by_question.get_mut(fact.question) {
            Some(tally) => tally.add(fact.seconds.into()),
            None => {
                self.by_question.entry(fact.question.to_owned()).or_default().add(fact.seconds.into());
            }
        }
    }

    /// All of them.
    #[must_use]
    pub const fn all(&self) -> &Tally {
        &self.all
    }

    /// Those of each question, the one with the most first.
    #[must_use]
    pub fn by_question(&self) -> Vec<(&str, &Tally)> {
        let mut questions: Vec<_> = self.by_question.iter().map(|(question, tally)| (&**question, tally)).collect();
        questions.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.n()));
        questions
    }
}
