//! Tries that reached nobody, and how a quote or prospect was won or lost.

use super::{Channel, Day, Held, Uid, closed::closed_words};

/// A try that reached nobody: no contact, no evidence, but it shows who kept quiet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Its name for ever.
    pub uid: Uid,
    /// Who was tried.
    pub prospect: Uid,
    /// When.
    pub at: Held,
    /// How.
    pub channel: Channel,
    /// Which people were tried.
    pub contacts: Vec<Uid>,
    /// A note; empty = none.
    pub note: String,
    /// Whether the note is private.
    pub note_private: bool,
}

closed_words! {
    /// What was won or lost.
    OutcomeWhat, "outcome", {
        /// One quote; the prospect stays.
        Quote = "quote",
        /// The prospect itself.
        Prospect = "prospect",
    }
}

closed_words! {
    /// Won or lost.
    OutcomeResult, "result", {
        /// Won.
        Won = "won",
        /// Lost.
        Lost = "lost",
    }
}

/// The three skippable lines when a quote or prospect is won or lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its name for ever.
    pub uid: Uid,
    /// Of whom.
    pub prospect: Uid,
    /// Quote or prospect.
    pub what: OutcomeWhat,
    /// Won or lost.
    pub result: OutcomeResult,
    /// On which day.
    pub on: Day,
    /// What they said decided it; empty = skipped.
    pub decided_by: String,
    /// The entry we first heard it in: `None` = skipped, `Some(None)` = never.
    pub first_heard: Option<Option<Uid>>,
    /// What we did not dare to ask; empty = skipped.
    pub not_dared: String,
}
