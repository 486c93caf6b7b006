//! Trends: the rows of a stretch of days, given to the measures. A query narrows it: what it says of days is the stretch,
//! what else it says is asked of every moment, and what is no moment is then not counted.

use super::{Answer, brought, place_of, query, quiet, review};
use crate::{
    domain::{
        Day, Moment, Uid,
        filter::{Filter, Node, Term},
    },
    journal::{Link, Quiet, Trends, TrendsLate},
    store::{MomentBack, Snapshot, Sought, Stretch, ToldLine},
    trust::measures::{
        Calendar, HeardInTime, Ledger, Month, ObjectionAges, Period, Promises, ReceptionMix, Silences, Stages, TagMix,
        Told, Volunteered,
    },
};

/// Whose, and over which moments.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// `None` = of the book.
    pub(super) prospect: Option<&'a Uid>,
    /// So many calendar months, this one included, where the query names no days.
    pub(super) months: u16,
    /// Which moments of them; empty = all.
    pub(super) query: &'a str,
}

/// The same, looked up.
struct Scope {
    link: Option<Link>,
    stretch: Stretch,
    period: Period,
    by_days: bool,
    /// What every moment is asked; `None` = nothing.
    sought: Option<Sought>,
    mistake: Option<String>,
}

/// The last so many calendar months, this one included, as known today.
fn period(months: u16, today: Day) -> Period {
    let first = Month::of(today).plus(1 - i32::from(months.max(1))).first();
    Period::between(first, today)
}

fn scope(seen: &Snapshot<'_>, asked: Asked<'_>, now: Moment) -> Answer<Scope> {
    let (link, prospect) = whose(seen, asked.prospect)?;
    let (sought, wrong) = query::sought(seen, asked.query, now)?;
    let mut mistake = wrong.map(|wrong| wrong.why);
    let (days, rest): (Vec<Node>, Vec<Node>) = sought.filter.nodes().iter().cloned().partition(names_days);
    let mut period = period(asked.months, now.day());
    let mut by_days = false;
    if !days.is_empty() {
        match named(&days, seen.first_day(prospect)?, now.day()) {
            Some(of_query) => (period, by_days) = (of_query, true),
            None => mistake = mistake.or_else(|| Some("Nothing is known of those days.".to_owned())),
        }
    }
    let filter = Filter::new(rest);
    let sought = (!filter.is_empty()).then_some(Sought { filter, ..sought });
    let stretch = Stretch { prospect, first: period.first, last: period.last };
    Ok(Scope { link, stretch, period, by_days, sought, mistake })
}

/// Whether it says from when to when, and nothing else.
const fn names_days(node: &Node) -> bool {
    match node {
        Node::Term(Term::On(spans)) => spans.len() == 1,
        Node::Term(Term::Since(_) | Term::Until(_)) => true,
        _ => false,
    }
}

/// From the first to the last of the days named, of those there are: none before anything is known, none to come.
fn named(days: &[Node], earliest: Option<Day>, today: Day) -> Option<Period> {
    let (mut first, mut last) = (earliest?, today);
    for node in days {
        match node {
            Node::Term(Term::On(spans)) => {
                for span in spans {
                    (first, last) = (first.max(span.first), last.min(span.last));
                }
            }
            Node::Term(Term::Since(when)) => first = first.max(when.first),
            Node::Term(Term::Until(when)) => last = last.min(when.last),
            _ => {}
        }
    }
    (first <= last).then_some(Period { first, last, as_of: today })
}

/// Gives `take` every moment that counts.
fn moments(seen: &Snapshot<'_>, scope: &Scope, take: impl FnMut(&MomentBack)) -> Answer<()> {
    match &scope.sought {
        Some(sought) => seen.moments_sought(scope.stretch, sought, take)?,
        None => seen.moments_between(scope.stretch, take)?,
    }
    Ok(())
}

pub(super) fn trends(seen: &Snapshot<'_>, asked: Asked<'_>, now: Moment) -> Answer<Trends> {
    let scope = scope(seen, asked, now)?;
    let period = scope.period;
    let (mut stages, mut tags, mut volunteered) =
        (Stages::over(period), TagMix::over(period), Volunteered::over(period));
    let mut take = |told: &Told, n| {
        stages.add(told, n);
        tags.add(told, n);
        volunteered.add(told, n);
    };
    // Months are counted already; a stretch that begins within one is not.
    let is_counted =
        scope.stretch.prospect.is_none() && scope.sought.is_none() && Month::of(period.first).first() == period.first;
    if is_counted {
        seen.told_by_month(period.first, period.last, |line| take(&counted(line), line.n))?;
    } else {
        moments(seen, &scope, |moment| take(&told(moment), 1))?;
    }
    let first_talk = seen.first_talk(scope.stretch.prospect)?;
    let Scope { link, by_days, sought, mistake, .. } = scope;
    let rest = sought.map(|sought| sought.filter).unwrap_or_default();
    Ok(Trends { prospect: link, period, by_days, rest, mistake, first_talk, stages, tags, volunteered })
}

