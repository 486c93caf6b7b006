//! One moment of a conversation, in words.

use super::{Day, Held, Invalid, News, Openness, Surfaced, Tag, Uid, closed::closed_words};

closed_words! {
    /// How I met it. Private from the start.
    Reception, "reception", {
        /// Thanked them for it.
        Welcomed = "welcomed",
        /// Asked what they meant.
        Clarified = "clarified",
        /// Argued.
        Defended = "defended",
    }
}

closed_words! {
    /// How far an objection has come; settled only when the *prospect* says so.
    ObjectionState, "objection state", {
        /// Nothing done about it yet.
        Open = "open",
        /// We answered it; they have not said that it is settled.
        Addressed = "addressed",
        /// They said so.
        Settled = "settled",
    }
}

closed_words! {
    /// How the tag came to be; the suggester learns from it.
    TagOrigin, "tag origin", {
        /// Chosen by the person.
        Chosen = "chosen",
        /// Suggested and taken.
        Accepted = "accepted",
        /// Suggested and replaced.
        Changed = "changed",
        /// Came with an import.
        Imported = "imported",
    }
}

/// A moment: words, exactly one tag (none while it waits in the inbox), and its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name for ever.
    pub uid: Uid,
    /// What they said, as written: up to 1 MiB, any characters.
    pub text: String,
    /// The tag; `None` = in the inbox.
    pub tag: Option<Tag>,
    /// How the tag came to be; `None` without a tag.
    pub tag_origin: Option<TagOrigin>,
    /// How freely they spoke; `None` = not marked, weighs nothing.
    pub openness: Option<Openness>,
    /// News for us.
    pub news: News,
    /// How it came out.
    pub surfaced: Surfaced,
    /// Free words, folded lower-case as written, in the order given.
    pub labels: Vec<String>,
    /// Which contact said it.
    pub said_by: Option<Uid>,
    /// How I met it.
    pub reception: Option<Reception>,
    /// Never leaves the journal but for oneself.
    pub private: bool,
    /// The question it is a reply to.
    pub question: Option<Uid>,
    /// With tag objection: how far it has come.
    pub objection: ObjectionState,
    /// When we answered the objection.
    pub addressed_on: Option<Day>,
    /// When they said it is settled.
    pub settled_on: Option<Day>,
    /// Who settled it, and how; empty = not said.
    pub settled_by: String,
    /// When the row was made.
    pub created_at: Held,
    /// When it was last changed.
    pub updated_at: Held,
}

impl Entry {
    /// The longest text an entry may have, in bytes (1 MiB).
    pub const MAX_TEXT: usize = 1 << 20;

    /// Text that may be kept: not blank, at most [`Entry::MAX_TEXT`] bytes.
    ///
    /// # Errors
    /// [`Invalid`] of the field `text`.
    pub fn check_text(text: &str) -> Result<(), Invalid> {
        if text.trim().is_empty() {
            return Err(Invalid::new("text", "There are no words yet: what did they say?"));
        }
        if text.len() > Self::MAX_TEXT {
            return Err(Invalid::new("text", "One moment holds at most 1 MiB of words. Make two of it."));
        }
        Ok(())
    }
}
