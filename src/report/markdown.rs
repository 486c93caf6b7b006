//! A report as Markdown: plain enough to be read as it is.

use super::{Block, Report};
use crate::{
    trust::Chart,
    words::{Glyphs, number, shown},
};
use std::fmt::Write;

/// So many columns of a chart.
const COLUMNS: usize = 60;

/// The page as Markdown, with a line end at its end.
#[must_use]
pub fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n\n{}\n", escaped(&report.title), escaped(&report.days));
    for section in &report.sections {
        let _ = write!(out, "\n## {}\n", escaped(&section.title));
        let mut in_list = false;
        for block in &section.blocks {
            let is_item = matches!(block, Block::Fact(..) | Block::Item(..));
            if !(in_list && is_item) {
                out.push('\n');
            }
            in_list = is_item;
            write_block(&mut out, block);
        }
    }
    if !report.notes.is_empty() {
        out.push_str("\n---\n");
        for note in &report.notes {
            let _ = write!(out, "\n{}\n", escaped(note));
        }
    }
    out
}

fn write_block(out: &mut String, block: &Block) {
    // Writing into a string never fails.
    let _ = match block {
        Block::Line(text) => writeln!(out, "{}", escaped(text)),
        Block::Item(text, aside) if aside.is_empty() => writeln!(out, "- {}", escaped(text)),
        Block::Item(text, aside) => writeln!(out, "- {} · *{}*", escaped(text), escaped(aside)),
        Block::Fact(label, said) => writeln!(out, "- **{}**: {}", escaped(label), escaped(said)),
        Block::Quote(words, by) if by.is_empty() => writeln!(out, "> {}", escaped(words)),
        Block::Quote(words, by) => writeln!(out, "> {}\n>\n> {}", escaped(words), escaped(by)),
        Block::Head(text) => writeln!(out, "### {}", escaped(text)),
        Block::Table(head, rows) => {
            let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
            table(out, &head, rows.iter().cloned());
            Ok(())
        }
        Block::Shares(rows) => {
            let head = ["", "Share", "Likely"].map(str::to_owned);
            let rows = rows.iter().map(|row| vec![row.name.clone(), row.said.clone(), super::picture::likely(row)]);
            table(out, &head, rows);
            Ok(())
        }
        Block::Mix(kinds, rows) => {
            let head: Vec<String> = ["Month"].iter().chain(kinds).map(|cell| (*cell).to_owned()).collect();
            let cells = rows.iter().map(|row| {
                [row.name.clone()].into_iter().chain(row.counts.iter().map(|count| number::count(*count))).collect()
            });
            table(out, &head, cells);
            Ok(())
        }
        Block::Calendar(_, said) => writeln!(out, "{}", escaped(said)),
        Block::Chart(chart, said) => {
            writeln!(out, "`{}`\n\n{}", sparkline(chart), escaped(&super::picture::caption(chart, said)))
        }
    };
}

fn table(out: &mut String, head: &[String], rows: impl Iterator<Item = Vec<String>>) {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    out.push_str(&line(head));
    out.push('|');
    out.push_str(&" --- |".repeat(head.len()));
    out.push('\n');
    rows.for_each(|row| out.push_str(&line(&row)));
}

/// Trust over time in one line; blank while it is too early.
fn sparkline(chart: &Chart) -> String {
    let values: Vec<Option<f64>> = (0..COLUMNS)
        .map(|column| {
            let days = i64::from(chart.last - chart.first);
            let ahead = days * i64::try_from(column).unwrap_or(0) / i64::try_from(COLUMNS - 1).unwrap_or(1);
            let point = chart.on(chart.first + i32::try_from(ahead).unwrap_or(0))?;
            point.told.then_some(point.mean)
        })
        .collect();
    Glyphs::Unicode.sparkline(&values)
}

/// Text that Markdown takes for nothing but text, safe to show at a terminal, on one line.
pub(super) fn escaped(text: &str) -> String {
    let text = shown(text).replace('\n', " ");
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let entity = c == '&' && text[at + 1..].starts_with(|next: char| next == '#' || next.is_ascii_alphanumeric());
        let special = entity
            || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~')
            || (at == 0 && matches!(c, '#' | '+' | '-' | '='));
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
