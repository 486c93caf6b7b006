//! How trust moved over some days where something was said, and who went quiet.
//!
//! Of a whole book the prospects are sorted by their weeks once, until somebody writes: a week that is leafed to looks at
//! those alone of whom something is known in it.

use super::Answer;
use crate::{
    domain::Day,
    journal::{LISTED, Link, Moved, Review, evidence::days},
    store::Snapshot,
    trust::{DaySum, Pace, State, levels, quiet_starts},
};

/// The days of which something is known at each prospect, and when silence grew long there, by name.
struct Weeks(Vec<One>);

struct One {
    prospect: i64,
    weeks: WeekSet,
    /// From these days on silence was long.
    quiet: Vec<Day>,
}

/// A set of weeks, a bit each: five hundred of them in ten years.
#[derive(Default)]
struct WeekSet {
    /// The week of the first bit.
    first: i32,
    bits: Vec<u64>,
}

/// Weeks counted from day 0; where one begins does not matter.
const fn week(day: Day) -> i32 {
    day.0.div_euclid(7)
}

impl WeekSet {
    /// The weeks of these days, which come in order. A journal may claim any day: where two lie further apart than a life
    /// is long, all weeks count as in it.
    fn of(days: &[DaySum]) -> Self {
        const MOST: usize = 8_000;
        let Some((first, last)) = days.first().zip(days.last()) else { return Self::default() };
        let (first, last) = (week(first.day), week(last.day));
        let count = usize::try_from(last - first).unwrap_or(MOST) + 1;
        if count > MOST {
            return Self { first, bits: Vec::new() };
        }
        let mut bits = vec![0; count.div_ceil(64)];
        for sum in days {
            let at = usize::try_from(week(sum.day) - first).unwrap_or_default();
            bits[at / 64] |= 1 << (at % 64);
        }
        Self { first, bits }
    }

    /// Whether any of the weeks of these days may be in it.
    fn may_hold(&self, first: Day, last: Day) -> bool {
        if self.bits.is_empty() {
            return true;
        }
        let end = i32::try_from(self.bits.len() * 64).map_or(i32::MAX, |len| self.first.saturating_add(len));
        let (from, to) = (week(first).max(self.first), week(last).min(end - 1));
        (from..=to).any(|week| {
            let at = usize::try_from(week - self.first).unwrap_or_default();
            self.bits[at / 64] >> (at % 64) & 1 == 1
        })
    }
}

fn of_the_book(seen: &Snapshot<'_>) -> Answer<Weeks> {
    let mut all = Vec::new();
    for (prospect, _, _, rhythm) in seen.all_prospects()? {
        let kept = days(seen, prospect)?;
        if !kept.is_empty() {
            let quiet = quiet_starts(&kept, Pace::of(rhythm));
            all.push(One { prospect, weeks: WeekSet::of(&kept), quiet });
        }
    }
    Ok(Weeks(all))
}

/// How trust moved where something was said, and who went quiet, of one prospect or of the book.
pub(super) fn moved(seen: &Snapshot<'_>, one: Option<i64>, review: &mut Review) -> Answer<()> {
    let (first, end) = (review.period.first, review.period.end());
    let of = (first + -1, end);
    if let Some(prospect) = one {
        look(seen, prospect, of, review)?;
    } else {
        // What is known does not depend on the day looked from.
        let weeks = seen.once(review.period.as_of, || of_the_book(seen))?;
        let grew = |one: &One| one.quiet.iter().any(|from| (first..=end).contains(from));
        for one in weeks.0.iter().filter(|one| one.weeks.may_hold(first, end) || grew(one)) {
            look(seen, one.prospect, of, review)?;
        }
    }
    review.moved.sort_by(|one, other| other.points().abs().total_cmp(&one.points().abs()));
    review.moved_more = review.moved.len().saturating_sub(LISTED).try_into().unwrap_or(u64::MAX);
    review.moved.truncate(LISTED);
    Ok(())
}

/// One prospect between the day before and the last.
fn look(seen: &Snapshot<'_>, prospect: i64, (before, end): (Day, Day), review: &mut Review) -> Answer<()> {
    let Some((uid, name, rhythm)) = seen.prospect_of(prospect)? else { return Ok(()) };
    let kept = days(seen, prospect)?;
    let (was, is) = levels(&kept, Pace::of(rhythm), (before, end));
    let link = Link { uid, name };
    if is.state == State::GoneQuiet && was.state != State::GoneQuiet {
        review.quiet.push(link.clone());
    }
    let said = kept.iter().any(|sum| sum.day > before && sum.day <= end && (sum.r128 > 0 || sum.s128 > 0));
    // Too early before and after is no move.
    if said && (was.mean.is_some() || is.mean.is_some()) {
        let number = |mean: Option<f64>| mean.map(|mean| 100.0 * mean);
        review.moved.push(Moved { prospect: link, before: number(was.mean), after: number(is.mean), state: is.state });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    proptest! {
        #[test]
        fn no_day_is_missed(mut days in vec(0_i32..4_000, 0..40), from in -50_i32..4_050, long in 0_i32..30) {
            days.sort_unstable();
            days.dedup();
            let sums: Vec<_> =
                days.iter().map(|day| DaySum { day: Day(*day), r128: 1, s128: 0, contacts: 1 }).collect();
            let within = days.iter().any(|day| (from..=from + long).contains(day));
            let near = days.iter().any(|day| (from - 6..=from + long + 6).contains(day));
            let may = WeekSet::of(&sums).may_hold(Day(from), Day(from + long));
            prop_assert!(sums.is_empty() || may || !within);
            prop_assert!(sums.is_empty() || !may || near);
        }
    }

    #[test]
    fn days_of_another_age_are_no_reason_for_memory() {
        let sum = |day| DaySum { day: Day(day), r128: 1, s128: 0, contacts: 1 };
        let set = WeekSet::of(&[sum(i32::MIN), sum(i32::MAX)]);
        assert!(set.bits.is_empty() && set.may_hold(Day(0), Day(6)));
    }
}
