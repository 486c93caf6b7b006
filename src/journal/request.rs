//! Everything that can be asked of a journal, as plain data: the app's effects carry these, tests compare them.

use crate::domain::{
    Channel, Day, Held, Marks, News, ObjectionState, Openness, QuestionState, Reception, Rhythm, Stage, Surfaced, Tag,
    TagOrigin, Uid, UnsaidState,
};

use super::{ProspectOrder, Window};

/// One request, one transaction, one answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Looks; may be interrupted by a newer one.
    Read(Read),
    /// Changes; whole or not at all.
    Write(Box<Write>),
}

/// Questions to the journal. Queries are the query language of `domain::filter`, empty = all.
#[derive(Debug, Clone, PartialEq)]
pub enum Read {
    /// The header's counts: `Reply::Totals`.
    Totals,
    /// A window of prospects: `Reply::Prospects`. Stage `lost` is left out unless the query asks for it.
    Prospects {
        /// The filter.
        query: String,
        /// The order of the list.
        order: ProspectOrder,
        /// Which rows.
        window: Window,
    },
    /// One prospect's page with its trust: `Reply::Prospect`.
    Prospect(Uid),
    /// A window of a prospect's entries, empty talks and attempts, newest first: `Reply::Timeline`.
    Timeline {
        /// Whose.
        prospect: Uid,
        /// Which rows.
        window: Window,
    },
    /// A window of entries of the whole journal, newest first: `Reply::Entries`.
    Entries {
        /// The filter.
        query: String,
        /// Which rows.
        window: Window,
    },
    /// How many entries a query finds: `Reply::Count`. Comes late, may be interrupted.
    CountEntries(String),
    /// One entry with all around it: `Reply::Entry`.
    Entry(Uid),
    /// One conversation whole: `Reply::Conversation`.
    Conversation(Uid),
    /// The conversation that a moment of this prospect, channel and time would join: `Reply::Joins`.
    Joins {
        /// With whom.
        prospect: Uid,
        /// How.
        channel: Channel,
        /// When.
        held: Held,
    },
    /// A prospect's questions, newest first (all prospects': `None`): `Reply::Questions`.
    Questions {
        /// Whose.
        prospect: Option<Uid>,
        /// Which rows.
        window: Window,
    },
    /// A prospect's objections, open ones first by age: `Reply::Entries`.
    Objections {
        /// Whose.
        prospect: Uid,
        /// Which rows.
        window: Window,
    },
    /// Promises, open ones first by due date (all prospects': `None`): `Reply::FollowUps`.
    FollowUps {
        /// Whose.
        prospect: Option<Uid>,
        /// Which rows.
        window: Window,
    },
    /// The people at a prospect, with what they said and when: `Reply::People`.
    People(Uid),
    /// Names that begin (in any word) with these letters: `Reply::Names`. Letters like `halv: dana` or `halv › da`
    /// look for people at that prospect.
    Complete {
        /// The letters; empty = the prospects talked with last.
        text: String,
        /// Only people of this prospect.
        at: Option<Uid>,
        /// At most so many.
        limit: u16,
    },
    /// Prospects whose name is near this one, though not the same: `Reply::Names`.
    Near(String),
    /// The labels in use that begin with these letters: `Reply::Labels`.
    Labels(String),
    /// A window of what was done, newest first: `Reply::Changes`.
    Changes(Window),
    /// A window of the trash, newest first: `Reply::Trash`.
    Trash(Window),
    /// Drafts left over by windows that are gone: `Reply::Drafts`. `window` = the one that asks.
    Drafts {
        /// The window that asks; its own are its own.
        window: String,
    },
    /// An entry's earlier wordings, newest first: `Reply::Revisions`.
    Revisions(Uid),
    /// Trust of one prospect or of all (by name), as of a day, with another half-life if wanted: `Reply::Trust`.
    Trust {
        /// Whose; `None` = all prospects.
        prospect: Option<Uid>,
        /// As known on this day; `None` = today.
        as_of: Option<Day>,
        /// Half-life in days; `None` = the rhythm's.
        half_life: Option<f64>,
        /// Also a point a day from the first evidence on.
        series: bool,
    },
    /// What a save of this prospect should pay back with now: `Reply::Payback`.
    Payback {
        /// Whose.
        prospect: Uid,
        /// The entry just saved.
        entry: Option<Uid>,
    },
}

