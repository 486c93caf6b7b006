//! The brief: what other pages show of one prospect, from one snapshot.

use super::{Answer, bank, explain, lists, place_of, prospect, questions};
use crate::{
    domain::{Moment, Uid},
    journal::{Brief, Counts, EvidenceOrder, Reply, Window},
    store::{OfTalks, Snapshot},
};

/// So many rows of each list: more than a brief shows, so that what it counts is true.
const ROWS: u16 = 100;
/// What moved trust most.
const MOVES: u16 = 3;

pub(super) fn brief(seen: &Snapshot<'_>, uid: &Uid, now: Moment) -> Answer<Brief> {
    let today = now.day();
    let asked = explain::Asked {
        prospect: uid,
        as_of: None,
        half_life: None,
        order: EvidenceOrder::Points,
        without: &[],
        near: None,
        window: &Window::First(MOVES),
    };
    let mut moves = explain::explained(seen, &asked, today)?.page.rows;
    moves.retain(|row| row.counts == Counts::Now && row.points != 0.0);
    let objections = match lists::objections(seen, uid, &Window::First(ROWS), now)? {
        Reply::Entries { page, .. } => page.rows,
        _ => Vec::new(),
    };
    let latest = seen.talks_back(place_of(seen, uid)?.id, OfTalks::default(), |_| None)?;
    Ok(Brief {
        today,
        page: prospect::page(seen, uid, now)?,
        last_talk: latest.first().map(|talk| talk.uid),
        moves,
        people: lists::people(seen, uid)?,
        objections,
        questions: questions::of(seen, Some(uid), &Window::First(ROWS))?.rows,
        promises: lists::follow_ups(seen, Some(uid), &Window::First(ROWS))?.rows,
        next: bank::next(seen, uid, today)?,
    })
}
