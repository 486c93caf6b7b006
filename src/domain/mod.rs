//! The words of Candor as types: prospects, conversations, entries, marks, questions, promises, days.
//!
//! Parse, don't validate: a value of these types is already right. Nothing here knows a file, a screen or a clock.

mod attempt;
pub(crate) mod closed;
mod contact;
mod conversation;
mod counted;
mod entry;
pub mod filter;
mod follow_up;
mod invalid;
mod marks;
pub mod near;
mod prospect;
mod question;
mod time;
mod trust_state;
mod uid;
mod unsaid;
mod warning;
pub mod when;

pub(crate) use closed::closed_words;

pub use attempt::{Attempt, Outcome, OutcomeResult, OutcomeWhat};
pub use contact::Contact;
pub use conversation::{Channel, Conversation};
pub use counted::{Became, Counted, FirstTold};
pub use entry::{Entry, ObjectionState, Reception, TagOrigin};
pub use follow_up::{FollowUp, FollowUpState};
pub use invalid::Invalid;
pub use marks::{Marks, News, Openness, Surfaced, Tag};
pub use prospect::{Prospect, Rhythm, Stage, fold};
pub use question::{Purpose, Question, QuestionState, wording};
pub use time::{Day, Held, Moment, Zone};
pub use trust_state::TrustState;
pub use uid::{Ids, Uid};
pub use unsaid::{Unsaid, UnsaidState};
pub use warning::WarningKind;
