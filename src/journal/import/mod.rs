//! JSON Lines → the journal: what a line's absent fields become, whom its names mean, what is already there.
//!
//! Two passes over the file. The first reads all of it without a lock, learns whom it names ([`book`]) and finds every bad
//! line. The second puts it down in one transaction, line by line, so that memory holds no more than the prospects and
//! people that the file names and the talk at hand. What another process writes between the two is noticed, and the first
//! pass done again.

mod book;
mod file;
mod full;
mod people;
mod place;
mod short;
mod survey;
mod talks;

#[cfg(test)]
mod tests;

use std::{io, path::Path};

use super::{Imported, Trouble, evidence};
use crate::domain::{Ids, Moment};
use crate::exchange::Shift;
use crate::store::{Bulk, Indexed, OpNote, StoreError, Writer};
use crate::words::counted;
use file::File;
use place::Placing;
use survey::Survey;

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Done so far: reading the file, putting it down and indexing its words together.
    pub done: u64,
    /// Of so much.
    pub of: u64,
}

/// What the person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportChoice {
    /// Leave bad lines out, instead of refusing the file.
    pub skip_bad: bool,
    /// Only count: nothing is written.
    pub dry_run: bool,
    /// Moves every date and time of the file; for the sample, which ends today.
    pub later_by: Shift,
    /// The journal begins with it: it is no change that one could take back.
    pub beginning: bool,
}

/// Lines between two reports of progress.
const REPORT: u64 = 64;

/// Bad lines, and warnings, that are told of in words; the rest is counted.
const TOLD_BAD: usize = 1000;
const TOLD_WARNINGS: usize = 100;

/// How often the first pass is done again because somebody else wrote meanwhile.
const TRIES: u32 = 5;

/// Imports JSON Lines from a file that can be read twice. `go_on` hears how far it is, now and then; once it says
/// `false` nothing is kept.
///
/// With bad lines, and unless they are to be left out, nothing is kept and [`Imported`] tells only them. Lines left out
/// are written to `FILE.rejected.jsonl`.
///
/// # Errors
/// [`Trouble`]: the file cannot be read, the journal cannot be written, it was stopped. Nothing is kept then.
pub fn import(
    writer: &mut Writer,
    file: &Path,
    choice: ImportChoice,
    now: Moment,
    ids: &mut Ids,
    origin: &str,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Result<Imported, Trouble> {
    let verb = if choice.beginning { crate::store::BEGAN } else { "imported" };
    let note = OpNote { origin: origin.to_owned(), verb };
    let mut job = Job { file: File::open(file).map_err(|error| said(error.into()))?, choice, now, go_on };
    for _ in 0..TRIES {
        match job.run(writer, &note, ids) {
            // Somebody wrote between the two passes: what the first one learnt may be wrong by now.
            Err(Failure::Moved) => {}
            done => return done.map_err(said),
        }
    }
    Err(said(Failure::Moved))
}

/// One import.
struct Job<'j> {
    file: File,
    choice: ImportChoice,
    now: Moment,
    go_on: &'j mut dyn FnMut(Progress) -> bool,
}

/// The stretches of the way: two passes over the file, and the words. The last takes about as long as half a pass a byte.
const STRETCHES: u64 = 4;

impl Job<'_> {
    fn run(&mut self, writer: &mut Writer, note: &OpNote, ids: &mut Ids) -> Result<Imported, Failure> {
        let version = writer.data_version()?;
        let mut survey = Survey::new(self.now.held(), self.choice.later_by);
        writer.read(|seen| survey.read(self.file.read()?, seen, &mut |at| self.goes_on(at)))?;
        survey.end();
        let mut found = survey.found();
        if found.bad_count > 0 && !self.choice.skip_bad {
            return Ok(found);
        }
        let written = writer.write_many(note, self.now, ids, |bulk| {
            if bulk.data_version()? != version {
                return Err(Failure::Moved);
            }
            self.put_down(bulk, &mut survey, &mut found)
        });
        match written {
            Err(Failure::Dry) => return Ok(found),
            other => other?,
        }
        if !survey.bad().is_empty()
            && let Err(error) = self.file.copy_rejected(survey.bad())
        {
            found.warnings.push(format!("The lines left out could not be written beside the file ({error})."));
        }
        Ok(found)
    }

    /// The second pass.
    fn put_down(&mut self, bulk: &mut Bulk<'_, '_>, survey: &mut Survey, found: &mut Imported) -> Result<(), Failure> {
        let length = self.file.length;
        let mut placing = Placing::new(bulk, survey);
        placing.read(self.file.read()?, &mut |at| self.goes_on(length + at))?;
        let left = placing.settle()?;
        let made = placing.made();
        (found.entries, found.others, found.already) = (made.entries, made.others, made.already);
        found.warnings.extend(left.into_iter().take(TOLD_WARNINGS.saturating_sub(found.warnings.len())));
        found.returned = bulk.returned()?;
        if self.choice.dry_run {
            return Err(Failure::Dry);
        }
        bulk.say(format!("imported {} from {}", counted(made.entries, "entry"), self.file.name));
        let mut go = |at: Indexed| {
            let share = u128::from(2 * length) * u128::from(at.done) / u128::from(at.of.max(1));
            self.goes_on(2 * length + u64::try_from(share).unwrap_or(2 * length))
        };
        if !bulk.finish(&mut go)? {
            return Err(Failure::Stopped);
        }
        Ok(evidence::keep(bulk.change())?)
    }

    fn goes_on(&mut self, done: u64) -> bool {
        let of = STRETCHES * self.file.length;
        (self.go_on)(Progress { done: done.min(of), of })
    }
}

/// Why a pass ended before its end.
#[derive(Debug)]
enum Failure {
    /// The journal failed.
    Store(StoreError),
    /// The file failed.
    File(io::Error),
    /// The user stopped it.
    Stopped,
    /// It was only to be counted: what was put down goes again.
    Dry,
    /// Somebody else wrote since the first pass.
    Moved,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

fn said(why: Failure) -> Trouble {
    match why {
        Failure::Store(error) if error.is_busy() => Trouble::Busy(error.to_string()),
        Failure::Store(error) => Trouble::Store(error.to_string()),
        Failure::File(error) => {
            Trouble::Store(format!("Not imported: the file could not be read ({error}). The journal is untouched."))
        }
        Failure::Moved => Trouble::Busy(
            "Not imported: another Candor writes all the time. The journal is untouched. Try again.".to_owned(),
        ),
        Failure::Stopped | Failure::Dry => Trouble::Nothing("Stopped. Nothing was imported.".to_owned()),
    }
}
