//! How a quote or prospect was won or lost, with the moment it was first heard in.

use crate::domain::{Day, Held, OutcomeResult, OutcomeWhat, Surfaced, Uid};
use crate::journal::Link;

/// When they first told what decided it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FirstHeard {
    /// Nobody said so yet.
    Skipped,
    /// They never told.
    Never,
    /// In this moment.
    In {
        /// Which.
        entry: Uid,
        /// Its first 200 characters.
        words: String,
        /// When.
        day: Day,
        /// How it came out.
        surfaced: Surfaced,
    },
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Its id.
    pub uid: Uid,
    /// A quote, or the prospect.
    pub what: OutcomeWhat,
    /// Won or lost.
    pub result: OutcomeResult,
    /// On which day.
    pub on: Day,
    /// What they said decided it; empty = skipped.
    pub decided_by: String,
    /// When that was first heard.
    pub heard: FirstHeard,
    /// What we did not dare to ask; empty = skipped.
    pub not_dared: String,
}

/// An outcome whole, to be edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomePage {
    /// It, with all of its words.
    pub ended: Ended,
    /// Of whom.
    pub prospect: Link,
    /// When it was changed last.
    pub updated_at: Held,
}
