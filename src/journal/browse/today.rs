//! What is due across all prospects.

use super::{
    Answer,
    page::{each, page},
};
use crate::{
    domain::Moment,
    journal::{Due, DueKind, DueRow, Link, Today, Window},
    store::{DueDays, DueOf, Snapshot},
};

/// A promise is due from so many days before its day on.
const SOON: i32 = 7;

/// Nobody remembers longer than this (in days) how openly something was said.
pub const FRESH: i32 = 30;

fn due(seen: &Snapshot<'_>, days: DueDays) -> Answer<Due> {
    let counted = seen.count_due(days)?;
    let count = |count: i64| count.try_into().unwrap_or(0);
    Ok(Due {
        promises: count(counted.promises),
        overdue: count(counted.overdue),
        questions: count(counted.questions),
        inbox: count(counted.inbox),
        unmarked: count(counted.unmarked),
    })
}

pub(super) fn today(seen: &Snapshot<'_>, window: &Window, now: Moment) -> Answer<Today> {
    let today = now.day();
    let days = DueDays { today, soon: today + SOON, fresh: today + -FRESH };
    // Home says it each time it is shown.
    let due = *seen.once(today, || due(seen, days))?;
    let lines = page(window, |step| seen.due(days, step))?;
    let page = each(lines, |line| DueRow {
        key: line.place.into(),
        kind: match line.of {
            DueOf::Promise => DueKind::Promise,
            DueOf::Question => DueKind::Question,
            DueOf::Inbox => DueKind::Inbox,
            DueOf::Unmarked => DueKind::Unmarked,
        },
        uid: line.uid,
        prospect: Link { uid: line.prospect, name: line.prospect_name },
        day: line.day,
        text: line.text,
        private: line.private,
    });
    Ok(Today { due, page })
}
