//! Who the names and ids of a file mean: a slot for every prospect and person that it names, whether the journal has
//! them or they are new. The first pass fills it and finds ids that nobody has; the second puts the new ones down as they
//! are first needed. It is the one thing of an import that grows with the file: by its names, not by its entries.

use std::{collections::HashMap, ops::Range};

use crate::domain::{Contact, Held, Stage, Uid, fold};
use crate::exchange::{ContactLine, ConversationLine, ProspectLine, Record, Ref};
use crate::store::{Snapshot, StoreError, rows::Table};

/// Where a line stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) line: u64,
    pub(super) bytes: Range<u64>,
}

/// A prospect that the file names.
#[derive(Debug, Default)]
pub(super) struct ProspectSlot {
    pub(super) uid: Option<Uid>,
    pub(super) name: String,
    /// Its row, once there is one.
    pub(super) row: Option<i64>,
    /// It was in the journal before.
    pub(super) old: bool,
    /// A line of its own has been put down.
    pub(super) lined: bool,
    /// This import has touched it.
    pub(super) touched: bool,
    /// The stage it has, or that its own line gives.
    pub(super) stage: Option<Stage>,
    /// The stage of its latest talk in the file.
    latest: Option<(i64, Stage)>,
    /// The place of the next new person.
    pub(super) next_person: Option<i64>,
    wanted: Wanted,
}

impl ProspectSlot {
    /// The stage of its talks that do not say theirs, and its own if it is new.
    pub(super) fn stage(&self) -> Stage {
        self.stage.or(self.latest.map(|(_, stage)| stage)).unwrap_or(Stage::Prospecting)
    }
}

/// A person that the file names.
#[derive(Debug, Default)]
pub(super) struct PersonSlot {
    pub(super) prospect: usize,
    pub(super) uid: Option<Uid>,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) row: Option<i64>,
    pub(super) old: bool,
    pub(super) lined: bool,
    wanted: Wanted,
}

/// Whether anybody said who an id is; if not, the lines that name it.
#[derive(Debug, Default)]
enum Wanted {
    #[default]
    Known,
    By(Vec<(Spot, String)>),
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) prospects: Vec<ProspectSlot>,
    pub(super) people: Vec<PersonSlot>,
    prospect_ids: HashMap<Uid, usize>,
    prospect_names: HashMap<String, usize>,
    prospect_aliases: HashMap<String, usize>,
    people_ids: HashMap<Uid, usize>,
    people_names: HashMap<(usize, String), usize>,
}

impl Book {
    /// Learns whom a line names.
    pub(super) fn learn(
        &mut self,
        record: &Record,
        at: &Spot,
        seen: &Snapshot<'_>,
        now: Held,
    ) -> Result<(), StoreError> {
        match record {
            Record::Header(_) | Record::Bank(_) | Record::View(_) => return Ok(()),
            Record::Prospect(line) => return self.learn_prospect(line, seen),
            Record::Conversation(line) => return self.learn_talk(line, at, seen, now),
            Record::Question(line) => self.prospect(&line.prospect, at, seen)?,
            Record::FollowUp(line) => self.prospect(&line.prospect, at, seen)?,
            Record::Outcome(line) => self.prospect(&line.prospect, at, seen)?,
            Record::Warning(line) => self.prospect(&line.prospect, at, seen)?,
            Record::Attempt(line) => {
                let prospect = self.prospect(&line.prospect, at, seen)?;
                self.learn_people(prospect, &line.contacts, "contacts", at, seen)?;
                prospect
            }
            Record::Short(line) => {
                let prospect = self.prospect(&line.prospect, at, seen)?;
                self.learn_people(prospect, &line.contacts, "contacts", at, seen)?;
                self.learn_people(prospect, line.said_by.as_slice(), "said_by", at, seen)?;
                self.learn_stage(prospect, line.held_at.unwrap_or(now), line.stage);
                prospect
            }
        };
        Ok(())
    }

    fn learn_talk(
        &mut self,
        line: &ConversationLine,
        at: &Spot,
        seen: &Snapshot<'_>,
        now: Held,
    ) -> Result<(), StoreError> {
        let prospect = self.prospect(&line.prospect, at, seen)?;
        self.learn_people(prospect, &line.contacts, "contacts", at, seen)?;
        for (place, entry) in line.entries.iter().enumerate() {
            if let Some(person) = &entry.said_by {
                let field = || format!("entries[{place}].said_by");
                self.person(prospect, person, field, at, seen)?;
            }
        }
        self.learn_stage(prospect, line.held_at.unwrap_or(now), line.stage);
        Ok(())
    }

