//! The full form: lines that say their `kind`, with ids, so that a journal comes back as it was.

use super::line::{FirstHeard, MarkState, Ref, Settings, fields};
use crate::domain::{
    Channel, Day, FollowUpState, Held, News, ObjectionState, Openness, OutcomeResult, OutcomeWhat, QuestionState,
    Reception, Rhythm, Stage, Surfaced, Tag, TagOrigin, Uid, UnsaidState,
};

fields! {
    /// `journal`: the header.
    HeaderLine {
        /// The version of the format: [`VERSION`](super::VERSION).
        version: u32,
        /// Settings that change figures and differ from their defaults.
        settings: Settings,
    }
}

fields! {
    /// `prospect`: a company, or just its name and what is to be set.
    ProspectLine {
        /// Its id; without one it is matched by name.
        id: Option<Uid>,
        /// Its name.
        name: String,
        /// Where the selling stands; absent: that of its latest line, else prospecting.
        stage: Option<Stage>,
        /// How often one talks; absent: not set.
        rhythm: Option<Rhythm>,
        /// Facts.
        note: Option<String>,
        /// Whether the note is private.
        note_private: bool,
        /// Other names.
        aliases: Vec<String>,
        /// What they still seem unable to say.
        unsaid: Vec<UnsaidLine>,
        /// The people there.
        contacts: Vec<ContactLine>,
        /// When the row was made.
        created_at: Option<Held>,
        /// When it was last changed.
        updated_at: Option<Held>,
    }
}

fields! {
    /// An item of `unsaid`.
    UnsaidLine {
        /// Its id.
        id: Option<Uid>,
        /// What it is.
        text: String,
        /// When it was noted.
        noted_on: Option<Day>,
        /// How it closed; absent: open.
        state: Option<UnsaidState>,
        /// When it closed.
        closed_on: Option<Day>,
        /// The id of the entry that said it.
        entry: Option<Uid>,
    }
}

fields! {
    /// A person in a prospect's `contacts`.
    ContactLine {
        /// Its id; without one the person is matched by name.
        id: Option<Uid>,
        /// The name, without the role.
        name: String,
        /// What they do there.
        role: Option<String>,
        /// Mail address.
        email: Option<String>,
        /// Phone number.
        phone: Option<String>,
        /// Facts.
        note: Option<String>,
        /// Whether the note is private.
        note_private: bool,
    }
}

fields! {
    /// `conversation`: one talk. Several lines with one id are one talk: each adds the entries, questions and
    /// follow-ups that it carries (an export parts a talk that would not fit a line).
    ConversationLine {
        /// Its id.
        id: Option<Uid>,
        /// With whom.
        prospect: Ref,
        /// When; absent: now.
        held_at: Option<Held>,
        /// How; absent: call.
        channel: Option<Channel>,
        /// The stage then; absent: the prospect's.
        stage: Option<Stage>,
        /// How long, in minutes, up to [`MAX_MINUTES`](super::MAX_MINUTES).
        minutes: Option<u32>,
        /// A title.
        title: Option<String>,
        /// Facts, names, small talk.
        note: Option<String>,
        /// Whether the note is private.
        note_private: bool,
        /// Who was there.
        contacts: Vec<Ref>,
        /// The moments, in order.
        entries: Vec<EntryLine>,
        /// The questions asked in it.
        questions: Vec<QuestionLine>,
        /// What was promised in it.
        follow_ups: Vec<FollowUpLine>,
        /// When the row was made.
        created_at: Option<Held>,
        /// When it was last changed.
        updated_at: Option<Held>,
    }
}

fields! {
    /// A moment in a conversation's `entries`.
    EntryLine {
        /// Its id.
        id: Option<Uid>,
        /// What they said.
        text: String,
        /// The tag; absent: the entry waits in the inbox.
        tag: Option<Tag>,
        /// How the tag came to be.
        tag_origin: Option<TagOrigin>,
        /// How freely they spoke; absent: not marked.
        openness: Option<Openness>,
        /// News for us; absent: neutral.
        news: Option<News>,
        /// How it came out; absent: asked.
        surfaced: Option<Surfaced>,
        /// Free words.
        labels: Vec<String>,
        /// Who said it.
        said_by: Option<Ref>,
        /// How I met it.
        reception: Option<Reception>,
        /// Never leaves the journal but for oneself.
        private: bool,
        /// How far the objection has come; with tag objection only.
        objection: Option<ObjectionLine>,
        /// The question it is a reply to: by id, or by the text of one in the same line's `questions`.
        question: Option<Ref>,
        /// When the row was made.
        created_at: Option<Held>,
        /// When it was last changed.
        updated_at: Option<Held>,
    }
}

fields! {
    /// How far an objection has come, in both forms.
    ObjectionLine {
        /// Absent: open.
        state: Option<ObjectionState>,
        /// When we answered it.
        addressed_on: Option<Day>,
        /// When they said it is settled.
        settled_on: Option<Day>,
        /// Who settled it, and how.
        settled_by: Option<String>,
    }
}

