//! Text to be read, laid out to a width once and scrolled by rows: the detail of an entry, a conversation, help.
//!
//! Blocks say what is said and in which tone; what a tone looks like is the view's business.

use crate::words::{one_line, shown, width, wrap};

use super::{super::Action, difference::Piece};

/// The widest prose that reads well.
pub const WIDEST: usize = 88;

/// Columns of the labels in front of facts.
pub const LABEL: usize = 11;

/// How far what belongs at the right edge is set in where it stands below.
const SET_IN: usize = 2;

/// How a stretch of text is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The reader's own words.
    Words,
    /// Ours, to be read.
    Plain,
    /// Ours, secondary.
    Quiet,
    /// The head of a part.
    Heading,
    /// Volunteered, answered, rising.
    Open,
    /// Dodged, overdue, unsaid.
    Shut,
    /// What an earlier wording had.
    Gone,
    /// What a later wording has.
    Come,
    /// A key.
    Key,
}

/// A stretch of text in one tone.
pub type Span = (Tone, String);

/// A row as it is drawn, left to right.
pub type Row = Vec<Span>;

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// An empty row.
    Gap,
    /// Text from `indent` on.
    Text {
        /// Columns free at the left.
        indent: usize,
        /// The text.
        spans: Vec<Span>,
    },
    /// What stands at the left, and what at the right edge; below, where a row does not hold both.
    Ends(Span, Span),
    /// A label and, from a column on, what it says.
    Hung {
        /// Columns of the label.
        columns: usize,
        /// The label.
        label: Span,
        /// What it says.
        spans: Vec<Span>,
    },
}

impl Block {
    /// Text of one tone.
    #[must_use]
    pub fn text(indent: usize, tone: Tone, text: impl Into<String>) -> Self {
        Self::Text { indent, spans: vec![(tone, text.into())] }
    }

    /// A label and what it says, in one tone.
    #[must_use]
    pub fn fact(label: &'static str, tone: Tone, text: impl Into<String>) -> Self {
        Self::facts(label, vec![(tone, text.into())])
    }

    /// A label and what it says, in several tones.
    #[must_use]
    pub fn facts(label: &'static str, spans: Vec<Span>) -> Self {
        Self::Hung { columns: LABEL, label: (Tone::Quiet, label.to_owned()), spans }
    }

    /// The difference of two wordings; what went and what came stand in brackets, so that it is told without colour.
    #[must_use]
    pub fn difference(indent: usize, pieces: &[Piece]) -> Self {
        let span = |piece: &Piece| match piece {
            Piece::Same(text) => (Tone::Words, text.clone()),
            Piece::Gone(text) => (Tone::Gone, bracketed("[−", text, "−]")),
            Piece::Come(text) => (Tone::Come, bracketed("[+", text, "+]")),
        };
        Self::Text { indent, spans: pieces.iter().map(span).collect() }
    }
}

/// The brackets go round the words, not round the white space behind them.
fn bracketed(open: &str, text: &str, close: &str) -> String {
    let words = text.trim_end();
    format!("{open}{words}{close}{}", &text[words.len()..])
}

/// The rows of these blocks at a width, in columns; none is wider.
#[must_use]
pub fn lay(blocks: &[Block], columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for block in blocks {
        match block {
            Block::Gap => rows.push(Row::new()),
            Block::Text { indent, spans } => {
                let indent = (*indent).min(columns / 4);
                let wide = columns.saturating_sub(indent).min(WIDEST);
                rows.extend(wrapped(spans, wide).into_iter().map(|row| indented(indent, row)));
            }
            Block::Ends(left, right) => rows.extend(ends(left, right, columns)),
            Block::Hung { columns: hang, label, spans } => rows.extend(hung(*hang, label, spans, columns)),
        }
    }
    rows
}

fn hung(hang: usize, label: &Span, spans: &[Span], columns: usize) -> Vec<Row> {
    let hang = hang.min(columns / 3);
    // A label that is too long stands on a row of its own.
    let said = one_line(&label.1, columns);
    let mut rows: Vec<Row> = Vec::new();
    rows.extend((width(&said) >= hang).then(|| vec![(label.0, said.clone())]));
    for row in wrapped(spans, columns.saturating_sub(hang).clamp(1, WIDEST)) {
        let head = if rows.is_empty() { said.as_str() } else { "" };
        let blank = " ".repeat(hang.saturating_sub(width(head)));
        rows.push([vec![(label.0, format!("{head}{blank}"))], row].concat());
    }
    rows
}

fn indented(indent: usize, mut row: Row) -> Row {
    if indent > 0 && !row.is_empty() {
        row.insert(0, (Tone::Plain, " ".repeat(indent)));
    }
    row
}

fn ends(left: &Span, right: &Span, columns: usize) -> Vec<Row> {
    let (said_left, said_right) = (one_line(&left.1, columns), one_line(&right.1, columns));
    let free = columns.saturating_sub(width(&said_left) + width(&said_right));
    if free == 0 {
        let below = one_line(&right.1, columns.saturating_sub(SET_IN));
        return vec![vec![(left.0, said_left)], vec![(Tone::Plain, " ".repeat(SET_IN)), (right.0, below)]];
    }
    vec![vec![(left.0, said_left), (Tone::Plain, " ".repeat(free)), (right.0, said_right)]]
}

