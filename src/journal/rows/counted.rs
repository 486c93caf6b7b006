//! What a figure counts that is no moment, as the rows of a list.

use crate::domain::{Became, Day, Uid};
use crate::journal::{Key, Link};

/// A question, a promise, a talk or a deal that a figure counts.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedRow {
    /// Its place in the list.
    pub key: Key,
    /// The question, the promise, the talk or the outcome.
    pub uid: Uid,
    /// Whose.
    pub prospect: Link,
    /// Asked, due or decided on this day.
    pub day: Day,
    /// Its first 200 characters.
    pub words: String,
    /// It never leaves the journal.
    pub private: bool,
    /// Its talk.
    pub conversation: Option<Uid>,
    /// The moment that goes with it: the first reply, or where it was first heard.
    pub entry: Option<Uid>,
    /// What became of it.
    pub became: Became,
}
