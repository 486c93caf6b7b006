//! Answering [`Read`] requests: windows of lists, pages of one thing, completion, trust as it stands.
//!
//! One request is one snapshot: everything in a reply was true at the same moment. No SQL (that is `store::reading`) and
//! no clock (`now` is handed in).

mod bank;
mod brief;
mod brought;
mod counted;
mod entry;
mod explain;
mod history;
mod lists;
mod moved;
mod names;
mod page;
mod payback;
mod prospect;
mod query;
mod questions;
mod quiet;
mod review;
#[cfg(test)]
mod tests;
mod timeline;
mod today;
mod told_us;
mod trends;
mod trust;
pub(crate) mod warnings;

pub(crate) use payback::payback;
pub use today::FRESH;

use super::{Read, Reply, Totals, Trouble};
use crate::{
    domain::{Invalid, Moment, Rhythm, Uid},
    store::{Doing, Reader, Snapshot, StoreError, Why, Writer},
};
pub(super) use query::sought;
#[cfg(test)]
pub(crate) use trends::both as trends_both;

/// Why a request got no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unread {
    /// A newer one took its place.
    Interrupted,
    /// It could not be answered.
    Trouble(Trouble),
}

impl From<StoreError> for Unread {
    fn from(error: StoreError) -> Self {
        if error.is_interrupted() { Self::Interrupted } else { Self::Trouble(Trouble::Store(error.to_string())) }
    }
}

impl Unread {
    /// The same as the store says it, within a write.
    pub(crate) fn in_store(self) -> StoreError {
        let said = match self {
            Self::Interrupted => "the look was interrupted".to_owned(),
            Self::Trouble(trouble) => trouble.to_string(),
        };
        StoreError { doing: Doing::Saving, why: Why::Other(said) }
    }
}

