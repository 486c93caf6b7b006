//! What the keys of a text field do, whatever the form is about.

use super::{Form, name::FieldName};
use crate::app::{
    Action,
    parts::editor::{Delete, Editor, Move},
};

/// What an action did to the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It is none of a text field's.
    Passed,
    /// The caret moved, or nothing could be done.
    Moved,
    /// The words changed.
    Changed,
}

/// The actions a field of one line takes.
#[rustfmt::skip]
pub const IN_FIELD: &[Action] = &[
    Action::CaretLeft, Action::CaretRight, Action::LineStart, Action::LineEnd, Action::WordLeft, Action::WordRight,
    Action::DeleteBefore, Action::DeleteAfter, Action::DeleteWord, Action::DeleteToStart, Action::DeleteToEnd,
    Action::PutBack, Action::UndoText, Action::RedoText, Action::NextField, Action::PreviousField, Action::Accept,
    Action::ChooseUp, Action::ChooseDown, Action::Save, Action::Stop, Action::Back,
];

/// The actions the words of a form take beside those.
#[rustfmt::skip]
pub const IN_BODY: &[Action] = &[
    Action::NewLine, Action::LineUp, Action::LineDown, Action::TextPageUp, Action::TextPageDown, Action::SelectLeft,
    Action::SelectRight, Action::SelectUp, Action::SelectDown, Action::Cut, Action::EditOutside,
];

impl Form {
    /// Does what the key of a text field means in the field that has the focus.
    pub fn act(&mut self, action: Action) -> Done {
        let body = self.focused().is_body();
        if let Some((to, select)) = moved(action).filter(|(to, _)| body || !matches!(to, Move::Up | Move::Down)) {
            if let Some(field) = self.here() {
                field.editor.go(to, select);
            }
            return Done::Moved;
        }
        let changed = match action {
            Action::NewLine => self.edit(|editor| {
                editor.type_char('\n');
                true
            }),
            Action::Cut => self.cut().is_some(),
            Action::PutBack => {
                let clip = self.clip.clone();
                !clip.is_empty()
                    && self.edit(|editor| {
                        editor.paste(&clip);
                        true
                    })
            }
            Action::UndoText => self.edit(Editor::undo),
            Action::RedoText => self.edit(Editor::redo),
            Action::ChooseUp => self.choose(false),
            Action::ChooseDown => self.choose(true),
            action => match deleted(action) {
                Some(what) => self.delete(what),
                None => return Done::Passed,
            },
        };
        if changed { Done::Changed } else { Done::Moved }
    }

    /// A character was typed.
    pub fn typed(&mut self, typed: char) {
        self.edit(|editor| {
            editor.type_char(typed);
            true
        });
    }

    /// Text was pasted: one step to undo.
    pub fn pasted(&mut self, text: &str) {
        self.edit(|editor| {
            editor.paste(text);
            true
        });
    }

    /// What is selected where the focus is.
    #[must_use]
    pub fn selected(&self) -> Option<String> {
        self.fields.get(self.focus)?.editor.selected()
    }

    /// Drops the selection; whether there was one.
    pub fn drop_selection(&mut self) -> bool {
        self.here().is_some_and(|field| field.editor.drop_selection())
    }

    /// Cuts what is selected, for `ctrl-v` and the clipboard.
    pub fn cut(&mut self) -> Option<String> {
        let words = self.here()?.editor.cut()?;
        self.clip.clone_from(&words);
        Some(words)
    }

    /// A click into a field: focus and caret go there.
    pub fn clicked(&mut self, field: usize, row: u16, column: u16) {
        if self.fields.get(field).is_some() {
            self.focus = field;
            if let Some(field) = self.here() {
                field.editor.click(usize::from(row), usize::from(column));
            }
        }
    }

    fn edit(&mut self, work: impl FnOnce(&mut Editor) -> bool) -> bool {
        self.here().is_some_and(|field| {
            let changed = work(&mut field.editor);
            if changed {
                field.error = None;
            }
            changed
        })
    }

    /// Deletes; more than a character is kept for `ctrl-v`.
    fn delete(&mut self, what: Delete) -> bool {
        let before = self.here().map(|field| field.editor.text()).unwrap_or_default();
        let changed = self.edit(|editor| editor.delete(what));
        if changed && !matches!(what, Delete::Back | Delete::On) {
            let after = self.here().map(|field| field.editor.text()).unwrap_or_default();
            gone(&before, &after).clone_into(&mut self.clip);
        }
        changed
    }

    /// The next of the words one can choose from (or the one before).
    fn choose(&mut self, down: bool) -> bool {
        let name = self.focused();
        let choices = name.choices();
        if choices.is_empty() {
            return false;
        }
        let now = self.text(name).to_lowercase();
        let at = choices.iter().position(|choice| *choice == now);
        let at = match (at, down) {
            (None, true) => 0,
            (None, false) => choices.len() - 1,
            (Some(at), true) => (at + 1) % choices.len(),
            (Some(at), false) => (at + choices.len() - 1) % choices.len(),
        };
        self.put(name, &choices[at]);
        true
    }

    /// Whether up and down choose in this field.
    #[must_use]
    pub fn chooses(name: FieldName) -> bool {
        !name.choices().is_empty()
    }
}

/// What `before` has and `after` has not, in the middle.
fn gone<'a>(before: &'a str, after: &str) -> &'a str {
    let front = before.char_indices().zip(after.chars()).find(|((_, one), other)| one != other);
    let front = front.map_or(after.len().min(before.len()), |((at, _), _)| at);
    let length = before.len() - after.len();
    before.get(front..front + length).unwrap_or_default()
}

fn moved(action: Action) -> Option<(Move, bool)> {
    Some(match action {
        Action::CaretLeft => (Move::Left, false),
        Action::CaretRight => (Move::Right, false),
        Action::LineStart => (Move::RowStart, false),
        Action::LineEnd => (Move::RowEnd, false),
        Action::WordLeft => (Move::WordLeft, false),
        Action::WordRight => (Move::WordRight, false),
        Action::LineUp => (Move::Up, false),
        Action::LineDown => (Move::Down, false),
        Action::TextPageUp => (Move::PageUp, false),
        Action::TextPageDown => (Move::PageDown, false),
        Action::SelectLeft => (Move::Left, true),
        Action::SelectRight => (Move::Right, true),
        Action::SelectUp => (Move::Up, true),
        Action::SelectDown => (Move::Down, true),
        _ => return None,
    })
}

fn deleted(action: Action) -> Option<Delete> {
    Some(match action {
        Action::DeleteBefore => Delete::Back,
        Action::DeleteAfter => Delete::On,
        Action::DeleteWord => Delete::WordBack,
        Action::DeleteToStart => Delete::LineStart,
        Action::DeleteToEnd => Delete::LineEnd,
        _ => return None,
    })
}
