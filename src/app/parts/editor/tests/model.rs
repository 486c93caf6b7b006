//! The naive editor: graphemes in a row, everything found anew each time.

use super::super::{Delete, Move, Spot};
use crate::words::{grapheme_width, width, wrap};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Text as graphemes (a line end is one), the caret as a count of them.
#[derive(Debug)]
pub(super) struct Model {
    text: Vec<String>,
    caret: usize,
    anchor: Option<usize>,
    goal: Option<usize>,
    width: usize,
    height: usize,
}

impl Default for Model {
    fn default() -> Self {
        Self { text: Vec::new(), caret: 0, anchor: None, goal: None, width: 11, height: 4 }
    }
}

/// As the editor sees it: a line end stands alone, whatever follows it.
fn split(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push("\n".to_owned());
        }
        out.extend(line.graphemes(true).map(str::to_owned));
    }
    out
}

fn is_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

impl Model {
    pub(super) fn text(&self) -> String {
        self.text.concat()
    }

    pub(super) fn fit(&mut self, columns: usize, rows: usize) {
        (self.width, self.height) = (columns.saturating_sub(1).max(1), rows);
    }

    pub(super) fn put(&mut self, text: &str) {
        if !(text.is_empty() && self.text.is_empty()) {
            self.set(text, text.len());
        }
    }

    /// Text and caret (in bytes of all); a caret inside a grapheme goes behind it.
    fn set(&mut self, text: &str, byte: usize) {
        self.text = split(text);
        let mut at = 0;
        self.caret = self
            .text
            .iter()
            .take_while(|grapheme| {
                let before = at < byte;
                at += grapheme.len();
                before
            })
            .count();
        (self.anchor, self.goal) = (None, None);
    }

    fn byte(&self, caret: usize) -> usize {
        self.text[..caret].iter().map(String::len).sum()
    }

    pub(super) fn take(&mut self, text: &str, caret: Spot) {
        let byte = text.split('\n').take(caret.line).map(|line| line.len() + 1).sum::<usize>() + caret.byte;
        self.set(text, byte);
    }

