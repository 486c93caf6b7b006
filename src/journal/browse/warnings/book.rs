//! The warnings of the whole book in windows: prospect by prospect in the order of attention, within one the most urgent
//! first. Only those who give reason are walked; how many warnings there are in all is told by itself, later.

use super::{Answer, Detail, about, limits};
use crate::{
    domain::Day,
    journal::{
        Link, Page, WarnedCounts, WarnedRow, Window,
        browse::page,
        evidence::days,
        warnings::{self, Limits, Warnings},
    },
    store::{Place, Snapshot, Step, Warned},
    trust::{Pace, constants::MODEL, standing_on},
};

/// The places of one prospect's warnings lie between its own and the next one's: the kind is what is left over.
const KINDS: i64 = 16;

/// A window of them.
pub(in crate::journal::browse) fn page(seen: &Snapshot<'_>, window: &Window, today: Day) -> Answer<Page<WarnedRow>> {
    let limits = limits(seen)?;
    page::page(window, |step| walk(seen, step, today, &limits))
}

/// The rows of a step.
fn walk(seen: &Snapshot<'_>, step: &Step<'_>, today: Day, limits: &Limits) -> Answer<Vec<WarnedRow>> {
    let mut rows = Vec::new();
    let whose = step.from.map(|from| Place { id: from.id.div_euclid(KINDS), ..from.clone() });
    // The prospect of the place gives its other warnings too; how many each gives is known only then.
    let from_whom = Step { from: whose.as_ref(), with: true, back: step.back, limit: usize::MAX };
    seen.each_giving_reason(today, MODEL, &from_whom, |(who, place)| {
        let mut of_one = of_one(seen, who, &place, today, limits)?;
        if step.back {
            of_one.reverse();
        }
        if let Some(from) = step.from.filter(|_| whose.as_ref() == Some(&place)) {
            of_one.retain(|row| match row.key.id.cmp(&from.id) {
                std::cmp::Ordering::Equal => step.with,
                order => order.is_lt() == step.back,
            });
        }
        rows.extend(of_one);
        Ok::<_, super::super::Unread>(rows.len() < step.limit)
    })?;
    rows.truncate(step.limit);
    Ok(rows)
}

fn of_one(seen: &Snapshot<'_>, who: Warned, place: &Place, today: Day, limits: &Limits) -> Answer<Vec<WarnedRow>> {
    let Warnings { speaking, .. } = all_of(seen, &who, today, limits)?;
    let link = Link { uid: who.uid, name: who.name };
    let row = |warning: warnings::Warning| {
        let kind = i64::try_from(warnings::urgency(warning.kind)).unwrap_or(KINDS - 1);
        let place = Place { id: place.id * KINDS + kind, ..place.clone() };
        WarnedRow {
            key: place.into(),
            prospect: link.clone(),
            kind: warning.kind,
            since: warning.since,
            private: warning.is_private(),
            text: warning.text,
        }
    };
    Ok(speaking.into_iter().map(row).collect())
}

fn all_of(seen: &Snapshot<'_>, who: &Warned, today: Day, limits: &Limits) -> Answer<Warnings> {
    let standing = standing_on(&days(seen, who.id)?, Pace::of(who.rhythm), today);
    about(seen, (who.id, who.stage), &standing, (today, today), limits, Detail::Sentences)
}

/// How many there are: counted once, until somebody writes.
pub(in crate::journal::browse) fn count(seen: &Snapshot<'_>, today: Day) -> Answer<WarnedCounts> {
    Ok(*seen.once(today, || counted(seen, today))?)
}

fn counted(seen: &Snapshot<'_>, today: Day) -> Answer<WarnedCounts> {
    let (limits, mut counts) = (limits(seen)?, WarnedCounts::default());
    seen.each_giving_reason_or_quiet(today, MODEL, |who| {
        let found = all_of(seen, &who, today, &limits)?;
        counts.speaking += found.speaking.len() as u64;
        counts.prospects += u64::from(!found.speaking.is_empty());
        counts.quiet += found.hushed.len() as u64;
        Ok::<_, super::super::Unread>(())
    })?;
    Ok(counts)
}
