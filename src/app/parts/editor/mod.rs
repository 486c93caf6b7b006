//! The text editor: logical lines, moves by grapheme and by what the eye sees, one undo for a run of typing.
//!
//! It is state and rules. Which key does what is the key table's business, what it looks like is `view::parts::editor`'s,
//! and it knows no clock: whoever owns it says when a pause was made ([`Editor::pause`]) and how large it is drawn
//! ([`Editor::fit`]).
//!
//! - `buffer`: the lines, and where graphemes and words begin in them
//! - `wrap_map`: the visual rows of each line, laid out anew only where something changed
//! - `moves`: where the caret goes · `edit`: what typing does · `selection`: what is picked · `find`: where words stand ·
//!   `undo`: taking it back

mod buffer;
mod edit;
mod find;
mod moves;
mod selection;
mod undo;
mod wrap_map;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use buffer::Spot;
pub use edit::Delete;
pub use moves::Move;

use crate::words::width;
use buffer::Buffer;
use undo::History;
use wrap_map::WrapMap;

/// Words being written. Every place it names stands between graphemes.
#[derive(Debug, Clone, PartialEq)]
pub struct Editor {
    buffer: Buffer,
    caret: Spot,
    /// The other end of the selection, while there is one.
    anchor: Option<Spot>,
    /// The column that up and down try to keep.
    goal: Option<usize>,
    history: History,
    map: WrapMap,
    /// How many columns it is drawn in.
    columns: usize,
    /// The first visual row in sight.
    top: usize,
    /// How many rows are in sight.
    height: usize,
    /// One line only, as in a field of a form: line ends become spaces, nothing wraps.
    single: bool,
}

/// One visual row, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its words, without what hangs over the right edge being cut.
    pub text: &'a str,
    /// The part of `text` that is selected.
    pub selected: Option<Range<usize>>,
}

impl Editor {
    /// An empty body of several lines.
    #[must_use]
    pub fn body() -> Self {
        Self::new(false)
    }

    /// An empty field of one line.
    #[must_use]
    pub fn line() -> Self {
        Self::new(true)
    }

    fn new(single: bool) -> Self {
        let buffer = Buffer::default();
        let map = WrapMap::new(&buffer);
        Self {
            buffer,
            caret: Spot::default(),
            anchor: None,
            goal: None,
            history: History::default(),
            map,
            columns: 80,
            top: 0,
            height: 1,
            single,
        }
    }

    /// With this text and the caret behind it; nothing to undo.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        self.put(text);
        self.history = History::default();
        self
    }

    /// The text, lines joined by `\n`.
    #[must_use]
    pub fn text(&self) -> String {
        self.buffer.text()
    }

    /// Nothing but white space in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.buffer.lines().iter().all(|line| line.trim().is_empty())
    }

    /// How many words: runs without white space.
    #[must_use]
    pub fn words(&self) -> usize {
        self.buffer.lines().iter().map(|line| line.split_whitespace().count()).sum()
    }

    /// The caret stands before the first character.
    #[must_use]
    pub fn at_start(&self) -> bool {
        self.caret == Spot::default()
    }

    /// The caret stands behind the last character.
    #[must_use]
    pub fn at_end(&self) -> bool {
        self.caret == self.buffer.end()
    }

    /// Says how large it is drawn, in cells. A body wraps one column short of `columns`, so that the caret behind a full
    /// row still has a cell; a field of one line does not wrap.
    pub fn fit(&mut self, columns: usize, rows: usize) {
        self.columns = columns;
        if !self.single {
            self.map.fit(&self.buffer, columns.saturating_sub(1).max(1));
        }
        self.height = rows.max(1);
        self.keep_in_sight();
    }

    /// How many columns it is drawn in.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many rows are in sight.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// All visual rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.map.rows()
    }

    /// The first visual row in sight; how many stand above it.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// The caret's visual row, counted from the first row in sight, and its column. A caret in white space that hangs
    /// over the right edge stands on the edge.
    #[must_use]
    pub fn caret(&self) -> (usize, usize) {
        let (row, column) = self.seen(self.caret);
        (row.saturating_sub(self.top), column.min(self.map.width()))
    }

    /// The rows in sight, from the top.
    pub fn in_sight(&self) -> impl Iterator<Item = Row<'_>> {
        self.map.rows_from(&self.buffer, self.top).take(self.height).map(|(line, range)| {
            let text = self.buffer.lines().get(line).map_or("", |words| &words[range.clone()]);
            Row { text, selected: self.selected_in(line, &range) }
        })
    }

    /// Scrolls by rows (down if positive) without moving the caret; the next move brings the caret back in sight.
    pub fn scroll(&mut self, rows: isize) {
        let last = self.map.rows().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(last);
    }

    /// Puts the caret where a click was: visual row in sight and column.
    pub fn click(&mut self, row: usize, column: usize) {
        self.settle(false);
        self.caret = self.spot_at((self.top + row).min(self.map.rows().saturating_sub(1)), column);
        self.keep_in_sight();
    }

    /// The visual row (of all) and column of a spot.
    fn seen(&self, spot: Spot) -> (usize, usize) {
        let (row, range) = self.map.row_of(spot);
        let line = self.buffer.line(spot.line);
        (row, width(&line[range.start.min(spot.byte)..spot.byte]))
    }

    fn keep_in_sight(&mut self) {
        let row = self.seen(self.caret).0;
        let last = self.map.rows().saturating_sub(self.height);
        self.top = self.top.clamp((row + 1).saturating_sub(self.height), row).min(last);
    }
}
