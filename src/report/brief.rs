//! A brief as Markdown: for a phone, a printer or a note.

use std::fmt::Write;

use super::markdown::escaped;
use crate::journal::{Brief, brief};
use crate::words::Dates;

/// The page as Markdown, with a line end at its end.
#[must_use]
pub fn brief_markdown(facts: &Brief, dates: Dates) -> String {
    let mut out = format!("# {}\n\n{}\n", escaped(&brief::head(facts)), escaped(&brief::day(facts, dates)));
    let mut part = None;
    for line in brief::lines(facts, dates) {
        // Writing into a string never fails.
        if part.replace(line.part) != Some(line.part) {
            let _ = write!(out, "\n## {}\n\n", line.part.said());
        }
        let _ = match line.aside.as_str() {
            "" => writeln!(out, "- {}", escaped(&line.text)),
            aside => writeln!(out, "- {} · *{}*", escaped(&line.text), escaped(aside)),
        };
    }
    out
}
