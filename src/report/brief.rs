//! A brief as a page: for a phone, a printer or a note.

use super::{Block, For, Report, Section};
use crate::journal::{Brief, brief};
use crate::words::Dates;

/// Whose eyes it is for.
const YOURS: &str = "For you alone: what is unsaid, trust and what is private stand here.";

/// What it does not say.
const OTHERS: &str = "Left out, for it is private: trust, first words, what is unsaid, what to ask next, warnings, \
    questions not asked, and what is marked so.";

impl Report {
    /// The page of a brief: a part a heading, a line each. For others without what is private.
    #[must_use]
    pub fn of_brief(facts: &Brief, dates: Dates, reader: For) -> Self {
        let (lines, note) = match reader {
            For::Me => (brief::lines(facts, dates), YOURS),
            For::Anybody | For::Others => (brief::lines_for_anybody(facts, dates).0, OTHERS),
        };
        let mut sections: Vec<Section> = Vec::new();
        let mut part = None;
        for line in lines {
            if part.replace(line.part) != Some(line.part) {
                sections.push(Section { title: line.part.said().to_owned(), blocks: Vec::new() });
            }
            if let Some(section) = sections.last_mut() {
                section.blocks.push(Block::Item(line.text, line.aside));
            }
        }
        let notes = vec![note.to_owned()];
        Self { title: brief::head(facts), days: brief::day(facts, dates), beside: true, sections, notes }
    }
}
