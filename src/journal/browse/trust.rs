//! Trust as a reply has it: the facts of a prospect handed to the model, and what its page says of the outcome.

use super::{Answer, Found, place_of, query::sought_on};
use crate::{
    domain::{Day, Moment, News, Rhythm, Surfaced, Uid},
    journal::{
        Points, TrustLook,
        evidence::{days, facts},
    },
    store::{FactRows, Snapshot, Standings, Stands},
    trust::{
        Chart, DaySum, EntryFact, Evidence, Facts, Kind, Pace, Range, Standing, State, Trend, along, contributions,
        every, evidence, standing_on, when_last_talked,
    },
    words::number,
};
use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    sync::Arc,
};

/// How far back "lately" goes where no turn is proven, in days.
const LATELY: i32 = 90;

/// A point a day goes back so many days at most: more than a century, whatever day a journal claims.
const LONGEST: i32 = 40_000;

/// The facts of one prospect with the rows they come from.
pub(super) struct Known {
    pub(super) facts: Facts,
    /// The row of each entry in the facts.
    pub(super) entries: Vec<i64>,
    /// The row of each question in the facts.
    pub(super) questions: Vec<i64>,
}

impl Known {
    /// Everything known of the prospect in row `prospect`.
    pub(super) fn of(seen: &Snapshot<'_>, prospect: i64) -> Answer<Self> {
        Ok(Self::from(&seen.facts(prospect)?))
    }

    /// The same without the talks in which nothing was said, for who has the days as they are kept.
    fn told(seen: &Snapshot<'_>, prospect: i64) -> Answer<Self> {
        Ok(Self::from(&seen.told_facts(prospect)?))
    }

    fn from(rows: &FactRows) -> Self {
        Self {
            entries: rows.entries.iter().map(|row| row.id).collect(),
            questions: rows.questions.iter().map(|row| row.id).collect(),
            facts: facts(rows),
        }
    }

    /// The points that each tagged moment gives today among the days as kept, by its row.
    fn points(&self, days: &[DaySum], pace: &Pace, today: Day) -> HashMap<i64, Points> {
        let tagged = self.entries.iter().zip(&self.facts.entries).filter(|(_, fact)| fact.tag.is_some());
        let mut points: HashMap<i64, Points> = tagged.map(|(id, _)| (*id, Points { today: 0.0 })).collect();
        for given in contributions(&evidence(&self.facts).items, days, pace, today) {
            let id = given.item.entry.and_then(|at| self.entries.get(at));
            if let Some(points) = id.and_then(|id| points.get_mut(id)) {
                points.today += given.points;
            }
        }
        points
    }

    /// What would be known without the moments and questions in these rows.
    pub(super) fn without(&self, entries: &[i64], questions: &[i64]) -> Self {
        let (entries, questions): (HashSet<&i64>, HashSet<&i64>) =
            (entries.iter().collect(), questions.iter().collect());
        let mut places = HashMap::new();
        let facts = Facts { empty_talks: self.facts.empty_talks.clone(), ..Facts::default() };
        let mut kept = Self { facts, entries: Vec::new(), questions: Vec::new() };
        for (at, (id, fact)) in self.questions.iter().zip(&self.facts.questions).enumerate() {
            if !questions.contains(id) {
                places.insert(at, kept.questions.len());
                kept.questions.push(*id);
                kept.facts.questions.push(*fact);
            }
        }
        for (id, fact) in self.entries.iter().zip(&self.facts.entries).filter(|(id, _)| !entries.contains(id)) {
            let question = fact.question.and_then(|at| places.get(&at).copied());
            kept.entries.push(*id);
            kept.facts.entries.push(EntryFact { question, ..*fact });
        }
        kept
    }
}

/// The points that each tagged moment of a prospect gives today, by its row.
pub(super) fn points(seen: &Snapshot<'_>, of: &Found, today: Day) -> Answer<HashMap<i64, Points>> {
    let told = told(seen, of.id, today)?;
    Ok(told.known.points(&told.days, Pace::of(of.rhythm), today))
}

