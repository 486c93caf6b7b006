//! The arithmetic behind a score, in points (100 times the mean): what each item gives today, and what each day's
//! items did to the score when they came.

use super::{days::DaySum, items::Item, rhythm::Pace, series::up_to, trend::Pass};
use crate::domain::Day;

/// An item with its points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contribution {
    /// The item.
    pub item: Item,
    /// What it adds to the score, or takes from it.
    pub points: f64,
}

/// A day with evidence, and how it moved the score: `before` + `fading` + the points = `after`.
#[derive(Debug, Clone, PartialEq)]
pub struct Bend {
    /// The day.
    pub day: Day,
    /// 100 times the mean of the day before.
    pub before: f64,
    /// What the day's forgetting did, which is no news of theirs.
    pub fading: f64,
    /// What each item of the day did, in the order of the items.
    pub points: Vec<Contribution>,
    /// 100 times the mean of the day.
    pub after: f64,
}

/// An item as it weighs on a day: its points are 50 · cap · fade · (r − s) / (2 + R + S).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// The item.
    pub item: Item,
    /// What speaks for openness, without the day's cap.
    pub r: f64,
    /// What speaks against it.
    pub s: f64,
    /// What the cap leaves of its day's evidence: above 0, at most 1.
    pub cap: f64,
    /// What forgetting leaves of it: above 0, at most 1.
    pub fade: f64,
    /// What it adds to the score, or takes from it.
    pub points: f64,
}

/// Each item up to `today` with what it gives to the score of that day: 50 and all points together are 100 times the
/// mean. `days` are the sums of `items`, which may be some of those that made the sums.
pub fn weighed(items: &[Item], days: &[DaySum], pace: &Pace, today: Day) -> impl Iterator<Item = Weighed> {
    let all = 2.0 + up_to(days, pace, today).mass_on(today, pace).total();
    let there = items.iter().filter(move |item| item.day <= today);
    there.map(move |&item| {
        let ((r, s), cap, fade) = (item.weights(), scale_of(days, item.day), pace.fade(today - item.day).score);
        Weighed { item, r, s, cap, fade, points: 50.0 * (cap * fade) * (r - s) / all }
    })
}

/// The points of [`weighed`] alone.
#[must_use]
pub fn contributions(items: &[Item], days: &[DaySum], pace: &Pace, today: Day) -> Vec<Contribution> {
    let all = weighed(items, days, pace, today);
    all.map(|Weighed { item, points, .. }| Contribution { item, points }).collect()
}

/// The bend of every day with evidence up to `today`, in order. `days` are the sums of `items`.
#[must_use]
pub fn bends(items: &[Item], days: &[DaySum], pace: &Pace, today: Day) -> Vec<Bend> {
    let mut by_day: Vec<&Item> = items.iter().collect();
    by_day.sort_by_key(|item| item.day);
    let mut pass = Pass::default();
    let mut bends = Vec::new();
    for sum in days.iter().take_while(|sum| sum.day <= today) {
        if sum.has_evidence() {
            let from = by_day.partition_point(|item| item.day < sum.day);
            let upto = by_day.partition_point(|item| item.day <= sum.day);
            bends.push(bend(&by_day[from..upto], sum, &pass, pace));
        }
        pass.take(sum, pace);
    }
    bends
}

/// The bend of one day, if it has evidence by `today`: for who looks at one of many days.
#[must_use]
pub fn bend_on(day: Day, items: &[Item], days: &[DaySum], pace: &Pace, today: Day) -> Option<Bend> {
    let at = days.binary_search_by_key(&day, |sum| sum.day).ok()?;
    let sum = days.get(at).filter(|sum| sum.has_evidence() && day <= today)?;
    let mut pass = Pass::default();
    days[..at].iter().for_each(|before| pass.take(before, pace));
    let of_day: Vec<&Item> = items.iter().filter(|item| item.day == day).collect();
    Some(bend(&of_day, sum, &pass, pace))
}

/// What the items of `sum`'s day did to a score that stood as `pass` says.
fn bend(items: &[&Item], sum: &DaySum, pass: &Pass, pace: &Pace) -> Bend {
    let before = pass.mass_on(sum.day + (-1), pace).mean();
    let faded = pass.mass_on(sum.day, pace);
    let (r, s) = sum.capped();
    let new_total = 2.0 + faded.with(r, s).total();
    let moved = |item: &Item| {
        let (r, s) = item.weights();
        100.0 * sum.scale() * (r - faded.mean() * (r + s)) / new_total
    };
    Bend {
        day: sum.day,
        before: 100.0 * before,
        fading: 100.0 * (faded.mean() - before),
        points: items.iter().map(|&&item| Contribution { item, points: moved(&item) }).collect(),
        after: 100.0 * faded.with(r, s).mean(),
    }
}

/// k of a day; 1 for one that `days` does not have.
fn scale_of(days: &[DaySum], day: Day) -> f64 {
    days.binary_search_by_key(&day, |sum| sum.day).map_or(1.0, |at| days[at].scale())
}
