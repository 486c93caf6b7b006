//! Whom a line means.

use super::{
    line::{Taken, missing},
    state::{Home, State},
};
use crate::domain::{Contact, Held, Stage, Uid, fold};
use crate::exchange::Ref;
use crate::journal::change::people::{fresh, fresh_contact};
use crate::store::{
    List, Owner, Stored,
    rows::{self, Prospect, Table},
};

impl State<'_, '_> {
    /// The prospect a line belongs to; a name that nobody has makes one.
    pub(super) fn home(&mut self, whom: &Ref) -> Taken<i64> {
        match whom {
            Ref::Id(uid) => self.home_of(*uid),
            Ref::Name(name) => self.home_named(name),
        }
    }

    fn home_of(&mut self, uid: Uid) -> Taken<i64> {
        if let Some(id) = self.uids.get(&uid) {
            return Ok(*id);
        }
        let found = self.w.find::<Prospect>(uid)?.filter(|prospect| prospect.deleted_at.is_none());
        let prospect = found.ok_or_else(|| missing("prospect"))?;
        self.uids.insert(uid, prospect.id);
        Ok(self.settle(&prospect))
    }

    fn home_named(&mut self, name: &str) -> Taken<i64> {
        if let Some(id) = self.names.get(name) {
            return Ok(*id);
        }
        let id = match self.named(name)? {
            Some(prospect) => self.settle(&prospect),
            None => self.new_home(name)?,
        };
        self.names.insert(name.to_owned(), id);
        Ok(id)
    }

    /// The prospect of this name, if there is one.
    pub(super) fn named(&self, name: &str) -> Taken<Option<Stored<Prospect>>> {
        let folded = fold(name);
        Ok(match self.w.prospect_named(&folded)? {
            Some(prospect) => Some(prospect),
            None => self.w.prospect_called(&folded)?,
        })
    }

    fn new_home(&mut self, name: &str) -> Taken<i64> {
        let name = name.trim();
        let id = self.add(None, (None, None), &fresh(name, Stage::Prospecting))?;
        self.homes.insert(id, Home { id, stage: Stage::Prospecting });
        self.latest.insert(id, i64::MIN);
        self.w.touches(id);
        Ok(id)
    }

    /// From now on rows are added to this prospect.
    pub(super) fn settle(&mut self, prospect: &Stored<Prospect>) -> i64 {
        let id = prospect.id;
        self.homes.entry(id).or_insert(Home { id, stage: prospect.row.stage });
        self.w.touches(id);
        id
    }

    /// The stage of a line: its own, else the prospect's. A new prospect follows its latest line.
    pub(super) fn stage(&mut self, home: i64, given: Option<Stage>, held: Held) -> Stage {
        let Some(home) = self.homes.get_mut(&home) else { return given.unwrap_or(Stage::Prospecting) };
        let Some(stage) = given else { return home.stage };
        if let Some(latest) = self.latest.get_mut(&home.id)
            && held.at >= *latest
        {
            *latest = held.at;
            home.stage = stage;
        }
        stage
    }

    /// Every id among these people is there: asked before anything of the line is written.
    pub(super) fn check_people(&self, field: &str, people: &[Ref]) -> Taken<()> {
        for (at, person) in people.iter().enumerate() {
            if let Ref::Id(uid) = person
                && self.w.id_of(Table::Contacts, *uid)?.is_none()
            {
                return Err(missing(&format!("{field}[{at}]")));
            }
        }
        Ok(())
    }

    /// The people meant, each once.
    pub(super) fn people(&mut self, home: i64, people: &[Ref]) -> Taken<List<i64>> {
        let mut list = List(Vec::with_capacity(people.len()));
        for person in people {
            let id = self.person(home, person)?;
            if !list.0.contains(&id) {
                list.0.push(id);
            }
        }
        Ok(list)
    }

    /// The person meant; a name that nobody there has makes one.
    pub(super) fn person(&mut self, home: i64, person: &Ref) -> Taken<i64> {
        match person {
            Ref::Id(uid) => self.w.id_of(Table::Contacts, *uid)?.ok_or_else(|| missing("contacts")),
            Ref::Name(text) => {
                let (name, role) = Contact::split(text)?;
                Ok(self.person_named(home, &name, &role)?.0)
            }
        }
    }

    /// The person of this name, and whether it was made just now.
    pub(super) fn person_named(&mut self, home: i64, name: &str, role: &str) -> Taken<(i64, bool)> {
        if let Some(mut there) = self.w.contact_named(home, &fold(name))? {
            let was = there.row.clone();
            if was.role.is_empty() {
                role.clone_into(&mut there.row.role);
            }
            self.put(&there, &was)?;
            return Ok((there.id, false));
        }
        let position = self.w.next_position::<rows::Contact>(Owner::Prospect(home))?;
        let id = self.add(None, (None, None), &fresh_contact(home, position, name, role))?;
        Ok((id, true))
    }
}
