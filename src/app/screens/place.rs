//! Where a screen is: enough to build it again after a lock, an undo or a restart. Kinds, ids, queries and cursor keys,
//! never anybody's words.

use super::{
    questions::Shown,
    trends::{Panel, USUAL},
};
use crate::{
    domain::{Counted, Day, Uid, WarningKind},
    journal::{Key, ProspectOrder, brief::BriefPart, warnings::Limit},
};

/// A screen's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The table of prospects.
    Home {
        /// Which prospects; empty = all but the lost ones.
        query: String,
        /// The order of the rows.
        order: ProspectOrder,
        /// From its end.
        reversed: bool,
        /// The row under the cursor.
        cursor: Option<Key>,
    },
    /// One prospect's page.
    Prospect {
        /// Whose.
        prospect: Uid,
        /// The list it shows.
        tab: ProspectTab,
        /// The row of that list under the cursor; the people have none.
        cursor: Option<Key>,
    },
    /// All entries.
    Journal {
        /// What is looked for; empty = everything.
        query: String,
        /// The oldest first.
        reversed: bool,
        /// The row under the cursor.
        cursor: Option<Key>,
    },
    /// The questions of the book, or the bank.
    Questions {
        /// Which of them.
        shown: Shown,
        /// The row under the cursor of what is shown.
        cursor: Option<Key>,
    },
    /// What the last months say.
    Trends {
        /// Of whom; `None` = of the whole book.
        prospect: Option<Uid>,
        /// So many calendar months, where the query names no days.
        months: u16,
        /// Over which moments; empty = all.
        query: String,
        /// The panel with the cursor.
        panel: Panel,
        /// Whether it alone is shown.
        zoomed: bool,
    },
    /// What a figure counts that is no moment.
    Counted {
        /// What is counted.
        of: Counted,
        /// Whose; `None` = of the whole book.
        prospect: Option<Uid>,
        /// From this day.
        first: Day,
        /// To this day.
        last: Day,
        /// The row under the cursor.
        cursor: Option<Key>,
    },
    /// One entry.
    Entry {
        /// Which.
        entry: Uid,
    },
    /// One conversation.
    Conversation {
        /// Which.
        conversation: Uid,
        /// The moment, question or promise under the cursor; `None` = its first moment.
        at: Option<Uid>,
    },
    /// The warnings about a prospect.
    Warnings {
        /// About whom.
        prospect: Uid,
        /// The one under the cursor.
        warning: Option<WarningKind>,
    },
    /// The warnings of all prospects.
    BookWarnings {
        /// The row under the cursor.
        cursor: Option<Key>,
    },
    /// The thresholds of the warnings.
    Thresholds {
        /// The one under the cursor.
        on: Option<Limit>,
    },
    /// What to read before a call with a prospect.
    Brief {
        /// Whose.
        prospect: Uid,
        /// The line under the cursor: its part, and which of the part's lines.
        cursor: Option<(BriefPart, usize)>,
    },
    /// Why a score is what it is.
    Explain {
        /// Whose.
        prospect: Uid,
        /// As known on this day; `None` = on the day of the number that is shown.
        day: Option<Day>,
        /// The row under the cursor.
        cursor: Option<Key>,
    },
    /// Marks afterwards.
    Marking {
        /// Among which moments, as a query; empty = all.
        within: String,
    },
    /// What is due across all prospects.
    Today {
        /// The row under the cursor.
        cursor: Option<Key>,
    },
    /// What happened in a week.
    Review {
        /// A day of the week; `None` = this week.
        week: Option<Day>,
    },
    /// What was changed, or the trash.
    History {
        /// Whether the trash is shown.
        trash: bool,
        /// The row under the cursor of what is shown.
        cursor: Option<Key>,
    },
}

/// The tabs of the root, in the order of the strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// The table of prospects.
    Prospects,
    /// All entries.
    Journal,
    /// The questions of the book, and the bank.
    Questions,
    /// What the last months say.
    Trends,
    /// What happened in a week.
    Review,
}

impl Root {
    /// Every tab, in order.
    pub const ALL: &[Self] = &[Self::Prospects, Self::Journal, Self::Questions, Self::Trends, Self::Review];

    /// Its name in the strip.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prospects => "Prospects",
            Self::Journal => "Journal",
            Self::Questions => "Questions",
            Self::Trends => "Trends",
            Self::Review => "Review",
        }
    }

    /// The tab with this number, from 1.
    #[must_use]
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// Where it begins.
    #[must_use]
    pub fn place(self) -> Place {
        match self {
            Self::Prospects => {
                Place::Home { query: String::new(), order: ProspectOrder::default(), reversed: false, cursor: None }
            }
            Self::Journal => Place::Journal { query: String::new(), reversed: false, cursor: None },
            Self::Questions => Place::Questions { shown: Shown::default(), cursor: None },
            Self::Trends => {
                let (months, query) = (USUAL, String::new());
                Place::Trends { prospect: None, months, query, panel: Panel::default(), zoomed: false }
            }
            Self::Review => Place::Review { week: None },
        }
    }
}

/// The tabs of a prospect's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProspectTab {
    /// Moments, talks without one, and tries.
    #[default]
    Timeline,
    /// Questions.
    Questions,
    /// Objections.
    Objections,
    /// Promises.
    FollowUps,
    /// People.
    People,
}

impl ProspectTab {
    /// Every tab, in order.
    pub const ALL: [Self; 5] = [Self::Timeline, Self::Questions, Self::Objections, Self::FollowUps, Self::People];

    /// Its name in the strip.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::Questions => "Questions",
            Self::Objections => "Objections",
            Self::FollowUps => "Follow-ups",
            Self::People => "People",
        }
    }

    /// The tab with this number, from 1.
    #[must_use]
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// The tab `steps` further round the strip.
    #[must_use]
    pub fn turned(self, steps: usize) -> Self {
        let at = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        Self::ALL[(at + steps) % Self::ALL.len()]
    }
}
