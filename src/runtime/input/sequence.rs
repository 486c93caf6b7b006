//! One input at the front of some bytes: a character, or a sequence as xterm, the Linux console, rxvt and kitty send it.

use crate::app::key::{Button, Code, Input, Key, MouseKind};

/// What stands at the front, and how many bytes it takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// It is not whole yet.
    More,
    /// This.
    Input(usize, Input),
    /// Something whole that means nothing to us.
    Nothing(usize),
    /// The mark before pasted text.
    PasteStart(usize),
    /// More of a control sequence than any known one has, without its end.
    ControlWithoutEnd(usize),
    /// The head of a terminal's answer in words; its end is to be awaited.
    Answer(usize),
}

/// Parameters and intermediates of a control sequence are never longer than this.
const LONGEST: usize = 64;

/// Reads the front of `bytes`, which are not empty.
pub(super) fn read(bytes: &[u8]) -> Read {
    match bytes {
        [0x1b, b'[', body @ ..] => control(body),
        [0x1b, b'O', rest @ ..] => single(rest),
        [] | [0x1b] | [0x1b, b']' | b'P'] => Read::More,
        // Only what is asked for has an answer, but an editor just left may have asked.
        [0x1b, b']' | b'P', b'0'..=b'9' | b'>' | b'!', ..] => Read::Answer(3),
        [0x1b, 0x1b, ..] => key(1, Code::Esc),
        [0x1b, rest @ ..] => with_alt(rest),
        _ => character(bytes),
    }
}

fn key(used: usize, code: Code) -> Read {
    Read::Input(used, Input::Key(Key::plain(code)))
}

/// A byte below space, or a character of UTF-8.
fn character(bytes: &[u8]) -> Read {
    let Some(&first) = bytes.first() else { return Read::More };
    match first {
        b'\r' | b'\n' => key(1, Code::Enter),
        b'\t' => key(1, Code::Tab),
        0x7f | 0x08 => key(1, Code::Backspace),
        0x00 => Read::Input(1, Input::Key(Key::ctrl(' '))),
        0x01..=0x1a => Read::Input(1, Input::Key(Key::ctrl(char::from(first + 0x60)))),
        0x1b => Read::Nothing(1),
        0x1c..=0x1f => Read::Input(1, Input::Key(Key::ctrl(char::from(first + 0x40)))),
        _ => utf8(&bytes[..bytes.len().min(4)]),
    }
}

fn utf8(bytes: &[u8]) -> Read {
    let (valid, bad) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let good = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            (good, Some(error.error_len()))
        }
    };
    match (valid.chars().next(), bad) {
        (Some(typed), _) if typed.is_control() => Read::Nothing(typed.len_utf8()),
        (Some(typed), _) => key(typed.len_utf8(), Code::Char(typed)),
        (None, Some(Some(length))) => Read::Nothing(length),
        (None, _) => Read::More,
    }
}

/// What follows `ESC` where no sequence begins: a key with alt.
fn with_alt(rest: &[u8]) -> Read {
    match character(rest) {
        Read::Input(used, Input::Key(key)) => {
            Read::Input(used + 1, Input::Key(Key::new(key.code, key.ctrl, true, key.shift)))
        }
        Read::Nothing(used) => Read::Nothing(used + 1),
        other => other,
    }
}

/// `ESC O` and a letter: arrows and function keys. Any other letter was typed after alt-O.
fn single(rest: &[u8]) -> Read {
    let Some(&letter) = rest.first() else { return Read::More };
    match letter {
        b'M' => key(3, Code::Enter),
        // rxvt says control and an arrow so.
        b'a'..=b'd' => match arrow(letter.to_ascii_uppercase()) {
            Some(code) => Read::Input(3, Input::Key(Key::new(code, true, false, false))),
            None => Read::Nothing(3),
        },
        _ => match arrow(letter).or_else(|| function(letter)) {
            Some(code) => key(3, code),
            None => Read::Input(2, Input::Key(Key::alt('O'))),
        },
    }
}

fn arrow(letter: u8) -> Option<Code> {
    Some(match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        _ => return None,
    })
}

fn function(letter: u8) -> Option<Code> {
    matches!(letter, b'P'..=b'S').then(|| Code::F(letter - b'P' + 1))
}

/// What follows `ESC [`: parameters, then a final byte. A byte that can be neither ends it and is read afresh.
fn control(body: &[u8]) -> Read {
    if let [b'[', rest @ ..] = body {
        // The Linux console's function keys.
        return match rest.first() {
            None => Read::More,
            Some(letter @ b'A'..=b'E') => key(4, Code::F(letter - b'A' + 1)),
            Some(_) => Read::Nothing(3),
        };
    }
    let Some(end) = body.iter().take(LONGEST).position(|byte| !matches!(byte, 0x20..=0x3f)) else {
        return if body.len() < LONGEST { Read::More } else { Read::ControlWithoutEnd(2 + LONGEST) };
    };
    let (parameters, used) = (&body[..end], 2 + end + 1);
    match body[end] {
        // The mouse as it was before 1006: three bytes more.
        b'M' if end == 0 && body.len() < 4 => Read::More,
        b'M' if end == 0 => Read::Nothing(used + 3),
        b'M' | b'm' if parameters.starts_with(b"<") => mouse(&parameters[1..], body[end] == b'M')
            .map_or_else(|| Read::Nothing(used), |input| Read::Input(used, input)),
        b'~' if parameters == b"200" => Read::PasteStart(used),
        last @ 0x40..=0x7e => match control_input(parameters, last) {
            Some(input) => Read::Input(used, input),
            None => Read::Nothing(used),
        },
        _ => Read::Nothing(used - 1),
    }
}

