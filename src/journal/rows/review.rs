//! What happened over a stretch of days: the weekly review, and all that a report is made of.

use crate::domain::{
    Day, FollowUpState, News, ObjectionState, Openness, OutcomeResult, QuestionState, Surfaced, Tag, Uid,
};
use crate::journal::{Brought, EntryRow, Link, ProspectPage, QuestionCounts, ToldUs, TrustLook, WarningList};
use crate::trust::{
    Chart, State,
    measures::{
        Calendar, HeardInTime, Ledger, ObjectionAges, Period, Promises, ReceptionMix, Silences, Stages, TagMix,
        Volunteered,
    },
};

/// A moment with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The entry.
    pub uid: Uid,
    /// Its prospect.
    pub prospect: Link,
    /// The day of its talk.
    pub day: Day,
    /// The first 2,000 characters.
    pub words: String,
    /// Whether there is more.
    pub cut: bool,
    /// Its tag.
    pub tag: Option<Tag>,
    /// How freely they spoke.
    pub openness: Option<Openness>,
    /// News for us.
    pub news: News,
    /// How it came out.
    pub surfaced: Surfaced,
    /// Whether it is marked private.
    pub private: bool,
    /// Name and role of whoever said it, where that was written down.
    pub said_by: Option<(String, String)>,
    /// Its labels.
    pub labels: Vec<String>,
    /// How far an objection has come.
    pub objection: Option<ObjectionState>,
    /// When it was settled.
    pub settled_on: Option<Day>,
    /// Who settled it and how; empty = not said.
    pub settled_by: String,
}

/// A question asked, or not dared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedRow {
    /// The question.
    pub uid: Uid,
    /// Its prospect.
    pub prospect: Link,
    /// Its talk.
    pub conversation: Option<Uid>,
    /// The words.
    pub text: String,
    /// What became of it.
    pub state: QuestionState,
    /// The day it was asked, or planned.
    pub day: Day,
    /// Whether it is marked private. One held back always is.
    pub private: bool,
}

/// A promise with a due day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseRow {
    /// The promise.
    pub uid: Uid,
    /// Its prospect.
    pub prospect: Link,
    /// Its talk.
    pub conversation: Option<Uid>,
    /// What.
    pub text: String,
    /// When it was due.
    pub due: Day,
    /// What became of it.
    pub state: FollowUpState,
    /// When it was kept.
    pub kept_on: Option<Day>,
}

/// How trust in one prospect moved, from the day before the first to the last; only where something was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Whose.
    pub prospect: Link,
    /// 100·mean before; `None` while it was too early to tell.
    pub before: Option<f64>,
    /// 100·mean at the end; `None` while it is too early to tell.
    pub after: Option<f64>,
    /// Where they stand at the end.
    pub state: State,
}

impl Moved {
    /// By how many points; 0 where one end is not known.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.before.zip(self.after).map_or(0.0, |(before, after)| after - before)
    }
}

/// A quote or prospect won or lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeRow {
    /// Whose.
    pub prospect: Link,
    /// Won or lost.
    pub result: OutcomeResult,
    /// When.
    pub day: Day,
    /// What they said decided it; empty = not said.
    pub decided_by: String,
    /// They never told it.
    pub never: bool,
    /// When it was first heard, how it came out, and whether that moment is private.
    pub heard: Option<(Day, Surfaced, bool)>,
}

/// What happened over a stretch of days, of the book or of one prospect.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Whose, where one was asked for.
    pub prospect: Option<Link>,
    /// The days, and the day it is known on.
    pub period: Period,
    /// Moments told directly.
    pub direct: u64,
    /// Of them bad news.
    pub bad: u64,
    /// Moments heard from others.
    pub second_hand: u64,
    /// Moments and questions among all of these that are marked private.
    pub private: u64,
    /// Told directly, the frankest first, bad news before the rest.
    pub told: Vec<Quote>,
    /// Heard from others, newest first.
    pub heard: Vec<Quote>,
    /// What became of the questions.
    pub ledger: Ledger,
    /// The questions, newest first.
    pub asked: Vec<AskedRow>,
    /// What became of the promises that were due.
    pub promises: Promises,
    /// The promises that were due, and those of the week after, by their day.
    pub promised: Vec<PromiseRow>,
    /// How many of these there are in all.
    pub promised_in_all: u64,
    /// Open promises that are due from today until a week after the last day.
    pub coming: u64,
    /// Whose trust moved, the farthest first.
    pub moved: Vec<Moved>,
    /// So many more moved.
    pub moved_more: u64,
    /// Who has gone quiet in these days, by name.
    pub quiet: Vec<Link>,
    /// Candour by stage.
    pub stages: Stages,
    /// Moments per tag and month.
    pub tags: TagMix,
    /// Candid moments per day.
    pub calendar: Calendar,
    /// What they said unasked.
    pub volunteered: Volunteered,
    /// How I met what they said.
    pub reception: ReceptionMix,
    /// Silence after questions.
    pub silences: Silences,
    /// How long objections lived.
    pub ages: ObjectionAges,
    /// Whether what decided it was heard in time.
    pub in_time: HeardInTime,
}

/// Of each list of a [`Review`] so many rows at most; what is counted counts all.
pub const LISTED: usize = 200;

/// What a report of one prospect says beside the review.
#[derive(Debug, Clone, PartialEq)]
pub struct Portrait {
    /// The page.
    pub page: ProspectPage,
    /// Trust over time.
    pub chart: Chart,
    /// Objections that are not settled, oldest first.
    pub open: Vec<EntryRow>,
}

/// A name that words may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The prospect it belongs to.
    pub prospect: Uid,
    /// The name, and other names of a prospect.
    pub names: Vec<String>,
    /// The role of a person, empty where it is not known; `None` = it is the prospect's own.
    pub role: Option<String>,
}

/// Everything a report says, as known at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportFacts {
    /// What happened.
    pub review: Review,
    /// What to heed today.
    pub warnings: WarningList,
    /// All questions by state.
    pub questions: QuestionCounts,
    /// Where trust stands, whom to see first first; empty for one prospect.
    pub book: Vec<TrustLook>,
    /// How many prospects there are that are not lost.
    pub prospects: u64,
    /// The one prospect.
    pub portrait: Option<Box<Portrait>>,
    /// Every name there is, where the report is to be handed on.
    pub names: Vec<Named>,
    /// What asking, silence and how I met things brought.
    pub brought: Brought,
    /// At the stage where talks turn polite, so many prospects told something; 0 where they do not.
    pub polite: u64,
    /// What they told us, where the report is to be handed on.
    pub told_us: Option<Box<ToldUs>>,
}
