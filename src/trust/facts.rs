//! What the model is told about one prospect: marks and days, without a word of text. Everything else a journal knows
//! is no evidence.

use crate::domain::{Day, News, Openness, QuestionState, Surfaced, Tag};

/// Everything the model takes in about one prospect, or about any closed part of it: an entry goes with its question,
/// and a question with all its replies. The evidence of such parts adds up to that of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The entries, in conversation order. Results name an entry by its place here.
    pub entries: Vec<EntryFact>,
    /// The questions, in any order. Results name a question by its place here.
    pub questions: Vec<QuestionFact>,
    /// The days of the conversations that have no entry: nothing frank said.
    pub empty_talks: Vec<Day>,
}

/// What counts of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryFact {
    /// The day of its conversation.
    pub day: Day,
    /// Its tag; `None` waits in the inbox and is contact only.
    pub tag: Option<Tag>,
    /// How freely they spoke; `None` = not marked.
    pub openness: Option<Openness>,
    /// News for us.
    pub news: News,
    /// How it came out.
    pub surfaced: Surfaced,
    /// The question it is tied to, by its place in [`Facts::questions`]; a place that is not there counts as none.
    pub question: Option<usize>,
}

/// What counts of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuestionFact {
    /// The day it was asked. Where an asked question does not say, it is the day it was closed, else of its earliest
    /// reply.
    pub asked: Option<Day>,
    /// What became of it. Planned and held back give nothing.
    pub state: QuestionState,
    /// The day it was answered or dodged; absent or before the day asked, it counts as the day asked.
    pub closed: Option<Day>,
    /// The day they promised an answer for.
    pub until: Option<Day>,
}

impl Facts {
    /// How many entries lie after `today`: they count once it gets there.
    #[must_use]
    pub fn later(&self, today: Day) -> usize {
        self.entries.iter().filter(|entry| entry.day > today).count()
    }

    /// The question that entry `fact` is tied to.
    pub(super) fn question_of(&self, fact: &EntryFact) -> Option<&QuestionFact> {
        fact.question.and_then(|at| self.questions.get(at))
    }
}
