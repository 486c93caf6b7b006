//! Every number of the trust model. Weights of evidence are whole numbers of a named fraction, so that products of
//! them are exact; see [`super::evidence`] for how they multiply.
//!
//! Whoever changes one raises [`MODEL`]: kept sums were made with the old numbers.

use crate::domain::{News, Openness, Rhythm, Tag};

/// The version of these numbers; sums kept under another one are to be made anew.
pub const MODEL: i64 = 1;

/// Day sums count in 128ths: every weight of the model is a whole multiple of 1/128.
pub const UNIT: i64 = 128;

/// A day counts as this many moments at most.
pub const DAY_CAP: f64 = 3.0;

/// t: the weight of a tag, in quarters.
#[must_use]
pub const fn tag_quarters(tag: Tag) -> i64 {
    match tag {
        Tag::CandidFeedback | Tag::Objection => 4,
        Tag::Negotiation => 3,
    }
}

/// n: the weight of news told directly, in halves. Bad news in a negotiation counts as neutral: asking for more takes
/// no courage.
#[must_use]
pub const fn news_halves(news: News, tag: Tag) -> i64 {
    match (news, tag) {
        (News::Good, _) => 1,
        (News::Bad, Tag::Negotiation) => HAGGLE_HALVES,
        (News::Bad, _) => 3,
        (News::Neutral, _) => 2,
    }
}

/// n of bad news in a negotiation, in halves.
pub const HAGGLE_HALVES: i64 = 2;

/// w: the weight of second-hand news, in halves.
#[must_use]
pub const fn second_hand_halves(news: News) -> i64 {
    match news {
        News::Good => 0,
        News::Neutral => 1,
        News::Bad => 3,
    }
}

/// v of what was volunteered, in halves.
pub const VOLUNTEERED_HALVES: i64 = 3;
/// v of what was asked for, in halves.
pub const ASKED_HALVES: i64 = 2;

/// B: how much bad news told directly says, in eighths; by openness, and [`UNRATED`] where nobody marked it.
#[must_use]
pub const fn bad_eighths(openness: Option<Openness>) -> i64 {
    let level = match openness {
        Some(openness) => openness.level(),
        None => UNRATED,
    };
    match level {
        1 => 1,
        2 => 2,
        3 => 4,
        4 => 6,
        _ => 8,
    }
}

/// The openness that bad news counts as when nobody marked it.
pub const UNRATED: u8 = 2;

/// r of a question answered as openly as can be, in quarters (it is multiplied by q).
pub const ANSWERED_QUARTERS: i64 = 3;
/// s of a question dodged, in quarters.
pub const DODGED_QUARTERS: i64 = 4;
/// s of a question left lying, in quarters.
pub const UNANSWERED_QUARTERS: i64 = 1;
/// Days after which a question counts as left lying.
pub const GRACE: i32 = 14;

/// The half-life that goes with a rhythm, in days.
#[must_use]
pub const fn half_life(rhythm: Rhythm) -> f64 {
    match rhythm {
        Rhythm::Weeks => 60.0,
        Rhythm::Months => 150.0,
        Rhythm::Years => 365.0,
    }
}

/// Silence is long after this many days while there are fewer than [`QUIET_GAPS_NEEDED`] gaps.
#[must_use]
pub const fn quiet_with_few_gaps(rhythm: Rhythm) -> i32 {
    match rhythm {
        Rhythm::Weeks => 60,
        Rhythm::Months => 120,
        Rhythm::Years => 300,
    }
}

/// Silence is long after this many days at the latest.
#[must_use]
pub const fn quiet_at_most(rhythm: Rhythm) -> i32 {
    match rhythm {
        Rhythm::Weeks => 90,
        Rhythm::Months => 180,
        Rhythm::Years => 400,
    }
}

/// Silence is long beyond this many median gaps.
pub const QUIET_FACTOR: i32 = 4;
/// Never quiet before this many days.
pub const QUIET_AT_LEAST: i32 = 21;
/// Gaps needed before their median counts.
pub const QUIET_GAPS_NEEDED: usize = 3;
/// How many of the last gaps the median is taken of.
pub const QUIET_GAPS: usize = 10;

/// A median gap over this many days proposes the rhythm months.
pub const MONTHS_OVER: i32 = 21;
/// A median gap over this many days proposes the rhythm years.
pub const YEARS_OVER: i32 = 75;

/// The evidence of their usual openness fades this many times slower than the score.
pub const USUAL_FADES: f64 = 6.0;
/// The accounts of the trend fade this many times slower than the score.
pub const ACCOUNT_FADES: f64 = 3.0;
/// What an account loses per moment.
pub const SLACK: f64 = 0.2;
/// From here on an account is a turn.
pub const ALARM: f64 = 2.0;
/// No account grows beyond this.
pub const ALARM_MAX: f64 = 3.0;
/// The evidence of the usual that a trend needs.
pub const READY_MASS: f64 = 4.0;
/// The days with evidence that a trend needs.
pub const READY_DAYS: u32 = 3;

/// The lower end of the interval shown.
pub const LOW: f64 = 0.05;
/// The upper end of the interval shown.
pub const HIGH: f64 = 0.95;

/// From this openness on a moment counts as openly told, in the measures.
pub const OPEN_FROM: u8 = 4;
/// What they tell within so many days after a question counts for the question.
pub const REPLY_WINDOW: i32 = 30;
/// A share of fewer says "too few", with its counts.
pub const TOO_FEW_BELOW: u64 = 5;
/// z of the interval of a share: 90 %.
pub const INTERVAL_Z: f64 = 1.644_853_626_951_472_2;
/// A silence counts as long from so many seconds on.
pub const LONG_SILENCE: u32 = 8;
