//! What comes back from a journal, as plain data: rows of lists, pages of one thing, what a change did, what went wrong.

use crate::domain::{
    Channel, Contact, Conversation, Day, Entry, FollowUp, Held, Invalid, News, ObjectionState, Openness, Prospect,
    Question, Stage, Surfaced, Tag, Uid,
};

use super::{Request, TargetKind};

/// Where a row stands in its list: lists go by key, never by counting rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Key {
    /// The sorted number (UTC ms, day, state …); 0 where the list is sorted by text.
    pub at: i64,
    /// The sorted text; empty where the list is sorted by number.
    pub text: String,
    /// Breaks ties; unique in the list.
    pub id: i64,
}

/// Which rows of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// The first so many.
    First(u16),
    /// The last so many.
    Last(u16),
    /// So many after this key, without it.
    After(Key, u16),
    /// So many before this key, without it (in list order).
    Before(Key, u16),
    /// This key's row (or where it would stand) with half of so many on either side.
    Around(Key, u16),
}

/// Some rows of a list, in list order.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// There are rows before the first.
    pub more_before: bool,
    /// There are rows after the last.
    pub more_after: bool,
}

/// How prospects are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum ProspectOrder {
    /// The latest talk first; never talked last.
    #[default]
    Talked,
    /// By name.
    Name,
    /// By stage, then name.
    Stage,
    /// Most open objections first.
    Objections,
}

/// The header's counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Entries, without the trash.
    pub entries: u64,
    /// Prospects, without the trash.
    pub prospects: u64,
    /// Entries without a tag.
    pub inbox: u64,
}

/// A prospect as a line of home.
#[derive(Debug, Clone, PartialEq)]
pub struct ProspectRow {
    /// Its place in the list.
    pub key: Key,
    /// Its id.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// Its stage.
    pub stage: Stage,
    /// The day of the latest talk.
    pub talked: Option<Day>,
    /// Talks held.
    pub talks: u32,
    /// Objections not settled.
    pub open_objections: u32,
    /// Questions planned or pending.
    pub open_questions: u32,
    /// Trust today, computed from its own entries.
    pub trust: crate::trust::Standing,
    /// 100·mean on the day of the latest talk, when gone quiet.
    pub was: Option<f64>,
}

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
    pub question: Option<(String, crate::domain::QuestionState)>,
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
    },
}

impl TimelineRow {
    /// Its place in the list.
    #[must_use]
    pub fn key(&self) -> &Key {
        match self {
            Self::Entry(row) => &row.key,
            Self::Talk { key, .. } | Self::Attempt { key, .. } => key,
        }
    }
}

/// One prospect's page.
#[derive(Debug, Clone, PartialEq)]
pub struct ProspectPage {
    /// The prospect with contacts and unsaid items.
    pub prospect: Prospect,
    /// Trust today and over time.
    pub trust: TrustLook,
    /// Moments, for the tab.
    pub entries: u32,
    /// Questions, for the tab.
    pub questions: u32,
    /// Objections not settled, for the tab.
    pub objections: u32,
    /// Follow-ups open, for the tab.
    pub follow_ups: u32,
    /// The day of the latest talk.
    pub talked: Option<Day>,
    /// Attempts since the latest talk.
    pub tries: u32,
    /// A rhythm proposed by the gaps, where it differs from the one set.
    pub proposed: Option<crate::domain::Rhythm>,
    /// The frankest bad news so far: words (200 characters), day, entry.
    pub frankest: Option<(String, Day, Uid)>,
    /// The latest entries of unsaid items closed as said: unsaid id, words of the entry, day.
    pub said: Vec<(Uid, String, Day)>,
}

/// Trust of one prospect: where it stands on a day, and how it came there.
#[derive(Debug, Clone, PartialEq)]
pub struct TrustLook {
    /// Whose.
    pub prospect: Uid,
    /// Its name.
    pub name: String,
    /// Looked at on this day.
    pub as_of: Day,
    /// Where it stands.
    pub now: crate::trust::Standing,
    /// Days with something marked, so far (too early needs three).
    pub marked_days: u32,
    /// Moments that weigh something.
    pub marked: u32,
    /// Moments told directly whose openness is not marked.
    pub unmarked: u32,
    /// Since `now.changed_from` (else in the last 90 days): bad news told directly.
    pub hard_told: u32,
    /// In the same time: questions dodged.
    pub dodged: u32,
    /// 100·mean today less 100·mean 90 days ago; `None` if it was too early then.
    pub moved: Option<f64>,
    /// A point a step, oldest first; the last is `as_of`.
    pub series: Vec<crate::trust::Standing>,
    /// Where it stood on the day of the latest talk, when gone quiet.
    pub last_talk: Option<crate::trust::Standing>,
    /// Entries dated after `as_of`.
    pub later: u32,
    /// Days on which there are moments, for the chart's marks: day, tag.
    pub moments: Vec<(Day, Option<Tag>)>,
}

/// An entry with all around it.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryPage {
    /// The entry, whole.
    pub entry: Entry,
    /// Its prospect.
    pub prospect: Link,
    /// Its talk, without entries.
    pub conversation: Conversation,
    /// The people of the talk.
    pub contacts: Vec<Contact>,
    /// The question it replies to.
    pub question: Option<Question>,
    /// Points today; `None` without evidence.
    pub points: Option<Points>,
    /// 100·mean before and after the entry's day.
    pub day_moved: Option<(f64, f64)>,
    /// Earlier wordings.
    pub revisions: u32,
    /// The moment before and after it at the same prospect.
    pub neighbours: (Option<Uid>, Option<Uid>),
    /// The lines around it while it waits in the inbox.
    pub around: Option<(String, String)>,
}

/// A name with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The id.
    pub uid: Uid,
    /// The name.
    pub name: String,
}

