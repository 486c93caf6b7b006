//! Changes to the journal, and the rows they act on.

use crate::domain::{
    Channel, Day, FollowUpState, Held, Marks, ObjectionState, QuestionState, Rhythm, Stage, Uid, WarningKind,
};
use crate::journal::{
    AttemptEdit, EntryEdit, OutcomeDraft, Person, PrepareDraft, ProspectDraft, TalkDraft, TalkEdit, UnsaidClose, Whom,
    warnings::{Hush, Limit},
};
use crate::words;

/// Changes to the journal. Each is one op: `u` takes it back whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// One talk with its moments, from the composer, the conversation form or the shell: `Reply::Saved`.
    SaveTalk(TalkDraft),
    /// An entry anew: `Reply::Done`.
    EditEntry(EntryEdit),
    /// A conversation's own fields anew: `Reply::Done`.
    EditTalk(TalkEdit),
    /// Entries go to another prospect (a talk of their own there, same time): `Reply::Done`.
    MoveEntries {
        /// Which.
        entries: Vec<Uid>,
        /// Where to.
        to: Whom,
    },
    /// A new prospect, or an old one's fields anew: `Reply::Made`.
    PutProspect(ProspectDraft),
    /// A talk prepared in three lines; the prospect: `Reply::Made`.
    Prepare(PrepareDraft),
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
        /// Whether they are private.
        note_private: bool,
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
    /// Entries and questions private or not; of a prospect, a contact, a talk or a try, its note.
    SetPrivate {
        /// Which.
        targets: Vec<Target>,
        /// Private?
        private: bool,
    },
    /// Notes a question that one did not dare to ask, on this day: `Reply::Made`.
    HoldBack {
        /// Of whom.
        prospect: Uid,
        /// The words.
        text: String,
        /// The day it would have been asked.
        on: Day,
    },
    /// Plans a question: `Reply::Made`.
    PlanQuestion {
        /// For whom.
        prospect: Uid,
        /// The words.
        text: String,
    },
    /// A question was asked, and no answer is written down yet: `Reply::Made`. One of these words that waited to be
    /// asked is the one.
    AskQuestion {
        /// Whom.
        prospect: Uid,
        /// The words.
        text: String,
        /// When.
        at: Held,
    },
    /// A question of the user's own bank; `uid: None` makes one: `Reply::Made`.
    PutBank {
        /// Which; `None` = a new one.
        uid: Option<Uid>,
        /// The words.
        text: String,
        /// The stage it suits; `None` = any.
        stage: Option<Stage>,
        /// What it is for, by its word; empty = not said.
        purpose: String,
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
    /// Other words for a question, a promise or an unsaid item.
    Reword {
        /// Which.
        what: Reworded,
        /// The words.
        text: String,
    },
    /// Kept, broken or open again.
    SetFollowUp {
        /// Which.
        follow_up: Uid,
        /// What.
        state: FollowUpState,
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
    /// How a quote or prospect was won or lost: `Reply::Made`. The stage is another change.
    KeepOutcome(OutcomeDraft),
    /// Keeps a query as a view; one of the same name takes it over: `Reply::Made`.
    KeepView {
        /// What it is called.
        name: String,
        /// The query, as typed.
        query: String,
    },
    /// A view of one's own goes.
    DropView(Uid),
    /// Keeps a warning quiet, in the place of what was done with it before: `Reply::Made`.
    HushWarning {
        /// About whom.
        prospect: Uid,
        /// Which.
        warning: WarningKind,
        /// Until a day, or until something newer.
        hush: Hush,
        /// Why; empty = not said.
        reason: String,
    },
    /// Lets a warning speak again.
    WakeWarning {
        /// About whom.
        prospect: Uid,
        /// Which.
        warning: WarningKind,
    },
    /// Sets a threshold of the warnings for the whole journal. A setting: not logged, `u` does not take it back.
    SetLimit {
        /// Which.
        limit: Limit,
        /// To what; `None` = its default.
        value: Option<u32>,
    },
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
        /// Whether the note is private.
        note_private: bool,
    },
    /// A try anew.
    EditAttempt(AttemptEdit),
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
    /// The draft was thrown away.
    DropDraft(Uid),
    /// Does this, and drops the draft that its words stood in, in the same transaction: no crash in between offers saved
    /// words again. The reply is that of the change.
    FromDraft {
        /// What is done.
        write: Box<Write>,
        /// The draft.
        draft: Uid,
    },
    /// Makes what is kept of trust for another day anew, a stretch of the book at a time; not logged:
    /// `Reply::BroughtUp`.
    BringUp,
}

impl Write {
    /// The draft that goes in the same transaction.
    #[must_use]
    pub fn draft(&self) -> Option<Uid> {
        match self {
            Self::FromDraft { draft, .. } => Some(*draft),
            Self::SaveTalk(talk) => talk.draft,
            Self::KeepOutcome(outcome) => outcome.draft,
            _ => None,
        }
    }
}

/// What is a line, and can be put in other words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reworded {
    /// A question.
    Question(Uid),
    /// A promise, and the day it is due.
    FollowUp(Uid, Option<Day>),
    /// An unsaid item.
    Unsaid(Uid),
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
    /// A question of the user's own bank.
    Bank,
}

impl TargetKind {
    /// What one of these is called.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Prospect => "prospect",
            Self::Conversation => "talk",
            Self::Contact => "contact",
            Self::Entry => "moment",
            Self::Question => "question",
            Self::FollowUp => "follow-up",
            Self::Unsaid => "unsaid item",
            Self::Attempt => "try",
            Self::Bank => "bank question",
        }
    }
}

impl Target {
    /// So many of these: `1 moment`, `3 questions`, `4 things` where they are not alike.
    #[must_use]
    pub fn counted(targets: &[Self], count: usize) -> String {
        let first = targets.first().map_or("thing", |target| target.kind.noun());
        let alike = targets.windows(2).all(|two| two[0].kind == two[1].kind);
        words::counted(count, if alike { first } else { "thing" })
    }
}
