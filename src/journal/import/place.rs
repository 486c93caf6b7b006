//! The second pass: each line put down, unless it is already there.

use std::io::BufRead;

use super::survey::Survey;
use super::talks::Talks;
use super::{Failure, REPORT, TOLD_WARNINGS};
use crate::domain::Held;
use crate::exchange::{self, HeaderLine, Record};
use crate::store::{Bulk, Left, Put, StoreError, Times, Waiting, rows::Table};

/// What was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) entries: u64,
    pub(super) others: u64,
    pub(super) already: u64,
}

/// An import being put down.
pub(super) struct Placing<'p, 'c, 'w> {
    pub(super) bulk: &'p mut Bulk<'c, 'w>,
    pub(super) survey: &'p mut Survey,
    pub(super) talks: Talks,
    /// The line at hand.
    pub(super) line: u64,
    made: Made,
}

impl<'p, 'c, 'w> Placing<'p, 'c, 'w> {
    pub(super) fn new(bulk: &'p mut Bulk<'c, 'w>, survey: &'p mut Survey) -> Self {
        Self { bulk, survey, talks: Talks::default(), line: 0, made: Made::default() }
    }

    /// Puts the whole file down.
    pub(super) fn read(&mut self, source: impl BufRead, goes_on: &mut dyn FnMut(u64) -> bool) -> Result<(), Failure> {
        for (count, line) in (0_u64..).zip(exchange::Reader::new(source)) {
            let line = line?;
            if count.is_multiple_of(REPORT) && !goes_on(line.bytes.end) {
                return Err(Failure::Stopped);
            }
            self.line = line.number;
            if self.survey.is_bad(line.number) {
                continue;
            }
            // What the first pass could read and this one cannot: the file was changed in between.
            let record = line.record.map_err(|_| Failure::Moved)?;
            let record = self.survey.moved(record);
            self.put(record)?;
        }
        Ok(())
    }

    fn put(&mut self, record: Record) -> Result<(), StoreError> {
        let before = (self.made.entries, self.made.others);
        match record {
            Record::Header(line) => return self.header(line),
            Record::Prospect(line) => self.prospect_line(*line)?,
            Record::Conversation(line) => self.talk_line(*line)?,
            Record::Question(line) => self.loose_question(*line)?,
            Record::FollowUp(line) => self.loose_promise(line)?,
            Record::Attempt(line) => self.attempt(line)?,
            Record::Outcome(line) => self.outcome(line)?,
            Record::Bank(line) => self.bank(line)?,
            Record::View(line) => self.view(line)?,
            Record::Warning(line) => self.warning(line)?,
            Record::Short(line) => self.short(*line)?,
        }
        if before == (self.made.entries, self.made.others) {
            self.made.already += 1;
        }
        Ok(())
    }

    /// Settings that the journal has not set itself.
    fn header(&mut self, line: HeaderLine) -> Result<(), StoreError> {
        for (key, value) in line.settings {
            self.bulk.setting(&key, &value.to_string())?;
        }
        Ok(())
    }

    /// Counts a row, if it is new.
    pub(super) fn count(&mut self, table: Table, put: Put) -> i64 {
        match (put.is_new(), table) {
            (false, _) => {}
            (true, Table::Entries) => self.made.entries += 1,
            (true, _) => self.made.others += 1,
        }
        put.id()
    }

    /// A row of before was changed by its line.
    pub(super) fn count_change(&mut self) {
        self.made.others += 1;
    }

    /// The times of a row whose line gives these; absent ones are now.
    pub(super) fn times(&self, created: Option<Held>, updated: Option<Held>) -> Times {
        let created = created.unwrap_or(self.survey.now);
        Times { created, updated: updated.unwrap_or(created) }
    }

    /// What was waited for and has come is joined; the rest is said.
    pub(super) fn settle(&mut self) -> Result<Vec<String>, StoreError> {
        let left = self.bulk.settle(TOLD_WARNINGS)?;
        Ok(left.iter().map(said).collect())
    }

    pub(super) fn made(&self) -> Made {
        self.made
    }
}

fn said(left: &Left) -> String {
    let (field, what) = match left.what {
        Waiting::Reply => ("question", "question"),
        Waiting::Said => ("unsaid.entry", "entry"),
        Waiting::Heard => ("first_heard", "entry"),
    };
    format!("LINE {}: {field} is {}; no {what} has this id, and it was left out", left.line, left.uid)
}
