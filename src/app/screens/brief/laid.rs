//! The lines laid out for a window. Where there is room, headings stand at the left, once, and asides at the right edge;
//! where there is little, a heading has a row of its own and the aside follows the words.

use super::Laid;
use crate::{
    app::{
        Size,
        parts::document::{Block, Row, Span, Tone, WIDEST, lay},
    },
    journal::brief::{BriefLine, BriefPart, HEADINGS},
    words::{shown, width},
};

/// Columns of the mark before a row, and one free behind it.
const FREE: usize = 4;
/// From so many columns of the window on, headings stand at the left.
const BESIDE: u16 = 70;
/// Columns between words and their aside, at least.
const GAP: usize = 2;
/// An aside farther away than this would not be seen to belong to its words.
const FARTHEST: usize = 100;

/// The rows of these lines.
pub(super) fn rows(lines: &[BriefLine], size: Size) -> Vec<Laid> {
    let beside = size.columns >= BESIDE;
    let left = if beside { HEADINGS } else { 0 };
    let columns = usize::from(size.columns).saturating_sub(FREE + left).clamp(8, FARTHEST);
    let mut part = None;
    let mut rows = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut heading = (part.replace(line.part) != Some(line.part)).then(|| line.part.said());
        let tone = heading_tone(line.part);
        if let Some(heading) = heading.take_if(|_| !beside) {
            rows.push(Laid { line: at, head: true, row: vec![(tone, heading.to_owned())] });
        }
        for row in told(line, columns, beside) {
            let label = (tone, format!("{:left$}", heading.take().unwrap_or_default()));
            rows.push(Laid { line: at, head: false, row: [vec![label], row].concat() });
        }
    }
    rows
}

/// What is unsaid is looked for first.
const fn heading_tone(part: BriefPart) -> Tone {
    match part {
        BriefPart::Unsaid => Tone::Shut,
        _ => Tone::Quiet,
    }
}

/// The words and their aside, in rows no wider than this: at the right edge of the last row where that has room, else on
/// one of its own; or straight behind the words.
fn told(line: &BriefLine, columns: usize, at_the_edge: bool) -> Vec<Row> {
    let mut words = words(line);
    let aside = shown(&line.aside).into_owned();
    if aside.is_empty() {
        return wrapped(words, columns);
    }
    if !at_the_edge || width(&aside) > columns {
        words.push((Tone::Quiet, format!("{}{aside}", " ".repeat(GAP))));
        return wrapped(words, columns);
    }
    let mut rows = wrapped(words, columns);
    let free = columns - width(&aside);
    let used = |row: &Row| row.iter().map(|(_, text)| width(text)).sum::<usize>();
    if rows.last().is_none_or(|last| used(last) + GAP > free) {
        rows.push(Row::new());
    }
    if let Some(last) = rows.last_mut() {
        last.push((Tone::Quiet, " ".repeat(free - used(last)) + &aside));
    }
    rows
}

/// What it says; the sign before a warning has the colour of what is to be heeded.
fn words(line: &BriefLine) -> Vec<Span> {
    match line.text.strip_prefix("! ").filter(|_| line.part == BriefPart::Warnings) {
        Some(warning) => vec![(Tone::Shut, "! ".to_owned()), (Tone::Words, warning.to_owned())],
        None => vec![(Tone::Words, line.text.clone())],
    }
}

/// A text that fits on one row stays on one, wide or not.
fn wrapped(spans: Vec<Span>, columns: usize) -> Vec<Row> {
    let safe: Vec<Span> = spans.into_iter().map(|(tone, text)| (tone, shown(&text).into_owned())).collect();
    let whole: usize = safe.iter().map(|(_, text)| width(text)).sum();
    if whole <= columns && !safe.iter().any(|(_, text)| text.contains('\n')) {
        return vec![safe];
    }
    lay(&[Block::Text { indent: 0, spans: safe }], columns.min(WIDEST))
}
