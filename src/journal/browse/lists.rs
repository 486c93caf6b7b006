//! The lists: prospects, moments, objections, promises, people.

use super::{
    Answer,
    page::{each, page},
    place_of,
    query::sought,
    trust,
};
use crate::{
    domain::{Moment, Uid},
    journal::{
        ContactRow, EntryRow, FollowUpRow, Link, Page, Points, ProspectOrder, ProspectRow, Reply, Window,
        evidence::{glance, is_of_this_model},
    },
    store::{EntryLine, ProspectLine, Snapshot, Sorting},
};

pub(super) fn prospects(
    seen: &Snapshot<'_>,
    query: &str,
    order: ProspectOrder,
    window: &Window,
    now: Moment,
) -> Answer<Reply> {
    let (sought, mistake) = sought(seen, query, now)?;
    let sorting = match order {
        ProspectOrder::Attention => Sorting::Attention,
        ProspectOrder::Trust => Sorting::Trust,
        ProspectOrder::Talked => Sorting::Talked,
        ProspectOrder::Name => Sorting::Name,
        ProspectOrder::Stage => Sorting::Stage,
        ProspectOrder::Objections => Sorting::Objections,
    };
    let lines = page(window, |step| seen.prospects(&sought, sorting, step))?;
    let (more_before, more_after) = (lines.more_before, lines.more_after);
    let rows = lines.rows.into_iter().map(|line| with_trust(seen, line, now)).collect::<Answer<_>>()?;
    Ok(Reply::Prospects { page: Page { rows, more_before, more_after }, mistake })
}

/// A line of home with where the prospect stands today.
fn with_trust(seen: &Snapshot<'_>, line: ProspectLine, now: Moment) -> Answer<ProspectRow> {
    let trust = glance(seen, (line.id, line.rhythm), line.trust.as_ref(), now.day())?;
    Ok(ProspectRow {
        key: line.place.into(),
        uid: line.uid,
        name: line.name,
        stage: line.stage,
        talked: line.counts.talked,
        talks: line.counts.talks,
        open_objections: line.counts.open_objections,
        open_questions: line.counts.open_questions,
        trust,
        as_of: line.trust.as_ref().filter(|kept| is_of_this_model(kept)).map(|kept| kept.as_of),
        reason: line.trust.and_then(|kept| kept.reason),
    })
}

pub(super) fn entries(seen: &Snapshot<'_>, query: &str, window: &Window, now: Moment) -> Answer<Reply> {
    let (sought, mistake) = sought(seen, query, now)?;
    let finding = seen.finding(&sought)?;
    let lines = page(window, |step| seen.found(&finding, step))?;
    Ok(Reply::Entries { page: each(lines, |line| entry_row(line, None)), mistake })
}

pub(super) fn count(seen: &Snapshot<'_>, query: &str, now: Moment) -> Answer<u64> {
    let finding = seen.finding(&sought(seen, query, now)?.0)?;
    Ok(seen.count_found(&finding)?.try_into().unwrap_or(0))
}

pub(super) fn objections(seen: &Snapshot<'_>, prospect: &Uid, window: &Window, now: Moment) -> Answer<Reply> {
    let found = place_of(seen, prospect)?;
    let points = trust::points(seen, &found, now.day())?;
    let lines = page(window, |step| seen.objections_of_prospect(found.id, step))?;
    let rows = each(lines, |line| {
        let points = points.get(&line.place.id).copied();
        entry_row(line, points)
    });
    Ok(Reply::Entries { page: rows, mistake: None })
}

/// A line as a row, with its points where the list is one prospect's.
pub(super) fn entry_row(line: EntryLine, points: Option<Points>) -> EntryRow {
    EntryRow {
        key: line.place.into(),
        uid: line.uid,
        conversation: line.conversation,
        prospect: line.prospect,
        prospect_name: line.prospect_name,
        held: line.held,
        text: line.text,
        cut: line.cut,
        tag: line.tag,
        openness: line.openness,
        news: line.news,
        surfaced: line.surfaced,
        objection: line.objection,
        addressed_on: line.addressed_on,
        settled_on: line.settled_on,
        private: line.private,
        question: line.question,
        said_by: line.said_by,
        points,
    }
}

pub(super) fn follow_ups(seen: &Snapshot<'_>, prospect: Option<&Uid>, window: &Window) -> Answer<Page<FollowUpRow>> {
    let id = prospect.map(|uid| place_of(seen, uid)).transpose()?.map(|found| found.id);
    let lines = page(window, |step| seen.follow_ups(id, step))?;
    Ok(each(lines, |line| FollowUpRow {
        key: line.place.into(),
        follow_up: line.follow_up,
        prospect: Link { uid: line.prospect, name: line.prospect_name },
        conversation: line.conversation,
    }))
}

pub(super) fn people(seen: &Snapshot<'_>, prospect: &Uid) -> Answer<Vec<ContactRow>> {
    let found = place_of(seen, prospect)?;
    let lines = seen.people(found.id)?;
    Ok(lines
        .into_iter()
        .map(|line| ContactRow { contact: line.contact, moments: line.moments, hard: line.hard, talked: line.talked })
        .collect())
}
