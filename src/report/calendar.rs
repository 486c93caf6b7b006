//! The calendar of a report, as SVG within the page: a column a week, a row a weekday, a square a day with something candid,
//! the larger the more there was.

use crate::{domain::Day, journal::review::monday, trust::measures::Calendar, words::Dates};
use std::fmt::Write;

/// So many weeks are drawn, the last ones: a year.
const WEEKS: i32 = 53;

/// The size of a day, and the frame that the days stand in.
const CELL: f64 = 13.0;
const LEFT: f64 = 31.0;
const TOP: f64 = 16.0;

/// A name of a month takes so many columns.
const NAME: i32 = 3;

/// What is drawn beside the sentence: nothing but days that are not among the last weeks is left out.
pub(super) fn caption(calendar: &Calendar, said: &str) -> String {
    let period = calendar.period();
    let (first, last) = drawn(calendar);
    let dates = Dates::default();
    let part = if first > period.first {
        let (from, to) = (dates.table(first, period.as_of), dates.table(last, period.as_of));
        format!(" Drawn from {from} to {to}.")
    } else {
        String::new()
    };
    format!("{said}{part} A square is a day with one, the larger the more.")
}

/// The first and the last day that is drawn.
fn drawn(calendar: &Calendar) -> (Day, Day) {
    let period = calendar.period();
    let oldest = monday(period.end()) + -7 * (WEEKS - 1);
    (period.first.max(oldest), period.end())
}

/// The picture.
pub(super) fn picture(calendar: &Calendar, said: &str) -> String {
    let (first, last) = drawn(calendar);
    let begin = monday(first);
    let (wide, high) = (LEFT + CELL * f64::from(WEEKS), TOP + CELL * 7.0);
    let label = super::picture::escaped(&caption(calendar, said));
    let mut out = format!(r#"<svg class="chart" viewBox="0 0 {wide} {high}" role="img" aria-label="{label}">"#);
    for (row, name) in [(0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun")] {
        let y = TOP + CELL * f64::from(row) + 10.0;
        let _ = write!(out, r#"<text x="0" y="{y}">{name}</text>"#);
    }
    let place = |day: Day| {
        let (column, row) = ((day - begin) / 7, (day - begin) % 7);
        (LEFT + CELL * f64::from(column), TOP + CELL * f64::from(row))
    };
    // A dot for every day; where there is a square it covers it.
    for weekday in (0..7).map(|ahead| first + ahead).filter(|day| *day <= last) {
        let (from, y) = place(weekday);
        let (to, _) = place(weekday + (last - weekday) / 7 * 7);
        let [from, to, y] = [from, to, y].map(|corner| corner + CELL / 2.0);
        let _ = write!(out, r#"<line class="none" x1="{from}" x2="{to}" y1="{y}" y2="{y}"/>"#);
    }
    let mut free = 0;
    for ahead in 0..=last - first {
        let day = first + ahead;
        let (column, (x, y)) = ((day - begin) / 7, place(day));
        let begins = day.iso().ends_with("-01") || ahead == 0;
        if begins && column >= free && column + NAME <= WEEKS {
            let month: String = Dates::default().month(day, day).chars().take(3).collect();
            let _ = write!(out, r#"<text x="{x}" y="11">{month}</text>"#);
            free = column + NAME;
        }
        let level = calendar.level(day);
        if level > 0 {
            let side = [4.0, 6.0, 8.5, 11.0][level.min(4) - 1];
            let [left, top] = [x, y].map(|corner| corner + (CELL - side) / 2.0);
            let _ = write!(out, r#"<rect class="mark" x="{left}" y="{top}" width="{side}" height="{side}"/>"#);
        }
    }
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{News, Openness, Stage, Surfaced, Tag},
        trust::measures::{Period, Told},
    };

    fn day(iso: &str) -> Day {
        Day::from_iso(iso).expect("a day")
    }

    /// So many candid moments on each of these days.
    fn calendar(first: &str, last: &str, days: &[(&str, usize)]) -> Calendar {
        let mut calendar = Calendar::over(Period { first: day(first), last: day(last), as_of: day(last) });
        for (on, n) in days {
            let told = Told {
                day: day(on),
                stage: Stage::Closing,
                tag: Some(Tag::Objection),
                openness: Openness::new(5).ok(),
                news: News::Bad,
                surfaced: Surfaced::Asked,
            };
            (0..*n).for_each(|_| calendar.add(&told));
        }
        calendar
    }

    #[test]
    fn a_square_is_a_day_and_grows_with_what_was_told() {
        // A Sunday to a Tuesday nine days later: three weeks, each day in the row of its weekday.
        let calendar = calendar("2026-11-01", "2026-11-10", &[("2026-11-01", 1), ("2026-11-05", 4), ("2026-11-10", 2)]);
        let drawn = picture(&calendar, "7 of them.");
        assert_eq!((drawn.matches("<rect").count(), drawn.matches("<line").count()), (3, 7), "{drawn}");
        for (column, row, side) in [(0, 6, 4.0), (1, 3, 11.0), (2, 1, 6.0)] {
            let (x, y) = (LEFT + CELL * f64::from(column), TOP + CELL * f64::from(row));
            let [left, top] = [x, y].map(|corner| corner + (CELL - side) / 2.0);
            let square = format!(r#"<rect class="mark" x="{left}" y="{top}" width="{side}" height="{side}"/>"#);
            assert!(drawn.contains(&square), "{square} in {drawn}");
        }
        // Mondays are the second week's and the third's; the one Sunday before stands alone, with the one after it.
        let line = |row: i32, from: i32, to: i32| {
            let y = TOP + CELL * (f64::from(row) + 0.5);
            let [from, to] = [from, to].map(|column| LEFT + CELL * (f64::from(column) + 0.5));
            format!(r#"<line class="none" x1="{from}" x2="{to}" y1="{y}" y2="{y}"/>"#)
        };
        for days in [line(0, 1, 2), line(1, 1, 2), line(2, 1, 1), line(6, 0, 1)] {
            assert!(drawn.contains(&days), "{days} in {drawn}");
        }
        assert_eq!(drawn.matches(">Nov</text>").count(), 1, "{drawn}");
        assert_eq!(caption(&calendar, "7 of them."), "7 of them. A square is a day with one, the larger the more.");
    }

    #[test]
    fn of_many_years_the_last_is_drawn_and_that_is_said() {
        let calendar = calendar("2021-10-19", "2026-11-19", &[("2021-10-19", 3), ("2026-11-19", 3)]);
        let drawn = picture(&calendar, "6.");
        assert_eq!(drawn.matches("<rect").count(), 1, "{drawn}");
        assert_eq!(drawn.matches("<line").count(), 7, "{drawn}");
        assert!(
            caption(&calendar, "6.").starts_with("6. Drawn from 17 Nov 2025 to 19 Nov. "),
            "{}",
            caption(&calendar, "6.")
        );
    }
}
