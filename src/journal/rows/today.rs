//! What is due across all prospects.

use crate::domain::{Day, Uid};
use crate::journal::{Key, Link, Page};

/// What is due: how much of what, and a window of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    /// How much there is, whatever the window.
    pub due: Due,
    /// The rows: promises by their day, planned questions, the inbox, what is not marked, each oldest first.
    pub page: Page<DueRow>,
}

/// How much is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Due {
    /// Open promises due today or within 7 days.
    pub promises: u64,
    /// Open promises whose day has gone by.
    pub overdue: u64,
    /// Questions planned for prospects that are not lost.
    pub questions: u64,
    /// Moments without a tag.
    pub inbox: u64,
    /// Moments of the last 30 days, told directly, whose openness nobody marked.
    pub unmarked: u64,
}

impl Due {
    /// Whether nothing is due at all.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.promises == 0 && self.overdue == 0 && self.questions == 0 && self.inbox == 0 && self.unmarked == 0
    }
}

/// What a row asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueKind {
    /// A promise of ours: keep it, or say so.
    Promise,
    /// A planned question: ask it, or say that it was not dared.
    Question,
    /// A moment without a tag.
    Inbox,
    /// A moment whose openness is not marked.
    Unmarked,
}

impl DueKind {
    /// The word of it in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Promise => "promise",
            Self::Question => "question",
            Self::Inbox => "inbox",
            Self::Unmarked => "unmarked",
        }
    }
}

/// A row of what is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRow {
    /// Its place in the list.
    pub key: Key,
    /// What it asks for.
    pub kind: DueKind,
    /// The promise, the question or the entry.
    pub uid: Uid,
    /// Whose.
    pub prospect: Link,
    /// The day it is due, was planned or was held.
    pub day: Option<Day>,
    /// Its first 200 characters.
    pub text: String,
    /// Whether it is marked private; a promise never is.
    pub private: bool,
}

impl DueRow {
    /// Whether it is a promise whose day has gone by.
    #[must_use]
    pub fn is_overdue(&self, today: Day) -> bool {
        self.kind == DueKind::Promise && self.day.is_some_and(|day| day < today)
    }
}
