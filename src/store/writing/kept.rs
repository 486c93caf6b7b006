//! What the trust model takes in, as it was before an op and as it is after: a change of evidence is the difference. The
//! journal reckons it before the commit and hands back bytes and numbers to keep.
//!
//! A row that the op touches is noted once, as it was. At the end its closure is drawn (an entry with its question, a
//! question with all its replies, a talk that has lost or won its only moment); rows in it that the op did not touch were
//! before what they are now.

use rusqlite::{Connection, Row, params};
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::change::Change;
use crate::domain::Day;
use crate::store::{
    error::StoreError,
    reading::{EntryFactRow, FactRows, QuestionFactRow, TrustRow},
    rows::Table,
};

/// Past so many rows touched at one prospect its evidence is made anew from all of them.
const MANY: usize = 1_000;

/// What an op has touched of what the trust model takes in: rows as they were before it, `None` = not there.
#[derive(Debug, Default)]
pub(super) struct Disturbed {
    entries: BTreeMap<i64, Option<EntryThen>>,
    questions: BTreeMap<i64, Option<QuestionThen>>,
    talks: BTreeMap<i64, Option<TalkThen>>,
    rows: HashMap<i64, usize>,
    /// Prospects whose evidence is to be made anew.
    anew: BTreeSet<i64>,
}

#[derive(Debug, Clone, Copy)]
struct EntryThen {
    prospect: i64,
    talk: i64,
    question: Option<i64>,
    fact: EntryFactRow,
}

#[derive(Debug, Clone, Copy)]
struct QuestionThen {
    prospect: i64,
    fact: QuestionFactRow,
}

#[derive(Debug, Clone, Copy)]
struct TalkThen {
    prospect: i64,
    day: Day,
}

/// What an op changes of one prospect's facts: a closed part of them, before and after.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Part {
    pub(crate) before: FactRows,
    pub(crate) after: FactRows,
}

const ENTRY: &str =
    "id, prospect_id, conversation_id, question_id, day, tag, openness, news, surfaced, deleted_at IS NOT NULL AS gone";
const QUESTION: &str =
    "id, prospect_id, asked_day, state, closed_on, until, deleted_at IS NOT NULL AS gone, conversation_id";
const TALK: &str = "id, prospect_id, day, deleted_at IS NOT NULL AS gone";

fn entry(row: &Row<'_>) -> rusqlite::Result<Option<EntryThen>> {
    if row.get("gone")? {
        return Ok(None);
    }
    let fact = EntryFactRow {
        id: row.get(0)?,
        day: row.get("day")?,
        tag: row.get("tag")?,
        openness: row.get("openness")?,
        news: row.get("news")?,
        surfaced: row.get("surfaced")?,
        question: None,
    };
    Ok(Some(EntryThen { prospect: row.get(1)?, talk: row.get(2)?, question: row.get(3)?, fact }))
}

fn question(row: &Row<'_>) -> rusqlite::Result<Option<QuestionThen>> {
    if row.get("gone")? {
        return Ok(None);
    }
    let fact = QuestionFactRow {
        id: row.get(0)?,
        asked: row.get("asked_day")?,
        state: row.get("state")?,
        closed: row.get("closed_on")?,
        until: row.get("until")?,
    };
    Ok(Some(QuestionThen { prospect: row.get(1)?, fact }))
}

fn talk(row: &Row<'_>) -> rusqlite::Result<Option<TalkThen>> {
    if row.get("gone")? {
        return Ok(None);
    }
    Ok(Some(TalkThen { prospect: row.get(1)?, day: row.get("day")? }))
}

/// The columns of a table that count, and whether it counts at all.
const fn columns(table: Table) -> Option<&'static str> {
    match table {
        Table::Entries => Some(ENTRY),
        Table::Questions => Some(QUESTION),
        Table::Conversations => Some(TALK),
        _ => None,
    }
}

impl Disturbed {
    /// A row as it is; the first time counts.
    fn note(&mut self, table: Table, row: &Row<'_>) -> rusqlite::Result<()> {
        let id = row.get(0)?;
        let prospect: i64 = row.get(1)?;
        match table {
            Table::Entries if !self.entries.contains_key(&id) => drop(self.entries.insert(id, entry(row)?)),
            Table::Questions if !self.questions.contains_key(&id) => drop(self.questions.insert(id, question(row)?)),
            Table::Conversations if !self.talks.contains_key(&id) => drop(self.talks.insert(id, talk(row)?)),
            _ => return Ok(()),
        }
        let rows = self.rows.entry(prospect).or_default();
        *rows += 1;
        if *rows > MANY {
            self.anew.insert(prospect);
        }
        Ok(())
    }

    fn knows(&self, table: Table, id: i64) -> bool {
        match table {
            Table::Entries => self.entries.contains_key(&id),
            Table::Questions => self.questions.contains_key(&id),
            Table::Conversations => self.talks.contains_key(&id),
            _ => true,
        }
    }

