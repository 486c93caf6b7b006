//! What a stretch of months says of the book, or of one prospect: the measures of `trust::measures` over it.

use crate::domain::{Day, Uid, filter::Filter};
use crate::journal::{BankRow, Link};
use crate::trust::measures::{
    AfterReception, AfterSilence, Calendar, HeardInTime, Ledger, ObjectionAges, Period, Promises, ReceptionMix,
    Silences, Stages, TagMix, Volunteered,
};

/// What is known at once, of however many entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Trends {
    /// Whose; `None` = of the whole book.
    pub prospect: Option<Link>,
    /// Over these days, as known on the last.
    pub period: Period,
    /// The days are those the query names, not the last so many months.
    pub by_days: bool,
    /// What the query asks of every moment; empty = nothing. What is no moment is counted only where it is.
    pub rest: Filter,
    /// What the query could not say, a whole sentence.
    pub mistake: Option<String>,
    /// The day of the first talk there is; `None` = no talk yet.
    pub first_talk: Option<Day>,
    /// Candour by stage.
    pub stages: Stages,
    /// Moments by tag and month.
    pub tags: TagMix,
    /// What was said unasked.
    pub volunteered: Volunteered,
}

/// What every row has to be looked at for: it comes late, and may be interrupted.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendsLate {
    /// Over these days, as known on the last.
    pub period: Period,
    /// Whether what decided deals was heard before.
    pub heard: HeardInTime,
    /// Questions asked and what became of them.
    pub ledger: Ledger,
    /// Seconds of silence that were held.
    pub silences: Silences,
    /// How I met what they said.
    pub reception: ReceptionMix,
    /// What questions, silence and how I met things brought.
    pub brought: Brought,
    /// Promises that were due.
    pub promises: Promises,
    /// How old objections grow.
    pub objections: ObjectionAges,
    /// Candid moments day by day.
    pub calendar: Calendar,
    /// At the stage where talks turn polite, so many prospects told something; 0 where they do not.
    pub polite: u64,
    /// Who has gone quiet, and who tells nothing but good news.
    pub quiet: Quiet,
}

/// What I did brought: asking, keeping silent, how I met what they said. The screen and the report say the same of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The questions asked in these days that opened people up at least once, the best first.
    pub opened: Vec<BankRow>,
    /// The questions after which a silence was held most often.
    pub silent: Vec<QuestionSilence>,
    /// So many more questions had a silence.
    pub silent_more: u64,
    /// What came after long silences.
    pub after_silence: AfterSilence,
    /// What the next talk brought.
    pub after_reception: AfterReception,
}

/// The silences held after one question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionSilence {
    /// The words: the bank's, else as they were last asked.
    pub text: String,
    /// It stands in the bank: nothing in its words is of one prospect.
    pub in_bank: bool,
    /// One of the times it was asked so.
    pub asking: Uid,
    /// The seconds.
    pub held: Silences,
}

/// Who has gone quiet, who is the next to, and who tells nothing but good news, as known on a day; without the lost.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quiet {
    /// The day.
    pub on: Day,
    /// Gone quiet, the longest beyond what is usual for them first.
    pub gone: Vec<QuietRow>,
    /// So many more have.
    pub gone_more: u64,
    /// Whose silence comes nearest to too long.
    pub next: Option<QuietRow>,
    /// Told nothing but good news for a run of talks, the longest run first.
    pub only_good: Vec<OnlyGood>,
    /// So many more did.
    pub only_good_more: u64,
}

/// How long a prospect has been silent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuietRow {
    /// Which.
    pub prospect: Link,
    /// Days since the last contact.
    pub days: i32,
    /// Beyond so many days silence is long for them.
    pub limit: i32,
}

impl QuietRow {
    /// Days until the silence is long; below zero where it is.
    #[must_use]
    pub const fn left(&self) -> i32 {
        self.limit - self.days
    }
}

/// A run of nothing but good news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlyGood {
    /// Whose.
    pub prospect: Link,
    /// In so many talks.
    pub talks: u64,
    /// So many moments.
    pub moments: u64,
}
