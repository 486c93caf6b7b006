//! The model along the days: where they stood on any day, as known then. Cutting the days off there is all it takes,
//! since later ones change nothing.

use super::{
    days::DaySum,
    rhythm::{Gaps, Pace},
    state::State,
    trend::{Pass, Standing},
};
use crate::domain::Day;

/// Where they stand on `day`. `days` are in order, each once; later ones are left out.
#[must_use]
pub fn standing_on(days: &[DaySum], pace: &Pace, day: Day) -> Standing {
    up_to(days, pace, day).standing(day, pace)
}

/// From which day on silence after the last contact on or before `day` is long: the state is gone quiet from there on,
/// until the next contact. `None` without any contact. It needs no score, so a whole book is asked for it.
#[must_use]
pub fn quiet_from(days: &[DaySum], pace: &Pace, day: Day) -> Option<Day> {
    let (mut last, mut gaps) = (None, Gaps::default());
    for sum in days.iter().take_while(|sum| sum.day <= day).filter(|sum| sum.contacts > 0) {
        if let Some(before) = last.replace(sum.day) {
            gaps.push(sum.day - before);
        }
    }
    last.map(|last| last + gaps.quiet_limit(pace).saturating_add(1))
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
