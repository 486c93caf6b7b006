//! The two orders of the book: whom to see first, and whom we may believe most. Leaving out the lost is the caller's.

use super::{Glance, state::State, trend::Standing};
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

    /// The same of one whom a line is about.
    #[must_use]
    pub fn seen(glance: &Glance, name: &'a str) -> Self {
        Self { state: glance.state, low: glance.low, mean: glance.mean, name }
    }
}

/// A number and a text that sort, ascending, as an order of the book does: a table sorted by them is in that order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    /// What decides mostly.
    pub at: i64,
    /// What decides between equals.
    pub tie: String,
}

/// Shares below this all count as this one: 58 bits then hold a share, and a state fits in front of it. The model's lower
/// ends stay far above it.
const LEAST: f64 = 1.0 / 18_446_744_073_709_551_616.0;

/// More than any share's bits.
const STATE: i64 = 1 << 59;

/// A share from 0 to 1 as a number that sorts like it, to the last bit.
fn bits(share: f64) -> i64 {
    // Bits of floats that are not negative sort like the floats.
    (share.clamp(LEAST, 1.0).to_bits() - LEAST.to_bits()).cast_signed()
}

impl Rank<'_> {
    /// Sorts like [`by_attention`].
    #[must_use]
    pub fn attention_key(&self) -> SortKey {
        let at = self.state.code() * STATE + bits(self.low);
        SortKey { at, tie: format!("{:015x}{}", bits(self.mean), self.name) }
    }

    /// Sorts like [`by_trust`].
    #[must_use]
    pub fn trust_key(&self) -> SortKey {
        let from_the_top = |share| STATE - bits(share);
        SortKey { at: from_the_top(self.low), tie: format!("{:015x}{}", from_the_top(self.mean), self.name) }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, sample::select};

    fn ranks() -> impl Strategy<Value = (State, f64, f64, String)> {
        // Few values, so that ties are common; neighbours to the last bit among them.
        let share = select(vec![3e-5, 0.05, f64::from_bits(0.05_f64.to_bits() + 1), 0.5, 1.0 - f64::EPSILON, 1.0]);
        (select(State::ALL), share.clone(), share, select(vec!["", "A", "B", "a", "Ä", "大阪"]))
            .prop_map(|(state, low, mean, name)| (state, low, mean, name.to_owned()))
    }

    proptest! {
        #[test]
        fn keys_sort_like_the_orders(one in ranks(), other in ranks()) {
            let a = Rank { state: one.0, low: one.1, mean: one.2, name: &one.3 };
            let b = Rank { state: other.0, low: other.1, mean: other.2, name: &other.3 };
            prop_assert_eq!(a.attention_key().cmp(&b.attention_key()), by_attention(&a, &b));
            prop_assert_eq!(a.trust_key().cmp(&b.trust_key()), by_trust(&a, &b));
        }
    }
}
