//! The query language: one for the field behind `/`, chips, saved views and the command line.
//!
//! `who:acme tag:objection news:bad since:"last month" open:yes "lead time"`. Terms stand side by side and all must
//! hold; `or`, brackets and `-` or `not` combine them. Mistakes never throw the rest away: each is named with its place,
//! and what could be read still filters. What a term finds is decided where the rows are; here it is read and printed,
//! and reading what was printed gives the same filter.

mod parse;
mod print;
mod term;
pub mod view;

#[cfg(test)]
mod tests;

pub use parse::{Mistake, Parsed};
pub use term::{FollowUpIs, Has, OpennessIs, Seconds, Term, TrustIs, When, Words};

use super::Moment;

/// What a list shows: every node must hold. Empty = everything. Each node is a chip.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    nodes: Vec<Node>,
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// One condition.
    Term(Term),
    /// What must not hold.
    Not(Box<Node>),
    /// At least one must hold: `(price or cost*)`.
    Any(Vec<Node>),
    /// All must hold.
    All(Vec<Node>),
}

impl Filter {
    /// All of these. Blank terms and empty groups drop out, groups within groups of their kind are opened.
    #[must_use]
    pub fn new(nodes: impl IntoIterator<Item = Node>) -> Self {
        match Node::All(nodes.into_iter().collect()).settled() {
            None => Self::default(),
            Some(Node::All(nodes)) => Self { nodes },
            Some(one) => Self { nodes: vec![one] },
        }
    }

    /// Reads a query; `now` says what `last month` is. It never fails: see [`Parsed::mistakes`].
    #[must_use]
    pub fn parse(query: &str, now: Moment) -> Parsed {
        parse::parse(query, now)
    }

    /// The nodes, in the order typed; all must hold.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Whether it shows everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// This filter and one node more.
    #[must_use]
    pub fn and(self, node: Node) -> Self {
        Self::new(self.nodes.into_iter().chain([node]))
    }

    /// This filter without the node at `place` (a chip that was clicked away); beyond the end nothing changes.
    #[must_use]
    pub fn without(mut self, place: usize) -> Self {
        if place < self.nodes.len() {
            self.nodes.remove(place);
        }
        self
    }

    /// The filter with every view in it replaced by what `shown` gives for its name; one that gives nothing drops out.
    #[must_use]
    pub fn with_views(self, mut shown: impl FnMut(&str) -> Option<Self>) -> Self {
        Self::new(self.nodes.into_iter().filter_map(|node| node.with_views(&mut shown)))
    }

    /// Every term in it, whatever it is combined with (does the query ask for a stage at all?).
    #[must_use]
    pub fn terms(&self) -> Vec<&Term> {
        let mut out = Vec::new();
        self.nodes.iter().for_each(|node| node.collect(&mut out));
        out
    }
}

impl Node {
    /// The node without blanks and needless groups; `None` if nothing is left.
    fn settled(self) -> Option<Self> {
        match self {
            Self::Term(term) => term.settled().map(Self::Term),
            Self::Not(inner) => inner.settled().map(|inner| match inner {
                Self::Not(twice) => *twice,
                other => Self::Not(Box::new(other)),
            }),
            Self::Any(nodes) => group(nodes, Self::Any, |node| match node {
                Self::Any(inner) => Ok(inner),
                other => Err(other),
            }),
            Self::All(nodes) => group(nodes, Self::All, |node| match node {
                Self::All(inner) => Ok(inner),
                other => Err(other),
            }),
        }
    }

    /// The node with every view in it replaced by what `shown` gives for its name (nothing: the term drops out).
    fn with_views(self, shown: &mut impl FnMut(&str) -> Option<Filter>) -> Option<Self> {
        let mut each =
            |nodes: Vec<Self>| nodes.into_iter().filter_map(|node| node.with_views(shown)).collect::<Vec<_>>();
        match self {
            Self::Term(Term::View(name)) => shown(&name).map(|filter| Self::All(filter.nodes)),
            Self::Term(term) => Some(Self::Term(term)),
            Self::Not(inner) => inner.with_views(shown).map(|inner| Self::Not(Box::new(inner))),
            Self::Any(nodes) => Some(Self::Any(each(nodes))),
            Self::All(nodes) => Some(Self::All(each(nodes))),
        }
    }

    fn collect<'a>(&'a self, out: &mut Vec<&'a Term>) {
        match self {
            Self::Term(term) => out.push(term),
            Self::Not(inner) => inner.collect(out),
            Self::Any(nodes) | Self::All(nodes) => nodes.iter().for_each(|node| node.collect(out)),
        }
    }
}

/// A group of settled nodes: those of its own kind opened, alone it is its one member.
fn group(nodes: Vec<Node>, wrap: fn(Vec<Node>) -> Node, open: fn(Node) -> Result<Vec<Node>, Node>) -> Option<Node> {
    let mut flat = Vec::with_capacity(nodes.len());
    for node in nodes.into_iter().filter_map(Node::settled) {
        match open(node) {
            Ok(inner) => flat.extend(inner),
            Err(one) => flat.push(one),
        }
    }
    if flat.len() > 1 { Some(wrap(flat)) } else { flat.pop() }
}