    /// A row that was not there before.
    pub(super) fn made(&mut self, table: Table, id: i64) {
        match table {
            Table::Entries => drop(self.entries.entry(id).or_insert(None)),
            Table::Questions => drop(self.questions.entry(id).or_insert(None)),
            Table::Conversations => drop(self.talks.entry(id).or_insert(None)),
            _ => {}
        }
    }

    /// The evidence of this prospect is made anew, whatever else is noted.
    pub(super) fn all_of(&mut self, prospect: i64) {
        self.anew.insert(prospect);
    }
}

impl Change<'_> {
    /// Notes a row that is about to change.
    pub(super) fn disturb(&mut self, table: Table, id: i64) -> Result<(), StoreError> {
        let Some(columns) = columns(table).filter(|_| !self.disturbed.knows(table, id)) else { return Ok(()) };
        let sql = format!("SELECT {columns} FROM {} WHERE id = ?1", table.name());
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([id])?;
        match rows.next()? {
            Some(row) => Ok(self.disturbed.note(table, row)?),
            None => Ok(()),
        }
    }

    /// The same for rows `WHERE` this; `?1` in it is `id`.
    pub(super) fn disturb_where(&mut self, table: Table, which: &str, id: i64) -> Result<(), StoreError> {
        let Some(columns) = columns(table) else { return Ok(()) };
        let mut statement = self.conn.prepare(&format!("SELECT {columns} FROM {which}"))?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            if !self.disturbed.anew.contains(&row.get(1)?) {
                self.disturbed.note(table, row)?;
            }
        }
        Ok(())
    }

    /// The prospects that this op has touched in any way.
    pub(crate) fn touched_prospects(&self) -> BTreeSet<i64> {
        self.facts.clone()
    }

    /// Whether the evidence of this prospect is to be made anew, rather than corrected.
    pub(crate) fn is_anew(&self, prospect: i64) -> bool {
        self.disturbed.anew.contains(&prospect)
    }

    /// What the op has changed of each prospect's facts so far.
    pub(crate) fn parts(&self) -> Result<BTreeMap<i64, Part>, StoreError> {
        let noted = &self.disturbed;
        let mut closure = Closure::new(self.conn);
        for id in noted.entries.keys() {
            closure.entry(*id)?;
        }
        let of_entries = noted.entries.values().flatten().chain(closure.entries.values().flatten());
        let (questions, talks): (BTreeSet<_>, BTreeSet<_>) =
            of_entries.map(|entry| (entry.question, entry.talk)).unzip();
        for id in noted.questions.keys().copied().chain(questions.into_iter().flatten()) {
            closure.question(id)?;
        }
        for id in noted.talks.keys().copied().chain(talks) {
            closure.talk(id)?;
        }
        Ok(closure.parts(noted))
    }

    /// Keeps the packed evidence of a prospect.
    pub(crate) fn keep_evidence(&mut self, prospect: i64, model: i64, days: &[u8]) -> Result<(), StoreError> {
        Ok(put_evidence(self.conn, prospect, model, days)?)
    }

    /// Keeps where trust stands with a prospect.
    pub(crate) fn keep_trust(&mut self, prospect: i64, row: &TrustRow) -> Result<(), StoreError> {
        Ok(put_trust(self.conn, prospect, row)?)
    }

    /// All lines are of no model from here on: what they rest on has changed for the whole book.
    pub(crate) fn outdate_lines(&mut self) -> Result<(), StoreError> {
        Ok(self.conn.execute("UPDATE trust_now SET model = 0", []).map(drop)?)
    }

    /// Nothing is kept of a prospect that is in the trash or gone.
    pub(crate) fn keep_nothing(&mut self, prospect: i64) -> Result<(), StoreError> {
        for table in ["evidence", "trust_now"] {
            self.conn.prepare_cached(&format!("DELETE FROM {table} WHERE prospect_id = ?1"))?.execute([prospect])?;
        }
        Ok(())
    }
}

fn put_evidence(conn: &Connection, prospect: i64, model: i64, days: &[u8]) -> rusqlite::Result<()> {
    conn.prepare_cached("INSERT OR REPLACE INTO evidence(prospect_id, model, days) VALUES (?1, ?2, ?3)")?
        .execute(params![prospect, model, days])
        .map(drop)
}

pub(crate) fn put_trust(conn: &Connection, prospect: i64, row: &TrustRow) -> rusqlite::Result<()> {
    let line = &row.line;
    conn.prepare_cached(
        "INSERT OR REPLACE INTO trust_now(prospect_id, as_of, model, state, trend, low, mean, high, changed_from,
           last_contact, was, months, reason, lost, attention, attention_tie, trust, trust_tie)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
    )?
    .execute(params![
        prospect,
        line.as_of,
        line.model,
        line.state.code(),
        line.trend,
        line.low,
        line.mean,
        line.high,
        line.changed_from,
        line.last_contact,
        line.was,
        line.months,
        line.reason,
        row.lost,
        row.attention.0,
        row.attention.1,
        row.trust.0,
        row.trust.1,
    ])
    .map(drop)
}

