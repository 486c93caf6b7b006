//! *What they told us*, for colleagues: the objections by label and by how many companies raised them, with quotes and
//! roles, what settled them and how long they stood; how much was told to our face; why we lost. Nothing private.

use super::{Block, Section, Teller, told::share_row};
use crate::{
    domain::{ObjectionState, OutcomeResult, Surfaced, Uid},
    journal::Quote,
    trust::measures::{ObjectionAges, ObjectionFact, Share, TypicalAge},
    words::{counted, number},
};
use std::collections::{BTreeMap, BTreeSet};

/// So many quotes a label.
const QUOTES: usize = 3;

/// What objections without a label stand under.
const NO_LABEL: &str = "no label";

impl Teller<'_> {
    /// The page's parts.
    pub(super) fn others(&self) -> Vec<Section> {
        let open: Vec<&Quote> = self.facts.review.objections.iter().filter(|quote| !quote.private).collect();
        vec![Self::to_our_face(&open), self.by_label(&open), self.lost()]
    }

    fn to_our_face(objections: &[&Quote]) -> Section {
        let mut share = Share::default();
        for one in objections {
            share.add(one.surfaced != Surfaced::SecondHand, 1);
        }
        let blocks = if objections.is_empty() {
            Vec::new()
        } else {
            let rest = share.n - share.k;
            vec![
                Block::Line(format!(
                    "{}: {} told to our face, {} heard from others.",
                    counted(share.n, "objection"),
                    number::count(share.k),
                    number::count(rest)
                )),
                Block::Shares(vec![share_row("told to our face".to_owned(), share)]),
            ]
        };
        Section { title: "To our face".to_owned(), blocks }
    }

    /// The label that most companies share comes first.
    fn by_label(&self, objections: &[&Quote]) -> Section {
        let mut labels: BTreeMap<&str, Vec<&Quote>> = BTreeMap::new();
        for one in objections {
            if one.labels.is_empty() {
                labels.entry(NO_LABEL).or_default().push(one);
            }
            for label in &one.labels {
                labels.entry(label).or_default().push(one);
            }
        }
        let companies =
            |quotes: &[&Quote]| quotes.iter().map(|quote| quote.prospect.uid).collect::<BTreeSet<Uid>>().len();
        let mut labels: Vec<(&str, Vec<&Quote>)> = labels.into_iter().collect();
        labels
            .sort_by_key(|(label, quotes)| (*label == NO_LABEL, std::cmp::Reverse((companies(quotes), quotes.len()))));
        let mut blocks = Vec::new();
        for (label, quotes) in labels {
            let said = self.words(label);
            blocks.push(Block::Head(format!(
                "{said}: {}, {}",
                counted(companies(&quotes), "company"),
                counted(quotes.len(), "objection")
            )));
            blocks.extend(quotes.iter().take(QUOTES).map(|quote| self.quote(quote)));
            blocks.push(Block::Fact("How long they stood".to_owned(), self.stood(&quotes)));
            let settled: BTreeSet<&str> = quotes
                .iter()
                .filter(|quote| quote.objection == Some(ObjectionState::Settled))
                .map(|quote| quote.settled_by.trim())
                .filter(|by| !by.is_empty())
                .collect();
            blocks.extend(settled.into_iter().map(|by| Block::Fact("Settled by".to_owned(), self.words(by))));
        }
        Section { title: "Objections, by how many companies raised them".to_owned(), blocks }
    }

    fn stood(&self, quotes: &[&Quote]) -> String {
        let mut ages = ObjectionAges::over(self.facts.review.period);
        for quote in quotes {
            ages.add(&ObjectionFact {
                day: quote.day,
                is_settled: quote.objection == Some(ObjectionState::Settled),
                settled_on: quote.settled_on,
            });
        }
        let settled = ages.settled();
        let said = format!("{} settled", number::share(settled.k, settled.n));
        match ages.typical().filter(|_| !settled.is_too_few()) {
            Some(TypicalAge::Days(days)) => format!("median {days} d; {said}"),
            Some(TypicalAge::Over(days)) => format!("median over {days} d; {said}"),
            None => format!("{said}, too few for a median"),
        }
    }

    fn lost(&self) -> Section {
        let lost = self.facts.review.outcomes.iter();
        let lost = lost.filter(|one| one.result == OutcomeResult::Lost && !one.decided_by.trim().is_empty());
        let told = |one: &&crate::journal::OutcomeRow| one.heard.is_none_or(|(.., private)| !private);
        let blocks = lost.filter(told).map(|one| {
            let first = match one.heard {
                _ if one.never => "never told before".to_owned(),
                Some((day, Surfaced::SecondHand, _)) => format!("first heard from others, {}", before(one.day - day)),
                Some((day, ..)) => format!("first told to our face, {}", before(one.day - day)),
                None => "when it was first heard is not written down".to_owned(),
            };
            Block::Quote(self.in_quotes(&one.decided_by), format!("lost {} · {first}", self.day(one.day)))
        });
        Section { title: "Why we lost".to_owned(), blocks: blocks.collect() }
    }
}

fn before(days: i32) -> String {
    match days {
        i32::MIN..=0 => "on that day".to_owned(),
        days => format!("{} before", counted(days, "day")),
    }
}
