//! How a quote or prospect was won or lost.

use super::{
    edit::as_seen,
    fault::{Done, live},
    people,
};
use crate::domain::Invalid;
use crate::journal::{OutcomeDraft, OutcomeWas, Reply, ending};
use crate::store::{
    Change, Stored,
    rows::{Entry, Outcome},
};

/// Where it was first heard, as the table says it: skipped, never, in an entry.
const HEARD: [i64; 3] = [0, 1, 2];

/// Keeps it; one that is there, anew.
pub(super) fn keep(w: &mut Change<'_>, draft: &OutcomeDraft) -> Done<Reply> {
    let prospect = people::known(w, draft.prospect)?;
    // What is not touched is not looked at either: the moment may have gone since.
    let first = draft.first_heard.flatten().filter(|_| draft.was.as_ref().is_none_or(|was| !was.heard_stays));
    let first = first.map(|uid| live::<Entry>(w, uid, "the moment you first heard it in"));
    let first = first.transpose()?;
    if first.as_ref().is_some_and(|entry| entry.row.prospect_id != prospect.id) {
        return Err(Invalid::new("first heard", "That moment was with another prospect.").into());
    }
    let [skipped, never, heard] = HEARD;
    let new = Outcome {
        prospect_id: prospect.id,
        what: draft.what,
        result: draft.result,
        on_day: draft.on,
        decided_by: draft.decided_by.trim().to_owned(),
        heard: match draft.first_heard {
            None => skipped,
            Some(None) => never,
            Some(Some(_)) => heard,
        },
        first_heard: first.map(|entry| entry.id),
        not_dared: draft.not_dared.trim().to_owned(),
    };
    let kept = match &draft.was {
        Some(was) => anew(w, was, new)?,
        None => w.add(&new)?,
    };
    if let Some(uid) = draft.draft {
        w.drop_draft(uid)?;
    }
    let what = ending::what(kept.row.what, kept.row.result).to_lowercase();
    let done = if draft.was.is_some() { "edited" } else { "kept" };
    w.say(format!("{done} how it ended ({what}), {}", prospect.row.name));
    Ok(Reply::Made(kept.uid))
}

/// The three lines of one that is there; whose it is, what ended, how and when stays.
fn anew(w: &mut Change<'_>, was: &OutcomeWas, lines: Outcome) -> Done<Stored<Outcome>> {
    let mut outcome: Stored<Outcome> = live(w, was.uid, "this outcome")?;
    as_seen(&outcome, was.seen, "how it ended")?;
    let row = &mut outcome.row;
    (row.decided_by, row.not_dared) = (lines.decided_by, lines.not_dared);
    if !was.heard_stays {
        (row.heard, row.first_heard) = (lines.heard, lines.first_heard);
    }
    w.put(&outcome)?;
    Ok(outcome)
}
