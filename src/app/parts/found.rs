//! Where the words looked for stand in a text, so that a list can underline them. It looks as the index does: by whole
//! words, without case and accents; a word with a star by its beginning.

use crate::domain::{
    Moment,
    filter::{Filter, Node, Term, Words},
    fold,
};
use std::ops::Range;

/// The words that a filter looks for in what was said; words that must *not* be there are none.
#[must_use]
pub fn wanted(filter: &Filter) -> Vec<Words> {
    let mut out = Vec::new();
    filter.nodes().iter().for_each(|node| collect(node, &mut out));
    out
}

/// The same for a query as typed.
#[must_use]
pub fn wanted_in(query: &str, now: Moment) -> Vec<Words> {
    wanted(&Filter::parse(query, now).filter)
}

fn collect(node: &Node, out: &mut Vec<Words>) {
    match node {
        Node::Term(Term::Words(words)) => out.push(words.clone()),
        Node::Term(Term::Text(words)) => out.extend(words.iter().cloned()),
        Node::Term(_) | Node::Not(_) => {}
        Node::Any(nodes) | Node::All(nodes) => nodes.iter().for_each(|node| collect(node, out)),
    }
}

/// Where they stand, as byte ranges of `text` in order and apart from each other.
#[must_use]
pub fn places(text: &str, wanted: &[Words]) -> Vec<Range<usize>> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for words in wanted {
        let looked: Vec<String> = self::tokens(&words.text).into_iter().map(|(_, word)| word).collect();
        if looked.is_empty() {
            continue;
        }
        for run in tokens.windows(looked.len()).filter(|run| fits(run, &looked, words.prefix)) {
            found.push(run[0].0.start..run[run.len() - 1].0.end);
        }
    }
    found.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

fn fits(run: &[(Range<usize>, String)], looked: &[String], prefix: bool) -> bool {
    let last = looked.len() - 1;
    run.iter().zip(looked).enumerate().all(|(at, ((_, word), looked))| {
        if prefix && at == last { word.starts_with(looked.as_str()) } else { word == looked }
    })
}

/// Runs of letters and digits, folded, with their places.
fn tokens(text: &str) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let in_word = c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
        match (start, in_word) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                out.push((from..at, fold(&text[from..at])));
                start = None;
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Zone;

    fn found<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        let wanted = wanted_in(query, Moment { utc: 0, zone: Zone::Fixed(0) });
        places(text, &wanted).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_are_found_as_the_index_finds_them() {
        let text = "Twelve weeks’ lead time: the LEAD-time they need. Délai, leading.";
        assert_eq!(found(text, "\"lead time\""), ["lead time", "LEAD-time"]);
        assert_eq!(found(text, "lead"), ["lead", "LEAD"]);
        assert_eq!(found(text, "lead*"), ["lead", "LEAD", "leading"]);
        assert_eq!(found(text, "delai"), ["Délai"]);
        assert_eq!(found(text, "tag:objection -weeks who:lead"), [""; 0]);
        assert_eq!(found(text, "(weeks or text:need) twelve"), ["Twelve", "weeks", "need"]);
    }
}
