//! Tries that reached nobody.

use super::{
    edit::as_seen,
    fault::{Done, live},
    going::said,
    people,
};
use crate::domain::{Channel, Held};
use crate::journal::{AttemptEdit, Person, Reply, Whom};
use crate::store::{Change, List, Stored, rows::Attempt};

/// Writes a try down.
pub(super) fn add(
    w: &mut Change<'_>,
    prospect: &Whom,
    (at, channel): (Held, Channel),
    contacts: &[Person],
    (note, is_private): (&str, bool),
) -> Done<Reply> {
    let meant = people::prospect(w, prospect, None)?;
    let who = people::people(w, meant.prospect.id, contacts)?;
    let mut list = List(Vec::new());
    people::join_list(&mut list, who);
    let made = w.add(&Attempt {
        prospect_id: meant.prospect.id,
        held_at: at.at,
        held_offset: at.offset,
        day: at.day(),
        channel,
        contacts: list,
        note: note.trim().to_owned(),
        note_private: is_private && !note.trim().is_empty(),
    })?;
    w.say(format!("wrote down a try that reached nobody, {}", meant.prospect.row.name));
    Ok(Reply::Made(made.uid))
}

/// A try anew.
pub(super) fn edit(w: &mut Change<'_>, edit: &AttemptEdit) -> Done<Reply> {
    let mut attempt: Stored<Attempt> = live(w, edit.attempt, "this try")?;
    as_seen(&attempt, edit.seen, "this try")?;
    let who = people::people_again(w, attempt.row.prospect_id, &attempt.row.contacts.0, &edit.contacts)?;
    let row = &mut attempt.row;
    (row.held_at, row.held_offset, row.day) = (edit.at.at, edit.at.offset, edit.at.day());
    row.channel = edit.channel;
    row.contacts = List(Vec::new());
    people::join_list(&mut row.contacts, who);
    edit.note.trim().clone_into(&mut row.note);
    row.note_private = edit.note_private && !row.note.is_empty();
    w.put(&attempt)?;
    said(w, "edited a try", attempt.row.prospect_id)?;
    Ok(Reply::Done)
}
