//! The answer to a request, and what can go wrong.

use crate::domain::{Held, Invalid, Uid, filter::Mistake};
use crate::journal::{
    AttemptPage, BankRow, Brief, ChangeRow, ContactRow, ConversationPage, CountedRow, Draft, EntryPage, EntryRow,
    Explained, FollowUpRow, Imported, NameHit, NextQuestion, OutcomePage, Page, Payback, ProspectPage, ProspectRow,
    QuestionCounts, QuestionRow, ReportFacts, Request, Review, Saved, TimelineRow, Today, Totals, TrashRow, Trends,
    TrendsLate, TrustLook, Undone, ViewRow, WarnedCounts, WarnedRow, WarningList, Wording, warnings::Limits,
};
use crate::trust::Chart;

/// The answer to a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// To `Totals`.
    Totals(Totals),
    /// To `Prospects`; `mistake` = what the query could not say (the rest filtered).
    Prospects {
        /// The rows.
        page: Page<ProspectRow>,
        /// What the query could not say, and where.
        mistake: Option<Mistake>,
    },
    /// To `Prospect`.
    Prospect(Box<ProspectPage>),
    /// To `Chart`.
    Chart(Box<Chart>),
    /// To `Timeline`.
    Timeline(Page<TimelineRow>),
    /// To `Entries` and `Objections`.
    Entries {
        /// The rows.
        page: Page<EntryRow>,
        /// What the query could not say, and where.
        mistake: Option<Mistake>,
    },
    /// To `CountEntries`.
    Count(u64),
    /// To `Entry`.
    Entry(Box<EntryPage>),
    /// To `Conversation`.
    Conversation(Box<ConversationPage>),
    /// To `Attempt`.
    Attempt(Box<AttemptPage>),
    /// To `Outcome`.
    Outcome(Box<OutcomePage>),
    /// To `Joins`: the talk and when it was held.
    Joins(Option<(Uid, Held)>),
    /// To `Questions` and `Ledger`.
    Questions(Page<QuestionRow>),
    /// To `QuestionCounts`.
    QuestionCounts(QuestionCounts),
    /// To `Bank`: all of it, the best first.
    Bank(Vec<BankRow>),
    /// To `NextQuestions`.
    NextQuestions(Vec<NextQuestion>),
    /// To `FollowUps`.
    FollowUps(Page<FollowUpRow>),
    /// To `People`.
    People(Vec<ContactRow>),
    /// To `Complete`, `Meant` and `Near`.
    Names(Vec<NameHit>),
    /// To `Labels`.
    Labels(Vec<String>),
    /// To `Changes`.
    Changes(Page<ChangeRow>),
    /// To `Trash`.
    Trash(Page<TrashRow>),
    /// To `Drafts`.
    Drafts(Vec<Draft>),
    /// To `Revisions`: the newest first.
    Revisions(Vec<Wording>),
    /// To `Trust`.
    Trust(Vec<TrustLook>),
    /// To `Brief`.
    Brief(Box<Brief>),
    /// To `Explain`.
    Explained(Box<Explained>),
    /// To `Today`.
    Today(Box<Today>),
    /// To `Views`: the person's own, then those that come with the program.
    Views(Vec<ViewRow>),
    /// To `Trends`.
    Trends(Box<Trends>),
    /// To `TrendsLate`.
    TrendsLate(Box<TrendsLate>),
    /// To `Counted`.
    Counted {
        /// The rows.
        page: Page<CountedRow>,
        /// How many there are in all.
        n: u64,
    },
    /// To `Warnings`.
    Warnings(Box<WarningList>),
    /// To `BookWarnings`.
    BookWarnings(Page<WarnedRow>),
    /// To `CountWarnings`.
    WarnedCounts(WarnedCounts),
    /// To `Review`.
    Review(Box<Review>),
    /// To `Report`.
    Report(Box<ReportFacts>),
    /// To `Limits`.
    Limits(Limits),
    /// To `Payback`.
    Payback(Option<Payback>),
    /// To `SaveTalk`.
    Saved(Box<Saved>),
    /// To a write that made one row.
    Made(Uid),
    /// To `BringUp`.
    BroughtUp {
        /// There are more prospects whose line is of another day: ask again.
        more: bool,
    },
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