fields! {
    /// A question in a conversation's `questions`.
    QuestionLine {
        /// Its id.
        id: Option<Uid>,
        /// The words.
        text: String,
        /// What became of it; absent: pending in a conversation, planned outside of one.
        state: Option<QuestionState>,
        /// When it was planned.
        planned_on: Option<Day>,
        /// When it was asked; absent: not known, or the conversation's time where it was asked in one.
        asked_at: Option<Held>,
        /// When it was answered or dodged.
        closed_on: Option<Day>,
        /// The day they promised an answer for.
        until: Option<Day>,
        /// Seconds of silence after it, up to [`MAX_SILENCE`](super::MAX_SILENCE).
        silence: Option<u32>,
        /// Whether the silence was held; absent: not said.
        held: Option<bool>,
        /// The id of an own bank question, else the key of a built-in one.
        bank: Option<String>,
        /// A note.
        note: Option<String>,
        /// Whether the note is private.
        note_private: bool,
        /// Never leaves the journal but for oneself.
        private: bool,
    }
}

fields! {
    /// `question`: one that is not tied to a conversation.
    LooseQuestionLine {
        /// Its id.
        id: Option<Uid>,
        /// For whom.
        prospect: Ref,
        /// The words.
        text: String,
        /// What became of it; absent: planned.
        state: Option<QuestionState>,
        /// When it was planned.
        planned_on: Option<Day>,
        /// When it was asked.
        asked_at: Option<Held>,
        /// When it was answered or dodged.
        closed_on: Option<Day>,
        /// The day they promised an answer for.
        until: Option<Day>,
        /// Seconds of silence after it, up to [`MAX_SILENCE`](super::MAX_SILENCE).
        silence: Option<u32>,
        /// Whether the silence was held; absent: not said.
        held: Option<bool>,
        /// The id of an own bank question, else the key of a built-in one.
        bank: Option<String>,
        /// A note.
        note: Option<String>,
        /// Whether the note is private.
        note_private: bool,
        /// Never leaves the journal but for oneself.
        private: bool,
    }
}

impl LooseQuestionLine {
    /// For whom it is, and the question as it would stand in a conversation.
    #[must_use]
    pub fn into_parts(self) -> (Ref, QuestionLine) {
        let Self { id, prospect, text, state, planned_on, asked_at, closed_on, until, silence, held, .. } = self;
        let Self { bank, note, note_private, private, .. } = self;
        let question = QuestionLine {
            id,
            text,
            state,
            planned_on,
            asked_at,
            closed_on,
            until,
            silence,
            held,
            bank,
            note,
            note_private,
            private,
        };
        (prospect, question)
    }
}

fields! {
    /// A promise in a conversation's `follow_ups`.
    FollowUpLine {
        /// Its id.
        id: Option<Uid>,
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

fields! {
    /// `follow_up`: a promise that is not tied to a conversation.
    LooseFollowUpLine {
        /// Its id.
        id: Option<Uid>,
        /// To whom.
        prospect: Ref,
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

impl LooseFollowUpLine {
    /// To whom it was promised, and the promise as it would stand in a conversation.
    #[must_use]
    pub fn into_parts(self) -> (Ref, FollowUpLine) {
        let Self { id, prospect, text, due, state, kept_on } = self;
        (prospect, FollowUpLine { id, text, due, state, kept_on })
    }
}

fields! {
    /// `attempt`: a try that reached nobody.
    AttemptLine {
        /// Its id.
        id: Option<Uid>,
        /// Who was tried.
        prospect: Ref,
        /// When; absent: now.
        at: Option<Held>,
        /// How; absent: call.
        channel: Option<Channel>,
        /// Which people were tried.
        contacts: Vec<Ref>,
        /// A note.
        note: Option<String>,
        /// Whether the note is private.
        note_private: bool,
    }
}

fields! {
    /// `outcome`: how a quote or prospect was won or lost.
    OutcomeLine {
        /// Its id.
        id: Option<Uid>,
        /// Of whom.
        prospect: Ref,
        /// Quote or prospect.
        what: OutcomeWhat,
        /// Won or lost.
        result: OutcomeResult,
        /// On which day; absent: today.
        on: Option<Day>,
        /// What they said decided it.
        decided_by: Option<String>,
        /// When we first heard that.
        first_heard: FirstHeard,
        /// What we did not dare to ask.
        not_dared: Option<String>,
    }
}

fields! {
    /// `bank`: a question of the user's own bank.
    BankLine {
        /// Its id.
        id: Option<Uid>,
        /// The words.
        text: String,
        /// The stage it suits; absent: any.
        stage: Option<Stage>,
        /// What it is for.
        purpose: Option<String>,
    }
}

fields! {
    /// `view`: a saved view.
    ViewLine {
        /// Its id.
        id: Option<Uid>,
        /// Its name.
        name: String,
        /// The query, as typed.
        query: String,
    }
}

fields! {
    /// `warning`: a snoozed or dismissed warning.
    WarningLine {
        /// Its id.
        id: Option<Uid>,
        /// About whom.
        prospect: Ref,
        /// Which warning, by its word (`too_quiet`).
        warning: String,
        /// What the user did with it.
        state: MarkState,
        /// Until when it is quiet: with snoozed, and only then.
        until: Option<Day>,
        /// Why.
        reason: Option<String>,
    }
}
