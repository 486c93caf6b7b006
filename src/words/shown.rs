//! People's words, made safe to show: the one place that decides which characters may reach a terminal.
//!
//! The stored words stay as they were written; only what is displayed goes through here. What could move the cursor,
//! turn the writing direction or hide something becomes a visible mark or goes, so that what is read is what is there.

use super::grapheme::{graphemes, is_plain, simple_columns};
use super::wrap::grapheme_width;
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;

/// How many spaces stand for a tab.
const TAB: &str = "    ";
/// The mark that stands for a control that has no picture of its own.
const UNSHOWABLE: char = '\u{FFFD}';
/// Combining marks in a row that are kept; real writing needs fewer.
const MARKS_KEPT: usize = 8;

/// What becomes of one character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    /// A visible mark takes its place.
    Seen(char),
    Spaces,
    NewLine,
    Dropped,
    /// U+200C and U+200D: kept only where they join two characters of a script or an emoji.
    Joiner,
    Mark,
}

/// The text as it may be shown, line feeds kept: control characters and bidirectional controls as visible marks,
/// tabs as four spaces, other line breaks as line feeds, zero-width characters and tags dropped, at most eight
/// combining marks in a row, joiners only inside emoji and joined scripts. Showing twice changes nothing.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if is_plain(text) || text.chars().all(|c| c == '\n' || matches!(c, ' '..='~') || fate(c) == Fate::Kept) {
        return Cow::Borrowed(text);
    }
    let safe = rewritten(text);
    if safe == text { Cow::Borrowed(text) } else { Cow::Owned(safe) }
}

fn fate(c: char) -> Fate {
    match c {
        '\n' => Fate::Kept,
        '\t' => Fate::Spaces,
        '\0'..='\x1F' => Fate::Seen(char::from_u32(0x2400 + u32::from(c)).unwrap_or(UNSHOWABLE)),
        '\x7F' => Fate::Seen('\u{2421}'),
        '\u{80}'..='\u{9F}'
        | '\u{61C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => Fate::Seen(UNSHOWABLE),
        '\u{2028}' | '\u{2029}' => Fate::NewLine,
        '\u{AD}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => Fate::Dropped,
        '\u{200C}' | '\u{200D}' => Fate::Joiner,
        c if is_combining_mark(c) => Fate::Mark,
        _ => Fate::Kept,
    }
}

fn rewritten(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut marks = 0;
    // Whether the character just before was kept and may be joined to, or extended by, the next.
    let mut open = false;
    while let Some(c) = chars.next() {
        let fate = match fate(c) {
            Fate::Seen(_) if c == '\r' && chars.peek() == Some(&'\n') => continue,
            Fate::Joiner if open && chars.peek().is_some_and(|next| joins(*next)) => Fate::Joiner,
            Fate::Mark if marks < MARKS_KEPT && (open || !is_selector(c)) => Fate::Mark,
            Fate::Joiner | Fate::Mark => Fate::Dropped,
            other => other,
        };
        match fate {
            Fate::Kept | Fate::Mark | Fate::Joiner => out.push(c),
            Fate::Seen(mark) => out.push(mark),
            Fate::Spaces => out.push_str(TAB),
            Fate::NewLine => out.push('\n'),
            Fate::Dropped => {}
        }
        match fate {
            Fate::Mark => marks += 1,
            Fate::Joiner | Fate::Dropped => {}
            _ => marks = 0,
        }
        open = match fate {
            Fate::Kept => joins(c) || is_keycap_base(c),
            Fate::Mark => open,
            _ => false,
        };
    }
    out
}

/// Whether a joiner beside this character can mean anything: letters of joined scripts, signs, emoji.
fn joins(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && fate(c) == Fate::Kept
}

/// `1`, `#` and their like, which a variation selector turns into a key cap.
fn is_keycap_base(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '#' | '*')
}

/// Variation selectors change the width of what stands before them, so they may not move to another character.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}')
}

