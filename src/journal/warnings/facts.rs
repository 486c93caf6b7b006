//! What the warnings are told about one prospect: plain data, in conversation order. Lists may reach back only as far as
//! any warning looks; what is later than the day looked at is among them and left out there.

use super::Mark;
use crate::domain::{Day, FollowUpState, News, ObjectionState, QuestionState, Stage, Surfaced, Uid};

/// Everything the warnings look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProspectFacts {
    /// The stage it is at now.
    pub stage: Stage,
    /// The talks, oldest first.
    pub talks: Vec<TalkFact>,
    /// What was told, oldest first: tagged moments only, for what waits in the inbox counts nowhere.
    pub told: Vec<ToldFact>,
    /// The objections not settled today or on the day looked at, oldest first.
    pub objections: Vec<ObjectionFact>,
    /// The questions that were asked.
    pub asked: Vec<AskedFact>,
    /// The promises not kept today or on the day looked at.
    pub promises: Vec<PromiseFact>,
    /// What was snoozed or dismissed.
    pub marks: Vec<Mark>,
}

impl ProspectFacts {
    /// Nothing known yet.
    #[must_use]
    pub const fn new(stage: Stage) -> Self {
        Self {
            stage,
            talks: Vec::new(),
            told: Vec::new(),
            objections: Vec::new(),
            asked: Vec::new(),
            promises: Vec::new(),
            marks: Vec::new(),
        }
    }
}

/// A talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkFact {
    /// Which.
    pub uid: Uid,
    /// The day it was held.
    pub day: Day,
    /// The stage then.
    pub stage: Stage,
    /// Its title; empty = none.
    pub title: String,
    /// Who was there, by name.
    pub people: Vec<(Uid, String)>,
    /// Whether it has a tagged moment that is not second-hand.
    pub frank: bool,
}

/// A tagged moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldFact {
    /// Which.
    pub uid: Uid,
    /// Its talk.
    pub talk: Uid,
    /// The day of its talk.
    pub day: Day,
    /// News for us.
    pub news: News,
    /// How it came out.
    pub surfaced: Surfaced,
    /// The first words.
    pub words: String,
    /// Private?
    pub private: bool,
}

impl ToldFact {
    /// Whether they told us, and nobody else.
    #[must_use]
    pub fn direct(&self) -> bool {
        self.surfaced != Surfaced::SecondHand
    }
}

/// An objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectionFact {
    /// Which moment.
    pub uid: Uid,
    /// The day of its talk.
    pub day: Day,
    /// How far it has come today.
    pub state: ObjectionState,
    /// When we answered it.
    pub addressed_on: Option<Day>,
    /// When they said it is settled.
    pub settled_on: Option<Day>,
    /// Its first label; empty = none.
    pub label: String,
    /// The first words.
    pub words: String,
    /// Private?
    pub private: bool,
}

/// A question that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFact {
    /// Which.
    pub uid: Uid,
    /// The words.
    pub text: String,
    /// The bank question it came from.
    pub bank: Option<String>,
    /// What became of it by today.
    pub state: QuestionState,
    /// The day it was asked, as far as anybody said.
    pub asked: Option<Day>,
    /// The day it was answered or dodged.
    pub closed: Option<Day>,
    /// The talk it was asked in.
    pub talk: Option<Uid>,
    /// Private?
    pub private: bool,
}

impl AskedFact {
    /// The day it was asked; where nobody said, the day it was closed.
    pub(super) fn asked_on(&self) -> Option<Day> {
        self.asked.or(self.closed)
    }

    /// The day it was closed; absent or before it was asked, the day it was asked.
    pub(super) fn closed_on(&self) -> Option<Day> {
        self.closed.max(self.asked_on())
    }

    /// Its state as known on a day: `None` before it was asked.
    pub(super) fn state_on(&self, on: Day) -> Option<QuestionState> {
        let asked = self.asked_on()?;
        let open = self.closed_on().is_some_and(|closed| closed > on);
        (asked <= on && self.state.was_asked()).then_some(if open { QuestionState::Pending } else { self.state })
    }
}

/// A promise of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseFact {
    /// Which.
    pub uid: Uid,
    /// What.
    pub text: String,
    /// When it is due.
    pub due: Option<Day>,
    /// Whether it was kept by today.
    pub state: FollowUpState,
    /// When it was kept.
    pub kept_on: Option<Day>,
    /// The talk it was made in.
    pub talk: Option<Uid>,
    /// The day of that talk; `None` = made in none.
    pub made_on: Option<Day>,
}
