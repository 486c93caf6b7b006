//! The facts of a prospect, gathered as far back as any warning looks, and no further.

use super::Answer;
use crate::{
    domain::{Day, Held, News, Stage, Surfaced, Uid, WarningKind},
    journal::warnings::{
        AskedFact, Hush, Limit, Limits, MOST, Mark, ObjectionFact, PromiseFact, ProspectFacts, TalkFact, ToldFact,
    },
    store::{AskedBack, MarkBack, ObjectionBack, OfTalks, PromiseBack, Snapshot, TalkBack, ToldBack},
};
use std::collections::HashMap;

/// Bad news back to where it was told to our face: what is older is no news that they keep from us.
pub(super) fn bad_news(seen: &Snapshot<'_>, who: i64, on: Day) -> Answer<Vec<ToldBack>> {
    let mut faced: Option<Day> = None;
    Ok(seen.bad_news_back(who, |told| {
        if told.surfaced != Surfaced::SecondHand && told.day <= on {
            faced = faced.max(Some(told.day));
        }
        // Talks come by their instant: a day that is later may come after it, by two at most.
        faced.is_none_or(|faced| told.day >= faced + -2)
    })?)
}

pub(super) fn facts(
    seen: &Snapshot<'_>,
    who: i64,
    stage: Stage,
    (on, today): (Day, Day),
    limits: &Limits,
    detail: Detail,
) -> Answer<ProspectFacts> {
    gather(seen, who, stage, (on, today), Reach::new(stage, on, limits, detail))
}

pub(super) fn gather(
    seen: &Snapshot<'_>,
    who: i64,
    stage: Stage,
    (on, today): (Day, Day),
    mut reach: Reach,
) -> Answer<ProspectFacts> {
    let marks = marks_of(seen, who)?;
    Ok(ProspectFacts {
        stage,
        talks: talks_of(seen, who, &mut reach.talks)?,
        told: told_of(seen.told_back(who, |told| reach.told.wants_more(told))?),
        objections: objections(seen, who, (on, today), reach.objections, &marks)?,
        asked: asked_of(seen, who)?,
        promises: promises_of(seen, who, on)?,
        marks,
    })
}

pub(super) fn talks_of(seen: &Snapshot<'_>, who: i64, wanted: &mut TalksWanted) -> Answer<Vec<TalkFact>> {
    let people: HashMap<i64, (Uid, String)> =
        seen.names_of_people(who)?.into_iter().map(|(id, uid, name)| (id, (uid, name))).collect();
    let talks = seen.talks_back(who, wanted.of_the_first(), |talk| wanted.wants_more(talk))?;
    Ok(talks.into_iter().rev().map(|talk| talk_fact(talk, &people)).collect())
}

pub(in crate::journal::browse) fn told_of(mut told: Vec<ToldBack>) -> Vec<ToldFact> {
    told.sort_by_key(|told| told.order);
    told.into_iter().map(told_fact).collect()
}

/// The objections. The sentence names the oldest that speaks: the words of the others are wanted for a list, and where a
/// mark may quiet it.
fn objections(
    seen: &Snapshot<'_>,
    who: i64,
    (on, today): (Day, Day),
    detail: Detail,
    marks: &[Mark],
) -> Answer<Vec<ObjectionFact>> {
    let all = detail == Detail::Listed || !marks.is_empty();
    let mut first: Option<Day> = None;
    let found = seen.objections_back(who, (on < today).then_some(on), |one| {
        // Talks come by their instant: a day before the first may come after it, by two at most.
        all || one.day <= *first.get_or_insert(one.day) + 2
    })?;
    Ok(objections_of(found))
}

pub(super) fn objections_of(objections: Vec<ObjectionBack>) -> Vec<ObjectionFact> {
    let mut facts: Vec<_> = objections.into_iter().map(objection_fact).collect();
    facts.sort_by_key(|objection| objection.day);
    facts
}

pub(super) fn asked_of(seen: &Snapshot<'_>, who: i64) -> Answer<Vec<AskedFact>> {
    Ok(seen.asked_back(who)?.into_iter().map(asked_fact).collect())
}

pub(super) fn promises_of(seen: &Snapshot<'_>, who: i64, on: Day) -> Answer<Vec<PromiseFact>> {
    Ok(seen.promises_back(who, on)?.into_iter().map(promise_fact).collect())
}

pub(super) fn marks_of(seen: &Snapshot<'_>, who: i64) -> Answer<Vec<Mark>> {
    Ok(seen.warning_marks(who)?.into_iter().filter_map(mark).collect())
}

/// How much is to be known of the talks and objections that warnings rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Which they are, and what the sentences say of them: an index has that.
    Sentences,
    /// Titles and words of all that are kept too, for whoever lists what a warning rests on.
    Listed,
}

/// How far back the warnings look: walking from the newest, what has not been decided yet.
pub(super) struct Reach {
    pub(super) talks: TalksWanted,
    pub(super) told: ToldWanted,
    /// Whether the words of every objection are wanted.
    objections: Detail,
}

impl Reach {
    pub(super) fn new(stage_now: Stage, on: Day, limits: &Limits, detail: Detail) -> Self {
        let days = |limit| i32::try_from(limits.get(limit)).unwrap_or(i32::MAX);
        let window = days(Limit::SecondHand);
        Self {
            talks: TalksWanted {
                on,
                whole: false,
                titles: if detail == Detail::Listed { MOST } else { 0 },
                stage_now,
                later: false,
                stage: None,
                polite: true,
                person: None,
                lately: (days(Limit::ContactDays), limits.get(Limit::ContactTalks)),
            },
            // A day of slack: talks come by their instant, days by the offsets they were held in.
            told: ToldWanted {
                on,
                whole: false,
                heard_from: on + -window.saturating_add(1),
                good_run: true,
                last: None,
            },
            objections: detail,
        }
    }
}

