//! What happened over a stretch of days, said in words: the review in the app, the report and its Markdown say the same,
//! to the letter.

use super::{Moved, Quote, Review};
use crate::{
    domain::Day,
    trust::measures::{Ledger, Period, Promises, Share},
    words::{Dates, counted, number},
};

/// The days: `week of 9 Nov` for Monday to Sunday, else `9 Nov to 19 Nov`.
#[must_use]
pub fn days(period: Period, dates: Dates) -> String {
    let Period { first, last, as_of } = period;
    if last - first == 6 && first == monday(first) {
        return format!("week of {}", dates.table(first, as_of));
    }
    dates.stretch(first, last, as_of)
}

/// The Monday of the week that `day` is in.
#[must_use]
pub fn monday(day: Day) -> Day {
    use chrono::Datelike;
    let since = day.date().weekday().num_days_from_monday();
    day + -i32::try_from(since).unwrap_or(0)
}

/// What was told to our face: `6 moments, 4 of them bad news`.
#[must_use]
pub fn told(review: &Review) -> String {
    let moments = counted(review.direct, "moment");
    match (review.direct, review.bad) {
        (0, _) => "nothing".to_owned(),
        (1, 1) => format!("{moments}, bad news"),
        (_, 0) => format!("{moments}, no bad news"),
        (direct, bad) if direct == bad => format!("{moments}, all of them bad news"),
        (_, bad) => format!("{moments}, {} of them bad news", number::count(bad)),
    }
}

/// What others told us: `1 moment`.
#[must_use]
pub fn heard(review: &Review) -> String {
    match review.second_hand {
        0 => "nothing".to_owned(),
        heard => counted(heard, "moment"),
    }
}

/// What was asked: `7: answered 4, dodged 2, pending 1`.
#[must_use]
pub fn asked(ledger: &Ledger) -> String {
    let parts = [("answered", ledger.answered), ("dodged", ledger.dodged), ("pending", ledger.pending)];
    match ledger.asked() {
        0 => "nothing".to_owned(),
        asked => format!("{}: {}", number::count(asked), listed(&parts)),
    }
}

/// What became of promises: `kept 2, broken 1`.
#[must_use]
pub fn promises(promises: &Promises) -> String {
    let parts = [
        ("kept", promises.kept),
        ("kept late", promises.kept_late),
        ("broken", promises.broken),
        ("overdue", promises.overdue),
    ];
    let said = listed(&parts);
    if said.is_empty() { "none was due".to_owned() } else { said }
}

/// Promises still to come: `2 due by 22 Nov`; `None` where there is none.
#[must_use]
pub fn coming(review: &Review, dates: Dates) -> Option<String> {
    let until = review.period.last + 7;
    (review.coming > 0)
        .then(|| format!("{} due by {}", number::count(review.coming), dates.table(until, review.period.as_of)))
}

/// How far trust moved: `74 → 76`.
#[must_use]
pub fn moved(moved: &Moved) -> String {
    let said =
        |score: Option<f64>| score.map_or_else(|| "too early".to_owned(), |score| number::nearest(score).to_string());
    format!("{} → {}", said(moved.before), said(moved.after))
}

/// A share with its count, and as a percentage where there are enough: `13 of 31, 42 %`; `3 of 4, too few`.
#[must_use]
pub fn share(share: Share) -> String {
    let counts = number::share(share.k, share.n);
    if share.is_too_few() {
        return format!("{counts}, too few");
    }
    number::percent(share.k, share.n).map_or_else(|| counts.clone(), |percent| format!("{counts}, {percent}"))
}

/// The frankest moment told to our face.
#[must_use]
pub fn frankest(review: &Review) -> Option<&Quote> {
    review.told.first()
}

/// The parts that are not none, after their words.
fn listed(parts: &[(&str, u64)]) -> String {
    let said = parts.iter().filter(|(_, count)| *count > 0);
    said.map(|(word, count)| format!("{word} {}", number::count(*count))).collect::<Vec<_>>().join(", ")
}
