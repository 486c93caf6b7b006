//! A short list to choose from, floating over the screen that asked. The choice goes back to that screen.

use super::{Flow, Page, Place};
use crate::app::{Action, Cx, Spot, keymap::Context, parts::menu::Choice};

/// A menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    /// What is to be chosen, as its heading.
    pub heading: String,
    /// What the rows say and mean, in order.
    pub rows: Vec<(String, Choice)>,
    /// The row under the cursor.
    pub cursor: usize,
}

impl Menu {
    /// A menu with the cursor on the row whose choice is `now`, else on the first.
    #[must_use]
    pub fn new(heading: impl Into<String>, rows: Vec<(String, Choice)>, now: Option<&Choice>) -> Self {
        let cursor = rows.iter().position(|(_, choice)| Some(choice) == now).unwrap_or(0);
        Self { heading: heading.into(), rows, cursor }
    }

    fn choose(&self, at: usize, cx: &mut Cx<'_>) {
        if let Some((_, choice)) = self.rows.get(at) {
            cx.answer(choice.clone());
        }
    }
}

impl Page for Menu {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        Context::Menu
    }

    fn title(&self) -> String {
        self.heading.clone()
    }

    fn actions(&self) -> &[Action] {
        use Action::{Choose, Down, Open, Up};
        const NUMBERED: [Action; 12] = [
            Up,
            Down,
            Open,
            Choose(1),
            Choose(2),
            Choose(3),
            Choose(4),
            Choose(5),
            Choose(6),
            Choose(7),
            Choose(8),
            Choose(9),
        ];
        &NUMBERED[..3 + self.rows.len().min(9)]
    }

    fn floats(&self) -> bool {
        true
    }

    fn load(&mut self, _cx: &mut Cx<'_>) {}

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        let rows = self.rows.len().max(1);
        match action {
            // A menu is short: it goes round.
            Action::Up => self.cursor = (self.cursor + rows - 1) % rows,
            Action::Down => self.cursor = (self.cursor + 1) % rows,
            Action::Open => self.choose(self.cursor, cx),
            Action::Choose(number) => self.choose(usize::from(number).saturating_sub(1), cx),
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        if let Spot::Row(at) = spot {
            self.choose(at, cx);
        }
    }
}
