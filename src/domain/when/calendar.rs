//! Arithmetic on calendar dates that stays within the years people live in.

use super::{invalid, lexicon::Unit};
use crate::domain::Invalid;
use chrono::{Datelike, Days, Months, NaiveDate};

/// A date in the years 1900 to 2999, else an error: a slip of the hand, not a talk.
pub(super) fn checked(date: NaiveDate) -> Result<NaiveDate, Invalid> {
    if (1900..=2999).contains(&date.year()) {
        Ok(date)
    } else {
        Err(invalid(format!("The year {} is out of reach: 1900 to 2999.", date.year())))
    }
}

/// So many units later (earlier if negative). The 31st of a month that has none is its last day.
pub(super) fn shifted(date: NaiveDate, count: i64, unit: Unit) -> Result<NaiveDate, Invalid> {
    let units = count.unsigned_abs();
    let days = |each: u64| units.checked_mul(each).map(Days::new);
    let months = |each: u64| units.checked_mul(each).and_then(|all| u32::try_from(all).ok()).map(Months::new);
    let later = count >= 0;
    let by_days = |days: Days| if later { date.checked_add_days(days) } else { date.checked_sub_days(days) };
    let by_months =
        |months: Months| if later { date.checked_add_months(months) } else { date.checked_sub_months(months) };
    let moved = match unit {
        Unit::Minute | Unit::Hour => Some(date),
        Unit::Day => days(1).and_then(by_days),
        Unit::Week => days(7).and_then(by_days),
        Unit::Month => months(1).and_then(by_months),
        Unit::Quarter => months(3).and_then(by_months),
        Unit::Year => months(12).and_then(by_months),
    };
    moved.map_or_else(|| Err(invalid("That is too far away: 1900 to 2999.")), checked)
}

/// Monday and Sunday of the week a date is in.
pub(super) fn week_of(date: NaiveDate) -> (NaiveDate, NaiveDate) {
    let week = date.week(chrono::Weekday::Mon);
    (week.checked_first_day().unwrap_or(date), week.checked_last_day().unwrap_or(date))
}

/// The first day of the unit a date is in.
pub(super) fn first_of(date: NaiveDate, unit: Unit) -> NaiveDate {
    let first = match unit {
        Unit::Minute | Unit::Hour | Unit::Day => Some(date),
        Unit::Week => Some(week_of(date).0),
        Unit::Month => date.with_day(1),
        Unit::Quarter => date.with_day(1).and_then(|date| date.with_month0(date.month0() / 3 * 3)),
        Unit::Year => date.with_day(1).and_then(|date| date.with_month(1)),
    };
    first.unwrap_or(date)
}

/// The last day of the unit that begins on `first`.
pub(super) fn last_of(first: NaiveDate, unit: Unit) -> Result<NaiveDate, Invalid> {
    let day_before_next = match unit {
        Unit::Week => first.checked_add_days(Days::new(6)),
        Unit::Month => first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()),
        Unit::Quarter => first.checked_add_months(Months::new(3)).and_then(|next| next.pred_opt()),
        Unit::Year => first.checked_add_months(Months::new(12)).and_then(|next| next.pred_opt()),
        Unit::Minute | Unit::Hour | Unit::Day => Some(first),
    };
    day_before_next.map_or_else(|| Err(invalid("That is too far away: 1900 to 2999.")), checked)
}
