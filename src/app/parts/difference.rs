//! What changed between two wordings, word by word: what both have, what went, what came.
//!
//! It compares words with the white space behind them, so joining the pieces of one side gives that wording again.
//! Nothing here knows how it is drawn.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Beyond so many pairs of words the part in the middle is said to be replaced whole: a megabyte must not take minutes.
const MOST_PAIRS: usize = 4_000_000;

/// A piece of the two wordings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Both have it.
    Same(String),
    /// Only the earlier one has it.
    Gone(String),
    /// Only the later one has it.
    Come(String),
}

/// The pieces from the earlier wording to the later one. What went stands before what came in its place.
#[must_use]
pub fn difference(earlier: &str, later: &str) -> Vec<Piece> {
    let (old, new) = (words(earlier), words(later));
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_middle, new_middle) = (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);
    let mut pieces = Pieces::default();
    pieces.same(&old[..head]);
    let mut from = (0, 0);
    for (at_old, at_new) in in_both(old_middle, new_middle) {
        pieces.replaced(&old_middle[from.0..at_old], &new_middle[from.1..at_new]);
        pieces.same(&old_middle[at_old..=at_old]);
        from = (at_old + 1, at_new + 1);
    }
    pieces.replaced(&old_middle[from.0..], &new_middle[from.1..]);
    pieces.same(&old_rest[old_rest.len() - tail..]);
    pieces.0
}

/// Words, marks and white space, each with the white space behind it.
fn words(text: &str) -> Vec<&str> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, word) in text.split_word_bound_indices() {
        let end = at + word.len();
        match ranges.last_mut() {
            Some(last) if word.chars().all(char::is_whitespace) => last.end = end,
            _ => ranges.push(at..end),
        }
    }
    ranges.into_iter().map(|range| &text[range]).collect()
}

/// The places of a longest common run of words, in order.
fn in_both(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for at_old in (0..old.len()).rev() {
        for at_new in (0..new.len()).rev() {
            longest[at_old * width + at_new] = if old[at_old] == new[at_new] {
                longest[(at_old + 1) * width + at_new + 1] + 1
            } else {
                longest[(at_old + 1) * width + at_new].max(longest[at_old * width + at_new + 1])
            };
        }
    }
    let (mut at_old, mut at_new, mut pairs) = (0, 0, Vec::new());
    while at_old < old.len() && at_new < new.len() {
        if old[at_old] == new[at_new] {
            pairs.push((at_old, at_new));
            (at_old, at_new) = (at_old + 1, at_new + 1);
        } else if longest[(at_old + 1) * width + at_new] >= longest[at_old * width + at_new + 1] {
            at_old += 1;
        } else {
            at_new += 1;
        }
    }
    pairs
}

/// Pieces being put together; neighbours of one kind become one.
#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn same(&mut self, words: &[&str]) {
        let words = words.concat();
        match self.0.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Same(text)) => text.push_str(&words),
            _ => self.0.push(Piece::Same(words)),
        }
    }

    fn replaced(&mut self, gone: &[&str], come: &[&str]) {
        self.0.extend((!gone.is_empty()).then(|| Piece::Gone(gone.concat())));
        self.0.extend((!come.is_empty()).then(|| Piece::Come(come.concat())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(earlier: &str, later: &str) -> String {
        let piece = |piece: Piece| match piece {
            Piece::Same(text) => text,
            Piece::Gone(text) => format!("[-{text}]"),
            Piece::Come(text) => format!("[+{text}]"),
        };
        difference(earlier, later).into_iter().map(piece).collect()
    }

    #[test]
    fn words_that_changed_are_named() {
        assert_eq!(
            said("Twelve weeks is too long.", "Ten weeks is too long for us."),
            "[-Twelve ][+Ten ]weeks is too [-long][+long for us]."
        );
        assert_eq!(said("same", "same"), "same");
        assert_eq!(said("", "new words"), "[+new words]");
        assert_eq!(said("old", ""), "[-old]");
    }

    #[test]
    fn a_megabyte_of_other_words_is_replaced_whole() {
        let (old, new) = ("a ".repeat(100_000), "b ".repeat(100_000));
        assert_eq!(difference(&old, &new), [Piece::Gone(old), Piece::Come(new)]);
    }

    proptest! {
        #[test]
        fn the_pieces_give_both_wordings_again(old in "[a-d ,\n]{0,40}", new in "[a-d ,\n]{0,40}") {
            let (mut earlier, mut later) = (String::new(), String::new());
            for piece in difference(&old, &new) {
                match piece {
                    Piece::Same(text) => { earlier += &text; later += &text; }
                    Piece::Gone(text) => earlier += &text,
                    Piece::Come(text) => later += &text,
                }
            }
            prop_assert_eq!((earlier, later), (old, new));
        }
    }
}