/// One line of at most `max_width` columns for a row of a list: runs of white space become one space, a blank line
/// becomes ` · `, and what does not fit is cut with `…`.
#[must_use]
pub fn one_line(text: &str, max_width: usize) -> String {
    one_plain_line(text, max_width).unwrap_or_else(|| one_line_of_any(text, max_width))
}

/// The same of printable ASCII on lines without a blank one between, as far as it is looked at: every list has many such
/// rows, and each byte is a column.
fn one_plain_line(text: &str, max_width: usize) -> Option<String> {
    let mut line = String::with_capacity(text.len().min(max_width.saturating_add("…".len())));
    let (mut gap, mut breaks) = (false, 0);
    for byte in text.bytes() {
        match byte {
            b' ' | b'\n' => {
                gap = true;
                breaks += usize::from(byte == b'\n');
            }
            b'!'..=b'~' => {
                if gap && !line.is_empty() {
                    if breaks > 1 {
                        return None;
                    }
                    line.push(' ');
                }
                (gap, breaks) = (false, 0);
                line.push(char::from(byte));
                if line.len() > max_width {
                    line.truncate(max_width.saturating_sub(1));
                    line.truncate(line.trim_end().len());
                    line.extend((max_width > 0).then_some('…'));
                    return Some(line);
                }
            }
            _ => return None,
        }
    }
    Some(line)
}

fn one_line_of_any(text: &str, max_width: usize) -> String {
    let safe = shown(text);
    let mut line = String::new();
    let mut breaks = 0;
    let mut gap = false;
    for c in safe.chars() {
        if c.is_whitespace() {
            gap = true;
            breaks += usize::from(c == '\n');
            continue;
        }
        if gap && !line.is_empty() {
            line.push_str(if breaks > 1 { " · " } else { " " });
        }
        (gap, breaks) = (false, 0);
        line.push(c);
        // No grapheme that can still be shown starts this far out; a megabyte on one line is not looked at whole.
        if line.len() > 4096 && line.len() > max_width.saturating_mul(64) {
            break;
        }
    }
    match cut(&line, max_width) {
        Cow::Borrowed(_) => line,
        Cow::Owned(cut) => cut,
    }
}

/// Words between quotation marks, unless they bring their own.
#[must_use]
pub fn quoted(words: &str) -> String {
    let words = words.trim();
    if words.contains(['“', '"', '„', '«', '「']) { words.to_owned() } else { format!("“{words}”") }
}

/// One line of at most `max_width` columns; what does not fit goes by whole words.
#[must_use]
pub fn whole_words(text: &str, max_width: usize) -> String {
    let whole = one_line(text, usize::MAX);
    if super::width(&whole) <= max_width {
        return whole;
    }
    let cut = one_line(&whole, max_width);
    match cut.rsplit_once(' ') {
        Some((whole, _)) if super::width(whole) > max_width / 2 => format!("{whole}…"),
        _ => cut,
    }
}

/// The same between quotation marks, within a sentence: one sees where they end, for marks that they bring become
/// single ones. The marks come on top of `max_width`.
#[must_use]
pub fn quoted_within(words: &str, max_width: usize) -> String {
    let words = whole_words(words, max_width);
    let inside = words.strip_prefix('“').map(|rest| rest.strip_suffix('”').unwrap_or(rest));
    match inside.filter(|inside| !inside.contains(['“', '”'])) {
        Some(inside) => format!("“{inside}”"),
        // Where “ ends what „ begins, it is not touched.
        None if words.contains('„') => format!("“{words}”"),
        None => format!("“{}”", words.replace('“', "‘").replace('”', "’")),
    }
}

/// The beginning of one line that fits into `max_width` columns, ending in `…` where something is missing.
#[must_use]
pub fn cut(line: &str, max_width: usize) -> Cow<'_, str> {
    match simple_columns(line) {
        Some(columns) if columns <= max_width => Cow::Borrowed(line),
        _ => cut_of_any(line, max_width),
    }
}

