//! Days and spans as they are named, before today says which they are.

use super::{
    Look,
    calendar::{checked, first_of, last_of, shifted, week_of},
    invalid,
    lexicon::{Unit, month_name},
};
use crate::domain::Invalid;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// This one, the one before, the one to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Last,
    This,
    Next,
}

impl Which {
    const fn steps(self) -> i64 {
        match self {
            Self::Last => -1,
            Self::This => 0,
            Self::Next => 1,
        }
    }
}

/// A day or a span, as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// `today`, `yesterday`, `3 days ago`, `in two weeks`: so many units from today.
    Shift(i64, Unit),
    /// `tue`, `last tue`, `next fri`.
    Weekday(Option<Which>, Weekday),
    /// `3 nov`, `nov 3 2025`, `2026-11-03`: year, month, day.
    Date(Option<u32>, u32, u32),
    /// `nov`, `nov 2025`, `2026-11`: year, month.
    Month(Option<u32>, u32),
    /// `q3`, `q3 2025`: year, quarter.
    Quarter(Option<u32>, u32),
    /// `2026`.
    Year(u32),
    /// `last month`, `this week`.
    Whole(Which, Unit),
    /// `end of month`: the last day of one.
    EndOf(Which, Unit),
    /// `end of november`: year, month.
    EndOfMonth(Option<u32>, u32),
    /// `last 30 days` (negative) or `next two weeks`, today among them.
    Run(i64, Unit),
}

impl Named {
    /// The one day that is meant.
    pub(super) fn date(self, today: NaiveDate, look: Look) -> Result<NaiveDate, Invalid> {
        match self {
            Self::Shift(count, unit) => shifted(today, count, unit),
            Self::Weekday(which, day) => Ok(weekday(today, which, day, look)),
            Self::Date(Some(year), month, day) => whole_date(year, month, day),
            Self::Date(None, month, day) => near_date(today, month, day, look),
            Self::EndOf(..) | Self::EndOfMonth(..) => self.span(today, look).map(|(_, last)| last),
            Self::Month(..) | Self::Quarter(..) | Self::Year(_) | Self::Whole(..) | Self::Run(..) => match look {
                Look::Back => Err(invalid("That is more than one day: say which, as in tue, 3 nov or 2026-11-03.")),
                Look::Ahead => self.last_working(today),
            },
        }
    }

    /// First and last day of what is meant.
    pub(super) fn span(self, today: NaiveDate, look: Look) -> Result<(NaiveDate, NaiveDate), Invalid> {
        match self {
            Self::Shift(..) | Self::Weekday(..) | Self::Date(..) => self.date(today, look).map(|date| (date, date)),
            Self::Month(year, month) => part_of_year(today, look, year, month, Unit::Month),
            Self::Quarter(year, quarter) => {
                part_of_year(today, look, year, quarter.saturating_mul(3).saturating_sub(2), Unit::Quarter)
            }
            Self::Year(year) => part_of_year(today, look, Some(year), 1, Unit::Year),
            Self::Whole(which, unit) => whole(today, which, unit),
            Self::EndOf(which, unit) => whole(today, which, unit).map(|(_, last)| (last, last)),
            Self::EndOfMonth(year, month) => {
                part_of_year(today, look, year, month, Unit::Month).map(|(_, last)| (last, last))
            }
            Self::Run(count, unit) => {
                let far = shifted(today, count, unit)?;
                if count < 0 {
                    Ok((far.succ_opt().unwrap_or(far).min(today), today))
                } else {
                    Ok((today, far.pred_opt().unwrap_or(far).max(today)))
                }
            }
        }
    }

    /// The day a promise for a span is due: its last, of a week the Friday.
    fn last_working(self, today: NaiveDate) -> Result<NaiveDate, Invalid> {
        let (first, last) = self.span(today, Look::Ahead)?;
        let week = matches!(self, Self::Whole(_, Unit::Week));
        Ok(if week { first.checked_add_days(Days::new(4)).unwrap_or(last) } else { last })
    }
}

fn weekday(today: NaiveDate, which: Option<Which>, day: Weekday, look: Look) -> NaiveDate {
    let in_week = |monday: NaiveDate| monday + Days::new(u64::from(day.num_days_from_monday()));
    let (monday, _) = week_of(today);
    let this = in_week(monday);
    let (before, after) = (in_week(monday - Days::new(7)), in_week(monday + Days::new(7)));
    match (which, look) {
        (Some(Which::This), _) => this,
        (Some(Which::Next), _) => after,
        (Some(Which::Last), _) => {
            if this < today {
                this
            } else {
                before
            }
        }
        (None, Look::Back) => {
            if this <= today {
                this
            } else {
                before
            }
        }
        (None, Look::Ahead) => {
            if this > today {
                this
            } else {
                after
            }
        }
    }
}

fn whole_date(year: u32, month: u32, day: u32) -> Result<NaiveDate, Invalid> {
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    date.map_or_else(|| Err(no_such_day(day, month, Some(year))), checked)
}

/// A date without its year: the nearest one in the direction looked, today included. A leap day may be eight years off.
fn near_date(today: NaiveDate, month: u32, day: u32, look: Look) -> Result<NaiveDate, Invalid> {
    let dates = (0..=8).filter_map(|years| {
        let year = if look == Look::Back { today.year() - years } else { today.year() + years };
        NaiveDate::from_ymd_opt(year, month, day)
    });
    let fits = |date: &NaiveDate| if look == Look::Back { *date <= today } else { *date >= today };
    dates.into_iter().find(fits).ok_or_else(|| no_such_day(day, month, None))
}

fn no_such_day(day: u32, month: u32, year: Option<u32>) -> Invalid {
    let Some(name) = month_name(month) else {
        return invalid(format!("There is no month {month}: they go from 1 to 12."));
    };
    let year = year.map(|year| format!(" {year}")).unwrap_or_default();
    invalid(format!("There is no {day} {name}{year}."))
}

/// A month, quarter or year; without its year the nearest one that has begun (back) or has not ended (ahead).
fn part_of_year(
    today: NaiveDate,
    look: Look,
    year: Option<u32>,
    month: u32,
    unit: Unit,
) -> Result<(NaiveDate, NaiveDate), Invalid> {
    if !(1..=12).contains(&month) {
        return Err(invalid(match unit {
            Unit::Quarter => "Quarters go from Q1 to Q4.".to_owned(),
            _ => format!("There is no month {month}: they go from 1 to 12."),
        }));
    }
    let span = |year: u32| whole_date(year, month, 1).and_then(|first| Ok((first, last_of(first, unit)?)));
    if let Some(year) = year {
        return span(year);
    }
    let this_year = today.year().unsigned_abs();
    let (first, last) = span(this_year)?;
    match look {
        Look::Back if first > today => span(this_year.saturating_sub(1)),
        Look::Ahead if last < today => span(this_year + 1),
        _ => Ok((first, last)),
    }
}

fn whole(today: NaiveDate, which: Which, unit: Unit) -> Result<(NaiveDate, NaiveDate), Invalid> {
    let first = first_of(shifted(first_of(today, unit), which.steps(), unit)?, unit);
    Ok((first, last_of(first, unit)?))
}