/// Talks are wanted while they may belong to a run of polite ones, to the present stage, or all to one person.
pub(super) struct TalksWanted {
    on: Day,
    /// Everything is wanted, however old.
    pub(super) whole: bool,
    /// Of so many talks more the titles are wanted.
    titles: usize,
    stage_now: Stage,
    /// Whether there are talks after that day.
    later: bool,
    /// The stage on that day, and how the walk along its talks stands.
    stage: Option<(Stage, StageRun)>,
    polite: bool,
    /// The one person of the talks so far; empty once there was somebody else, or too few talks lately.
    person: Option<Vec<i64>>,
    /// How many days are lately, and how many talks more it takes in them to say that there is one contact.
    lately: (i32, u32),
}

/// The latest run of talks at the stage, met from its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StageRun {
    NotMet,
    Within,
    Over,
}

impl TalksWanted {
    /// What is wanted of the newest talk.
    fn of_the_first(&self) -> OfTalks {
        OfTalks { frank: true, people: true, title: self.whole || self.titles > 0 }
    }

    /// What is wanted of the talks before this one; `None` = they are not.
    pub(super) fn wants_more(&mut self, talk: &TalkBack) -> Option<OfTalks> {
        if talk.day > self.on {
            self.later = true;
            return Some(self.of_the_first());
        }
        let first = if self.later { talk.stage } else { self.stage_now };
        let (stage, run) = self.stage.get_or_insert((first, StageRun::NotMet));
        *run = match (*run, talk.stage == *stage) {
            (StageRun::Over, _) | (StageRun::Within, false) => StageRun::Over,
            (StageRun::NotMet | StageRun::Within, true) => StageRun::Within,
            (StageRun::NotMet, false) => StageRun::NotMet,
        };
        // Talks before the stage's run are no part of it.
        if *run != StageRun::NotMet {
            self.titles = self.titles.saturating_sub(1);
        }
        self.polite &= !talk.frank;
        let person = self.person.get_or_insert_with(|| talk.people.clone());
        let (days, missing) = &mut self.lately;
        // Two days of slack: talks come by their instant, days by the offsets they were held in.
        let few = *missing > 0 && self.on - talk.day > days.saturating_add(2);
        *missing = missing.saturating_sub(u32::from(self.on - talk.day <= *days));
        if few || person.len() != 1 || *person != talk.people {
            person.clear();
        }
        let of = OfTalks {
            frank: self.whole || self.polite,
            people: self.whole || !person.is_empty(),
            title: self.whole || self.titles > 0,
        };
        (of.frank || of.people || *run != StageRun::Over).then_some(of)
    }
}

/// Moments are wanted while all of them are good news, and as long as second-hand news counts.
pub(super) struct ToldWanted {
    on: Day,
    /// Everything is wanted, however old.
    pub(super) whole: bool,
    /// Second-hand news is looked for no further back.
    pub(super) heard_from: Day,
    good_run: bool,
    /// When the last talk was held whose moments are wanted: its rest still comes, for moments may stand in another order
    /// than they were written in.
    last: Option<i64>,
}

impl ToldWanted {
    pub(super) fn wants_more(&mut self, told: &ToldBack) -> bool {
        if self.last.is_some_and(|last| told.order.0 < last) {
            return false;
        }
        let direct = told.surfaced != Surfaced::SecondHand;
        self.good_run &= !(told.day <= self.on && direct && told.news != News::Good);
        if !self.whole && self.last.is_none() && !self.good_run && told.day < self.heard_from {
            self.last = Some(told.order.0);
        }
        true
    }
}

fn talk_fact(talk: TalkBack, people: &HashMap<i64, (Uid, String)>) -> TalkFact {
    TalkFact {
        uid: talk.uid,
        day: talk.day,
        stage: talk.stage,
        title: talk.title,
        people: talk.people.iter().filter_map(|id| people.get(id).cloned()).collect(),
        frank: talk.frank,
    }
}

fn told_fact(told: ToldBack) -> ToldFact {
    let ToldBack { uid, talk, day, news, surfaced, words, private, .. } = told;
    ToldFact { uid, talk, day, news, surfaced, words, private }
}

fn objection_fact(objection: ObjectionBack) -> ObjectionFact {
    ObjectionFact {
        uid: objection.uid,
        day: objection.day,
        state: objection.state,
        addressed_on: objection.addressed_on,
        settled_on: objection.settled_on,
        label: objection.labels.into_iter().next().unwrap_or_default(),
        words: objection.words,
        private: objection.private,
    }
}

fn asked_fact(asked: AskedBack) -> AskedFact {
    let AskedBack { uid, text, bank, state, asked, closed, talk, private } = asked;
    AskedFact { uid, text, bank, state, asked, closed, talk, private }
}

fn promise_fact(promise: PromiseBack) -> PromiseFact {
    let PromiseBack { uid, text, due, state, kept_on, talk, made_on } = promise;
    PromiseFact { uid, text, due, state, kept_on, talk, made_on }
}

/// A mark; one on a warning that this program does not know says nothing. The day it was made is that of its id, which
/// goes with it from laptop to laptop and through every export.
fn mark(mark: MarkBack) -> Option<Mark> {
    let hush = match (mark.state.as_str(), mark.until) {
        ("snoozed", Some(until)) => Hush::Snoozed(until),
        ("dismissed", _) => Hush::Dismissed,
        _ => return None,
    };
    let made_on = Held::at(mark.uid.made_at()?, mark.offset.unwrap_or(0)).day();
    Some(Mark { kind: WarningKind::from_word(&mark.warning)?, hush, made_on, reason: mark.reason })
}
