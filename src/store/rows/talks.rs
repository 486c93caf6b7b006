//! Rows about what was said: conversations, entries, questions, promises.

use super::declare::source;
use crate::domain::{
    Channel, Day, FollowUpState, Held, News, ObjectionState, Openness, QuestionState, Reception, Stage, Surfaced, Tag,
    TagOrigin,
};
use crate::store::values::List;

source! {
    /// One talk.
    Conversation, Conversations, "conversations", {
        /// With whom.
        prospect_id: i64,
        /// When: UTC ms.
        held_at: i64,
        /// When: minutes east of UTC; `None` = only the day is known.
        held_offset: Option<i16>,
        /// The civil day, fixed when saved.
        day: Day,
        /// How.
        channel: Channel,
        /// The stage then.
        stage: Stage,
        /// How long.
        minutes: Option<u32>,
        /// Title.
        title: String,
        /// Note.
        note: String,
        /// Whether the note is private.
        note_private: bool,
        /// Who was there.
        contacts: List<i64>,
    }
}

impl Conversation {
    /// When.
    #[must_use]
    pub fn held(&self) -> Held {
        Held { at: self.held_at, offset: self.held_offset }
    }

    /// Sets when, and the day with it.
    pub fn set_held(&mut self, held: Held) {
        (self.held_at, self.held_offset, self.day) = (held.at, held.offset, held.day());
    }
}

source! {
    /// One moment of a talk. What is copied from the conversation is set by whoever writes it.
    Entry, Entries, "entries", {
        /// Its talk.
        conversation_id: i64,
        /// Place in the talk.
        position: i64,
        /// The talk's prospect.
        prospect_id: i64,
        /// The talk's time.
        held_at: i64,
        /// The talk's day.
        day: Day,
        /// The words.
        body: String,
        /// Tag; `None` = inbox.
        tag: Option<Tag>,
        /// How the tag came to be.
        tag_origin: Option<TagOrigin>,
        /// How freely.
        openness: Option<Openness>,
        /// News.
        news: News,
        /// How it came out.
        surfaced: Surfaced,
        /// How far the objection has come; `None` unless it is one.
        objection: Option<ObjectionState>,
        /// When we answered it.
        addressed_on: Option<Day>,
        /// When they said it is settled.
        settled_on: Option<Day>,
        /// Who settled it, and how.
        settled_by: String,
        /// Who said it.
        said_by: Option<i64>,
        /// How I met it.
        reception: Option<Reception>,
        /// Private?
        private: bool,
        /// The question it is a reply to.
        question_id: Option<i64>,
        /// Labels.
        labels: List<String>,
    }
}

source! {
    /// Something tough worth asking.
    Question, Questions, "questions", {
        /// For whom.
        prospect_id: i64,
        /// The talk it was asked in; `None` = loose.
        conversation_id: Option<i64>,
        /// Place in the talk.
        position: i64,
        /// The words.
        text: String,
        /// What became of it.
        state: QuestionState,
        /// When it was planned.
        planned_on: Option<Day>,
        /// When it was asked: UTC ms.
        asked_at: Option<i64>,
        /// When it was asked: minutes east of UTC.
        asked_offset: Option<i16>,
        /// The civil day it was asked on; the conversation's where it was asked in one.
        asked_day: Option<Day>,
        /// When it was answered or dodged.
        closed_on: Option<Day>,
        /// The day they promised an answer for.
        until: Option<Day>,
        /// Seconds of silence.
        silence: Option<u32>,
        /// Held or filled.
        held: Option<bool>,
        /// The bank question it came from.
        bank: Option<String>,
        /// A note.
        note: String,
        /// Whether the note is private.
        note_private: bool,
        /// Private?
        private: bool,
    }
}

impl Question {
    /// When it was asked, where that is known to the hour (or was written so).
    #[must_use]
    pub fn asked(&self) -> Option<Held> {
        self.asked_at.map(|at| Held { at, offset: self.asked_offset })
    }
}

source! {
    /// A promise of ours.
    FollowUp, FollowUps, "follow_ups", {
        /// To whom.
        prospect_id: i64,
        /// The talk it was made in; `None` = loose.
        conversation_id: Option<i64>,
        /// Place in the talk.
        position: i64,
        /// What.
        text: String,
        /// When it is due.
        due: Option<Day>,
        /// Whether it was kept.
        state: FollowUpState,
        /// When it was kept.
        kept_on: Option<Day>,
    }
}
