//! JSON as it is printed: a value a line, words as they were written. What could steer a terminal or turn the writing
//! direction is escaped, so that the bytes are safe to look at and the value is the same.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// A value as one line, without its end.
pub(super) fn line<T: Serialize>(value: &T) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(256);
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Tame))?;
    Ok(bytes)
}

/// Escapes what a terminal would act on.
struct Tame;

impl Formatter for Tame {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        escape(fragment, writer)
    }
}

/// Writes text whose C0 controls are dealt with, the rest of what steers a terminal as `\uXXXX`.
fn escape<W: ?Sized + Write>(text: &str, writer: &mut W) -> io::Result<()> {
    let mut from = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| steers(*c)) {
        writer.write_all(&text.as_bytes()[from..at])?;
        for unit in c.encode_utf16(&mut [0; 2]) {
            write!(writer, "\\u{unit:04x}")?;
        }
        from = at + c.len_utf8();
    }
    writer.write_all(&text.as_bytes()[from..])
}

/// Controls beyond C0, marks of direction, what takes no room, tags.
fn steers(c: char) -> bool {
    matches!(c,
        '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}')
}

/// A way to a terminal for JSON that somebody else wrote, whole lines at a time: the same escapes.
pub(super) struct TameLines<W: Write>(pub(super) W);

impl<W: Write> Write for TameLines<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match std::str::from_utf8(bytes) {
            Ok(text) => escape(text, &mut self.0)?,
            Err(_) => escape(&String::from_utf8_lossy(bytes), &mut self.0)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_the_value_is_the_same() {
        let said = "a\u{1b}[31m \u{202e}b\u{9b}1m \u{e0041} é 価格\n";
        let bytes = line(&said).expect("written");
        let text = String::from_utf8(bytes).expect("text");
        assert_eq!(text, "\"a\\u001b[31m \\u202eb\\u009b1m \\udb40\\udc41 é 価格\\n\"");
        assert_eq!(serde_json::from_str::<String>(&text).expect("read"), said);
    }
}
