//! Reads the query language: `or` of `and` of terms, with brackets and negation; every mistake with its place.

mod value;

use super::{Filter, Node, Term, Words};
use crate::domain::{Invalid, Moment};
use std::ops::Range;

/// How deep brackets may stand in brackets; nobody types more.
const DEEPEST: usize = 32;

/// What was read, and what could not be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    /// Everything that could be read.
    pub filter: Filter,
    /// What could not, in the order typed.
    pub mistakes: Vec<Mistake>,
    /// The views that are named in it, and where: which there are, only a journal knows.
    pub views: Vec<(Range<usize>, String)>,
}

/// Something typed that the query language does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it stands in the query, in bytes.
    pub at: Range<usize>,
    /// What is wrong and what would be right, a whole sentence.
    pub why: String,
}

impl From<Mistake> for Invalid {
    fn from(mistake: Mistake) -> Self {
        Self::new("query", mistake.why)
    }
}

pub(super) fn parse(query: &str, now: Moment) -> Parsed {
    let mut reader = Reader { query, at: 0, now, depth: 0, mistakes: Vec::new(), views: Vec::new() };
    let mut nodes = Vec::new();
    loop {
        nodes.extend(reader.any());
        if reader.rest().is_empty() {
            break;
        }
        // Only a bracket that was never opened ends the reading early.
        reader.at += 1;
        reader.mistake(reader.at - 1..reader.at, "“)” closes nothing.");
    }
    Parsed { filter: Filter::new(nodes), mistakes: reader.mistakes, views: reader.views }
}

struct Reader<'a> {
    query: &'a str,
    at: usize,
    now: Moment,
    depth: usize,
    mistakes: Vec<Mistake>,
    views: Vec<(Range<usize>, String)>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.query[self.at..]
    }

    fn mistake(&mut self, at: Range<usize>, why: impl Into<String>) {
        self.mistakes.push(Mistake { at, why: why.into() });
    }

    fn skip_space(&mut self) {
        self.at = self.query.len() - self.rest().trim_start().len();
    }

    /// Takes this very word, in any case, if it stands alone here.
    fn takes_word(&mut self, word: &str) -> bool {
        let rest = self.rest();
        let here = rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && rest[word.len()..].chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ')'));
        self.at += if here { word.len() } else { 0 };
        here
    }

    fn any(&mut self) -> Option<Node> {
        let mut nodes: Vec<Node> = self.all().into_iter().collect();
        while self.takes_word("or") {
            nodes.extend(self.all());
        }
        (!nodes.is_empty()).then_some(Node::Any(nodes))
    }

    /// Terms side by side, up to `or`, a closing bracket or the end.
    fn all(&mut self) -> Option<Node> {
        let mut nodes = Vec::new();
        loop {
            self.skip_space();
            let rest = self.rest();
            if rest.is_empty() || rest.starts_with(')') {
                break;
            }
            let here = self.at;
            if self.takes_word("or") {
                self.at = here;
                break;
            }
            if !self.takes_word("and") {
                nodes.extend(self.negated());
            }
        }
        (!nodes.is_empty()).then_some(Node::All(nodes))
    }

    /// A term or a group, with what negates it before it.
    fn negated(&mut self) -> Option<Node> {
        let mut not = false;
        loop {
            self.skip_space();
            if self.takes_word("not") || (self.rest().starts_with('-')) {
                self.at += usize::from(self.rest().starts_with('-'));
                not = !not;
            } else {
                break;
            }
        }
        let node = if self.rest().starts_with('(') { self.group() } else { self.term().map(Node::Term) };
        node.map(|node| if not { Node::Not(Box::new(node)) } else { node })
    }

    fn group(&mut self) -> Option<Node> {
        let open = self.at;
        self.at += 1;
        if self.depth == DEEPEST {
            self.mistake(open..open + 1, "Too many brackets in brackets.");
            return None;
        }
        self.depth += 1;
        let node = self.any();
        self.depth -= 1;
        if self.rest().starts_with(')') {
            self.at += 1;
        } else {
            self.mistake(open..open + 1, "“(” is not closed: “)” at its end.");
        }
        node
    }

    fn term(&mut self) -> Option<Term> {
        if let Some(text) = self.quoted() {
            return Some(Term::Words(Words { text, prefix: self.takes_star() }));
        }
        let start = self.at;
        if self.rest().starts_with('@') {
            self.at += 1;
            return self.view(start);
        }
        let key_end = self.rest().find(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '_')));
        if let Some(end) = key_end.filter(|end| *end > 0 && self.rest()[*end..].starts_with(':')) {
            self.at += end + 1;
            return self.keyed(start..start + end);
        }
        let word = self.bare(|c| c.is_whitespace() || matches!(c, '(' | ')' | '"'));
        (!word.is_empty()).then(|| Term::Words(words(word)))
    }

    /// The view named behind the `@` at `start`.
    fn view(&mut self, start: usize) -> Option<Term> {
        let name = match self.quoted() {
            Some(name) => name,
            None => self.bare(|c| c.is_whitespace() || matches!(c, '(' | ')' | '"')).to_owned(),
        };
        if name.trim().is_empty() {
            self.mistake(start..start + 1, "“@” wants the name of a view: @inbox.");
            return None;
        }
        self.views.push((start..self.at, name.clone()));
        Some(Term::View(name))
    }

    /// What stands in quotes here; one that is not closed goes to the end (it is being typed).
    fn quoted(&mut self) -> Option<String> {
        let mut rest = self.rest().strip_prefix('"')?;
        let mut text = String::new();
        loop {
            let Some(end) = rest.find('"') else {
                text.push_str(rest);
                self.at = self.query.len();
                return Some(text);
            };
            text.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            let Some(more) = rest.strip_prefix('"') else {
                self.at = self.query.len() - rest.len();
                return Some(text);
            };
            text.push('"');
            rest = more;
        }
    }

    fn takes_star(&mut self) -> bool {
        let star = self.rest().starts_with('*');
        self.at += usize::from(star);
        star
    }

    /// Everything up to a character that ends it.
    fn bare(&mut self, ends: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let word = &rest[..rest.find(ends).unwrap_or(rest.len())];
        self.at += word.len();
        word
    }
}

/// A bare word, with the star that may end it.
fn words(word: &str) -> Words {
    let (text, prefix) = word.strip_suffix('*').map_or((word, false), |text| (text, true));
    Words { text: text.to_owned(), prefix }
}
