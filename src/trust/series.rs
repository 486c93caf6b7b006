//! The model along the days: where they stood on any day, as known then. Cutting the days off there is all it takes,
//! since later ones change nothing.

use super::{
    days::DaySum,
    rhythm::{Gaps, Pace},
    state::State,
    trend::{Level, Pass, Standing},
};
use crate::domain::Day;

/// Where they stand on `day`. `days` are in order, each once; later ones are left out.
#[must_use]
pub fn standing_on(days: &[DaySum], pace: &Pace, day: Day) -> Standing {
    up_to(days, pace, day).standing(day, pace)
}

/// The days from which on silence was long: the state is gone quiet from each of them on, until the next contact. The last
/// may be yet to come. It needs no score, so a whole book is asked for it.
#[must_use]
pub fn quiet_starts(days: &[DaySum], pace: &Pace) -> Vec<Day> {
    let (mut starts, mut last, mut gaps) = (Vec::new(), None::<Day>, Gaps::default());
    let long_from = |last: Day, gaps: &Gaps| last + gaps.quiet_limit(pace).saturating_add(1);
    for sum in days.iter().filter(|sum| sum.contacts > 0) {
        if let Some(before) = last.replace(sum.day) {
            starts.extend(Some(long_from(before, &gaps)).filter(|from| *from < sum.day));
            gaps.push(sum.day - before);
        }
    }
    starts.extend(last.map(|last| long_from(last, &gaps)));
    starts
}

/// Where they stood on two days, the earlier first, as known then: in one pass, and without the price of an interval.
#[must_use]
pub fn levels(days: &[DaySum], pace: &Pace, (first, second): (Day, Day)) -> (Level, Level) {
    let mut pass = up_to(days, pace, first);
    let before = pass.level(first, pace);
    for sum in days.iter().filter(|sum| sum.day > first && sum.day <= second) {
        pass.take(sum, pace);
    }
    (before, pass.level(second, pace))
}

/// For one gone quiet on `today`: where they stood on the day of the last talk, which is the number to show.
/// `None` for all others.
#[must_use]
pub fn when_last_talked(days: &[DaySum], pace: &Pace, today: &Standing) -> Option<Standing> {
    today.last_contact.filter(|_| today.state == State::GoneQuiet).map(|last| standing_on(days, pace, last))
}

/// Where they stood on each of the days `on`, as known on that day, in one pass if they ascend.
pub fn along(days: &[DaySum], pace: &Pace, on: impl IntoIterator<Item = Day>) -> Vec<Standing> {
    let mut pass = Pass::default();
    let mut taken = 0;
    let mut stand = |day| {
        if taken > 0 && days[taken - 1].day > day {
            (pass, taken) = (Pass::default(), 0);
        }
        while let Some(sum) = days.get(taken).filter(|sum| sum.day <= day) {
            pass.take(sum, pace);
            taken += 1;
        }
        pass.standing(day, pace)
    };
    on.into_iter().map(&mut stand).collect()
}

/// The days from `first` to `last`, every `step` days (at least 1).
pub fn every(first: Day, last: Day, step: u32) -> impl Iterator<Item = Day> {
    let step = usize::try_from(step.max(1)).unwrap_or(1);
    (first.0..=last.0).step_by(step).map(Day)
}

/// The pass after all days up to and with `day`.
pub(super) fn up_to(days: &[DaySum], pace: &Pace, day: Day) -> Pass {
    let mut pass = Pass::default();
    for sum in days.iter().take_while(|sum| sum.day <= day) {
        pass.take(sum, pace);
    }
    pass
}
