//! Dates as people say them: `yesterday 4pm`, `tue 10:30`, `in two weeks`, `3 nov`, `last month`.
//!
//! Talks look back and promises look ahead, a filter wants a whole span. What can be read in two ways (`3/4`) is
//! refused, and what is taken is echoed before it is saved (`words::Dates::echo`). No clock in here: now is an argument.

mod assemble;
mod calendar;
mod due;
mod item;
mod lexicon;
mod named;
mod token;

#[cfg(test)]
mod tests;

use super::{Day, Held, Invalid, Moment};
use assemble::Said;

pub use due::{promise, split_due};

/// Which way a date without a year, or a weekday, is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// For talks: `tue` is the Tuesday before, or today.
    Back,
    /// For promises: `tue` is the Tuesday to come.
    Ahead,
}

/// A point in time. Without an hour only the day is known; `now`, `today` and nothing at all are the present. Back, a
/// bare hour that is still to come was yesterday's. RFC 3339 with its own offset is taken as it is.
///
/// # Errors
/// [`Invalid`] of the field `when`: no date, two of them, a day there is not, or one that can be read in two ways.
pub fn moment(text: &str, now: Moment, look: Look) -> Result<Held, Invalid> {
    if text.trim().is_empty() {
        return Ok(now.held());
    }
    if let Some(exact) = Held::from_iso(text.trim()) {
        return Ok(exact);
    }
    Said::read(text)?.moment(now, look)
}

/// When a talk was held: looks back, and never lies ahead of `now`.
///
/// # Errors
/// As [`moment`]; and a time that is still to come: a slip of the hand, or a clock that is wrong.
pub fn held(text: &str, now: Moment) -> Result<Held, Invalid> {
    let held = moment(text, now, Look::Back)?;
    let ahead = if held.offset.is_some() { held.at > now.utc } else { held.day() > now.day() };
    if ahead {
        let says = format!(
            "“{}” is still to come by this laptop's clock: a talk is written down once it was held.",
            text.trim()
        );
        return Err(Invalid::new("when", says));
    }
    Ok(held)
}

/// A day; an hour that is said too is left out. Ahead, a span means its last day (`next week`: its Friday).
///
/// # Errors
/// [`Invalid`] of the field `when`, as for [`moment`].
pub fn day(text: &str, now: Moment, look: Look) -> Result<Day, Invalid> {
    moment(text, now, look).map(Held::day)
}

/// First and last day, both included: `last week` is Monday to Sunday, `3 nov` one day, `2026-09..oct` two months.
/// Dates without a year look back.
///
/// # Errors
/// [`Invalid`] of the field `when`, as for [`moment`]; also when the end lies before the beginning.
pub fn span(text: &str, now: Moment) -> Result<(Day, Day), Invalid> {
    let Some((from, to)) = text.split_once("..") else { return Said::read(text)?.span(now) };
    let ((first, _), (_, last)) = (span(from, now)?, span(to, now)?);
    if last < first {
        return Err(invalid(format!("“{}” ends before it begins.", text.trim())));
    }
    Ok((first, last))
}

fn invalid(why: impl Into<String>) -> Invalid {
    Invalid::new("when", why)
}

/// The error for words that are no date.
fn not_a_date(text: &str) -> Invalid {
    invalid(format!("“{}” is not a date: try yesterday 4pm, tue 10:30, 3 nov or 2026-11-03.", text.trim()))
}
