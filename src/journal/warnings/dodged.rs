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
use std::collections::HashMap;

pub(super) fn rests_on(view: &View<'_>) -> Vec<Basis> {
    let wait = view.days(Limit::AskedAgain);
    let same = Same::of(view);
    let mut left: Vec<Basis> = view
        .facts
        .asked
        .iter()
        .filter(|asked| asked.state_on(view.on) == Some(QuestionState::Dodged))
        .filter_map(|asked| Some((asked.closed_on()?, asked)))
        .filter(|(closed, asked)| view.on - *closed >= wait && !came_up_since(view, &same, asked, *closed))
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

/// Which questions are the same: by their question of the bank, and by their words. There may be hundreds.
#[derive(Default)]
struct Same<'a> {
    of_bank: HashMap<&'a str, Vec<&'a AskedFact>>,
    of_words: HashMap<String, Vec<&'a AskedFact>>,
}

impl<'a> Same<'a> {
    /// None, where none was dodged.
    fn of(view: &View<'a>) -> Self {
        let mut same = Self::default();
        if view.facts.asked.iter().any(|asked| asked.state == QuestionState::Dodged) {
            for asked in &view.facts.asked {
                same.of_words.entry(fold(&asked.text)).or_default().push(asked);
                if let Some(bank) = &asked.bank {
                    same.of_bank.entry(bank).or_default().push(asked);
                }
            }
        }
        same
    }

    /// The others that ask the same; one may come twice.
    fn others_like(&self, one: &AskedFact) -> impl Iterator<Item = &'a AskedFact> {
        let bank = one.bank.as_deref().and_then(|bank| self.of_bank.get(bank));
        let words = self.of_words.get(&fold(&one.text));
        let uid = one.uid;
        [bank, words].into_iter().flatten().flatten().copied().filter(move |other| other.uid != uid)
    }
}

/// Whether the same question was asked after it was dodged, answered after that, or dodged once more.
fn came_up_since(view: &View<'_>, same: &Same<'_>, dodged: &AskedFact, closed: Day) -> bool {
    same.others_like(dodged).any(|other| {
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
