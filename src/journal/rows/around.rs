//! What stands around moments: questions, promises, people, and names being completed.

use crate::domain::{Contact, Day, FollowUp, Question, Reception, Stage, Uid};
use crate::journal::{Key, Link};

/// A question as a line.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionRow {
    /// Its place in the list.
    pub key: Key,
    /// The question.
    pub question: Question,
    /// Its prospect.
    pub prospect: Link,
    /// Its talk.
    pub conversation: Option<Uid>,
    /// The stage of that talk.
    pub stage: Option<Stage>,
    /// The first reply's words (200 characters) and id.
    pub reply: Option<(String, Uid)>,
    /// How I met that.
    pub reception: Option<Reception>,
    /// How often this question had come to this state with this prospect by then, this time included.
    pub times: u32,
}

/// A promise as a line.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUpRow {
    /// Its place in the list.
    pub key: Key,
    /// The promise.
    pub follow_up: FollowUp,
    /// Its prospect.
    pub prospect: Link,
    /// Its talk.
    pub conversation: Option<Uid>,
}

/// A person as a line.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactRow {
    /// The person.
    pub contact: Contact,
    /// Moments said by them.
    pub moments: u32,
    /// Of them bad news told directly.
    pub hard: u32,
    /// The latest talk with them.
    pub talked: Option<Day>,
}

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A prospect.
    Prospect,
    /// A person.
    Contact,
}

/// A name that fits what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameHit {
    /// What it is.
    pub kind: NameKind,
    /// Its id.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// A person's role.
    pub role: String,
    /// A person's prospect; for a prospect itself again.
    pub prospect: Link,
    /// The prospect's stage.
    pub stage: Stage,
    /// The typed text is the whole name (or an alias), folded.
    pub exact: bool,
}
