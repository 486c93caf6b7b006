//! The book of prospects, as home shows it.

use crate::domain::{Day, Stage, Uid};
use crate::journal::Key;
use crate::trust::Standing;

/// How prospects are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum ProspectOrder {
    /// The latest talk first; never talked last.
    #[default]
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
    /// Trust today, computed from its own entries.
    pub trust: Standing,
    /// 100·mean on the day of the latest talk, when gone quiet.
    pub was: Option<f64>,
}
