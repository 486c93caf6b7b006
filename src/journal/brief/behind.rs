//! What stands behind a line of a brief: no line leads nowhere.

use crate::domain::{QuestionState, Uid};
use crate::journal::{
    Brief, EvidenceRow, NextQuestion, QuestionRow,
    warnings::{Basis, BasisKind},
};

/// What stands behind a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// An entry.
    Entry(Uid),
    /// A question that nothing was said to yet.
    Question {
        /// Which.
        question: Uid,
        /// The talk it was asked in.
        talk: Option<Uid>,
    },
    /// A promise.
    FollowUp(Uid),
    /// A talk.
    Talk(Uid),
    /// Something unsaid, on the prospect's page.
    Unsaid(Uid),
    /// The arithmetic of the score.
    Score,
    /// The people there.
    People,
    /// The prospect's page.
    Page,
    /// A row of the bank, by its key's id.
    Bank(i64),
}

/// A question that can be put to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToAsk {
    /// The words, whole.
    pub text: String,
    /// The question, where it is written down already.
    pub question: Option<Uid>,
    /// It waits to be asked.
    pub planned: bool,
}

impl ToAsk {
    /// A question that is written down.
    pub(super) fn of(row: &QuestionRow) -> Self {
        let question = &row.question;
        let planned = question.state == QuestionState::Planned;
        Self { text: question.text.clone(), question: Some(question.uid), planned }
    }
}

impl Behind {
    /// What was said to it, else the question.
    pub(super) fn question(row: &QuestionRow) -> Self {
        let question = Self::Question { question: row.question.uid, talk: row.conversation };
        row.reply.as_ref().map_or(question, |(_, entry)| Self::Entry(*entry))
    }

    /// What is worth asking: what is written down of it already, else its row in the bank.
    pub(super) fn next(next: &NextQuestion, brief: &Brief) -> Self {
        match (next.question, next.row) {
            (Some(question), _) => row(brief, question).map_or(Self::Question { question, talk: None }, Self::question),
            (None, Some(row)) => Self::Bank(row),
            (None, None) => Self::Page,
        }
    }

    /// What moved the score.
    pub(super) fn evidence(row: &EvidenceRow) -> Self {
        match (row.entry, row.question) {
            (Some(entry), _) => Self::Entry(entry),
            (None, Some(question)) => Self::Question { question, talk: row.talk },
            (None, None) => Self::Score,
        }
    }

    /// What a warning rests on.
    pub(super) fn basis(basis: &Basis) -> Self {
        match basis.kind {
            BasisKind::Entry => Self::Entry(basis.uid),
            BasisKind::Question => Self::Question { question: basis.uid, talk: basis.talk },
            BasisKind::FollowUp => Self::FollowUp(basis.uid),
            BasisKind::Talk => Self::Talk(basis.uid),
        }
    }
}

/// The row of a question, if the brief has it.
pub(super) fn row(brief: &Brief, question: Uid) -> Option<&QuestionRow> {
    brief.questions.iter().find(|row| row.question.uid == question)
}
