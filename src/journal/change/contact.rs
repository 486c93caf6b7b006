//! People at a prospect.

use super::{
    fault::{Done, live, words},
    people,
};
use crate::domain::{Invalid, Uid, fold};
use crate::journal::Reply;
use crate::store::{Change, Stored, rows::Contact};

/// A contact as its form gives it.
pub(super) struct Fields<'f> {
    pub(super) name: &'f str,
    pub(super) role: &'f str,
    pub(super) email: &'f str,
    pub(super) phone: &'f str,
    pub(super) note: &'f str,
    pub(super) note_private: bool,
}

/// The contact's fields anew; without an id, a new one.
pub(super) fn put(w: &mut Change<'_>, prospect: Uid, uid: Option<Uid>, fields: &Fields<'_>) -> Done<Reply> {
    let name = words(fields.name, "who", "A contact needs a name: “Dana Ruiz, COO”.")?;
    let prospect = people::known(w, prospect)?;
    let same = w.contact_named(prospect.id, &fold(name))?;
    if same.is_some_and(|same| Some(same.uid) != uid) {
        return Err(Invalid::new("who", format!("{name} is there already.")).into());
    }
    let mut contact: Stored<Contact> = match uid {
        Some(uid) => live(w, uid, "this contact")?,
        None => people::add_contact(w, prospect.id, name, "")?,
    };
    let row = &mut contact.row;
    (row.name, row.folded) = (name.to_owned(), fold(name));
    fields.role.trim().clone_into(&mut row.role);
    fields.email.trim().clone_into(&mut row.email);
    fields.phone.trim().clone_into(&mut row.phone);
    fields.note.trim_end().clone_into(&mut row.note);
    row.note_private = fields.note_private && !row.note.is_empty();
    w.put(&contact)?;
    w.say(format!("{} {name}, {}", if uid.is_some() { "edited" } else { "added" }, prospect.row.name));
    Ok(Reply::Made(contact.uid))
}
