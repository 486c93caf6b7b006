//! The book of prospects, as home shows it.

use crate::domain::{Day, Stage, Uid};
use crate::journal::Key;
use crate::trust::Glance;

/// How prospects are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum ProspectOrder {
    /// Whom to see first: falling, gone quiet, too early to tell, steady, rising; then the least proven.
    #[default]
    Attention,
    /// The most proven first; the unknown below them.
    Trust,
    /// The latest talk first; never talked last.
    Talked,
    /// By name.
    Name,
    /// By stage, then name.
    Stage,
    /// Most open objections first.
    Objections,
}

/// The header's counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Entries, without the trash.
    pub entries: u64,
    /// Prospects, without the trash.
    pub prospects: u64,
    /// Of them, those that are lost.
    pub lost: u64,
    /// Entries without a tag.
    pub inbox: u64,
}

/// A prospect as a line of home.
#[derive(Debug, Clone, PartialEq)]
pub struct ProspectRow {
    /// Its place in the list.
    pub key: Key,
    /// Its id.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// Its stage.
    pub stage: Stage,
    /// The day of the latest talk.
    pub talked: Option<Day>,
    /// Talks held.
    pub talks: u32,
    /// Objections not settled.
    pub open_objections: u32,
    /// Questions planned or pending.
    pub open_questions: u32,
    /// Trust today, with the number of the latest talk for one gone quiet, and the last twelve months.
    pub trust: Glance,
    /// The most pressing warning in two or three words: `promise 6 d late`.
    pub reason: Option<String>,
    /// The day its place in the orders of trust, and its reason, are of; another one than today asks for
    /// [`Write::BringUp`](crate::journal::Write::BringUp).
    pub as_of: Option<Day>,
}
