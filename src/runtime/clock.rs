//! The only clock. Everything below gets its "now" as a [`Moment`].

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveTime};

use crate::domain::{Day, Held, Invalid, Moment, Zone};

/// How long the loop sleeps at most before a deadline: a wait counts time that stands still while the laptop sleeps, a
/// deadline is meant by the clock on the wall.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// The time on the wall, or one set for pictures and tests.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    zone: Zone,
    /// The UTC milliseconds that `CANDOR_NOW` set, and when the clock was started with them.
    set: Option<(i64, Instant)>,
}

impl Clock {
    /// The system's clock; with the environment's `CANDOR_NOW` one that starts there and runs on.
    ///
    /// # Errors
    /// See [`Clock::starting`].
    pub fn from_env() -> Result<Self, Invalid> {
        match std::env::var_os("CANDOR_NOW") {
            Some(start) => Self::starting(&start.to_string_lossy()),
            None => Ok(Self { zone: Zone::Local, set: None }),
        }
    }

    /// A clock that starts at `start` and runs on from there: a time of RFC 3339, whose offset is then the zone, or a
    /// day, which starts at noon in the system's zone.
    ///
    /// # Errors
    /// If `start` is neither.
    pub fn starting(start: &str) -> Result<Self, Invalid> {
        let (utc, zone) = match (Day::from_iso(start), DateTime::parse_from_rfc3339(start)) {
            (Some(day), _) => (noon(day).at, Zone::Local),
            (None, Ok(time)) => {
                let minutes = i16::try_from(time.offset().local_minus_utc() / 60).unwrap_or(0);
                (time.timestamp_millis(), Zone::Fixed(minutes))
            }
            (None, Err(_)) => {
                let why = format!("CANDOR_NOW is “{start}”, not a time as 2026-11-19T14:05:00+01:00 or 2026-11-19.");
                return Err(Invalid::new("CANDOR_NOW", why));
            }
        };
        Ok(Self { zone, set: Some((utc, instant())) })
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Moment {
        let utc = match self.set {
            Some((start, since)) => start.saturating_add(millis(instant().saturating_duration_since(since))),
            None => wall(),
        };
        Moment { utc, zone: self.zone }
    }

    /// How long the loop may wait for a message before it looks at the clock again: until `wake_at` (UTC milliseconds),
    /// nothing if that has passed, never over a minute; `None`, for ever, where no deadline is.
    #[must_use]
    pub fn patience(&self, wake_at: Option<i64>) -> Option<Duration> {
        let left = u64::try_from(wake_at?.saturating_sub(self.now().utc)).unwrap_or(0);
        Some(Duration::from_millis(left).min(LONGEST_SLEEP))
    }
}

/// Monotonic time: how long something took, when to look again. Says nothing about the clock on the wall.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub fn instant() -> Instant {
    Instant::now()
}

/// UTC milliseconds of the system's clock, negative before 1970.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
fn wall() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => millis(since),
        Err(before) => -millis(before.duration()),
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

fn noon(day: Day) -> Held {
    NaiveTime::from_hms_opt(12, 0, 0).map_or(Held::on(day), |noon| Zone::Local.held(day.date().and_time(noon)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_clock_starts_there_in_its_own_zone_and_runs_on() {
        let clock = Clock::starting("2026-11-19T14:05:00+01:00").expect("a time");
        let first = clock.now();
        assert_eq!(first.zone, Zone::Fixed(60));
        assert_eq!(first.held().day().iso(), "2026-11-19");
        let start = Held::from_iso("2026-11-19T14:05:00+01:00").expect("a time").at;
        assert!(first.utc >= start);
        assert!(clock.now().utc >= first.utc);
    }

    #[test]
    fn a_day_starts_at_noon_here() {
        let clock = Clock::starting("2026-11-19").expect("a day");
        assert_eq!(clock.now().zone, Zone::Local);
        assert_eq!(noon(Day::from_iso("2026-11-19").expect("a day")).local().1, NaiveTime::from_hms_opt(12, 0, 0));
    }

    #[test]
    fn what_is_no_time_is_refused_with_an_example() {
        let refused = Clock::starting("tomorrow").expect_err("not a time");
        assert!(refused.why.contains("tomorrow") && refused.why.contains("2026-11-19"), "{}", refused.why);
    }

    #[test]
    fn the_loop_waits_for_the_deadline_but_never_long() {
        let clock = Clock::starting("2026-11-19T14:05:00Z").expect("a time");
        let now = clock.now().utc;
        assert_eq!(clock.patience(None), None);
        assert_eq!(clock.patience(Some(now - 1)), Some(Duration::ZERO));
        assert_eq!(clock.patience(Some(now + 86_400_000)), Some(LONGEST_SLEEP));
        assert!(clock.patience(Some(now + 10_000)).is_some_and(|wait| wait <= Duration::from_secs(10)));
    }
}
