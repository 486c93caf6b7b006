//! Old objection: not settled, and older than thirty days. Answered by us is not settled by them.

use super::{
    Basis, BasisKind, Said,
    facts::ObjectionFact,
    limits::Limit,
    view::{View, and_more, in_quotes},
};
use crate::domain::{Day, ObjectionState};
use crate::words::date;

pub(super) fn rests_on(view: &View<'_>) -> Vec<Basis> {
    let old = view.days(Limit::OldObjection);
    let objections = view.facts.objections.iter();
    objections
        .filter(|objection| view.on - objection.day > old && !is_settled(objection, view.on))
        .map(|objection| Basis {
            kind: BasisKind::Entry,
            uid: objection.uid,
            talk: None,
            day: objection.day,
            words: objection.words.clone(),
            private: objection.private,
            since: objection.day + old + 1,
        })
        .collect()
}

fn is_settled(objection: &ObjectionFact, on: Day) -> bool {
    objection.state == ObjectionState::Settled && objection.settled_on.is_none_or(|day| day <= on)
}

/// When we answered it, as known on a day; the day of the objection where nobody said.
fn addressed(objection: &ObjectionFact, on: Day) -> Option<Day> {
    let was = objection.state != ObjectionState::Open;
    let day = objection.addressed_on.unwrap_or(objection.day);
    // Settled says nothing of an answer before it.
    let said = objection.state == ObjectionState::Addressed || objection.addressed_on.is_some();
    (was && said && day <= on).then_some(day)
}

pub(super) fn say(view: &View<'_>, old: &[Basis]) -> Said {
    let named = old.first().and_then(|basis| view.facts.objections.iter().find(|one| one.uid == basis.uid));
    let text = named.map_or_else(String::new, |objection| {
        let more = and_more(old.len());
        match addressed(objection, view.on) {
            Some(day) => format!(
                "{}: addressed {}, not settled{more}. Ask whether that settles it",
                about(objection),
                date::ago(day, view.on)
            ),
            None => format!(
                "{}: open for {}{more}. Ask what would settle it",
                about(objection),
                date::age(objection.day, view.on)
            ),
        }
    });
    Said { text, reason: "old objection".to_owned() }
}

/// What it is about: its label, else their words.
fn about(objection: &ObjectionFact) -> String {
    match objection.label.as_str() {
        "" => in_quotes(&objection.words),
        label => label.replace(['-', '_'], " "),
    }
}
