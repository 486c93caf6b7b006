//! What one reads in the two minutes before a call.

use crate::domain::{Day, Uid};
use crate::journal::{ContactRow, EntryRow, EvidenceRow, FollowUpRow, NextQuestion, ProspectPage, QuestionRow};

/// All that is known of one prospect and matters before the next call; [`crate::journal::brief`] makes lines of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// As known on this day.
    pub today: Day,
    /// The prospect, where trust stands, what is unsaid, what warns.
    pub page: ProspectPage,
    /// The latest talk.
    pub last_talk: Option<Uid>,
    /// What moved trust most, up or down; at most three.
    pub moves: Vec<EvidenceRow>,
    /// The people there.
    pub people: Vec<ContactRow>,
    /// Objections, open ones first; at most 100.
    pub objections: Vec<EntryRow>,
    /// Questions, newest first; at most 100.
    pub questions: Vec<QuestionRow>,
    /// Promises, open ones first by due date; at most 100.
    pub promises: Vec<FollowUpRow>,
    /// What is most worth asking; at most three.
    pub next: Vec<NextQuestion>,
}
