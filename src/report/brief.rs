//! A brief as a page: for a phone, a printer or a note.

use super::{Block, Report, Section};
use crate::journal::{Brief, brief};
use crate::words::Dates;

/// Whose eyes it is for.
const YOURS: &str = "For you alone: what is unsaid, trust and what is private stand here.";

impl Report {
    /// The page of a brief: a part a heading, a line each.
    #[must_use]
    pub fn of_brief(facts: &Brief, dates: Dates) -> Self {
        let mut sections: Vec<Section> = Vec::new();
        let mut part = None;
        for line in brief::lines(facts, dates) {
            if part.replace(line.part) != Some(line.part) {
                sections.push(Section { title: line.part.said().to_owned(), blocks: Vec::new() });
            }
            if let Some(section) = sections.last_mut() {
                section.blocks.push(Block::Item(line.text, line.aside));
            }
        }
        let notes = vec![YOURS.to_owned()];
        Self { title: brief::head(facts), days: brief::day(facts, dates), beside: true, sections, notes }
    }
}
