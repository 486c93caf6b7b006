//! Cuts a phrase into numbers, words, hours and dates written in figures.

use super::{invalid, lexicon::month_name, not_a_date};
use crate::domain::Invalid;

/// One piece of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A word, in lower case.
    Word(&'a str),
    /// A whole number.
    Number(u32),
    /// `14:05`: hours and minutes as written.
    Clock(u32, u32),
    /// `2026-11-03`: year, month, day as written.
    Date(u32, u32, u32),
    /// `2026-11`: year and month as written.
    YearMonth(u32, u32),
    /// `q3`.
    Quarter(u32),
}

/// The tokens of a phrase that is in lower case already.
///
/// # Errors
/// [`Invalid`] for a date in figures that can be read in two ways (`3/4`).
pub(super) fn tokens(phrase: &str) -> Result<Vec<Token<'_>>, Invalid> {
    let mut out = Vec::new();
    for chunk in phrase.split(|c: char| c.is_whitespace() || c == ',') {
        let chunk = chunk.trim_end_matches('.');
        if !chunk.is_empty() {
            read(chunk, &mut out)?;
        }
    }
    Ok(out)
}

fn read<'a>(chunk: &'a str, out: &mut Vec<Token<'a>>) -> Result<(), Invalid> {
    let pieces = pieces(chunk);
    match pieces[..] {
        [year, "-" | "/", month, "-" | "/", day, ref rest @ ..] if year.len() == 4 => {
            let date = number(year).zip(number(month)).zip(number(day)).ok_or_else(|| not_a_date(chunk))?;
            out.push(Token::Date(date.0.0, date.0.1, date.1));
            return match rest {
                [] => Ok(()),
                // An offset behind it is RFC 3339, which has been looked for before; anything else is no date.
                ["t", hour, ":", minute] | ["t", hour, ":", minute, ":", _] => {
                    clock(hour, minute, out).ok_or_else(|| not_a_date(chunk))
                }
                _ => Err(not_a_date(chunk)),
            };
        }
        [year, "-", month] if year.len() == 4 => {
            out.extend(number(year).zip(number(month)).map(|(y, m)| Token::YearMonth(y, m)));
        }
        [year, "-q", quarter] if year.len() == 4 => {
            out.extend(number(quarter).map(Token::Quarter));
            out.extend(number(year).map(Token::Number));
        }
        ["q", quarter] => out.extend(number(quarter).map(Token::Quarter)),
        [hour, ":", minute] | [hour, ":", minute, ":", _] => {
            clock(hour, minute, out).ok_or_else(|| not_a_date(chunk))?;
        }
        [hour, ":", minute, half] => {
            clock(hour, minute, out).ok_or_else(|| not_a_date(chunk))?;
            out.push(Token::Word(half));
        }
        [a, "/" | "." | "-", b] if number(a).is_some() => return Err(two_ways(chunk, a, b, None)),
        [a, "/" | "." | "-", b, "/" | "." | "-", c] if number(a).is_some() => {
            return Err(two_ways(chunk, a, b, Some(c)));
        }
        [one] => out.push(piece(one)),
        [one, two] => out.extend([piece(one), piece(two)]),
        _ => out.push(Token::Word(chunk)),
    }
    Ok(())
}

/// Runs of digits and of everything else, in turn: `4pm` is `4`, `pm`.
fn pieces(chunk: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = chunk;
    while let Some(first) = rest.bytes().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        out.push(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

fn number(piece: &str) -> Option<u32> {
    (piece.bytes().all(|b| b.is_ascii_digit())).then(|| piece.parse().ok()).flatten()
}

fn piece(piece: &str) -> Token<'_> {
    number(piece).map_or(Token::Word(piece), Token::Number)
}

fn clock(hour: &str, minute: &str, out: &mut Vec<Token<'_>>) -> Option<()> {
    let (hour, minute) = number(hour).zip(number(minute).filter(|_| minute.len() == 2))?;
    out.push(Token::Clock(hour, minute));
    Some(())
}

/// The refusal of a date in figures, which names what to write.
fn two_ways(chunk: &str, a: &str, b: &str, year: Option<&str>) -> Invalid {
    let year = match year.and_then(number) {
        Some(short @ 0..=99) => format!(" {}", 2000 + short),
        Some(year) => format!(" {year}"),
        None => String::new(),
    };
    let day = |day: &str| number(day).filter(|day| (1..=31).contains(day));
    let reading = |d: &str, m: &str| day(d).zip(number(m).and_then(month_name));
    let short = |(day, month): (u32, &str)| format!("{day} {}{year}", month[..3].to_lowercase());
    invalid(match (reading(a, b), reading(b, a)) {
        (Some(one), Some(two)) if one != two => {
            let said = format!("{} {} or {} {}{year}", one.0, one.1, two.0, two.1);
            format!("“{chunk}” can be {said}: write {}.", short(one))
        }
        (Some(one), _) | (_, Some(one)) => format!("“{chunk}” is easily misread: write {}.", short(one)),
        (None, None) => return not_a_date(chunk),
    })
}
