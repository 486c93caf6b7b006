//! Which questions open people up.
//!
//! Every time a question was asked is a trial. It is a success if what came of it was frank (openness of 4 or more, or
//! bad news): the first reply tied to it that was told directly, else the next thing the prospect told directly on the
//! days from the asking to 30 days after. A question dodged is a failure. Where nothing came at all it is a failure once
//! the 30 days are over, and no trial yet before. *Directly* is tagged, and not second-hand.
//!
//! With k successes of n the estimate is shrunk to the middle: mean (1 + k)/(2 + n), and low the 5th percentile of
//! Beta(1 + k, 1 + n − k). Questions are ranked by low, so that once of once does not beat seven of nine.

use crate::domain::{Day, News, Openness};
use crate::trust::constants::{LOW, OPEN_FROM, REPLY_WINDOW};
use statrs::distribution::{Beta, ContinuousCDF};
use std::cmp::Reverse;

/// What came of a question: a moment told directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Came {
    /// The day of its conversation.
    pub day: Day,
    /// How freely they spoke; `None` = not marked.
    pub openness: Option<Openness>,
    /// News for us.
    pub news: News,
}

impl Came {
    /// Whether it was openly told, or bad news.
    fn is_frank(self) -> bool {
        self.news == News::Bad || self.openness.is_some_and(|openness| openness.level() >= OPEN_FROM)
    }
}

/// One time a question was asked, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking {
    /// The day it was asked.
    pub asked: Day,
    /// The day it was dodged, if it was; before the day asked it counts as that day.
    pub dodged: Option<Day>,
    /// The first reply tied to it that was told directly.
    pub reply: Option<Came>,
    /// The first moment told directly from the day asked on, whatever it was about.
    pub next: Option<Came>,
}

impl Asking {
    /// Whether it opened them up, as known on `today`; `None` = that cannot be said yet.
    #[must_use]
    pub fn opened(&self, today: Day) -> Option<bool> {
        if self.asked > today {
            return None;
        }
        if self.dodged.is_some_and(|day| day.max(self.asked) <= today) {
            return Some(false);
        }
        let last = self.asked + REPLY_WINDOW;
        let reply = self.reply.filter(|came| came.day <= today);
        let next = self.next.filter(|came| (self.asked..=last).contains(&came.day) && came.day <= today);
        match reply.or(next) {
            Some(came) => Some(came.is_frank()),
            None => (last < today).then_some(false),
        }
    }
}

/// How often a question opened people up, of the times asked that can be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Opened {
    /// Times it did.
    pub k: u32,
    /// Times it was asked.
    pub n: u32,
}

impl Opened {
    /// One more time.
    pub fn count(&mut self, opened: bool) {
        self.k += u32::from(opened);
        self.n += 1;
    }

    /// The share to expect next time, shrunk to the middle: within 0 and 1, ½ for a question never asked.
    #[must_use]
    pub fn mean(self) -> f64 {
        (1.0 + f64::from(self.k)) / (2.0 + f64::from(self.n))
    }

    /// What the share very likely is at least: the 5th percentile. 0.05 for a question never asked.
    #[must_use]
    pub fn low(self) -> f64 {
        let (for_it, against) = (f64::from(self.k), f64::from(self.n.saturating_sub(self.k)));
        // Both parameters are finite and at least 1, which is all that Beta asks for.
        Beta::new(1.0 + for_it, 1.0 + against).map_or(0.0, |beta| beta.inverse_cdf(LOW))
    }

    /// What to sort by, the better question first: what the share is at least, its mean, how often it was asked. What is
    /// equal in all three keeps the order it is in: the bank's.
    #[must_use]
    pub fn rank(self) -> Rank {
        // Floats that are not negative are in the order of their bits.
        Rank(Reverse((self.low().to_bits(), self.mean().to_bits(), self.n)))
    }
}

/// The place of a question among others, the better one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(Reverse<(u64, u64, u32)>);

#[cfg(test)]
mod tests;
