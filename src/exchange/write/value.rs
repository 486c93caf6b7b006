//! How a value is written: exactly as `serde_json` would, and quicker, for text is nearly all there is of an export.

use crate::domain::{
    Channel, FollowUpState, News, ObjectionState, OutcomeResult, OutcomeWhat, QuestionState, Reception, Rhythm, Stage,
    Surfaced, Tag, TagOrigin, Uid, UnsaidState,
};
use crate::exchange::line::{MarkState, Settings};

/// Something that stands behind the name of a field.
pub(super) trait Value {
    /// Writes it at the end of `out`.
    fn write(&self, out: &mut Vec<u8>);
}

impl<T: Value + ?Sized> Value for &T {
    fn write(&self, out: &mut Vec<u8>) {
        (**self).write(out);
    }
}

impl Value for str {
    fn write(&self, out: &mut Vec<u8>) {
        text(self, out);
    }
}

impl Value for String {
    fn write(&self, out: &mut Vec<u8>) {
        text(self, out);
    }
}

impl Value for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Value for u8 {
    fn write(&self, out: &mut Vec<u8>) {
        u32::from(*self).write(out);
    }
}

impl Value for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        if *self >= 10 {
            (self / 10).write(out);
        }
        out.push(digit(self % 10));
    }
}

/// No value where the field stands all the same.
impl<T: Value> Value for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.write(out),
            None => out.extend_from_slice(b"null"),
        }
    }
}

impl Value for Settings {
    fn write(&self, out: &mut Vec<u8>) {
        // Values of JSON by names: there is nothing in it that could not be written.
        out.extend_from_slice(&serde_json::to_vec(self).unwrap_or_else(|_| b"{}".to_vec()));
    }
}

impl Value for Uid {
    fn write(&self, out: &mut Vec<u8>) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut text = [b'-'; 38];
        (text[0], text[37]) = (b'"', b'"');
        let mut at = 1;
        for (place, byte) in self.bytes().iter().enumerate() {
            // Over the hyphens that stand there.
            at += usize::from(matches!(place, 4 | 6 | 8 | 10));
            text[at] = HEX[usize::from(byte >> 4)];
            text[at + 1] = HEX[usize::from(byte & 15)];
            at += 2;
        }
        out.extend_from_slice(&text);
    }
}

macro_rules! by_word {
    ($($word:ty),+ $(,)?) => {$(
        impl Value for $word {
            fn write(&self, out: &mut Vec<u8>) {
                out.push(b'"');
                out.extend_from_slice(self.word().as_bytes());
                out.push(b'"');
            }
        }
    )+};
}

by_word!(
    Channel,
    FollowUpState,
    MarkState,
    News,
    ObjectionState,
    OutcomeResult,
    OutcomeWhat,
    QuestionState,
    Reception,
    Rhythm,
    Stage,
    Surfaced,
    Tag,
    TagOrigin,
    UnsaidState,
);

/// A digit of a number below ten.
pub(super) fn digit(number: u32) -> u8 {
    u8::try_from(number).map_or(b'0', |number| b'0' + number)
}

/// Bytes that are looked at together.
const TOGETHER: usize = 32;

/// Text in quotes, escaped where it has to be.
pub(super) fn text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    loop {
        let (plain, escaped) = rest.split_at(plain(rest));
        out.extend_from_slice(plain);
        let Some((byte, later)) = escaped.split_first() else { break };
        escape(*byte, out);
        rest = later;
    }
    out.push(b'"');
}

/// How many bytes at the beginning stand for themselves. Many at once: a processor compares them side by side.
fn plain(bytes: &[u8]) -> usize {
    let is_special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
    let clean =
        bytes.chunks_exact(TOGETHER).take_while(|some| !some.iter().fold(false, |any, byte| any | is_special(byte)));
    let clean = clean.count() * TOGETHER;
    bytes[clean..].iter().position(is_special).map_or(bytes.len(), |at| clean + at)
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x0c => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => {
            out.extend_from_slice(format!("\\u{byte:04x}").as_bytes());
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: impl Value) -> String {
        let mut out = Vec::new();
        value.write(&mut out);
        String::from_utf8(out).expect("text")
    }

    proptest! {
        #[test]
        fn text_is_what_serde_writes(text in "([ -~]{0,40}|[\\x00-\\x7f]{0,5}|\\PC{0,40}|[\"\\\\]{0,3}){0,6}") {
            prop_assert_eq!(written(&*text), serde_json::to_string(&text).expect("text"));
        }

        #[test]
        fn ids_and_numbers_are_what_serde_writes(bytes in any::<[u8; 16]>(), number in any::<u32>()) {
            let uid = Uid::from_bytes(&bytes).expect("sixteen bytes");
            prop_assert_eq!(written(uid), serde_json::to_string(&uid).expect("an id"));
            prop_assert_eq!(written(number), number.to_string());
        }
    }

    #[test]
    fn every_control_is_escaped_as_serde_does() {
        let text: String = (0..=0x80).filter_map(char::from_u32).collect();
        assert_eq!(written(&*text), serde_json::to_string(&text).expect("text"));
        assert_eq!(written(None::<Uid>), "null");
        assert_eq!(written(Tag::CandidFeedback), "\"candid_feedback\"");
    }
}
