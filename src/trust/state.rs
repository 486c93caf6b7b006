//! The words for where a prospect stands.

use crate::domain::closed::closed_words;

pub use crate::domain::TrustState as State;

closed_words! {
    /// Whether a turn is proven.
    Trend, "trend", {
        /// They hold back more than they used to.
        Falling = "falling",
        /// Not enough evidence yet; no praise, no colour.
        TooEarly = "too_early_to_tell",
        /// No turn is proven.
        Steady = "steady",
        /// They tell more than they used to.
        Rising = "rising",
    }
}

impl From<Trend> for State {
    fn from(trend: Trend) -> Self {
        match trend {
            Trend::Falling => Self::Falling,
            Trend::TooEarly => Self::TooEarly,
            Trend::Steady => Self::Steady,
            Trend::Rising => Self::Rising,
        }
    }
}
