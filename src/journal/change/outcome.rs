//! How a quote or prospect was won or lost.

use super::{
    fault::{Done, live},
    people,
};
use crate::domain::Invalid;
use crate::journal::{OutcomeDraft, Reply, ending};
use crate::store::{
    Change,
    rows::{Entry, Outcome},
};

/// Where it was first heard, as the table says it: skipped, never, in an entry.
const HEARD: [i64; 3] = [0, 1, 2];

/// Keeps it.
pub(super) fn keep(w: &mut Change<'_>, draft: &OutcomeDraft) -> Done<Reply> {
    let prospect = people::known(w, draft.prospect)?;
    let first = draft.first_heard.flatten().map(|uid| live::<Entry>(w, uid, "the moment you first heard it in"));
    let first = first.transpose()?;
    if first.as_ref().is_some_and(|entry| entry.row.prospect_id != prospect.id) {
        return Err(Invalid::new("first heard", "That moment was with another prospect.").into());
    }
    let [skipped, never, heard] = HEARD;
    let made = w.add(&Outcome {
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
    })?;
    if let Some(uid) = draft.draft {
        w.drop_draft(uid)?;
    }
    let what = ending::what(draft.what, draft.result).to_lowercase();
    w.say(format!("kept how it ended ({what}), {}", prospect.row.name));
    Ok(Reply::Made(made.uid))
}
