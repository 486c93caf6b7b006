//! The one pass over the days: score, usual, the accounts of the trend, contact and gaps, all carried along together.

use super::{
    constants::{ALARM, ALARM_MAX, READY_DAYS, READY_MASS, SLACK},
    days::DaySum,
    rhythm::{Gaps, Pace},
    score::Mass,
    state::{State, Trend},
};
use crate::domain::{Day, Rhythm};

/// Where the pass stands after some days. Plain data: a copy of it can be carried on from later.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Pass {
    /// As of the last day with evidence.
    sums: Sums,
    evidence: Option<Day>,
    days: u32,
    ready: bool,
    contact: Option<Day>,
    gaps: Gaps,
}

/// What fades.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Sums {
    mass: Mass,
    usual: Mass,
    down: Account,
    up: Account,
}

/// One side of the CUSUM: surprise against the usual, and since when it is more than none.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Account {
    held: f64,
    since: Option<Day>,
}

impl Account {
    fn faded(self, left: f64) -> Self {
        Self { held: self.held * left, ..self }
    }

    fn pay_in(&mut self, surprise: f64, day: Day) {
        self.held = (self.held + surprise).clamp(0.0, ALARM_MAX);
        self.since = if self.held > 0.0 { self.since.or(Some(day)) } else { None };
    }
}

impl Sums {
    /// Pays what a day brought beyond the usual, or lacked, into the accounts.
    fn weigh_surprise(&mut self, r: f64, s: f64, day: Day) {
        let moments = r + s;
        let gain = r - moments * self.usual.mean();
        self.down.pay_in(-gain - SLACK * moments, day);
        self.up.pay_in(gain - SLACK * moments, day);
    }
}

/// What the model says about a prospect on a day. Shares of 1, not of 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// The day looked at.
    pub day: Day,
    /// R and S: the faded evidence behind it.
    pub mass: Mass,
    /// The score.
    pub mean: f64,
    /// The lower end of its 90 % interval.
    pub low: f64,
    /// The upper end of its 90 % interval.
    pub high: f64,
    /// The share of mere prior; 1 = nothing known.
    pub uncertainty: f64,
    /// How open they usually are.
    pub usual: f64,
    /// The account of a fall, 0 to 3; an alarm from 2 on.
    pub down: f64,
    /// The account of a rise, 0 to 3; an alarm from 2 on.
    pub up: f64,
    /// Whether a turn is proven, whatever the silence.
    pub trend: Trend,
    /// The trend, or gone quiet.
    pub state: State,
    /// Since when the trend is falling or rising.
    pub changed_from: Option<Day>,
    /// The last day of contact.
    pub last_contact: Option<Day>,
    /// The last day with evidence; from there on the score only fades.
    pub last_evidence: Option<Day>,
    /// Beyond this many days silence is long; `None` without any contact.
    pub quiet_limit: Option<i32>,
    /// The median of the last gaps between talks, in days; `None` while there are fewer than three.
    pub usual_gap: Option<i32>,
    /// The rhythm their gaps propose, once there are three.
    pub proposed_rhythm: Option<Rhythm>,
}

/// Score and state alone, where many are asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// The score, a share of 1; `None` while it is too early to tell.
    pub mean: Option<f64>,
    /// The trend, or gone quiet.
    pub state: State,
}

impl Standing {
    /// Days since the last contact.
    #[must_use]
    pub fn since_contact(&self) -> Option<i32> {
        self.last_contact.map(|last| self.day - last)
    }
}

impl Pass {
    /// Takes in the next day. Days come in order, each once.
    pub fn take(&mut self, sum: &DaySum, pace: &Pace) {
        if sum.contacts > 0 {
            if let Some(before) = self.contact {
                self.gaps.push(sum.day - before);
            }
            self.contact = Some(sum.day);
        }
        if sum.has_evidence() {
            self.sums = self.sums_on(sum.day, pace);
            self.evidence = Some(sum.day);
            self.ready = self.days >= READY_DAYS && self.sums.usual.total() >= READY_MASS;
            let (r, s) = sum.capped();
            if self.ready {
                self.sums.weigh_surprise(r, s, sum.day);
            }
            self.sums.mass = self.sums.mass.with(r, s);
            self.sums.usual = self.sums.usual.with(r, s);
            self.days += 1;
        }
    }

    /// What it says on `day`, which is not before the last day taken in.
    #[must_use]
    pub fn standing(&self, day: Day, pace: &Pace) -> Standing {
        let now = self.sums_on(day, pace);
        let trend = self.trend(&now);
        let quiet_limit = self.contact.map(|_| self.gaps.quiet_limit(pace));
        let quiet = self.contact.zip(quiet_limit).is_some_and(|(last, limit)| day - last > limit);
        let (low, high) = now.mass.interval();
        Standing {
            day,
            mass: now.mass,
            mean: now.mass.mean(),
            low,
            high,
            uncertainty: now.mass.uncertainty(),
            usual: now.usual.mean(),
            down: now.down.held,
            up: now.up.held,
            trend,
            state: if quiet { State::GoneQuiet } else { trend.into() },
            changed_from: match trend {
                Trend::Falling => now.down.since,
                Trend::Rising => now.up.since,
                Trend::TooEarly | Trend::Steady => None,
            },
            last_contact: self.contact,
            last_evidence: self.evidence,
            quiet_limit,
            usual_gap: self.gaps.median(),
            proposed_rhythm: self.gaps.proposed(),
        }
    }

    /// Score and state on `day`, without the price of an interval.
    pub(super) fn level(&self, day: Day, pace: &Pace) -> Level {
        let now = self.sums_on(day, pace);
        let trend = self.trend(&now);
        let mean = (trend != Trend::TooEarly).then(|| now.mass.mean());
        let quiet = self.contact.is_some_and(|last| day - last > self.gaps.quiet_limit(pace));
        Level { mean, state: if quiet { State::GoneQuiet } else { trend.into() } }
    }

    /// The mean on `day`, without the price of an interval; `None` while it is too early to tell.
    pub(super) fn mean_on(&self, day: Day, pace: &Pace) -> Option<f64> {
        let now = self.sums_on(day, pace);
        (self.trend(&now) != Trend::TooEarly).then(|| now.mass.mean())
    }

    /// R and S on `day`, without the price of an interval.
    pub(super) fn mass_on(&self, day: Day, pace: &Pace) -> Mass {
        self.sums_on(day, pace).mass
    }

    /// Whether a trend can be told at all after the days taken in.
    pub(super) const fn is_told(&self) -> bool {
        self.ready && self.contact.is_some()
    }

    fn sums_on(&self, day: Day, pace: &Pace) -> Sums {
        let Some(last) = self.evidence else { return self.sums };
        let left = pace.fade(day - last);
        Sums {
            mass: self.sums.mass.faded(left.score),
            usual: self.sums.usual.faded(left.usual),
            down: self.sums.down.faded(left.account),
            up: self.sums.up.faded(left.account),
        }
    }

    fn trend(&self, now: &Sums) -> Trend {
        if !self.is_told() {
            Trend::TooEarly
        } else if now.down.held >= ALARM && now.down.held >= now.up.held {
            Trend::Falling
        } else if now.up.held >= ALARM {
            Trend::Rising
        } else {
            Trend::Steady
        }
    }
}
