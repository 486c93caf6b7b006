//! What happened over a stretch of days, and all that a report says: one walk along the moments, questions and promises
//! of the days, given to the measures of trust.

use super::{Answer, brought, lists, moved, place_of, prospect, told_us, trends, trust, warnings};
use crate::{
    domain::{Day, Moment, News, ObjectionState, QuestionState, Surfaced, Tag, Uid},
    journal::{
        AskedRow, LISTED, Link, Named, OutcomeRow, Portrait, PromiseRow, Quote, Reply, ReportFacts, Review, Window,
    },
    store::{AskedLine, MomentBack, OutcomeLine, PromiseLine, QuoteLine, Snapshot, Stretch},
    trust::{
        Rank, by_attention,
        measures::{
            Calendar, FirstHeard, HeardInTime, Ledger, LedgerFact, ObjectionAges, ObjectionFact, OutcomeFact, Period,
            PromiseFact, Promises, ReceptionMix, SilenceFact, Silences, Stages, TagMix, Told, Volunteered,
        },
    },
};

/// Promises are looked ahead for so many days behind the last.
const AHEAD: i32 = 7;

/// A report names so many prospects at most: whom to see first.
const NAMED: usize = 100;

/// Whose, from which day (`None` = the first of which anything is known) to which.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) prospect: Option<&'a Uid>,
    pub(super) first: Option<Day>,
    pub(super) last: Day,
}

/// What happened in these days, as known on `today`.
pub(super) fn review(seen: &Snapshot<'_>, asked: Asked<'_>, today: Day) -> Answer<Review> {
    let found = asked.prospect.map(|uid| place_of(seen, uid)).transpose()?;
    let id = found.as_ref().map(|found| found.id);
    let first = match asked.first {
        Some(first) => first.min(asked.last),
        None => seen.first_day(id)?.unwrap_or(asked.last).min(asked.last),
    };
    let period = Period { first, last: asked.last, as_of: today };
    let stretch = Stretch { prospect: id, first, last: period.end() };
    let link = asked.prospect.zip(found.as_ref()).map(|(uid, found)| Link { uid: *uid, name: found.name.clone() });
    let mut review = empty(link, period);
    let picked = moments(seen, stretch, &mut review)?;
    (review.told, review.heard) = (quotes(seen, &picked.told)?, quotes(seen, &picked.heard)?);
    questions(seen, stretch, &mut review)?;
    promises(seen, stretch, &mut review)?;
    outcomes(seen, stretch, &mut review)?;
    moved::moved(seen, id, &mut review)?;
    Ok(review)
}

fn empty(prospect: Option<Link>, period: Period) -> Review {
    Review {
        prospect,
        period,
        direct: 0,
        bad: 0,
        second_hand: 0,
        private: 0,
        told: Vec::new(),
        heard: Vec::new(),
        ledger: Ledger::over(period),
        asked: Vec::new(),
        promises: Promises::over(period),
        promised: Vec::new(),
        promised_in_all: 0,
        coming: 0,
        moved: Vec::new(),
        moved_more: 0,
        quiet: Vec::new(),
        stages: Stages::over(period),
        tags: TagMix::over(period),
        calendar: Calendar::over(period),
        volunteered: Volunteered::over(period),
        reception: ReceptionMix::over(period),
        silences: Silences::over(period),
        ages: ObjectionAges::over(period),
        in_time: HeardInTime::over(period),
    }
}

/// The moments to be quoted, by their rows.
#[derive(Default)]
struct Picked {
    told: Vec<i64>,
    heard: Vec<i64>,
}

/// Counts every moment, and picks those to be quoted.
fn moments(seen: &Snapshot<'_>, stretch: Stretch, review: &mut Review) -> Answer<Picked> {
    // Frankest first: bad news, then openness, then the latest. Cut now and then, so that a million need no list.
    let mut told: Vec<(bool, u8, Day, i64)> = Vec::new();
    let mut picked = Picked::default();
    seen.moments_between(stretch, |moment| {
        count(review, moment);
        if moment.tag.is_none() {
            return;
        }
        if moment.surfaced == Surfaced::SecondHand {
            keep_last(&mut picked.heard, moment.id);
        } else {
            let openness = moment.openness.map_or(0, crate::domain::Openness::level);
            told.push((moment.news == News::Bad, openness, moment.day, moment.id));
            if told.len() > 4 * LISTED {
                told.sort_unstable_by(|one, other| other.cmp(one));
                told.truncate(LISTED);
            }
        }
    })?;
    told.sort_unstable_by(|one, other| other.cmp(one));
    told.truncate(LISTED);
    picked.told = told.into_iter().map(|(.., id)| id).collect();
    picked.heard.reverse();
    picked.heard.truncate(LISTED);
    Ok(picked)
}

