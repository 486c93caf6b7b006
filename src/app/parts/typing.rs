//! What the keys of a text field of one line do to its words. Which key means which action is the key table's business;
//! what the words are for, the screen's.

use super::{
    super::Action,
    editor::{Delete, Editor, Move},
};

/// The actions of a field of one line.
pub const ACTIONS: [Action; 13] = [
    Action::CaretLeft,
    Action::CaretRight,
    Action::LineStart,
    Action::LineEnd,
    Action::WordLeft,
    Action::WordRight,
    Action::DeleteBefore,
    Action::DeleteAfter,
    Action::DeleteWord,
    Action::DeleteToStart,
    Action::DeleteToEnd,
    Action::UndoText,
    Action::RedoText,
];

/// The same with rows below that one chooses from.
pub const WITH_CHOICE: [Action; 17] = {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m] = ACTIONS;
    [a, b, c, d, e, f, g, h, i, j, k, l, m, Action::Accept, Action::ChooseUp, Action::ChooseDown, Action::NextField]
};

/// What an action did to the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// It is none of a text field's.
    NotMine,
    /// The words are as they were.
    Kept,
    /// There are other words now.
    Changed,
}

/// Does it to a field of one line.
pub fn type_action(field: &mut Editor, action: Action) -> Typed {
    let moved = |field: &mut Editor, to| {
        field.go(to, false);
        Typed::Kept
    };
    match action {
        Action::CaretLeft => moved(field, Move::Left),
        Action::CaretRight => moved(field, Move::Right),
        Action::LineStart => moved(field, Move::Start),
        Action::LineEnd => moved(field, Move::End),
        Action::WordLeft => moved(field, Move::WordLeft),
        Action::WordRight => moved(field, Move::WordRight),
        Action::DeleteBefore => changed(field.delete(Delete::Back)),
        Action::DeleteAfter => changed(field.delete(Delete::On)),
        Action::DeleteWord => changed(field.delete(Delete::WordBack)),
        Action::DeleteToStart => changed(field.delete(Delete::LineStart)),
        Action::DeleteToEnd => changed(field.delete(Delete::LineEnd)),
        Action::UndoText => changed(field.undo()),
        Action::RedoText => changed(field.redo()),
        _ => Typed::NotMine,
    }
}

fn changed(changed: bool) -> Typed {
    if changed { Typed::Changed } else { Typed::Kept }
}
