//! Records → a file: one object a line, the fields in the order of the format, what is not set left out. The same
//! values make the same bytes.

mod object;
mod rows;
mod stamp;
mod value;

use super::line::Settings;
use super::{Bank, MAX_LINE, View, WarningMark};
use crate::domain::{Attempt, Conversation, Entry, FollowUp, Outcome, Prospect, Question, Uid};
use object::{Fields, object};
use rows::{Header, Loose, Part};
use std::io::{self, Write};

/// Writes the lines of an export. The order of the lines is the caller's: header, prospects by name and id,
/// conversations by time and id, then the rest by id.
///
/// It gathers lines before it writes, so a bare file will do; [`Writer::finish`] writes what is left.
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: W,
    gathered: Vec<u8>,
}

/// So much is gathered before it is written.
const GATHER: usize = 64 * 1024;

impl<W: Write> Writer<W> {
    /// A writer at the start of a file.
    pub fn new(out: W) -> Self {
        Self { out, gathered: Vec::with_capacity(2 * GATHER) }
    }

    /// The header, with the settings that change figures and differ from their defaults.
    ///
    /// # Errors
    /// What writing to the file says; so for all methods.
    pub fn header(&mut self, settings: &Settings) -> io::Result<()> {
        self.line("journal", &Header(settings))
    }

    /// A prospect with its contacts and what is unsaid.
    ///
    /// # Errors
    /// What writing to the file says.
    pub fn prospect(&mut self, prospect: &Prospect) -> io::Result<()> {
        self.line("prospect", prospect)
    }

    /// A conversation with its entries, questions and follow-ups. One that would not fit the longest line that may be
    /// read (4 MiB) becomes several lines with the same id, each with the conversation's own fields and a part of what
    /// it holds: first the questions, then the follow-ups, then the entries in order.
    ///
    /// # Errors
    /// What writing to the file says.
    pub fn conversation(&mut self, talk: &Conversation) -> io::Result<()> {
        self.part(talk, &talk.questions, &talk.follow_ups, &talk.entries)
    }

    /// A question that is not tied to a conversation.
    ///
    /// # Errors
    /// What writing to the file says.
    pub fn question(&mut self, question: &Question, prospect: Uid) -> io::Result<()> {
        self.line("question", &Loose { prospect, row: question })
    }

    /// A promise that is not tied to a conversation.
    ///
    /// # Errors
    /// What writing to the file says.
    pub fn follow_up(&mut self, promise: &FollowUp, prospect: Uid) -> io::Result<()> {
        self.line("follow_up", &Loose { prospect, row: promise })
    }

    /// A try that reached nobody.
    ///
    /// # Errors
    /// What writing to the file says.
    pub fn attempt(&mut self, attempt: &Attempt) -> io::Result<()> {
        self.line("attempt", attempt)
    }

    /// How a quote or prospect was won or lost.
    ///
    /// # Errors
    /// What writing to the file says.
    pub fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        self.line("outcome", outcome)
    }

    /// A question of the user's own bank.
    ///
    /// # Errors
    /// What writing to the file says.
    pub fn bank(&mut self, question: &Bank) -> io::Result<()> {
        self.line("bank", question)
    }

    /// A saved view.
    ///
    /// # Errors
    /// What writing to the file says.
    pub fn view(&mut self, view: &View) -> io::Result<()> {
        self.line("view", view)
    }

    /// A snoozed or dismissed warning.
    ///
    /// # Errors
    /// What writing to the file says.
    pub fn warning(&mut self, mark: &WarningMark) -> io::Result<()> {
        self.line("warning", mark)
    }

    /// Writes what is gathered and gives the file back; flushing it to the disk is the caller's.
    ///
    /// # Errors
    /// What writing to the file says.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(&self.gathered)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn line(&mut self, kind: &'static str, row: &impl Fields) -> io::Result<()> {
        self.gather(kind, row);
        self.pass_on()
    }

    /// One line at the end of what is gathered; how long it is.
    fn gather(&mut self, kind: &'static str, row: &impl Fields) -> usize {
        let start = self.gathered.len();
        object(Some(kind), row, &mut self.gathered);
        self.gathered.push(b'\n');
        self.gathered.len() - start - 1
    }

    fn pass_on(&mut self) -> io::Result<()> {
        if self.gathered.len() >= GATHER {
            self.out.write_all(&self.gathered)?;
            self.gathered.clear();
        }
        Ok(())
    }

    fn part(
        &mut self,
        talk: &Conversation,
        questions: &[Question],
        follow_ups: &[FollowUp],
        entries: &[Entry],
    ) -> io::Result<()> {
        let length = self.gather("conversation", &Part { talk, questions, follow_ups, entries });
        let items = questions.len() + follow_ups.len() + entries.len();
        if length <= MAX_LINE || items < 2 {
            return self.pass_on();
        }
        self.gathered.truncate(self.gathered.len() - length - 1);
        let half = items / 2;
        let (questions, later_questions) = questions.split_at(half.min(questions.len()));
        let half = half - questions.len();
        let (follow_ups, later_follow_ups) = follow_ups.split_at(half.min(follow_ups.len()));
        let (entries, later_entries) = entries.split_at(half - follow_ups.len());
        self.part(talk, questions, follow_ups, entries)?;
        self.part(talk, later_questions, later_follow_ups, later_entries)
    }
}
