//! Something tough worth asking, and what became of it.

use super::{Day, Held, Uid, closed::closed_words};

closed_words! {
    /// What became of a question.
    QuestionState, "question state", {
        /// To be asked.
        Planned = "planned",
        /// Not dared.
        HeldBack = "held_back",
        /// Asked, no reply yet.
        Pending = "pending",
        /// They answered.
        Answered = "answered",
        /// They did not.
        Dodged = "dodged",
    }
}

closed_words! {
    /// What a question of the bank is for.
    Purpose, "purpose", {
        /// Makes a no sayable.
        Permission = "permission",
        /// Who decides, and how.
        Decision = "decision",
        /// Whom else they could choose.
        Competition = "competition",
        /// Price and budget.
        Money = "money",
        /// What they do not believe, or fear.
        Doubt = "doubt",
        /// When, and what is in the way.
        Timing = "timing",
        /// Who else is touched by it.
        People = "people",
        /// What it costs if it goes wrong, or if nothing happens.
        Consequences = "consequences",
        /// What we ourselves did or failed to do.
        Relationship = "relationship",
        /// Whether they mean it.
        Commitment = "commitment",
    }
}

/// The words of a question without regard to case and spaces: two questions whose words are the same are one.
#[must_use]
pub fn wording(text: &str) -> String {
    // Most words are plain, and the bank compares thousands of them.
    if text.is_ascii() {
        let mut words = String::with_capacity(text.len());
        words.extend(text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()));
        return words;
    }
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

impl QuestionState {
    /// Whether it has been put to them at all.
    #[must_use]
    pub const fn was_asked(self) -> bool {
        matches!(self, Self::Pending | Self::Answered | Self::Dodged)
    }
}

/// A question to a prospect: planned → asked → answered, dodged or pending; or held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its name for ever.
    pub uid: Uid,
    /// The words.
    pub text: String,
    /// What became of it.
    pub state: QuestionState,
    /// When it was planned.
    pub planned_on: Option<Day>,
    /// When it was asked (the conversation's time where it was asked in one).
    pub asked_at: Option<Held>,
    /// When it was answered or dodged.
    pub closed_on: Option<Day>,
    /// The day they promised an answer for.
    pub until: Option<Day>,
    /// Seconds of silence after it, where the clock ran.
    pub silence: Option<u32>,
    /// Whether the silence was held (or filled); `None` = not said.
    pub held: Option<bool>,
    /// The bank question it came from: an own one's id, else a built-in key.
    pub bank: Option<String>,
    /// A note; empty = none.
    pub note: String,
    /// Whether the note is private.
    pub note_private: bool,
    /// Never leaves the journal but for oneself; held-back ones are private from the start.
    pub private: bool,
}
