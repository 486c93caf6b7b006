//! The journal as JSON Lines: everything but the trash, the log and what is derived, in the order of the format.

use std::io::{self, Write};

use super::Trouble;
use crate::domain::Uid;
use crate::exchange::{self, Settings};
use crate::store::{Part, Reader, Snapshot, StoreError, Whole};

/// Why an export stopped.
enum Stop {
    Store(StoreError),
    Io(io::Error),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Writes the journal, or one prospect's part of it, to `out`, which comes back flushed. The same journal makes the same
/// bytes.
///
/// # Errors
/// [`Trouble`]: the prospect is not there, the journal cannot be read, `out` does not take the bytes.
pub fn export<W: Write>(reader: &Reader, out: W, prospect: Option<Uid>) -> Result<W, Trouble> {
    let written = reader.read(|seen| {
        let part = match prospect {
            None => Some(Part::default()),
            Some(uid) => Part::of_prospect(seen, uid)?,
        };
        part.map(|part| write(seen, part, exchange::Writer::new(out))).transpose()
    });
    match written {
        Ok(Some(out)) => Ok(out),
        Ok(None) => Err(Trouble::Gone("Not exported: this prospect is not there any more.".to_owned())),
        Err(Stop::Store(error)) => Err(Trouble::Store(error.to_string())),
        Err(Stop::Io(error)) => Err(Trouble::Store(format!("Not exported: {error}. The journal is untouched."))),
    }
}

fn write<W: Write>(seen: &Snapshot<'_>, part: Part, mut to: exchange::Writer<W>) -> Result<W, Stop> {
    let whole = Whole::of(seen, part)?;
    to.header(&settings(&whole)?)?;
    whole.prospects(|prospect| Ok::<_, Stop>(to.prospect(prospect)?))?;
    whole.conversations(|talk| Ok::<_, Stop>(to.conversation(talk)?))?;
    whole.questions(|question, of| Ok::<_, Stop>(to.question(question, of)?))?;
    whole.follow_ups(|promise, of| Ok::<_, Stop>(to.follow_up(promise, of)?))?;
    whole.attempts(|attempt| Ok::<_, Stop>(to.attempt(attempt)?))?;
    whole.outcomes(|outcome| Ok::<_, Stop>(to.outcome(outcome)?))?;
    whole.bank(|stored| {
        let (uid, row) = (stored.uid, &stored.row);
        let bank = exchange::Bank { uid, text: row.text.clone(), stage: row.stage, purpose: row.purpose.clone() };
        Ok::<_, Stop>(to.bank(&bank)?)
    })?;
    whole.views(|stored| {
        let (uid, row) = (stored.uid, &stored.row);
        Ok::<_, Stop>(to.view(&exchange::View { uid, name: row.name.clone(), query: row.query.clone() })?)
    })?;
    whole.warnings(|stored, prospect| {
        let (uid, row) = (stored.uid, &stored.row);
        let (warning, reason) = (row.warning.clone(), row.reason.clone());
        Ok::<_, Stop>(to.warning(&exchange::WarningMark { uid, prospect, warning, until: row.until, reason })?)
    })?;
    Ok(to.finish()?)
}

/// The settings that were changed. One that is not JSON says nothing.
fn settings(whole: &Whole<'_>) -> Result<Settings, StoreError> {
    let kept = whole.settings()?;
    Ok(kept.into_iter().filter_map(|(key, value)| Some((key, serde_json::from_str(&value).ok()?))).collect())
}
