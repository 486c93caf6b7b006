//! Keeping words clear of names: people become their roles, prospects letters, also within what people said, as far as
//! the names are known. It cannot know nicknames, products and places, and the page says so.

use crate::journal::{Link, Named};
use crate::words::one_line;
use std::collections::HashMap;

/// One word of a name stands for its owner only if it has so many letters, else every "de" and "Co" would.
const LEAST: usize = 3;

/// What a person without a role becomes.
const SOMEBODY: &str = "a contact";

/// The names there are, and what stands in their place.
#[derive(Debug, Default)]
pub(super) struct Clear {
    /// By the first word of a name, folded: the whole names that begin so, the longest first.
    names: HashMap<String, Vec<Name>>,
    letters: HashMap<crate::domain::Uid, String>,
    people: HashMap<String, String>,
    on: bool,
}

#[derive(Debug)]
struct Name {
    /// Its words, folded.
    words: Vec<String>,
    /// A single word counts only as it is written, for "May" is also a month.
    as_written: Option<String>,
    becomes: String,
}

impl Clear {
    /// Leaves all names as they are.
    pub(super) fn nothing() -> Self {
        Self::default()
    }

    /// Knows these names. Prospects have letters in the order given.
    pub(super) fn of(all: &[Named]) -> Self {
        let mut clear = Self { on: true, ..Self::default() };
        let prospects = all.iter().filter(|named| named.role.is_none());
        for (at, named) in prospects.enumerate() {
            let becomes = format!("Prospect {}", letters(at));
            for name in &named.names {
                clear.put(name, &becomes);
                clear.put_word(words(name).map(|(_, word)| word).next(), &becomes, LEAST + 1);
            }
            clear.letters.insert(named.prospect, becomes);
        }
        for named in all {
            let Some(role) = &named.role else { continue };
            let becomes = if role.trim().is_empty() { SOMEBODY.to_owned() } else { one_line(role.trim(), usize::MAX) };
            for name in &named.names {
                clear.put(name, &becomes);
                for (_, word) in words(name) {
                    clear.put_word(Some(word), &becomes, LEAST);
                }
                clear.people.insert(name.clone(), becomes.clone());
            }
        }
        for names in clear.names.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        clear
    }

    /// Whether names stay.
    pub(super) const fn is_nothing(&self) -> bool {
        !self.on
    }

    fn put(&mut self, name: &str, becomes: &str) {
        let words: Vec<String> = words(name).map(|(_, word)| word.to_lowercase()).collect();
        if let Some(first) = words.first().filter(|_| words.len() > 1 || name.chars().count() >= LEAST) {
            let (first, becomes) = (first.clone(), becomes.to_owned());
            let as_written = (words.len() == 1).then(|| name.trim().to_owned());
            self.names.entry(first).or_default().push(Name { words, as_written, becomes });
        }
    }

    /// One word of a name; only as it is written, and only if it is long enough.
    fn put_word(&mut self, word: Option<&str>, becomes: &str, least: usize) {
        if let Some(word) = word.filter(|word| word.chars().count() >= least) {
            let name = Name {
                words: vec![word.to_lowercase()],
                as_written: Some(word.to_owned()),
                becomes: becomes.to_owned(),
            };
            self.names.entry(word.to_lowercase()).or_default().push(name);
        }
    }

    /// The name of a prospect, or its letter.
    pub(super) fn prospect(&self, link: &Link) -> String {
        match self.letters.get(&link.uid) {
            Some(letter) => letter.clone(),
            None if self.on => "a prospect".to_owned(),
            None => one_line(&link.name, usize::MAX),
        }
    }

    /// Name and role of a person, or the role alone.
    pub(super) fn person(&self, name: &str, role: &str) -> String {
        if !self.on {
            return one_line(&crate::domain::Contact::said_of(name, role), usize::MAX);
        }
        if role.trim().is_empty() { SOMEBODY.to_owned() } else { self.words(&one_line(role.trim(), usize::MAX)) }
    }

    /// The words, clear of every name that is known.
    pub(super) fn words(&self, text: &str) -> String {
        if !self.on {
            return text.to_owned();
        }
        let found: Vec<(usize, &str)> = words(text).collect();
        let (mut out, mut copied, mut at) = (String::with_capacity(text.len()), 0, 0);
        let mut last_put: Option<&String> = None;
        while let Some((start, word)) = found.get(at) {
            // Names begin with a capital, or their script has none.
            let cut = text[start + word.len()..].starts_with('…') && !word.starts_with(char::is_lowercase);
            let Some((name, count)) = self
                .name_at(&found[at..], word)
                .map(|name| (name, name.words.len()))
                .or_else(|| Some((self.name_begun(word).filter(|_| cut)?, 1)))
            else {
                at += 1;
                continue;
            };
            let (last, length) = found[at + count - 1];
            let between = &text[copied..*start];
            // "Dana" and "Ruiz" side by side are one person, also where the whole name was written otherwise.
            if !(between.trim().is_empty() && !out.is_empty() && last_put == Some(&name.becomes)) {
                out.push_str(between);
                out.push_str(&name.becomes);
            }
            last_put = Some(&name.becomes);
            copied = last + length.len();
            at += count;
        }
        out.push_str(&text[copied..]);
        out
    }

    /// A name of which this is the beginning, where the words were cut off within it.
    fn name_begun(&self, word: &str) -> Option<&Name> {
        let begun = word.to_lowercase();
        let mut fits: Vec<&String> =
            self.names.keys().filter(|first| begun.chars().count() >= LEAST && first.starts_with(&begun)).collect();
        // The same one each time, whatever order the map has.
        fits.sort_unstable();
        self.names.get(*fits.first()?)?.first()
    }

    /// The longest name that begins with this word.
    fn name_at(&self, found: &[(usize, &str)], word: &str) -> Option<&Name> {
        self.names.get(&word.to_lowercase())?.iter().find(|name| {
            let whole = found.len() >= name.words.len()
                && name.words.iter().zip(found).all(|(wanted, (_, word))| *wanted == word.to_lowercase());
            whole && name.as_written.as_ref().is_none_or(|written| written == word)
        })
    }
}

/// The runs of letters and digits, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// A, B … Z, AA, AB …
fn letters(at: usize) -> String {
    let (rest, last) = (at / 26, at % 26);
    let last = char::from(b'A' + u8::try_from(last).unwrap_or(0));
    if rest == 0 { last.to_string() } else { format!("{}{last}", letters(rest - 1)) }
}
