//! A moment, or a talk's own fields, anew.

use super::{
    entry as moment,
    fault::{Done, live},
    going::said,
    people::{self, join_list},
    question::{self, Asked},
};
use crate::domain::{Entry as Moment, Held};
use crate::journal::{EntryEdit, Reply, TalkEdit, Trouble};
use crate::store::{
    Change, List, Stored,
    rows::{Conversation, Entry, Question},
};

/// Everything of a moment as the form gives it.
pub(super) fn entry(w: &mut Change<'_>, edit: &EntryEdit) -> Done<Reply> {
    Moment::check_text(&edit.moment.text)?;
    let mut entry: Stored<Entry> = live(w, edit.entry, "this moment")?;
    as_seen(&entry, edit.seen, "this moment")?;
    let mut talk: Stored<Conversation> = w.get(entry.row.conversation_id)?;
    let said_by = match &edit.said_by {
        Some(person) => Some(people::contact_again(w, entry.row.prospect_id, &talk.row.contacts.0, person)?),
        None => None,
    };
    if said_by.is_some_and(|id| !talk.row.contacts.0.contains(&id)) {
        join_list(&mut talk.row.contacts, said_by);
        w.put(&talk)?;
    }
    let mut asked = Asked::of(&talk);
    let question = edit.moment.question.as_ref().map(|draft| question::of_talk(w, &mut asked, draft)).transpose()?;
    moment::fill(&mut entry.row, &edit.moment);
    entry.row.said_by = said_by;
    entry.row.question_id = question;
    w.put(&entry)?;
    said(w, "edited a moment", entry.row.prospect_id)?;
    Ok(Reply::Done)
}

/// Refuses to overwrite what another window has changed since it was read.
pub(super) fn as_seen<T>(row: &Stored<T>, seen: Option<Held>, what: &str) -> Done<()> {
    if seen.is_none_or(|seen| seen == row.updated) {
        return Ok(());
    }
    let says = format!("Not saved: another window has changed {what} meanwhile.");
    Err(Trouble::ChangedSince(says).into())
}

/// A talk's own fields. Its moments and questions follow its time.
pub(super) fn talk(w: &mut Change<'_>, edit: &TalkEdit) -> Done<Reply> {
    let mut talk: Stored<Conversation> = live(w, edit.conversation, "this talk")?;
    as_seen(&talk, edit.seen, "this talk")?;
    let who = people::people_again(w, talk.row.prospect_id, &talk.row.contacts.0, &edit.contacts)?;
    let before = talk.row.held();
    let row = &mut talk.row;
    row.set_held(edit.held);
    (row.channel, row.stage, row.minutes) = (edit.channel, edit.stage, edit.minutes);
    edit.title.trim().clone_into(&mut row.title);
    edit.note.trim_end().clone_into(&mut row.note);
    row.note_private = edit.note_private && !row.note.is_empty();
    row.contacts = List(Vec::new());
    join_list(&mut row.contacts, who);
    w.put(&talk)?;
    if before != edit.held {
        follow(w, &talk, before)?;
    }
    said(w, "edited a talk", talk.row.prospect_id)?;
    Ok(Reply::Done)
}

/// Moments have the talk's time; questions asked in it were asked then, unless they say otherwise.
fn follow(w: &mut Change<'_>, talk: &Stored<Conversation>, before: Held) -> Done<()> {
    let held = talk.row.held();
    for mut entry in w.ever_of_talk::<Entry>(talk.id)? {
        (entry.row.held_at, entry.row.day) = (held.at, held.day());
        w.put(&entry)?;
    }
    for mut question in w.ever_of_talk::<Question>(talk.id)? {
        let row = &mut question.row;
        if row.asked() == Some(before) {
            (row.asked_at, row.asked_offset) = (Some(held.at), held.offset);
        }
        if row.asked_day == Some(before.day()) {
            row.asked_day = Some(held.day());
        }
        if row.closed_on == Some(before.day()) {
            row.closed_on = Some(held.day());
        }
        w.put(&question)?;
    }
    Ok(())
}
