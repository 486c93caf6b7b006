//! How wide text is and where its lines break, by grapheme and column.
//!
//! The editor and every view share it, so the caret always stands where the words are drawn. Widths are those ratatui
//! gives its cells (a test compares); ratatui's own `Paragraph::wrap` panics on wide characters and is never used.

use super::grapheme::{Graphemes, graphemes, plain, simple_columns};
use super::shown::shown;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns a text takes once it is [`shown`]; line feeds take none.
#[must_use]
pub fn width(text: &str) -> usize {
    if let Some(columns) = simple_columns(text) {
        return columns;
    }
    graphemes(text).map(|(_, grapheme)| grapheme_width(grapheme)).sum()
}

/// The columns one grapheme takes once it is [`shown`]: a tab 4, a control character 1, a line feed 0.
#[must_use]
pub fn grapheme_width(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [b'\n'] => 0,
        [b' '..=b'~'] => 1,
        _ if plain(grapheme) == Some(grapheme.len()) => 1,
        _ => shown(grapheme).graphemes(true).map(cell_width).sum(),
    }
}

/// As ratatui counts the cells of a grapheme that is safe to show.
fn cell_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        return 0;
    }
    // ratatui adds a column for each half-width sound mark, on top of unicode-width's own: agreeing matters more here.
    grapheme.width() + grapheme.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count()
}

/// The visual rows of one logical line (without its line feed) as byte ranges, each following the one before, so that
/// every byte is in exactly one row; an empty line has one empty row.
///
/// Rows break after white space, which may hang over the right edge; inside words only at hyphens between letters and
/// between wide characters; a word wider than `width` breaks by grapheme. A grapheme wider than `width` gets a row of
/// its own. Width 0 gives one row: nothing can be seen anyway.
#[must_use]
pub fn wrap(line: &str, width: usize) -> Vec<Range<usize>> {
    Rows::from(line, 0, width).collect()
}

/// The rows of [`wrap`], one at a time, so that who only needs a few pays for a few.
#[derive(Debug)]
pub struct Rows<'a> {
    line: &'a str,
    width: usize,
    graphemes: Graphemes<'a>,
    /// Where `graphemes` began.
    from: usize,
    /// The grapheme looked at, with its place in the line.
    here: Option<(usize, &'a str)>,
    row: Row,
    before: Before,
    over: bool,
}

impl<'a> Rows<'a> {
    /// From `start` on, which begins a row of this line at this width (0 always does).
    #[must_use]
    pub fn from(line: &'a str, start: usize, width: usize) -> Self {
        let mut before = Before::default();
        if let Some(grapheme) = line[..start].graphemes(true).next_back() {
            before.pass(grapheme, grapheme_width(grapheme));
        }
        let row = Row { start, last_break: start, ..Row::default() };
        let graphemes = graphemes(&line[start..]);
        let mut rows = Self { line, width, graphemes, from: start, here: None, row, before, over: false };
        if width > 0 {
            rows.step();
        }
        rows
    }

    fn step(&mut self) {
        self.here = self.graphemes.next().map(|(at, grapheme)| (self.from + at, grapheme));
    }
}

impl Iterator for Rows<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while let Some((at, grapheme)) = self.here {
            let columns = grapheme_width(grapheme);
            if self.before.lets_break(grapheme, columns) {
                self.row.may_break(at);
            }
            if is_space(grapheme) {
                self.row.used += columns;
                self.row.may_break(at + grapheme.len());
            } else if self.row.used + columns > self.width && at > self.row.start {
                return Some(self.row.end_at(at));
            } else {
                self.row.used += columns;
            }
            self.before.pass(grapheme, columns);
            self.step();
        }
        let last = self.row.start..self.line.len();
        (!std::mem::replace(&mut self.over, true)).then_some(last)
    }
}

/// The row being filled.
#[derive(Debug, Default)]
struct Row {
    start: usize,
    /// Columns up to here.
    used: usize,
    /// The last place where the row may end, and the columns up to there.
    last_break: usize,
    used_at_break: usize,
}

impl Row {
    fn may_break(&mut self, at: usize) {
        (self.last_break, self.used_at_break) = (at, self.used);
    }

    /// Ends the row at the last break, or here if there is none; what stands behind the break starts the next row.
    fn end_at(&mut self, here: usize) -> Range<usize> {
        let (end, carried) =
            if self.last_break > self.start { (self.last_break, self.used - self.used_at_break) } else { (here, 0) };
        let row = self.start..end;
        *self = Self { start: end, used: carried, last_break: end, used_at_break: 0 };
        row
    }
}

/// What stands before the grapheme looked at.
#[derive(Debug, Default)]
struct Before {
    wide: bool,
    letter: bool,
    hyphen_after_letter: bool,
}

impl Before {
    /// Whether a row may end just before `grapheme` without white space.
    fn lets_break(&self, grapheme: &str, columns: usize) -> bool {
        let wide = (self.wide || columns > 1) && !sticks_to_the_left(grapheme);
        wide || (self.hyphen_after_letter && grapheme.starts_with(char::is_alphabetic))
    }

    fn pass(&mut self, grapheme: &str, columns: usize) {
        self.hyphen_after_letter = self.letter && matches!(grapheme, "-" | "‐" | "–" | "/");
        self.letter = grapheme.starts_with(char::is_alphabetic);
        self.wide = columns > 1 && !matches!(grapheme, "「" | "『" | "（" | "【" | "《" | "〈");
    }
}

