//! Volunteered share: what they said unasked, of all they said to us.

use super::{Period, Share, Told};
use crate::domain::Surfaced;

/// Volunteered of direct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volunteered {
    period: Period,
    share: Share,
}

impl Volunteered {
    /// Over these days.
    #[must_use]
    pub fn over(period: Period) -> Self {
        Self { period, share: Share::default() }
    }

    /// Counts a moment, or so many alike.
    pub fn add(&mut self, told: &Told, times: u64) {
        if self.period.holds(told.day) && told.is_direct() {
            self.share.add(told.surfaced == Surfaced::Volunteered, times);
        }
    }

    /// The share.
    #[must_use]
    pub const fn share(&self) -> Share {
        self.share
    }
}