/// The spans, made safe and broken into rows no wider than this, without white space at their ends.
fn wrapped(spans: &[Span], columns: usize) -> Vec<Row> {
    let safe: Vec<Span> = spans.iter().map(|(tone, text)| (*tone, shown(text).into_owned())).collect();
    let text: String = safe.iter().map(|(_, text)| text.as_str()).collect();
    let mut rows = Vec::new();
    let mut starts = 0;
    for line in text.split('\n') {
        for range in wrap(line, columns) {
            let seen = line[range.clone()].trim_end().len();
            let seen = if width(&line[range.start..range.start + seen]) > columns { 0 } else { seen };
            rows.push(toned(&safe, starts + range.start, seen));
        }
        starts += line.len() + 1;
    }
    rows
}

/// The bytes from `start` on, cut where the tone changes.
fn toned(spans: &[Span], start: usize, length: usize) -> Row {
    let (mut at, mut row) = (0, Row::new());
    for (tone, text) in spans {
        let (from, to) = (start.max(at), (start + length).min(at + text.len()));
        if from < to {
            row.push((*tone, text[from - at..to - at].to_owned()));
        }
        at += text.len();
        if at >= start + length {
            break;
        }
    }
    row
}

/// A document that is being read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    blocks: Vec<Block>,
    rows: Vec<Row>,
    columns: usize,
    height: usize,
    top: usize,
}

impl Document {
    /// Puts in other blocks; the place in it stays as far as it can.
    pub fn put(&mut self, blocks: Vec<Block>) {
        if blocks != self.blocks {
            self.blocks = blocks;
            self.rows = lay(&self.blocks, self.columns);
        }
        self.stay();
    }

    /// Says how large it is drawn, in cells. Laid out anew only for another width.
    pub fn fit(&mut self, columns: usize, height: usize) {
        if columns != self.columns {
            self.columns = columns;
            self.rows = lay(&self.blocks, columns);
        }
        self.height = height;
        self.stay();
    }

    /// Back to its first row.
    pub fn rewind(&mut self) {
        self.top = 0;
    }

    /// Scrolls; `false` if `action` does not.
    pub fn step(&mut self, action: Action) -> bool {
        let page = self.height.saturating_sub(1).max(1);
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1,
            Action::PageUp => self.top.saturating_sub(page),
            Action::PageDown => self.top + page,
            Action::First => 0,
            Action::Last => self.rows.len(),
            _ => return false,
        };
        self.stay();
        true
    }

    fn stay(&mut self) {
        self.top = self.top.min(self.rows.len().saturating_sub(self.height));
    }

    /// The rows in sight.
    #[must_use]
    pub fn in_sight(&self) -> &[Row] {
        let end = (self.top + self.height).min(self.rows.len());
        &self.rows[self.top.min(end)..end]
    }

    /// How many rows stand above and below what is in sight.
    #[must_use]
    pub fn beyond(&self) -> (usize, usize) {
        (self.top, self.rows.len().saturating_sub(self.top + self.height))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(rows: &[Row]) -> Vec<String> {
        rows.iter().map(|row| row.iter().map(|(_, text)| text.as_str()).collect()).collect()
    }

    #[test]
    fn facts_hang_behind_their_labels() {
        let blocks = [
            Block::Ends((Tone::Plain, "■ objection".into()), (Tone::Quiet, "asked · bad".into())),
            Block::Gap,
            Block::fact("labels", Tone::Plain, "lead-time, stock, freight"),
            Block::text(3, Tone::Words, "One line.\nAnother."),
        ];
        assert_eq!(
            plain(&lay(&blocks, 34)),
            [
                "■ objection            asked · bad",
                "",
                "labels     lead-time, stock,",
                "           freight",
                "   One line.",
                "   Another."
            ]
        );
        assert_eq!(plain(&lay(&blocks[..1], 20)), ["■ objection", "  asked · bad"]);
    }

    #[test]
    fn tones_survive_the_wrapping() {
        let pieces = [Piece::Same("Twelve ".into()), Piece::Gone("weeks ".into()), Piece::Come("months ".into())];
        let rows = lay(&[Block::difference(0, &pieces)], 16);
        assert_eq!(plain(&rows), ["Twelve [−weeks−]", "[+months+]"]);
        assert_eq!(rows[0].iter().map(|(tone, _)| *tone).collect::<Vec<_>>(), [Tone::Words, Tone::Gone]);
    }

    #[test]
    fn it_scrolls_within_its_rows() {
        let mut document = Document::default();
        document.put((0..10).map(|row| Block::text(0, Tone::Plain, row.to_string())).collect());
        document.fit(20, 4);
        assert!(document.step(Action::Last) && !document.step(Action::Open));
        assert_eq!(
            (plain(document.in_sight()), document.beyond()),
            (["6", "7", "8", "9"].map(String::from).into(), (6, 0))
        );
        document.step(Action::PageUp);
        assert_eq!(document.beyond(), (3, 3));
        document.fit(20, 40);
        assert_eq!(document.beyond(), (0, 0));
    }

    proptest! {
        #[test]
        fn no_row_is_wider(text in "[a-c 大\n\t\u{202E}e\u{301}-]{0,60}", columns in 4_usize..40) {
            let blocks = [
                Block::text(3, Tone::Words, &text),
                Block::Ends((Tone::Plain, text.clone()), (Tone::Plain, "right".into())),
            ];
            for row in plain(&lay(&blocks, columns)) {
                prop_assert!(width(&row) <= columns && !row.contains('\n'), "{row:?} in {columns}");
            }
        }
    }
}