/// Changes to the journal. Each is one op: `u` takes it back whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// One talk with its moments, from the composer, the conversation form or the shell: `Reply::Saved`.
    SaveTalk(TalkDraft),
    /// An entry anew: `Reply::Done`.
    EditEntry(EntryEdit),
    /// A conversation's own fields anew: `Reply::Done`.
    EditTalk(TalkEdit),
    /// An entry goes to another prospect (a talk of its own there, same time): `Reply::Done`.
    MoveEntry {
        /// Which.
        entry: Uid,
        /// Where to.
        to: Whom,
    },
    /// A new prospect, or an old one's fields anew: `Reply::Made`.
    PutProspect(ProspectDraft),
    /// Sets the stage.
    SetStage {
        /// Whose.
        prospect: Uid,
        /// Which.
        stage: Stage,
    },
    /// Sets the rhythm; `None` = not set.
    SetRhythm {
        /// Whose.
        prospect: Uid,
        /// Which.
        rhythm: Option<Rhythm>,
    },
    /// A contact's fields; `uid: None` makes one: `Reply::Made`.
    PutContact {
        /// Whose.
        prospect: Uid,
        /// Which; `None` = a new one.
        uid: Option<Uid>,
        /// Name.
        name: String,
        /// Role.
        role: String,
        /// Mail.
        email: String,
        /// Phone.
        phone: String,
        /// Facts.
        note: String,
    },
    /// Marks of several entries at once; what is `None` in the marks stays as it was.
    SetMarks {
        /// Which.
        entries: Vec<Uid>,
        /// What to set.
        marks: Marks,
    },
    /// How far an objection has come.
    SetObjection {
        /// Which entry.
        entry: Uid,
        /// How far.
        state: ObjectionState,
        /// When.
        on: Day,
        /// Who settled it and how; empty = not said.
        by: String,
    },
    /// Entries (or questions) private or not.
    SetPrivate {
        /// Which.
        targets: Vec<Target>,
        /// Private?
        private: bool,
    },
    /// Plans a question: `Reply::Made`.
    PlanQuestion {
        /// For whom.
        prospect: Uid,
        /// The words.
        text: String,
    },
    /// What became of a question.
    SetQuestion {
        /// Which.
        question: Uid,
        /// What.
        state: QuestionState,
        /// When.
        on: Day,
        /// The day they promised an answer for.
        until: Option<Day>,
    },
    /// A promise that belongs to no talk: `Reply::Made`.
    AddFollowUp {
        /// To whom.
        prospect: Uid,
        /// What.
        text: String,
        /// When it is due.
        due: Option<Day>,
    },
    /// Kept, broken or open again.
    SetFollowUp {
        /// Which.
        follow_up: Uid,
        /// What.
        state: crate::domain::FollowUpState,
        /// When.
        on: Day,
    },
    /// What they still seem unable to say: `Reply::Made`.
    AddUnsaid {
        /// Who.
        prospect: Uid,
        /// What.
        text: String,
    },
    /// How an unsaid item closed.
    CloseUnsaid(UnsaidClose),
    /// A try that reached nobody: `Reply::Made`.
    Attempt {
        /// Who was tried.
        prospect: Whom,
        /// When.
        at: Held,
        /// How.
        channel: Channel,
        /// Which people.
        contacts: Vec<Person>,
        /// A note.
        note: String,
    },
    /// To the trash, with what belongs to it.
    Trash(Vec<Target>),
    /// Back from the trash, with what went there with it.
    Restore(Vec<Target>),
    /// Out of the trash for good; leaves tombstones. The one thing that `u` does not take back.
    Destroy(Vec<Target>),
    /// Takes back this window's last op; in a fresh window, the journal's last; `op` = that one: `Reply::Undone`.
    Undo {
        /// Which op; `None` = the latest.
        op: Option<Uid>,
    },
    /// Brings back what was undone last: `Reply::Undone`.
    Redo,
    /// Keeps the words being typed; not logged: `Reply::Made` with the draft's id.
    KeepDraft {
        /// The draft; the same id replaces it.
        uid: Uid,
        /// Which form, as `app` names it.
        place: String,
        /// The form as JSON.
        body: String,
    },
    /// The draft was saved or thrown away.
    DropDraft(Uid),
}

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
    /// Who was there.
    pub contacts: Vec<Person>,
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
    /// Other names.
    pub aliases: Option<Vec<String>>,
    /// People to add.
    pub people: Vec<(String, String)>,
    /// An unsaid item to add; empty = none.
    pub unsaid: String,
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

/// A row that can go to the trash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Target {
    /// What it is.
    pub kind: TargetKind,
    /// Which.
    pub uid: Uid,
}

/// What can go to the trash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetKind {
    /// A prospect with everything.
    Prospect,
    /// A contact.
    Contact,
    /// A talk with its moments.
    Conversation,
    /// A moment.
    Entry,
    /// A question.
    Question,
    /// A promise.
    FollowUp,
    /// An unsaid item.
    Unsaid,
    /// An attempt.
    Attempt,
}
