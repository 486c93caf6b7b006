//! Counts over a stretch of days, beside the score and never an input of it: what trends, the review and reports say.
//!
//! Every measure is a small accumulator: made over a [`Period`], given row after row in any order ([`Period::as_of`] is
//! the day it is known on; what happened later is passed over), asked at the end. So a million rows need no list. No
//! share comes without its counts ([`Share`]), and one of fewer than five says that it is too few. Which rows there are,
//! of the book or of one prospect, is for whoever reads them; no text, no store, no clock here.

mod after_reception;
mod after_silence;
mod calendar;
mod heard;
mod ledger;
mod objections;
mod period;
mod promises;
pub mod questions;
mod reception;
mod share;
mod silence;
mod stages;
mod tags;
mod tally;
#[cfg(test)]
mod tests;
mod told;
mod volunteered;

pub use after_reception::{AfterReception, NextTalk};
pub use after_silence::{AfterSilence, SilenceReply};
pub use calendar::Calendar;
pub use heard::{FirstHeard, HeardInTime, HeardSide, OutcomeFact};
pub use ledger::{Ledger, LedgerFact};
pub use objections::{ObjectionAges, ObjectionFact, TypicalAge};
pub use period::{Month, Period};
pub use promises::{PromiseFact, Promises};
pub use reception::ReceptionMix;
pub use share::Share;
pub use silence::{SilenceFact, Silences};
pub use stages::Stages;
pub use tags::TagMix;
pub use tally::Tally;
pub use told::Told;
pub use volunteered::Volunteered;
