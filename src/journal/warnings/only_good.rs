//! Only good news: the last moments told to our face are all good, five at least and from two talks at least.

use super::{
    Basis, Said,
    limits::Limit,
    view::{View, of_told},
};
use crate::domain::{News, Uid};
use crate::words::counted;
use std::collections::HashSet;

pub(super) fn rests_on(view: &View<'_>) -> Vec<Basis> {
    let direct: Vec<_> = view.told.iter().filter(|told| told.direct()).collect();
    let start = direct.iter().rposition(|told| told.news != News::Good).map_or(0, |at| at + 1);
    let run = &direct[start..];
    let mut talks: HashSet<Uid> = HashSet::new();
    let enough = run.iter().enumerate().find(|(at, told)| {
        talks.insert(told.talk);
        *at + 1 >= view.count(Limit::GoodRun) && talks.len() >= view.count(Limit::GoodTalks)
    });
    let Some((_, told)) = enough else { return Vec::new() };
    let since = told.day;
    run.iter().map(|told| of_told(told, since)).collect()
}

pub(super) fn say(_: &View<'_>, run: &[Basis]) -> Said {
    Said {
        text: format!(
            "{} in a row, all of them good news. Pleasant is not evidence: ask what could make them say no",
            counted(run.len(), "moment")
        ),
        reason: "only good news".to_owned(),
    }
}
