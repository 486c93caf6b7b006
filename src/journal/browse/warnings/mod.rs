//! Warnings as replies: of one prospect or of the whole book, all at once for the shell and in windows for the screens; the
//! reason that home shows; the thresholds.

mod book;
mod gather;
#[cfg(test)]
mod tests;

pub(super) use book::{count, page};
pub(crate) use gather::Detail;
pub(super) use gather::told_of;

use super::{Answer, gone};
use crate::{
    domain::{Day, Stage, Uid},
    journal::{
        Link, WarningList, WarningRow,
        evidence::days,
        warnings::{self, Limit, Limits, Part, ProspectFacts, Warnings},
    },
    store::{ObjectionBack, Snapshot, Warned},
    trust::{Pace, Standing, standing_on},
};
use gather::{Reach, asked_of, bad_news, facts, marks_of, objections_of, promises_of, talks_of};

/// The warnings of one prospect, or of all, as known on a day: the most urgent first, the hushed ones after them.
pub(super) fn list(seen: &Snapshot<'_>, prospect: Option<&Uid>, as_of: Day, now: Day) -> Answer<WarningList> {
    let limits = limits(seen)?;
    let mut found = WarningList { prospect: None, as_of, speaking: Vec::new(), hushed: Vec::new() };
    let mut take = |who: Warned| -> Answer<()> {
        let standing = standing_on(&days(seen, who.id)?, Pace::of(who.rhythm), as_of);
        let of_one = about(seen, (who.id, who.stage), &standing, (as_of, now), &limits, Detail::Listed)?;
        let link = Link { uid: who.uid, name: who.name };
        let row = |warning| WarningRow { prospect: link.clone(), warning };
        found.speaking.extend(of_one.speaking.into_iter().map(row));
        found.hushed.extend(of_one.hushed.into_iter().map(|(warning, mark)| (row(warning), mark)));
        Ok(())
    };
    match prospect {
        Some(uid) => {
            let who = seen.warned(uid)?.ok_or_else(|| gone("prospect"))?;
            let link = Link { uid: who.uid, name: who.name.clone() };
            take(who)?;
            found.prospect = Some(link);
        }
        None => seen.each_warned(take)?,
    }
    // Of equal urgency, what has waited longest; by name at last, for that is the order they come in.
    let rank = |row: &WarningRow| (warnings::urgency(row.warning.kind), row.warning.since);
    found.speaking.sort_by_key(rank);
    found.hushed.sort_by_key(|(row, _)| rank(row));
    Ok(found)
}

/// The warnings of the prospect in row `who`, at this stage now, as known `on` a day, where `today` is later or the same.
pub(crate) fn about(
    seen: &Snapshot<'_>,
    (who, stage): (i64, Stage),
    standing: &Standing,
    (on, today): (Day, Day),
    limits: &Limits,
    detail: Detail,
) -> Answer<Warnings> {
    Ok(warnings::of(&facts(seen, who, stage, (on, today), limits, detail)?, standing, on, limits))
}

/// The reason of the first of them, as things stand on a day: as [`about`] has it, for a part of what that reads.
pub(crate) fn most_pressing(
    seen: &Snapshot<'_>,
    (who, stage): (i64, Stage),
    standing: &Standing,
    on: Day,
    limits: &Limits,
) -> Answer<Option<String>> {
    let Reach { mut talks, mut told, .. } = Reach::new(stage, on, limits, Detail::Sentences);
    let heard_from = (i64::from(told.heard_from.0) - 1) * 86_400_000;
    let there = seen.glimpse(who, on, heard_from)?;
    let mut facts = ProspectFacts::new(stage);
    if there.later {
        facts.talks = talks_of(seen, who, &mut talks)?;
    }
    warnings::most_pressing(facts, standing, on, limits, |part, facts| {
        match part {
            Part::Promises if there.promised => facts.promises = promises_of(seen, who, on)?,
            Part::BadNews if there.heard => facts.told = told_of(bad_news(seen, who, on)?),
            Part::Told => facts.told = told_of(seen.told_back(who, |one| told.wants_more(one))?),
            Part::Asked if there.asked => facts.asked = asked_of(seen, who)?,
            Part::Objections => {
                let old = i32::try_from(limits.get(Limit::OldObjection)).unwrap_or(i32::MAX);
                // One that is old says all there is to say, unless that may be hushed.
                let more = |one: &ObjectionBack| (there.marked || on - one.day <= old).then_some(false);
                facts.objections = objections_of(seen.open_objections_back(who, false, more)?);
            }
            Part::Talks if !there.later => facts.talks = talks_of(seen, who, &mut talks)?,
            Part::Marks if there.marked => facts.marks = marks_of(seen, who)?,
            _ => {}
        }
        Ok(())
    })
}

/// The thresholds that hold in this journal. One that is out of its range, or no number, is the default.
pub(crate) fn limits(seen: &Snapshot<'_>) -> Answer<Limits> {
    let kept = seen.settings_under(Limit::PREFIX)?;
    let value = |limit: &Limit| {
        let (_, text) = kept.iter().find(|(key, _)| *key == limit.key())?;
        limit.check(text.parse().ok()?).ok()
    };
    let set = Limit::ALL.iter().filter_map(|limit| Some((*limit, value(limit)?)));
    Ok(set.fold(Limits::default(), |limits, (limit, value)| limits.with(limit, value)))
}
