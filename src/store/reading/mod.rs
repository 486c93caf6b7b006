//! Everything that is looked up in a journal, one file per group of tables: SQL in, domain values out.
//!
//! It changes nothing and computes nothing that is not SQL's: trust, windows and sentences are the journal's. Rows in
//! the trash are left out unless a name says otherwise. Lists are walked by key ([`Step`]), never by counting rows, and
//! each list query pins its join order with `CROSS JOIN`: with statistics at hand the planner would else turn a walk
//! along an index into "scan the prospects, sort".

mod after;
mod asked_again;
mod askings;
mod bank;
mod book;
mod changes;
mod condition;
mod counted;
mod decode;
mod ended;
mod entries;
mod evidence;
mod facts;
mod first_day;
mod follow_ups;
mod hits;
mod kept;
mod names;
mod next_talks;
mod objections;
mod people;
mod prospects;
mod questions;
mod quotes;
mod review;
mod sql;
mod step;
mod talks;
mod talks_back;
mod today;
mod totals;
mod trash;
mod trends;
mod views;
mod warned;
mod warnings;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use after::{AfterSave, SavedMoment};
pub(crate) use asked_again::Times;
pub(crate) use askings::AskingLine;
#[cfg(test)]
pub(crate) use askings::CameLine;
pub(super) use askings::register;
pub(crate) use bank::OwnQuestion;
pub(crate) use changes::DraftLine;
pub(crate) use condition::{Sought, Standings, Stands};
pub(crate) use counted::CountedLine;
pub(crate) use ended::EndedLine;
pub(crate) use entries::{EntryHome, EntryLine};
pub(crate) use facts::{EntryFactRow, FactRows, QuestionFactRow};
pub(crate) use kept::{Kept, PackedDays, TrustLine, TrustRow};
pub(crate) use names::{NameLine, NameOf};
pub(crate) use objections::ObjectionTold;
pub(crate) use prospects::{ProspectLine, Sorting};
pub(crate) use questions::{QuestionLine, SameLine};
pub(crate) use quotes::{NamedBack, QuoteLine};
pub(crate) use review::{AskedLine, MomentBack, OutcomeLine, PromiseLine, Stretch};
pub(crate) use step::{Place, Step};
pub(crate) use talks::{AttemptLine, TalkLine, TalkWhole};
pub(crate) use talks_back::{OfTalks, TalkBack};
pub(crate) use today::{DueDays, DueOf};
pub(crate) use trash::TrashKind;
pub(crate) use trends::ToldLine;
pub(crate) use views::ViewLine;
pub(crate) use warned::Warned;
pub(crate) use warnings::{AskedBack, MarkBack, ObjectionBack, PromiseBack, ToldBack};

use super::{Snapshot, StoreError};
use rusqlite::Row;
use sql::Sql;

/// What a look-up gives.
pub(crate) type Result<T> = std::result::Result<T, StoreError>;

/// How many characters of a text a row of a list carries.
const FIRST_WORDS: i64 = 200;

#[cfg(test)]
impl<'c> Snapshot<'c> {
    /// A look through any connection, for tests.
    pub(crate) fn over(conn: &'c rusqlite::Connection) -> Self {
        register(conn).expect("a function");
        Self::through(conn)
    }
}

impl Snapshot<'_> {
    /// All rows of a query.
    fn all<T>(&self, sql: &Sql, make: impl FnMut(&Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>> {
        #[cfg(test)]
        tests::asked(sql);
        let mut query = self.conn.prepare_cached(sql.text())?;
        Ok(query.query_map(sql.values(), make)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The first row of a query, if there is one.
    fn one<T>(&self, sql: &Sql, make: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>) -> Result<Option<T>> {
        let mut query = self.conn.prepare_cached(sql.text())?;
        let mut rows = query.query(sql.values())?;
        Ok(rows.next()?.map(make).transpose()?)
    }

    /// The one number a query gives; 0 without a row.
    fn number(&self, sql: &Sql) -> Result<i64> {
        Ok(self.one(sql, |row| row.get(0))?.unwrap_or(0))
    }
}
