//! What they told us, to be handed on: one walk along the objections of the days counts them by label, and remembers the
//! few that are quoted.

use super::{Answer, place_of, review};
use crate::{
    domain::{ObjectionState, OutcomeResult, Surfaced, Uid},
    journal::{LISTED, LabelTold, ToldUs},
    store::{ObjectionTold, Snapshot, Stretch},
    trust::measures::{ObjectionAges, ObjectionFact, Period, Share},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashSet},
};

/// So many quotes a label.
const QUOTES: usize = 3;

/// So many ways in which objections of a label were settled.
const WAYS: usize = 5;

/// So many labels: a page is to be read.
const LABELS: usize = 60;

pub(super) fn told_us(seen: &Snapshot<'_>, prospect: Option<&Uid>, period: Period) -> Answer<ToldUs> {
    let prospect = prospect.map(|uid| place_of(seen, uid)).transpose()?.map(|found| found.id);
    let stretch = Stretch { prospect, first: period.first, last: period.end() };
    let mut told = ToldUs::default();
    let mut labels: BTreeMap<Option<String>, Label> = BTreeMap::new();
    seen.open_objections(stretch, |line| {
        told.to_our_face.add(to_our_face(line), 1);
        let mut given: Vec<Option<String>> =
            line.labels.iter().filter(|label| !label.trim().is_empty()).cloned().map(Some).collect();
        // A label that stands there twice is one.
        given.sort_unstable();
        given.dedup();
        if given.is_empty() {
            given.push(None);
        }
        for label in given {
            labels.entry(label).or_insert_with(|| Label::over(period)).count(line);
        }
    })?;
    let mut labels: Vec<(Option<String>, Label)> = labels.into_iter().collect();
    labels.sort_by_key(|(label, of)| (label.is_none(), Reverse((of.companies.len(), of.to_our_face.n))));
    told.more_labels = u64::try_from(labels.len().saturating_sub(LABELS)).unwrap_or(0);
    labels.truncate(LABELS);
    for (label, of) in labels {
        told.labels.push(of.told(seen, label)?);
    }
    lost(seen, stretch, &mut told)?;
    Ok(told)
}

fn to_our_face(line: &ObjectionTold) -> bool {
    line.surfaced != Surfaced::SecondHand
}

/// What is known of a label while objections are counted.
struct Label {
    companies: HashSet<i64>,
    to_our_face: Share,
    ages: ObjectionAges,
    quoted: Vec<i64>,
    settled_by: Vec<String>,
    settled_otherwise: u64,
}

impl Label {
    fn over(period: Period) -> Self {
        Self {
            companies: HashSet::new(),
            to_our_face: Share::default(),
            ages: ObjectionAges::over(period),
            quoted: Vec::new(),
            settled_by: Vec::new(),
            settled_otherwise: 0,
        }
    }

    /// Counts one; they come the latest first.
    fn count(&mut self, line: &ObjectionTold) {
        self.companies.insert(line.prospect);
        self.to_our_face.add(to_our_face(line), 1);
        let is_settled = line.state == Some(ObjectionState::Settled);
        self.ages.add(&ObjectionFact { day: line.day, is_settled, settled_on: line.settled_on });
        if self.quoted.len() < QUOTES {
            self.quoted.push(line.id);
        }
        let way = line.settled_by.trim();
        if !is_settled || way.is_empty() || self.settled_by.iter().any(|known| known == way) {
            return;
        }
        if self.settled_by.len() < WAYS {
            self.settled_by.push(way.to_owned());
        } else {
            self.settled_otherwise += 1;
        }
    }

    fn told(self, seen: &Snapshot<'_>, label: Option<String>) -> Answer<LabelTold> {
        let Self { companies, to_our_face, ages, quoted, settled_by, settled_otherwise } = self;
        let companies = u64::try_from(companies.len()).unwrap_or(u64::MAX);
        let quotes = review::quotes(seen, &quoted)?;
        Ok(LabelTold { label, companies, to_our_face, ages, quotes, settled_by, settled_otherwise })
    }
}

/// What was lost and why, where that may be told: newest first, the rest as a number.
fn lost(seen: &Snapshot<'_>, stretch: Stretch, told: &mut ToldUs) -> Answer<()> {
    let mut all = 0_u64;
    seen.each_outcome(stretch, |line| {
        let private = line.heard.is_some_and(|(.., private)| private);
        if line.result != OutcomeResult::Lost || line.decided_by.trim().is_empty() || private {
            return;
        }
        all += 1;
        told.lost.push(review::outcome_row(line.clone()));
        // They come oldest first: now and then the oldest go.
        if told.lost.len() > 2 * LISTED {
            told.lost.drain(..LISTED);
        }
    })?;
    told.lost.reverse();
    told.lost.truncate(LISTED);
    told.more_lost = all - u64::try_from(told.lost.len()).unwrap_or(all);
    Ok(())
}
