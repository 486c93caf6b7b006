//! A question with yes and no, before the few things that `u` does not take back. The cursor stands on no.

use super::{Flow, Page, Place};
use crate::app::{Action, Cx, Spot, keymap::Context, parts::menu::Choice};

/// A dialog.
#[derive(Debug, Clone, PartialEq)]
pub struct Dialog {
    /// What is asked, and what will be gone.
    pub question: String,
    /// The verb on the button that does it.
    pub yes: String,
    /// Whether the cursor stands on yes.
    pub on_yes: bool,
    /// What yes means, for the screen beneath.
    pub choice: Choice,
}

impl Dialog {
    /// Asks `question`; `yes` is the verb that does it.
    #[must_use]
    pub fn new(question: impl Into<String>, yes: impl Into<String>, choice: Choice) -> Self {
        Self { question: question.into(), yes: yes.into(), on_yes: false, choice }
    }

    fn answer(&self, yes: bool, cx: &mut Cx<'_>) {
        if yes {
            cx.answer(self.choice.clone());
        } else {
            cx.close();
        }
    }
}

impl Page for Dialog {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        Context::Dialog
    }

    fn title(&self) -> String {
        self.yes.clone()
    }

    fn actions(&self) -> &[Action] {
        &[Action::Yes, Action::No, Action::Other, Action::Open]
    }

    fn floats(&self) -> bool {
        true
    }

    fn load(&mut self, _cx: &mut Cx<'_>) {}

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        match action {
            Action::Yes => self.answer(true, cx),
            Action::No => self.answer(false, cx),
            Action::Other => self.on_yes = !self.on_yes,
            Action::Open => self.answer(self.on_yes, cx),
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        if let Spot::Row(button) = spot {
            self.answer(button == 0, cx);
        }
    }
}
