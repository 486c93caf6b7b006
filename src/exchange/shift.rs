//! Moving a whole file in time: the sample journal ends today, and its talks stay on the days of the week they were held.

use crate::domain::Day;

/// How far days are moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shift {
    /// So many days later.
    pub days: i32,
    /// Days before this one move by whole weeks only; `None` = every day moves alike. No order is turned round: those
    /// move at most a day further than the others.
    pub weeks_before: Option<Day>,
}

/// 0000-01-01 and 9999-12-31: the format has four digits for a year.
const FIRST: Day = Day(-719_528);
const LAST: Day = Day(2_932_896);

impl Shift {
    /// Every day alike.
    #[must_use]
    pub const fn all(days: i32) -> Self {
        Self { days, weeks_before: None }
    }

    /// Where a day goes, kept to what the format can write.
    pub(super) fn of(self, day: Day) -> Day {
        let early = self.weeks_before.is_some_and(|from| day < from);
        let days = if early { (self.days + 1).div_euclid(7) * 7 } else { self.days };
        (day + days).clamp(FIRST, LAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_order_is_turned_round_and_early_days_keep_their_weekday(
            days in -400_i32..400, a in -3000_i32..3000, b in -3000_i32..3000, from in -100_i32..100,
        ) {
            let shift = Shift { days, weeks_before: Some(Day(from)) };
            let (a, b) = (a.min(b), a.max(b));
            prop_assert!(shift.of(Day(a)) <= shift.of(Day(b)));
            if a < from {
                prop_assert_eq!((shift.of(Day(a)) - Day(a)).rem_euclid(7), 0);
            }
        }
    }
}