impl From<Trouble> for Unread {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<Invalid> for Unread {
    fn from(invalid: Invalid) -> Self {
        Self::Trouble(Trouble::Invalid(invalid))
    }
}

/// What a part of an answer gives.
type Answer<T> = Result<T, Unread>;

/// Answers `read` as things stand at `now`. A look that a newer one interrupted is [`Reply::Interrupted`].
///
/// # Errors
/// [`Trouble`]: what is asked for is not there (any more), a value that cannot be, a file that cannot be read.
pub fn run_read(reader: &Reader, read: &Read, now: Moment) -> Result<Reply, Trouble> {
    answered(reader.read(|seen| answer(seen, read, now)))
}

/// The same on the connection that writes: who does one thing and ends opens only one.
///
/// # Errors
/// As [`run_read`].
pub fn run_read_on(writer: &Writer, read: &Read, now: Moment) -> Result<Reply, Trouble> {
    answered(writer.read(|seen| answer(seen, read, now)))
}

fn answered(answer: Answer<Reply>) -> Result<Reply, Trouble> {
    match answer {
        Ok(reply) => Ok(reply),
        Err(Unread::Interrupted) => Ok(Reply::Interrupted),
        Err(Unread::Trouble(trouble)) => Err(trouble),
    }
}

/// The answer, from one snapshot.
pub(crate) fn answer(seen: &Snapshot<'_>, read: &Read, now: Moment) -> Answer<Reply> {
    Ok(match read {
        Read::Totals => Reply::Totals(totals(seen)?),
        Read::Prospects { query, order, window } => lists::prospects(seen, query, *order, window, now)?,
        Read::Prospect(uid) => Reply::Prospect(Box::new(prospect::page(seen, uid, now)?)),
        Read::Chart { prospect, range } => Reply::Chart(Box::new(trust::chart(seen, prospect, *range, now.day())?)),
        Read::Timeline { prospect, window } => Reply::Timeline(timeline::page(seen, prospect, window, now)?),
        Read::Entries { query, window } => lists::entries(seen, query, window, now)?,
        Read::CountEntries(query) => Reply::Count(lists::count(seen, query, now)?),
        Read::Entry(uid) => Reply::Entry(Box::new(entry::page(seen, uid, now)?)),
        Read::Conversation(uid) => Reply::Conversation(Box::new(entry::conversation(seen, uid)?)),
        Read::Attempt(uid) => Reply::Attempt(Box::new(entry::attempt(seen, uid)?)),
        Read::Outcome(uid) => Reply::Outcome(Box::new(prospect::outcome(seen, uid)?)),
        Read::Joins { prospect, channel, held } => {
            Reply::Joins(seen.talk_to_join(place_of(seen, prospect)?.id, *channel, *held)?)
        }
        Read::Questions { prospect, window } => Reply::Questions(questions::of(seen, prospect.as_ref(), window)?),
        Read::Ledger { state, window } => Reply::Questions(questions::ledger(seen, *state, window)?),
        Read::QuestionCounts => Reply::QuestionCounts(bank::counts(seen)?),
        Read::Bank { prospect } => Reply::Bank(bank::ranked(seen, prospect.as_ref(), now.day())?),
        Read::NextQuestions(prospect) => Reply::NextQuestions(bank::next(seen, prospect, now.day())?),
        Read::Objections { prospect, window } => lists::objections(seen, prospect, window, now)?,
        Read::FollowUps { prospect, window } => Reply::FollowUps(lists::follow_ups(seen, prospect.as_ref(), window)?),
        Read::People(prospect) => Reply::People(lists::people(seen, prospect)?),
        Read::Complete { text, at, limit } => Reply::Names(names::complete(seen, text, at.as_ref(), *limit)?),
        Read::Meant(letters) => Reply::Names(names::meant(seen, letters)?),
        Read::Near(name) => Reply::Names(names::near(seen, name)?),
        Read::Labels(letters) => Reply::Labels(names::labels(seen, letters)?),
        Read::Changes(window) => Reply::Changes(history::changes(seen, window)?),
        Read::Trash(window) => Reply::Trash(history::trash(seen, window, now)?),
        Read::Drafts { window } => Reply::Drafts(history::drafts(seen, window)?),
        Read::Revisions(entry) => Reply::Revisions(history::revisions(seen, entry, now)?),
        Read::Today(window) => Reply::Today(Box::new(today::today(seen, window, now)?)),
        Read::Views => Reply::Views(query::views(seen)?),
        Read::Trust { prospect, query, as_of, half_life, series } => {
            let (as_of, half_life) = (as_of.unwrap_or(now.day()), *half_life);
            let asked = trust::Asked { prospect: prospect.as_ref(), query, as_of, half_life, series: *series };
            Reply::Trust(trust::looks(seen, &asked, now)?)
        }
        Read::Trends { prospect, months, query } => {
            let asked = trends::Asked { prospect: prospect.as_ref(), months: *months, query };
            Reply::Trends(Box::new(trends::trends(seen, asked, now)?))
        }
        Read::TrendsLate { prospect, months, query } => {
            let asked = trends::Asked { prospect: prospect.as_ref(), months: *months, query };
            Reply::TrendsLate(Box::new(trends::late(seen, asked, now)?))
        }
        Read::Counted { of, prospect, first, last, window } => {
            counted::counted(seen, *of, prospect.as_ref(), (*first, *last), window, now.day())?
        }
        Read::Brief(uid) => Reply::Brief(Box::new(brief::brief(seen, uid, now)?)),
        Read::Explain { prospect, as_of, half_life, order, without, near, window } => {
            let (as_of, half_life, order, near) = (*as_of, *half_life, *order, near.as_ref());
            let asked = explain::Asked { prospect, as_of, half_life, order, without, near, window };
            Reply::Explained(Box::new(explain::explained(seen, &asked, now.day())?))
        }
        Read::Warnings { prospect, as_of } => {
            let as_of = as_of.unwrap_or(now.day());
            Reply::Warnings(Box::new(warnings::list(seen, prospect.as_ref(), as_of, now.day())?))
        }
        Read::BookWarnings(window) => Reply::BookWarnings(warnings::page(seen, window, now.day())?),
        Read::CountWarnings => Reply::WarnedCounts(warnings::count(seen, now.day())?),
        Read::Review { prospect, first, last } => {
            let asked = review::Asked { prospect: prospect.as_ref(), first: *first, last: *last };
            Reply::Review(Box::new(review::review(seen, asked, now.day())?))
        }
        Read::Report { prospect, first, last, names } => {
            let asked = review::Asked { prospect: prospect.as_ref(), first: *first, last: *last };
            Reply::Report(Box::new(review::report(seen, asked, *names, now)?))
        }
        Read::Limits => Reply::Limits(warnings::limits(seen)?),
        Read::Payback { prospect, entry } => Reply::Payback(payback(seen, prospect, entry.as_ref(), now)?),
    })
}

fn totals(seen: &Snapshot<'_>) -> Answer<Totals> {
    let counted = seen.totals()?;
    Ok(Totals {
        entries: counted.entries.try_into().unwrap_or(0),
        prospects: counted.prospects.try_into().unwrap_or(0),
        lost: counted.lost.try_into().unwrap_or(0),
        inbox: counted.inbox.try_into().unwrap_or(0),
    })
}

/// A prospect that is there.
struct Found {
    /// Its row.
    id: i64,
    /// Its name.
    name: String,
    /// Its rhythm.
    rhythm: Option<Rhythm>,
}

fn place_of(seen: &Snapshot<'_>, prospect: &Uid) -> Answer<Found> {
    let (id, name, rhythm) = seen.prospect_id(prospect)?.ok_or_else(|| gone("prospect"))?;
    Ok(Found { id, name, rhythm })
}

/// What was asked for is not there.
fn gone(what: &str) -> Trouble {
    Trouble::Gone(format!("This {what} is not there any more. It may be in the trash: H shows it."))
}
