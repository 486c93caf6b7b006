//! One contact: four talks or more in the last half year, and the same one person in all of them. A talk that names
//! nobody proves nothing.

use super::{
    Basis, Said,
    facts::TalkFact,
    limits::Limit,
    view::{View, of_talk},
};
use crate::domain::{Day, Uid};
use crate::words::counted;

pub(super) fn rests_on(view: &View<'_>) -> Vec<Basis> {
    let days = view.days(Limit::ContactDays);
    let enough = view.count(Limit::ContactTalks);
    let Some((person, _)) = view.talks.last().and_then(|talk| only_one(talk)) else { return Vec::new() };
    let lately = within(&view.talks, view.on, days);
    if lately.len() < enough || !all_with(lately, *person) {
        return Vec::new();
    }
    let since = since(&view.talks, *person, days, enough).unwrap_or(view.on);
    lately.iter().map(|talk| of_talk(talk, since)).collect()
}

/// The first day from which each talk came with enough before it, all with this person: not the day on which an old talk
/// left the window.
fn since(talks: &[&TalkFact], person: Uid, days: i32, enough: usize) -> Option<Day> {
    let mut since = None;
    for end in (1..=talks.len()).rev() {
        let day = talks[end - 1].day;
        let lately = within(&talks[..end], day, days);
        if lately.len() < enough || !all_with(lately, person) {
            break;
        }
        since = Some(day);
    }
    since
}

/// The talks of the last `days` before `on`; talks come in order.
fn within<'t, 'a>(talks: &'t [&'a TalkFact], on: Day, days: i32) -> &'t [&'a TalkFact] {
    let first = talks.iter().rposition(|talk| on - talk.day > days).map_or(0, |at| at + 1);
    &talks[first..]
}

fn all_with(talks: &[&TalkFact], person: Uid) -> bool {
    talks.iter().all(|talk| only_one(talk).is_some_and(|(one, _)| *one == person))
}

fn only_one(talk: &TalkFact) -> Option<&(Uid, String)> {
    match talk.people.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

pub(super) fn say(view: &View<'_>, talks: &[Basis]) -> Said {
    let name = view.talks.last().and_then(|talk| only_one(talk)).map_or("one person", |(_, name)| name.as_str());
    Said {
        text: format!("{}, all with {name} alone. Ask who else has a say, and meet them", counted(talks.len(), "talk")),
        reason: "one contact".to_owned(),
    }
}
