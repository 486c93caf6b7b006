//! Warnings as replies: the facts of a prospect gathered as far back as any warning looks, of one or of the whole book.

use super::{Answer, gone};
use crate::{
    domain::{Day, Held, News, Stage, Surfaced, Uid, WarningKind},
    journal::{
        Link, WarningList, WarningRow,
        evidence::days,
        warnings::{
            self, AskedFact, Hush, Limit, Limits, Mark, ObjectionFact, Part, PromiseFact, ProspectFacts, TalkFact,
            ToldFact, Warnings,
        },
    },
    store::{AskedBack, MarkBack, ObjectionBack, PromiseBack, Snapshot, TalkBack, ToldBack, Warned},
    trust::{Pace, Standing, standing_on},
};
use std::collections::HashMap;

/// The warnings of one prospect, or of all, as known on a day: the most urgent first, the hushed ones after them.
pub(super) fn list(seen: &Snapshot<'_>, prospect: Option<&Uid>, as_of: Day, now: Day) -> Answer<WarningList> {
    let limits = limits(seen)?;
    let mut found = WarningList { prospect: None, as_of, speaking: Vec::new(), hushed: Vec::new() };
    let mut take = |who: Warned| -> Answer<()> {
        let standing = standing_on(&days(seen, who.id)?, Pace::of(who.rhythm), as_of);
        let of_one = about(seen, (who.id, who.stage), &standing, (as_of, now), &limits)?;
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
) -> Answer<Warnings> {
    Ok(warnings::of(&facts(seen, who, stage, (on, today), limits)?, standing, on, limits))
}

/// The reason of the first of them, as things stand on a day: as [`about`] has it, for a part of what that reads.
pub(crate) fn most_pressing(
    seen: &Snapshot<'_>,
    (who, stage): (i64, Stage),
    standing: &Standing,
    on: Day,
    limits: &Limits,
) -> Answer<Option<String>> {
    let Reach { mut talks, mut told } = Reach::new(stage, on, limits);
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
                let wanted = |one: &ObjectionBack| there.marked || on - one.day <= old;
                facts.objections = objections_of(seen.open_objections_back(who, wanted)?);
            }
            Part::Talks if !there.later => facts.talks = talks_of(seen, who, &mut talks)?,
            Part::Marks if there.marked => facts.marks = marks_of(seen, who)?,
            _ => {}
        }
        Ok(())
    })
}

