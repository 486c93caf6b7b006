//! Trends: the rows of a stretch of months, given to the measures.

use super::{Answer, bank, place_of, review};
use crate::{
    domain::{Day, Uid},
    journal::{Link, Trends, TrendsLate},
    store::{MomentBack, Snapshot, Stretch, ToldLine},
    trust::{
        constants::{LONG_SILENCE, OPEN_FROM},
        measures::{
            AfterReception, AfterSilence, Calendar, HeardInTime, Ledger, Month, NextTalk, ObjectionAges, Period,
            Promises, ReceptionMix, SilenceReply, Silences, Stages, TagMix, Told, Volunteered,
        },
    },
};

/// The last so many calendar months, this one included, as known today.
fn period(months: u16, today: Day) -> Period {
    let first = Month::of(today).plus(1 - i32::from(months.max(1))).first();
    Period::between(first, today)
}

pub(super) fn trends(seen: &Snapshot<'_>, prospect: Option<&Uid>, months: u16, today: Day) -> Answer<Trends> {
    let (link, id) = whose(seen, prospect)?;
    let period = period(months, today);
    let (mut stages, mut tags, mut volunteered) =
        (Stages::over(period), TagMix::over(period), Volunteered::over(period));
    let mut take = |told: &Told, n| {
        stages.add(told, n);
        tags.add(told, n);
        volunteered.add(told, n);
    };
    match id {
        None => seen.told_by_month(period.first, period.last, |line| take(&counted(line), line.n))?,
        Some(_) => seen.moments_between(stretch(id, period), |moment| take(&told(moment), 1))?,
    }
    Ok(Trends { prospect: link, period, first_talk: seen.first_talk(id)?, stages, tags, volunteered })
}

pub(super) fn late(seen: &Snapshot<'_>, prospect: Option<&Uid>, months: u16, today: Day) -> Answer<TrendsLate> {
    let (_, id) = whose(seen, prospect)?;
    let period = period(months, today);
    let stretch = stretch(id, period);
    let mut late = TrendsLate {
        period,
        heard: HeardInTime::over(period),
        opened: bank::counted(seen, id, today)?.everything().into_iter().filter(|row| row.opened.k > 0).collect(),
        ledger: Ledger::over(period),
        silences: Silences::over(period),
        after_silence: AfterSilence::over(period),
        reception: ReceptionMix::over(period),
        after_reception: AfterReception::over(period),
        promises: Promises::over(period),
        objections: ObjectionAges::over(period),
        calendar: Calendar::over(period),
    };
    for line in seen.outcomes_between(stretch)? {
        late.heard.add(&review::outcome(&line));
    }
    for line in seen.asked_between(stretch)? {
        review::asked(&line, &mut late.ledger, &mut late.silences);
    }
    for line in seen.promises_between(stretch)? {
        late.promises.add(&review::promise(&line));
    }
    seen.replies_after_silence(stretch, LONG_SILENCE, |line, seconds| {
        late.after_silence.add(&SilenceReply { told: counted(line), seconds });
    })?;
    seen.talks_after(stretch, OPEN_FROM, |line| {
        late.after_reception.add(&NextTalk { after: line.after, day: line.day, candid: line.candid });
    })?;
    seen.moments_between(stretch, |moment| {
        late.calendar.add(&told(moment));
        if let Some(reception) = moment.reception {
            late.reception.add(moment.day, moment.tag, reception);
        }
        if let Some(fact) = review::objection(moment) {
            late.objections.add(&fact);
        }
    })?;
    Ok(late)
}

fn whose(seen: &Snapshot<'_>, prospect: Option<&Uid>) -> Answer<(Option<Link>, Option<i64>)> {
    let Some(uid) = prospect else { return Ok((None, None)) };
    let found = place_of(seen, uid)?;
    Ok((Some(Link { uid: *uid, name: found.name }), Some(found.id)))
}

const fn stretch(prospect: Option<i64>, period: Period) -> Stretch {
    Stretch { prospect, first: period.first, last: period.last }
}

const fn counted(line: &ToldLine) -> Told {
    let ToldLine { day, stage, tag, openness, news, surfaced, n: _ } = *line;
    Told { day, stage, tag: Some(tag), openness, news, surfaced }
}

const fn told(moment: &MomentBack) -> Told {
    let MomentBack { day, stage, tag, openness, news, surfaced, .. } = *moment;
    Told { day, stage, tag, openness, news, surfaced }
}

/// The book's trends from the months counted, and from every moment anew.
#[cfg(test)]
pub(crate) fn both(seen: &Snapshot<'_>, months: u16, today: Day) -> Answer<(Trends, Trends)> {
    let kept = trends(seen, None, months, today)?;
    let period = kept.period;
    let (stages, tags, volunteered) = (Stages::over(period), TagMix::over(period), Volunteered::over(period));
    let mut anew = Trends { stages, tags, volunteered, ..kept.clone() };
    seen.moments_between(stretch(None, period), |moment| {
        let told = told(moment);
        anew.stages.add(&told, 1);
        anew.tags.add(&told, 1);
        anew.volunteered.add(&told, 1);
    })?;
    Ok((kept, anew))
}
