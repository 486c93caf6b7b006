//! What a save gives back at once: the first that applies of a planned question, a promise due, a question still open,
//! the same objection settled elsewhere, and how trust moved.

use super::{Answer, place_of, trust::Known};
use crate::{
    domain::{Moment, ObjectionState, QuestionState, Tag, Uid},
    journal::Payback,
    store::{EntryWhole, Snapshot},
    trust::{Pace, Trend, daily, evidence, standing_on},
};

/// A promise is due soon within so many days.
const SOON: i32 = 7;

/// A move of trust smaller than this many points is not worth a line: it would say the same number twice.
const MOVED: f64 = 0.5;

/// What a save of `prospect` pays back with. What the same talk has just brought (its questions, its promises) is no
/// news to who wrote it down.
pub(crate) fn payback(
    seen: &Snapshot<'_>,
    prospect: &Uid,
    entry: Option<&Uid>,
    now: Moment,
) -> Result<Option<Payback>, super::Unread> {
    let found = place_of(seen, prospect)?;
    let whole = match entry {
        Some(entry) => seen.entry(entry)?,
        None => None,
    };
    let talk = whole.as_ref().map(|whole| whole.home.conversation);
    if let Some((question, _)) = seen.oldest_question(found.id, QuestionState::Planned, talk)? {
        return Ok(Some(Payback::Planned { question: question.uid, text: question.text }));
    }
    if let Some((text, due)) = seen.promise_due(found.id, now.day() + SOON, talk)? {
        return Ok(Some(Payback::Promise { text, due }));
    }
    if let Some((question, asked)) = seen.oldest_question(found.id, QuestionState::Pending, talk)? {
        return Ok(Some(Payback::StillOpen { text: question.text, asked }));
    }
    if let Some(similar) = similar(seen, whole.as_ref(), found.id)? {
        return Ok(Some(similar));
    }
    moved(seen, found.id, Pace::of(found.rhythm), talk, now)
}

/// For an objection not settled: another prospect's of the same words that was.
fn similar(seen: &Snapshot<'_>, whole: Option<&EntryWhole>, prospect: i64) -> Answer<Option<Payback>> {
    let objection = |whole: &&EntryWhole| {
        whole.entry.tag == Some(Tag::Objection) && whole.entry.objection != ObjectionState::Settled
    };
    let Some(whole) = whole.filter(objection) else { return Ok(None) };
    let found = seen.similar_settled(whole.home.id, prospect)?;
    Ok(found.map(|line| Payback::Similar { prospect: line.prospect, text: line.text, settled_by: line.settled_by }))
}

/// Trust today without the talk, and with it; without a talk, yesterday and today. While it is too early to tell there is
/// no number to say.
fn moved(seen: &Snapshot<'_>, prospect: i64, pace: &Pace, talk: Option<i64>, now: Moment) -> Answer<Option<Payback>> {
    let known = Known::of(seen, prospect)?;
    let today = now.day();
    let to = standing_on(&daily(&evidence(&known.facts)), pace, today);
    let from = match talk {
        Some(talk) => {
            let (entries, questions) = seen.of_talk(talk)?;
            standing_on(&daily(&evidence(&known.without(&entries, &questions))), pace, today)
        }
        None => standing_on(&daily(&evidence(&known.facts)), pace, today + -1),
    };
    let told = from.trend != Trend::TooEarly && to.trend != Trend::TooEarly;
    let (from, to) = (from.mean * 100.0, to.mean * 100.0);
    Ok((told && (to - from).abs() >= MOVED).then_some(Payback::Moved { from, to }))
}
