//! A line of an export before it is text.

use std::io::{self, Write};

use crate::domain::{Attempt, Conversation, FollowUp, Outcome, Prospect, Question, Uid};
use crate::exchange::{Bank, Settings, View, WarningMark, Writer};

/// What becomes a line of the file; a long talk becomes several.
#[derive(Debug)]
pub struct ExportLine(pub(super) Line);

/// What a line holds. A row that hangs on no talk says whose it is.
#[derive(Debug)]
pub(super) enum Line {
    Header(Settings),
    Prospect(Box<Prospect>),
    Conversation(Box<Conversation>),
    Question(Box<Question>, Uid),
    FollowUp(FollowUp, Uid),
    Attempt(Attempt),
    Outcome(Outcome),
    Bank(Bank),
    View(View),
    Warning(WarningMark),
}

impl ExportLine {
    pub(super) fn write<W: Write>(&self, to: &mut Writer<W>) -> io::Result<()> {
        match &self.0 {
            Line::Header(settings) => to.header(settings),
            Line::Prospect(prospect) => to.prospect(prospect),
            Line::Conversation(talk) => to.conversation(talk),
            Line::Question(question, of) => to.question(question, *of),
            Line::FollowUp(promise, of) => to.follow_up(promise, *of),
            Line::Attempt(attempt) => to.attempt(attempt),
            Line::Outcome(outcome) => to.outcome(outcome),
            Line::Bank(question) => to.bank(question),
            Line::View(view) => to.view(view),
            Line::Warning(mark) => to.warning(mark),
        }
    }
}
