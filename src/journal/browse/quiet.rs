//! Who has gone quiet, who is the next to, and who tells nothing but good news: the days between talks and the run of good
//! news of each prospect that is not lost.

use super::{Answer, gone, warnings};
use crate::{
    domain::{Day, News, Stage, Uid, WarningKind},
    journal::{
        Link, OnlyGood, Quiet, QuietRow,
        evidence::days,
        warnings::{Limits, ProspectFacts, rests_on},
    },
    store::{Snapshot, Warned},
    trust::{Pace, Standing, State, standing_on},
};
use std::{cmp::Reverse, collections::HashSet};

/// So many of each are named.
const NAMED: usize = 3;

/// As things stand on a day.
pub(super) fn quiet(seen: &Snapshot<'_>, prospect: Option<&Uid>, on: Day) -> Answer<Quiet> {
    let limits = warnings::limits(seen)?;
    let mut found = Quiet { on, ..Quiet::default() };
    let take = |who: Warned| -> Answer<()> {
        if who.stage == Stage::Lost {
            return Ok(());
        }
        let standing = standing_on(&days(seen, who.id)?, Pace::of(who.rhythm), on);
        let run = run(seen, &who, &standing, on, &limits)?;
        let link = Link { uid: who.uid, name: who.name };
        if let Some((talks, moments)) = run {
            found.only_good.push(OnlyGood { prospect: link.clone(), talks, moments });
        }
        if let Some((days, limit)) = standing.since_contact().zip(standing.quiet_limit) {
            let row = QuietRow { prospect: link, days, limit };
            if standing.state == State::GoneQuiet {
                found.gone.push(row);
            } else if found.next.as_ref().is_none_or(|next| row.left() < next.left()) {
                found.next = Some(row);
            }
        }
        Ok(())
    };
    match prospect {
        Some(uid) => {
            let mut take = take;
            take(seen.warned(uid)?.ok_or_else(|| gone("prospect"))?)?;
        }
        None => seen.each_warned(take)?,
    }
    found.gone.sort_by_key(QuietRow::left);
    found.gone_more = cut(&mut found.gone);
    found.only_good.sort_by_key(|one| Reverse((one.talks, one.moments)));
    found.only_good_more = cut(&mut found.only_good);
    Ok(found)
}

fn cut<T>(rows: &mut Vec<T>) -> u64 {
    let more = rows.len().saturating_sub(NAMED);
    rows.truncate(NAMED);
    more.try_into().unwrap_or(u64::MAX)
}

/// The run of nothing but good news, where it is long enough to be said: its talks and its moments.
fn run(seen: &Snapshot<'_>, who: &Warned, standing: &Standing, on: Day, limits: &Limits) -> Answer<Option<(u64, u64)>> {
    // Back to the talk that holds other news, and the rest of that talk.
    let mut last: Option<i64> = None;
    let told = seen.told_back(who.id, |told| {
        if last.is_some_and(|last| told.order.0 < last) {
            return false;
        }
        let fact = told.news != News::Good && told.surfaced != crate::domain::Surfaced::SecondHand && told.day <= on;
        if fact {
            last.get_or_insert(told.order.0);
        }
        true
    })?;
    let facts = ProspectFacts { told: warnings::told_of(told), ..ProspectFacts::new(who.stage) };
    let run = rests_on(WarningKind::OnlyGoodNews, &facts, standing, on, limits);
    let talks: HashSet<Uid> = run.iter().filter_map(|basis| basis.talk).collect();
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    Ok((!run.is_empty()).then(|| (count(talks.len()), count(run.len()))))
}