/// How fast trust fades: by the rhythm, or by one half-life for all.
struct Paces {
    half_life: Option<f64>,
    made: HashMap<Option<Rhythm>, Pace>,
}

impl Paces {
    fn of(&mut self, rhythm: Option<Rhythm>) -> Answer<&Pace> {
        Ok(match self.half_life {
            None => Pace::of(rhythm),
            Some(days) => match self.made.entry(rhythm) {
                Entry::Occupied(made) => made.into_mut(),
                Entry::Vacant(place) => place.insert(Pace::with_half_life(rhythm, days)?),
            },
        })
    }
}

/// Where trust in every prospect stands on `day`, with the number that is shown of it then.
pub(super) fn standings(seen: &Snapshot<'_>, day: Day, half_life: Option<f64>) -> Answer<Standings> {
    let mut paces = Paces { half_life, made: HashMap::new() };
    let mut all = Vec::new();
    for (prospect, _, _, rhythm) in seen.all_prospects()? {
        let (kept, pace) = (days(seen, prospect)?, paces.of(rhythm)?);
        let now = standing_on(&kept, pace, day);
        let last_talk = when_last_talked(&kept, pace, &now);
        let shown = if now.state == State::GoneQuiet { last_talk } else { Some(now) };
        let number = shown.filter(|shown| shown.trend != Trend::TooEarly).map(|shown| number::score(shown.mean));
        let number = number.and_then(|number| u8::try_from(number).ok());
        all.push(Stands { prospect, state: now.state, number });
    }
    Ok(Standings::Reckoned(all))
}

/// Whose trust is looked at, and how.
pub(super) struct Asked<'a> {
    /// Whose; `None` = all.
    pub(super) prospect: Option<&'a Uid>,
    /// Only those that fit; empty = all.
    pub(super) query: &'a str,
    /// As known on this day.
    pub(super) as_of: Day,
    /// Another half-life than the rhythm's.
    pub(super) half_life: Option<f64>,
    /// A point a day.
    pub(super) series: bool,
}

/// Trust of one prospect or of all that fit, by name.
pub(super) fn looks(seen: &Snapshot<'_>, asked: &Asked<'_>, now: Moment) -> Answer<Vec<TrustLook>> {
    let mut whose = match asked.prospect {
        Some(uid) => {
            let Found { id, name, rhythm } = place_of(seen, uid)?;
            vec![(id, *uid, name, rhythm)]
        }
        None => seen.all_prospects()?,
    };
    if !asked.query.trim().is_empty() {
        let (sought, _) = sought_on(seen, asked.query, now, asked.as_of, asked.half_life)?;
        let fit = seen.prospects_that_fit(&sought)?;
        whose.retain(|(id, ..)| fit.contains(id));
    }
    let mut paces = Paces { half_life: asked.half_life, made: HashMap::new() };
    let mut looks = Vec::with_capacity(whose.len());
    for (id, uid, name, rhythm) in whose {
        let Told { known, days } = Told::of(seen, id)?;
        looks.push(look(&known, &days, (uid, name), paces.of(rhythm)?, asked.as_of, asked.series));
    }
    Ok(looks)
}

/// Trust of a prospect over time, as known today.
pub(super) fn chart(seen: &Snapshot<'_>, prospect: &Uid, range: Option<Range>, today: Day) -> Answer<Chart> {
    let found = place_of(seen, prospect)?;
    let told = told(seen, found.id, today)?;
    let range = range.unwrap_or(Range::of(found.rhythm));
    Ok(Chart::with_kept(&told.known.facts, &told.days, Pace::of(found.rhythm), today, range))
}

/// What a prospect told, and the days as they are kept.
pub(super) struct Told {
    pub(super) known: Known,
    pub(super) days: Vec<DaySum>,
}

impl Told {
    fn of(seen: &Snapshot<'_>, prospect: i64) -> Answer<Self> {
        Ok(Self { known: Known::told(seen, prospect)?, days: days(seen, prospect)? })
    }
}

/// The same, once for all that a page of this prospect asks one after the other: head, chart, list.
pub(super) fn told(seen: &Snapshot<'_>, prospect: i64, today: Day) -> Answer<Arc<Told>> {
    seen.once_of(prospect, today, || Told::of(seen, prospect))
}

