//! Not too often: what happens many times a second is passed on the first time and then at most once per span, the last
//! time included.

use std::time::{Duration, Instant};

/// Passes things on at most once per span.
#[derive(Debug)]
pub struct Pace {
    span: Duration,
    passed: Option<Instant>,
    held: bool,
}

impl Pace {
    /// At most once per `span`.
    #[must_use]
    pub fn of(span: Duration) -> Self {
        Self { span, passed: None, held: false }
    }

    /// It happened at `now`: pass it on? If not, it is held and becomes due later.
    pub fn happened(&mut self, now: Instant) -> bool {
        self.held = true;
        self.due(now)
    }

    /// Whether one that was held is to be passed on at `now`.
    pub fn due(&mut self, now: Instant) -> bool {
        let due = self.wait(now) == Some(Duration::ZERO);
        if due {
            self.held = false;
            self.passed = Some(now);
        }
        due
    }

    /// How long until the one held is due; `None` if none is.
    #[must_use]
    pub fn wait(&self, now: Instant) -> Option<Duration> {
        let next = self.passed.map_or(now, |passed| passed + self.span);
        self.held.then(|| next.saturating_duration_since(now))
    }
}