    fn learn_people(
        &mut self,
        prospect: usize,
        people: &[Ref],
        field: &str,
        at: &Spot,
        seen: &Snapshot<'_>,
    ) -> Result<(), StoreError> {
        for (place, person) in people.iter().enumerate() {
            let field = || if field == "contacts" { format!("{field}[{place}]") } else { field.to_owned() };
            self.person(prospect, person, field, at, seen)?;
        }
        Ok(())
    }

    fn learn_stage(&mut self, prospect: usize, held: Held, stage: Option<Stage>) {
        let latest = &mut self.prospects[prospect].latest;
        if let Some(stage) = stage
            && latest.is_none_or(|(at, _)| at <= held.at)
        {
            *latest = Some((held.at, stage));
        }
    }

    /// Learns of a prospect from its own line.
    fn learn_prospect(&mut self, line: &ProspectLine, seen: &Snapshot<'_>) -> Result<(), StoreError> {
        let folded = fold(&line.name);
        let slot = match line.id {
            Some(uid) => self.prospect_of_id(uid, Some(&folded), seen)?,
            None => self.prospect_of_name(&line.name, seen)?,
        };
        let prospect = &mut self.prospects[slot];
        prospect.wanted = Wanted::Known;
        if prospect.name.is_empty() {
            prospect.name.clone_from(&line.name);
        }
        if !prospect.old && (line.id.is_none() || prospect.stage.is_none()) {
            prospect.stage = line.stage.or(prospect.stage);
        }
        self.prospect_names.entry(folded).or_insert(slot);
        for alias in &line.aliases {
            self.prospect_aliases.entry(fold(alias)).or_insert(slot);
        }
        for person in &line.contacts {
            let at = self.person_of_line(slot, person, seen)?;
            self.people[at].wanted = Wanted::Known;
            if self.people[at].name.is_empty() {
                self.people[at].name.clone_from(&person.name);
            }
        }
        Ok(())
    }

    /// The slot of a prospect's own line.
    pub(super) fn prospect_of_line(&mut self, line: &ProspectLine, seen: &Snapshot<'_>) -> Result<usize, StoreError> {
        match line.id {
            Some(uid) => self.prospect_of_id(uid, None, seen),
            None => self.prospect_of_name(&line.name, seen),
        }
    }

    /// The slot that a line refers to.
    pub(super) fn prospect(&mut self, to: &Ref, at: &Spot, seen: &Snapshot<'_>) -> Result<usize, StoreError> {
        let uid = match to {
            Ref::Name(name) => return self.prospect_of_name(name, seen),
            Ref::Id(uid) => *uid,
        };
        let slot = self.prospect_of_id(uid, None, seen)?;
        want(&mut self.prospects[slot].wanted, at, || format!("prospect is {uid}; no prospect has this id"));
        Ok(slot)
    }

    /// `folded`: the name of a line that tells who the id is; it may be somebody the file named before.
    fn prospect_of_id(&mut self, uid: Uid, folded: Option<&str>, seen: &Snapshot<'_>) -> Result<usize, StoreError> {
        if let Some(slot) = self.prospect_ids.get(&uid) {
            return Ok(*slot);
        }
        let there = seen.prospect_there(uid)?;
        let slot = match (there, folded.and_then(|folded| self.prospect_names.get(folded))) {
            (Some(there), _) => self.add(ProspectSlot {
                uid: Some(uid),
                row: Some(there.id),
                old: true,
                stage: Some(there.stage),
                ..ProspectSlot::default()
            }),
            (None, Some(named)) if self.prospects[*named].uid.is_none() => *named,
            (None, _) => {
                self.add(ProspectSlot { uid: Some(uid), wanted: Wanted::By(Vec::new()), ..ProspectSlot::default() })
            }
        };
        self.prospects[slot].uid = Some(uid);
        self.prospect_ids.insert(uid, slot);
        Ok(slot)
    }

    fn prospect_of_name(&mut self, name: &str, seen: &Snapshot<'_>) -> Result<usize, StoreError> {
        let folded = fold(name);
        if let Some(slot) = self.prospect_names.get(&folded) {
            return Ok(*slot);
        }
        let there = seen.prospect_called(&folded)?;
        let slot = match (there, self.prospect_aliases.get(&folded)) {
            (Some(there), _) => match self.prospect_ids.get(&there.uid) {
                Some(slot) => *slot,
                None => self.prospect_of_id(there.uid, None, seen)?,
            },
            (None, Some(slot)) => *slot,
            (None, None) => self.add(ProspectSlot { name: name.trim().to_owned(), ..ProspectSlot::default() }),
        };
        self.prospect_names.insert(folded, slot);
        Ok(slot)
    }

