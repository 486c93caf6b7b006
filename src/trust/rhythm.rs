//! What a prospect's rhythm sets: how fast evidence fades, when silence is long, and which rhythm the gaps between
//! talks propose.

use super::constants::{
    ACCOUNT_FADES, MONTHS_OVER, QUIET_AT_LEAST, QUIET_FACTOR, QUIET_GAPS, QUIET_GAPS_NEEDED, USUAL_FADES, YEARS_OVER,
    half_life, quiet_at_most, quiet_with_few_gaps,
};
use crate::domain::{Invalid, Rhythm};
use std::sync::LazyLock;

/// Gaps shorter than this have their fading computed beforehand: nearly all gaps between talks.
const NEAR: i32 = 512;

/// A rhythm made ready to reckon with: the half-life, the limits of quiet, and fading by days.
#[derive(Debug, Clone)]
pub struct Pace {
    half_life: f64,
    quiet_with_few_gaps: i32,
    quiet_at_most: i32,
    near: Vec<Fade>,
}

/// What is left after some days of the score, the accounts and the usual.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fade {
    pub(super) score: f64,
    pub(super) account: f64,
    pub(super) usual: f64,
}

impl Fade {
    fn after(days: i32, half_life: f64) -> Self {
        let lives = f64::from(days) / half_life;
        Self { score: (-lives).exp2(), account: (-lives / ACCOUNT_FADES).exp2(), usual: (-lives / USUAL_FADES).exp2() }
    }
}

static WEEKS: LazyLock<Pace> = LazyLock::new(|| Pace::new(Rhythm::Weeks, half_life(Rhythm::Weeks)));
static MONTHS: LazyLock<Pace> = LazyLock::new(|| Pace::new(Rhythm::Months, half_life(Rhythm::Months)));
static YEARS: LazyLock<Pace> = LazyLock::new(|| Pace::new(Rhythm::Years, half_life(Rhythm::Years)));

impl Pace {
    /// The longest half-life one may set, in days.
    pub const LONGEST: f64 = 36_500.0;

    /// The pace of a rhythm; not set counts as weeks.
    #[must_use]
    pub fn of(rhythm: Option<Rhythm>) -> &'static Self {
        match rhythm {
            None | Some(Rhythm::Weeks) => &WEEKS,
            Some(Rhythm::Months) => &MONTHS,
            Some(Rhythm::Years) => &YEARS,
        }
    }

    /// The limits of a rhythm with another half-life, in days, set by hand.
    ///
    /// # Errors
    /// [`Invalid`] of the field `half-life` unless it lies within 1 and [`Pace::LONGEST`] days.
    pub fn with_half_life(rhythm: Option<Rhythm>, days: f64) -> Result<Self, Invalid> {
        if (1.0..=Self::LONGEST).contains(&days) {
            Ok(Self::new(rhythm.unwrap_or(Rhythm::Weeks), days))
        } else {
            Err(Invalid::new("half-life", "A half-life is a number of days, from 1 to 36500."))
        }
    }

    /// The half-life in days.
    #[must_use]
    pub const fn half_life(&self) -> f64 {
        self.half_life
    }

    fn new(rhythm: Rhythm, half_life: f64) -> Self {
        Self {
            half_life,
            quiet_with_few_gaps: quiet_with_few_gaps(rhythm),
            quiet_at_most: quiet_at_most(rhythm),
            near: (0..NEAR).map(|days| Fade::after(days, half_life)).collect(),
        }
    }

    /// What is left after `days`.
    pub(super) fn fade(&self, days: i32) -> Fade {
        let near = usize::try_from(days).ok().and_then(|days| self.near.get(days));
        near.copied().unwrap_or_else(|| Fade::after(days, self.half_life))
    }
}

/// The last gaps between days of contact, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gaps {
    /// A ring: gap number i stands at i modulo its length.
    recent: [i32; QUIET_GAPS],
    seen: usize,
}

impl Gaps {
    pub(super) fn push(&mut self, days: i32) {
        self.recent[self.seen % QUIET_GAPS] = days;
        self.seen += 1;
    }

    /// Twice the median of the last gaps, in days (twice, so that it is whole); `None` while there are too few.
    fn twice_median(&self) -> Option<i32> {
        let count = self.seen.min(QUIET_GAPS);
        let mut gaps = self.recent;
        let gaps = &mut gaps[..count];
        gaps.sort_unstable();
        (count >= QUIET_GAPS_NEEDED).then(|| gaps[(count - 1) / 2].saturating_add(gaps[count / 2]))
    }

    /// The median of the last gaps, in whole days; `None` while there are too few.
    #[must_use]
    pub fn median(&self) -> Option<i32> {
        self.twice_median().map(|twice| twice / 2)
    }

    /// Silence is long beyond this many days.
    #[must_use]
    pub fn quiet_limit(&self, pace: &Pace) -> i32 {
        self.twice_median().map_or(pace.quiet_with_few_gaps, |twice| {
            // The median may end in a half; times the factor it is whole.
            let limit = i64::from(twice) * i64::from(QUIET_FACTOR) / 2;
            let most = pace.quiet_at_most;
            i32::try_from(limit).map_or(most, |limit| limit.clamp(QUIET_AT_LEAST, most))
        })
    }

    /// The rhythm these gaps propose; `None` while there are too few. Only the person changes it.
    #[must_use]
    pub fn proposed(&self) -> Option<Rhythm> {
        self.twice_median().map(|twice| match twice {
            twice if twice > 2 * YEARS_OVER => Rhythm::Years,
            twice if twice > 2 * MONTHS_OVER => Rhythm::Months,
            _ => Rhythm::Weeks,
        })
    }
}
