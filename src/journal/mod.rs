//! The one way in: what can be asked of a journal ([`Request`]), what comes back ([`Reply`]), and running it.
//!
//! The app's threads and every verb of the command line call the same functions; each request is one transaction over
//! `store`, with `trust` and `exchange` beside it. No SQL here (that is `store`), no clock (every call takes a
//! [`Moment`](crate::domain::Moment)), no state but a handle. What follows from the rows by trust's formula is kept true
//! inside every write ([`kept_differs`] compares).

pub mod bank;
pub mod brief;
mod browse;
mod change;
pub mod ending;
mod evidence;
mod export;
mod import;
mod paid;
mod request;
pub mod review;
mod rows;
pub mod said;
pub mod warnings;

pub use browse::{FRESH, run_read, run_read_on};
pub use change::run_write;
pub use evidence::kept_differs;
pub use export::{ExportChoice, ExportFile, ExportLine, NotExported, export, export_lines};
pub use import::{ImportChoice, Progress, import};
pub use paid::pays_back;
pub use request::{
    AttemptEdit, EntryEdit, Join, MomentDraft, OutcomeDraft, OutcomeWas, Person, PrepareDraft, ProspectDraft,
    QuestionDraft, Read, Request, Reworded, TalkDraft, TalkEdit, Target, TargetKind, UnsaidClose, Whom, Write,
};
pub use rows::{
    Arithmetic, AskedRow, AttemptPage, BankRow, Brief, Brought, ChangeRow, ContactRow, ConversationPage, CountedRow,
    Counts, Draft, Due, DueKind, DueRow, Ended, EntryPage, EntryRow, EvidenceOrder, EvidenceRow, Explained, FirstHeard,
    FollowUpRow, Frankest, Imported, Key, LISTED, LabelTold, Link, Moved, NameHit, NameKind, Named, NextQuestion,
    OnlyGood, OutcomePage, OutcomeRow, Page, Payback, Points, Portrait, PromiseRow, ProspectOrder, ProspectPage,
    ProspectRow, QuestionCounts, QuestionRow, QuestionSilence, Quiet, QuietRow, Quote, Reply, ReportFacts, Review,
    Saved, TimelineRow, Today, Told, ToldUs, Totals, TrashRow, Trends, TrendsLate, Trouble, TrustLook, Undone, ViewRow,
    WarnedCounts, WarnedRow, WarningList, WarningRow, Why, Window, Wording,
};

/// What opens a journal, and the two connections its threads own: whoever asks a journal need not name `store`.
pub use crate::{
    domain::Ids,
    store::{Interrupt, Mode, Reader, Store, StoreError, Writer, default_path},
};