/// Keeps the last of them, in order; some more than are shown at times.
fn keep_last(list: &mut Vec<i64>, id: i64) {
    list.push(id);
    if list.len() > 4 * LISTED {
        list.drain(..3 * LISTED);
    }
}

fn count(review: &mut Review, moment: &MomentBack) {
    let MomentBack { day, stage, tag, openness, news, surfaced, reception, private, .. } = *moment;
    let told = Told { day, stage, tag, openness, news, surfaced };
    review.stages.add(&told, 1);
    review.tags.add(&told, 1);
    review.calendar.add(&told);
    review.volunteered.add(&told, 1);
    if let Some(reception) = reception {
        review.reception.add(day, tag, reception);
    }
    review.private += u64::from(private);
    if let Some(fact) = objection(moment) {
        review.ages.add(&fact);
    }
    if told.is_direct() {
        review.direct += 1;
        review.bad += u64::from(news == News::Bad);
    } else if tag.is_some() {
        review.second_hand += 1;
    }
}

/// What measures are told of an objection; `None` = it is none.
pub(super) fn objection(moment: &MomentBack) -> Option<ObjectionFact> {
    let (is_settled, settled_on) = (moment.objection == Some(ObjectionState::Settled), moment.settled_on);
    (moment.tag == Some(Tag::Objection)).then_some(ObjectionFact { day: moment.day, is_settled, settled_on })
}

/// These moments with their words.
pub(super) fn quotes(seen: &Snapshot<'_>, ids: &[i64]) -> Answer<Vec<Quote>> {
    Ok(seen.quotes(ids)?.into_iter().map(quote).collect())
}

fn quote(line: QuoteLine) -> Quote {
    Quote {
        uid: line.uid,
        prospect: Link { uid: line.prospect, name: line.prospect_name },
        day: line.day,
        words: line.words,
        cut: line.cut,
        tag: line.tag,
        openness: line.openness,
        news: line.news,
        surfaced: line.surfaced,
        private: line.private,
        said_by: line.said_by,
        labels: line.labels,
        objection: line.objection,
        settled_on: line.settled_on,
        settled_by: line.settled_by,
    }
}

fn questions(seen: &Snapshot<'_>, stretch: Stretch, review: &mut Review) -> Answer<()> {
    for line in seen.asked_between(stretch)? {
        asked(&line, &mut review.ledger, &mut review.silences);
        let AskedLine { uid, prospect, prospect_name, conversation, text, state, day, private, .. } = line;
        review.private += u64::from(private && state != QuestionState::HeldBack);
        let prospect = Link { uid: prospect, name: prospect_name };
        review.asked.push(AskedRow { uid, prospect, conversation, text, state, day, private });
    }
    review.asked.reverse();
    review.asked.truncate(LISTED);
    Ok(())
}

/// Tells the measures of a question that was asked or held back.
pub(super) fn asked(line: &AskedLine, ledger: &mut Ledger, silences: &mut Silences) {
    let AskedLine { state, day, closed, .. } = *line;
    ledger.add(&LedgerFact { state, day, closed });
    if let Some(fact) = silence(line) {
        silences.add(&fact);
    }
}

/// What measures are told of the silence after a question that was asked; `None` = the clock did not run.
pub(super) fn silence(line: &AskedLine) -> Option<SilenceFact> {
    let AskedLine { state, day, held, .. } = *line;
    line.silence.filter(|_| state != QuestionState::HeldBack).map(|seconds| SilenceFact { day, seconds, held })
}

/// What measures are told of a promise.
pub(super) const fn promise(line: &PromiseLine) -> PromiseFact {
    PromiseFact { due: line.due, state: line.state, kept_on: line.kept_on }
}

