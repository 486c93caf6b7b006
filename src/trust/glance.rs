//! What a line of the book says of a prospect on a day: less than a [`Standing`], and the last twelve months beside it.

use super::{
    days::DaySum,
    rhythm::Pace,
    series::up_to,
    state::{State, Trend},
    trend::{Pass, Standing},
};
use crate::domain::Day;
use chrono::{Datelike, Months};

/// How many months a line shows.
pub const MONTHS: usize = 12;

/// Trust in one prospect on a day, in a line. Shares of 1, not of 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glance {
    /// The day looked at.
    pub day: Day,
    /// The trend, or gone quiet.
    pub state: State,
    /// Whether a turn is proven, whatever the silence.
    pub trend: Trend,
    /// The lower end of the 90 % interval.
    pub low: f64,
    /// The score.
    pub mean: f64,
    /// The upper end of the interval.
    pub high: f64,
    /// Since when the trend is falling or rising.
    pub changed_from: Option<Day>,
    /// The last day of contact.
    pub last_contact: Option<Day>,
    /// For one gone quiet: 100 times the score on the day of the last contact, the number to show.
    pub was: Option<f64>,
    /// The score in tenths, 0 to 10, at the end of each of the last months, as known then; oldest first, the last is
    /// the day looked at. `None` while it was too early to tell.
    pub months: [Option<u8>; MONTHS],
}

impl Glance {
    /// The line on `today`. `days` are in order, each once; later ones are left out.
    #[must_use]
    pub fn at(days: &[DaySum], pace: &Pace, today: Day) -> Self {
        let mut pass = Pass::default();
        let mut coming = days.iter().peekable();
        let months = ends_of_months(today).map(|end| {
            while let Some(sum) = coming.next_if(|sum| sum.day <= end) {
                pass.take(sum, pace);
            }
            pass.mean_on(end, pace).map(tenths)
        });
        let standing = pass.standing(today, pace);
        let last = standing.last_contact.filter(|_| standing.state == State::GoneQuiet);
        let was = last.map(|last| 100.0 * up_to(days, pace, last).mass_on(last, pace).mean());
        Self { was, months, ..Self::from(&standing) }
    }

    /// Days since the last contact.
    #[must_use]
    pub fn since_contact(&self) -> Option<i32> {
        self.last_contact.map(|last| self.day - last)
    }
}

impl From<&Standing> for Glance {
    /// The same without its past: no months, no number of before.
    fn from(standing: &Standing) -> Self {
        Self {
            day: standing.day,
            state: standing.state,
            trend: standing.trend,
            low: standing.low,
            mean: standing.mean,
            high: standing.high,
            changed_from: standing.changed_from,
            last_contact: standing.last_contact,
            was: None,
            months: [None; MONTHS],
        }
    }
}

/// The last days of the eleven months before, and today.
fn ends_of_months(today: Day) -> [Day; MONTHS] {
    let date = today.date();
    let first = date.with_day(1).unwrap_or(date);
    let mut ends = [today; MONTHS];
    for (end, back) in ends[..MONTHS - 1].iter_mut().rev().zip(0..) {
        // At the ends of the calendar there may be no such month: then it is today.
        let next = first.checked_sub_months(Months::new(back)).filter(|next| *next <= date);
        *end = next.map_or(today, |next| (Day::of(next) + -1).min(today));
    }
    ends
}

/// A share in tenths, rounded.
fn tenths(share: f64) -> u8 {
    (0..=10_u8).rev().find(|tenth| share * 10.0 + 0.5 >= f64::from(*tenth)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::{standing_on, when_last_talked};

    fn day(iso: &str) -> Day {
        Day::from_iso(iso).expect("a day")
    }

    #[test]
    fn months_end_on_their_last_day_and_the_last_one_today() {
        let ends = ends_of_months(day("2024-03-31")).map(Day::iso);
        assert_eq!(ends[..3], ["2023-04-30", "2023-05-31", "2023-06-30"]);
        assert_eq!(ends[8..], ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31"]);
        assert_eq!(ends_of_months(day("2026-11-01"))[10..], [day("2026-10-31"), day("2026-11-01")]);
        for end in [Day(i32::MIN), Day(i32::MAX)] {
            assert_eq!(ends_of_months(end)[11], end);
        }
    }

    #[test]
    fn tenths_are_rounded() {
        let shares = [0.0, 0.049, 0.05, 0.349, 0.35, 0.76, 0.949, 0.95, 1.0];
        assert_eq!(shares.map(tenths), [0, 0, 1, 3, 4, 8, 9, 10, 10]);
    }

    #[test]
    fn it_says_what_a_standing_says_and_blank_while_too_early() {
        let pace = Pace::of(None);
        let start = day("2026-01-05");
        let days: Vec<_> = (0..20).map(|n| DaySum { day: start + 7 * n, r128: 100, s128: 60, contacts: 1 }).collect();
        for today in [start + -1, start, start + 40, start + 133, start + 300] {
            let (glance, standing) = (Glance::at(&days, pace, today), standing_on(&days, pace, today));
            assert_eq!(Glance { was: None, months: [None; MONTHS], ..glance }, Glance::from(&standing));
            let was = when_last_talked(&days, pace, &standing).map(|then| 100.0 * then.mean);
            assert_eq!(glance.was, was);
            for (end, month) in ends_of_months(today).into_iter().zip(glance.months) {
                let then = standing_on(&days, pace, end);
                assert_eq!(month, (then.trend != Trend::TooEarly).then(|| tenths(then.mean)), "{}", end.iso());
            }
        }
        let quiet = Glance::at(&days, pace, start + 300);
        assert!(quiet.state == State::GoneQuiet && quiet.was.is_some() && quiet.since_contact() == Some(167));
        assert_eq!(quiet.months.iter().filter(|month| month.is_none()).count(), 2, "{:?}", quiet.months);
    }
}