fn control_input(parameters: &[u8], last: u8) -> Option<Input> {
    // `?`, `>`, `=` and `<` begin a terminal's answers, which nobody here asked for.
    if parameters.first().is_some_and(|first| (b'<'..=b'?').contains(first)) {
        return None;
    }
    let fields = Fields::of(parameters)?;
    match (last, parameters.is_empty()) {
        (b'I', true) => return Some(Input::Focus(true)),
        (b'O', true) => return Some(Input::Focus(false)),
        _ => {}
    }
    let (code, held) = match last {
        b'u' => (spelled(&fields, fields.code(0))?, fields.held(1)),
        // xterm's modifyOtherKeys: 27 ; modifiers ; code ~
        b'~' if fields.code(0) == 27 => (spelled(&fields, fields.code(2))?, fields.held(1)),
        b'~' => (numbered(fields.code(0))?, fields.held(1)),
        // rxvt: control, control and shift.
        b'^' => (numbered(fields.code(0))?, Held { ctrl: true, ..Held::default() }),
        b'@' => (numbered(fields.code(0))?, Held { ctrl: true, shift: true, ..Held::default() }),
        b'Z' => (Code::Tab, Held { shift: true, ..fields.held(1) }),
        b'a'..=b'd' if parameters.is_empty() => {
            (arrow(last.to_ascii_uppercase())?, Held { shift: true, ..Held::default() })
        }
        // `CSI row ; column R` is where the cursor is; F3 with modifiers always says 1.
        _ if fields.code(0) > 1 => return None,
        _ => (arrow(last).or_else(|| function(last))?, fields.held(1)),
    };
    (!fields.released()).then(|| Input::Key(Key::new(code, held.ctrl, held.alt, held.shift)))
}

/// The numbers of a sequence: fields parted by `;`, each with parts parted by `:`; what is left out is 0.
struct Fields([[u32; 3]; 4]);

#[derive(Default)]
struct Held {
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl Fields {
    /// `None` if something is in there that is no number.
    fn of(parameters: &[u8]) -> Option<Self> {
        let mut fields = [[0; 3]; 4];
        let text = std::str::from_utf8(parameters).ok()?;
        for (field, said) in text.split(';').enumerate() {
            for (part, said) in said.split(':').enumerate() {
                let number = if said.is_empty() { 0 } else { said.parse().ok()? };
                if let Some(place) = fields.get_mut(field).and_then(|field| field.get_mut(part)) {
                    *place = number;
                }
            }
        }
        Some(Self(fields))
    }

    fn code(&self, field: usize) -> u32 {
        self.0[field][0]
    }

    /// Whether kitty says that the key came up.
    fn released(&self) -> bool {
        self.0[1][1] == 3
    }

    /// Modifiers are sent as a sum plus one: shift 1, alt 2, control 4; meta (32) counts as alt.
    fn held(&self, field: usize) -> Held {
        let bits = self.code(field).saturating_sub(1);
        Held { shift: bits & 1 != 0, alt: bits & (2 | 32) != 0, ctrl: bits & 4 != 0 }
    }
}

/// A key spelled by the number of its character (`CSI u`). With shift, kitty adds which character that gives.
fn spelled(fields: &Fields, code: u32) -> Option<Code> {
    let shifted = fields.0[0][1];
    let number = if shifted != 0 && fields.held(1).shift { shifted } else { code };
    Some(match number {
        8 | 127 => Code::Backspace,
        9 => Code::Tab,
        10 | 13 => Code::Enter,
        27 => Code::Esc,
        // Kitty's private numbers are keys we know by other sequences, or modifiers alone.
        0xe000..=0xf8ff => return None,
        other => Code::Char(char::from_u32(other).filter(|typed| !typed.is_control())?),
    })
}

fn numbered(number: u32) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F(u8::try_from(number - 10).ok()?),
        17..=21 => Code::F(u8::try_from(number - 11).ok()?),
        23..=26 => Code::F(u8::try_from(number - 12).ok()?),
        28 | 29 => Code::F(u8::try_from(number - 13).ok()?),
        31..=34 => Code::F(u8::try_from(number - 14).ok()?),
        _ => return None,
    })
}

/// `CSI < bits ; column ; row`, counted from 1, `M` where the button went down and `m` where it came up.
fn mouse(parameters: &[u8], down: bool) -> Option<Input> {
    let fields = Fields::of(parameters)?;
    let place = |field| u16::try_from(fields.code(field).checked_sub(1)?).ok();
    // 4, 8 and 16 are modifiers; 32 is movement, 64 the wheel.
    let kind = match fields.code(0) & !(4 | 8 | 16) {
        64 => MouseKind::WheelUp,
        65 => MouseKind::WheelDown,
        bits => {
            let button = match bits {
                0 => Button::Left,
                1 => Button::Middle,
                2 => Button::Right,
                _ => return None,
            };
            if down { MouseKind::Press(button) } else { MouseKind::Release(button) }
        }
    };
    Some(Input::Mouse { kind, column: place(1)?, row: place(2)? })
}
