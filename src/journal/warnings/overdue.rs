//! Promise overdue: open, and due before today.

use super::{
    Basis, BasisKind, Said,
    facts::PromiseFact,
    limits::Limit,
    view::{View, and_more, in_short},
};
use crate::domain::{Day, FollowUpState};
use crate::words::date;

/// Begins what a narrow column says of it.
pub(super) const PROMISE: &str = "promise";

pub(super) fn rests_on(view: &View<'_>) -> Vec<Basis> {
    let grace = view.days(Limit::Overdue);
    let mut late: Vec<Basis> = view
        .facts
        .promises
        .iter()
        .filter(|promise| is_open(promise, view.on))
        .filter_map(|promise| Some((promise.due?, promise)))
        .filter(|(due, _)| view.on - *due > grace)
        .map(|(due, promise)| Basis {
            kind: BasisKind::FollowUp,
            uid: promise.uid,
            talk: promise.talk,
            day: due,
            words: promise.text.clone(),
            private: false,
            since: due + grace + 1,
        })
        .collect();
    late.sort_by_key(|basis| basis.day);
    late
}

/// Whether it had been made by that day and not been kept. When one was given up nobody says: it counts as not open.
fn is_open(promise: &PromiseFact, on: Day) -> bool {
    promise.made_on.is_none_or(|made| made <= on)
        && match promise.state {
            FollowUpState::Open => true,
            FollowUpState::Kept => promise.kept_on.is_some_and(|kept| kept > on),
            FollowUpState::Broken => false,
        }
}

pub(super) fn say(view: &View<'_>, late: &[Basis]) -> Said {
    let (words, due) = late.first().map_or(("", view.on), |basis| (basis.words.as_str(), basis.day));
    let late_by = date::due(due, view.on);
    Said {
        text: format!("{}: {late_by}{}. Keep it today, or say that you cannot", in_short(words), and_more(late.len())),
        reason: format!("{PROMISE} {late_by}"),
    }
}
