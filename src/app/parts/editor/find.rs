//! Finding words in a text: without regard to case and accents, round the end.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Editor, Spot};

impl Editor {
    /// Where the caret stands.
    #[must_use]
    pub fn spot(&self) -> Spot {
        self.caret
    }

    /// Selects the first place of these words at `from` or behind it, round the end. The answer: which of how many places
    /// it is, from 1; `None` = they stand nowhere, and nothing is selected.
    pub fn find_from(&mut self, from: Spot, words: &str) -> Option<(usize, usize)> {
        let places = self.places(words);
        let at = places.iter().position(|(start, _)| *start >= from).unwrap_or(0);
        self.take(&places, at)
    }

    /// Selects the next place of these words, or the one before, as [`Editor::find_from`].
    pub fn find_next(&mut self, forward: bool, words: &str) -> Option<(usize, usize)> {
        let places = self.places(words);
        let here = self.selection().map_or(self.caret, |(start, _)| start);
        let at = if forward {
            places.iter().position(|(start, _)| *start > here).unwrap_or(0)
        } else {
            places.iter().rposition(|(start, _)| *start < here).unwrap_or(places.len().saturating_sub(1))
        };
        self.take(&places, at)
    }

    fn take(&mut self, places: &[(Spot, Spot)], at: usize) -> Option<(usize, usize)> {
        self.settle(false);
        let (start, end) = *places.get(at)?;
        (self.anchor, self.caret, self.goal) = (Some(start), end, None);
        self.keep_in_sight();
        Some((at + 1, places.len()))
    }

    /// Where these words stand, apart from each other.
    fn places(&self, words: &str) -> Vec<(Spot, Spot)> {
        let sought: Vec<char> = folded(words).map(|(_, c)| c).collect();
        let Some(last) = sought.len().checked_sub(1) else { return Vec::new() };
        let mut places = Vec::new();
        // One list for all lines: a key is not to ask for memory at every line.
        let mut there: Vec<(usize, char)> = Vec::new();
        for (line, text) in self.buffer.lines().iter().enumerate() {
            there.clear();
            there.extend(folded(text));
            let mut at = 0;
            while let Some(run) = there.get(at..=at + last) {
                if run.iter().zip(&sought).all(|((_, c), sought)| c == sought) {
                    // What follows begins the next character, or ends the line.
                    let end = there.get(at + last + 1).map_or(text.len(), |(byte, _)| *byte);
                    let spot = |byte| Spot { line, byte };
                    places.push((self.buffer.snapped_back(spot(run[0].0)), self.buffer.snapped(spot(end))));
                    at += last;
                }
                at += 1;
            }
        }
        places
    }
}

/// The characters without case and accents, each with where it begins.
fn folded(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().flat_map(|(at, c)| {
        let plain = std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
        plain.map(move |c| (at, c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, words: &str) -> Vec<String> {
        let mut editor = Editor::body().with(text);
        let Some((_, all)) = editor.find_from(Spot::default(), words) else { return Vec::new() };
        let mut seen = vec![editor.selected().expect("a place")];
        for at in 2..=all {
            assert_eq!(editor.find_next(true, words), Some((at, all)));
            seen.push(editor.selected().expect("a place"));
        }
        assert_eq!(editor.find_next(true, words), Some((1, all)), "round the end");
        assert_eq!(editor.find_next(false, words), Some((all, all)), "and back");
        seen
    }

    #[test]
    fn words_are_found_without_case_and_accents_and_round_the_end() {
        assert_eq!(found("Lead time, lead\nLEAD", "lead"), ["Lead", "lead", "LEAD"]);
        assert_eq!(found("Délai, délai de\u{301}lai", "delai"), ["Délai", "délai", "de\u{301}lai"]);
        assert_eq!(found("aaaa", "aa"), ["aa", "aa"]);
        assert_eq!(found("大阪精密 Osaka", "精密"), ["精密"]);
        assert_eq!(found("Lead", "time"), [""; 0]);
        assert_eq!(found("Lead", ""), [""; 0]);
    }

    #[test]
    fn it_begins_where_the_caret_was() {
        let mut editor = Editor::body().with("one two one two");
        assert_eq!(editor.find_from(Spot { line: 0, byte: 5 }, "one"), Some((2, 2)));
        assert_eq!(editor.find_from(Spot { line: 0, byte: 9 }, "one"), Some((1, 2)));
        assert_eq!(editor.find_from(Spot::default(), "three"), None);
        assert_eq!(editor.selected(), None);
    }
}
