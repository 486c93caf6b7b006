//! A chart laid out: which row and column each day and value falls on. It is made anew when the data or the size changes
//! and kept till then, so that drawing is looking up. It knows nothing of glyphs and colours.

use crate::{
    domain::{Day, Tag},
    trust::{Chart, ChartPoint},
    words::number::nearest,
};

/// Dots in a cell, from left to right.
pub const ACROSS: usize = 2;
/// Dots in a cell, from top to bottom.
pub const DOWN: usize = 4;

/// Some days, and the columns they stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// How many columns they have.
    pub columns: u16,
}

impl Span {
    fn days(self) -> i64 {
        i64::from(self.last - self.first).max(1)
    }

    /// The last day of part `at` when the days are cut into so many parts; what a day brought shows in its own part.
    #[must_use]
    pub fn day(self, at: usize, parts: usize) -> Day {
        let (at, parts) = (i64::try_from(at).unwrap_or(0), i64::try_from(parts.max(1)).unwrap_or(1));
        self.first + i32::try_from(self.days() * (at + 1) / parts).unwrap_or(0)
    }

    /// The column a day stands in; -1 before the first, as many as there are columns after the last.
    #[must_use]
    pub fn column(self, day: Day) -> i32 {
        let columns = i64::from(self.columns);
        let at = match day {
            day if day < self.first => -1,
            day if day > self.last => columns,
            day => ((i64::from(day - self.first) * columns + self.days() - 1) / self.days() - 1).max(0),
        };
        i32::try_from(at).unwrap_or(0)
    }
}

/// Where mean and band stand in one column of dots; rows of dots from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke {
    /// The row of the mean.
    pub mean: usize,
    /// The first and the last row of the line: from the mean of the column before to this one's.
    pub line: (usize, usize),
    /// The rows of the band's upper and lower end.
    pub band: (usize, usize),
    /// The score only fades here: the last evidence lies before.
    pub fades: bool,
}

/// The days with entries that share a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnMark {
    /// The column.
    pub column: u16,
    /// The first of the days.
    pub first: Day,
    /// The last of the days.
    pub last: Day,
    /// How many entries they have.
    pub count: u32,
    /// The tag, where there is but one entry.
    pub tag: Option<Tag>,
}

/// A chart laid out in so many columns and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plot {
    /// Its days.
    pub span: Span,
    /// Its rows of cells.
    pub rows: u16,
    /// A stroke for each column of dots; `None` where nothing is drawn, for it was too early to tell.
    pub strokes: Vec<Option<Stroke>>,
    /// The columns with entries, from left to right.
    pub marks: Vec<ColumnMark>,
}

impl Plot {
    /// Lays a chart out.
    #[must_use]
    pub fn of(chart: &Chart, columns: u16, rows: u16) -> Self {
        let span = Span { first: chart.first, last: chart.last, columns };
        let dots = usize::from(rows.max(1)) * DOWN;
        let parts = usize::from(columns) * ACROSS;
        let mut before = None;
        let strokes = (0..parts)
            .map(|at| {
                let day = span.day(at, parts);
                let point = chart.on(day).filter(|point| point.told);
                let fades = chart.last_evidence.is_some_and(|last| day > last);
                let stroke = point.map(|point| stroke(point, before, fades, dots));
                before = stroke.map(|stroke| stroke.mean);
                stroke
            })
            .collect();
        Self { span, rows, strokes, marks: marks(chart, span) }
    }

    /// Whether it was laid out for this size.
    #[must_use]
    pub fn fits(&self, columns: u16, rows: u16) -> bool {
        (self.span.columns, self.rows) == (columns, rows)
    }

    /// The column of a day, that of its mark where it has one; -1 and beyond the last column as [`Span::column`].
    #[must_use]
    pub fn column(&self, day: Day) -> i32 {
        let at = self.marks.partition_point(|mark| mark.last < day);
        match self.marks.get(at) {
            Some(mark) if mark.first <= day => i32::from(mark.column),
            _ => self.span.column(day),
        }
    }

    /// The nearest day with entries in another column, to the right or to the left of `column`; beyond the outermost
    /// column its outermost day.
    #[must_use]
    pub fn beside(&self, column: i32, right: bool) -> Option<Day> {
        if right {
            self.marks
                .iter()
                .find(|mark| i32::from(mark.column) > column)
                .map(|mark| mark.first)
                .or_else(|| self.marks.last().map(|mark| mark.last))
        } else {
            self.marks
                .iter()
                .rev()
                .find(|mark| i32::from(mark.column) < column)
                .map(|mark| mark.last)
                .or_else(|| self.marks.first().map(|mark| mark.first))
        }
    }
}

/// The row of dots that a share of 1 falls on, of so many: 1 at the top.
#[must_use]
pub fn row_of(share: f64, dots: usize) -> usize {
    let most = dots.saturating_sub(1);
    usize::try_from(nearest((1.0 - share) * most as f64)).unwrap_or(0).min(most)
}

fn stroke(point: &ChartPoint, before: Option<usize>, fades: bool, dots: usize) -> Stroke {
    let mean = row_of(point.mean, dots);
    let joined = before.unwrap_or(mean);
    Stroke {
        mean,
        line: (mean.min(joined), mean.max(joined)),
        band: (row_of(point.high, dots), row_of(point.low, dots)),
        fades,
    }
}

fn marks(chart: &Chart, span: Span) -> Vec<ColumnMark> {
    let mut marks: Vec<ColumnMark> = Vec::new();
    for mark in &chart.marks {
        let Ok(column) = u16::try_from(span.column(mark.last)) else { continue };
        match marks.last_mut().filter(|before| before.column == column) {
            Some(before) => {
                before.last = mark.last;
                before.count = before.count.saturating_add(mark.count);
            }
            None => {
                marks.push(ColumnMark { column, first: mark.first, last: mark.last, count: mark.count, tag: mark.tag });
            }
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_a_day_brought_shows_in_its_own_column_and_not_before(days in 1..3_000_i32, columns in 1..300_u16, at in 0.0..=1.0_f64) {
            let span = Span { first: Day(-40), last: Day(-40 + days), columns };
            let day = Day(-40 + i32::try_from(nearest(f64::from(days) * at)).expect("small"));
            let column = usize::try_from(span.column(day)).expect("a day within");
            prop_assert!(column < usize::from(columns));
            let end = |at| span.day(at, usize::from(columns));
            prop_assert!(end(column) >= day);
            prop_assert!(column == 0 || end(column - 1) < day, "the column before ends before it");
        }
    }

    #[test]
    fn days_outside_stand_outside() {
        let span = Span { first: Day(0), last: Day(99), columns: 10 };
        assert_eq!([-1, 0, 99, 100].map(|day| span.column(Day(day))), [-1, 0, 9, 10]);
        let point = Span { first: Day(5), last: Day(5), columns: 10 };
        assert_eq!((point.column(Day(5)), point.column(Day(6)), point.day(9, 10)), (0, 10, Day(6)));
    }

    #[test]
    fn a_share_has_a_row() {
        assert_eq!([1.0, 0.5, 0.0, 2.0, -1.0, f64::NAN].map(|share| row_of(share, 36)), [0, 18, 35, 0, 35, 0]);
    }
}
