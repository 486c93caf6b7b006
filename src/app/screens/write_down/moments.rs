//! The moments of a talk: one stands in the form, the others wait.

use super::{FieldName, OF_MOMENT, WriteDown};
use crate::{app::parts::form::Field, domain::Moment};

impl WriteDown {
    /// Every moment's fields, in order, and whether it is the one in the form (whose fields are not given here).
    pub fn moments(&self) -> impl Iterator<Item = (&[Field], bool)> {
        self.moments.iter().enumerate().map(|(at, fields)| (fields.as_slice(), at == self.at))
    }

    /// The number of the moment in the form, from 0.
    #[must_use]
    pub fn moment(&self) -> usize {
        self.at
    }

    /// Another moment behind this one; the form has the shape of a conversation from then on. One that is still empty
    /// is enough.
    pub(super) fn another(&mut self) {
        self.several = true;
        if self.form.field(FieldName::Words).is_some_and(|field| field.editor.is_blank()) {
            self.form.focus_on(FieldName::Words);
            return;
        }
        self.moments[self.at] = self.form.take(OF_MOMENT);
        self.at += 1;
        self.moments.insert(self.at, Vec::new());
        self.form.focus_on(FieldName::Words);
    }

    /// To another moment; whether there is one.
    pub(super) fn turn_to(&mut self, at: usize) -> bool {
        if at >= self.moments.len() || at == self.at {
            return false;
        }
        self.moments[self.at] = self.form.take(OF_MOMENT);
        let fields = std::mem::take(&mut self.moments[at]);
        self.form.give(fields);
        self.at = at;
        true
    }

    /// This moment before the one above, or after the one below: their order is kept as their words are.
    pub(super) fn shift(&mut self, down: bool, now: Moment) {
        let to = if down { self.at + 1 } else { self.at.wrapping_sub(1) };
        if to < self.moments.len() {
            self.moments.swap(self.at, to);
            self.at = to;
            self.keeping.touched(now);
        }
    }

    /// Goes to the moment above (or below) where the caret is already on the first (or last) row.
    pub(super) fn over_the_edge(&mut self, down: bool) -> bool {
        if !self.several || self.form.focused() != FieldName::Words {
            return false;
        }
        let Some(words) = self.form.field(FieldName::Words) else { return false };
        let row = words.editor.caret().0 + words.editor.top();
        let edge = if down { row + 1 >= words.editor.rows() } else { row == 0 };
        edge && self.turn_to(if down { self.at + 1 } else { self.at.wrapping_sub(1) })
    }

    /// Lets `work` see each moment in the form, in order, until it says stop; then the one it stopped at stays, else
    /// the one that was there.
    pub(super) fn each(&mut self, mut work: impl FnMut(&mut Self) -> bool) -> bool {
        let here = self.at;
        for at in 0..self.moments.len() {
            self.turn_to(at);
            if !work(self) {
                return false;
            }
        }
        self.turn_to(here);
        true
    }
}
