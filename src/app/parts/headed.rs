//! Rows under headings: one stands above the first row in sight, and wherever another group begins. How many rows are a
//! screenful hangs on how many headings stand between them.

use super::{Keyed, Rows};
use crate::{
    app::{Action, Ticket},
    journal::Window,
};

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
        let first = self.first(height);
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

    /// The first row in sight: as it was, moved only as far as the cursor needs, and no lower than the end of the list.
    fn first(&self, height: usize) -> usize {
        let cursor = self.rows.cursor();
        let least = self.highest(cursor, height);
        let most = self.highest(self.rows.loaded().len().saturating_sub(1), height);
        self.rows.top().clamp(least, cursor).min(most.max(least))
    }

    /// The first row in sight when the row `last` is the last one.
    fn highest(&self, last: usize, height: usize) -> usize {
        // Itself and the heading above it.
        let (mut first, mut lines) = (last, 2);
        while first > 0 {
            lines += 1 + usize::from(self.begins(first));
            if lines > height {
                break;
            }
            first -= 1;
        }
        first
    }

    /// How many rows are seen just now: a screenful moves by that, however many headings stand between them.
    #[must_use]
    pub fn seen(&self, height: usize) -> usize {
        self.lines(height).iter().filter(|line| matches!(line, Line::Row(_))).count().max(1)
    }

    fn begins(&self, at: usize) -> bool {
        let row = |at: usize| self.rows.loaded().get(at);
        at.checked_sub(1).and_then(row).zip(row(at)).is_none_or(|(above, row)| (self.parted)(above, row))
    }
}

/// Moves the cursor of such a list, of which so many lines are seen; as [`Rows::step`].
pub fn step<T: Keyed>(
    rows: &mut Rows<T>,
    parted: fn(&T, &T) -> bool,
    action: Action,
    height: usize,
    ask: impl FnOnce(Window) -> Ticket,
) -> bool {
    let top = Headed::new(rows, parted).first(height);
    let by = match action {
        Action::PageUp | Action::PageDown => Headed::new(rows, parted).seen(height),
        _ => height,
    };
    let moved = rows.step(action, by, ask);
    if moved {
        settle(rows, parted, top, height);
    }
    moved
}

/// The cursor on a loaded row of such a list.
pub fn put<T: Keyed>(rows: &mut Rows<T>, parted: fn(&T, &T) -> bool, cursor: usize, height: usize) {
    let top = Headed::new(rows, parted).first(height);
    rows.set_cursor(cursor, height);
    settle(rows, parted, top, height);
}

/// `Rows` counts no headings: where the list stands is reckoned here, from where it was seen to stand.
fn settle<T: Keyed>(rows: &mut Rows<T>, parted: fn(&T, &T) -> bool, top: usize, height: usize) {
    rows.scroll_to(top);
    let first = Headed::new(rows, parted).first(height);
    rows.scroll_to(first);
}
