//! The first pass: every line read, every bad one found, everybody it names learnt. Nothing is written.

use std::io::BufRead;

use super::book::{Book, Spot};
use super::{Failure, Imported, REPORT, TOLD_BAD, TOLD_WARNINGS};
use crate::domain::Held;
use crate::exchange::{self, Shift};
use crate::store::Snapshot;

/// What the first pass found.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) book: Book,
    /// A line without a time is of now.
    pub(super) now: Held,
    /// Days that every date of the file is moved by.
    later_by: Shift,
    lines: u64,
    heads: u64,
    bad: Vec<Spot>,
    told: Vec<(u64, String)>,
    warnings: Vec<String>,
}

impl Survey {
    pub(super) fn new(now: Held, later_by: Shift) -> Self {
        Self {
            book: Book::default(),
            now,
            later_by,
            lines: 0,
            heads: 0,
            bad: Vec::new(),
            told: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Reads the whole file.
    pub(super) fn read(
        &mut self,
        source: impl BufRead,
        seen: &Snapshot<'_>,
        goes_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), Failure> {
        for line in exchange::Reader::new(source) {
            let line = line?;
            self.lines += 1;
            if self.lines % REPORT == 1 && !goes_on(line.bytes.end) {
                return Err(Failure::Stopped);
            }
            let room = TOLD_WARNINGS.saturating_sub(self.warnings.len());
            self.warnings.extend(line.left_out.iter().take(room).map(ToString::to_string));
            let at = Spot { line: line.number, bytes: line.bytes };
            // The header tells of the file, it brings nothing.
            self.heads += u64::from(matches!(line.record, Ok(exchange::Record::Header(_))));
            match line.record {
                Ok(record) => self.book.learn(&self.moved(record), &at, seen, self.now)?,
                Err(error) => self.refuse(at, error.to_string()),
            }
        }
        Ok(())
    }

    /// The line in its own time, or moved as far as was chosen.
    pub(super) fn moved(&self, mut record: exchange::Record) -> exchange::Record {
        if self.later_by != Shift::default() {
            record.shift_days(self.later_by);
        }
        record
    }

    /// The lines that name somebody nobody is are bad as well.
    pub(super) fn end(&mut self) {
        for (at, why) in self.book.orphans() {
            let said = format!("LINE {}: {why}", at.line);
            self.refuse(at, said);
        }
        self.bad.sort_by_key(|at| at.line);
        self.told.sort_by_key(|(line, _)| *line);
    }

    fn refuse(&mut self, at: Spot, said: String) {
        if self.told.len() < TOLD_BAD {
            self.told.push((at.line, said));
        }
        self.bad.push(at);
    }

    /// What there is to tell of it.
    pub(super) fn found(&self) -> Imported {
        Imported {
            lines: self.lines - self.heads,
            bad: self.told.iter().map(|(_, said)| said.clone()).collect(),
            bad_count: self.bad.len() as u64,
            warnings: self.warnings.clone(),
            ..Imported::default()
        }
    }

    /// Whether this line is bad.
    pub(super) fn is_bad(&self, line: u64) -> bool {
        self.bad.binary_search_by_key(&line, |at| at.line).is_ok()
    }

    /// Where the bad lines stand, in their order.
    pub(super) fn bad(&self) -> &[Spot] {
        &self.bad
    }
}
