//! The two orders of the book: whom to see first, and whom we may believe most. Leaving out the lost is the caller's.

use super::{state::State, trend::Standing};
use std::cmp::Ordering;

/// What a prospect is ordered by; a cache of standings holds as much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank<'a> {
    /// Where they stand.
    pub state: State,
    /// The lower end of the interval.
    pub low: f64,
    /// The score.
    pub mean: f64,
    /// The prospect's name; compared by code point.
    pub name: &'a str,
}

impl<'a> Rank<'a> {
    /// The rank of a prospect called `name`.
    #[must_use]
    pub fn of(standing: &Standing, name: &'a str) -> Self {
        Self { state: standing.state, low: standing.low, mean: standing.mean, name }
    }
}

/// Whom to see first: falling, gone quiet, too early to tell, steady, rising; then the least proven.
#[must_use]
pub fn by_attention(one: &Rank, other: &Rank) -> Ordering {
    one.state
        .cmp(&other.state)
        .then(one.low.total_cmp(&other.low))
        .then(one.mean.total_cmp(&other.mean))
        .then(one.name.cmp(other.name))
}

/// The most proven first; the unknown stand below them.
#[must_use]
pub fn by_trust(one: &Rank, other: &Rank) -> Ordering {
    other.low.total_cmp(&one.low).then(other.mean.total_cmp(&one.mean)).then(one.name.cmp(other.name))
}
