//! Ready lines: people's words and ours, wrapped by `words` and never by a widget.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::words::{width, wrap_lines};

/// Prose is never wider than this.
pub const PROSE: usize = 88;

/// A text as lines of at most `columns` columns.
#[must_use]
pub fn wrapped(text: &str, style: Style, columns: usize) -> Vec<Line<'static>> {
    wrap_lines(text, columns.min(PROSE)).into_iter().map(|line| Line::from(Span::styled(line, style))).collect()
}

/// A text behind its label, which stands on the first line only: `unsaid  What their president …`.
#[must_use]
pub fn labelled(label: Span<'static>, text: &str, style: Style, columns: usize) -> Vec<Line<'static>> {
    let indent = width(&label.content);
    let lines = wrap_lines(text, columns.saturating_sub(indent).clamp(1, PROSE));
    let mut label = Some(label);
    let blank = Span::raw(" ".repeat(indent));
    let line = |words| Line::from(vec![label.take().unwrap_or_else(|| blank.clone()), Span::styled(words, style)]);
    lines.into_iter().map(line).collect()
}

/// At most `count` lines, the last one ending in `…` if some were left out.
#[must_use]
pub fn at_most(mut lines: Vec<Line<'static>>, count: usize) -> Vec<Line<'static>> {
    if lines.len() > count {
        lines.truncate(count);
        if let Some(last) = lines.last_mut() {
            let ends = last.spans.last().is_some_and(|span| span.content.trim_end().ends_with(['.', '!', '?', '…']));
            last.spans.push(Span::raw(if ends { " …" } else { "…" }));
        }
    }
    lines
}
