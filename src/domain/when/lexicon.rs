//! The words a date can be said with: numbers, units, months, weekdays.

use super::token::Token::{self, Number, Word};
use chrono::Weekday;

/// A stretch of time that people count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12.
pub(super) fn month_name(month: u32) -> Option<&'static str> {
    MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?).copied()
}

/// A month's number from its name or its first letters (three or more, `sept` too).
pub(super) fn month(word: &str) -> Option<u32> {
    let fits = |name: &&str| word.len() >= 3 && name.to_lowercase().starts_with(word);
    (1..).zip(MONTHS).find(|(_, name)| fits(name)).map(|(number, _)| number)
}

/// A weekday from its name or its first letters: `tue`, `tues`, `tuesday`.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    DAYS.into_iter().find(|(name, _)| word.len() >= 3 && name.starts_with(word)).map(|(_, day)| day)
}

/// A unit, singular, plural or short.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "min" | "mins" | "minute" | "minutes" => Unit::Minute,
        "h" | "hr" | "hrs" | "hour" | "hours" => Unit::Hour,
        "d" | "day" | "days" => Unit::Day,
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Week,
        "mo" | "mos" | "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "y" | "yr" | "yrs" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// A count and its unit at the start of `tokens`, with the number of tokens taken: `three days`, `a couple of weeks`,
/// `half an hour`, `a fortnight`.
pub(super) fn amount(tokens: &[Token<'_>]) -> Option<(u32, Unit, usize)> {
    match tokens {
        [Word("half"), Word("an"), Word("hour"), ..] => return Some((30, Unit::Minute, 3)),
        [Word("a" | "one"), Word("fortnight"), ..] => return Some((2, Unit::Week, 2)),
        [Word("a"), Word("couple"), Word("of"), Word(of), ..] => return Some((2, unit(of)?, 4)),
        [Word("a"), Word("couple"), Word(of), ..] => return Some((2, unit(of)?, 3)),
        _ => {}
    }
    match tokens {
        [Number(count), Word(of), ..] => Some((*count, unit(of)?, 2)),
        [Word(count), Word(of), ..] => Some((number_word(count)?, unit(of)?, 2)),
        _ => None,
    }
}

fn number_word(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match word {
        "a" | "an" => Some(1),
        "fifteen" => Some(15),
        "twenty" => Some(20),
        "thirty" => Some(30),
        "forty" => Some(40),
        "sixty" => Some(60),
        "ninety" => Some(90),
        _ => (1..).zip(WORDS).find(|(_, name)| *name == word).map(|(number, _)| number),
    }
}
