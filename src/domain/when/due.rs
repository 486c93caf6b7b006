//! Finds the due day at the end of a promise: `send the plan by fri`.

use super::{Look, assemble::Said, named::Named};
use crate::domain::{Day, Held, Moment};

/// Words that lead to a due day.
const LEADS: [&str; 6] = ["by", "until", "till", "before", "due", "on"];
/// The most words a date is said with: `by the day after tomorrow`, `by end of the next quarter`.
const MOST_WORDS: usize = 6;

/// The promise without the date at its end, and the day it is due; the whole text and `None` where there is none.
/// Behind `by` and its like any date will do; without, only what can hardly be anything else (`tomorrow`, `next week`,
/// `3 nov`; not `march`).
#[must_use]
pub fn split_due(text: &str, now: Moment) -> (&str, Option<Day>) {
    let words: Vec<(usize, &str)> = words(text);
    for count in (1..=MOST_WORDS.min(words.len())).rev() {
        let (start, _) = words[words.len() - count];
        if let Some(day) = due(&text[start..], now) {
            let promise =
                text[..start].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '·'));
            // Nothing but a date promises nothing.
            return if promise.is_empty() { (text.trim(), None) } else { (promise.trim_start(), Some(day)) };
        }
    }
    (text.trim(), None)
}

/// The same, and what looks like a day but is none, or can be two, is not taken for words.
///
/// # Errors
/// [`Invalid`](crate::domain::Invalid), as [`super::day`] says it.
pub fn promise(text: &str, now: Moment) -> Result<(&str, Option<Day>), crate::domain::Invalid> {
    let (words_of_it, day) = split_due(text, now);
    if day.is_some() {
        return Ok((words_of_it, day));
    }
    let last = text.split_whitespace().next_back().unwrap_or_default().trim_end_matches('.');
    let parted = |c: char| matches!(c, '/' | '-' | '.');
    let is_dated = last.contains(parted)
        && last.split(parted).all(|part| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit()));
    let led = text.split_whitespace().rev().nth(1).is_some_and(|lead| LEADS.contains(&lead.to_lowercase().as_str()));
    if is_dated && led {
        super::day(last, now, Look::Ahead).map_err(|invalid| crate::domain::Invalid::new("follow-up", invalid.why))?;
    }
    Ok((words_of_it, None))
}

/// The words with their places.
fn words(text: &str) -> Vec<(usize, &str)> {
    let start = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    text.split_whitespace().map(|word| (start(word), word)).collect()
}

fn due(phrase: &str, now: Moment) -> Option<Day> {
    let lower = phrase.to_lowercase();
    let mut rest = lower.as_str();
    while let Some(behind) = LEADS.iter().find_map(|lead| rest.strip_prefix(lead)?.strip_prefix(char::is_whitespace)) {
        rest = behind.trim_start();
    }
    let led = rest.len() < lower.len();
    let said = Said::read(rest).ok()?;
    let named = said.day.filter(|_| said.hour.is_none())?;
    if !led && !is_plain(named, rest) {
        return None;
    }
    said.moment(now, Look::Ahead).ok().map(Held::day)
}

/// Whether these words at the end of a sentence can hardly be anything but a date.
fn is_plain(named: Named, words: &str) -> bool {
    match named {
        Named::Month(..) | Named::Quarter(..) | Named::Year(_) | Named::Run(..) => false,
        Named::Weekday(None, _) => !["sat", "sun", "wed"].iter().any(|word| words.ends_with(word)),
        _ => true,
    }
}
