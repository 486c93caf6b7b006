//! Polite run: the last talks, three at least, have no tagged moment that they told us themselves.

use super::{
    Basis, Said,
    limits::Limit,
    view::{View, of_talk},
};
use crate::words::counted;

pub(super) fn rests_on(view: &View<'_>) -> Vec<Basis> {
    let start = view.talks.iter().rposition(|talk| talk.frank).map_or(0, |at| at + 1);
    let run = &view.talks[start..];
    let Some(enough) = run.get(view.count(Limit::PoliteTalks) - 1) else { return Vec::new() };
    run.iter().map(|talk| of_talk(talk, enough.day)).collect()
}

pub(super) fn say(_: &View<'_>, run: &[Basis]) -> Said {
    let talks = counted(run.len(), "talk");
    Said {
        text: format!("Nothing frank said in the last {talks}. Ask one thing that you would rather not hear"),
        reason: format!("polite run of {}", run.len()),
    }
}
