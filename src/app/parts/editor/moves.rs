//! Where the caret goes.

use unicode_segmentation::UnicodeSegmentation;

use super::{Editor, Spot};
use crate::words::grapheme_width;

/// A move of the caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Move {
    /// One grapheme back, over line ends.
    Left,
    /// One grapheme on, over line ends.
    Right,
    /// To the beginning of the word at or before the caret.
    WordLeft,
    /// To the end of the word at or behind the caret.
    WordRight,
    /// A visual row up, keeping the column.
    Up,
    /// A visual row down, keeping the column.
    Down,
    /// A page up, less one row.
    PageUp,
    /// A page down, less one row.
    PageDown,
    /// To the beginning of the visual row.
    RowStart,
    /// To the end of the visual row.
    RowEnd,
    /// To the beginning of the text.
    Start,
    /// To the end of the text.
    End,
}

impl Editor {
    /// Moves the caret; `select` takes the words passed over into the selection, else the selection is dropped.
    /// Without shift, left and right leave a selection at its ends. The answer: whether the caret has moved.
    pub fn go(&mut self, to: Move, select: bool) -> bool {
        let before = self.caret;
        let left_behind = if select { None } else { self.selection() };
        self.settle(select);
        if !matches!(to, Move::Up | Move::Down | Move::PageUp | Move::PageDown) {
            self.goal = None;
        }
        self.caret = match (to, left_behind) {
            (Move::Left, Some((from, _))) => from,
            (Move::Right, Some((_, until))) => until,
            _ => self.reached(to),
        };
        self.keep_in_sight();
        self.caret != before
    }

    /// Ends a run of typing, and begins, keeps or drops the selection.
    pub(super) fn settle(&mut self, select: bool) {
        self.history.close();
        self.anchor = if select { self.anchor.or(Some(self.caret)) } else { None };
    }

    fn reached(&mut self, to: Move) -> Spot {
        match to {
            Move::Left => self.buffer.before(self.caret),
            Move::Right => self.buffer.after(self.caret),
            Move::WordLeft => self.buffer.word_before(self.caret),
            Move::WordRight => self.buffer.word_after(self.caret),
            Move::Start => Spot::default(),
            Move::End => self.buffer.end(),
            Move::RowStart => Spot { byte: self.map.row_of(self.caret).1.start, ..self.caret },
            Move::RowEnd => self.row_end(),
            Move::Up => self.down_by(-1),
            Move::Down => self.down_by(1),
            Move::PageUp => self.down_by(1 - self.height.max(2).cast_signed()),
            Move::PageDown => self.down_by(self.height.max(2).cast_signed() - 1),
        }
    }

    /// The end of the caret's row. Where the line goes on below, that is before the grapheme that ends the row (mostly
    /// the space hanging there), for the spot behind it belongs to the next row.
    fn row_end(&self) -> Spot {
        let range = self.map.row_of(self.caret).1;
        let line = self.buffer.line(self.caret.line);
        if range.end > line.len() {
            return Spot { byte: line.len(), ..self.caret };
        }
        let last = line[range.clone()].graphemes(true).next_back().map_or(0, str::len);
        Spot { byte: (range.end - last).max(range.start), ..self.caret }
    }

    /// So many visual rows down (up if negative), in the column aimed at; past the first or last row, to the end of it.
    fn down_by(&mut self, rows: isize) -> Spot {
        let (row, column) = self.seen(self.caret);
        let goal = *self.goal.get_or_insert(column);
        match row.checked_add_signed(rows) {
            None if row == 0 => Spot::default(),
            None => self.spot_at(0, goal),
            Some(_) if rows > 0 && row + 1 >= self.map.rows() => self.buffer.end(),
            Some(row) => self.spot_at(row.min(self.map.rows() - 1), goal),
        }
    }

    /// The spot of a visual row that stands at a column, or the last one before it.
    pub(super) fn spot_at(&self, row: usize, column: usize) -> Spot {
        let Some((line, range)) = self.map.rows_from(&self.buffer, row).next() else { return self.buffer.end() };
        let words = self.buffer.line(line);
        let goes_on = range.end < words.len();
        let (mut byte, mut used) = (range.start, 0);
        for grapheme in words[range.clone()].graphemes(true) {
            used += grapheme_width(grapheme);
            let behind = byte + grapheme.len();
            if used > column || (goes_on && behind == range.end) {
                break;
            }
            byte = behind;
        }
        Spot { line, byte }
    }
}
