//! Dodged, not asked again: a question closed as dodged three weeks ago, and the same question neither asked nor
//! answered since. The same question is the same of the bank, or the same words.

use super::{
    Basis, BasisKind, Said,
    facts::AskedFact,
    limits::Limit,
    view::{View, and_more, in_quotes},
};
use crate::domain::{Day, QuestionState, fold};
use crate::words::date;

pub(super) fn rests_on(view: &View<'_>) -> Vec<Basis> {
    let wait = view.days(Limit::AskedAgain);
    let mut left: Vec<Basis> = view
        .facts
        .asked
        .iter()
        .filter(|asked| asked.state_on(view.on) == Some(QuestionState::Dodged))
        .filter_map(|asked| Some((asked.closed_on()?, asked)))
        .filter(|(closed, asked)| view.on - *closed >= wait && !came_up_since(view, asked, *closed))
        .map(|(closed, asked)| Basis {
            kind: BasisKind::Question,
            uid: asked.uid,
            talk: asked.talk,
            day: closed,
            words: asked.text.clone(),
            private: asked.private,
            since: closed + wait,
        })
        .collect();
    left.sort_by_key(|basis| basis.day);
    left
}

/// Whether the same question was asked after it was dodged, answered after that, or dodged once more.
fn came_up_since(view: &View<'_>, dodged: &AskedFact, closed: Day) -> bool {
    let words = fold(&dodged.text);
    view.facts.asked.iter().filter(|other| other.uid != dodged.uid && is_same(dodged, &words, other)).any(|other| {
        let Some((state, asked, end)) = known(other, view.on) else { return false };
        match state {
            _ if asked > closed => true,
            QuestionState::Answered => end >= closed,
            // Asked twice on the day it was dodged, the later asking is the one that is left.
            QuestionState::Dodged => {
                (end, asked, other.uid) > (closed, dodged.asked_on().unwrap_or(closed), dodged.uid)
            }
            _ => asked == closed && Some(asked) > dodged.asked_on(),
        }
    })
}

/// The state of an asked question on a day, when it was asked, when closed.
fn known(asked: &AskedFact, on: Day) -> Option<(QuestionState, Day, Day)> {
    Some((asked.state_on(on)?, asked.asked_on()?, asked.closed_on()?))
}

fn is_same(one: &AskedFact, folded: &str, other: &AskedFact) -> bool {
    one.bank.as_ref().is_some_and(|bank| other.bank.as_ref() == Some(bank)) || fold(&other.text) == folded
}

pub(super) fn say(view: &View<'_>, left: &[Basis]) -> Said {
    let last = left.last();
    let (words, day) = last.map_or(("", view.on), |basis| (basis.words.as_str(), basis.day));
    Said {
        text: format!(
            "{} dodged {}, not asked again{}. Ask it once more, and wait",
            in_quotes(words),
            date::ago(day, view.on),
            and_more(left.len())
        ),
        reason: "dodged question".to_owned(),
    }
}
