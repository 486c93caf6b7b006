//! Rows under headings: one stands above the first row in sight, and wherever another group begins. How many rows are a
//! screenful hangs on how many headings stand between them.

use super::{Keyed, Rows};

/// A line of such a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The heading of the group that the row at this place of what is loaded is in.
    Head(usize),
    /// The row at this place.
    Row(usize),
}

/// The rows, and whether another group begins between two of them that follow each other.
#[derive(Debug)]
pub struct Headed<'a, T> {
    rows: &'a Rows<T>,
    parted: fn(&T, &T) -> bool,
}

impl<'a, T: Keyed> Headed<'a, T> {
    /// These rows, parted where `parted` says so.
    #[must_use]
    pub const fn new(rows: &'a Rows<T>, parted: fn(&T, &T) -> bool) -> Self {
        Self { rows, parted }
    }

    /// The lines in sight where there is room for so many.
    #[must_use]
    pub fn lines(&self, height: usize) -> Vec<Line> {
        let first = self.rows.first_shown(self.in_sight(height));
        let mut lines = Vec::with_capacity(height);
        for at in first..self.rows.loaded().len() {
            if at == first || self.begins(at) {
                lines.push(Line::Head(at));
            }
            lines.push(Line::Row(at));
            if lines.len() >= height {
                break;
            }
        }
        lines.truncate(height);
        lines
    }

    /// How many rows to count as a screenful, so that the one under the cursor is in sight whatever groups begin
    /// between: the most that fit.
    #[must_use]
    pub fn in_sight(&self, height: usize) -> usize {
        let fits = |rows: &usize| {
            let first = self.rows.first_shown(*rows);
            self.between(first, self.rows.cursor()) <= height
        };
        (1..=height).rev().find(fits).unwrap_or(1)
    }

    /// How many rows are seen just now: a screenful moves by that, however many headings stand between them.
    #[must_use]
    pub fn seen(&self, height: usize) -> usize {
        self.lines(height).iter().filter(|line| matches!(line, Line::Row(_))).count().max(1)
    }

    /// Lines from the row `first` to the row `last`, the heading above the first included.
    fn between(&self, first: usize, last: usize) -> usize {
        let heads = (first + 1..=last).filter(|at| self.begins(*at)).count();
        (last + 1).saturating_sub(first) + heads + 1
    }

    fn begins(&self, at: usize) -> bool {
        let row = |at: usize| self.rows.loaded().get(at);
        at.checked_sub(1).and_then(row).zip(row(at)).is_none_or(|(above, row)| (self.parted)(above, row))
    }
}
