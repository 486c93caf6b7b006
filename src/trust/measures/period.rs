//! The stretch of days that is looked at, and months of the calendar.

use crate::domain::Day;
use chrono::{Datelike, NaiveDate};

/// From the first to the last day, both included, as known on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// Nothing later than this day is known.
    pub as_of: Day,
}

impl Period {
    /// From day to day, as known on the last of them.
    #[must_use]
    pub const fn between(first: Day, last: Day) -> Self {
        Self { first, last, as_of: last }
    }

    /// Whether what happened on `day` is in it, and known.
    #[must_use]
    pub fn holds(self, day: Day) -> bool {
        self.first <= day && day <= self.end()
    }

    /// The last day of it that is known.
    #[must_use]
    pub fn end(self) -> Day {
        self.last.min(self.as_of)
    }

    /// The months it touches, in order; none if it ends before it begins.
    pub fn months(self) -> impl Iterator<Item = Month> {
        (Month::of(self.first).0..=Month::of(self.end()).0).map(Month)
    }
}

/// A month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month a day is in.
    #[must_use]
    pub fn of(day: Day) -> Self {
        let date = day.date();
        Self(date.year() * 12 + date.month0().cast_signed())
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Day {
        let month = self.0.rem_euclid(12).cast_unsigned() + 1;
        Day::of(NaiveDate::from_ymd_opt(self.0.div_euclid(12), month, 1).unwrap_or_default())
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Day {
        self.plus(1).first() + -1
    }

    /// The month so many later; before, if negative.
    #[must_use]
    pub const fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }
}
