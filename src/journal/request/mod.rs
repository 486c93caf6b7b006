//! Everything that can be asked of a journal, as plain data: the app's effects carry these, tests compare them.

mod draft;
mod read;
mod write;

pub use draft::{
    AttemptEdit, EntryEdit, Join, MomentDraft, OutcomeDraft, OutcomeWas, Person, PrepareDraft, ProspectDraft,
    QuestionDraft, TalkDraft, TalkEdit, UnsaidClose, Whom,
};
pub use read::Read;
pub use write::{Reworded, Target, TargetKind, Write};

/// One request, one transaction, one answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Looks; may be interrupted by a newer one.
    Read(Read),
    /// Changes; whole or not at all.
    Write(Box<Write>),
}
