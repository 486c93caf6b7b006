//! A talk's own row.

use crate::domain::Held;
use crate::journal::TalkDraft;
use crate::store::{
    List, Stored,
    rows::{Conversation, Prospect},
};

/// A new talk as the draft tells it.
pub(super) fn fresh(draft: &TalkDraft, prospect: &Stored<Prospect>, who: &[i64]) -> Conversation {
    let mut row = bare(prospect, draft.held, draft.channel);
    row.stage = draft.stage.unwrap_or(prospect.row.stage);
    row.minutes = draft.minutes;
    draft.title.trim().clone_into(&mut row.title);
    draft.note.trim_end().clone_into(&mut row.note);
    row.note_private = draft.note_private && !row.note.is_empty();
    super::people::join_list(&mut row.contacts, who.iter().copied());
    row
}

/// A talk of which nothing is known but when and how.
pub(super) fn bare(prospect: &Stored<Prospect>, held: Held, channel: crate::domain::Channel) -> Conversation {
    Conversation {
        prospect_id: prospect.id,
        held_at: held.at,
        held_offset: held.offset,
        day: held.day(),
        channel,
        stage: prospect.row.stage,
        minutes: None,
        title: String::new(),
        note: String::new(),
        note_private: false,
        contacts: List(Vec::new()),
    }
}

/// Adds a paragraph to the note, which is private from then on where that paragraph is.
pub(super) fn add_note(talk: &mut Conversation, text: &str, is_private: bool) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    talk.note_private |= is_private;
    if !talk.note.is_empty() {
        talk.note.push_str("\n\n");
    }
    talk.note.push_str(text);
}
