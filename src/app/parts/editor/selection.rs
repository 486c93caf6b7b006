//! What is picked: from the anchor to the caret, whichever comes first.

use std::ops::Range;

use super::{Editor, Spot};

impl Editor {
    /// The two ends of the selection, the earlier one first; `None` when nothing is selected.
    pub(super) fn selection(&self) -> Option<(Spot, Spot)> {
        let anchor = self.anchor?;
        (anchor != self.caret).then(|| (anchor.min(self.caret), anchor.max(self.caret)))
    }

    /// The words selected; `None` when nothing is.
    #[must_use]
    pub fn selected(&self) -> Option<String> {
        self.selection().map(|(from, to)| self.buffer.between(from, to))
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.settle(false);
        (self.anchor, self.caret) = (Some(Spot::default()), self.buffer.end());
        self.keep_in_sight();
    }

    /// Drops the selection; whether there was one.
    pub fn drop_selection(&mut self) -> bool {
        let had = self.selection().is_some();
        self.anchor = None;
        had
    }

    /// The selected part of a row, in bytes from the row's beginning.
    pub(super) fn selected_in(&self, line: usize, row: &Range<usize>) -> Option<Range<usize>> {
        let (from, to) = self.selection()?;
        let clip = |spot: Spot| match spot.line.cmp(&line) {
            std::cmp::Ordering::Less => row.start,
            std::cmp::Ordering::Equal => spot.byte.clamp(row.start, row.end),
            std::cmp::Ordering::Greater => row.end,
        };
        let (from, to) = (clip(from) - row.start, clip(to) - row.start);
        (from < to).then_some(from..to)
    }
}
