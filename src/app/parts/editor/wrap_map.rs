//! Which visual rows each logical line has, laid out anew only where something changed.
//!
//! A change inside one line keeps the rows far enough before it and stops as soon as the new rows fall together with
//! the old ones again: a letter typed into a megabyte on one line costs a few rows, not twelve thousand.

use std::ops::Range;

use super::Spot;
use super::buffer::Buffer;
use crate::words::Rows;

/// A change can pull words up into the row above, and how that one ended was settled within the two rows behind it.
const ROWS_BEFORE: usize = 3;

/// Where the rows of each line start, for one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WrapMap {
    /// Columns; `None` = no wrapping.
    width: Option<usize>,
    /// For each line the byte where each of its rows begins; the first is 0.
    starts: Vec<Vec<usize>>,
    /// Rows laid out since it was made: what the tests count instead of time.
    #[cfg(test)]
    pub(super) laid_out: usize,
}

impl WrapMap {
    /// Without wrapping: one row a line.
    pub(super) fn new(buffer: &Buffer) -> Self {
        Self {
            width: None,
            starts: vec![vec![0]; buffer.lines().len()],
            #[cfg(test)]
            laid_out: 0,
        }
    }

    /// The width it wraps at; beyond all columns where nothing wraps.
    pub(super) fn width(&self) -> usize {
        self.width.unwrap_or(usize::MAX)
    }

    /// Lays everything out for another width.
    pub(super) fn fit(&mut self, buffer: &Buffer, width: usize) {
        if self.width != Some(width) {
            self.width = Some(width);
            self.starts = buffer.lines().iter().map(|line| self.all(line)).collect();
            #[cfg(test)]
            {
                self.laid_out += self.rows();
            }
        }
    }

    fn all(&self, line: &str) -> Vec<usize> {
        self.width.map_or_else(|| vec![0], |width| Rows::from(line, 0, width).map(|row| row.start).collect())
    }

    /// Says that what stood between `from` and `to` has become what stands between `from` and `end`.
    pub(super) fn changed(&mut self, buffer: &Buffer, from: Spot, to: Spot, end: Spot) {
        if from.line == to.line && from.line == end.line {
            self.mend(buffer.line(from.line), from, to.byte, end.byte);
            return;
        }
        let fresh: Vec<_> = (from.line..=end.line).map(|line| self.all(buffer.line(line))).collect();
        #[cfg(test)]
        {
            self.laid_out += fresh.iter().map(Vec::len).sum::<usize>();
        }
        self.starts.splice(from.line..=to.line, fresh);
    }

    fn mend(&mut self, line: &str, from: Spot, old_end: usize, new_end: usize) {
        let Some(width) = self.width else { return };
        let old = std::mem::take(&mut self.starts[from.line]);
        let touched = old.partition_point(|start| *start <= from.byte).saturating_sub(1);
        let kept = touched.saturating_sub(ROWS_BEFORE);
        let mut starts = old[..kept].to_vec();
        // The first row behind the change may still feel it through the grapheme before it; the second cannot.
        let mut known = old[kept..].iter().skip_while(|start| **start <= old_end).skip(1).peekable();
        for row in Rows::from(line, old[kept], width) {
            #[cfg(test)]
            {
                self.laid_out += 1;
            }
            // In words of the new text: where the old rows behind the change begin.
            while known.next_if(|start| **start - old_end + new_end < row.start).is_some() {}
            if row.start > new_end && known.peek().is_some_and(|start| **start - old_end + new_end == row.start) {
                starts.extend(known.map(|start| start - old_end + new_end));
                break;
            }
            starts.push(row.start);
        }
        self.starts[from.line] = starts;
    }

    /// All rows.
    pub(super) fn rows(&self) -> usize {
        self.starts.iter().map(Vec::len).sum()
    }

    /// The number of the row that shows a spot, and the row's bytes in its line. A spot between two rows of a line
    /// stands at the beginning of the lower one.
    pub(super) fn row_of(&self, spot: Spot) -> (usize, Range<usize>) {
        let above: usize = self.starts.iter().take(spot.line).map(Vec::len).sum();
        let starts = self.starts.get(spot.line).map_or(&[0][..], Vec::as_slice);
        let row = starts.partition_point(|start| *start <= spot.byte).saturating_sub(1);
        (above + row, starts[row]..starts.get(row + 1).copied().unwrap_or(usize::MAX))
    }

    /// The rows from number `first` on: line and bytes in it.
    pub(super) fn rows_from<'a>(
        &'a self,
        buffer: &'a Buffer,
        first: usize,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
        let mut skip = first;
        let line = self.starts.iter().position(|starts| {
            let here = skip < starts.len();
            skip -= if here { 0 } else { starts.len() };
            here
        });
        let line = line.unwrap_or(self.starts.len());
        self.starts
            .iter()
            .enumerate()
            .skip(line)
            .flat_map(|(at, starts)| {
                let ends = starts.iter().skip(1).copied().chain([buffer.line(at).len()]);
                starts.iter().zip(ends).map(move |(start, end)| (at, *start..end))
            })
            .skip(skip)
    }
}