/// Punctuation that does not begin a row in Chinese and Japanese, and ASCII closing behind a wide character.
fn sticks_to_the_left(grapheme: &str) -> bool {
    matches!(
        grapheme.chars().next(),
        Some(
            '、' | '。'
                | '，'
                | '．'
                | '！'
                | '？'
                | '：'
                | '；'
                | '）'
                | '」'
                | '』'
                | '】'
                | '》'
                | '〉'
                | 'ー'
                | '々'
                | '…'
                | '”'
                | '’'
                | '.'
                | ','
                | '!'
                | '?'
                | ':'
                | ';'
                | ')'
                | '"'
                | '\''
        )
    )
}

/// White space at which a row may end; the no-break spaces are none.
fn is_space(grapheme: &str) -> bool {
    grapheme.chars().all(|c| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}'))
}

/// Ready lines of a text of several lines: [`shown`], wrapped, without trailing white space, none wider than `width`.
/// A grapheme that cannot fit becomes `?`.
#[must_use]
pub fn wrap_lines(text: &str, width: usize) -> Vec<String> {
    let safe = shown(text);
    safe.split('\n').flat_map(|line| wrap(line, width).into_iter().map(move |row| fitted(&line[row], width))).collect()
}

fn fitted(row: &str, columns: usize) -> String {
    let row = row.trim_end();
    if columns == 0 {
        String::new()
    } else if width(row) > columns {
        "?".to_owned()
    } else {
        row.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::{buffer::Buffer, layout::Rect, style::Style};

    fn rows(line: &str, width: usize) -> Vec<&str> {
        wrap(line, width).into_iter().map(|row| &line[row]).collect()
    }

    #[test]
    fn rows_break_at_words() {
        assert_eq!(rows("we would sign tomorrow", 9), ["we would ", "sign ", "tomorrow"]);
        assert_eq!(rows("we would", 8), ["we would"]);
        assert_eq!(rows("we would   sign", 8), ["we would   ", "sign"], "spaces hang");
        assert_eq!(rows("consignment stock", 5), ["consi", "gnmen", "t ", "stock"]);
        assert_eq!(rows("it is second-hand news", 14), ["it is second-", "hand news"]);
        assert_eq!(rows("from 2026-11-03 on", 9), ["from ", "2026-11-0", "3 on"]);
        assert_eq!(rows("no\u{A0}break here", 8), ["no\u{A0}break ", "here"]);
        assert_eq!(rows("", 5), [""]);
    }

    #[test]
    fn wide_characters_never_overflow() {
        assert_eq!(rows("大阪精密、東京", 8), ["大阪精", "密、東京"]);
        assert_eq!(rows("a🌞b", 2), ["a", "🌞", "b"]);
        assert_eq!(rows("大阪", 1), ["大", "阪"]);
        assert_eq!(wrap_lines("a大\nb", 1), ["a", "?", "b"]);
        assert_eq!(wrap_lines("some words\nmore", 0), ["", ""]);
        assert_eq!(rows("👨\u{200D}👩\u{200D}👧x", 2), ["👨\u{200D}👩\u{200D}👧", "x"]);
        assert_eq!((drawn("\u{FF8A}\u{FF9E}"), width("\u{FF8A}\u{FF9E}"), width("a\tb"), width("\x1b[")), (3, 3, 6, 2));
    }

    #[test]
    fn a_megabyte_on_one_line_is_wrapped() {
        let line = "word ".repeat(200_000);
        assert_eq!(wrap(&line, 80).len(), 12_500);
    }

    fn drawn(text: &str) -> usize {
        let area = Rect::new(0, 0, 400, 1);
        let mut buffer = Buffer::empty(area);
        usize::from(buffer.set_stringn(0, 0, text, 400, Style::default()).0)
    }

    proptest! {
        #[test]
        fn every_byte_is_in_one_row_that_fits(text in prop_oneof![any::<String>(), "[a-c \\-\t大🌞e\u{301}\u{200D}\u{FE0F}\u{200B}ﾞ👩]{0,60}"], columns in 0_usize..=20) {
            let rows = wrap(&text, columns);
            prop_assert_eq!((rows[0].start, rows[rows.len() - 1].end), (0, text.len()));
            prop_assert!(rows.windows(2).all(|pair| pair[0].end == pair[1].start && !pair[0].is_empty()));
            for row in rows {
                let seen = text[row].trim_end_matches(char::is_whitespace);
                let one = seen.graphemes(true).filter(|g| grapheme_width(g) > 0).count() <= 1;
                prop_assert!(columns == 0 || one || width(seen) <= columns, "{seen:?}");
            }
            for line in wrap_lines(&text, columns) {
                prop_assert!(width(&line) <= columns && !line.contains('\n'), "{line:?}");
                prop_assert!(drawn(&line) <= columns);
            }
        }

        #[test]
        fn widths_are_those_of_the_cells(text in prop_oneof![any::<String>(), "[a-c 大🌞e\u{301}\u{200D}\u{FE0F}\u{FF8A}\u{FF9E}\u{FF9F}👩#1🇩🇪]{0,60}"]) {
            let seen = shown(&text).replace('\n', "");
            let seen = shown(&seen);
            prop_assert_eq!(width(&seen), drawn(&seen));
        }
    }
}