/// What measures are told of an outcome.
pub(super) fn outcome(line: &OutcomeLine) -> OutcomeFact {
    let heard = match line.heard {
        _ if line.never => FirstHeard::Never,
        Some((day, Surfaced::SecondHand, _)) => FirstHeard::SecondHand(day),
        Some((day, ..)) => FirstHeard::Direct(day),
        None => FirstHeard::NotSaid,
    };
    OutcomeFact { day: line.day, result: line.result, has_reason: !line.decided_by.trim().is_empty(), heard }
}

fn promises(seen: &Snapshot<'_>, stretch: Stretch, review: &mut Review) -> Answer<()> {
    use crate::domain::FollowUpState::Open;
    let Period { first, last, as_of } = review.period;
    for line in seen.promises_between(Stretch { last: last + AHEAD, ..stretch })? {
        review.promises.add(&promise(&line));
        let PromiseLine { uid, prospect, prospect_name, conversation, text, due, state, kept_on } = line;
        let comes = state == Open && due >= as_of.max(first);
        review.coming += u64::from(comes);
        if comes || due <= last {
            let prospect = Link { uid: prospect, name: prospect_name };
            review.promised.push(PromiseRow { uid, prospect, conversation, text, due, state, kept_on });
        }
    }
    review.promised_in_all = review.promised.len().try_into().unwrap_or(u64::MAX);
    // The latest are those that can still be done something about.
    let surplus = review.promised.len().saturating_sub(LISTED);
    review.promised.drain(..surplus);
    Ok(())
}

fn outcomes(seen: &Snapshot<'_>, stretch: Stretch, review: &mut Review) -> Answer<()> {
    seen.each_outcome(stretch, |line| review.in_time.add(&outcome(line)))?;
    Ok(())
}

pub(super) fn outcome_row(line: OutcomeLine) -> OutcomeRow {
    let OutcomeLine { prospect, prospect_name, result, day, decided_by, never, heard } = line;
    OutcomeRow { prospect: Link { uid: prospect, name: prospect_name }, result, day, decided_by, never, heard }
}

/// All that a report says.
pub(super) fn report(seen: &Snapshot<'_>, asked: Asked<'_>, names: bool, now: Moment) -> Answer<ReportFacts> {
    let today = now.day();
    let review = review(seen, asked, today)?;
    let prospect = asked.prospect.map(|uid| place_of(seen, uid)).transpose()?.map(|found| found.id);
    let stretch = Stretch { prospect, first: review.period.first, last: review.period.end() };
    let mut facts = ReportFacts {
        warnings: warnings::list(seen, asked.prospect, today, today)?,
        questions: super::bank::counts(seen)?,
        book: Vec::new(),
        prospects: 0,
        portrait: asked.prospect.map(|uid| portrait(seen, uid, now)).transpose()?.map(Box::new),
        brought: brought::all(seen, stretch, review.period)?,
        polite: trends::polite(seen, stretch, None, &review.stages)?,
        told_us: if names { Some(Box::new(told_us::told_us(seen, asked.prospect, review.period)?)) } else { None },
        names: if names { seen.every_name()?.into_iter().map(named).collect() } else { Vec::new() },
        review,
    };
    if asked.prospect.is_none() {
        let wanted =
            trust::Asked { prospect: None, query: "-stage:lost", as_of: today, half_life: None, series: false };
        facts.book = trust::looks(seen, &wanted, now)?;
        facts.prospects = u64::try_from(facts.book.len()).unwrap_or(u64::MAX);
        facts
            .book
            .sort_by(|one, other| by_attention(&Rank::of(&one.now, &one.name), &Rank::of(&other.now, &other.name)));
        facts.book.truncate(NAMED);
    }
    Ok(facts)
}

fn named(back: crate::store::NamedBack) -> Named {
    Named { prospect: back.prospect, names: back.names, role: back.role }
}

fn portrait(seen: &Snapshot<'_>, uid: &Uid, now: Moment) -> Answer<Portrait> {
    let page = prospect::page(seen, uid, now)?;
    let window = Window::First(u16::try_from(LISTED).unwrap_or(u16::MAX));
    let Reply::Entries { page: mut open, .. } = lists::objections(seen, uid, &window, now)? else {
        return Err(super::gone("prospect").into());
    };
    open.rows.retain(|row| row.objection != Some(ObjectionState::Settled));
    Ok(Portrait { chart: trust::chart(seen, uid, None, now.day())?, open: open.rows, page })
}
