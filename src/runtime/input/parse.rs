//! From a terminal's bytes to [`Input`]. Knows no file and no clock: who reads the terminal feeds it, and after a
//! silence as long as [`Parser::waiting`] calls [`Parser::flush`].
//!
//! However the bytes are cut on their way, the same inputs come out. What no key means is dropped whole, so that half a
//! sequence never types itself into somebody's diary.

use std::time::Duration;

use super::sequence::{self, Read};
use crate::app::key::{Code, Input, Key};

/// After this long without a byte, a lone `ESC` was the key and not the start of a sequence (ssh cuts there).
const KEY_SILENCE: Duration = Duration::from_millis(50);
/// After this long without a byte, the end mark of a paste (or of a terminal's answer) is taken for late or lost.
const LOST_SILENCE: Duration = Duration::from_secs(1);

const PASTE_END: &[u8] = b"\x1b[201~";

/// Bytes in, inputs out.
#[derive(Debug, Default)]
pub struct Parser {
    /// Bytes that are not yet a whole input (in a paste: its text so far).
    rest: Vec<u8>,
    state: State,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Keys,
    /// Between the marks of a paste. The end mark is not within the first `searched` bytes.
    Paste { searched: usize },
    /// In a control sequence longer than any that is known; its end is awaited.
    SkipControl,
    /// In a terminal's answer in words (a title, a colour), which nobody here asked for.
    SkipAnswer,
}

impl Parser {
    /// Takes the next bytes and appends to `out` what they complete.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        self.rest.extend_from_slice(bytes);
        let mut at = 0;
        while at < self.rest.len() {
            let used = match self.state {
                State::Keys => self.key(at, out),
                State::Paste { searched } => self.paste(at, searched, out),
                State::SkipControl => Some(self.skip_control(at)),
                State::SkipAnswer => self.skip_answer(at),
            };
            match used {
                Some(used) => at += used,
                None => break,
            }
        }
        self.rest.drain(..at);
    }

    /// How long a silence decides what the bytes so far mean; `None` where no silence does.
    #[must_use]
    pub fn waiting(&self) -> Option<Duration> {
        match (self.state, self.rest.as_slice()) {
            (State::Keys, b"\x1b" | b"\x1bO" | b"\x1b]" | b"\x1bP") => Some(KEY_SILENCE),
            (State::Paste { .. }, rest) if matches!(decided(rest), Decided::Esc | Decided::Text(1..)) => {
                Some(LOST_SILENCE)
            }
            (State::SkipAnswer, _) => Some(LOST_SILENCE),
            _ => None,
        }
    }

    /// Decides after the silence. A paste whose end mark is lost gives what it has and stays a paste: what follows is
    /// text still and never a command; `esc` alone ends it.
    pub fn flush(&mut self, out: &mut Vec<Input>) {
        match (self.state, self.rest.as_slice()) {
            (State::Keys, b"\x1b") => out.push(Input::Key(Key::plain(Code::Esc))),
            (State::Keys, [0x1b, letter @ (b'O' | b']' | b'P')]) => {
                out.push(Input::Key(Key::alt(char::from(*letter))));
            }
            (State::Paste { .. }, _) => return self.flush_paste(out),
            (State::SkipAnswer, _) => {
                self.state = State::Keys;
                return self.flush(out);
            }
            _ => return,
        }
        self.rest.clear();
    }

    /// One input from the bytes at `at`; how many they were, `None` if more are needed.
    fn key(&mut self, at: usize, out: &mut Vec<Input>) -> Option<usize> {
        match sequence::read(&self.rest[at..]) {
            Read::More => None,
            Read::Input(used, input) => {
                out.push(input);
                Some(used)
            }
            Read::Nothing(used) => Some(used),
            Read::PasteStart(used) => {
                self.state = State::Paste { searched: 0 };
                Some(used)
            }
            Read::ControlWithoutEnd(used) => {
                self.state = State::SkipControl;
                Some(used)
            }
            Read::Answer(used) => {
                self.state = State::SkipAnswer;
                Some(used)
            }
        }
    }

    /// Looks for the end of the paste that begins at `at`.
    fn paste(&mut self, at: usize, searched: usize, out: &mut Vec<Input>) -> Option<usize> {
        let text = &self.rest[at..];
        let Some(found) = find(&text[searched..], PASTE_END) else {
            // The mark may have begun in the last bytes.
            self.state = State::Paste { searched: text.len().saturating_sub(PASTE_END.len() - 1) };
            return None;
        };
        let end = searched + found;
        if end > 0 {
            out.push(Input::Paste(line_ends(&text[..end])));
        }
        self.state = State::Keys;
        Some(end + PASTE_END.len())
    }

    fn flush_paste(&mut self, out: &mut Vec<Input>) {
        match decided(&self.rest) {
            Decided::Esc => {
                self.rest.clear();
                self.state = State::Keys;
            }
            Decided::Text(0) => {}
            Decided::Text(end) => {
                out.push(Input::Paste(line_ends(&self.rest[..end])));
                self.rest.drain(..end);
                self.state = State::Paste { searched: 0 };
            }
        }
    }

    /// Drops the rest of a control sequence, its final byte with it; any other byte is read afresh.
    fn skip_control(&mut self, at: usize) -> usize {
        let bytes = &self.rest[at..];
        let Some(length) = bytes.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) else { return bytes.len() };
        self.state = State::Keys;
        length + usize::from(matches!(bytes[length], 0x40..=0x7e))
    }

    /// Drops a terminal's answer up to its end, `BEL` or `ESC \`; any other control byte is read afresh.
    fn skip_answer(&mut self, at: usize) -> Option<usize> {
        let bytes = &self.rest[at..];
        let length = bytes.iter().position(|&byte| byte < 0x20 || byte == 0x7f).unwrap_or(bytes.len());
        let mark = match &bytes[length..] {
            [] => return Some(length),
            [0x1b] => return (length > 0).then_some(length),
            [0x07, ..] => 1,
            [0x1b, b'\\', ..] => 2,
            _ => 0,
        };
        self.state = State::Keys;
        Some(length + mark)
    }
}

/// What a silence in a paste makes of its bytes so far.
enum Decided {
    /// So many bytes are text; none, while a character or the end mark may be on its way.
    Text(usize),
    /// Somebody pressed `esc` to get out.
    Esc,
}

fn decided(rest: &[u8]) -> Decided {
    if rest == b"\x1b" {
        return Decided::Esc;
    }
    match (1..PASTE_END.len()).rev().find(|&length| rest.ends_with(&PASTE_END[..length])) {
        Some(mark) => Decided::Text(rest.len() - mark),
        None => Decided::Text(whole_characters(rest)),
    }
}

/// Text as the app keeps it: `\n` ends a line, and what is not UTF-8 becomes `U+FFFD`.
fn line_ends(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() }
}

/// The length of `bytes` without a character begun at their end.
fn whole_characters(bytes: &[u8]) -> usize {
    let begun = bytes.iter().rev().take(3).position(|&byte| byte >= 0xc0).map(|back| bytes.len() - 1 - back);
    match begun {
        Some(start) if std::str::from_utf8(&bytes[start..]).is_err_and(|error| error.error_len().is_none()) => start,
        _ => bytes.len(),
    }
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(next) = bytes.get(from..)?.iter().position(|byte| *byte == mark[0]) {
        if bytes[from + next..].starts_with(mark) {
            return Some(from + next);
        }
        from += next + 1;
    }
    None
}

#[cfg(test)]
mod tests;
