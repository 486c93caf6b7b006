//! Whom a form means: prospects and people by id or by name, made on the fly where they are new.

use super::fault::{Done, live, words};
use crate::domain::{Invalid, Stage, Uid, fold};
use crate::journal::{Person, Whom};
use crate::store::{
    Change, List, Owner, Stored,
    rows::{Contact, Prospect},
};

/// A prospect a form means, and whether it was made for it.
pub(super) struct Meant {
    pub(super) prospect: Stored<Prospect>,
    pub(super) is_new: bool,
}

/// The prospect that is meant. A name that is there already (folded, or as another name) means the one there.
pub(super) fn prospect(w: &mut Change<'_>, whom: &Whom, stage: Option<Stage>) -> Done<Meant> {
    let name = match whom {
        Whom::Known(uid) => return Ok(Meant { prospect: known(w, *uid)?, is_new: false }),
        Whom::New(name) => words(name, "who", "Who was it? Write the company’s name.")?,
    };
    let folded = fold(name);
    if let Some(prospect) = w.prospect_named(&folded)? {
        return Ok(Meant { prospect, is_new: false });
    }
    if let Some(prospect) = w.prospect_called(&folded)? {
        return Ok(Meant { prospect, is_new: false });
    }
    let prospect = w.add(&fresh(name, stage.unwrap_or(Stage::Prospecting)))?;
    Ok(Meant { prospect, is_new: true })
}

/// The prospect of this id.
pub(super) fn known(w: &Change<'_>, uid: Uid) -> Done<Stored<Prospect>> {
    live(w, uid, "this prospect")
}

/// A new prospect's row.
pub(in crate::journal) fn fresh(name: &str, stage: Stage) -> Prospect {
    Prospect {
        name: name.to_owned(),
        folded: fold(name),
        stage,
        rhythm: None,
        note: String::new(),
        note_private: false,
        aliases: List(Vec::new()),
    }
}

/// The people that are meant, each once, in order.
pub(super) fn people(w: &mut Change<'_>, prospect: i64, meant: &[Person]) -> Done<Vec<i64>> {
    meant.iter().map(|person| contact(w, prospect, person)).collect()
}

/// The people that are meant in what is there already, as [`people`]: who `was` in it may stay, in the trash or not.
pub(super) fn people_again(w: &mut Change<'_>, prospect: i64, was: &[i64], meant: &[Person]) -> Done<Vec<i64>> {
    meant.iter().map(|person| contact_again(w, prospect, was, person)).collect()
}

/// The person that is meant in what is there already, as [`contact`]: who `was` in it may stay, in the trash or not.
pub(super) fn contact_again(w: &mut Change<'_>, prospect: i64, was: &[i64], person: &Person) -> Done<i64> {
    if let Person::Known(uid) = person
        && let Some(there) = w.find::<Contact>(*uid)?
        && was.contains(&there.id)
    {
        return Ok(there.id);
    }
    contact(w, prospect, person)
}

/// The person that is meant. A folded name that is there already means the one there, who takes a role that was not
/// known so far.
pub(super) fn contact(w: &mut Change<'_>, prospect: i64, person: &Person) -> Done<i64> {
    let (name, role) = match person {
        Person::Known(uid) => {
            let contact: Stored<Contact> = live(w, *uid, "this contact")?;
            return if contact.row.prospect_id == prospect {
                Ok(contact.id)
            } else {
                Err(Invalid::new("who", format!("{} is with another prospect.", contact.row.name)).into())
            };
        }
        Person::New { name, role } => (words(name, "who", "A contact needs a name: “Dana Ruiz, COO”.")?, role.trim()),
    };
    if let Some(mut there) = w.contact_named(prospect, &fold(name))? {
        if there.row.role.is_empty() && !role.is_empty() {
            role.clone_into(&mut there.row.role);
            w.put(&there)?;
        }
        return Ok(there.id);
    }
    Ok(add_contact(w, prospect, name, role)?.id)
}

/// A new person at a prospect.
pub(super) fn add_contact(w: &mut Change<'_>, prospect: i64, name: &str, role: &str) -> Done<Stored<Contact>> {
    let position = w.next_position::<Contact>(Owner::Prospect(prospect))?;
    Ok(w.add(&fresh_contact(prospect, position, name, role))?)
}

/// A new person's row.
pub(in crate::journal) fn fresh_contact(prospect_id: i64, position: i64, name: &str, role: &str) -> Contact {
    Contact {
        prospect_id,
        position,
        name: name.to_owned(),
        folded: fold(name),
        role: role.to_owned(),
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        note_private: false,
    }
}

/// Adds ids to a list that does not have them yet.
pub(super) fn join_list(list: &mut List<i64>, more: impl IntoIterator<Item = i64>) {
    for id in more {
        if !list.0.contains(&id) {
            list.0.push(id);
        }
    }
}
