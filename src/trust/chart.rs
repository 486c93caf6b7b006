//! Trust over time, as data for a chart: a point a step, the days on which something was said, how each day moved
//! trust, and the days that moved it most. However long the history, a chart has at most [`Chart::POINTS`] points and
//! marks and [`Chart::MOVES`] moves. What it looks like is not said here.

use super::{
    constants::UNIT,
    days::{DaySum, daily},
    facts::Facts,
    items::{Evidence, Kind, evidence},
    rhythm::Pace,
    series::{along, every},
    state::Trend,
    trend::Pass,
};
use crate::domain::{Day, Rhythm, Tag};
use std::collections::{BTreeMap, HashMap};

/// A chart is at least so many days wide, be the history ever so young.
const SHORTEST: i32 = 30;

/// It goes back so many days at most: more than a century, whatever day a journal claims.
const LONGEST: i32 = 40_000;

/// Less than so many points is no turn.
const LEAST_TURN: f64 = 1.0;

/// How far back a chart goes from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Range {
    /// Three months.
    Quarter,
    /// Six months.
    HalfYear,
    /// Twelve months.
    Year,
    /// Twenty-four months.
    TwoYears,
    /// To the first thing known.
    All,
}

impl Range {
    /// Every range, the shortest first.
    pub const ALL: [Self; 5] = [Self::Quarter, Self::HalfYear, Self::Year, Self::TwoYears, Self::All];

    /// The range that fits a rhythm; not set counts as weeks.
    #[must_use]
    pub const fn of(rhythm: Option<Rhythm>) -> Self {
        match rhythm {
            None | Some(Rhythm::Weeks) => Self::Year,
            Some(Rhythm::Months) => Self::TwoYears,
            Some(Rhythm::Years) => Self::All,
        }
    }

    /// How many months it has; `None` for all there is.
    #[must_use]
    pub const fn months(self) -> Option<u32> {
        match self {
            Self::Quarter => Some(3),
            Self::HalfYear => Some(6),
            Self::Year => Some(12),
            Self::TwoYears => Some(24),
            Self::All => None,
        }
    }

    /// The day it begins on when it ends `today`; `None` for all there is.
    #[must_use]
    pub fn start(self, today: Day) -> Option<Day> {
        let date = today.date().checked_sub_months(chrono::Months::new(self.months()?));
        Some(date.map_or(today + -LONGEST, Day::of))
    }
}

/// Where they stood on one day, as known then. Shares of 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChartPoint {
    /// The day.
    pub day: Day,
    /// The score.
    pub mean: f64,
    /// The lower end of its 90 % interval.
    pub low: f64,
    /// The upper end of its 90 % interval.
    pub high: f64,
    /// Whether it could be told; else the score is not to be shown.
    pub told: bool,
}

/// Days on which something was said, so near to each other that they share a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The first of them.
    pub first: Day,
    /// The last of them.
    pub last: Day,
    /// How many entries they have; never 0.
    pub count: u32,
    /// The tag of one of them: all that is to be said where there is but one. `None` waits in the inbox.
    pub tag: Option<Tag>,
}

/// How a day with evidence moved trust. On 0–100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// The day.
    pub day: Day,
    /// The score of the day before; `None` while it was too early to tell.
    pub before: Option<f64>,
    /// The score of the day; `None` while it was too early to tell.
    pub after: Option<f64>,
    /// What the day's evidence did, the day's forgetting left out.
    pub moved: f64,
    /// What weighed most that day.
    pub by: Kind,
}

/// Trust of one prospect over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// How far back it goes: all there is, where the range asked for would go beyond.
    pub range: Range,
    /// The first day shown.
    pub first: Day,
    /// The last day shown, the one looked at.
    pub last: Day,
    /// Whether anything is known from before the first day shown.
    pub earlier: bool,
    /// Whether a turn is proven on the last day.
    pub trend: Trend,
    /// Since when the trend is falling or rising.
    pub changed_from: Option<Day>,
    /// The first day ever that it was not too early to tell.
    pub told_from: Option<Day>,
    /// The last day with evidence; from there on the score only fades.
    pub last_evidence: Option<Day>,
    /// A point a step, oldest first; the first is not after the first day shown, the last is of the last day.
    pub points: Vec<ChartPoint>,
    /// The days with entries, oldest first, none of them after the last day.
    pub marks: Vec<Mark>,
    /// The latest days with evidence, oldest first, those before the first day shown among them.
    pub moves: Vec<Move>,
    /// The days shown that moved trust most, oldest first: at most [`Chart::TURNS`], each by a point at least, none of
    /// a time when it was too early to tell.
    pub turns: Vec<Day>,
}

impl Chart {
    /// At most so many points, and so many marks.
    pub const POINTS: i32 = 400;
    /// At most so many moves.
    pub const MOVES: usize = 2_000;
    /// At most so many days count as those that moved trust most.
    pub const TURNS: usize = 9;

    /// The chart of `facts` as known on `today`.
    #[must_use]
    pub fn of(facts: &Facts, pace: &Pace, today: Day, range: Range) -> Self {
        let found = evidence(facts);
        Self::with_days(facts, &found, &daily(&found), pace, today, range)
    }

    /// The same where the sums of the days are known: of `facts` the talks in which nothing was said may be missing.
    #[must_use]
    pub fn with_kept(facts: &Facts, days: &[DaySum], pace: &Pace, today: Day, range: Range) -> Self {
        Self::with_days(facts, &evidence(facts), days, pace, today, range)
    }