/// Bad news back to where it was told to our face: what is older is no news that they keep from us.
fn bad_news(seen: &Snapshot<'_>, who: i64, on: Day) -> Answer<Vec<ToldBack>> {
    let mut faced: Option<Day> = None;
    Ok(seen.bad_news_back(who, |told| {
        if told.surfaced != Surfaced::SecondHand && told.day <= on {
            faced = faced.max(Some(told.day));
        }
        // Talks come by their instant: a day that is later may come after it, by two at most.
        faced.is_none_or(|faced| told.day >= faced + -2)
    })?)
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

fn facts(
    seen: &Snapshot<'_>,
    who: i64,
    stage: Stage,
    (on, today): (Day, Day),
    limits: &Limits,
) -> Answer<ProspectFacts> {
    gather(seen, who, stage, (on, today), Reach::new(stage, on, limits))
}

fn gather(
    seen: &Snapshot<'_>,
    who: i64,
    stage: Stage,
    (on, today): (Day, Day),
    mut reach: Reach,
) -> Answer<ProspectFacts> {
    Ok(ProspectFacts {
        stage,
        talks: talks_of(seen, who, &mut reach.talks)?,
        told: told_of(seen.told_back(who, |told| reach.told.wants_more(told))?),
        objections: objections_of(seen.objections_back(who, (on < today).then_some(on))?),
        asked: asked_of(seen, who)?,
        promises: promises_of(seen, who, on)?,
        marks: marks_of(seen, who)?,
    })
}

fn talks_of(seen: &Snapshot<'_>, who: i64, wanted: &mut TalksWanted) -> Answer<Vec<TalkFact>> {
    let people: HashMap<i64, (Uid, String)> =
        seen.names_of_people(who)?.into_iter().map(|(id, uid, name)| (id, (uid, name))).collect();
    let talks = seen.talks_back(who, |talk| wanted.wants_more(talk))?;
    Ok(talks.into_iter().rev().map(|talk| talk_fact(talk, &people)).collect())
}

fn told_of(mut told: Vec<ToldBack>) -> Vec<ToldFact> {
    told.sort_by_key(|told| told.order);
    told.into_iter().map(told_fact).collect()
}

fn objections_of(objections: Vec<ObjectionBack>) -> Vec<ObjectionFact> {
    let mut facts: Vec<_> = objections.into_iter().map(objection_fact).collect();
    facts.sort_by_key(|objection| objection.day);
    facts
}

fn asked_of(seen: &Snapshot<'_>, who: i64) -> Answer<Vec<AskedFact>> {
    Ok(seen.asked_back(who)?.into_iter().map(asked_fact).collect())
}

fn promises_of(seen: &Snapshot<'_>, who: i64, on: Day) -> Answer<Vec<PromiseFact>> {
    Ok(seen.promises_back(who, on)?.into_iter().map(promise_fact).collect())
}

fn marks_of(seen: &Snapshot<'_>, who: i64) -> Answer<Vec<Mark>> {
    Ok(seen.warning_marks(who)?.into_iter().filter_map(mark).collect())
}

/// How far back the warnings look: walking from the newest, what has not been decided yet.
struct Reach {
    talks: TalksWanted,
    told: ToldWanted,
}

impl Reach {
    fn new(stage_now: Stage, on: Day, limits: &Limits) -> Self {
        let window = i32::try_from(limits.get(Limit::SecondHand)).unwrap_or(i32::MAX);
        Self {
            talks: TalksWanted { on, whole: false, stage_now, later: false, stage: None, polite: true, person: None },
            // A day of slack: talks come by their instant, days by the offsets they were held in.
            told: ToldWanted {
                on,
                whole: false,
                heard_from: on + -window.saturating_add(1),
                good_run: true,
                last: None,
            },
        }
    }
}

/// Talks are wanted while they may belong to a run of polite ones, to the present stage, or all to one person.
struct TalksWanted {
    on: Day,
    /// Everything is wanted, however old.
    whole: bool,
    stage_now: Stage,
    /// Whether there are talks after that day.
    later: bool,
    /// The stage on that day, and how the walk along its talks stands.
    stage: Option<(Stage, StageRun)>,
    polite: bool,
    /// The one person of the talks so far; empty once there was somebody else.
    person: Option<Vec<i64>>,
}

/// The latest run of talks at the stage, met from its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StageRun {
    NotMet,
    Within,
    Over,
}

impl TalksWanted {
    fn wants_more(&mut self, talk: &TalkBack) -> bool {
        if talk.day > self.on {
            self.later = true;
            return true;
        }
        let first = if self.later { talk.stage } else { self.stage_now };
        let (stage, run) = self.stage.get_or_insert((first, StageRun::NotMet));
        *run = match (*run, talk.stage == *stage) {
            (StageRun::Over, _) | (StageRun::Within, false) => StageRun::Over,
            (StageRun::NotMet | StageRun::Within, true) => StageRun::Within,
            (StageRun::NotMet, false) => StageRun::NotMet,
        };
        self.polite &= !talk.frank;
        let person = self.person.get_or_insert_with(|| talk.people.clone());
        if person.len() != 1 || *person != talk.people {
            person.clear();
        }
        self.whole || self.polite || *run != StageRun::Over || !person.is_empty()
    }
}

/// Moments are wanted while all of them are good news, and as long as second-hand news counts.
struct ToldWanted {
    on: Day,
    /// Everything is wanted, however old.
    whole: bool,
    /// Second-hand news is looked for no further back.
    heard_from: Day,
    good_run: bool,
    /// When the last talk was held whose moments are wanted: its rest still comes, for moments may stand in another order
    /// than they were written in.
    last: Option<i64>,
}

