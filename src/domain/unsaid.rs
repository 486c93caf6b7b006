//! What they still seem unable to say.

use super::{Day, Uid, closed::closed_words};

closed_words! {
    /// How an unsaid item closed.
    UnsaidState, "unsaid state", {
        /// Still unsaid.
        Open = "open",
        /// Said, by an entry.
        Said = "said",
        /// Found out elsewhere.
        FoundOut = "found_out",
        /// It never came out.
        Never = "never",
    }
}

/// An item of what a prospect still seems unable to say. Private from the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaid {
    /// Its name for ever.
    pub uid: Uid,
    /// What it is.
    pub text: String,
    /// When it was noted.
    pub noted_on: Option<Day>,
    /// How it closed.
    pub state: UnsaidState,
    /// When it closed.
    pub closed_on: Option<Day>,
    /// The entry that said it.
    pub entry: Option<Uid>,
}
