//! What comes from the person: keys, pasted text, the mouse, and whether the window has the focus.
//!
//! A [`Key`] is written as in the key table (`ctrl-s`, `alt-enter`, `f2`, `shift-left`, `{`), and each key has one
//! way to be written, so that two rows of the table collide exactly when their keys are equal. How a terminal spells
//! them in bytes is the business of `runtime::input`.

use std::fmt;
use std::str::FromStr;

use crate::domain::Invalid;

/// One thing a person did at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, with `\n` as line end. It is text only: whatever stands in it, nothing in it is a command.
    Paste(String),
    /// The mouse did something over a cell, counted from 0 at the upper left.
    Mouse {
        /// What it did.
        kind: MouseKind,
        /// Columns from the left edge.
        column: u16,
        /// Rows from the upper edge.
        row: u16,
    },
    /// The window got (`true`) or lost the focus.
    Focus(bool),
}

/// What the mouse did. Mere movement is not reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// A button went down.
    Press(Button),
    /// A button came up.
    Release(Button),
    /// The wheel turned away from the hand.
    WheelUp,
    /// The wheel turned towards the hand.
    WheelDown,
}

/// A button of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// The first one.
    Left,
    /// The wheel pressed.
    Middle,
    /// The second one.
    Right,
}

/// A key with the modifiers held. Make it with [`Key::new`], [`Key::plain`] or by parsing its name: these keep the one
/// spelling that comparing keys relies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The key itself.
    pub code: Code,
    /// Control was held.
    pub ctrl: bool,
    /// Alt (or Meta) was held.
    pub alt: bool,
    /// Shift was held; for a character only together with control, for else the character says it (`N`, `?`).
    pub shift: bool,
}

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those on the keys")]
pub enum Code {
    /// What a press types.
    Char(char),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Home,
    End,
    PageUp,
    PageDown,
    Left,
    Right,
    Up,
    Down,
    /// A function key, from 1.
    F(u8),
}

/// The names of the keys that type nothing, and other names a config may use for them (the first one is printed).
const NAMES: &[(Code, &[&str])] = &[
    (Code::Char(' '), &["space"]),
    (Code::Enter, &["enter", "return"]),
    (Code::Esc, &["esc", "escape"]),
    (Code::Tab, &["tab"]),
    (Code::Backspace, &["backspace"]),
    (Code::Delete, &["del", "delete"]),
    (Code::Insert, &["insert", "ins"]),
    (Code::Home, &["home"]),
    (Code::End, &["end"]),
    (Code::PageUp, &["pgup", "pageup"]),
    (Code::PageDown, &["pgdn", "pagedown"]),
    (Code::Left, &["left", "←"]),
    (Code::Right, &["right", "→"]),
    (Code::Up, &["up", "↑"]),
    (Code::Down, &["down", "↓"]),
];

impl Key {
    /// A key with modifiers, brought into its one spelling: shift goes into the character (`shift-n` is `N`), and with
    /// control the letter is a small one (`ctrl-N` cannot be told from `ctrl-n` in most terminals).
    #[must_use]
    pub fn new(code: Code, ctrl: bool, alt: bool, shift: bool) -> Self {
        match code {
            Code::Char(typed) if ctrl => {
                let shift = shift && typed.is_alphabetic();
                Self { code: Code::Char(only(typed.to_lowercase(), typed)), ctrl, alt, shift }
            }
            Code::Char(typed) => {
                let typed = if shift { only(typed.to_uppercase(), typed) } else { typed };
                Self { code: Code::Char(typed), ctrl, alt, shift: false }
            }
            code => Self { code, ctrl, alt, shift },
        }
    }

    /// A key with no modifier.
    #[must_use]
    pub fn plain(code: Code) -> Self {
        Self::new(code, false, false, false)
    }

    /// The key that types this character.
    #[must_use]
    pub fn char(typed: char) -> Self {
        Self::plain(Code::Char(typed))
    }

    /// A character with control held.
    #[must_use]
    pub fn ctrl(typed: char) -> Self {
        Self::new(Code::Char(typed), true, false, false)
    }

    /// A character with alt held.
    #[must_use]
    pub fn alt(typed: char) -> Self {
        Self::new(Code::Char(typed), false, true, false)
    }

    /// The character this key types into a text field; `None` for all others, those with control or alt among them.
    #[must_use]
    pub fn types(self) -> Option<char> {
        match self.code {
            Code::Char(typed) if !self.ctrl && !self.alt => Some(typed),
            _ => None,
        }
    }
}

