//! A promise of ours, or the next step.

use super::{Day, Uid, closed::closed_words};

closed_words! {
    /// Whether the promise was kept.
    FollowUpState, "follow-up state", {
        /// Still to do.
        Open = "open",
        /// Done.
        Kept = "kept",
        /// Not done, and it is too late.
        Broken = "broken",
    }
}

/// A follow-up: a promise of ours or next step, with a due date where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Its name for ever.
    pub uid: Uid,
    /// What was promised.
    pub text: String,
    /// When it is due.
    pub due: Option<Day>,
    /// Whether it was kept.
    pub state: FollowUpState,
    /// When it was kept.
    pub kept_on: Option<Day>,
}