fn cut_of_any(line: &str, max_width: usize) -> Cow<'_, str> {
    let safe = shown(line);
    let mut used = 0;
    // Where the text ends if an ellipsis has to follow.
    let mut end = 0;
    for (at, grapheme) in graphemes(&safe) {
        used += grapheme_width(grapheme);
        if used > max_width {
            let mut out = safe[..end].trim_end().to_owned();
            if max_width > 0 {
                // What was cut before and is cut again is cut once.
                out.truncate(out.trim_end_matches('…').len());
                out.push('…');
            }
            return Cow::Owned(out);
        }
        if used < max_width {
            end = at + grapheme.len();
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::width;
    use proptest::prelude::*;

    #[test]
    fn nothing_that_moves_the_cursor_or_hides_is_left() {
        for (written, seen) in [
            ("plain, délai, 大阪\nsecond", "plain, délai, 大阪\nsecond"),
            ("\x1b[31mred\x07", "␛[31mred␇"),
            ("a\tb\r\nc\rd", "a    b\nc␍d"),
            ("\u{7F}\u{9B}2J", "␡�2J"),
            ("abc\u{202E}cba\u{2066}", "abc�cba�"),
            ("hyp\u{AD}hen\u{200B} \u{FEFF}bom", "hyphen bom"),
            ("x\u{E0041}\u{E0042}y", "xy"),
            ("👨\u{200D}👩\u{200D}👧", "👨\u{200D}👩\u{200D}👧"),
            ("❤\u{FE0F}\u{200D}🔥 1\u{FE0F}\u{20E3}", "❤\u{FE0F}\u{200D}🔥 1\u{FE0F}\u{20E3}"),
            ("a\u{200D}b\u{200D}", "ab"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("one\u{2028}two", "one\ntwo"),
        ] {
            assert_eq!(shown(written), seen, "{written:?}");
        }
        let heap = format!("z{}", "\u{301}".repeat(50));
        assert_eq!(shown(&heap).chars().count(), 1 + MARKS_KEPT);
        assert!(matches!(shown("e\u{301}"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_line_is_cut_by_its_width() {
        assert_eq!(one_line("  Twelve weeks\n\n\nkills   us\nhere ", 80), "Twelve weeks · kills us here");
        assert_eq!(one_line("Halvorsen Castings", 9), "Halvorse…");
        assert_eq!(one_line("Halvorsen", 9), "Halvorsen");
        assert_eq!(one_line("Tall grass", 6), "Tall…");
        assert_eq!(one_line("大阪精密", 5), "大阪…");
        assert_eq!(one_line("大阪精密", 4), "大…");
        assert_eq!((one_line("大", 1).as_str(), one_line("ab", 0).as_str()), ("…", ""));
    }

    proptest! {
        #[test]
        fn showing_is_safe_and_settled(text in any::<String>(), hostile in "[\u{0}-\u{FF}\u{200B}-\u{206F}\u{300}-\u{303}👩\u{FE0F}]{0,40}") {
            for written in [text, hostile] {
                let seen = shown(&written).into_owned();
                prop_assert!(seen.chars().all(|c| c == '\n' || !c.is_control()));
                prop_assert_eq!(shown(&seen), seen.as_str());
            }
        }

        #[test]
        fn plain_text_is_no_exception(text in "[a-c \n\t\r~·大\u{301}]{0,30}|[a-c \n]{0,30}", max in 0_usize..20) {
            prop_assert_eq!(one_line(&text, max), one_line_of_any(&text, max));
            prop_assert_eq!(cut(&text, max), cut_of_any(&text, max));
        }

        #[test]
        fn a_cut_line_fits(text in any::<String>(), max in 0_usize..30) {
            let line = one_line(&text, max);
            prop_assert!(width(&line) <= max, "{line:?}");
            prop_assert!(!line.contains('\n'));
        }
    }
}
