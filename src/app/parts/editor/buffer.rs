//! The lines of a text, and where graphemes and words begin in them.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// A place between two graphemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Spot {
    /// The logical line, from 0.
    pub line: usize,
    /// Bytes from its beginning.
    pub byte: usize,
}

/// Logical lines without their line feeds; there is always one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Buffer {
    lines: Vec<String>,
}

impl Default for Buffer {
    fn default() -> Self {
        Self { lines: vec![String::new()] }
    }
}

impl Buffer {
    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// A line; beyond the last there is nothing.
    pub(super) fn line(&self, line: usize) -> &str {
        self.lines.get(line).map_or("", String::as_str)
    }

    pub(super) fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// Behind the last character.
    pub(super) fn end(&self) -> Spot {
        let line = self.lines.len() - 1;
        Spot { line, byte: self.line(line).len() }
    }

    /// The text from one spot to a later one.
    pub(super) fn between(&self, from: Spot, to: Spot) -> String {
        if from.line == to.line {
            return self.line(from.line)[from.byte..to.byte].to_owned();
        }
        let mut text = self.line(from.line)[from.byte..].to_owned();
        for line in &self.lines[from.line + 1..to.line] {
            text.push('\n');
            text.push_str(line);
        }
        text.push('\n');
        text.push_str(&self.line(to.line)[..to.byte]);
        text
    }

    /// Puts `text` in the place of what stands between two spots; the answer is the spot behind it.
    pub(super) fn replace(&mut self, from: Spot, to: Spot, text: &str) -> Spot {
        if from.line == to.line && !text.contains('\n') {
            self.lines[from.line].replace_range(from.byte..to.byte, text);
            return Spot { byte: from.byte + text.len(), ..from };
        }
        let mut fresh: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let tail = self.line(to.line)[to.byte..].to_owned();
        fresh[0].insert_str(0, &self.lines[from.line][..from.byte]);
        let last = fresh.len() - 1;
        let end = Spot { line: from.line + last, byte: fresh[last].len() };
        fresh[last].push_str(&tail);
        self.lines.splice(from.line..=to.line, fresh);
        end
    }

    /// Where `text` would end if it stood at `from`.
    pub(super) fn end_of(from: Spot, text: &str) -> Spot {
        match text.rfind('\n') {
            None => Spot { byte: from.byte + text.len(), ..from },
            Some(at) => Spot { line: from.line + text.matches('\n').count(), byte: text.len() - at - 1 },
        }
    }

    /// The spot itself, or the next one between graphemes: an edit may have joined what stood on both sides.
    pub(super) fn snapped(&self, spot: Spot) -> Spot {
        let line = self.line(spot.line);
        let mut cursor = GraphemeCursor::new(spot.byte, line.len(), true);
        match cursor.is_boundary(line, 0) {
            Ok(false) => Spot { byte: cursor.next_boundary(line, 0).ok().flatten().unwrap_or(line.len()), ..spot },
            _ => spot,
        }
    }

    /// The spot itself, or the one before the grapheme it stands in.
    pub(super) fn snapped_back(&self, spot: Spot) -> Spot {
        let line = self.line(spot.line);
        let mut cursor = GraphemeCursor::new(spot.byte, line.len(), true);
        match cursor.is_boundary(line, 0) {
            Ok(false) => Spot { byte: cursor.prev_boundary(line, 0).ok().flatten().unwrap_or(0), ..spot },
            _ => spot,
        }
    }

    /// One grapheme (or line end) back; the beginning stays.
    pub(super) fn before(&self, spot: Spot) -> Spot {
        match self.line(spot.line)[..spot.byte].graphemes(true).next_back() {
            Some(grapheme) => Spot { byte: spot.byte - grapheme.len(), ..spot },
            None if spot.line > 0 => Spot { line: spot.line - 1, byte: self.line(spot.line - 1).len() },
            None => spot,
        }
    }

    /// One grapheme (or line end) on; the end stays.
    pub(super) fn after(&self, spot: Spot) -> Spot {
        match self.line(spot.line)[spot.byte..].graphemes(true).next() {
            Some(grapheme) => Spot { byte: spot.byte + grapheme.len(), ..spot },
            None if spot.line + 1 < self.lines.len() => Spot { line: spot.line + 1, byte: 0 },
            None => spot,
        }
    }

    /// The beginning of the word at or before the spot, across line ends.
    pub(super) fn word_before(&self, spot: Spot) -> Spot {
        for line in (0..=spot.line).rev() {
            let words = self.line(line);
            let upto = if line == spot.line { spot.byte } else { words.len() };
            let mut byte = upto;
            for piece in words[..upto].split_word_bounds().rev() {
                byte -= piece.len();
                if is_word(piece) {
                    // Words of flags may begin inside a grapheme.
                    return self.snapped_back(Spot { line, byte });
                }
            }
        }
        Spot::default()
    }

    /// The end of the word at or behind the spot, across line ends.
    pub(super) fn word_after(&self, spot: Spot) -> Spot {
        for line in spot.line..self.lines.len() {
            let words = self.line(line);
            let mut byte = if line == spot.line { spot.byte } else { 0 };
            for piece in words[byte..].split_word_bounds() {
                byte += piece.len();
                if is_word(piece) {
                    return self.snapped(Spot { line, byte });
                }
            }
        }
        self.end()
    }
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}
