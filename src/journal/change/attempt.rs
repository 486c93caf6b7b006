//! Tries that reached nobody.

use super::{fault::Done, people};
use crate::domain::{Channel, Held};
use crate::journal::{Person, Reply, Whom};
use crate::store::{Change, List, rows::Attempt};

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
