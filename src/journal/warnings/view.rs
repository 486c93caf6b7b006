//! The facts as known on the day looked at, and what several warnings say alike.

use super::{
    Basis, BasisKind,
    facts::{ProspectFacts, TalkFact, ToldFact},
    limits::{Limit, Limits},
};
use crate::domain::{Day, Stage};
use crate::trust::Standing;
use crate::words::{quoted_within, whole_words};

/// People's words within a sentence of ours are cut to so many columns: most are whole, and with ours around them the
/// sentence still stands on two lines of prose.
const QUOTE: usize = 80;

/// One prospect on one day.
pub(super) struct View<'a> {
    /// All of the facts; lists that are not below are cut by whoever reads them.
    pub(super) facts: &'a ProspectFacts,
    pub(super) standing: &'a Standing,
    /// The day looked at.
    pub(super) on: Day,
    pub(super) talks: Vec<&'a TalkFact>,
    pub(super) told: Vec<&'a ToldFact>,
    /// The stage on that day: of the latest talk by then, where later ones show that it has passed.
    pub(super) stage: Stage,
    limits: &'a Limits,
}

impl<'a> View<'a> {
    pub(super) fn of(facts: &'a ProspectFacts, standing: &'a Standing, on: Day, limits: &'a Limits) -> Self {
        let talks: Vec<_> = facts.talks.iter().filter(|talk| talk.day <= on).collect();
        let is_past = talks.len() < facts.talks.len();
        let stage = talks.last().filter(|_| is_past).map_or(facts.stage, |talk| talk.stage);
        let told = facts.told.iter().filter(|told| told.day <= on).collect();
        Self { facts, standing, on, talks, told, stage, limits }
    }

    pub(super) fn is_lost(&self) -> bool {
        self.stage == Stage::Lost
    }

    /// A threshold in days.
    pub(super) fn days(&self, limit: Limit) -> i32 {
        i32::try_from(self.limits.get(limit)).unwrap_or(i32::MAX)
    }

    /// A threshold that counts.
    pub(super) fn count(&self, limit: Limit) -> usize {
        self.limits.get(limit) as usize
    }
}

/// A talk as what a warning rests on.
pub(super) fn of_talk(talk: &TalkFact, since: Day) -> Basis {
    Basis {
        kind: BasisKind::Talk,
        uid: talk.uid,
        talk: Some(talk.uid),
        day: talk.day,
        words: talk.title.clone(),
        private: false,
        since,
    }
}

/// A moment as what a warning rests on.
pub(super) fn of_told(told: &ToldFact, since: Day) -> Basis {
    Basis {
        kind: BasisKind::Entry,
        uid: told.uid,
        talk: Some(told.talk),
        day: told.day,
        words: told.words.clone(),
        private: told.private,
        since,
    }
}

/// People's words within a sentence, without marks round them.
pub(super) fn in_short(words: &str) -> String {
    whole_words(words, QUOTE)
}

/// People's words within a sentence.
pub(super) fn in_quotes(words: &str) -> String {
    quoted_within(words, QUOTE)
}

/// ` (and 2 more)` after the one that is named; nothing where it is the only one.
pub(super) fn and_more(all: usize) -> String {
    match all {
        0 | 1 => String::new(),
        several => format!(" (and {} more)", several - 1),
    }
}
