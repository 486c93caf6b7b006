//! What was done, the trash, earlier wordings, words left over.

use super::{
    Answer, gone,
    page::{each, page},
};
use crate::{
    domain::{Held, Moment, Uid},
    journal::{ChangeRow, Draft, Page, TargetKind, TrashRow, Window, Wording},
    store::{DraftLine, Snapshot, TrashKind},
};

pub(super) fn changes(seen: &Snapshot<'_>, window: &Window) -> Answer<Page<ChangeRow>> {
    let lines = page(window, |step| seen.changes(step))?;
    Ok(each(lines, |line| ChangeRow {
        key: line.place.into(),
        uid: line.uid,
        at: line.at,
        summary: line.summary,
        origin: line.origin,
        undone: line.undone,
        undoes: line.undoes,
    }))
}

pub(super) fn trash(seen: &Snapshot<'_>, window: &Window, now: Moment) -> Answer<Page<TrashRow>> {
    let lines = page(window, |step| seen.trash(step))?;
    Ok(each(lines, |line| TrashRow {
        key: line.place.into(),
        kind: kind(line.kind),
        uid: line.uid,
        text: line.text,
        private: line.private,
        prospect: line.prospect,
        deleted_at: here(line.deleted_at, now),
    }))
}

const fn kind(kind: TrashKind) -> TargetKind {
    match kind {
        TrashKind::Prospect => TargetKind::Prospect,
        TrashKind::Contact => TargetKind::Contact,
        TrashKind::Conversation => TargetKind::Conversation,
        TrashKind::Entry => TargetKind::Entry,
        TrashKind::Question => TargetKind::Question,
        TrashKind::FollowUp => TargetKind::FollowUp,
        TrashKind::Unsaid => TargetKind::Unsaid,
        TrashKind::Attempt => TargetKind::Attempt,
        TrashKind::Bank => TargetKind::Bank,
    }
}

/// An instant (UTC ms) kept without an offset, as the clock here showed it.
fn here(at: i64, now: Moment) -> Held {
    Held::at(at, now.zone.offset_at(at))
}

/// Drafts of windows that are gone; a window knows its own, and what another one is still typing is not left over.
pub(super) fn drafts(seen: &Snapshot<'_>, window: &str) -> Answer<Vec<Draft>> {
    let left = |line: &DraftLine| line.window != window && !seen.is_window_open(&line.window);
    let others = seen.drafts()?.into_iter().filter(left);
    Ok(others.map(|line| Draft { uid: line.uid, place: line.place, body: line.body, at: line.at }).collect())
}

pub(super) fn revisions(seen: &Snapshot<'_>, entry: &Uid, now: Moment) -> Answer<Vec<Wording>> {
    let home = seen.entry(entry)?.ok_or_else(|| gone("moment"))?.home;
    let wordings = seen.revisions(home.id)?.into_iter();
    Ok(wordings
        .map(|(at, text, taken_back)| {
            let until = if at.offset.is_some() { at } else { here(at.at, now) };
            Wording { until, text, taken_back }
        })
        .collect())
}