/// The one character of a change of case, or the character itself where it becomes several (`ß`).
fn only(mut changed: impl Iterator<Item = char>, itself: char) -> char {
    match (changed.next(), changed.next()) {
        (Some(one), None) => one,
        _ => itself,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match (NAMES.iter().find(|(code, _)| *code == self.code), self.code) {
            (Some((_, names)), _) => f.write_str(names[0]),
            (None, Code::Char(typed)) => write!(f, "{typed}"),
            (None, Code::F(number)) => write!(f, "f{number}"),
            (None, _) => Ok(()),
        }
    }
}

impl FromStr for Key {
    type Err = Invalid;

    fn from_str(name: &str) -> Result<Self, Invalid> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = name;
        loop {
            // `ctrl-` alone would be control with nothing; `ctrl--` is control with the minus key.
            let (held, after) = match rest.split_once('-') {
                Some(("ctrl", after)) if !after.is_empty() => (&mut ctrl, after),
                Some(("alt", after)) if !after.is_empty() => (&mut alt, after),
                Some(("shift", after)) if !after.is_empty() => (&mut shift, after),
                _ => break,
            };
            *held = true;
            rest = after;
        }
        let code = named(rest).ok_or_else(|| {
            let why = format!("“{name}” is not a key: a character, or a name as in ctrl-s, alt-enter, f2, shift-left.");
            Invalid::new("key", why)
        })?;
        Ok(Self::new(code, ctrl, alt, shift))
    }
}

fn named(name: &str) -> Option<Code> {
    if let Some((code, _)) = NAMES.iter().find(|(_, names)| names.contains(&name)) {
        return Some(*code);
    }
    let mut chars = name.chars();
    match (chars.next(), chars.as_str()) {
        (Some(typed), "") if !typed.is_control() => Some(Code::Char(typed)),
        (Some('f'), number) if !number.starts_with(['0', '+']) => {
            number.parse().ok().filter(|number| (1..=35).contains(number)).map(Code::F)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys_are_written_as_in_the_table() {
        for name in [
            "ctrl-s",
            "alt-enter",
            "f2",
            "f12",
            "shift-left",
            "{",
            "}",
            "esc",
            "space",
            "shift-tab",
            "ctrl-left",
            "N",
            "?",
            "-",
            "ctrl--",
            "pgup",
            "del",
            "backspace",
            "ctrl-alt-x",
            "ctrl-space",
            "é",
            "alt-n",
            ",",
            "f",
        ] {
            let key: Key = name.parse().expect(name);
            assert_eq!(key.to_string(), name);
        }
    }

    #[test]
    fn one_key_has_one_spelling() {
        for (one, other) in
            [("shift-n", "N"), ("ctrl-N", "ctrl-n"), ("←", "left"), (" ", "space"), ("alt-shift-n", "alt-N")]
        {
            assert_eq!(one.parse::<Key>(), other.parse::<Key>(), "{one} and {other}");
        }
        assert_eq!("ß".parse(), Ok(Key::new(Code::Char('ß'), false, false, true)));
        assert_eq!("shift-tab".parse(), Ok(Key::new(Code::Tab, false, false, true)));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for name in ["", "ctrl-", "hyper-x", "f0", "f36", "f+1", "enter-", "nn", "\u{1b}"] {
            assert!(name.parse::<Key>().is_err(), "{name:?}");
        }
    }

    #[test]
    fn only_plain_characters_type() {
        assert_eq!(Key::char('n').types(), Some('n'));
        assert_eq!(Key::plain(Code::Enter).types(), None);
        assert_eq!((Key::ctrl('n').types(), Key::alt('n').types()), (None, None));
    }

    fn any_key() -> impl Strategy<Value = Key> {
        let named: Vec<_> = NAMES.iter().map(|(code, _)| *code).chain((1..=12).map(Code::F)).collect();
        let printable = any::<char>().prop_filter("printable", |typed| !typed.is_control()).prop_map(Code::Char);
        let code =
            prop_oneof![printable, prop::char::range('!', '~').prop_map(Code::Char), prop::sample::select(named)];
        (code, any::<bool>(), any::<bool>(), any::<bool>())
            .prop_map(|(code, ctrl, alt, shift)| Key::new(code, ctrl, alt, shift))
    }

    proptest! {
        #[test]
        fn print_and_parse_agree(key in any_key()) {
            prop_assert_eq!(key.to_string().parse::<Key>(), Ok(key));
        }
    }
}
