//! What the keys of the form do.

use super::{FieldName, Flow, Purpose, SaveKind, WriteDown};
use crate::app::{Action, Cx, parts::form::Done};

macro_rules! with_text_keys {
    ($($action:ident),* $(,)?) => {
        &[
            $(Action::$action,)*
            Action::CaretLeft, Action::CaretRight, Action::LineStart, Action::LineEnd, Action::WordLeft,
            Action::WordRight, Action::DeleteBefore, Action::DeleteAfter, Action::DeleteWord, Action::DeleteToStart,
            Action::DeleteToEnd, Action::PutBack, Action::UndoText, Action::RedoText, Action::NextField,
            Action::PreviousField, Action::Accept, Action::ChooseUp, Action::ChooseDown, Action::Save, Action::Stop,
            Action::Back, Action::EditOutside, Action::MoreFields, Action::NewLine, Action::LineUp, Action::LineDown,
            Action::TextPageUp, Action::TextPageDown, Action::SelectLeft, Action::SelectRight, Action::SelectUp,
            Action::SelectDown, Action::Cut, Action::FindInText,
        ]
    };
}

const QUICK: &[Action] = with_text_keys![SaveNext, NothingFrank, ReachedNobody, PartTalk, NextMoment];
const SEVERAL: &[Action] =
    with_text_keys![SaveNext, NothingFrank, ReachedNobody, PartTalk, NextMoment, MomentUp, MomentDown];
const EDIT: &[Action] = with_text_keys![];

/// What can be done now. The rows of the body are found only in its context, so they need no list of their own.
pub(super) fn actions(purpose: &Purpose, _in_body: bool, several: bool) -> &'static [Action] {
    match (purpose, several) {
        (Purpose::New, false) => QUICK,
        (Purpose::New, true) => SEVERAL,
        (Purpose::Entry(_) | Purpose::Talk(_) | Purpose::Attempt(_), _) => EDIT,
    }
}

impl WriteDown {
    pub(super) fn do_key(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.form.finding().is_some() && self.form.find_key(action) {
            return Flow::Taken;
        }
        match action {
            Action::FindInText => self.form.begin_finding(),
            Action::Back if self.form.drop_selection() => {}
            Action::Back => return self.leave(cx),
            Action::Stop => match self.form.selected() {
                Some(words) => cx.copy(words),
                None => return Flow::Passed,
            },
            Action::Save => self.save(SaveKind::Words, cx),
            Action::SaveNext => self.save(SaveKind::AndNext, cx),
            Action::NothingFrank => self.save(SaveKind::NothingFrank, cx),
            Action::ReachedNobody => self.save(SaveKind::ReachedNobody, cx),
            Action::PartTalk => self.part(),
            Action::MoreFields => self.form.fold(),
            Action::NextMoment => self.another(),
            Action::MomentUp => self.shift(false, cx.now()),
            Action::MomentDown => self.shift(true, cx.now()),
            Action::EditOutside => self.edit_outside(cx),
            Action::NextField => self.next_field(cx),
            Action::PreviousField => {
                self.form.step(false, cx.now());
                self.ready_another_who();
            }
            Action::Accept => self.accept(cx),
            Action::ChooseUp | Action::ChooseDown => self.choose(action == Action::ChooseDown, cx),
            Action::LineUp | Action::LineDown if self.over_the_edge(action == Action::LineDown) => {}
            Action::Cut => {
                if let Some(words) = self.form.cut() {
                    cx.copy(words);
                    self.changed(cx);
                }
            }
            action => match self.form.act(action) {
                Done::Passed => return Flow::Passed,
                Done::Moved => {}
                Done::Changed => self.changed(cx),
            },
        }
        Flow::Taken
    }

    /// Leaving never discards a word.
    fn leave(&mut self, cx: &mut Cx<'_>) -> Flow {
        if !self.is_empty() {
            self.keep_draft(cx);
            if self.purpose.is_new() || self.keeping.uid().is_some() {
                cx.say_left(self.is_saving(), "The draft stays · n continues it · X drops it");
            }
        }
        Flow::Passed
    }

    fn edit_outside(&mut self, cx: &mut Cx<'_>) {
        if self.outside.is_none() {
            let name = if self.form.focused().is_body() { self.form.focused() } else { FieldName::Words };
            let words = self.form.field(name).map(|field| field.editor.text()).unwrap_or_default();
            self.outside = Some(cx.edit_outside(words));
        }
    }

    /// Tab: takes the completion, and goes on. From the words, a Who that is known is passed over: its turn comes last.
    fn next_field(&mut self, cx: &mut Cx<'_>) {
        let from = self.form.focused();
        if from == FieldName::Who {
            if std::mem::take(&mut self.came_round) {
                self.form.focus_on(FieldName::Words);
                return;
            }
            self.complete(cx);
        }
        self.form.step(true, cx.now());
        let to = self.form.focused();
        if self.who.known(&self.form.text(FieldName::Who)).is_none() {
            return;
        }
        if from == FieldName::Words && to == FieldName::Who {
            self.form.step(true, cx.now());
        } else if to == FieldName::Words && from != FieldName::Who && self.form.focus_on(FieldName::Who) {
            self.came_round = true;
            self.ready_another_who();
        }
    }

    /// Who comes back to a Who that is known means another: typing replaces it.
    fn ready_another_who(&mut self) {
        let here = self.form.focused() == FieldName::Who;
        let known = here && self.who.known(&self.form.text(FieldName::Who)).is_some();
        if let Some(who) = self.form.field_mut(FieldName::Who).filter(|_| known) {
            who.editor.select_all();
        }
    }

    /// Enter in a field: the near name where one was offered, else as tab.
    fn accept(&mut self, cx: &mut Cx<'_>) {
        let text = self.form.text(FieldName::Who);
        let asked = self.form.focused() == FieldName::Who;
        match asked.then(|| self.who.take_near(&text)).flatten() {
            Some(old) => {
                self.form.put(FieldName::Who, &old);
                self.keeping.touched(cx.now());
                self.ask_joins(cx);
            }
            None => self.next_field(cx),
        }
    }

    fn complete(&mut self, cx: &mut Cx<'_>) {
        let text = self.form.text(FieldName::Who);
        let settled = self.who.known(&text).is_some() && self.who.offered().0.iter().all(|hit| hit.exact);
        if settled {
            return;
        }
        if let Some(text) = self.who.completed(&text) {
            self.form.put(FieldName::Who, &text);
            self.keeping.touched(cx.now());
            self.ask_joins(cx);
        }
    }

    fn choose(&mut self, down: bool, cx: &mut Cx<'_>) {
        match self.form.focused() {
            FieldName::Who => self.who.choose(down),
            name if crate::app::parts::form::Form::chooses(name) => {
                let action = if down { Action::ChooseDown } else { Action::ChooseUp };
                if self.form.act(action) == Done::Changed {
                    self.changed(cx);
                }
            }
            _ => self.form.step(down, cx.now()),
        }
    }
}
