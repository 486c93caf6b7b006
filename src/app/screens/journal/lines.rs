//! How the rows of the journal stand under each other: months between them, and how much room there is.

use super::Journal;
use crate::{
    app::{
        Action, Size, Ticket,
        parts::headed::{self, Headed},
    },
    domain::Day,
    journal::{EntryRow, Window},
};
use chrono::Datelike;

/// Where the detail of the entry under the cursor stands: so many columns at the right, its rule included; 0 = nowhere.
#[must_use]
pub const fn detail_columns(size: Size) -> u16 {
    match size.columns {
        0..=99 => 0,
        100..=139 => 44,
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
        let lines = Headed::new(&self.rows, another_month).lines(self.list_lines(size));
        let line = |line| match line {
            headed::Line::Head(at) => Line::Month(self.rows.loaded().get(at).map_or(Day(0), |row| row.held.day())),
            headed::Line::Row(at) => Line::Row(at),
        };
        lines.into_iter().map(line).collect()
    }

    /// Moves the cursor; `false` if `action` is no movement.
    pub(super) fn step(&mut self, action: Action, size: Size, ask: impl FnOnce(Window) -> Ticket) -> bool {
        let lines = self.list_lines(size);
        headed::step(&mut self.rows, another_month, action, lines, ask)
    }

    /// The cursor on a loaded row.
    pub(super) fn set_cursor(&mut self, cursor: usize, size: Size) {
        let lines = self.list_lines(size);
        headed::put(&mut self.rows, another_month, cursor, lines);
    }
}

fn another_month(above: &EntryRow, row: &EntryRow) -> bool {
    let month = |row: &EntryRow| {
        let date = row.held.day().date();
        (date.year(), date.month())
    };
    month(above) != month(row)
}
