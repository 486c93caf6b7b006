//! Moments, talks and tries as lines of a list.

use crate::domain::{Channel, Day, Held, News, ObjectionState, Openness, QuestionState, Surfaced, Tag, Uid};
use crate::journal::Key;

/// A moment as a line of a list: the first 200 characters of its words.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryRow {
    /// Its place in the list.
    pub key: Key,
    /// Its id.
    pub uid: Uid,
    /// Its talk.
    pub conversation: Uid,
    /// Its prospect.
    pub prospect: Uid,
    /// The prospect's name.
    pub prospect_name: String,
    /// When.
    pub held: Held,
    /// The first 200 characters.
    pub text: String,
    /// Whether there is more text.
    pub cut: bool,
    /// Tag; `None` = inbox.
    pub tag: Option<Tag>,
    /// Openness.
    pub openness: Option<Openness>,
    /// News.
    pub news: News,
    /// How it came out.
    pub surfaced: Surfaced,
    /// Objection state, with tag objection.
    pub objection: Option<ObjectionState>,
    /// When it was addressed.
    pub addressed_on: Option<Day>,
    /// When it was settled.
    pub settled_on: Option<Day>,
    /// Private?
    pub private: bool,
    /// The question it replies to: words and state.
    pub question: Option<(String, QuestionState)>,
    /// Who said it.
    pub said_by: Option<String>,
    /// Points of the score today, where the list is one prospect's; `None` elsewhere.
    pub points: Option<Points>,
}

/// What an entry does to the score today, in points (100 · mean).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Points {
    /// Sum over the entry's items, faded to today.
    pub today: f64,
}

/// A line of a prospect's timeline.
#[derive(Debug, Clone, PartialEq)]
pub enum TimelineRow {
    /// A moment.
    Entry(Box<EntryRow>),
    /// A talk in which nothing frank was said.
    Talk {
        /// Its place in the list.
        key: Key,
        /// Its id.
        uid: Uid,
        /// When.
        held: Held,
        /// How.
        channel: Channel,
        /// Title, else the first words of the note.
        text: String,
        /// Whether its note is private.
        private: bool,
    },
    /// A try that reached nobody.
    Attempt {
        /// Its place in the list.
        key: Key,
        /// Its id.
        uid: Uid,
        /// When.
        at: Held,
        /// How.
        channel: Channel,
        /// The note.
        note: String,
        /// Whether the note is private.
        private: bool,
    },
}

impl TimelineRow {
    /// The day it was held or tried on.
    #[must_use]
    pub fn day(&self) -> Day {
        match self {
            Self::Entry(row) => row.held.day(),
            Self::Talk { held, .. } => held.day(),
            Self::Attempt { at, .. } => at.day(),
        }
    }

    /// Its place in the list.
    #[must_use]
    pub fn key(&self) -> &Key {
        match self {
            Self::Entry(row) => &row.key,
            Self::Talk { key, .. } | Self::Attempt { key, .. } => key,
        }
    }
}
