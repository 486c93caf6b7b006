//! Where trust in a prospect stands, in one word. How it comes about is `trust`'s; the word is here so that the query
//! language and the store know it too.

use super::closed::closed_words;

closed_words! {
    /// The trend, unless silence is longer than usual. In the order of whom to see first.
    TrustState, "state", {
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
