//! All that one prospect's page says of trust, from its facts in one call.

use super::{
    days::{DaySum, daily},
    explain::{Bend, Contribution, bends, contributions},
    facts::Facts,
    items::evidence,
    rhythm::Pace,
    series::{along, standing_on, when_last_talked},
    trend::Standing,
};
use crate::domain::Day;

/// A look at one prospect on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Where they stand on the day looked at.
    pub standing: Standing,
    /// For one gone quiet: where they stood when last talked to, the number to show.
    pub last_talk: Option<Standing>,
    /// How many entries lie after the day looked at.
    pub later: usize,
    /// The points each entry gives today, its question's included if it is the first reply; by its place in the facts.
    pub entries: Vec<f64>,
    /// The points of every item there is by now, those of questions without a reply last.
    pub points: Vec<Contribution>,
    /// How each day with evidence moved the score, in order.
    pub bends: Vec<Bend>,
    /// Where they stood on the days of the chart.
    pub series: Vec<Standing>,
    /// The sums of each day, later ones included.
    pub days: Vec<DaySum>,
}

impl Look {
    /// Looks at `facts` on `today`; `chart` are the days to draw, in order.
    #[must_use]
    pub fn at(facts: &Facts, pace: &Pace, today: Day, chart: impl IntoIterator<Item = Day>) -> Self {
        let evidence = evidence(facts);
        let days = daily(&evidence);
        let standing = standing_on(&days, pace, today);
        let points = contributions(&evidence.items, &days, pace, today);
        let mut entries = vec![0.0; facts.entries.len()];
        for point in &points {
            if let Some(entry) = point.item.entry {
                entries[entry] += point.points;
            }
        }
        Self {
            last_talk: when_last_talked(&days, pace, &standing),
            later: facts.later(today),
            entries,
            bends: bends(&evidence.items, &days, pace, today),
            series: along(&days, pace, chart),
            standing,
            points,
            days,
        }
    }
}
