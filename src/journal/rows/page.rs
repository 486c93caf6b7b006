//! Pages of one thing: a prospect with its trust, an entry, a conversation, a try.

use crate::domain::{Attempt, Contact, Conversation, Day, Entry, Held, Prospect, Question, Rhythm, Uid};
use crate::journal::{Ended, Points, warnings::Warning};
use crate::trust::Standing;

/// One prospect's page.
#[derive(Debug, Clone, PartialEq)]
pub struct ProspectPage {
    /// The prospect with contacts and unsaid items.
    pub prospect: Prospect,
    /// Trust today and over time.
    pub trust: TrustLook,
    /// Moments, for the tab.
    pub entries: u32,
    /// Questions, for the tab.
    pub questions: u32,
    /// Objections not settled, for the tab.
    pub objections: u32,
    /// Follow-ups open, for the tab.
    pub follow_ups: u32,
    /// The day of the latest talk.
    pub talked: Option<Day>,
    /// Attempts since the latest talk.
    pub tries: u32,
    /// A rhythm proposed by the gaps, where it differs from the one set.
    pub proposed: Option<Rhythm>,
    /// The frankest bad news so far.
    pub frankest: Option<Frankest>,
    /// The latest entries of unsaid items closed as said: unsaid id, words of the entry, day.
    pub said: Vec<(Uid, String, Day)>,
    /// What to heed, the most urgent first.
    pub warnings: Vec<Warning>,
    /// How a quote or the prospect was won or lost, the last time.
    pub ended: Option<Ended>,
}

/// The frankest bad news of a prospect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frankest {
    /// Its first 200 characters.
    pub words: String,
    /// When it was told.
    pub day: Day,
    /// The moment.
    pub entry: Uid,
    /// Whether it is private.
    pub private: bool,
}

/// Trust of one prospect: where it stands on a day, and how it came there.
#[derive(Debug, Clone, PartialEq)]
pub struct TrustLook {
    /// Whose.
    pub prospect: Uid,
    /// Its name.
    pub name: String,
    /// Looked at on this day.
    pub as_of: Day,
    /// Where it stands.
    pub now: Standing,
    /// Days with something marked, so far (too early needs three).
    pub marked_days: u32,
    /// Moments that weigh something.
    pub marked: u32,
    /// Moments told directly whose openness is not marked.
    pub unmarked: u32,
    /// Since `now.changed_from` (else in the last 90 days): bad news told directly.
    pub hard_told: u32,
    /// In the same time: questions dodged.
    pub dodged: u32,
    /// 100·mean today less 100·mean 90 days ago; `None` if it was too early then.
    pub moved: Option<f64>,
    /// A point a day, oldest first; the last is `as_of`. Empty unless asked for.
    pub series: Vec<Standing>,
    /// Where it stood on the day of the latest talk, when gone quiet.
    pub last_talk: Option<Standing>,
    /// Entries dated after `as_of`.
    pub later: u32,
}

/// An entry with all around it.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryPage {
    /// The entry, whole.
    pub entry: Entry,
    /// Its prospect.
    pub prospect: Link,
    /// Its talk, without entries.
    pub conversation: Conversation,
    /// The people of the talk.
    pub contacts: Vec<Contact>,
    /// The question it replies to.
    pub question: Option<Question>,
    /// Points today; `None` without evidence.
    pub points: Option<Points>,
    /// 100·mean before and after the entry's day.
    pub day_moved: Option<(f64, f64)>,
    /// Earlier wordings.
    pub revisions: u32,
    /// The moment before and after it at the same prospect.
    pub neighbours: (Option<Uid>, Option<Uid>),
    /// The lines around it while it waits in the inbox.
    pub around: Option<(String, String)>,
}

/// A name with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The id.
    pub uid: Uid,
    /// The name.
    pub name: String,
}

/// A conversation whole.
#[derive(Debug, Clone, PartialEq)]
pub struct ConversationPage {
    /// The talk with its moments, questions and promises.
    pub conversation: Conversation,
    /// Its prospect.
    pub prospect: Link,
    /// The people of the prospect (so that ids have names).
    pub people: Vec<Contact>,
}

/// A try that reached nobody, to be edited.
#[derive(Debug, Clone, PartialEq)]
pub struct AttemptPage {
    /// The try.
    pub attempt: Attempt,
    /// Who was tried.
    pub prospect: Link,
    /// The people of the prospect (so that ids have names).
    pub people: Vec<Contact>,
    /// When it was changed last.
    pub updated_at: Held,
}
