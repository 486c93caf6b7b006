//! What a change did.

use crate::domain::{Day, Held, Uid};
use crate::journal::Link;

/// What a saved talk made.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// Where it went.
    pub prospect: Link,
    /// The prospect was made with it.
    pub new_prospect: bool,
    /// The talk.
    pub conversation: Uid,
    /// It joined a talk that was there, held at this time.
    pub joined: Option<Held>,
    /// The moments made, in order.
    pub entries: Vec<Uid>,
    /// What to pay back with.
    pub payback: Option<Payback>,
}

/// The first of these that applies is the pay-back line after saving.
#[derive(Debug, Clone, PartialEq)]
pub enum Payback {
    /// A question planned for them: what became of it?
    Planned {
        /// Which.
        question: Uid,
        /// The words.
        text: String,
    },
    /// A promise due within 7 days (or overdue).
    Promise {
        /// The words.
        text: String,
        /// When.
        due: Day,
    },
    /// A question still open.
    StillOpen {
        /// The words.
        text: String,
        /// Since when.
        asked: Option<Day>,
    },
    /// The same objection from another prospect, and what settled it.
    Similar {
        /// Whose.
        prospect: String,
        /// Its words.
        text: String,
        /// What settled it.
        settled_by: String,
    },
    /// How trust moved today.
    Moved {
        /// 100·mean before.
        from: f64,
        /// 100·mean now.
        to: f64,
    },
}

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// What was taken back (or brought back), as a sentence.
    pub summary: String,
    /// When that had been done.
    pub at: Held,
    /// What was done later destroyed something for good, and was passed over.
    pub past_destroyed: bool,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// Lines read.
    pub lines: u64,
    /// Entries made.
    pub entries: u64,
    /// Other things made (prospects, talks …).
    pub others: u64,
    /// Lines that were already there.
    pub already: u64,
    /// Rows made that had been removed for good, and are back because the file has them.
    pub returned: u64,
    /// Bad lines, as `LINE 17: …`; the first 1,000.
    pub bad: Vec<String>,
    /// How many bad lines in all.
    pub bad_count: u64,
    /// Fields that nobody knows, as `LINE 3: …`; the first 100.
    pub warnings: Vec<String>,
}
