//! What typing, deleting and pasting do to the words.

use super::undo::Kind;
use super::{Editor, Spot};

/// What is deleted, seen from the caret. A selection goes instead of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delete {
    /// The grapheme (or line end) before.
    Back,
    /// The grapheme (or line end) behind.
    On,
    /// To the beginning of the word before.
    WordBack,
    /// To the end of the word behind.
    WordOn,
    /// To the beginning of the line; there, the line end before.
    LineStart,
    /// To the end of the line; there, the line end behind.
    LineEnd,
}

impl Editor {
    /// Types a character in the place of the selection. A line end in a field of one line is a space.
    pub fn type_char(&mut self, typed: char) {
        let mut bytes = [0; 4];
        let text = self.taken(typed.encode_utf8(&mut bytes));
        if self.selection().is_some() {
            self.history.close();
        }
        self.insert(Kind::Typing, &text);
    }

    /// Puts text in the place of the selection: one step to undo, however long. Line ends of any kind become `\n`,
    /// in a field of one line a space.
    pub fn paste(&mut self, text: &str) {
        let text = self.taken(text);
        self.insert(Kind::Whole, &text);
        self.history.close();
    }

    /// Puts this text in the place of all there is: one step to undo; the caret goes behind it.
    pub fn put(&mut self, text: &str) {
        let text = self.taken(text);
        let end = self.buffer.end();
        self.replace(Kind::Whole, Spot::default(), end, &text);
        self.history.close();
    }

    /// Deletes; whether there was something to delete.
    pub fn delete(&mut self, what: Delete) -> bool {
        if let Some((from, to)) = self.selection() {
            self.replace(Kind::Whole, from, to, "");
            return true;
        }
        let here = self.caret;
        let there = self.end_of_deleting(what);
        if here == there {
            return false;
        }
        let kind = if matches!(what, Delete::Back | Delete::On) { Kind::Deleting } else { Kind::Whole };
        self.replace(kind, here.min(there), here.max(there), "");
        true
    }

    /// Deletes the selection and hands it over; `None` when nothing is selected.
    pub fn cut(&mut self) -> Option<String> {
        let words = self.selected()?;
        self.delete(Delete::Back);
        Some(words)
    }

    /// Cuts everything behind the caret off and hands it over, without the blank lines and spaces around the cut.
    pub fn split_off(&mut self) -> String {
        self.anchor = None;
        let rest = self.buffer.between(self.caret, self.buffer.end());
        let end = self.buffer.end();
        let mut from = self.caret;
        loop {
            let before = self.buffer.before(from);
            if before == from || !self.buffer.between(before, from).chars().all(char::is_whitespace) {
                break;
            }
            from = before;
        }
        self.replace(Kind::Whole, from, end, "");
        rest.trim().to_owned()
    }

    fn end_of_deleting(&self, what: Delete) -> Spot {
        let here = self.caret;
        let length = self.buffer.line(here.line).len();
        match what {
            Delete::WordBack => self.buffer.word_before(here),
            Delete::WordOn => self.buffer.word_after(here),
            Delete::LineStart if here.byte > 0 => Spot { byte: 0, ..here },
            Delete::LineEnd if here.byte < length => Spot { byte: length, ..here },
            Delete::Back | Delete::LineStart => self.buffer.before(here),
            Delete::On | Delete::LineEnd => self.buffer.after(here),
        }
    }

    /// The text as this editor keeps it.
    fn taken(&self, text: &str) -> String {
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
        if self.single { text.replace(['\n', '\t'], " ") } else { text }
    }

    fn insert(&mut self, kind: Kind, text: &str) {
        let (from, to) = self.selection().unwrap_or((self.caret, self.caret));
        self.replace(kind, from, to, text);
    }

    /// The one way in which words change (but undo): buffer, rows, history and caret together.
    fn replace(&mut self, kind: Kind, from: Spot, to: Spot, text: &str) {
        let removed = self.buffer.between(from, to);
        if removed.is_empty() && text.is_empty() {
            return;
        }
        let before = self.caret;
        let end = self.buffer.replace(from, to, text);
        self.map.changed(&self.buffer, from, to, end);
        self.caret = self.buffer.snapped(end);
        self.anchor = None;
        self.goal = None;
        self.history.note(kind, from, removed, text.to_owned(), (before, self.caret));
        self.keep_in_sight();
    }
}
