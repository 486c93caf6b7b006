//! Prospects with their people and what is unsaid, put down when a line first needs them.

use super::{book::Spot, place::Placing};
use crate::domain::{Uid, UnsaidState};
use crate::exchange::{ContactLine, ProspectLine, Ref, UnsaidLine};
use crate::journal::change::people::{fresh, fresh_contact};
use crate::store::{Put, StoreError, Times, Waiting, rows, rows::Table};

impl Placing<'_, '_, '_> {
    /// The row of a prospect that a line refers to, made if need be.
    pub(super) fn prospect_row(&mut self, slot: usize) -> Result<i64, StoreError> {
        let prospect = &mut self.survey.book.prospects[slot];
        if let Some(row) = prospect.row {
            if !std::mem::replace(&mut prospect.touched, true) {
                self.bulk.touches(row);
                if let Some(uid) = prospect.uid.filter(|_| prospect.old) {
                    let put = self.bulk.bring_back(Table::Prospects, uid)?;
                    self.count(Table::Prospects, put);
                }
            }
            return Ok(row);
        }
        let (uid, row) = (prospect.uid, fresh(&prospect.name, prospect.stage()));
        self.make_prospect(slot, uid, self.times(None, None), &row)
    }

    fn make_prospect(
        &mut self,
        slot: usize,
        uid: Option<Uid>,
        times: Times,
        row: &rows::Prospect,
    ) -> Result<i64, StoreError> {
        let put = self.bulk.put(uid, times, row)?;
        let id = self.count(Table::Prospects, put);
        let prospect = &mut self.survey.book.prospects[slot];
        (prospect.row, prospect.touched, prospect.next_person) = (Some(id), true, Some(0));
        self.bulk.touches(id);
        Ok(id)
    }

    /// A prospect's own line.
    pub(super) fn prospect_line(&mut self, line: ProspectLine) -> Result<(), StoreError> {
        let seen = self.bulk.seen();
        let slot = self.survey.book.prospect_of_line(&line, &seen)?;
        let times = self.times(line.created_at, line.updated_at);
        let prospect = &mut self.survey.book.prospects[slot];
        let lined = std::mem::replace(&mut prospect.lined, true);
        // A line that names its id makes the row, and never changes one; by name alone it sets what it gives.
        let sets = line.id.is_none() || (!prospect.old && !lined);
        let row = if prospect.row.is_none() {
            let mut row = fresh(&line.name, prospect.stage());
            give(&mut row, &line);
            self.make_prospect(slot, line.id, times, &row)?
        } else {
            let row = self.prospect_row(slot)?;
            if sets {
                self.set_prospect(row, &line)?;
            }
            row
        };
        for person in line.contacts {
            self.person_line(slot, person, times)?;
        }
        for (place, item) in (0..).zip(line.unsaid) {
            self.unsaid_line(row, item, place, times)?;
        }
        Ok(())
    }

    fn set_prospect(&mut self, row: i64, line: &ProspectLine) -> Result<(), StoreError> {
        let before = self.bulk.get::<rows::Prospect>(row)?.row;
        let mut after = before.clone();
        give(&mut after, line);
        after.stage = line.stage.unwrap_or(after.stage);
        if after != before {
            self.bulk.set(row, after)?;
            self.count_change();
        }
        Ok(())
    }

    /// The row of a person that a line refers to, made if need be.
    pub(super) fn person_row(&mut self, slot: usize) -> Result<i64, StoreError> {
        let person = &self.survey.book.people[slot];
        if let Some(row) = person.row {
            return Ok(row);
        }
        let (prospect, uid) = (person.prospect, person.uid);
        let (name, role) = (person.name.clone(), person.role.clone());
        let times = self.times(None, None);
        let row = fresh_contact(0, 0, &name, &role);
        self.make_person(slot, prospect, uid, times, row)
    }

    fn make_person(
        &mut self,
        slot: usize,
        prospect: usize,
        uid: Option<Uid>,
        times: Times,
        mut row: rows::Contact,
    ) -> Result<i64, StoreError> {
        row.prospect_id = self.prospect_row(prospect)?;
        row.position = match self.survey.book.prospects[prospect].next_person {
            Some(place) => place,
            None => self.bulk.seen().place_after(Table::Contacts, row.prospect_id)?,
        };
        let put = self.bulk.put(uid, times, &row)?;
        let id = self.count(Table::Contacts, put);
        self.survey.book.prospects[prospect].next_person = Some(row.position + 1);
        self.survey.book.people[slot].row = Some(id);
        Ok(id)
    }

    /// The people of these references, in their order, each once.
    pub(super) fn people_rows(&mut self, prospect: usize, people: &[Ref]) -> Result<Vec<i64>, StoreError> {
        let mut rows = Vec::with_capacity(people.len());
        for person in people {
            let row = self.person_ref(prospect, person)?;
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        Ok(rows)
    }

    /// The person of a reference.
    pub(super) fn person_ref(&mut self, prospect: usize, to: &Ref) -> Result<i64, StoreError> {
        let (seen, at) = (self.bulk.seen(), Spot { line: self.line, bytes: 0..0 });
        let slot = self.survey.book.person(prospect, to, String::new, &at, &seen)?;
        self.person_row(slot)
    }

    /// The prospect of a reference: its slot and its row.
    pub(super) fn prospect_ref(&mut self, to: &Ref) -> Result<(usize, i64), StoreError> {
        let (seen, at) = (self.bulk.seen(), Spot { line: self.line, bytes: 0..0 });
        let slot = self.survey.book.prospect(to, &at, &seen)?;
        Ok((slot, self.prospect_row(slot)?))
    }

    fn person_line(&mut self, prospect: usize, line: ContactLine, times: Times) -> Result<(), StoreError> {
        let seen = self.bulk.seen();
        let slot = self.survey.book.person_of_line(prospect, &line, &seen)?;
        let person = &mut self.survey.book.people[slot];
        let lined = std::mem::replace(&mut person.lined, true);
        match (person.row, line.id) {
            (None, uid) => {
                let mut row = fresh_contact(0, 0, &line.name, "");
                give_person(&mut row, line);
                self.make_person(slot, prospect, uid, times, row)?;
            }
            (Some(_), Some(uid)) if person.old => {
                let put = self.bulk.bring_back(Table::Contacts, uid)?;
                self.count(Table::Contacts, put);
            }
            (Some(row), uid) if uid.is_none() || !lined => self.set_person(row, line)?,
            _ => {}
        }
        Ok(())
    }

    fn set_person(&mut self, row: i64, line: ContactLine) -> Result<(), StoreError> {
        let before = self.bulk.get::<rows::Contact>(row)?.row;
        let mut after = before.clone();
        give_person(&mut after, line);
        if after != before {
            self.bulk.set(row, after)?;
            self.count_change();
        }
        Ok(())
    }

    fn unsaid_line(&mut self, prospect: i64, line: UnsaidLine, place: i64, times: Times) -> Result<(), StoreError> {
        let first = self.bulk.first(Table::Unsaid);
        let is_new = prospect >= self.bulk.first(Table::Prospects);
        if line.id.is_none() && !is_new && self.bulk.seen().unsaid_there(first, prospect, &line.text)?.is_some() {
            return Ok(());
        }
        let entry_id = match line.entry {
            Some(uid) => self.bulk.seen().id_of(Table::Entries, uid)?,
            None => None,
        };
        let row = rows::Unsaid {
            prospect_id: prospect,
            position: if is_new { place } else { self.bulk.seen().place_after(Table::Unsaid, prospect)? },
            text: line.text,
            noted_on: line.noted_on,
            state: line.state.unwrap_or(UnsaidState::Open),
            closed_on: line.closed_on,
            entry_id,
        };
        let put = self.bulk.put(line.id, times, &row)?;
        if let (Put::Made(id), Some(uid), None) = (put, line.entry, entry_id) {
            self.bulk.wait(Waiting::Said, id, uid, self.line)?;
        }
        self.count(Table::Unsaid, put);
        Ok(())
    }
}

/// What a line gives besides name and stage.
fn give(row: &mut rows::Prospect, line: &ProspectLine) {
    row.rhythm = line.rhythm.or(row.rhythm);
    if let Some(note) = &line.note {
        row.note.clone_from(note);
    }
    row.note_private |= line.note_private;
    if row.aliases.0.is_empty() {
        row.aliases.0.clone_from(&line.aliases);
    }
    for alias in &line.aliases {
        if !row.aliases.0.contains(alias) {
            row.aliases.0.push(alias.clone());
        }
    }
}

fn give_person(row: &mut rows::Contact, line: ContactLine) {
    let set = |field: &mut String, given: Option<String>| {
        if let Some(given) = given {
            *field = given;
        }
    };
    set(&mut row.role, line.role);
    set(&mut row.email, line.email);
    set(&mut row.phone, line.phone);
    set(&mut row.note, line.note);
    row.note_private |= line.note_private;
}
