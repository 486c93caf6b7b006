//! The journal's one SQLite file: opening it safely, reading it in snapshots, writing it in whole ops. Nobody else names
//! rusqlite, and no rule of the trade is decided here (that is `journal`).
//!
//! [`Store::open`] checks the file and hands out connections: a [`Reader`] and a [`Writer`], each for a thread of its own.
//! What is read sees one moment of the journal ([`Snapshot`]); what is written is one op, whole or not at all.

mod bulk;
mod connection;
mod derived;
mod error;
mod file;
mod lock;
mod open;
mod ops;
mod reading;
pub mod rows;
mod schema;
mod still;
mod values;
mod whole;
mod window;
mod writing;

pub use bulk::{Bulk, EntryThere, Indexed, Left, ProspectThere, Put, Same, Times, Waiting};
pub use connection::{BUSY_SECONDS, Interrupt, Reader, Snapshot};
pub use derived::derived_differs;
pub use error::{Doing, StoreError, Why};
pub use file::default_path;
pub use open::{Mode, Store};
pub use ops::BEGAN;
pub(crate) use reading::{
    AfterSave, AskedBack, AskedLine, AskingLine, AttemptLine, CountedLine, DraftLine, DueDays, DueOf, EndedLine,
    EntryFactRow, EntryHome, EntryLine, FactRows, Kept, MarkBack, MomentBack, NameLine, NameOf, NamedBack,
    ObjectionBack, ObjectionTold, OfTalks, OutcomeLine, OwnQuestion, PackedDays, Place, PromiseBack, PromiseLine,
    ProspectLine, QuestionLine, QuoteLine, Result, SameLine, SavedMoment, Sorting, Sought, Standings, Stands, Step,
    Stretch, TalkBack, TalkLine, TalkWhole, Times as TimesAsked, ToldBack, ToldLine, TrashKind, TrustLine, TrustRow,
    ViewLine, Warned,
};
pub use rows::{Source, Stored};
pub use values::List;
pub use whole::{Part, Whole};
pub use window::OpenWindow;
pub(crate) use writing::Part as Changed;
pub use writing::{Change, DESTROYED, JOIN_MS, OpNote, Owner, Refused, Reversed, Scope, Writer};
#[cfg(test)]
pub(crate) use {reading::CameLine, writing::put_trust};
