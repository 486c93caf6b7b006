//! After silence: of the replies after a long one, how many were openly said or bad news.

use super::{Period, Share, Told};
use crate::trust::constants::LONG_SILENCE;

/// A moment that replies to a question whose clock ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SilenceReply {
    /// What was said.
    pub told: Told,
    /// Seconds of silence before.
    pub seconds: u32,
}

/// Openly said or bad, of the replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AfterSilence {
    period: Period,
    share: Share,
}

impl AfterSilence {
    /// Over these days.
    #[must_use]
    pub fn over(period: Period) -> Self {
        Self { period, share: Share::default() }
    }

    /// Counts a reply. What reached us second-hand was not said into a silence.
    pub fn add(&mut self, reply: &SilenceReply) {
        if self.period.holds(reply.told.day) && reply.seconds >= LONG_SILENCE && reply.told.is_direct() {
            self.share.add(reply.told.is_candid(), 1);
        }
    }

    /// The share.
    #[must_use]
    pub const fn share(&self) -> Share {
        self.share
    }
}
