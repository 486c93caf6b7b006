//! A line of output, built from pieces. Every piece is made safe to show as it is added, so that nothing a person wrote
//! reaches a terminal raw; colours are added last, by who prints.

use anstyle::{AnsiColor, Style};

use crate::words;

/// What a piece means; what it looks like follows from that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// The reader's words.
    Plain,
    /// Our own words beside them.
    Dim,
    /// What stands out in its line: a name.
    Strong,
    /// Volunteered, answered, rising.
    Open,
    /// Dodged, quiet, falling, overdue, unsaid.
    Shut,
}

impl Ink {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Dim => Style::new().dimmed(),
            Self::Strong => Style::new().bold(),
            Self::Open => Style::new().fg_color(Some(AnsiColor::Cyan.into())),
            Self::Shut => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
        }
    }
}

/// A line being built.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pieces: Vec<(Ink, String)>,
}

impl Line {
    /// A line that begins with this.
    pub(super) fn of(text: &str) -> Self {
        Self::default().and(Ink::Plain, text)
    }

    /// Adds a piece, line breaks run together.
    pub(super) fn and(mut self, ink: Ink, text: &str) -> Self {
        self.pieces.push((ink, one_line(text)));
        self
    }

    /// Adds a piece after two spaces, which part the columns; an empty piece adds nothing.
    pub(super) fn col(mut self, ink: Ink, text: &str) -> Self {
        if !text.is_empty() {
            if !self.pieces.is_empty() {
                self.pieces.push((Ink::Plain, "  ".to_owned()));
            }
            self.pieces.push((ink, one_line(text)));
        }
        self
    }

    /// The same, two columns to the right.
    pub(super) fn indented(mut self) -> Self {
        self.pieces.insert(0, (Ink::Plain, "  ".to_owned()));
        self
    }

    /// The line as it is printed: with colours or without, and, where a width is given, no wider than that.
    pub(super) fn print(&self, colour: bool, width: Option<usize>) -> String {
        let mut left = width.unwrap_or(usize::MAX);
        let mut out = String::new();
        for (ink, text) in &self.pieces {
            let text = words::cut(text, left);
            left = left.saturating_sub(words::width(&text));
            let style = ink.style();
            if colour && *ink != Ink::Plain && !text.is_empty() {
                out.extend([style.render().to_string(), text.into_owned(), style.render_reset().to_string()]);
            } else {
                out.push_str(&text);
            }
            if left == 0 {
                break;
            }
        }
        out
    }
}

/// On one line, safe to show; white space at the ends of a piece is its own business.
fn one_line(text: &str) -> String {
    if text.contains(['\n', '\r', '\t', '\u{2028}', '\u{2029}']) {
        words::one_line(text, usize::MAX)
    } else {
        words::shown(text).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_ours_and_escapes_of_others_are_seen() {
        let line = Line::of("a\u{1b}[31mb").col(Ink::Open, "rising").col(Ink::Dim, "").col(Ink::Plain, "x\ny");
        assert_eq!(line.print(false, None), "a␛[31mb  rising  x y");
        assert_eq!(line.print(true, None), "a␛[31mb  \u{1b}[36mrising\u{1b}[0m  x y");
    }

    #[test]
    fn a_terminal_gets_no_line_wider_than_it_is() {
        let line = Line::of("Halvorsen Castings").col(Ink::Dim, "closing");
        assert_eq!(line.print(false, Some(23)), "Halvorsen Castings  cl…");
        assert_eq!(line.print(false, Some(10)), "Halvorsen…");
    }
}
