//! How sure we may be that these people tell us the truth: evidence of candour, from what they said and how it came
//! out. It is not sentiment, not activity, no forecast of the deal, and what *we* do (promises, minutes, reception,
//! silence) is no input.
//!
//! Pure: facts go in, numbers come out. No clock ("today" is an argument), no text, no store.
//!
//! # The formula in words
//!
//! **Evidence.** Every item has a day and two weights: *r* speaks for openness, *s* against. With openness 1 to 5,
//! q = (openness − 1)/4. A moment told directly with good or neutral news gives r = t·n·v·q and s = t·n·(1 − q): t for
//! the tag, n for the news, v for volunteered. Bad news told directly gives r = t·n·v·B and no s: **bad news raises
//! trust**, the more so the more it cost. An openness nobody marked weighs nothing, but for bad news, which then counts
//! as told carefully. Second-hand news gives s only: they told someone else. A question answered adds a little r,
//! dodged an s of 1, left lying for a fortnight an s of ¼. A reply to a question counts once the question is answered.
//! All weights are whole multiples of 1/128, so a day's sums are integers, the same in any order ([`DaySum`]).
//!
//! **Score.** A day counts as three moments at most (scaled by k = min(1, 3/(r + s))), and everything fades by half
//! in a half-life that the rhythm sets. R and S are the faded sums; the score is the Beta distribution with parameters
//! 1 + R and 1 + S: its mean, its 5th and 95th percentile, and the share of mere prior. Nothing known is 50. Fading is
//! forgetting, not change.
//!
//! **Trend.** A second pair of sums, fading six times slower, is their *usual* openness. What a day brings beyond the
//! usual goes into an account `up`, what it lacks into an account `down`; each loses a slack per moment, fades, and
//! stays within 0 and 3 (a two-sided CUSUM). From 2 on it is a turn, since the day its account left 0. Before three
//! days of evidence with enough mass it is too early to tell.
//!
//! **Quiet.** Silence longer than four times the median gap between talks, within limits the rhythm sets.
//!
//! One pass over the days in order computes all of it ([`Pass`]), so what happens after the day looked at changes
//! nothing, to the bit.
//!
//! # Where to find what
//!
//! [`Facts`] → [`evidence`] → [`daily`] → [`standing_on`], [`along`], [`weighed`], [`contributions`], [`bends`]; [`Look`] does all
//! of it for one prospect, [`Chart`] is what a picture over time is drawn of, [`Glance`] what a line of the book says. Days
//! are kept [`pack`]ed. The numbers stand in [`constants`].

mod chart;
pub mod constants;
mod days;
mod explain;
mod facts;
mod glance;
mod items;
mod look;
pub mod measures;
mod orders;
mod packed;
mod rhythm;
mod score;
mod series;
mod state;
#[cfg(test)]
mod tests;
mod trend;

pub use chart::{Chart, ChartPoint, Mark, Move, Range};
pub use days::{DaySum, daily, put_in, take_out};
pub use explain::{Bend, Contribution, Weighed, bend_on, bends, contributions, weighed};
pub use facts::{EntryFact, Facts, QuestionFact};
pub use glance::{Glance, MONTHS};
pub use items::{Evidence, Item, Kind, Touch, counts_from, evidence};
pub use look::Look;
pub use orders::{Rank, SortKey, by_attention, by_trust};
pub use packed::{pack, unpack};
pub use rhythm::{Gaps, Pace};
pub use score::Mass;
pub use series::{along, every, levels, quiet_starts, standing_on, when_last_talked};
pub use state::{State, Trend};
pub use trend::{Pass, Standing};