    /// The slot of a person that a line refers to; `field` is how the file names the place.
    pub(super) fn person(
        &mut self,
        prospect: usize,
        to: &Ref,
        field: impl FnOnce() -> String,
        at: &Spot,
        seen: &Snapshot<'_>,
    ) -> Result<usize, StoreError> {
        match to {
            Ref::Id(uid) => {
                let slot = self.person_of_id(prospect, *uid, None, seen)?;
                want(&mut self.people[slot].wanted, at, || format!("{} is {uid}; no contact has this id", field()));
                Ok(slot)
            }
            Ref::Name(text) => {
                let (name, role) = Contact::split(text).unwrap_or_else(|_| (text.clone(), String::new()));
                self.person_of_name(prospect, &name, &role, seen)
            }
        }
    }

    /// The slot of an item of a prospect's `contacts`.
    pub(super) fn person_of_line(
        &mut self,
        prospect: usize,
        line: &ContactLine,
        seen: &Snapshot<'_>,
    ) -> Result<usize, StoreError> {
        match line.id {
            Some(uid) => self.person_of_id(prospect, uid, Some(&fold(&line.name)), seen),
            None => self.person_of_name(prospect, &line.name, line.role.as_deref().unwrap_or_default(), seen),
        }
    }

    fn person_of_id(
        &mut self,
        prospect: usize,
        uid: Uid,
        folded: Option<&str>,
        seen: &Snapshot<'_>,
    ) -> Result<usize, StoreError> {
        if let Some(slot) = self.people_ids.get(&uid) {
            // Somebody referred to the person before its own line; the line knows where it belongs.
            if folded.is_some() && !self.people[*slot].old {
                self.people[*slot].prospect = prospect;
            }
            return Ok(*slot);
        }
        let row = seen.id_of(Table::Contacts, uid)?;
        let named = folded.and_then(|folded| self.people_names.get(&(prospect, folded.to_owned())));
        let slot = match (row, named) {
            (None, Some(named)) if self.people[*named].uid.is_none() => *named,
            _ => {
                let wanted = if row.is_some() { Wanted::Known } else { Wanted::By(Vec::new()) };
                self.people.push(PersonSlot { prospect, row, old: row.is_some(), wanted, ..PersonSlot::default() });
                self.people.len() - 1
            }
        };
        self.people[slot].uid = Some(uid);
        self.people_ids.insert(uid, slot);
        if let Some(folded) = folded {
            self.people_names.entry((prospect, folded.to_owned())).or_insert(slot);
        }
        Ok(slot)
    }

    fn person_of_name(
        &mut self,
        prospect: usize,
        name: &str,
        role: &str,
        seen: &Snapshot<'_>,
    ) -> Result<usize, StoreError> {
        let key = (prospect, fold(name));
        let slot = if let Some(slot) = self.people_names.get(&key) {
            *slot
        } else {
            let home = &self.prospects[prospect];
            let row = match home.row.filter(|_| home.old) {
                Some(home) => seen.person_called(home, &key.1)?,
                None => None,
            };
            let name = name.trim().to_owned();
            self.people.push(PersonSlot { prospect, name, row, old: row.is_some(), ..PersonSlot::default() });
            self.people_names.insert(key, self.people.len() - 1);
            self.people.len() - 1
        };
        if self.people[slot].role.is_empty() {
            role.trim().clone_into(&mut self.people[slot].role);
        }
        Ok(slot)
    }

    /// The lines that name an id nobody has, with what is wrong.
    pub(super) fn orphans(&mut self) -> Vec<(Spot, String)> {
        let prospects = self.prospects.iter_mut().map(|slot| &mut slot.wanted);
        let people = self.people.iter_mut().map(|slot| &mut slot.wanted);
        let mut found: Vec<_> = prospects
            .chain(people)
            .flat_map(|wanted| match std::mem::take(wanted) {
                Wanted::Known => Vec::new(),
                Wanted::By(lines) => lines,
            })
            .collect();
        found.sort_by_key(|(at, _)| at.line);
        found.dedup_by_key(|(at, _)| at.line);
        found
    }

    fn add(&mut self, slot: ProspectSlot) -> usize {
        self.prospects.push(slot);
        self.prospects.len() - 1
    }
}

/// Notes that a line names an id of which nothing is known yet.
fn want(wanted: &mut Wanted, at: &Spot, why: impl FnOnce() -> String) {
    if let Wanted::By(lines) = wanted {
        lines.push((at.clone(), why()));
    }
}
