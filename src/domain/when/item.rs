//! Reads one part of a phrase: a day, a span, an hour, or a distance from now.

use super::{
    lexicon::{Unit, amount, month, unit, weekday},
    named::{Named, Which},
    token::Token::{self, Clock, Date, Number, Quarter, Word, YearMonth},
};
use chrono::NaiveTime;

/// What a part of a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// `now`.
    Now,
    /// `90 min ago`: so many minutes from now.
    Minutes(i64),
    /// `4pm`.
    Hour(NaiveTime),
    /// A day or a span.
    Day(Named),
}

/// The item at the start of `tokens`, and how many of them it takes.
pub(super) fn item(tokens: &[Token<'_>]) -> Option<(Item, usize)> {
    if let [Word("now"), ..] = tokens {
        return Some((Item::Now, 1));
    }
    hour(tokens)
        .map(|(hour, taken)| (Item::Hour(hour), taken))
        .or_else(|| distance(tokens))
        .or_else(|| relative(tokens).or_else(|| date(tokens)).map(|(day, taken)| (Item::Day(day), taken)))
}

/// `4pm`, `4:30 pm`, `16:00`, `noon`, `midnight`.
fn hour(tokens: &[Token<'_>]) -> Option<(NaiveTime, usize)> {
    let (hour, minute, taken) = match tokens {
        [Clock(hour, minute), Word(half), ..] if is_half(half) => (afternoon(*hour, half)?, *minute, 2),
        [Clock(hour, minute), ..] => (*hour, *minute, 1),
        [Number(hour), Word(half), ..] if is_half(half) => (afternoon(*hour, half)?, 0, 2),
        [Number(hour), Word("o'clock" | "o’clock"), ..] => (*hour, 0, 2),
        [Word("noon" | "midday"), ..] => (12, 0, 1),
        [Word("midnight"), ..] => (0, 0, 1),
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0).map(|time| (time, taken))
}

fn is_half(word: &str) -> bool {
    matches!(word, "am" | "a.m" | "pm" | "p.m")
}

/// The hour on a 24-hour clock of one that goes from 1 to 12.
fn afternoon(hour: u32, half: &str) -> Option<u32> {
    (1..=12).contains(&hour).then(|| hour % 12 + if half.starts_with('p') { 12 } else { 0 })
}

/// `three days ago`, `in half an hour`, `two weeks from now`.
fn distance(tokens: &[Token<'_>]) -> Option<(Item, usize)> {
    let (count, unit, taken) = if let [Word("in"), rest @ ..] = tokens {
        let (count, unit, taken) = amount(rest)?;
        (i64::from(count), unit, taken + 1)
    } else {
        let (count, unit, taken) = amount(tokens)?;
        match tokens.get(taken..)? {
            [Word("ago"), ..] => (-i64::from(count), unit, taken + 1),
            [Word("from"), Word("now" | "today"), ..] => (i64::from(count), unit, taken + 2),
            _ => return None,
        }
    };
    let item = match unit {
        Unit::Minute => Item::Minutes(count),
        Unit::Hour => Item::Minutes(count * 60),
        _ => Item::Day(Named::Shift(count, unit)),
    };
    Some((item, taken))
}

/// `today`, `last tue`, `this month`, `end of next quarter`, `last 30 days`.
fn relative(tokens: &[Token<'_>]) -> Option<(Named, usize)> {
    let day = |days: i64, taken: usize| Some((Named::Shift(days, Unit::Day), taken));
    match tokens {
        [Word("today" | "tonight"), ..] => day(0, 1),
        [Word("yesterday"), ..] => day(-1, 1),
        [Word("tomorrow"), ..] => day(1, 1),
        [Word("day"), Word("before"), Word("yesterday"), ..] => day(-2, 3),
        [Word("day"), Word("after"), Word("tomorrow"), ..] => day(2, 3),
        [Word("end"), Word("of"), rest @ ..] => end_of(rest).map(|(named, taken)| (named, taken + 2)),
        [Word(which), rest @ ..] => {
            let which = which_one(which)?;
            let (named, taken) = match rest {
                [Word(word), ..] if weekday(word).is_some() => (Named::Weekday(Some(which), weekday(word)?), 1),
                [Word(word), ..] if whole_unit(word).is_some() => (Named::Whole(which, whole_unit(word)?), 1),
                _ => run(which, rest)?,
            };
            Some((named, taken + 1))
        }
        _ => None,
    }
}

fn which_one(word: &str) -> Option<Which> {
    match word {
        "last" | "past" => Some(Which::Last),
        "this" => Some(Which::This),
        "next" | "coming" => Some(Which::Next),
        _ => None,
    }
}

/// A unit that has a first and a last day.
fn whole_unit(word: &str) -> Option<Unit> {
    unit(word).filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year))
}

fn run(which: Which, rest: &[Token<'_>]) -> Option<(Named, usize)> {
    let (count, unit, taken) = amount(rest)?;
    let count = match which {
        Which::Last => -i64::from(count),
        Which::Next => i64::from(count),
        Which::This => return None,
    };
    (!matches!(unit, Unit::Minute | Unit::Hour)).then_some((Named::Run(count, unit), taken))
}

fn end_of(tokens: &[Token<'_>]) -> Option<(Named, usize)> {
    match tokens {
        [Word("the"), rest @ ..] => end_of(rest).map(|(named, taken)| (named, taken + 1)),
        [Word(which), Word(word), ..] if which_one(which).is_some() => {
            Some((Named::EndOf(which_one(which)?, whole_unit(word)?), 2))
        }
        [Word(word), ..] if whole_unit(word).is_some() => Some((Named::EndOf(Which::This, whole_unit(word)?), 1)),
        _ => match date(tokens)? {
            (Named::Month(year, month), taken) => Some((Named::EndOfMonth(year, month), taken)),
            _ => None,
        },
    }
}

/// `tue`, `3 nov`, `nov 3 2025`, `nov`, `q3`, `2026`.
fn date(tokens: &[Token<'_>]) -> Option<(Named, usize)> {
    match tokens {
        [Date(year, month, day), ..] => Some((Named::Date(Some(*year), *month, *day), 1)),
        [YearMonth(year, month), ..] => Some((Named::Month(Some(*year), *month), 1)),
        [Quarter(quarter), rest @ ..] => Some(with_year(1, rest, |year| Named::Quarter(year, *quarter))),
        [Number(year), Quarter(quarter), ..] if is_year(*year) => Some((Named::Quarter(Some(*year), *quarter), 2)),
        [Number(year), ..] if is_year(*year) => Some((Named::Year(*year), 1)),
        [Number(day), rest @ ..] => {
            let fill = rest.iter().take_while(|token| matches!(token, Word("st" | "nd" | "rd" | "th" | "of"))).count();
            let Some(Word(word)) = rest.get(fill) else { return None };
            let month = month(word)?;
            Some(with_year(fill + 2, &rest[fill + 1..], |year| Named::Date(year, month, *day)))
        }
        [Word(word), Number(day), rest @ ..] if month(word).is_some() && !is_year(*day) && !is_hour(&tokens[1..]) => {
            let month = month(word)?;
            let fill = usize::from(matches!(rest.first(), Some(Word("st" | "nd" | "rd" | "th"))));
            Some(with_year(fill + 2, &rest[fill..], |year| Named::Date(year, month, *day)))
        }
        [Word(word), ..] if weekday(word).is_some() => Some((Named::Weekday(None, weekday(word)?), 1)),
        [Word(word), rest @ ..] => {
            let month = month(word)?;
            Some(with_year(1, rest, |year| Named::Month(year, month)))
        }
        _ => None,
    }
}

/// Takes the year that may stand behind.
fn with_year(taken: usize, rest: &[Token<'_>], named: impl Fn(Option<u32>) -> Named) -> (Named, usize) {
    match rest {
        [Number(year), ..] if is_year(*year) && !is_hour(rest) => (named(Some(*year)), taken + 1),
        _ => (named(None), taken),
    }
}

fn is_year(number: u32) -> bool {
    (1000..=9999).contains(&number)
}

fn is_hour(tokens: &[Token<'_>]) -> bool {
    hour(tokens).is_some()
}
