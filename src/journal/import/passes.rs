//! The two passes over a file, and what they count.

use std::{io, ops::Range};

use super::{Progress, file::File, line::LineFault, state::State};
use crate::exchange::{Line, Reader};
use crate::journal::{Imported, change::Fault};
use crate::store::Change;

/// How many bad lines are told, and how many fields left out.
const TOLD: usize = 1000;
const WARNED: usize = 100;

/// Lines between two looks whether to go on.
const PACE: u64 = 512;

/// Why an import ends early.
#[derive(Debug)]
pub(super) enum Stop {
    /// The person asked for it.
    Asked,
    /// The file to import.
    File(io::Error),
    /// The journal.
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// What was found and done so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) imported: Imported,
    /// Where the lines stand that are left out.
    pub(super) rejected: Vec<Range<u64>>,
}

impl Found {
    fn bad(&mut self, said: String, at: Range<u64>) {
        self.imported.bad_count += 1;
        if self.imported.bad.len() < TOLD {
            self.imported.bad.push(said);
        }
        self.rejected.push(at);
    }
}

/// A pass over the file.
pub(super) struct Pass<'p> {
    file: &'p File,
    /// Days that every date is moved by.
    later_by: i32,
    go_on: &'p mut dyn FnMut(Progress) -> bool,
    done_before: u64,
}

impl<'p> Pass<'p> {
    pub(super) fn new(file: &'p File, later_by: i32, go_on: &'p mut dyn FnMut(Progress) -> bool) -> Self {
        Self { file, later_by, go_on, done_before: 0 }
    }

    /// The first pass: every bad line, every field that nobody knows.
    pub(super) fn check(&mut self) -> Result<Found, Stop> {
        let mut found = Found::default();
        self.each(|line| {
            found.imported.lines += 1;
            for left_out in line.left_out {
                if found.imported.warnings.len() < WARNED {
                    found.imported.warnings.push(left_out.to_string());
                }
            }
            if let Err(error) = line.record {
                found.bad(error.to_string(), line.bytes);
            }
            Ok(())
        })?;
        self.done_before = self.file.length;
        Ok(found)
    }

    /// The second pass: what is good is written; what names an id that is not there turns out bad here.
    pub(super) fn write(&mut self, w: &mut Change<'_>, mut found: Found) -> Result<Found, Stop> {
        let mut state = State::of(w)?;
        let later_by = self.later_by;
        self.each(|line| {
            let Ok(mut record) = line.record else { return Ok(()) };
            if later_by != 0 {
                record.shift_days(later_by);
            }
            match state.take(line.number, record) {
                Ok(()) => Ok(()),
                Err(LineFault::Bad(said)) => {
                    found.bad(format!("LINE {}: {said}", line.number), line.bytes);
                    Ok(())
                }
                Err(LineFault::Fault(fault)) => Err(Stop::Fault(fault)),
            }
        })?;
        let counted = state.finish(|line, field| {
            found.imported.warnings.push(format!("LINE {line}: {field} is an id that is not there and was left out"));
        })?;
        found.imported.warnings.truncate(WARNED);
        (found.imported.entries, found.imported.others, found.imported.already) = counted;
        found.rejected.sort_by_key(|at| at.start);
        Ok(found)
    }

    fn each(&mut self, mut take: impl FnMut(Line) -> Result<(), Stop>) -> Result<(), Stop> {
        let of = self.file.length.saturating_mul(2);
        let lines = Reader::new(self.file.read().map_err(Stop::File)?);
        for (n, line) in (0_u64..).zip(lines) {
            let line = line.map_err(Stop::File)?;
            let done = self.done_before + line.bytes.end;
            if n % PACE == 0 && !(self.go_on)(Progress { done, of }) {
                return Err(Stop::Asked);
            }
            take(line)?;
        }
        Ok(())
    }
}
