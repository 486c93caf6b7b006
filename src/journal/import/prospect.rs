//! A prospect's line: everything of it, or just its name and what is to be set.

use super::{
    line::Taken,
    state::{Home, State},
};
use crate::domain::{Stage, Uid, UnsaidState, fold};
use crate::exchange::{ContactLine, ProspectLine, UnsaidLine};
use crate::journal::change::people::{fresh, fresh_contact};
use crate::store::{
    Later, List, Owner, Stored,
    rows::{Contact, Prospect, Table, Unsaid},
};

impl State<'_, '_> {
    pub(super) fn prospect(&mut self, line: u64, said: ProspectLine) -> Taken<()> {
        let home = match said.id {
            Some(uid) => match self.w.find::<Prospect>(uid)? {
                // In the trash it stays there with all it has.
                Some(there) if there.deleted_at.is_some() => return Ok(()),
                Some(there) => self.settle(&there),
                None if self.is_known(Table::Prospects, said.id)? => return Ok(()),
                None => self.new_prospect(Some(uid), &said)?,
            },
            None => match self.named(&said.name)? {
                Some(there) => self.set_fields(there, &said)?,
                None => self.new_prospect(None, &said)?,
            },
        };
        for (at, person) in said.contacts.into_iter().enumerate() {
            self.contact_line(home, at, person)?;
        }
        for (at, item) in said.unsaid.into_iter().enumerate() {
            self.unsaid_line(line, home, at, item)?;
        }
        Ok(())
    }

    fn new_prospect(&mut self, uid: Option<Uid>, said: &ProspectLine) -> Taken<i64> {
        let stage = said.stage.unwrap_or(Stage::Prospecting);
        let row = Prospect {
            rhythm: said.rhythm,
            note: said.note.clone().unwrap_or_default(),
            note_private: said.note_private,
            aliases: List(said.aliases.clone()),
            ..fresh(&said.name, stage)
        };
        let id = self.add(uid, (said.created_at, said.updated_at), &row)?;
        self.homes.insert(id, Home { id, stage });
        if said.stage.is_none() {
            self.latest.insert(id, i64::MIN);
        }
        self.w.touches(id);
        Ok(id)
    }

    /// A line without an id sets what it says of the prospect of its name.
    fn set_fields(&mut self, mut there: Stored<Prospect>, said: &ProspectLine) -> Taken<i64> {
        let was = there.row.clone();
        let row = &mut there.row;
        row.stage = said.stage.unwrap_or(row.stage);
        row.rhythm = said.rhythm.or(row.rhythm);
        if let Some(note) = &said.note {
            (row.note, row.note_private) = (note.clone(), said.note_private);
        }
        for alias in &said.aliases {
            if !row.aliases.0.contains(alias) {
                row.aliases.0.push(alias.clone());
            }
        }
        self.put(&there, &was)?;
        let home = self.settle(&there);
        if let Some(stage) = said.stage {
            self.latest.remove(&home);
            self.homes.insert(home, Home { id: home, stage });
        }
        Ok(home)
    }

    fn contact_line(&mut self, home: i64, at: usize, said: ContactLine) -> Taken<()> {
        if self.is_known(Table::Contacts, said.id)? {
            return Ok(());
        }
        let role = said.role.unwrap_or_default();
        if said.id.is_none()
            && let Some(there) = self.w.contact_named(home, &fold(&said.name))?
        {
            let mut anew = there.clone();
            let row = &mut anew.row;
            fill(&mut row.role, Some(role));
            fill(&mut row.email, said.email);
            fill(&mut row.phone, said.phone);
            fill(&mut row.note, said.note);
            return self.put(&anew, &there.row);
        }
        let position = self.place::<Contact>(home, at)?;
        let row = Contact {
            email: said.email.unwrap_or_default(),
            phone: said.phone.unwrap_or_default(),
            note: said.note.unwrap_or_default(),
            note_private: said.note_private,
            ..fresh_contact(home, position, &said.name, &role)
        };
        self.add(said.id, (None, None), &row)?;
        Ok(())
    }

    fn unsaid_line(&mut self, line: u64, home: i64, at: usize, said: UnsaidLine) -> Taken<()> {
        let there = match said.id {
            Some(_) => self.is_known(Table::Unsaid, said.id)?,
            None => self.w.text_was_there((Table::Unsaid, "text"), home, &said.text, self.before(Table::Unsaid))?,
        };
        if there {
            return Ok(());
        }
        let row = Unsaid {
            prospect_id: home,
            position: self.place::<Unsaid>(home, at)?,
            text: said.text,
            noted_on: said.noted_on,
            state: said.state.unwrap_or(UnsaidState::Open),
            closed_on: said.closed_on,
            entry_id: None,
        };
        let id = self.add(said.id, (None, None), &row)?;
        if let Some(to) = said.entry {
            let (field, from) = (format!("unsaid[{at}].entry"), (Table::Unsaid, id));
            self.w.refer_later(Later { line, field: &field, from, column: "entry_id", to })?;
        }
        Ok(())
    }

    /// The place after the last; the first is known without asking.
    fn place<T: crate::store::Source>(&self, home: i64, at: usize) -> Taken<i64> {
        let first = at == 0 && self.was_empty;
        if first { Ok(0) } else { Ok(self.w.next_position::<T>(Owner::Prospect(home))?) }
    }
}

/// Fills what was empty.
fn fill(place: &mut String, said: Option<String>) {
    if place.is_empty() {
        *place = said.unwrap_or_default();
    }
}
