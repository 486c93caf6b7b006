//! The brief as lines: two minutes of reading before a call, the same on a screen, in a shell and on paper.
//!
//! Pure: what is known goes in, lines come out. Where trust stands comes first, what is unsaid is never left out, anything
//! else that is empty is. No colours, no widths: whoever prints it breaks long lines.

mod behind;
mod first_words;
mod fit;
mod lines;
#[cfg(test)]
mod tests;

pub use behind::{Behind, ToAsk};

use super::Brief;
use crate::{
    domain::Question,
    words::{Dates, one_line},
};

/// A brief has at most so many lines, its head among them.
pub const LINES: usize = 26;

/// Columns of the headings at the left.
pub const HEADINGS: usize = 20;

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

/// A line of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefLine {
    /// Where it belongs.
    pub part: BriefPart,
    /// What it says; people's words are quoted.
    pub text: String,
    /// What stands after it, dim; may be empty.
    pub aside: String,
    /// What opens where it is chosen; no line leads nowhere.
    pub behind: Behind,
    /// The question it speaks of, where it is one that can be put to them.
    pub question: Option<ToAsk>,
    /// Whether what it quotes is private; its aside says so.
    pub private: bool,
}

impl BriefLine {
    /// A line about something that is no question.
    fn new(part: BriefPart, text: String, aside: String, behind: Behind) -> Self {
        Self { part, text, aside, behind, question: None, private: false }
    }

    /// The same about this question.
    fn asking(mut self, question: ToAsk) -> Self {
        self.question = Some(question);
        self
    }

    /// Says that what it speaks of is private, where it is.
    fn private(mut self, private: bool) -> Self {
        self.private = private;
        if private {
            self.aside =
                if self.aside.is_empty() { "private".to_owned() } else { format!("{} · private", self.aside) };
        }
        self
    }
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

/// What may leave the journal, and how many lines stay here: people, what happened since, open objections, questions that
/// were asked and promises, without anything marked private. Trust, what is unsaid and what we make of both never leave.
#[must_use]
pub fn lines_for_anybody(brief: &Brief, dates: Dates) -> (Vec<BriefLine>, usize) {
    use BriefPart::{Objections, People, Promises, Questions, Since};
    let all: Vec<_> = BriefPart::ALL.into_iter().map(|part| (part, lines::of(part, brief, dates))).collect();
    let there: usize = all.iter().map(|(_, lines)| lines.len()).sum();
    let public = Brief {
        questions: brief.questions.iter().filter(|row| may_leave(&row.question)).cloned().collect(),
        ..brief.clone()
    };
    let parts = [People, Since, Objections, Questions, Promises].map(|part| {
        let lines = if part == Questions { lines::asked(&public, dates) } else { lines::of(part, &public, dates) };
        (part, lines.into_iter().filter(|line| !line.private).collect::<Vec<_>>())
    });
    let kept: usize = parts.iter().map(|(_, lines)| lines.len()).sum();
    (fit::fitted(parts.into()), there.saturating_sub(kept))
}

fn may_leave(question: &Question) -> bool {
    question.state.was_asked() && !question.private
}

/// Each line with the heading that stands before it, empty but on the first of a part, and its aside behind it.
#[must_use]
pub fn told(brief: &Brief, dates: Dates) -> Vec<(&'static str, String)> {
    let mut part = None;
    let one = |line: BriefLine| {
        let is_first = part.replace(line.part) != Some(line.part);
        let [text, aside] = [&line.text, &line.aside].map(|words| one_line(words, usize::MAX));
        let text = if aside.is_empty() { text } else { format!("{text}  {aside}") };
        (if is_first { line.part.said() } else { "" }, text)
    };
    lines(brief, dates).into_iter().map(one).collect()
}

/// All of it as plain text, a line each: what goes into a pipe or the clipboard.
#[must_use]
pub fn text(brief: &Brief, dates: Dates) -> String {
    let head = format!("{}  {}\n", one_line(&head(brief), usize::MAX), day(brief, dates));
    let rest = told(brief, dates).into_iter().map(|(heading, said)| format!("{heading:HEADINGS$}{said}\n"));
    [head].into_iter().chain(rest).collect()
}
