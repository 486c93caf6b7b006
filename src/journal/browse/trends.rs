//! Trends: the rows of a stretch of months, given to the measures.

use super::{Answer, bank, place_of};
use crate::{
    domain::{Day, Surfaced, Tag, Uid},
    journal::{Link, Trends, TrendsLate},
    store::{LedgerLine, HeardLine, Snapshot, Span, ToldLine},
    trust::{
        constants::{LONG_SILENCE, OPEN_FROM},
        measures::{
            AfterReception, AfterSilence, Calendar, FirstHeard, HeardInTime, Ledger, LedgerFact, Month, NextTalk,
            ObjectionAges, ObjectionFact, OutcomeFact, Period, PromiseFact, Promises, ReceptionMix, SilenceFact,
            SilenceReply, Silences, Stages, TagMix, Told, Volunteered,
        },
    },
};

/// The last so many calendar months, this one included, as known today.
pub(super) fn period(months: u16, today: Day) -> Period {
    let first = Month::of(today).plus(1 - i32::from(months.max(1))).first();
    Period::between(first, today)
}

pub(super) fn trends(seen: &Snapshot<'_>, prospect: Option<&Uid>, months: u16, today: Day) -> Answer<Trends> {
    let (link, id) = whose(seen, prospect)?;
    let period = period(months, today);
    let (mut stages, mut tags, mut volunteered) =
        (Stages::over(period), TagMix::over(period), Volunteered::over(period));
    let mut take = |line: &ToldLine| {
        let told = told(line);
        stages.add(&told, line.n);
        tags.add(&told, line.n);
        volunteered.add(&told, line.n);
    };
    match id {
        None => seen.told_by_month(period.first, period.last, take)?,
        Some(_) => seen.moments_told(span(id, period), |line| take(&line.told))?,
    }
    Ok(Trends { prospect: link, period, first_talk: seen.first_talk(id)?, stages, tags, volunteered })
}

pub(super) fn late(seen: &Snapshot<'_>, prospect: Option<&Uid>, months: u16, today: Day) -> Answer<TrendsLate> {
    let (_, id) = whose(seen, prospect)?;
    let period = period(months, today);
    let span = span(id, period);
    let mut late = TrendsLate {
        period,
        heard: HeardInTime::over(period),
        opened: Vec::new(),
        ledger: Ledger::over(period),
        silences: Silences::over(period),
        after_silence: AfterSilence::over(period),
        reception: ReceptionMix::over(period),
        after_reception: AfterReception::over(period),
        promises: Promises::over(period),
        objections: ObjectionAges::over(period),
        calendar: Calendar::over(period),
    };
    seen.outcomes_told(id, |line| late.heard.add(&outcome(line)))?;
    seen.ledger_told(id, |line| asked(&mut late, line))?;
    seen.replies_after_silence(span, LONG_SILENCE, |line, seconds| {
        late.after_silence.add(&SilenceReply { told: told(line), seconds });
    })?;
    seen.promises_told(span, |line| {
        late.promises.add(&PromiseFact { due: line.due, state: line.state, kept_on: line.kept_on });
    })?;
    late.opened = bank::counted(seen, id, today)?.everything().into_iter().filter(|row| row.opened.k > 0).collect();
    seen.talks_after(span, OPEN_FROM, |line| {
        late.after_reception.add(&NextTalk { after: line.after, day: line.day, candid: line.candid });
    })?;
    seen.moments_told(span, |line| {
        let told = told(&line.told);
        late.calendar.add(&told);
        if let Some(reception) = line.reception {
            late.reception.add(told.day, told.tag, reception);
        }
        if let (Some(Tag::Objection), Some(state)) = (told.tag, line.objection) {
            let is_settled = state == crate::domain::ObjectionState::Settled;
            late.objections.add(&ObjectionFact { day: told.day, is_settled, settled_on: line.settled_on });
        }
    })?;
    Ok(late)
}

fn whose(seen: &Snapshot<'_>, prospect: Option<&Uid>) -> Answer<(Option<Link>, Option<i64>)> {
    let Some(uid) = prospect else { return Ok((None, None)) };
    let found = place_of(seen, uid)?;
    Ok((Some(Link { uid: *uid, name: found.name }), Some(found.id)))
}

const fn span(prospect: Option<i64>, period: Period) -> Span {
    Span { prospect, first: period.first, last: period.last }
}

const fn told(line: &ToldLine) -> Told {
    let ToldLine { day, stage, tag, openness, news, surfaced, n: _ } = *line;
    Told { day, stage, tag: Some(tag), openness, news, surfaced }
}

fn asked(late: &mut TrendsLate, line: &LedgerLine) {
    late.ledger.add(&LedgerFact { state: line.state, day: line.day, closed: line.closed });
    if let Some(seconds) = line.silence {
        late.silences.add(&SilenceFact { day: line.day, question: &line.text, seconds, held: line.held });
    }
}

fn outcome(line: &HeardLine) -> OutcomeFact {
    let heard = match line.first {
        _ if line.never => FirstHeard::Never,
        None => FirstHeard::NotSaid,
        Some((day, Surfaced::SecondHand)) => FirstHeard::SecondHand(day),
        Some((day, Surfaced::Volunteered | Surfaced::Asked)) => FirstHeard::Direct(day),
    };
    OutcomeFact { day: line.day, result: line.result, has_reason: line.has_reason, heard }
}

/// The book's trends from the months counted, and from every moment anew.
#[cfg(test)]
pub(crate) fn both(seen: &Snapshot<'_>, months: u16, today: Day) -> Answer<(Trends, Trends)> {
    let kept = trends(seen, None, months, today)?;
    let period = kept.period;
    let (stages, tags, volunteered) = (Stages::over(period), TagMix::over(period), Volunteered::over(period));
    let mut anew = Trends { stages, tags, volunteered, ..kept.clone() };
    seen.moments_told(span(None, period), |line| {
        let told = told(&line.told);
        anew.stages.add(&told, 1);
        anew.tags.add(&told, 1);
        anew.volunteered.add(&told, 1);
    })?;
    Ok((kept, anew))
}
