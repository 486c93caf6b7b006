//! Warnings kept quiet, and their thresholds. A mark is a row of its own, undone like any other; a threshold is a setting
//! of the journal and is not logged.

use super::{
    fault::{Done, Fault},
    people,
};
use crate::domain::{Invalid, Uid, WarningKind};
use crate::journal::{
    Reply, Trouble,
    warnings::{Hush, Limit},
};
use crate::store::{
    Change, Scope, Stored,
    rows::{Prospect, Table, WarningMark},
};
use crate::words::Dates;

/// Keeps a warning quiet; an earlier mark on it makes room.
pub(super) fn hush(w: &mut Change<'_>, prospect: Uid, kind: WarningKind, hush: Hush, reason: &str) -> Done<Reply> {
    let prospect = people::known(w, prospect)?;
    let today = w.now().day();
    let (state, until, said) = match hush {
        Hush::Snoozed(until) if until <= today => {
            return Err(Invalid::new("until", "A snooze ends on a day after today.").into());
        }
        Hush::Snoozed(until) => ("snoozed", Some(until), format!("until {}", Dates::default().table(until, today))),
        Hush::Dismissed => ("dismissed", None, String::new()),
    };
    drop_marks(w, &prospect, kind)?;
    let mark = w.add(&WarningMark {
        prospect_id: prospect.id,
        warning: kind.word().to_owned(),
        state: state.to_owned(),
        until,
        reason: reason.trim().to_owned(),
    })?;
    let what = format!("{state} the warning {} {said}", kind.said());
    w.say(format!("{}, {}", what.trim_end(), prospect.row.name));
    Ok(Reply::Made(mark.uid))
}

/// Lets it speak again.
pub(super) fn wake(w: &mut Change<'_>, prospect: Uid, kind: WarningKind) -> Done<Reply> {
    let prospect = people::known(w, prospect)?;
    if drop_marks(w, &prospect, kind)? == 0 {
        return Err(Fault::Trouble(Trouble::Nothing(format!("“{}” is not kept quiet here.", kind.said()))));
    }
    w.say(format!("lets the warning {} speak again, {}", kind.said(), prospect.row.name));
    Ok(Reply::Done)
}

fn drop_marks(w: &mut Change<'_>, prospect: &Stored<Prospect>, kind: WarningKind) -> Done<usize> {
    let marks = w.of_prospect::<WarningMark>(prospect.id)?;
    let same: Vec<Uid> = marks.iter().filter(|mark| mark.row.warning == kind.word()).map(|mark| mark.uid).collect();
    for uid in &same {
        w.trash(Scope::Row(Table::WarningMarks), *uid)?;
    }
    Ok(same.len())
}

/// A threshold for all prospects of this journal; `None` = the default.
pub(super) fn set_limit(w: &mut Change<'_>, limit: Limit, value: Option<u32>) -> Done<Reply> {
    let value = value.map(|value| limit.check(value)).transpose()?.filter(|value| *value != limit.default());
    w.set_setting(&limit.key(), value.map(|value| value.to_string()).as_deref())?;
    // The reasons on home follow with the next look.
    w.outdate_lines()?;
    Ok(Reply::Done)
}
