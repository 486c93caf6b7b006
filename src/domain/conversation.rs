//! One talk with a prospect.

use super::{Entry, FollowUp, Held, Question, Stage, Uid, closed::closed_words};

closed_words! {
    /// How it was held.
    Channel, "channel", {
        /// In the same room.
        InPerson = "in_person",
        /// By phone.
        Call = "call",
        /// With a camera.
        Video = "video",
        /// By mail.
        Email = "email",
        /// By chat or text.
        Message = "message",
    }
}

/// A conversation with its moments, the questions asked in it and the promises made. Without an entry it is
/// *nothing frank said*: contact, and three in a row are a warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    /// Its name for ever.
    pub uid: Uid,
    /// Whom it was with.
    pub prospect: Uid,
    /// When.
    pub held: Held,
    /// How.
    pub channel: Channel,
    /// The stage at that time.
    pub stage: Stage,
    /// How long, in minutes.
    pub minutes: Option<u32>,
    /// A title; empty = none.
    pub title: String,
    /// Facts, names, small talk, what they asked us: searchable, never evidence.
    pub note: String,
    /// Whether the note is private.
    pub note_private: bool,
    /// Who was there.
    pub contacts: Vec<Uid>,
    /// The moments, in order.
    pub entries: Vec<Entry>,
    /// The questions asked in it.
    pub questions: Vec<Question>,
    /// What was promised in it.
    pub follow_ups: Vec<FollowUp>,
    /// When the row was made.
    pub created_at: Held,
    /// When it was last changed.
    pub updated_at: Held,
}
