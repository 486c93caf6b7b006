//! The brief as lines: two minutes of reading before a call, the same on a screen, in a shell and on paper.
//!
//! Pure: what is known goes in, lines come out. Where trust stands comes first, what is unsaid is never left out, anything
//! else that is empty is. No colours, no widths: whoever prints it breaks long lines.

mod first_words;
mod fit;
mod lines;
#[cfg(test)]
mod tests;

use super::Brief;
use crate::domain::Uid;
use crate::words::Dates;

/// A brief has at most so many lines, its head among them.
pub const LINES: usize = 26;

/// The parts of a brief, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BriefPart {
    /// Where trust stands, and what brought it there.
    Trust,
    /// Who told what.
    People,
    /// What happened since the last talk.
    Since,
    /// How to begin.
    FirstWords,
    /// What they still seem unable to say.
    Unsaid,
    /// What they object to, in their words.
    Objections,
    /// What they dodged, and what waits for an answer.
    Questions,
    /// What we owe them.
    Promises,
    /// What is most worth asking.
    AskNext,
    /// What to heed.
    Warnings,
}

impl BriefPart {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Trust,
        Self::People,
        Self::Since,
        Self::FirstWords,
        Self::Unsaid,
        Self::Objections,
        Self::Questions,
        Self::Promises,
        Self::AskNext,
        Self::Warnings,
    ];

    /// Its heading.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            Self::Trust => "Where trust stands",
            Self::People => "People",
            Self::Since => "Since last talk",
            Self::FirstWords => "First words",
            Self::Unsaid => "Unsaid",
            Self::Objections => "Open objections",
            Self::Questions => "Questions",
            Self::Promises => "Promises",
            Self::AskNext => "Ask next",
            Self::Warnings => "Warnings",
        }
    }

    /// Its name where programs read it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Trust => "trust",
            Self::People => "people",
            Self::Since => "since",
            Self::FirstWords => "first_words",
            Self::Unsaid => "unsaid",
            Self::Objections => "objections",
            Self::Questions => "questions",
            Self::Promises => "promises",
            Self::AskNext => "ask_next",
            Self::Warnings => "warnings",
        }
    }
}

/// What stands behind a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// An entry.
    Entry(Uid),
    /// A question that nothing was said to yet.
    Question(Uid),
    /// A promise.
    FollowUp(Uid),
    /// The arithmetic of the score.
    Score,
}

/// A line of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefLine {
    /// Where it belongs.
    pub part: BriefPart,
    /// What it says; people's words are quoted.
    pub text: String,
    /// What stands after it, dim; may be empty.
    pub aside: String,
    /// What opens where it is chosen.
    pub behind: Option<Behind>,
}

/// The line above all: `Halvorsen Castings · closing · Dana Ruiz, COO`.
#[must_use]
pub fn head(brief: &Brief) -> String {
    let prospect = &brief.page.prospect;
    let mut parts = vec![prospect.name.clone(), prospect.stage.said()];
    parts.extend(brief.people.iter().take(2).map(|row| row.contact.said()));
    parts.join(" · ")
}

/// When it is of, and how long it takes: `2 minutes · Thu 19 Nov`.
#[must_use]
pub fn day(brief: &Brief, dates: Dates) -> String {
    format!("2 minutes · {}", dates.weekday(brief.today, brief.today))
}

/// The lines below the head, at most 25.
#[must_use]
pub fn lines(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    fit::fitted(BriefPart::ALL.into_iter().map(|part| (part, lines::of(part, brief, dates))).collect())
}
