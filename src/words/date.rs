//! Days and hours as people read them. Months are names, so that nobody reads 03/04 wrongly.
//!
//! How they are *typed* is `domain::when`; what comes out here is what it echoes.

use super::counted;
use crate::domain::{Day, Held};
use chrono::{Datelike, NaiveDate, NaiveTime};

/// How dates are written; the default is `19 Nov` and a clock of 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dates {
    /// `2026-11-19` in place of `19 Nov`.
    pub iso: bool,
    /// `2:05 pm` in place of `14:05`.
    pub twelve_hours: bool,
}

impl Dates {
    /// For tables: `19 Nov`, in other years than today's `9 Dec 2025`.
    #[must_use]
    pub fn table(self, day: Day, today: Day) -> String {
        let date = day.date();
        match (self.iso, date.year() == today.date().year()) {
            (true, _) => day.iso(),
            (false, true) => format!("{} {}", date.day(), month_short(date)),
            (false, false) => format!("{} {} {}", date.day(), month_short(date), date.year()),
        }
    }

    /// From one day to another: `9 Nov to 19 Nov`; where it begins in another year than today's, both say theirs.
    #[must_use]
    pub fn stretch(self, first: Day, last: Day, today: Day) -> String {
        let year = |day: Day| day.date().year();
        let last = match self.table(last, today) {
            said if self.iso || year(first) == year(today) || year(last) != year(today) => said,
            said => format!("{said} {}", year(last)),
        };
        format!("{} to {last}", self.table(first, today))
    }

    /// With the weekday: `Thu 19 Nov`, in other years `Tue 9 Dec 2025`.
    #[must_use]
    pub fn weekday(self, day: Day, today: Day) -> String {
        format!("{} {}", day.date().weekday(), self.table(day, today))
    }

    /// For details: `Thu 19 Nov, 14:05`; without the hour where it is not known.
    #[must_use]
    pub fn detail(self, held: Held, today: Day) -> String {
        let day = self.weekday(held.day(), today);
        match held.local().1 {
            Some(time) => format!("{day}, {}", self.hour(time)),
            None => day,
        }
    }

    /// In full, whatever year it is: `Thursday 19 November 2026`.
    #[must_use]
    pub fn long(self, day: Day) -> String {
        if self.iso { format!("{} {}", day.date().format("%A"), day.iso()) } else { with_year(day.date(), "%A %-d %B") }
    }

    /// The heading of a month: `November`, in other years `November 2025`.
    #[must_use]
    pub fn month(self, day: Day, today: Day) -> String {
        let date = day.date();
        match (self.iso, date.year() == today.date().year()) {
            (true, _) => format!("{:04}-{:02}", date.year(), date.month()),
            (false, true) => date.format("%B").to_string(),
            (false, false) => with_year(date, "%B"),
        }
    }

    /// The hour: `14:05`, or `2:05 pm`.
    #[must_use]
    pub fn hour(self, time: NaiveTime) -> String {
        time.format(if self.twelve_hours { "%-I:%M %P" } else { "%H:%M" }).to_string()
    }

    /// What a typed date was taken for, shown before it is saved: `yesterday 4pm = Wed 18 Nov, 16:00`.
    #[must_use]
    pub fn echo(self, typed: &str, held: Held, today: Day) -> String {
        format!("{} = {}", super::shown(typed.trim()), self.detail(held, today))
    }

    /// Logged late is said: `held 10 Nov · written 13 Nov`; `None` if it was written on the day.
    #[must_use]
    pub fn late(self, held: Day, written: Day, today: Day) -> Option<String> {
        (written > held).then(|| format!("held {} · written {}", self.table(held, today), self.table(written, today)))
    }
}

/// `Nov`. Lists say many days in every frame: chrono's formats are read anew each time.
pub(crate) fn month_short(date: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS[date.month0() as usize % MONTHS.len()]
}

