//! How the rows of the journal stand under each other: months between them, and how much room there is.

use super::Journal;
use crate::{app::Size, domain::Day};
use chrono::Datelike;

/// Where the detail of the entry under the cursor stands: so many columns at the right, its rule included; 0 = nowhere.
#[must_use]
pub const fn detail_columns(size: Size) -> u16 {
    match size.columns {
        0..=99 => 0,
        100..=139 => 50,
        140.. => 60,
    }
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The heading of the month of this day.
    Month(Day),
    /// The row at this place of what is loaded.
    Row(usize),
}

impl Journal {
    /// How many lines the list has: the rest is header, field, rule, rule, footer, and a mistake where there is one.
    #[must_use]
    pub fn list_lines(&self, size: Size) -> usize {
        let mistake = u16::from(self.find.mistake().is_some());
        usize::from(size.rows.saturating_sub(5 + mistake)).max(1)
    }

    /// The lines in sight.
    #[must_use]
    pub fn lines(&self, size: Size) -> Vec<Line> {
        let height = self.list_lines(size);
        let first = self.rows.first_shown(self.rows_in_sight(size));
        let mut lines = Vec::with_capacity(height);
        for at in first..self.rows.loaded().len() {
            if at == first || self.begins_month(at) {
                lines.push(Line::Month(self.day(at)));
            }
            lines.push(Line::Row(at));
            if lines.len() >= height {
                break;
            }
        }
        lines.truncate(height);
        lines
    }

    /// How many rows to count as a screenful, so that the one under the cursor is in sight whatever months begin
    /// between: the most that fit.
    pub(super) fn rows_in_sight(&self, size: Size) -> usize {
        let height = self.list_lines(size);
        let fits = |rows: &usize| {
            let first = self.rows.first_shown(*rows);
            self.lines_between(first, self.rows.cursor()) <= height
        };
        (1..=height).rev().find(fits).unwrap_or(1)
    }

    /// How many rows are seen just now: a screenful moves by that, however many months stand between them.
    pub(super) fn rows_seen(&self, size: Size) -> usize {
        self.lines(size).iter().filter(|line| matches!(line, Line::Row(_))).count().max(1)
    }

    /// Lines from the row `first` to the row `last`, the month above the first included.
    fn lines_between(&self, first: usize, last: usize) -> usize {
        let months = (first + 1..=last).filter(|at| self.begins_month(*at)).count();
        (last + 1).saturating_sub(first) + months + 1
    }

    fn begins_month(&self, at: usize) -> bool {
        at == 0 || month(self.day(at)) != month(self.day(at - 1))
    }

    fn day(&self, at: usize) -> Day {
        self.rows.loaded().get(at).map_or(Day(0), |row| row.held.day())
    }
}

fn month(day: Day) -> (i32, u32) {
    let date = day.date();
    (date.year(), date.month())
}
