//! Taking back and bringing back. A run of typing is one step until the caret moves or a pause is made; a paste is one.

use super::buffer::Buffer;
use super::{Editor, Spot};

/// Steps kept; older ones are forgotten.
const STEPS: usize = 1000;

/// What kind of edit it was: neighbours of the same run go into one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A character typed, or a line end.
    Typing,
    /// A grapheme deleted.
    Deleting,
    /// Anything else; never joined with its neighbour.
    Whole,
}

/// Text put in the place of other text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    at: Spot,
    removed: String,
    inserted: String,
}

/// What one undo takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    changes: Vec<Change>,
    caret_before: Spot,
    caret_after: Spot,
}

/// What was done, and what was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The kind of the run that the next edit may still join.
    open: Option<Kind>,
}

impl History {
    /// The next edit begins a step of its own.
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// Keeps a change, in the step of its run or in one of its own. `carets` are before and after it.
    pub(super) fn note(&mut self, kind: Kind, at: Spot, removed: String, inserted: String, carets: (Spot, Spot)) {
        self.undone.clear();
        let joins = self.open == Some(kind) && kind != Kind::Whole;
        self.open = Some(kind);
        let change = Change { at, removed, inserted };
        if let Some(step) = self.done.last_mut().filter(|_| joins) {
            step.add(change);
            step.caret_after = carets.1;
            return;
        }
        self.done.push(Step { changes: vec![change], caret_before: carets.0, caret_after: carets.1 });
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
    }
}

impl Step {
    /// A character typed behind the last one lengthens that change; others stand beside it.
    fn add(&mut self, change: Change) {
        if let Some(last) = self.changes.last_mut()
            && change.removed.is_empty()
            && change.at == Buffer::end_of(last.at, &last.inserted)
        {
            last.inserted.push_str(&change.inserted);
            return;
        }
        self.changes.push(change);
    }
}

impl Editor {
    /// A pause in typing: what comes next is undone by itself.
    pub fn pause(&mut self) {
        self.history.close();
    }

    /// Takes back the last step; whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.history.done.pop() else { return false };
        for change in step.changes.iter().rev() {
            self.swap(change.at, &change.inserted, &change.removed);
        }
        self.stand(step.caret_before);
        self.history.undone.push(step);
        true
    }

    /// Brings back what was taken back last; whether there was something.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.history.undone.pop() else { return false };
        for change in &step.changes {
            self.swap(change.at, &change.removed, &change.inserted);
        }
        self.stand(step.caret_after);
        self.history.done.push(step);
        true
    }

    fn swap(&mut self, at: Spot, old: &str, new: &str) {
        let to = Buffer::end_of(at, old);
        let end = self.buffer.replace(at, to, new);
        self.map.changed(&self.buffer, at, to, end);
    }

    fn stand(&mut self, caret: Spot) {
        self.settle(false);
        self.goal = None;
        self.caret = caret;
        self.keep_in_sight();
    }
}
