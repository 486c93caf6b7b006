//! The fields of a card: filled with what is there, and turned into a change of the journal.

use super::{Card, Of, draft::Texts};
use crate::{
    app::parts::form::{FieldName, read},
    domain::{Contact, Prospect, Rhythm, Stage},
    journal::{ProspectDraft, Write},
};

/// What the journal has of a prospect, a text a field.
pub(super) fn of_prospect(prospect: &Prospect) -> [(FieldName, String); 6] {
    [
        (FieldName::Name, prospect.name.clone()),
        (FieldName::Stage, prospect.stage.said()),
        (FieldName::Rhythm, prospect.rhythm.map(Rhythm::said).unwrap_or_default()),
        (FieldName::Aliases, prospect.aliases.join(", ")),
        (FieldName::Note, prospect.note.clone()),
        (FieldName::NotePrivate, read::note_is(prospect.note_private).to_owned()),
    ]
}

/// What the journal has of a person, a text a field.
pub(super) fn of_contact(contact: &Contact) -> [(FieldName, String); 6] {
    [
        (FieldName::Name, contact.name.clone()),
        (FieldName::Role, contact.role.clone()),
        (FieldName::Email, contact.email.clone()),
        (FieldName::Phone, contact.phone.clone()),
        (FieldName::Note, contact.note.clone()),
        (FieldName::NotePrivate, read::note_is(contact.note_private).to_owned()),
    ]
}

impl Card {
    /// What is there has been read. Fields that hold a draft keep its words.
    pub(super) fn found(&mut self, there: &[(FieldName, String)]) {
        if self.keeping.uid().is_none() && !self.keeping.has_changed() {
            for (name, text) in there {
                self.form.fill(*name, text);
            }
        }
        let filled = there.iter().filter(|(_, text)| !text.trim().is_empty());
        self.there = filled.map(|(name, text)| (name.word().to_owned(), text.clone())).collect::<Texts>();
    }

    /// The change that saves it; what cannot be read marks its field.
    pub(super) fn write(&mut self, name: String) -> Option<Write> {
        match self.of {
            Of::NewProspect | Of::Prospect(_) => self.prospect(name),
            Of::NewContact(_) | Of::Contact(..) => self.contact(name),
        }
    }

    fn prospect(&mut self, name: String) -> Option<Write> {
        let stage = self.form.read(FieldName::Stage, |text| read::word(text, Stage::parse))?;
        let rhythm = self.form.read(FieldName::Rhythm, |text| read::word(text, Rhythm::parse))?;
        let people = self.form.read(FieldName::People, read::people)?;
        let note_private = self.form.read(FieldName::NotePrivate, read::note_private)?;
        let uid = match self.of {
            Of::Prospect(uid) => Some(uid),
            _ => None,
        };
        Some(Write::PutProspect(ProspectDraft {
            uid,
            name,
            stage,
            rhythm: Some(rhythm),
            note: Some(self.form.text(FieldName::Note)),
            note_private: Some(note_private),
            aliases: Some(read::names(&self.form.text(FieldName::Aliases))),
            people,
            unsaid: self.form.text(FieldName::Unsaid),
        }))
    }

    fn contact(&mut self, name: String) -> Option<Write> {
        let (prospect, uid) = match self.of {
            Of::NewContact(prospect) => (prospect, None),
            Of::Contact(prospect, uid) => (prospect, Some(uid)),
            Of::NewProspect | Of::Prospect(_) => return None,
        };
        let note_private = self.form.read(FieldName::NotePrivate, read::note_private)?;
        Some(Write::PutContact {
            prospect,
            uid,
            name,
            role: self.form.text(FieldName::Role),
            email: self.form.text(FieldName::Email),
            phone: self.form.text(FieldName::Phone),
            note: self.form.text(FieldName::Note),
            note_private,
        })
    }
}