    fn with_days(facts: &Facts, found: &Evidence, days: &[DaySum], pace: &Pace, today: Day, range: Range) -> Self {
        let known = days.first().map_or(today, |sum| sum.day.min(today));
        let earliest = known.max(today + -LONGEST);
        let (range, first) = match range.start(today).filter(|start| *start > earliest) {
            Some(start) => (range, start),
            None => (Range::All, earliest.min(today + -SHORTEST)),
        };
        let steps = Steps::over(first, today);
        let standings = along(days, pace, every(steps.base, today, steps.step.unsigned_abs()));
        let (moves, told_from) = moves(found, days, pace, today);
        Self {
            range,
            first,
            last: today,
            earlier: known < first,
            trend: standings.last().map_or(Trend::TooEarly, |now| now.trend),
            changed_from: standings.last().and_then(|now| now.changed_from),
            told_from,
            last_evidence: standings.last().and_then(|now| now.last_evidence),
            points: standings
                .iter()
                .map(|at| ChartPoint {
                    day: at.day,
                    mean: at.mean,
                    low: at.low,
                    high: at.high,
                    told: at.trend != Trend::TooEarly,
                })
                .collect(),
            marks: marks(facts, first, today, steps),
            turns: turns(&moves, first),
            moves,
        }
    }

    /// Where they stood on a day: the last point not after it.
    #[must_use]
    pub fn on(&self, day: Day) -> Option<&ChartPoint> {
        self.points[..self.points.partition_point(|point| point.day <= day)].last()
    }

    /// How a day moved trust; `None` for a day without evidence.
    #[must_use]
    pub fn move_of(&self, day: Day) -> Option<&Move> {
        self.moves.binary_search_by_key(&day, |moved| moved.day).ok().map(|at| &self.moves[at])
    }
}

/// The days of the points: every `step` days from `base`.
#[derive(Debug, Clone, Copy)]
struct Steps {
    base: Day,
    step: i32,
}

impl Steps {
    /// So many that the last is `last`, the first not after `first`, and there are not more than a chart may have.
    fn over(first: Day, last: Day) -> Self {
        let span = (last - first).max(0);
        let step = ((span + Chart::POINTS - 2) / (Chart::POINTS - 1)).max(1);
        Self { base: last + -((span + step - 1) / step * step), step }
    }

    /// The point that first knows of what happened on `day`.
    fn of(self, day: Day) -> i32 {
        (day - self.base + self.step - 1) / self.step
    }
}

fn marks(facts: &Facts, first: Day, last: Day, steps: Steps) -> Vec<Mark> {
    let mut marks: BTreeMap<i32, Mark> = BTreeMap::new();
    for entry in facts.entries.iter().filter(|entry| (first..=last).contains(&entry.day)) {
        let day = entry.day;
        let mark = marks.entry(steps.of(day)).or_insert(Mark { first: day, last: day, count: 0, tag: entry.tag });
        (mark.first, mark.last) = (mark.first.min(day), mark.last.max(day));
        mark.count = mark.count.saturating_add(1);
    }
    marks.into_values().collect()
}

/// How each day up to `today` moved trust, the latest of them, and the first day on which it could be told.
fn moves(found: &Evidence, days: &[DaySum], pace: &Pace, today: Day) -> (Vec<Move>, Option<Day>) {
    let heaviest = heaviest(found);
    let mut pass = Pass::default();
    let mut moves = Vec::new();
    let mut told_from = None;
    for sum in days.iter().take_while(|sum| sum.day <= today) {
        let told = pass.is_told();
        let before = pass.mass_on(sum.day + -1, pace).mean();
        let faded = pass.mass_on(sum.day, pace).mean();
        pass.take(sum, pace);
        let after = pass.mass_on(sum.day, pace).mean();
        if pass.is_told() {
            told_from = told_from.or(Some(sum.day));
        }
        if sum.has_evidence() {
            moves.push(Move {
                day: sum.day,
                before: told.then_some(100.0 * before),
                after: pass.is_told().then_some(100.0 * after),
                moved: 100.0 * (after - faded),
                by: heaviest.get(&sum.day).map_or(Kind::Moment, |(kind, _)| *kind),
            });
        }
    }
    moves.drain(..moves.len().saturating_sub(Chart::MOVES));
    (moves, told_from)
}

/// The kind of the item that weighs most on each day, the first of equals, and its weight.
fn heaviest(found: &Evidence) -> HashMap<Day, (Kind, i64)> {
    let mut heaviest: HashMap<Day, (Kind, i64)> = HashMap::new();
    for item in &found.items {
        let weight = (item.r128 + item.s128).min(UNIT * UNIT);
        let most = heaviest.entry(item.day).or_insert((item.kind, weight));
        if weight > most.1 {
            *most = (item.kind, weight);
        }
    }
    heaviest
}

/// The days from `first` on that moved trust most, in order; of equal ones the later.
fn turns(moves: &[Move], first: Day) -> Vec<Day> {
    let told = |moved: &&Move| moved.day >= first && moved.after.is_some() && moved.moved.abs() >= LEAST_TURN;
    let mut most: Vec<&Move> = moves.iter().filter(told).collect();
    most.sort_by(|one, other| other.moved.abs().total_cmp(&one.moved.abs()).then(other.day.cmp(&one.day)));
    let mut turns: Vec<Day> = most.iter().take(Chart::TURNS).map(|moved| moved.day).collect();
    turns.sort_unstable();
    turns
}
