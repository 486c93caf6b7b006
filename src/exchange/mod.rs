//! The journal as text: JSON Lines, one object a line, read and written as a stream. No SQL, no clock, no look-ups: who
//! a name means, what an absent field becomes and what is already there is the importer's (`journal`) to say.
//!
//! - [`Reader`]: bytes → [`Line`]s, each a [`Record`] or a [`LineError`] in the file's words.
//! - [`Writer`]: domain values → bytes, always the same ones.
//! - [`Record::shift_days`]: a whole file moved in time, for the sample journal.
//!
//! # Where the format is silent
//!
//! What an export says is decided by these, so that export → import → export gives the same bytes:
//!
//! - **Left out** is what has the value an absent field stands for: empty text and lists, `false`, news `neutral`,
//!   surfaced `asked`, an objection that is open without any dates. States, stages and channels are always written.
//!   `asked_at` is written where it is set, also when it is the conversation's time. Nothing is worked out.
//! - **`null`** is the same as an absent field, but for an outcome's `first_heard`, where it means *never*.
//! - **Order within an entry**: id, text, tag, `tag_origin`, openness, news, surfaced, labels, `said_by`, reception,
//!   private, objection, question, `created_at`, `updated_at`. `note_private` follows its note.
//! - **Times** are kept to the thousandth of a second and written with it only where it is not zero; `Z` is `+00:00`.
//! - **Text in the form of a UUID** with its hyphens is an id wherever a name could stand. An entry's `question` is an
//!   id or the text of one of the questions in the same line.
//! - **A conversation longer than a line** may be (4 MiB) is written as several lines with one id; see
//!   [`Writer::conversation`]. A single text that grows beyond 4 MiB by escaping (a mebibyte of control characters) is
//!   written all the same, and refused when read.
//! - **A setting's number** comes back exactly with up to 15 digits.
//! - **A `tag_origin` without a tag** and an objection's state on another tag say nothing and are not written.
//!
//! Read leniently: `kind` need not come first, the header may be missing or stand anywhere, a file may end without a
//! line end. Read strictly: words, dates and numbers; a field given twice; contradictions in the short form.

mod check;
mod error;
mod field;
mod full;
mod line;
mod node;
mod own;
mod parse;
mod read;
mod shift;
mod short;
mod write;

#[cfg(test)]
pub(crate) mod tests;

pub use error::{LeftOut, LineError};
pub use full::{
    AttemptLine, BankLine, ContactLine, ConversationLine, EntryLine, FollowUpLine, HeaderLine, LooseFollowUpLine,
    LooseQuestionLine, ObjectionLine, OutcomeLine, ProspectLine, QuestionLine, UnsaidLine, ViewLine, WarningLine,
};
pub use line::{FirstHeard, Kind, MarkState, Record, Ref, Settings};
pub use own::{Bank, View, WarningMark};
pub use read::{Line, Reader};
pub use shift::Shift;
pub use short::{ShortFollowUp, ShortLine, ShortQuestion};
pub use write::Writer;

/// The version of the format that is written, and the only one that is read.
pub const VERSION: u32 = 1;

/// The longest line that is read, in bytes (4 MiB), without its end.
pub const MAX_LINE: usize = 4 << 20;

/// The longest talk, in minutes: a week.
pub const MAX_MINUTES: u32 = 7 * 24 * 60;

/// The longest silence, in seconds: a day (a clock that was forgotten).
pub const MAX_SILENCE: u32 = 24 * 60 * 60;
