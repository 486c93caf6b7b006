//! The source tables' rows as they stand in the file: columns typed, references by inner id. `journal` changes these;
//! what people read (`domain` types with what belongs to them) is put together elsewhere.

mod declare;
mod own;
mod prospects;
mod talks;

pub use declare::{Source, Stored, Table};
pub use own::{BankQuestion, SavedView, WarningMark};
pub use prospects::{Attempt, Contact, Outcome, Prospect, Unsaid};
pub use talks::{Conversation, Entry, FollowUp, Question};
