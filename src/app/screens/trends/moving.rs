//! Where the cursor goes: from panel to panel, along the rows of one, and from day to day of the calendar.

use super::{Panel, Trends};
use crate::{
    app::{Action, Cx, Known},
    domain::Day,
};

/// Rows that a page key moves.
const PAGE: usize = 10;

impl Trends {
    pub(super) fn turn(&mut self, back: bool, known: &Known) {
        let steps = if back { Panel::ALL.len() - 1 } else { 1 };
        self.panel = Panel::ALL[(self.panel as usize + steps) % Panel::ALL.len()];
        self.lay(known);
    }

    /// In a list of rows; says whether the action was one of moving.
    pub(super) fn step(&mut self, action: Action) -> bool {
        let last = self.rows(self.panel).len().saturating_sub(1);
        let at = self.cursor(self.panel);
        self.cursors[self.panel as usize] = match action {
            Action::Up => at.saturating_sub(1),
            Action::Down => (at + 1).min(last),
            Action::PageUp => at.saturating_sub(PAGE),
            Action::PageDown => (at + PAGE).min(last),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        true
    }

    /// In the calendar.
    pub(super) fn step_days(&mut self, action: Action, first: Day, last: Day) -> bool {
        let to = match action {
            Action::Up => self.day + -1,
            Action::Down => self.day + 1,
            Action::Left => self.day + -7,
            Action::Right => self.day + 7,
            Action::PageUp => self.day + -28,
            Action::PageDown => self.day + 28,
            Action::First => first,
            Action::Last => last,
            _ => return false,
        };
        // A week that is not whole has no such day.
        if (first..=last).contains(&to) || matches!(action, Action::PageUp | Action::PageDown) {
            self.day = to.clamp(first, last);
        }
        true
    }

    pub(super) fn moved(&mut self, action: Action, cx: &Cx<'_>) -> bool {
        let grid = self.grid(cx.known).map(|late| late.period);
        match grid.filter(|_| self.panel == Panel::Calendar) {
            Some(period) => self.step_days(action, period.first, period.end()),
            None => self.step(action),
        }
    }
}
