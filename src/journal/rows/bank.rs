//! The bank of questions, ranked; what to ask next; how many questions there are in each state.

use crate::domain::{Day, Purpose, QuestionState, Stage, Uid};
use crate::journal::Key;
use crate::trust::measures::questions::Opened;

/// A question of the bank, or words asked of several prospects, with what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct BankRow {
    /// Its place: by rank, told apart by its place in the bank.
    pub key: Key,
    /// What a question made from it refers to: an own one's id, else the key of one that ships; `None` = in no bank.
    pub bank: Option<String>,
    /// Its row, where it is the user's own.
    pub own: Option<Uid>,
    /// The words.
    pub text: String,
    /// The stage it suits; `None` = any.
    pub stage: Option<Stage>,
    /// What it is for, by its word; empty = not said.
    pub purpose: String,
    /// How often it opened people up, of the times that can be judged.
    pub opened: Opened,
    /// One of the times it was asked that are counted there.
    pub asking: Option<Uid>,
    /// So many prospects were asked it, whatever came of it.
    pub prospects: u32,
    /// What became of it, and when it was asked (planned), last, at the prospect it is wanted for.
    pub there: Option<(QuestionState, Option<Day>)>,
}

impl BankRow {
    /// What it is for, where that is one of the words.
    #[must_use]
    pub fn purpose(&self) -> Option<Purpose> {
        Purpose::from_word(&self.purpose)
    }
}

/// A question worth asking next.
#[derive(Debug, Clone, PartialEq)]
pub struct NextQuestion {
    /// The words.
    pub text: String,
    /// The question that is written down already, where one is: planned, held back, dodged.
    pub question: Option<Uid>,
    /// The row of the bank that has these words, by its key's id.
    pub row: Option<i64>,
    /// How often it opened people up, of the times that can be judged.
    pub opened: Opened,
    /// Why it is worth asking.
    pub why: Why,
}

/// Why a question is worth asking next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// They dodged it (on this day), and were not asked again since.
    Dodged(Option<Day>),
    /// It is planned (since this day).
    Planned(Option<Day>),
    /// It was held back (noted on this day).
    HeldBack(Option<Day>),
    /// Nobody has yet asked them whether they would say no.
    Permission,
    /// It is the best one for their stage that they were not asked.
    Ranked(Stage),
}

/// How many questions there are, by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuestionCounts {
    /// To be asked.
    pub planned: u64,
    /// Asked, no reply yet.
    pub pending: u64,
    /// Dodged.
    pub dodged: u64,
    /// Not dared.
    pub held_back: u64,
    /// Answered.
    pub answered: u64,
}

impl QuestionCounts {
    /// All of them.
    #[must_use]
    pub const fn total(self) -> u64 {
        self.planned + self.pending + self.dodged + self.held_back + self.answered
    }

    /// Those in this state.
    #[must_use]
    pub const fn of(self, state: QuestionState) -> u64 {
        match state {
            QuestionState::Planned => self.planned,
            QuestionState::HeldBack => self.held_back,
            QuestionState::Pending => self.pending,
            QuestionState::Answered => self.answered,
            QuestionState::Dodged => self.dodged,
        }
    }
}
