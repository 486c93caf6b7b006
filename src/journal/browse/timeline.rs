//! A prospect's timeline: moments, talks in which nothing frank was said, and tries that reached nobody, in one list.

use super::{
    Answer,
    lists::entry_row,
    page::{each, page as window_of},
    place_of, trust,
};
use crate::{
    domain::{Moment, Uid},
    journal::{Page, TimelineRow, Window},
    store::{AttemptLine, EntryLine, Place, Result, Snapshot, Step, TalkLine},
};

/// A line of one of the three lists.
enum Line {
    Attempt(AttemptLine),
    Talk(TalkLine),
    Entry(Box<EntryLine>),
}

/// The kinds share one list, so a row's number in it tells its kind: four times its own, and the kind.
const KINDS: i64 = 4;
const ATTEMPT: i64 = 0;
const TALK: i64 = 1;
const ENTRY: i64 = 2;

pub(super) fn page(seen: &Snapshot<'_>, prospect: &Uid, window: &Window, now: Moment) -> Answer<Page<TimelineRow>> {
    let found = place_of(seen, prospect)?;
    let points = trust::points(seen, &found, now.day())?;
    let lines = window_of(window, |step| walk(seen, found.id, step))?;
    Ok(each(lines, |(place, line)| match line {
        Line::Entry(line) => {
            let mut row = entry_row(*line, None);
            row.points = points.get(&row.key.id).copied();
            row.key = place.into();
            TimelineRow::Entry(Box::new(row))
        }
        Line::Talk(TalkLine { uid, held, channel, text, private, .. }) => {
            TimelineRow::Talk { key: place.into(), uid, held, channel, text, private }
        }
        Line::Attempt(AttemptLine { uid, at, channel, note, private, .. }) => {
            TimelineRow::Attempt { key: place.into(), uid, at, channel, note, private }
        }
    }))
}

/// A step along the merged list: each of the three gives its next rows, and the nearest of all are taken.
fn walk(seen: &Snapshot<'_>, prospect: i64, step: &Step<'_>) -> Result<Vec<(Place, Line)>> {
    let starts = [ATTEMPT, TALK, ENTRY].map(|kind| step.from.map(|from| start(from, kind, step)));
    let own = |kind: usize| Step { from: starts[kind].as_ref(), with: true, ..*step };
    let entries = seen.entries_of_prospect(prospect, &own(2))?;
    // The moments alone fill the step: what lies beyond the last of them cannot be in it.
    let bound = entries.last().filter(|_| entries.len() >= step.limit).map(|last| last.place.at);
    let mut lines: Vec<(Place, Line)> = Vec::with_capacity(entries.len());
    let code = |place: &Place, kind| Place::number(place.at, place.id * KINDS + kind);
    lines.extend(entries.into_iter().map(|line| (code(&line.place, ENTRY), Line::Entry(Box::new(line)))));
    let talks = seen.empty_talks(prospect, bound, &own(1))?;
    lines.extend(talks.into_iter().map(|line| (code(&line.place, TALK), Line::Talk(line))));
    let attempts = seen.attempts(prospect, bound, &own(0))?;
    lines.extend(attempts.into_iter().map(|line| (code(&line.place, ATTEMPT), Line::Attempt(line))));
    lines.sort_unstable_by(|(one, _), (other, _)| if step.back { one.cmp(other) } else { other.cmp(one) });
    lines.truncate(step.limit);
    Ok(lines)
}

/// Where a list of one kind starts (with its own number) when the merged list starts at `from`.
fn start(from: &Place, kind: i64, step: &Step<'_>) -> Place {
    let beside = from.id.saturating_sub(kind);
    let id = match (step.back, step.with) {
        // Newest first: the greatest number whose place is below (or at) this one.
        (false, false) => beside.saturating_sub(1).div_euclid(KINDS),
        (false, true) => beside.div_euclid(KINDS),
        // Oldest first: the least whose place is above (or at) it.
        (true, false) => beside.div_euclid(KINDS).saturating_add(1),
        (true, true) => beside.saturating_add(KINDS - 1).div_euclid(KINDS),
    };
    Place::number(from.at, id)
}
