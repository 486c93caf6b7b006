//! What a stretch of months says of the book, or of one prospect: the measures of `trust::measures` over it.

use crate::domain::{Day, filter::Filter};
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
    /// The questions that opened people up at least once, the best first; over all that was ever asked.
    pub opened: Vec<BankRow>,
    /// Questions asked and what became of them.
    pub ledger: Ledger,
    /// Seconds of silence that were held.
    pub silences: Silences,
    /// What came after long silences.
    pub after_silence: AfterSilence,
    /// How I met what they said.
    pub reception: ReceptionMix,
    /// What the next talk brought.
    pub after_reception: AfterReception,
    /// Promises that were due.
    pub promises: Promises,
    /// How old objections grow.
    pub objections: ObjectionAges,
    /// Candid moments day by day.
    pub calendar: Calendar,
}