impl ToldWanted {
    fn wants_more(&mut self, told: &ToldBack) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Ids, Moment, Zone},
        journal::{ImportChoice, import},
        store::Store,
    };
    use std::collections::BTreeSet;

    const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.jsonl");

    fn sample(look: impl FnOnce(&Snapshot<'_>, Day) -> Answer<()>) {
        let now = Moment { utc: Held::from_iso("2026-11-19T12:00:00Z").expect("a time").at, zone: Zone::Fixed(0) };
        let store = Store::memory().expect("a journal");
        let mut writer = store.writer().expect("a writer");
        let (choice, mut ids) = (ImportChoice::default(), Ids::new([3; 32]));
        import(&mut writer, SAMPLE.as_ref(), choice, now, &mut ids, "shell", &mut |_| true).expect("the sample");
        writer.read(|seen| look(seen, now.day())).expect("an answer");
    }

    #[test]
    fn the_sample_shows_each_warning() {
        sample(|seen, today| {
            let list = list(seen, None, today, today)?;
            let shown: BTreeSet<(&str, &str)> =
                list.speaking.iter().map(|row| (row.warning.kind.word(), row.prospect.name.as_str())).collect();
            for one in [
                ("too_quiet", "Fennimore Freight Lines"),
                ("only_good_news", "Three Rivers Cold Storage"),
                ("dodged_not_asked_again", "Lumenark Software"),
                ("dodged_not_asked_again", "Fennimore Freight Lines"),
                ("dodged_not_asked_again", "Pruitt Valve & Fitting"),
                ("dodged_not_asked_again", "Tillamere Creamery"),
                ("old_objection", "Halloran Tool & Die"),
                ("nothing_tough_asked", "Hazelrigg Foods"),
                ("promise_overdue", "Quarterline Logistics"),
                ("only_second_hand", "Vestergård Packaging"),
                ("only_second_hand", "Lumenark Software"),
                ("one_contact", "Kapoor Spice & Extract"),
                ("polite_run", "Peña Hermanos Tortillas"),
            ] {
                assert!(shown.contains(&one), "{one:?} in {shown:#?}");
            }
            let kinds: BTreeSet<WarningKind> = list.speaking.iter().map(|row| row.warning.kind).collect();
            assert_eq!(kinds.len(), WarningKind::ALL.len());
            assert!(!shown.iter().any(|(_, name)| name.starts_with("Zieli")), "lost: none");
            assert!(list.speaking.iter().map(|row| warnings::urgency(row.warning.kind)).is_sorted());
            Ok(())
        });
    }

    #[test]
    fn the_most_pressing_is_the_first_of_all() {
        sample(|seen, today| {
            let limits = limits(seen)?;
            let mut reasons = BTreeSet::new();
            seen.each_warned(|who| {
                let kept = days(seen, who.id)?;
                for on in (-20..1_500).step_by(13).map(|ago| today + -ago) {
                    let standing = standing_on(&kept, Pace::of(who.rhythm), on);
                    let all = about(seen, (who.id, who.stage), &standing, (on, on), &limits)?;
                    let first = all.speaking.into_iter().next().map(|warning| warning.reason);
                    let found = most_pressing(seen, (who.id, who.stage), &standing, on, &limits)?;
                    assert_eq!(found, first, "{} on {}", who.name, on.iso());
                    reasons.extend(found.and_then(|reason| reason.split(' ').next().map(str::to_owned)));
                }
                Ok::<_, super::super::Unread>(())
            })?;
            assert!(reasons.len() > 5, "{reasons:?}");
            Ok(())
        });
    }

    #[test]
    fn as_far_as_the_warnings_look_is_far_enough() {
        sample(|seen, today| {
            let limits = limits(seen)?;
            let mut compared = 0;
            seen.each_warned(|who| {
                let kept = days(seen, who.id)?;
                for ago in (0..1_500).step_by(37) {
                    let on = today + -ago;
                    let standing = standing_on(&kept, Pace::of(who.rhythm), on);
                    let mut reach = Reach::new(who.stage, on, &limits);
                    (reach.talks.whole, reach.told.whole) = (true, true);
                    let all = gather(seen, who.id, who.stage, (on, today), reach)?;
                    let near = facts(seen, who.id, who.stage, (on, today), &limits)?;
                    let expected = warnings::of(&all, &standing, on, &limits);
                    assert_eq!(warnings::of(&near, &standing, on, &limits), expected, "{} on {}", who.name, on.iso());
                    compared += expected.speaking.len();
                }
                Ok::<_, super::super::Unread>(())
            })?;
            assert!(compared > 100, "{compared} warnings were compared");
            Ok(())
        });
    }
}
