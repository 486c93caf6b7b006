//! Talks, moments and prospects as a form or the shell gives them.

use crate::domain::{
    Channel, Day, Held, News, Openness, OutcomeResult, OutcomeWhat, QuestionState, Reception, Rhythm, Stage, Surfaced,
    Tag, TagOrigin, Uid, UnsaidState,
};

/// Which prospect a form means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// One that is there.
    Known(Uid),
    /// A new one of this name (the caller has dealt with near names).
    New(String),
}

/// Which person a form means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// One that is there.
    Known(Uid),
    /// Somebody of this name and role; joins a contact of the prospect with the same folded name.
    New {
        /// Name.
        name: String,
        /// Role; empty = not known.
        role: String,
    },
}

/// Whether the moments join a talk that is already there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// The talk of the same prospect and channel within two hours, if there is one.
    Auto,
    /// A talk of its own.
    New,
    /// This one.
    Into(Uid),
}

/// One talk as a form or the shell gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkDraft {
    /// With whom.
    pub prospect: Whom,
    /// When.
    pub held: Held,
    /// How.
    pub channel: Channel,
    /// The stage; `None` = the prospect's.
    pub stage: Option<Stage>,
    /// How long.
    pub minutes: Option<u32>,
    /// Title; empty = none (or as it was, when joining).
    pub title: String,
    /// The talk's note; when joining, added as a paragraph.
    pub note: String,
    /// Whether that note is private; when joining, the note there is becomes so, or stays as it is.
    pub note_private: bool,
    /// Who was there.
    pub contacts: Vec<Person>,
    /// The moments; none = nothing frank said.
    pub moments: Vec<MomentDraft>,
    /// Questions asked, that are not a moment's own: text and state.
    pub questions: Vec<(String, QuestionState)>,
    /// Promises: text and due day.
    pub follow_ups: Vec<(String, Option<Day>)>,
    /// Which talk it belongs to.
    pub join: Join,
    /// The draft that these words stood in; dropped in the same transaction.
    pub draft: Option<Uid>,
}

/// One moment as a form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MomentDraft {
    /// The words.
    pub text: String,
    /// The tag; `None` = to the inbox.
    pub tag: Option<Tag>,
    /// How the tag came to be.
    pub tag_origin: Option<TagOrigin>,
    /// How freely; `None` = not marked.
    pub openness: Option<Openness>,
    /// News.
    pub news: News,
    /// How it came out.
    pub surfaced: Surfaced,
    /// Labels.
    pub labels: Vec<String>,
    /// Who said it: index into the talk's contacts.
    pub said_by: Option<usize>,
    /// How I met it.
    pub reception: Option<Reception>,
    /// Private?
    pub private: bool,
    /// The question it is a reply to: words, what became of it, until when.
    pub question: Option<QuestionDraft>,
}

/// A question with a moment: two moments of one talk with the same words share the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionDraft {
    /// The words.
    pub text: String,
    /// What became of it (answered unless said otherwise).
    pub state: QuestionState,
    /// The day they promised an answer for.
    pub until: Option<Day>,
    /// Seconds of silence.
    pub silence: Option<u32>,
    /// Held or filled.
    pub held: Option<bool>,
}

/// An entry's fields anew; everything is set as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryEdit {
    /// Which.
    pub entry: Uid,
    /// All its marks and words.
    pub moment: MomentDraft,
    /// Who said it, instead of the draft's index.
    pub said_by: Option<Person>,
    /// When it was changed last as it was seen: changed since, it is refused once. `None` = whatever it is by now.
    pub seen: Option<Held>,
}

/// A conversation's own fields anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkEdit {
    /// Which.
    pub conversation: Uid,
    /// When.
    pub held: Held,
    /// How.
    pub channel: Channel,
    /// Stage then.
    pub stage: Stage,
    /// How long.
    pub minutes: Option<u32>,
    /// Title.
    pub title: String,
    /// Note.
    pub note: String,
    /// Whether the note is private.
    pub note_private: bool,
    /// Who was there.
    pub contacts: Vec<Person>,
    /// As [`EntryEdit::seen`].
    pub seen: Option<Held>,
}

/// A try anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptEdit {
    /// Which.
    pub attempt: Uid,
    /// When.
    pub at: Held,
    /// How.
    pub channel: Channel,
    /// Which people.
    pub contacts: Vec<Person>,
    /// Note.
    pub note: String,
    /// Whether the note is private.
    pub note_private: bool,
    /// As [`EntryEdit::seen`].
    pub seen: Option<Held>,
}

/// A prospect as its form gives it. With `uid`, fields that are `None` stay as they were.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProspectDraft {
    /// Which; `None` = a new one.
    pub uid: Option<Uid>,
    /// Name.
    pub name: String,
    /// Stage; `None` = prospecting (as it was).
    pub stage: Option<Stage>,
    /// Rhythm: `Some(None)` = not set.
    pub rhythm: Option<Option<Rhythm>>,
    /// Note.
    pub note: Option<String>,
    /// Whether the note is private.
    pub note_private: Option<bool>,
    /// Other names.
    pub aliases: Option<Vec<String>>,
    /// People to add.
    pub people: Vec<(String, String)>,
    /// An unsaid item to add; empty = none.
    pub unsaid: String,
}

/// A talk of this week prepared in three lines: whom it is with, what they still do not say, what to dare to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrepareDraft {
    /// With which prospect; one that is not there yet is made.
    pub prospect: Whom,
    /// With whom there; who is not there yet is made.
    pub people: Vec<Person>,
    /// An unsaid item to add; empty = none.
    pub unsaid: String,
    /// A question to plan; empty = none.
    pub question: String,
}

/// How an unsaid item closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsaidClose {
    /// Which.
    pub unsaid: Uid,
    /// How (`Open` opens it again).
    pub state: UnsaidState,
    /// When.
    pub on: Day,
    /// The entry that said it.
    pub entry: Option<Uid>,
}

/// The outcome that its three lines give anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutcomeWas {
    /// Which.
    pub uid: Uid,
    /// When it was first heard was not touched, and stays: the moment may be in the trash.
    pub heard_stays: bool,
    /// As [`EntryEdit::seen`].
    pub seen: Option<Held>,
}

/// How a quote or prospect was won or lost, as its three lines give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeDraft {
    /// Of whom.
    pub prospect: Uid,
    /// One that is there, anew: what ended, how and when stays. `None` = a new one.
    pub was: Option<OutcomeWas>,
    /// A quote, or the prospect.
    pub what: OutcomeWhat,
    /// Won or lost.
    pub result: OutcomeResult,
    /// On which day.
    pub on: Day,
    /// What they said decided it; empty = skipped.
    pub decided_by: String,
    /// The moment it was first heard in: `None` = skipped, `Some(None)` = never.
    pub first_heard: Option<Option<Uid>>,
    /// What we did not dare to ask; empty = skipped.
    pub not_dared: String,
    /// The draft that these words stood in; dropped in the same transaction.
    pub draft: Option<Uid>,
}