    fn range(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.caret)?;
        Some(anchor.min(self.caret)..anchor.max(self.caret))
    }

    pub(super) fn selected(&self) -> Option<String> {
        self.range().map(|range| self.text[range].concat())
    }

    fn replace(&mut self, range: Range<usize>, text: &str) {
        if range.is_empty() && text.is_empty() {
            return;
        }
        let (from, to) = (self.byte(range.start), self.byte(range.end));
        let mut all = self.text();
        all.replace_range(from..to, text);
        self.set(&all, from + text.len());
    }

    pub(super) fn insert(&mut self, text: &str) {
        self.replace(self.range().unwrap_or(self.caret..self.caret), text);
    }

    pub(super) fn cut(&mut self) -> Option<String> {
        let words = self.selected()?;
        self.insert("");
        Some(words)
    }

    pub(super) fn delete(&mut self, what: Delete) {
        if self.range().is_some() {
            return self.insert("");
        }
        let before = self.text[..self.caret].iter().rposition(|g| g == "\n").map_or(0, |at| at + 1);
        let after =
            self.text[self.caret..].iter().position(|g| g == "\n").map_or(self.text.len(), |at| self.caret + at);
        let there = match what {
            Delete::WordBack => self.word_before(),
            Delete::WordOn => self.word_after(),
            Delete::LineStart if before < self.caret => before,
            Delete::LineEnd if after > self.caret => after,
            Delete::Back | Delete::LineStart => self.caret.saturating_sub(1),
            Delete::On | Delete::LineEnd => (self.caret + 1).min(self.text.len()),
        };
        self.replace(there.min(self.caret)..there.max(self.caret), "");
    }

    /// The words of the text before (or behind) the caret, as places in bytes of all.
    fn word_before(&self) -> usize {
        let upto: String = self.text[..self.caret].concat();
        let start = upto
            .split('\n')
            .scan(0, |at, line| {
                let found =
                    line.split_word_bound_indices().filter(|(_, w)| is_word(w)).map(|(i, _)| *at + i).next_back();
                *at += line.len() + 1;
                Some(found)
            })
            .flatten()
            .last();
        let start = start.unwrap_or(0);
        (0..=self.text.len()).rev().find(|caret| self.byte(*caret) <= start).unwrap_or(0)
    }

    fn word_after(&self) -> usize {
        let from = self.byte(self.caret);
        let rest: String = self.text[self.caret..].concat();
        let end = rest
            .split('\n')
            .scan(0, |at, line| {
                let found = line.split_word_bound_indices().find(|(_, w)| is_word(w)).map(|(i, w)| *at + i + w.len());
                *at += line.len() + 1;
                Some(found)
            })
            .flatten()
            .next();
        end.map_or(self.text.len(), |end| self.count_to(from + end))
    }

    fn count_to(&self, byte: usize) -> usize {
        (0..=self.text.len()).find(|caret| self.byte(*caret) >= byte).unwrap_or(self.text.len())
    }

    pub(super) fn spot(&self) -> Spot {
        let before = self.text[..self.caret].concat();
        let line = before.matches('\n').count();
        Spot { line, byte: before.rsplit('\n').next().map_or(0, str::len) }
    }

    pub(super) fn rows(&self) -> Vec<(usize, Range<usize>)> {
        let text = self.text();
        let wrapped = text.split('\n').map(|line| wrap(line, self.width)).enumerate();
        wrapped.flat_map(|(line, rows)| rows.into_iter().map(move |row| (line, row))).collect()
    }

    /// Row of all and column.
    pub(super) fn seen(&self) -> (usize, usize) {
        let spot = self.spot();
        let row = self.rows().iter().rposition(|(line, row)| *line == spot.line && row.start <= spot.byte).unwrap_or(0);
        let start = self.rows()[row].1.start;
        let text = self.text();
        let line = text.split('\n').nth(spot.line).unwrap_or("");
        (row, width(&line[start..spot.byte]))
    }

    pub(super) fn go(&mut self, to: Move, select: bool) {
        let range = self.range();
        self.anchor = if select { self.anchor.or(Some(self.caret)) } else { None };
        if !matches!(to, Move::Up | Move::Down | Move::PageUp | Move::PageDown) {
            self.goal = None;
        }
        let page = self.height.max(2).cast_signed() - 1;
        self.caret = match (to, range) {
            (Move::Left, Some(range)) if !select => range.start,
            (Move::Right, Some(range)) if !select => range.end,
            (Move::Left, _) => self.caret.saturating_sub(1),
            (Move::Right, _) => (self.caret + 1).min(self.text.len()),
            (Move::WordLeft, _) => self.word_before(),
            (Move::WordRight, _) => self.word_after(),
            (Move::Start, _) => 0,
            (Move::End, _) => self.text.len(),
            (Move::RowStart, _) => self.row_start(),
            (Move::RowEnd, _) => self.at(self.seen().0, usize::MAX),
            (Move::Up, _) => self.down(-1),
            (Move::Down, _) => self.down(1),
            (Move::PageUp, _) => self.down(-page),
            (Move::PageDown, _) => self.down(page),
        };
    }

    fn down(&mut self, by: isize) -> usize {
        let (row, column) = self.seen();
        let goal = *self.goal.get_or_insert(column);
        let last = self.rows().len() - 1;
        let wanted = row.cast_signed() + by;
        if by < 0 && row == 0 {
            0
        } else if by > 0 && row == last {
            self.text.len()
        } else {
            self.at(usize::try_from(wanted).unwrap_or(0).min(last), goal)
        }
    }

    fn row_start(&self) -> usize {
        let (line, range) = self.rows()[self.seen().0].clone();
        let before: usize = self.text().split('\n').take(line).map(|line| line.len() + 1).sum();
        self.count_to(before + range.start)
    }

    /// The furthest caret of a row that is not beyond the column and still stands in this row.
    fn at(&self, row: usize, column: usize) -> usize {
        let rows = self.rows();
        let (line, range) = rows[row].clone();
        let same_line_below = rows.get(row + 1).is_some_and(|(next, _)| *next == line);
        let text = self.text();
        let words = text.split('\n').nth(line).unwrap_or("");
        let before: usize = text.split('\n').take(line).map(|line| line.len() + 1).sum();
        let (mut byte, mut used) = (range.start, 0_usize);
        for grapheme in words[range.clone()].graphemes(true) {
            used += grapheme_width(grapheme);
            if used > column || (same_line_below && byte + grapheme.len() == range.end) {
                break;
            }
            byte += grapheme.len();
        }
        self.count_to(before + byte)
    }
}