/// The year behind the rest, without the sign and zeros that chrono gives years past 9999.
fn with_year(date: NaiveDate, form: &str) -> String {
    format!("{} {}", date.format(form), date.year())
}

/// How long ago in one short figure: `today`, `9 d` up to 99 days, then `5 mo`, from two years on `2 y`; a day to come
/// is `in 5 d`.
#[must_use]
pub fn age(day: Day, today: Day) -> String {
    match today - day {
        0 => "today".to_owned(),
        days if days < 0 => format!("in {}", short(days.unsigned_abs())),
        days => short(days.unsigned_abs()),
    }
}

/// The same with its direction: `today`, `9 d ago`, `in 5 d`.
#[must_use]
pub fn ago(day: Day, today: Day) -> String {
    let age = age(day, today);
    if day < today { format!("{age} ago") } else { age }
}

/// How far a due day is away, in words: `today`, `tomorrow`, `in 5 days`, `6 d late`.
#[must_use]
pub fn due(day: Day, today: Day) -> String {
    match day - today {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days if days < 0 => format!("{} late", short(days.unsigned_abs())),
        days => format!("in {}", counted(days, "day")),
    }
}

fn short(days: u32) -> String {
    // Months of the average length, whole ones only: 100 days are 3 months, 730 two years.
    let months = u64::from(days) * 400 / 12_175;
    match (days, months) {
        (0..=99, _) => format!("{days} d"),
        (100..=729, _) => format!("{months} mo"),
        _ => format!("{} y", u64::from(days) * 100 / 36_525 + u64::from(days == 730)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::from_iso(iso).expect("a day")
    }

    #[test]
    fn every_form() {
        let (today, named) = (day("2026-11-19"), Dates::default());
        let held = Held::from_iso("2026-11-19T14:05:00+01:00").expect("a time");
        assert_eq!(named.table(today, today), "19 Nov");
        let ago = |iso| named.stretch(day(iso), today, today);
        assert_eq!([ago("2026-11-09"), ago("2021-10-26")], ["9 Nov to 19 Nov", "26 Oct 2021 to 19 Nov 2026"]);
        assert_eq!(named.stretch(day("2024-03-01"), day("2025-03-01"), today), "1 Mar 2024 to 1 Mar 2025");
        assert_eq!(named.table(day("2025-12-09"), today), "9 Dec 2025");
        assert_eq!(named.detail(held, today), "Thu 19 Nov, 14:05");
        assert_eq!(named.detail(held, day("2027-01-02")), "Thu 19 Nov 2026, 14:05");
        assert_eq!(named.detail(Held::on(today), today), "Thu 19 Nov");
        assert_eq!(named.long(today), "Thursday 19 November 2026");
        assert_eq!(
            (named.month(today, today), named.month(day("2025-02-01"), today)),
            ("November".into(), "February 2025".into())
        );
        assert_eq!(
            named.late(day("2026-11-10"), day("2026-11-13"), today).as_deref(),
            Some("held 10 Nov · written 13 Nov")
        );
        assert_eq!(named.late(today, today, today), None);
        assert_eq!(named.echo(" now ", held, today), "now = Thu 19 Nov, 14:05");
        let other = Dates { iso: true, twelve_hours: true };
        assert_eq!(other.detail(held, today), "Thu 2026-11-19, 2:05 pm");
    }

    #[test]
    fn ages_grow_coarse() {
        let today = day("2026-11-19");
        let ages = [0, 1, 99, 100, 152, 364, 729, 730, 731, 1096].map(|days| age(today + -days, today));
        assert_eq!(ages, ["today", "1 d", "99 d", "3 mo", "4 mo", "11 mo", "23 mo", "2 y", "2 y", "3 y"]);
        assert_eq!((age(today + 5, today), ago(today + -9, today)), ("in 5 d".into(), "9 d ago".into()));
        assert_eq!([0, 1, 5, -6].map(|days| due(today + days, today)), ["today", "tomorrow", "in 5 days", "6 d late"]);
    }
}
