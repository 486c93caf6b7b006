//! The writing side: one op, one transaction. Every change of a source row goes through [`Change`], which notes how it was
//! before, so that it can be taken back, and keeps what is derived (names, facts) true before the commit.
//!
//! Nothing is deleted here but by [`Change::destroy`]; what goes, goes to the trash.

mod bulk;
mod change;
mod derived;
mod destroy;
mod drafts;
mod find;
mod kept;
mod past;
mod settings;
mod touch;
mod trash;
mod undo;
mod writer;

pub use change::Change;
pub use destroy::VERB as DESTROYED;
pub use find::{JOIN_MS, Owner};
pub(crate) use kept::Part;
#[cfg(test)]
pub(crate) use kept::put_trust;
pub use trash::Scope;
pub use undo::{Refused, Reversed};
pub use writer::{OpNote, Writer};

#[cfg(test)]
mod tests;
