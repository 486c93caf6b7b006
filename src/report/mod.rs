//! A report: what the journal says of a stretch of days, of the book or of one prospect, as one page to read or to print.
//!
//! [`Report::of`] says it once, as headings, lines, quotes, tables and charts; [`markdown`] and [`html`] write the same
//! thing down in two ways, so that no figure can differ. What is private is left out unless it is asked for. No journal
//! is read here, no file written, no clock looked at.

mod brief;
mod calendar;
mod clear;
mod entries;
mod figures;
mod html;
mod markdown;
mod others;
mod picture;
mod sheet;
#[cfg(test)]
mod tests;
mod told;
mod trust;

pub use entries::entry_markdown;
pub use html::html;
pub use markdown::markdown;
pub use sheet::Sheet;

use crate::{
    domain::Day,
    journal::{Link, Quote, ReportFacts, review},
    trust::{Chart, measures::Calendar},
    words::{Dates, counted, number, one_line, plural, quoted},
};
use clear::Clear;

/// For whom a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum For {
    /// For anybody: what is private is left out.
    #[default]
    Anybody,
    /// For oneself: with what is private, trust among it.
    Me,
    /// *What they told us*: objections and reasons, without names of people and without anything private.
    Others,
}

/// What a report is to be like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    /// For whom.
    pub reader: For,
    /// People become roles, prospects letters.
    pub redact: bool,
    /// How dates are written.
    pub dates: Dates,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What it is about.
    pub title: String,
    /// The days, and when it was made.
    pub days: String,
    /// Its headings stand at the left of their parts, which are short.
    pub beside: bool,
    /// Its parts; none is empty.
    pub sections: Vec<Section>,
    /// What it leaves out, and what may still be in it.
    pub notes: Vec<String>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Something a part says.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A sentence.
    Line(String),
    /// A line of several, and what is to be said behind it; may be empty.
    Item(String, String),
    /// A label, and what is to be said of it.
    Fact(String, String),
    /// People's words, and below them where they come from.
    Quote(String, String),
    /// A heading within the part.
    Head(String),
    /// Rows under headings; the first column is the widest.
    Table(Vec<&'static str>, Vec<Vec<String>>),
    /// Shares, each with its name, what is said of it and, where there are enough, low, middle and high of 1.
    Shares(Vec<ShareRow>),
    /// Counts of three kinds a month, with the names of the kinds.
    Mix([&'static str; 3], Vec<MixRow>),
    /// Candid moments by day, and what they come to in a sentence.
    Calendar(Box<Calendar>, String),
    /// Trust over time, and what it shows in a sentence.
    Chart(Box<Chart>, String),
}

/// A share.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareRow {
    /// Of what.
    pub name: String,
    /// With its counts.
    pub said: String,
    /// Low end, share and high end of 1; `None` = too few.
    pub band: Option<(f64, f64, f64)>,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MixRow {
    /// Its name.
    pub name: String,
    /// The counts.
    pub counts: [u64; 3],
}

/// Says what is so, with or without names and private words.
struct Teller<'a> {
    facts: &'a ReportFacts,
    choice: Choice,
    clear: Clear,
    today: Day,
}

impl Report {
    /// The page of these facts.
    #[must_use]
    pub fn of(facts: &ReportFacts, choice: Choice) -> Self {
        let redact = choice.redact || choice.reader == For::Others;
        let clear = if redact { Clear::of(&facts.names) } else { Clear::nothing() };
        let teller = Teller { facts, choice, clear, today: facts.review.period.as_of };
        let sections = match choice.reader {
            For::Others => teller.others(),
            For::Anybody | For::Me => [teller.trust(), teller.told()].concat(),
        };
        let mut sections: Vec<Section> = sections.into_iter().filter(|section| !section.blocks.is_empty()).collect();
        if sections.is_empty() {
            let nothing = Block::Line("Nothing was written down in these days.".to_owned());
            sections.push(Section { title: "Nothing".to_owned(), blocks: vec![nothing] });
        }
        Self { title: teller.title(), days: teller.days(), beside: false, sections, notes: teller.notes() }
    }
}

impl Teller<'_> {
    fn mine(&self) -> bool {
        self.choice.reader == For::Me
    }

    fn title(&self) -> String {
        match (self.choice.reader, &self.facts.review.prospect) {
            (For::Others, None) => "What they told us".to_owned(),
            (For::Others, Some(link)) => format!("What they told us: {}", self.prospect(link)),
            (_, None) => "What prospects told us".to_owned(),
            (_, Some(link)) => self.prospect(link),
        }
    }

    fn days(&self) -> String {
        let dates = self.choice.dates;
        format!("{} · as known on {}", review::days(self.facts.review.period, dates), dates.long(self.today))
    }

    /// A prospect's name, or its letter.
    fn prospect(&self, link: &Link) -> String {
        self.clear.prospect(link)
    }

    /// People's words on one line.
    fn words(&self, text: &str) -> String {
        self.clear.words(&one_line(text, usize::MAX))
    }

    /// Whether words of a private moment or question may stand here.
    fn may_say(&self, private: bool) -> bool {
        self.mine() || !private
    }

    fn day(&self, day: Day) -> String {
        self.choice.dates.table(day, self.today)
    }

    /// The words in quotation marks, and who said them when.
    fn quote(&self, quote: &Quote) -> Block {
        let more = if quote.cut { "…" } else { "" };
        let words = quoted(&format!("{}{more}", self.words(&quote.words)));
        let mut by = Vec::new();
        if self.facts.review.prospect.is_none() && self.choice.reader != For::Others {
            by.push(self.prospect(&quote.prospect));
        }
        by.extend(quote.said_by.as_ref().map(|(name, role)| self.clear.person(name, role)));
        by.push(self.day(quote.day));
        by.extend(told::marks(quote));
        if quote.private {
            by.push("private".to_owned());
        }
        Block::Quote(words, by.join(" · "))
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if !self.mine() {
            let private = self.facts.review.private;
            if private > 0 && self.choice.reader == For::Anybody {
                let are = if private == 1 { "is" } else { "are" };
                notes.push(format!("{} marked private {are} counted, but not quoted.", counted(private, "thing")));
            }
            let left = "Left out, for it is private: trust, what is unsaid, questions not dared, silence, and how we met \
                        what they said.";
            notes.push(left.to_owned());
        }
        if !self.clear.is_nothing() {
            notes.push(
                "People are roles here and prospects letters. Nicknames, products, places and sums within their words \
                 may remain: read it before you hand it on."
                    .to_owned(),
            );
        }
        notes
    }
}

/// `140 more questions.`, where a list is not whole.
fn more(hidden: u64, noun: &str) -> Option<Block> {
    let noun = if hidden == 1 { noun.to_owned() } else { plural(noun) };
    (hidden > 0).then(|| Block::Line(format!("{} more {noun}.", number::count(hidden))))
}

/// How many of all are not among those shown.
fn hidden(shown: usize, all: u64) -> u64 {
    all.saturating_sub(u64::try_from(shown).unwrap_or(u64::MAX))
}