/// A conversation whole.
#[derive(Debug, Clone, PartialEq)]
pub struct ConversationPage {
    /// The talk with its moments, questions and promises.
    pub conversation: Conversation,
    /// Its prospect.
    pub prospect: Link,
    /// The people of the prospect (so that ids have names).
    pub people: Vec<Contact>,
}

/// A question as a line.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionRow {
    /// Its place in the list.
    pub key: Key,
    /// The question.
    pub question: Question,
    /// Its prospect.
    pub prospect: Link,
    /// Its talk.
    pub conversation: Option<Uid>,
    /// The stage of that talk.
    pub stage: Option<Stage>,
    /// The first reply's words (200 characters) and id.
    pub reply: Option<(String, Uid)>,
}

/// A promise as a line.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUpRow {
    /// Its place in the list.
    pub key: Key,
    /// The promise.
    pub follow_up: FollowUp,
    /// Its prospect.
    pub prospect: Link,
    /// Its talk.
    pub conversation: Option<Uid>,
}

/// A person as a line.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactRow {
    /// The person.
    pub contact: Contact,
    /// Moments said by them.
    pub moments: u32,
    /// Of them bad news told directly.
    pub hard: u32,
    /// The latest talk with them.
    pub talked: Option<Day>,
}

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A prospect.
    Prospect,
    /// A person.
    Contact,
}

/// A name that fits what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameHit {
    /// What it is.
    pub kind: NameKind,
    /// Its id.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// A person's role.
    pub role: String,
    /// A person's prospect; for a prospect itself again.
    pub prospect: Link,
    /// The prospect's stage.
    pub stage: Stage,
    /// The typed text is the whole name (or an alias), folded.
    pub exact: bool,
}

/// A line of History.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    /// Its place in the list.
    pub key: Key,
    /// The op.
    pub uid: Uid,
    /// When.
    pub at: Held,
    /// What, as a sentence: `wrote down 1 moment, Halvorsen`.
    pub summary: String,
    /// The window or `shell`.
    pub origin: String,
    /// It has been taken back.
    pub undone: bool,
    /// It is itself an undo (or redo).
    pub undoes: Option<Uid>,
}

/// A line of the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrashRow {
    /// Its place in the list.
    pub key: Key,
    /// What it is.
    pub kind: TargetKind,
    /// Its id.
    pub uid: Uid,
    /// Its first words.
    pub text: String,
    /// Its prospect.
    pub prospect: String,
    /// When it went there.
    pub deleted_at: Held,
}

/// Words left over from a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub uid: Uid,
    /// Which form.
    pub place: String,
    /// The form as JSON.
    pub body: String,
    /// When it was kept.
    pub at: Held,
}

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
    /// Bad lines, as `LINE 17: …`; the first 1,000.
    pub bad: Vec<String>,
    /// How many bad lines in all.
    pub bad_count: u64,
    /// Fields that nobody knows, as `LINE 3: …`; the first 100.
    pub warnings: Vec<String>,
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// To `Totals`.
    Totals(Totals),
    /// To `Prospects`; `mistake` = what the query could not say (the rest filtered).
    Prospects {
        /// The rows.
        page: Page<ProspectRow>,
        /// What was wrong with the query.
        mistake: Option<Invalid>,
    },
    /// To `Prospect`.
    Prospect(Box<ProspectPage>),
    /// To `Timeline`.
    Timeline(Page<TimelineRow>),
    /// To `Entries` and `Objections`.
    Entries {
        /// The rows.
        page: Page<EntryRow>,
        /// What was wrong with the query.
        mistake: Option<Invalid>,
    },
    /// To `CountEntries`.
    Count(u64),
    /// To `Entry`.
    Entry(Box<EntryPage>),
    /// To `Conversation`.
    Conversation(Box<ConversationPage>),
    /// To `Joins`: the talk and when it was held.
    Joins(Option<(Uid, Held)>),
    /// To `Questions`.
    Questions(Page<QuestionRow>),
    /// To `FollowUps`.
    FollowUps(Page<FollowUpRow>),
    /// To `People`.
    People(Vec<ContactRow>),
    /// To `Complete` and `Near`.
    Names(Vec<NameHit>),
    /// To `Labels`.
    Labels(Vec<String>),
    /// To `Changes`.
    Changes(Page<ChangeRow>),
    /// To `Trash`.
    Trash(Page<TrashRow>),
    /// To `Drafts`.
    Drafts(Vec<Draft>),
    /// To `Revisions`: when each wording was replaced, and the wording.
    Revisions(Vec<(Held, String)>),
    /// To `Trust`.
    Trust(Vec<TrustLook>),
    /// To `Payback`.
    Payback(Option<Payback>),
    /// To `SaveTalk`.
    Saved(Box<Saved>),
    /// To a write that made one row.
    Made(Uid),
    /// To other writes.
    Done,
    /// To `Undo` and `Redo`.
    Undone(Undone),
    /// To `Import`.
    Imported(Imported),
    /// What could not be read or written. The request comes back with it, so that no word is lost.
    Failed(Box<Request>, Trouble),
    /// A newer read took its place.
    Interrupted,
}

/// Why a request failed, in the user's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// A field is not right.
    #[error("{0}")]
    Invalid(#[from] Invalid),
    /// It is not there (any more).
    #[error("{0}")]
    Gone(String),
    /// There is nothing to undo or redo.
    #[error("{0}")]
    Nothing(String),
    /// It was changed since, so taking it back would overwrite that.
    #[error("{0}")]
    ChangedSince(String),
    /// Another process wrote all the time: trying again may help.
    #[error("{0}")]
    Busy(String),
    /// The journal could not be read or written: what did not happen, why, what is still safe, what to do.
    #[error("{0}")]
    Store(String),
}
