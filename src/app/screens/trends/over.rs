//! What the screen is over: so many months, whose moments, and which of them a query finds.

use super::Trends;
use crate::{
    app::{
        Cx,
        parts::{menu::Choice, narrow::Narrow},
        screens::{Page, menu::Menu},
    },
    domain::{
        Moment, Uid,
        filter::{Filter, Node, Term},
    },
    journal::{NameKind, Read, Reply},
};

/// Spans that `+` and `-` go through, in months.
const SPANS: [u16; 5] = [3, 6, 12, 24, 60];

impl Trends {
    pub(super) fn span(&mut self, longer: bool, cx: &mut Cx<'_>) {
        if self.seen.as_ref().is_some_and(|seen| seen.by_days) {
            return cx.say("The query names the days. esc drops it.");
        }
        let at = SPANS.iter().position(|months| *months >= self.months).unwrap_or(0);
        let to = if longer { (at + 1).min(SPANS.len() - 1) } else { at.saturating_sub(1) };
        if SPANS[to] == self.months {
            cx.say(if longer { "Five years are the most." } else { "Three months are the least." });
        } else {
            self.months = SPANS[to];
            self.load(cx);
        }
    }

    pub(super) fn narrow(&mut self, whose: Option<Uid>, cx: &mut Cx<'_>) {
        self.whose = whose;
        self.cursors = Default::default();
        self.load(cx);
    }

    /// Whether there is something to close here before the screen itself.
    pub(super) fn closes(&self) -> bool {
        self.zoomed || !self.query.is_empty() || (self.whose.is_some() && !self.above)
    }

    pub(super) fn ask_filter(cx: &mut Cx<'_>) {
        let narrow = [Narrow::Who, Narrow::Since, Narrow::Until, Narrow::Tag, Narrow::Label, Narrow::Query];
        let rows = narrow.map(|by| (by.said().to_owned(), Choice::NarrowBy(by)));
        cx.show(Menu::new("Only by", rows.into(), None).into());
    }

    /// The query with this condition in the place of one of its kind.
    pub(super) fn with(&self, term: &Term, now: Moment) -> String {
        let nodes = Filter::parse(&self.query, now).filter.nodes().to_vec();
        let others = nodes.into_iter().filter(|node| !matches!(node, Node::Term(old) if old.key() == term.key()));
        Filter::new(others.chain([Node::Term(term.clone())])).to_string()
    }

    /// Looks at what this finds. One name alone is that prospect: of one, more is known than its moments.
    pub(super) fn take_query(&mut self, query: &str, cx: &mut Cx<'_>) {
        let alone = |node: &Node| matches!(node, Node::Term(Term::Who(names)) if names.len() == 1);
        let (who, rest): (Vec<Node>, Vec<Node>) =
            Filter::parse(query, cx.now()).filter.nodes().iter().cloned().partition(alone);
        let name = match who.first() {
            Some(Node::Term(Term::Who(names))) if who.len() == 1 => names.first().cloned(),
            _ => None,
        };
        self.query = if name.is_some() { Filter::new(rest).to_string() } else { query.to_owned() };
        self.cursors = Default::default();
        self.load(cx);
        if let Some(name) = name {
            self.meaning = Some((cx.read(Read::Meant(name.clone())), name));
        }
    }

    pub(super) fn take_name(&mut self, reply: &Reply, name: &str, cx: &mut Cx<'_>) {
        let Reply::Names(hits) = reply else { return };
        match hits.iter().find(|hit| hit.kind == NameKind::Prospect) {
            Some(hit) => self.narrow(Some(hit.uid), cx),
            None => cx.say(format!("No prospect is called {name}.")),
        }
    }
}