/// Everything that what was touched hangs together with, as it is now.
struct Closure<'c> {
    conn: &'c Connection,
    entries: BTreeMap<i64, Option<EntryThen>>,
    questions: BTreeMap<i64, Option<QuestionThen>>,
    /// With the ids of the talk's moments that are there.
    talks: BTreeMap<i64, (Option<TalkThen>, Vec<i64>)>,
}

impl<'c> Closure<'c> {
    const fn new(conn: &'c Connection) -> Self {
        Self { conn, entries: BTreeMap::new(), questions: BTreeMap::new(), talks: BTreeMap::new() }
    }

    fn entry(&mut self, id: i64) -> Result<(), StoreError> {
        let sql = format!("SELECT {ENTRY} FROM entries WHERE id = ?1");
        let now = one(self.conn, &sql, id, entry)?;
        self.entries.insert(id, now);
        Ok(())
    }

    /// A question with all its replies.
    fn question(&mut self, id: i64) -> Result<(), StoreError> {
        if self.questions.contains_key(&id) {
            return Ok(());
        }
        let now = one(self.conn, &format!("SELECT {QUESTION} FROM questions WHERE id = ?1"), id, question)?;
        self.questions.insert(id, now);
        let sql = format!("SELECT {ENTRY} FROM entries INDEXED BY entries_of_question WHERE question_id = ?1");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            self.entries.insert(row.get(0)?, entry(row)?);
        }
        Ok(())
    }

    fn talk(&mut self, id: i64) -> Result<(), StoreError> {
        let now = one(self.conn, &format!("SELECT {TALK} FROM conversations WHERE id = ?1"), id, talk)?;
        let sql = "SELECT id FROM entries WHERE conversation_id = ?1 AND deleted_at IS NULL";
        let moments = self.conn.prepare_cached(sql)?.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        self.talks.insert(id, (now, moments));
        Ok(())
    }

    /// The facts of it all, by prospect, before and after.
    fn parts(&self, noted: &Disturbed) -> BTreeMap<i64, Part> {
        let mut parts = BTreeMap::<i64, Part>::new();
        let entries_then = overlaid(&self.entries, &noted.entries);
        let questions_then = overlaid(&self.questions, &noted.questions);
        sort_in(&mut parts, &entries_then, &questions_then, |part| &mut part.before);
        let now = |entry: &(&i64, &Option<EntryThen>)| entry.1.map(|then| (*entry.0, then));
        let entries_now = self.entries.iter().filter_map(|entry| now(&entry)).collect();
        let questions_now = self.questions.iter().filter_map(|(id, then)| then.map(|then| (*id, then))).collect();
        sort_in(&mut parts, &entries_now, &questions_now, |part| &mut part.after);
        for (id, (now, moments)) in &self.talks {
            let then = noted.talks.get(id).unwrap_or(now);
            let was_empty = moments.iter().all(|moment| noted.entries.contains_key(moment))
                && noted.entries.values().flatten().all(|entry| entry.talk != *id);
            if let Some(talk) = then.filter(|_| was_empty) {
                parts.entry(talk.prospect).or_default().before.empty_talks.push(talk.day);
            }
            if let Some(talk) = now.filter(|_| moments.is_empty()) {
                parts.entry(talk.prospect).or_default().after.empty_talks.push(talk.day);
            }
        }
        parts
    }
}

/// One row of the closure as it is now; `None` where it is not there.
fn one<T>(
    conn: &Connection,
    sql: &str,
    id: i64,
    make: fn(&Row<'_>) -> rusqlite::Result<Option<T>>,
) -> Result<Option<T>, StoreError> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    Ok(rows.next()?.map(make).transpose()?.flatten())
}

/// What was there before: as noted, and as now where nothing was noted.
fn overlaid<T: Copy>(now: &BTreeMap<i64, Option<T>>, noted: &BTreeMap<i64, Option<T>>) -> BTreeMap<i64, T> {
    let ids = now.keys().chain(noted.keys());
    ids.filter_map(|id| noted.get(id).or_else(|| now.get(id)).copied().flatten().map(|then| (*id, then))).collect()
}

/// Sorts rows in by prospect. An entry is a reply only to a question of the same prospect that is there.
fn sort_in(
    parts: &mut BTreeMap<i64, Part>,
    entries: &BTreeMap<i64, EntryThen>,
    questions: &BTreeMap<i64, QuestionThen>,
    side: fn(&mut Part) -> &mut FactRows,
) {
    let mut places = HashMap::new();
    for (id, question) in questions {
        let rows = side(parts.entry(question.prospect).or_default());
        places.insert((question.prospect, *id), rows.questions.len());
        rows.questions.push(question.fact);
    }
    for entry in entries.values() {
        let question = entry.question.and_then(|id| places.get(&(entry.prospect, id)).copied());
        side(parts.entry(entry.prospect).or_default()).entries.push(EntryFactRow { question, ..entry.fact });
    }
}
