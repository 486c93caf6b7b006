//! The words for where a prospect stands.

use crate::domain::closed::closed_words;

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

closed_words! {
    /// The trend, unless silence is longer than usual. In the order of whom to see first.
    State, "state", {
        /// They hold back more than they used to.
        Falling = "falling",
        /// Not heard from for longer than usual with them.
        GoneQuiet = "gone_quiet",
        /// Not enough evidence yet.
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
