//! Bringing JSON Lines in. Two passes: the first only reads and finds every bad line, without a lock; the second writes,
//! in one transaction that is one op. Nothing of a file is held in memory but the line at hand, the names of prospects,
//! and what the index of a question costs.
//!
//! A line whose id is there already, or (without an id) whose content was there before the import, adds nothing: a file
//! may be imported twice.

mod file;
mod line;
mod loose;
mod passes;
mod people;
mod prospect;
mod question;
mod short;
mod state;
mod talk;

#[cfg(test)]
mod tests;

use std::path::Path;

use super::{Imported, Trouble};
use crate::domain::{Ids, Moment};
use crate::store::{Indexing, Keep, OpNote, StoreError, Writer};
use crate::words::counted;
use file::File;
use passes::{Found, Pass, Stop};

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file done, both passes together.
    pub done: u64,
    /// Of so many.
    pub of: u64,
}

/// What the person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportChoice {
    /// Leave bad lines out, instead of refusing the file.
    pub skip_bad: bool,
    /// Only count: nothing is written.
    pub dry_run: bool,
    /// Moves every date and time of the file by so many days; for the sample, which ends today.
    pub later_by: i32,
}

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
    let file = File::open(file).map_err(|error| file_trouble(&error))?;
    run(writer, &file, choice, (now, ids), origin, go_on).map_err(|stop| match stop {
        Stop::Asked => Trouble::Nothing("Stopped. Nothing was imported.".to_owned()),
        Stop::File(error) => file_trouble(&error),
        Stop::Fault(fault) => fault.trouble(),
    })
}

fn run(
    writer: &mut Writer,
    file: &File,
    choice: ImportChoice,
    (now, ids): (Moment, &mut Ids),
    origin: &str,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Result<Imported, Stop> {
    let mut pass = Pass::new(file, choice.later_by, go_on);
    let checked = pass.check()?;
    if checked.imported.bad_count > 0 && !choice.skip_bad {
        return Ok(checked.imported);
    }
    let note = OpNote { origin: origin.to_owned(), verb: "imported" };
    // A dry run needs no index at all.
    let many = choice.dry_run || file.length > writer.bytes()?;
    let indexing = if many { Indexing::AtTheEnd } else { Indexing::RowByRow };
    let found = writer.import(&note, now, ids, indexing, |w| {
        let found = pass.write(w, checked)?;
        w.say(format!("imported {} from {}", counted(found.imported.entries, "entry"), file.name));
        let refused = found.imported.bad_count > 0 && !choice.skip_bad;
        let keep = if refused || choice.dry_run { Keep::Nothing } else { Keep::All };
        Ok::<_, Stop>((found, keep))
    })?;
    let Found { mut imported, rejected } = found;
    if imported.bad_count > 0 && !choice.skip_bad {
        return Ok(Imported { entries: 0, others: 0, already: 0, ..imported });
    }
    if !choice.dry_run
        && !rejected.is_empty()
        && let Err(error) = file.copy_rejected(&rejected)
    {
        imported.warnings.push(format!("The lines left out could not be written beside the file ({error})."));
    }
    Ok(imported)
}

fn file_trouble(error: &std::io::Error) -> Trouble {
    Trouble::Store(format!("Not imported: the file could not be read ({error}). The journal is untouched."))
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Fault(error.into())
    }
}
