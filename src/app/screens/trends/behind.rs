//! What is behind a figure: the query that lists the moments, or the list of what else is counted. A test counts each list against its figure.

use crate::{
    app::screens::Place,
    domain::{
        Counted, Day, News, Openness, Reception, Stage, Surfaced, Tag,
        filter::{Filter, Node, OpennessIs, Seconds, Term, When},
    },
    journal::Link,
    trust::{
        constants::{LONG_SILENCE, OPEN_FROM},
        measures::{Month, Period},
    },
};

/// The moments that a panel is about: whose, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Among<'a> {
    pub(super) prospect: Option<&'a Link>,
    pub(super) period: Period,
    /// What the query asks of every moment.
    pub(super) rest: &'a Filter,
}

impl Among<'_> {
    fn query(self, terms: impl IntoIterator<Item = Node>) -> String {
        self.held(self.period.first, self.period.end(), terms)
    }

    fn held(self, first: Day, last: Day, terms: impl IntoIterator<Item = Node>) -> String {
        let who = self.prospect.map(|link| Node::Term(Term::Who(vec![link.name.clone()])));
        let on = if first == last { When::on(first) } else { When::between(first, last) };
        let held = Node::Term(Term::On(vec![on]));
        Filter::new(who.into_iter().chain([held]).chain(self.rest.nodes().iter().cloned()).chain(terms)).to_string()
    }

    /// What is counted that is no moment.
    pub(super) fn counted(self, of: Counted) -> Place {
        let (first, last) = (self.period.first, self.period.end());
        Place::Counted { of, prospect: self.prospect.map(|link| link.uid), first, last, cursor: None }
    }

    /// What they told at a stage and can be weighed.
    pub(super) fn stage(self, stage: Stage) -> String {
        self.query([Node::Term(Term::Stage(vec![stage])), tagged(), direct(), open_from(1)])
    }

    /// All of a month.
    pub(super) fn month(self, month: Month) -> String {
        let (first, last) = (month.first().max(self.period.first), month.last().min(self.period.end()));
        self.held(first, last, [tagged()])
    }

    /// The candid moments of a day.
    pub(super) fn candid_on(self, day: Day) -> String {
        self.held(day, day, [tagged(), direct(), open_from(OPEN_FROM)])
    }

    /// The candid moments of all days.
    pub(super) fn candid(self) -> String {
        self.query([tagged(), direct(), open_from(OPEN_FROM)])
    }

    /// What they said unasked.
    pub(super) fn volunteered(self) -> String {
        self.query([tagged(), Node::Term(Term::Surfaced(vec![Surfaced::Volunteered]))])
    }

    /// Replies after a long silence.
    pub(super) fn after_silence(self) -> String {
        let long = Seconds { from: LONG_SILENCE, to: None };
        self.query([tagged(), direct(), Node::Term(Term::Silence(vec![long]))])
    }

    /// What I met so.
    pub(super) fn met(self, reception: Reception) -> String {
        self.query([tagged(), Node::Term(Term::Reception(vec![Some(reception)]))])
    }

    /// Objections raised.
    pub(super) fn objections(self) -> String {
        self.query([Node::Term(Term::Tag(vec![Some(Tag::Objection)]))])
    }
}

/// Not in the inbox.
fn tagged() -> Node {
    Node::Not(Box::new(Node::Term(Term::Tag(vec![None]))))
}

/// Told to our face.
fn direct() -> Node {
    Node::Not(Box::new(Node::Term(Term::Surfaced(vec![Surfaced::SecondHand]))))
}

/// Marked at least so open, or bad news.
fn open_from(least: u8) -> Node {
    let levels = Openness::new(least.into()).ok().zip(Openness::new(5).ok());
    let open = levels.map(|(least, most)| Node::Term(Term::Openness(vec![OpennessIs::Between(least, most)])));
    Node::Any(open.into_iter().chain([Node::Term(Term::News(vec![News::Bad]))]).collect())
}
