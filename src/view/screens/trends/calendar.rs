//! The calendar: a column a week, a row a weekday, a shade a day; five shades, in ASCII digits.

use ratatui::layout::Rect;

use crate::{
    app::{
        Known, Spot,
        screens::trends::{Panel, ROWS, Trends},
    },
    domain::Day,
    journal::TrendsLate,
    view::{canvas::Canvas, split, theme::Role},
    words::{Glyphs, number::cells},
};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Weekdays that are always there; the others where something was said on one.
const WORKING: i32 = 5;

/// The columns of a weekday's name with its margin, and of a day.
const NAME: u16 = 8;
const DAY: u16 = 2;

/// The days from Monday to the one given: 0 to 6.
const fn weekday(day: Day) -> i32 {
    // Day 0 was a Thursday.
    (day.0 + 3).rem_euclid(7)
}

/// How many rows it takes.
#[must_use]
pub(super) fn height(late: &TrendsLate) -> u16 {
    1 + cells(weekdays(late).len())
}

fn weekdays(late: &TrendsLate) -> Vec<i32> {
    let days = (late.period.first.0..=late.period.end().0).map(Day);
    let mut some = [false; 7];
    for day in days.filter(|day| late.calendar.on(*day) > 0) {
        some[usize::try_from(weekday(day)).unwrap_or(0)] = true;
    }
    (0..7).zip(some).filter(|(at, some)| *at < WORKING || *some).map(|(at, _)| at).collect()
}

/// Draws the newest weeks that fit, or those about the cursor.
pub(super) fn draw(
    screen: &Trends,
    late: &TrendsLate,
    focused: bool,
    known: &Known,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let monday = |day: Day| day + -weekday(day);
    let (oldest, newest) = (monday(late.period.first), monday(late.period.end()));
    let fit = i32::from((area.width.saturating_sub(NAME) / DAY).max(1));
    let all = (newest - oldest) / 7 + 1;
    let shown = fit.min(all);
    // The newest weeks, unless the cursor stands before them.
    let first = (newest + -7 * (shown - 1)).min(monday(screen.day)).max(oldest);
    let weeks: Vec<Day> = (0..shown).map(|week| first + week * 7).collect();
    let (heading, rows) = split::top(area, 1);
    months(&weeks, late, known, split::left(heading, NAME).1, canvas);
    let weekdays = weekdays(late);
    let cursor = weekdays.iter().position(|at| *at == weekday(screen.day)).unwrap_or(0);
    let hidden = (cursor + 1).saturating_sub(usize::from(rows.height));
    for (row, at) in rows.rows().zip(weekdays.into_iter().skip(hidden)) {
        let name = WEEKDAYS[usize::try_from(at).unwrap_or(0)];
        canvas.text(split::left(row, 3).1, name, canvas.style(Role::Ours));
        let cells = split::left(row, NAME).1;
        for (column, week) in (0_u16..).zip(&weeks) {
            let day = *week + at;
            if (late.period.first..=late.period.end()).contains(&day) {
                let cell = split::left(split::left(cells, column * DAY).1, 1).0;
                one(screen, late, day, focused, cell, canvas);
            }
        }
    }
}

/// Names of months above their first week, where there is room.
fn months(weeks: &[Day], late: &TrendsLate, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let mut free = 0;
    for (column, week) in (0_u16..).zip(weeks) {
        let (at, first) = (column * DAY, (0..7).map(|day| *week + day).find(|day| day.iso().ends_with("-01")));
        let begins = first.or_else(|| (column == 0).then(|| (*week).max(late.period.first)));
        if let Some(day) = begins.filter(|_| at >= free) {
            let name: String = known.options.dates.month(day, day).chars().take(3).collect();
            if area.width >= at + 3 {
                canvas.text(split::left(area, at).1, &name, canvas.style(Role::Ours));
                free = at + 4;
            }
        }
    }
}

fn one(screen: &Trends, late: &TrendsLate, day: Day, focused: bool, cell: Rect, canvas: &mut Canvas<'_>) {
    let n = late.calendar.on(day);
    let digit = char::from_digit(u32::try_from(n.min(9)).unwrap_or(9), 10).filter(|_| n > 0);
    let role = if n == 0 { Role::Ours } else { Role::Open };
    match (canvas.theme.glyphs, digit) {
        (Glyphs::Ascii, Some(digit)) => canvas.text(cell, &digit.to_string(), canvas.style(role)),
        (glyphs, _) => canvas.text(cell, glyphs.shade(late.calendar.level(day)), canvas.style(role)),
    };
    let place = usize::try_from(day - late.period.first).unwrap_or(0);
    canvas.spot(cell, Spot::Row(Panel::Calendar as usize * ROWS + place));
    if day == screen.day {
        canvas.restyle(cell, canvas.theme.selected(focused));
        if focused {
            canvas.put_cursor(cell, cell.x, cell.y);
        }
    }
}
