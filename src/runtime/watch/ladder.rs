//! When to ask after an event. The event is the write of the WAL file; the commit can be seen only after its fsync, which
//! makes no event. So one asks at once, and a few times more, ever later, and then rests.

use std::time::{Duration, Instant};

/// After the event, in milliseconds.
const RUNGS: [u64; 5] = [4, 16, 64, 256, 1000];

/// The questions still to be asked after the last event.
#[derive(Debug, Default)]
pub(super) struct Ladder {
    since: Option<Instant>,
    asked: usize,
}

impl Ladder {
    /// An event came: from the first rung again.
    pub(super) fn restart(&mut self, now: Instant) {
        *self = Self { since: Some(now), asked: 0 };
    }

    /// How long until the next question; `None`, for ever, where none is left.
    pub(super) fn wait(&self, now: Instant) -> Option<Duration> {
        let rung = RUNGS.get(self.asked)?;
        Some((self.since? + Duration::from_millis(*rung)).saturating_duration_since(now))
    }

    /// Whether to ask now. Rungs missed together count as one.
    pub(super) fn step(&mut self, now: Instant) -> bool {
        let before = self.asked;
        while self.wait(now) == Some(Duration::ZERO) {
            self.asked += 1;
        }
        self.asked > before
    }
}
