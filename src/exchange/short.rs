//! The short form: one entry a line, nothing nested that a person would not write by hand. A line without `kind`.

use super::full::ObjectionLine;
use super::line::{Ref, fields};
use crate::domain::{
    Channel, Day, FollowUpState, Held, News, Openness, QuestionState, Reception, Stage, Surfaced, Tag,
};

fields! {
    /// One entry, with what is known of the talk it belongs to.
    ShortLine {
        /// With whom.
        prospect: Ref,
        /// What they said.
        text: String,
        /// When; absent: now.
        held_at: Option<Held>,
        /// The tag; absent: the entry waits in the inbox.
        tag: Option<Tag>,
        /// Lines of one prospect with the same string are one conversation; absent: same prospect, same `held_at`.
        conversation: Option<String>,
        /// How; absent: call.
        channel: Option<Channel>,
        /// The stage then; absent: the prospect's.
        stage: Option<Stage>,
        /// The talk's title.
        title: Option<String>,
        /// How long, in minutes, up to [`MAX_MINUTES`](super::MAX_MINUTES).
        minutes: Option<u32>,
        /// Who was there: `Name` or `Name, role`.
        contacts: Vec<Ref>,
        /// Who said it; one of the contacts where the line names any.
        said_by: Option<Ref>,
        /// How freely they spoke; absent: not marked.
        openness: Option<Openness>,
        /// News for us; absent: neutral.
        news: Option<News>,
        /// How it came out; absent: asked.
        surfaced: Option<Surfaced>,
        /// Free words.
        labels: Vec<String>,
        /// How I met it.
        reception: Option<Reception>,
        /// Never leaves the journal but for oneself.
        private: bool,
        /// The question it came from.
        question: Option<ShortQuestion>,
        /// How far the objection has come; with tag objection only.
        objection: Option<ObjectionLine>,
        /// What we promised.
        follow_up: Option<ShortFollowUp>,
    }
}

fields! {
    /// The question an entry in short form came from, asked on the conversation's day. Lines that name it by the same
    /// text within one conversation are replies to one question.
    ShortQuestion {
        /// The words.
        text: String,
        /// Answered, dodged or pending; absent: answered.
        state: Option<QuestionState>,
        /// When it was answered or dodged; absent: the conversation's day.
        closed_on: Option<Day>,
        /// The day they promised an answer for.
        until: Option<Day>,
        /// Seconds of silence after it, up to [`MAX_SILENCE`](super::MAX_SILENCE).
        silence: Option<u32>,
        /// Whether the silence was held; absent: not said.
        held: Option<bool>,
    }
}

fields! {
    /// What we promised in the talk.
    ShortFollowUp {
        /// What was promised.
        text: String,
        /// When it is due.
        due: Option<Day>,
        /// Whether it was kept; absent: open.
        state: Option<FollowUpState>,
        /// When it was kept.
        kept_on: Option<Day>,
    }
}
