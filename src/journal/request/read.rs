//! Questions to the journal.

use crate::domain::{Channel, Counted, Day, Held, QuestionState, Uid};
use crate::journal::{EvidenceOrder, Key, ProspectOrder, Window};
use crate::trust::Range;

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
    /// A prospect's trust over time: `Reply::Chart`.
    Chart {
        /// Whose.
        prospect: Uid,
        /// How far back; `None` = as fits the prospect's rhythm.
        range: Option<Range>,
    },
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
    /// One try that reached nobody: `Reply::Attempt`.
    Attempt(Uid),
    /// How a quote or prospect was won or lost, whole: `Reply::Outcome`.
    Outcome(Uid),
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
    /// Questions of all prospects in this state (`None`: in any), newest first: `Reply::Questions`.
    Ledger {
        /// Which.
        state: Option<QuestionState>,
        /// Which rows.
        window: Window,
    },
    /// How many questions are in each state: `Reply::QuestionCounts`.
    QuestionCounts,
    /// The bank of questions, ranked by what opened people up: `Reply::Bank`. Walks all askings, may be interrupted.
    Bank {
        /// Whom a question is wanted for: those of their stage come first, and what became of each there is said.
        prospect: Option<Uid>,
    },
    /// The three questions most worth asking a prospect next, and why: `Reply::NextQuestions`. As costly as `Bank`.
    NextQuestions(Uid),
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
    /// The prospects that these letters mean; where there is none, the people: `Reply::Names`. At most 50.
    Meant(String),
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
    /// What is due across all prospects, and how much: `Reply::Today`. A window of no rows gives the counts alone.
    Today(Window),
    /// The views there are: `Reply::Views`.
    Views,
    /// Trust of one prospect or of all (by name), as of a day, with another half-life if wanted: `Reply::Trust`.
    Trust {
        /// Whose; `None` = all prospects.
        prospect: Option<Uid>,
        /// Of these only those that fit this query, on that day; empty = all. What it cannot say is left out of it.
        query: String,
        /// As known on this day; `None` = today.
        as_of: Option<Day>,
        /// Half-life in days; `None` = the rhythm's.
        half_life: Option<f64>,
        /// Also a point a day from the first evidence on.
        series: bool,
    },
    /// What the last months say, as far as it is known at once: `Reply::Trends`.
    Trends {
        /// Whose; `None` = of the whole book.
        prospect: Option<Uid>,
        /// So many calendar months, this one included, where the query names no days.
        months: u16,
        /// Only over what this query finds; the days it names are the stretch. Empty = over everything.
        query: String,
    },
    /// The rest of it: `Reply::TrendsLate`. Walks every moment of the months, may be interrupted.
    TrendsLate {
        /// Whose; `None` = of the whole book.
        prospect: Option<Uid>,
        /// So many calendar months, this one included, where the query names no days.
        months: u16,
        /// Only over what this query finds; the days it names are the stretch. Empty = over everything.
        query: String,
    },
    /// What a figure of the trends counts that is no moment, the latest first: `Reply::Counted`.
    Counted {
        /// What is counted.
        of: Counted,
        /// Whose; `None` = of the whole book.
        prospect: Option<Uid>,
        /// From this day.
        first: Day,
        /// To this day.
        last: Day,
        /// Which rows.
        window: Window,
    },
    /// What to read before the next call with a prospect: `Reply::Brief`. As costly as `Bank`.
    Brief(Uid),
    /// The arithmetic behind a prospect's score, a window of its pieces: `Reply::Explained`.
    Explain {
        /// Whose.
        prospect: Uid,
        /// As known on this day; `None` = on the day of the number that is shown: today, or, for one gone quiet, the
        /// day of the latest talk.
        as_of: Option<Day>,
        /// Half-life in days; `None` = the rhythm's.
        half_life: Option<f64>,
        /// The order of the pieces.
        order: EvidenceOrder,
        /// Reckoned without these: of a moment without the entry, else without the question and what they replied.
        without: Vec<Key>,
        /// The first rows that are asked for are those around the piece of this moment, if there is one.
        near: Option<Uid>,
        /// Which rows.
        window: Window,
    },
    /// The warnings of one prospect, or of all, the most urgent first: `Reply::Warnings`.
    Warnings {
        /// Whose; `None` = all prospects.
        prospect: Option<Uid>,
        /// As known on this day; `None` = today.
        as_of: Option<Day>,
    },
    /// A window of the warnings of all prospects that speak today, by whom to see first: `Reply::BookWarnings`.
    BookWarnings(Window),
    /// How many there are: `Reply::WarnedCounts`. Comes late, may be interrupted.
    CountWarnings,
    /// What happened over a stretch of days, as known today: `Reply::Review`. Walks all of them, may be interrupted.
    Review {
        /// Whose; `None` = all prospects.
        prospect: Option<Uid>,
        /// From this day; `None` = the first of which anything is known.
        first: Option<Day>,
        /// To this day.
        last: Day,
    },
    /// The same with all else that a report says: `Reply::Report`.
    Report {
        /// Whose; `None` = all prospects.
        prospect: Option<Uid>,
        /// From this day; `None` = the first of which anything is known.
        first: Option<Day>,
        /// To this day.
        last: Day,
        /// It is to be handed on: also what they told us, and every name there is, so that words can be kept clear of
        /// them.
        names: bool,
    },
    /// The thresholds of the warnings: `Reply::Limits`.
    Limits,
    /// What a save of this prospect should pay back with now: `Reply::Payback`.
    Payback {
        /// Whose.
        prospect: Uid,
        /// The entry just saved.
        entry: Option<Uid>,
    },
}

impl Read {
    /// Whether it walks much of the journal for a figure that stands beside what is shown, or for a page: it gives way to
    /// all that a key asks for meanwhile.
    #[must_use]
    pub const fn comes_late(&self) -> bool {
        matches!(
            self,
            Self::CountEntries(_)
                | Self::CountWarnings
                | Self::TrendsLate { .. }
                | Self::NextQuestions(_)
                | Self::Report { .. }
        )
    }
}
