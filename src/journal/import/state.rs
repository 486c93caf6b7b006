//! An import in the middle of its file.

use std::collections::HashMap;

use super::line::{LineFault, Taken};
use crate::domain::{Held, Stage, Uid};
use crate::exchange::Record;
use crate::journal::change::Fault;
use crate::store::{
    Change, Source, Stored,
    rows::{Entry, Prospect, Table},
};

/// A prospect that lines of the file belong to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Home {
    pub(super) id: i64,
    /// Its stage, as far as the file is read.
    pub(super) stage: Stage,
}

/// What is known while the file is read.
pub(super) struct State<'i, 'w> {
    pub(super) w: &'i mut Change<'w>,
    pub(super) now: Held,
    /// The journal held nothing before: no line can be there already but by an id of this file.
    pub(super) was_empty: bool,
    /// The largest inner id before the import, by table.
    before: HashMap<Table, i64>,
    pub(super) homes: HashMap<i64, Home>,
    pub(super) names: HashMap<String, i64>,
    pub(super) uids: HashMap<Uid, i64>,
    /// Prospects that take the stage of their latest line: when that was held.
    pub(super) latest: HashMap<i64, i64>,
    entries: u64,
    others: u64,
    already: u64,
    /// Moves with everything that is made or changed.
    pub(super) touched: u64,
}

impl<'i, 'w> State<'i, 'w> {
    pub(super) fn of(w: &'i mut Change<'w>) -> Result<Self, Fault> {
        let was_empty = w.is_empty()?;
        let mut before = HashMap::new();
        for table in [
            Table::Conversations,
            Table::Entries,
            Table::Questions,
            Table::FollowUps,
            Table::Unsaid,
            Table::Attempts,
            Table::Outcomes,
            Table::WarningMarks,
            Table::Bank,
            Table::Views,
        ] {
            before.insert(table, w.last_id(table)?);
        }
        let now = w.now().held();
        Ok(Self {
            w,
            now,
            was_empty,
            before,
            homes: HashMap::new(),
            names: HashMap::new(),
            uids: HashMap::new(),
            latest: HashMap::new(),
            entries: 0,
            others: 0,
            already: 0,
            touched: 0,
        })
    }

    /// Takes a line.
    pub(super) fn take(&mut self, line: u64, record: Record) -> Taken<()> {
        let before = self.touched;
        match record {
            Record::Header(header) => return self.header(&header.settings),
            Record::Prospect(prospect) => self.prospect(line, *prospect)?,
            Record::Conversation(talk) => self.talk(line, *talk)?,
            Record::Question(question) => self.loose_question(*question)?,
            Record::FollowUp(promise) => self.loose_promise(promise)?,
            Record::Attempt(attempt) => self.attempt(attempt)?,
            Record::Outcome(outcome) => self.outcome(line, outcome)?,
            Record::Bank(question) => self.bank(question)?,
            Record::View(view) => self.view(view)?,
            Record::Warning(mark) => self.warning(mark)?,
            Record::Short(short) => self.short(*short)?,
        }
        self.already += u64::from(self.touched == before);
        Ok(())
    }

    /// The end of the file: stages of new prospects, references to what came later. Entries, others, already there.
    pub(super) fn finish(mut self, missing: impl FnMut(u64, String)) -> Result<(u64, u64, u64), Fault> {
        for (id, held) in std::mem::take(&mut self.latest) {
            let mut prospect: Stored<Prospect> = self.w.get(id)?;
            let stage = self.homes.get(&id).map_or(prospect.row.stage, |home| home.stage);
            if held != i64::MIN && prospect.row.stage != stage {
                prospect.row.stage = stage;
                self.w.put_quietly(&prospect)?;
            }
        }
        self.w.settle_later(missing)?;
        Ok((self.entries, self.others, self.already))
    }

    /// Settings that this journal has not set itself.
    fn header(&mut self, settings: &crate::exchange::Settings) -> Taken<()> {
        for (key, value) in settings {
            self.w.set_if_absent(key, &value.to_string())?;
        }
        Ok(())
    }

    /// The largest inner id of the table before the import.
    pub(super) fn before(&self, table: Table) -> i64 {
        self.before.get(&table).copied().unwrap_or(0)
    }

    /// Whether a row with this id is there, or must not come again. A row without an id is not.
    pub(super) fn is_known(&self, table: Table, uid: Option<Uid>) -> Taken<bool> {
        match uid {
            None => Ok(false),
            Some(uid) if self.was_empty => Ok(self.w.id_of(table, uid)?.is_some()),
            Some(uid) => Ok(self.w.is_known(table, uid)?),
        }
    }

    /// Adds a row with the id and times that its line gives.
    pub(super) fn add<T: Source>(
        &mut self,
        uid: Option<Uid>,
        (created, updated): (Option<Held>, Option<Held>),
        row: &T,
    ) -> Taken<i64> {
        let uid = uid.unwrap_or_else(|| self.w.fresh());
        let created = created.unwrap_or(self.now);
        let id = self.w.add_as(uid, created, updated.unwrap_or(created), row)?;
        let count = if T::TABLE == Entry::TABLE { &mut self.entries } else { &mut self.others };
        *count += 1;
        self.touched += 1;
        Ok(id)
    }

    /// Puts a row that may have changed.
    pub(super) fn put<T: Source + PartialEq>(&mut self, stored: &Stored<T>, was: &T) -> Taken<()> {
        if stored.row != *was {
            self.w.put_quietly(stored)?;
            self.touched += 1;
        }
        Ok(())
    }
}

impl From<Fault> for LineFault {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
