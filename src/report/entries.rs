//! Entries as Markdown: what a query found, to be pasted into a mail or a note.

use std::fmt::Write;

use super::markdown::escaped;
use crate::domain::{Day, News, Openness, Surfaced, Tag};
use crate::journal::EntryRow;
use crate::words::Dates;

/// An entry as a heading and a quotation, with a blank line at its end. `text` = all of its words.
#[must_use]
pub fn entry_markdown(row: &EntryRow, text: &str, today: Day, dates: Dates) -> String {
    let openness = row.openness.map(|openness| format!("openness {}", Openness::level(openness)));
    let surfaced = (row.surfaced != Surfaced::Asked).then(|| row.surfaced.said());
    let news = (row.news != News::Neutral).then(|| format!("{} news", row.news.said()));
    let tag = row.tag.map_or_else(|| "inbox".to_owned(), Tag::said);
    let head: Vec<String> = [dates.table(row.held.day(), today), row.prospect_name.clone(), tag]
        .into_iter()
        .chain([openness, surfaced, news, row.said_by.clone()].into_iter().flatten())
        .collect();
    let mut out = format!("### {}\n\n", escaped(&head.join(" · ")));
    // Writing into a string never fails.
    if let Some((question, _)) = &row.question {
        let _ = writeln!(out, "Asked: {}\n", escaped(question));
    }
    for line in text.trim_end().lines() {
        let _ = writeln!(out, "> {}", escaped(line));
    }
    out.push('\n');
    out
}
