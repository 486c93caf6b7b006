//! How the rows of the journal stand under each other: months between them, and how much room there is.

use super::Journal;
use crate::{
    app::{
        Size,
        parts::headed::{self, Headed},
    },
    domain::Day,
    journal::EntryRow,
};
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
        let lines = self.headed().lines(self.list_lines(size));
        let line = |line| match line {
            headed::Line::Head(at) => Line::Month(self.rows.loaded().get(at).map_or(Day(0), |row| row.held.day())),
            headed::Line::Row(at) => Line::Row(at),
        };
        lines.into_iter().map(line).collect()
    }

    /// How many rows to count as a screenful, so that the one under the cursor is in sight.
    pub(super) fn rows_in_sight(&self, size: Size) -> usize {
        self.headed().in_sight(self.list_lines(size))
    }

    /// How many rows are seen just now.
    pub(super) fn rows_seen(&self, size: Size) -> usize {
        self.headed().seen(self.list_lines(size))
    }

    const fn headed(&self) -> Headed<'_, EntryRow> {
        Headed::new(&self.rows, another_month)
    }
}

fn another_month(above: &EntryRow, row: &EntryRow) -> bool {
    let month = |row: &EntryRow| {
        let date = row.held.day().date();
        (date.year(), date.month())
    };
    month(above) != month(row)
}
