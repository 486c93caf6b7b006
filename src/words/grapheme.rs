//! Text in graphemes, as unicode-segmentation cuts it. Nearly everything on a screen is ASCII or drawn of lines and dots,
//! one character a grapheme and one column wide: that is told by the bytes, since every frame cuts all its text.

use unicode_segmentation::UnicodeSegmentation;

/// The graphemes of a text, each with the byte it begins at.
#[must_use]
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { text, at: 0 }
}

/// What [`graphemes`] gives.
#[derive(Debug, Clone)]
pub struct Graphemes<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, rest) = (self.at, &self.text[self.at..]);
        let plain = plain(rest).filter(|len| *len == rest.len() || begins_anew(&rest[*len..]));
        let len = match plain {
            Some(len) => len,
            // From one boundary to the next nothing before it counts.
            None => rest.graphemes(true).next()?.len(),
        };
        self.at += len;
        Some((at, &rest[..len]))
    }
}

/// Whether all of a text is printable ASCII: each byte a grapheme of one column, and safe to show.
#[must_use]
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The columns of a text of printable ASCII, lines, blocks, dots and our punctuation only, which is one a character: safe
/// to show, and each character a grapheme. `None` for any other.
#[must_use]
pub fn simple_columns(text: &str) -> Option<usize> {
    if is_plain(text) {
        return Some(text.len());
    }
    let (mut at, mut columns) = (0, 0);
    while at < text.len() {
        at += plain(&text[at..])?;
        columns += 1;
    }
    Some(columns)
}

/// The length of the first character if it is printable ASCII, a line, block or dot (U+2500 to U+25BF and to U+25CF), a
/// middle dot, or a dash, quotation mark or ellipsis (U+2013 to U+2026, without the controls beyond): one column wide,
/// whatever stands before it.
pub(super) fn plain(text: &str) -> Option<usize> {
    match text.as_bytes() {
        [b' '..=b'~', ..] => Some(1),
        [0xC2, 0xB7, ..] => Some(2),
        [0xE2, 0x94..=0x96, _, ..]
        | [0xE2, 0x97, 0x80..=0x8F, ..]
        | [0xE2, 0x80, 0x93..=0x94 | 0x98..=0x9F | 0xA6, ..] => Some(3),
        _ => None,
    }
}

/// Whether what stands before a text cannot hang together with its beginning.
fn begins_anew(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii) || plain(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::shown;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    proptest! {
        #[test]
        fn they_are_those_of_unicode(text in prop_oneof![
            any::<String>(),
            "[a-c \r\n\t~─│▌■●○◆▶◀·–…“’大🌞e\u{301}\u{200D}\u{FE0F}\u{20E3}\u{600}\u{D4E}\u{915}\u{94D}👩#1🇩🇪🇫]{0,40}",
        ]) {
            let ours: Vec<_> = graphemes(&text).collect();
            let theirs: Vec<_> = text.grapheme_indices(true).collect();
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn simple_text_has_a_column_a_character(text in "[ -~─-▟■-●·–—‘-‟…]{0,40}", any in any::<String>()) {
            prop_assert_eq!(simple_columns(&text), Some(text.chars().count()));
            prop_assert_eq!(simple_columns(&text), Some(text.width()));
            prop_assert_eq!(&*shown(&text), &*text);
            if let Some(columns) = simple_columns(&any) {
                prop_assert_eq!((columns, columns), (any.width(), any.graphemes(true).count()));
            }
        }
    }
}
