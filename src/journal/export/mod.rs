//! The journal as JSON Lines: everything but the trash, the log and what is derived, in the order of the format; or one
//! prospect's part of it; or the entries that a query finds, with what they hang on.
//!
//! Reading ([`export_lines`]) and writing ([`ExportFile`]) are two halves, for whoever wants to look at what goes by or to
//! stop it; [`export`] is both. One thread does both: handed to another, what was allocated here would be freed there,
//! and the two would wait for each other's memory longer than they gain (tried: four times the processor time).

mod line;

use std::io::{self, Write};

use super::{
    Progress, Trouble,
    browse::{self, Unread},
};
use crate::domain::{Moment, Uid, filter::Mistake};
use crate::exchange::{self, Settings};
use crate::store::{Part, Reader, Snapshot, StoreError, Whole};
pub use line::ExportLine;
use line::Line;

/// What is exported: what belongs to the prospect, if one is named, and of that what the query finds, if there is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExportChoice {
    /// Only what belongs to this prospect.
    pub prospect: Option<Uid>,
    /// Only the entries that this query finds: each with its talk (the talk's note, questions and promises), the prospect
    /// with its people, and the question it replies to. Empty = everything there is.
    pub query: String,
}

/// Why there is no export, or only half of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotExported {
    /// The query has a mistake in it; half a query would export the wrong entries.
    Wrong(Mistake),
    /// Whoever takes the lines wanted no more.
    Stopped,
    /// The prospect is not there, no entry fits, or the journal cannot be read.
    Trouble(Trouble),
}

impl From<Unread> for NotExported {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Interrupted => Self::Stopped,
            Unread::Trouble(trouble) => Self::Trouble(trouble),
        }
    }
}

impl From<StoreError> for NotExported {
    fn from(error: StoreError) -> Self {
        Self::Trouble(Trouble::Store(error.to_string()))
    }
}

/// Reads what an export holds, line by line in the order of the format, and gives each to `take`, with how far it has
/// come; once `take` says `false`, nothing more is read. All lines are of one moment of the journal.
///
/// # Errors
/// [`NotExported`]. A query that finds nothing is a trouble; no line was given then.
pub fn export_lines(
    reader: &Reader,
    choice: &ExportChoice,
    now: Moment,
    take: &mut dyn FnMut(ExportLine, Progress) -> bool,
) -> Result<(), NotExported> {
    reader.read(|seen| {
        let whole = Whole::of(seen, part(seen, choice, now)?)?;
        let mut at = Progress { done: 0, of: whole.talks()? };
        every_line(&whole, |line| {
            at.done += u64::from(matches!(line, Line::Conversation(_)));
            if take(ExportLine(line), at) { Ok(()) } else { Err(NotExported::Stopped) }
        })
    })
}

/// Writes the journal, or a part of it, to `out`, which comes back flushed. The same journal makes the same bytes.
///
/// # Errors
/// [`Trouble`]: as [`export_lines`], and `out` does not take the bytes.
pub fn export<W: Write>(reader: &Reader, out: W, choice: &ExportChoice, now: Moment) -> Result<W, Trouble> {
    let mut file = ExportFile::new(out);
    let mut failed = None;
    let read = export_lines(reader, choice, now, &mut |line, _| {
        failed = file.write(&line).err();
        failed.is_none()
    });
    let not_taken = |error: io::Error| Trouble::Store(format!("Not exported: {error}. The journal is untouched."));
    match (read, failed) {
        (Ok(()), None) => file.finish().map_err(not_taken),
        (_, Some(error)) => Err(not_taken(error)),
        (Err(NotExported::Trouble(trouble)), None) => Err(trouble),
        (Err(NotExported::Wrong(mistake)), None) => Err(Trouble::Invalid(mistake.into())),
        (Err(NotExported::Stopped), None) => Err(Trouble::Nothing("Stopped. Nothing was exported.".to_owned())),
    }
}

/// A file that lines of an export become.
#[derive(Debug)]
pub struct ExportFile<W: Write>(exchange::Writer<W>);

impl<W: Write> ExportFile<W> {
    /// At its beginning. It gathers lines before it writes.
    pub fn new(out: W) -> Self {
        Self(exchange::Writer::new(out))
    }

    /// Adds a line.
    ///
    /// # Errors
    /// What writing says.
    pub fn write(&mut self, line: &ExportLine) -> io::Result<()> {
        line.write(&mut self.0)
    }

    /// Writes what is gathered, and gives back what it was written to, flushed.
    ///
    /// # Errors
    /// What writing says.
    pub fn finish(self) -> io::Result<W> {
        self.0.finish()
    }
}

fn part(seen: &Snapshot<'_>, choice: &ExportChoice, now: Moment) -> Result<Part, NotExported> {
    let nothing = |says: String| NotExported::Trouble(Trouble::Nothing(says));
    let part = match choice.prospect {
        None => Part::default(),
        Some(uid) => Part::of_prospect(seen, uid)?.ok_or_else(|| {
            NotExported::Trouble(Trouble::Gone("Not exported: this prospect is not there any more.".to_owned()))
        })?,
    };
    if choice.query.trim().is_empty() {
        return Ok(part);
    }
    let (sought, mistake) = browse::sought(seen, &choice.query, now)?;
    if let Some(mistake) = mistake {
        return Err(NotExported::Wrong(mistake));
    }
    part.found(seen, &sought)?
        .ok_or_else(|| nothing(format!("Nothing exported: no entry fits {}.", choice.query.trim())))
}

fn every_line(whole: &Whole<'_>, mut give: impl FnMut(Line) -> Result<(), NotExported>) -> Result<(), NotExported> {
    give(Line::Header(settings(whole)?))?;
    whole.prospects(|prospect| give(Line::Prospect(Box::new(prospect))))?;
    whole.conversations(|talk| give(Line::Conversation(Box::new(talk))))?;
    whole.questions(|question, of| give(Line::Question(Box::new(question), of)))?;
    whole.follow_ups(|promise, of| give(Line::FollowUp(promise, of)))?;
    whole.attempts(|attempt| give(Line::Attempt(attempt)))?;
    whole.outcomes(|outcome| give(Line::Outcome(outcome)))?;
    whole.bank(|stored| {
        let (uid, row) = (stored.uid, stored.row);
        give(Line::Bank(exchange::Bank { uid, text: row.text, stage: row.stage, purpose: row.purpose }))
    })?;
    whole.views(|stored| {
        let (uid, row) = (stored.uid, stored.row);
        give(Line::View(exchange::View { uid, name: row.name, query: row.query }))
    })?;
    whole.warnings(|stored, prospect| {
        let (uid, row) = (stored.uid, stored.row);
        let (warning, until, reason) = (row.warning, row.until, row.reason);
        give(Line::Warning(exchange::WarningMark { uid, prospect, warning, until, reason }))
    })
}

/// The settings that were changed. One that is not JSON says nothing.
fn settings(whole: &Whole<'_>) -> Result<Settings, StoreError> {
    let kept = whole.settings()?;
    Ok(kept.into_iter().filter_map(|(key, value)| Some((key, serde_json::from_str(&value).ok()?))).collect())
}