pub(super) fn late(seen: &Snapshot<'_>, asked: Asked<'_>, now: Moment) -> Answer<TrendsLate> {
    let scope = scope(seen, asked, now)?;
    let (period, stretch) = (scope.period, scope.stretch);
    let mut late = TrendsLate {
        period,
        heard: HeardInTime::over(period),
        ledger: Ledger::over(period),
        silences: Silences::over(period),
        reception: ReceptionMix::over(period),
        brought: brought::nothing(period),
        promises: Promises::over(period),
        objections: ObjectionAges::over(period),
        calendar: Calendar::over(period),
        polite: 0,
        quiet: Quiet::default(),
    };
    if scope.sought.is_none() {
        no_moments(seen, stretch, &mut late)?;
        late.quiet = match asked.prospect {
            // The same over however many months.
            None if period.end() == now.day() => {
                seen.once(now.day(), || quiet::quiet(seen, None, now.day()))?.as_ref().clone()
            }
            of => quiet::quiet(seen, of, period.end())?,
        };
    }
    brought::after_silence(seen, stretch, scope.sought.as_ref(), &mut late.brought)?;
    let mut stages = Stages::over(period);
    moments(seen, &scope, |moment| {
        stages.add(&told(moment), 1);
        late.calendar.add(&told(moment));
        if let Some(reception) = moment.reception {
            late.reception.add(moment.day, moment.tag, reception);
        }
        if let Some(fact) = review::objection(moment) {
            late.objections.add(&fact);
        }
    })?;
    late.polite = polite(seen, stretch, scope.sought.as_ref(), &stages)?;
    Ok(late)
}

/// How many prospects told something at the stage where talks turn polite; 0 where they do not.
pub(super) fn polite(seen: &Snapshot<'_>, stretch: Stretch, sought: Option<&Sought>, stages: &Stages) -> Answer<u64> {
    let Some((_, at)) = stages.turns_polite() else { return Ok(0) };
    Ok(seen.prospects_told_at(stretch, at, sought)?.try_into().unwrap_or(0))
}

/// What is counted of other things than moments, row after row.
fn no_moments(seen: &Snapshot<'_>, stretch: Stretch, late: &mut TrendsLate) -> Answer<()> {
    brought::no_moments(seen, stretch, late.period, &mut late.brought)?;
    seen.each_outcome(stretch, |line| late.heard.add(&review::outcome(line)))?;
    seen.each_asked(stretch, |line| review::asked(line, &mut late.ledger, &mut late.silences))?;
    seen.each_promise(stretch, |line| late.promises.add(&review::promise(line)))?;
    Ok(())
}

fn whose(seen: &Snapshot<'_>, prospect: Option<&Uid>) -> Answer<(Option<Link>, Option<i64>)> {
    let Some(uid) = prospect else { return Ok((None, None)) };
    let found = place_of(seen, uid)?;
    Ok((Some(Link { uid: *uid, name: found.name }), Some(found.id)))
}

pub(super) const fn counted(line: &ToldLine) -> Told {
    let ToldLine { day, stage, tag, openness, news, surfaced, n: _ } = *line;
    Told { day, stage, tag: Some(tag), openness, news, surfaced }
}

const fn told(moment: &MomentBack) -> Told {
    let MomentBack { day, stage, tag, openness, news, surfaced, .. } = *moment;
    Told { day, stage, tag, openness, news, surfaced }
}

/// The book's trends from the months counted, and from every moment anew.
#[cfg(test)]
pub(crate) fn both(seen: &Snapshot<'_>, months: u16, now: Moment) -> Answer<(Trends, Trends)> {
    let kept = trends(seen, Asked { prospect: None, months, query: "" }, now)?;
    let period = kept.period;
    let (stages, tags, volunteered) = (Stages::over(period), TagMix::over(period), Volunteered::over(period));
    let mut anew = Trends { stages, tags, volunteered, ..kept.clone() };
    seen.moments_between(Stretch { prospect: None, first: period.first, last: period.last }, |moment| {
        let told = told(moment);
        anew.stages.add(&told, 1);
        anew.tags.add(&told, 1);
        anew.volunteered.add(&told, 1);
    })?;
    Ok((kept, anew))
}
