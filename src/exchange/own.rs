//! Rows of an export that are the user's own setting-up rather than the talks: bank questions, saved views, marks on
//! warnings.

use crate::domain::{Day, Stage, Uid};

/// A question of the user's own bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bank {
    /// Its name for ever.
    pub uid: Uid,
    /// The words.
    pub text: String,
    /// The stage it suits; `None` = any.
    pub stage: Option<Stage>,
    /// What it is for (`permission`); empty = not said.
    pub purpose: String,
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its name for ever.
    pub uid: Uid,
    /// What it is called.
    pub name: String,
    /// The query, as typed.
    pub query: String,
}

/// What the user did with a warning about a prospect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarningMark {
    /// Its name for ever.
    pub uid: Uid,
    /// About whom.
    pub prospect: Uid,
    /// Which warning, by its word (`too_quiet`).
    pub warning: String,
    /// Quiet until this day; `None` = dismissed.
    pub until: Option<Day>,
    /// Why; empty = not said.
    pub reason: String,
}
