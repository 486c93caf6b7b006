//! The arithmetic behind a score, as a reply has it: every piece of evidence with its points on a day, in order, and
//! what is left of the score without some of them. Numbers are reckoned for all pieces, words read for the window only.

use super::{Answer, Found, gone, page::page, place_of, trust};
use crate::{
    domain::{Day, Surfaced, Uid},
    journal::{Arithmetic, Counts, EvidenceOrder, EvidenceRow, Explained, Key, Link, Page, Told, Window},
    store::{Snapshot, Step},
    trust::{
        DaySum, Evidence, Item, Kind, Pace, Standing, State, Weighed, daily, evidence, standing_on, weighed,
        when_last_talked,
    },
};
use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
};
use trust::Known;

/// A piece's number in the list: four times the row it is of, and its kind. A moment is of an entry, the others of a
/// question.
const KINDS: i64 = 4;

/// Whose score is taken apart, and how.
pub(super) struct Asked<'a> {
    pub(super) prospect: &'a Uid,
    /// `None` = on the day of the number that is shown.
    pub(super) as_of: Option<Day>,
    pub(super) half_life: Option<f64>,
    pub(super) order: EvidenceOrder,
    pub(super) without: &'a [Key],
    pub(super) near: Option<&'a Uid>,
    pub(super) window: &'a Window,
}

pub(super) fn explained(seen: &Snapshot<'_>, asked: &Asked<'_>, today: Day) -> Answer<Explained> {
    let Found { id, name, rhythm } = place_of(seen, asked.prospect)?;
    let by_hand = asked.half_life.map(|days| Pace::with_half_life(rhythm, days)).transpose()?;
    let pace = by_hand.as_ref().unwrap_or(Pace::of(rhythm));
    let known = Known::of(seen, id)?;
    let found = evidence(&known.facts);
    let days = daily(&found);
    let as_of = asked.as_of.unwrap_or_else(|| shown_on(&days, pace, today));
    let mut pieces = pieces(&known, (&found, &days), pace, (as_of, today));
    pieces.sort_by(|one, other| one.compare(other, asked.order));
    let without = leave_out(&mut pieces, &known, asked.without, pace, as_of);
    let (prospect, count) = (Link { uid: *asked.prospect, name: name.clone() }, pieces.len());
    let sum = Arithmetic {
        look: trust::look(&known, &days, (prospect.uid, name), pace, as_of, false),
        prospect,
        as_of,
        without,
        pieces: count.try_into().unwrap_or(u32::MAX),
        beside: beside(&days, as_of, today),
    };
    let near = near(seen, asked, &pieces)?;
    let window = near.as_ref().unwrap_or(asked.window);
    let Page { rows, more_before, more_after } = page(window, |step| Answer::Ok(walk(&pieces, step)))?;
    let rows = rows.into_iter().map(|piece| piece.row(seen, &known)).collect::<Answer<_>>()?;
    Ok(Explained { sum, page: Page { rows, more_before, more_after } })
}

/// The window around the moment that is looked for, where it has a piece and the first rows are wanted.
fn near(seen: &Snapshot<'_>, asked: &Asked<'_>, pieces: &[Piece]) -> Answer<Option<Window>> {
    let (Some(moment), Window::First(rows)) = (asked.near, asked.window) else { return Ok(None) };
    let Some(whole) = seen.entry(moment)? else { return Ok(None) };
    let id = whole.home.id * KINDS;
    let there = pieces.iter().any(|piece| piece.id == id);
    Ok(there.then(|| Window::Around(Key { id, ..Key::default() }, *rows)))
}

/// The day of the number that is shown of them today: for one gone quiet that of the latest talk.
fn shown_on(days: &[DaySum], pace: &Pace, today: Day) -> Day {
    let now = standing_on(days, pace, today);
    match when_last_talked(days, pace, &now) {
        Some(then) if now.state == State::GoneQuiet => then.day,
        _ => today,
    }
}

/// The nearest days with evidence before and after a day, none of them later than today.
fn beside(days: &[DaySum], as_of: Day, today: Day) -> (Option<Day>, Option<Day>) {
    let told = || days.iter().filter(|sum| sum.r128 > 0 || sum.s128 > 0).map(|sum| sum.day);
    let after = told().find(|day| *day > as_of && *day < today);
    (told().take_while(|day| *day < as_of).last(), after.or_else(|| (as_of < today).then_some(today)))
}

/// A piece of evidence without its words.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Its number in the list.
    id: i64,
    weighed: Weighed,
    counts: Counts,
}

/// All pieces there are on a day; where that is today, those of later days too.
fn pieces(known: &Known, (found, days): (&Evidence, &[DaySum]), pace: &Pace, (as_of, today): (Day, Day)) -> Vec<Piece> {
    let piece = |weighed: Weighed, counts| Some(Piece { id: number(&weighed.item, known)?, weighed, counts });
    let now = weighed(&found.items, days, pace, as_of).filter_map(|weighed| piece(weighed, Counts::Now));
    let later = found.items.iter().filter(|item| item.day > as_of && as_of == today).filter_map(|&item| {
        let (r, s) = item.weights();
        piece(Weighed { item, r, s, cap: 1.0, fade: 1.0, points: 0.0 }, Counts::Later)
    });
    now.chain(later).collect()
}

