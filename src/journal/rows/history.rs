//! What was done, what lies in the trash, what was left half written.

use crate::domain::{Held, Uid};
use crate::journal::{Key, TargetKind};

/// A line of History.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    /// Its place in the list.
    pub key: Key,
    /// The op.
    pub uid: Uid,
    /// When.
    pub at: Held,
    /// What, as a sentence: `wrote down 1 moment, Halvorsen`.
    pub summary: String,
    /// The window or `shell`.
    pub origin: String,
    /// It has been taken back.
    pub undone: bool,
    /// It is itself an undo (or redo).
    pub undoes: Option<Uid>,
}

/// A line of the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrashRow {
    /// Its place in the list.
    pub key: Key,
    /// What it is.
    pub kind: TargetKind,
    /// Its id.
    pub uid: Uid,
    /// Its first words.
    pub text: String,
    /// Whether those are private.
    pub private: bool,
    /// Its prospect.
    pub prospect: String,
    /// When it went there.
    pub deleted_at: Held,
}

/// Words left over from a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub uid: Uid,
    /// Which form.
    pub place: String,
    /// The form as JSON.
    pub body: String,
    /// When it was kept.
    pub at: Held,
}

/// An earlier wording of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// When another took its place.
    pub until: Held,
    /// The words.
    pub text: String,
    /// It went because the change that had brought it was taken back.
    pub taken_back: bool,
}
