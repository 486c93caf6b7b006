//! What a figure counts that is no moment: questions, silences, promises, outcomes. Whoever lists them lists as many as
//! the figure says. No figure is made here.

use super::{Day, FollowUpState, OutcomeResult, QuestionState, Reception, Uid};

/// How we came to know what decided a deal, before it was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstTold {
    /// They said it to our face.
    ToFace,
    /// They told somebody else.
    SecondHand,
    /// Nobody said it before.
    Never,
    /// Nobody noted it.
    NotNoted,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Questions that became this.
    Questions(QuestionState),
    /// Questions after which a silence was held; of one question, only the times that one was asked.
    Silences(Option<Uid>),
    /// Every time that the question of this asking was asked, to whomever, as far as it can be judged.
    Askings(Uid),
    /// The talks that came after one in which something was met so.
    NextTalks(Reception),
    /// Promises that were due.
    Promises,
    /// Deals won or lost of which it is said what decided them.
    Outcomes {
        /// Which of both.
        result: OutcomeResult,
        /// Only those told so; `None` = all.
        told: Option<FirstTold>,
    },
}

/// What became of one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// A question.
    Question {
        /// Its state, as known on the day it is looked at.
        state: QuestionState,
        /// Seconds of silence after it.
        silence: Option<u32>,
    },
    /// A time that a question was asked.
    Asking {
        /// Its state.
        state: QuestionState,
        /// Whether it opened them up.
        opened: bool,
    },
    /// A talk.
    Talk {
        /// Whether it held something frank, or bad news.
        candid: bool,
    },
    /// A promise.
    Promise {
        /// Whether it was kept.
        state: FollowUpState,
        /// On which day; `None` = not said.
        kept_on: Option<Day>,
    },
    /// A deal.
    Outcome {
        /// How we came to know what decided it.
        told: FirstTold,
        /// So many days before, where that is known.
        before: Option<i32>,
    },
}