/// Where they stand on `as_of`, as known then, and how they came there. Of what is `known` the moments and questions
/// count here, of `days` the rest.
pub(super) fn look(
    known: &Known,
    days: &[DaySum],
    (prospect, name): (Uid, String),
    pace: &Pace,
    as_of: Day,
    series: bool,
) -> TrustLook {
    let found = evidence(&known.facts);
    let now = standing_on(days, pace, as_of);
    let since = now.changed_from.unwrap_or(as_of + -LATELY);
    let before = standing_on(days, pace, as_of + -LATELY);
    TrustLook {
        prospect,
        name,
        as_of,
        marked_days: count(days.iter().filter(|sum| has_evidence(sum) && sum.day <= as_of)),
        marked: count(so_far(&found, Kind::Moment, None, as_of).filter(|item| item.r128 > 0 || item.s128 > 0)),
        unmarked: unmarked(&known.facts, as_of),
        hard_told: count(
            so_far(&found, Kind::Moment, Some(since), as_of)
                .filter(|item| item.entry.and_then(|at| known.facts.entries.get(at)).is_some_and(is_hard)),
        ),
        dodged: count(so_far(&found, Kind::Dodged, Some(since), as_of)),
        moved: (before.trend != Trend::TooEarly).then_some(100.0 * (now.mean - before.mean)),
        series: if series { along(days, pace, each_day(days, as_of)) } else { Vec::new() },
        last_talk: when_last_talked(days, pace, &now),
        later: known.facts.later(as_of).try_into().unwrap_or(u32::MAX),
        now,
    }
}

/// The items of a kind that are there by `as_of`, from day `since` on.
fn so_far(found: &Evidence, kind: Kind, since: Option<Day>, as_of: Day) -> impl Iterator<Item = &crate::trust::Item> {
    found
        .items
        .iter()
        .filter(move |item| item.kind == kind && item.day <= as_of && since.is_none_or(|since| item.day >= since))
}

fn count<T>(all: impl Iterator<Item = T>) -> u32 {
    all.count().try_into().unwrap_or(u32::MAX)
}

const fn has_evidence(sum: &DaySum) -> bool {
    sum.r128 > 0 || sum.s128 > 0
}

/// Bad news told to our face.
pub(super) fn is_hard(fact: &EntryFact) -> bool {
    fact.tag.is_some() && fact.news == News::Bad && fact.surfaced != Surfaced::SecondHand
}

/// Moments told directly whose openness nobody marked.
fn unmarked(facts: &Facts, as_of: Day) -> u32 {
    count(facts.entries.iter().filter(|fact| {
        fact.tag.is_some() && fact.surfaced != Surfaced::SecondHand && fact.openness.is_none() && fact.day <= as_of
    }))
}

/// Each day from the first evidence to `as_of`.
fn each_day(days: &[DaySum], as_of: Day) -> impl Iterator<Item = Day> {
    let first = days.iter().find(|sum| has_evidence(sum)).map_or(as_of, |sum| sum.day.min(as_of));
    every(first.max(as_of + -LONGEST), as_of, 1)
}

/// The rhythm that the gaps between talks propose, where it is another than the one that counts.
pub(super) fn proposed(standing: &Standing, rhythm: Option<Rhythm>) -> Option<Rhythm> {
    standing.proposed_rhythm.filter(|proposed| *proposed != rhythm.unwrap_or(Rhythm::Weeks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_has_each_day_but_not_without_end() {
        let sum = |day| DaySum { day: Day(day), r128: 1, s128: 0, contacts: 1 };
        let each = |days: &[DaySum]| each_day(days, Day(5)).collect::<Vec<_>>();
        assert_eq!(each(&[sum(3)]), [Day(3), Day(4), Day(5)]);
        assert_eq!((each(&[]), each(&[sum(9)])), (vec![Day(5)], vec![Day(5)]));
        assert_eq!(each(&[sum(i32::MIN)]).len(), 40_001);
    }
}