fn number(item: &Item, known: &Known) -> Option<i64> {
    let (rows, at, kind) = match item.kind {
        Kind::Moment => (&known.entries, item.entry, 0),
        Kind::Answered => (&known.questions, item.question, 1),
        Kind::Dodged => (&known.questions, item.question, 2),
        Kind::Unanswered => (&known.questions, item.question, 3),
    };
    rows.get(at?).map(|row| row * KINDS + kind)
}

/// Reckons the pieces anew without some of them; those that are gone stay in their place, as left out. Where trust would
/// stand then; `None` where nothing is left out.
fn leave_out(pieces: &mut [Piece], known: &Known, left: &[Key], pace: &Pace, as_of: Day) -> Option<Standing> {
    let left: HashSet<i64> = left.iter().map(|key| key.id).collect();
    if !pieces.iter().any(|piece| left.contains(&piece.id)) {
        return None;
    }
    let (questions, entries): (Vec<i64>, Vec<i64>) = left.iter().partition(|id| *id % KINDS != 0);
    let questions: Vec<i64> = questions.iter().map(|id| id / KINDS).collect();
    let mut entries: Vec<i64> = entries.iter().map(|id| id / KINDS).collect();
    entries.extend(replies(known, &questions));
    let rest = known.without(&entries, &questions);
    let found = evidence(&rest.facts);
    let days = daily(&found);
    let now: HashMap<i64, Weighed> = weighed(&found.items, &days, pace, as_of)
        .filter_map(|weighed| Some((number(&weighed.item, &rest)?, weighed)))
        .collect();
    let later: HashSet<i64> = found.items.iter().filter_map(|item| number(item, &rest)).collect();
    for piece in pieces {
        match now.get(&piece.id) {
            // Its places are those of what is left: only the numbers are taken.
            Some(weighed) => piece.weighed = Weighed { item: piece.weighed.item, ..*weighed },
            None if piece.counts == Counts::Later && later.contains(&piece.id) => {}
            None => (piece.counts, piece.weighed.points) = (Counts::LeftOut, 0.0),
        }
    }
    Some(standing_on(&days, pace, as_of))
}

/// What they said in answer to these questions, and would not have said without them. What was volunteered beside a
/// question stands by itself.
fn replies(known: &Known, questions: &[i64]) -> Vec<i64> {
    let asked = |at: usize| known.questions.get(at).is_some_and(|row| questions.contains(row));
    let all = known.entries.iter().zip(&known.facts.entries);
    all.filter(|(_, fact)| fact.surfaced == Surfaced::Asked && fact.question.is_some_and(asked))
        .map(|(row, _)| *row)
        .collect()
}

/// A step along the pieces; a place that is not there any more is the first.
fn walk(pieces: &[Piece], step: &Step<'_>) -> Vec<Piece> {
    let from = step.from.map(|place| pieces.iter().position(|piece| piece.id == place.id).unwrap_or(0));
    let beyond = usize::from(!step.with);
    if step.back {
        let end = from.map_or(pieces.len(), |at| at + 1 - beyond).min(pieces.len());
        pieces[..end].iter().rev().take(step.limit).copied().collect()
    } else {
        pieces.iter().skip(from.map_or(0, |at| at + beyond)).take(step.limit).copied().collect()
    }
}

impl Piece {
    fn compare(&self, other: &Self, order: EvidenceOrder) -> Ordering {
        let (one, two) = (&self.weighed, &other.weighed);
        let by_points = match order {
            EvidenceOrder::Points => two.points.abs().total_cmp(&one.points.abs()),
            EvidenceOrder::Day => Ordering::Equal,
        };
        by_points.then(two.item.day.cmp(&one.item.day)).then(other.id.cmp(&self.id))
    }

    fn row(&self, seen: &Snapshot<'_>, known: &Known) -> Answer<EvidenceRow> {
        let Weighed { item, r, s, cap, fade, points } = self.weighed;
        let entry = item.entry.and_then(|at| known.entries.get(at)).map(|row| seen.moment_words(*row)).transpose()?;
        let entry = entry.flatten();
        let question =
            item.question.and_then(|at| known.questions.get(at)).map(|row| seen.question_words(*row)).transpose()?;
        let question = question.flatten();
        let fact = item.entry.and_then(|at| known.facts.entries.get(at)).filter(|_| item.kind == Kind::Moment);
        let (text, cut, private) = match (&entry, &question) {
            (_, Some(question)) => (question.text.clone(), false, question.private),
            (Some(entry), None) => (entry.words.clone(), entry.cut, entry.private),
            (None, None) => return Err(gone("moment").into()),
        };
        Ok(EvidenceRow {
            key: Key { id: self.id, ..Key::default() },
            day: item.day,
            kind: item.kind,
            entry: entry.map(|entry| entry.uid),
            talk: question.as_ref().and_then(|question| question.talk),
            question: question.map(|question| question.uid),
            text,
            cut,
            private,
            told: fact.map(|fact| Told {
                tag: fact.tag,
                openness: fact.openness,
                news: fact.news,
                surfaced: fact.surfaced,
            }),
            r,
            s,
            cap,
            fade,
            points,
            counts: self.counts,
        })
    }
}

#[cfg(test)]
mod tests;
