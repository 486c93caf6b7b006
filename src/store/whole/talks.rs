//! Talks with all that was said, asked and promised in them, by time, then id. Four cursors walk side by side in the
//! same order, so that a talk's children are read where they lie and never looked up one talk at a time.

use rusqlite::{Row, Rows, Statement};

use super::{Part, Whole, names::Names};
use crate::domain::{Conversation, Entry, FollowUp, ObjectionState, Question, Uid};
use crate::store::{StoreError, values::List, values::held};

const TALK: &str =
    "SELECT c.id, c.held_at, c.uid, c.prospect_id, c.held_offset, c.channel, c.stage, c.minutes, c.title,
  c.note, c.note_private, c.contacts, c.created_at, c.created_offset, c.updated_at, c.updated_offset";
const ENTRY: &str = "SELECT c.id, e.uid, e.body, e.tag, e.tag_origin, e.openness, e.news, e.surfaced, e.labels, e.said_by,
  e.reception, e.private, CASE WHEN e.question_id IS NOT NULL
    THEN (SELECT uid FROM questions WHERE id = e.question_id AND deleted_at IS NULL) END,
  e.objection, e.addressed_on, e.settled_on, e.settled_by, e.created_at, e.created_offset, e.updated_at, e.updated_offset";
const QUESTION: &str = "SELECT c.id, e.uid, e.text, e.state, e.planned_on, e.asked_at, e.asked_offset, e.closed_on,
  e.until, e.silence, e.held, e.bank, e.note, e.note_private, e.private";
const PROMISE: &str = "SELECT c.id, e.uid, e.text, e.due, e.state, e.kept_on";

/// Where a talk stands in the order in which they are read: when it was held, and its number here.
type Place = (i64, i64);

/// The children of one kind, read ahead by one.
struct Children<'s, T> {
    rows: Rows<'s>,
    /// The last column: when the talk was held.
    held: usize,
    ahead: Option<(Place, T)>,
    read: fn(&Row<'_>, &Names) -> rusqlite::Result<T>,
}

impl<'s, T> Children<'s, T> {
    fn start(
        statement: &'s mut Statement<'_>,
        part: &Part,
        names: &Names,
        read: fn(&Row<'_>, &Names) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Self> {
        let held = statement.column_count() - 1;
        let mut children = Self { rows: statement.query([part.bound()])?, held, ahead: None, read };
        children.step(names)?;
        Ok(children)
    }

    fn step(&mut self, names: &Names) -> rusqlite::Result<()> {
        self.ahead = match self.rows.next()? {
            Some(row) => Some(((row.get(self.held)?, row.get(0)?), (self.read)(row, names)?)),
            None => None,
        };
        Ok(())
    }

    /// Those of this talk, which come next if it has any; those of talks passed over (in the trash) are passed over.
    fn of(&mut self, talk: Place, names: &Names) -> rusqlite::Result<Vec<T>> {
        let mut found = Vec::new();
        while let Some((of, child)) = self.ahead.take_if(|(of, _)| *of <= talk) {
            if of == talk {
                found.push(child);
            }
            self.step(names)?;
        }
        Ok(found)
    }
}

impl Whole<'_> {
    /// Every talk.
    ///
    /// # Errors
    /// What `take` returns, and [`StoreError`] when the file cannot be read.
    pub fn conversations<E: From<StoreError>>(
        &self,
        mut take: impl FnMut(Conversation) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut talks = self.prepare(&format!("{TALK} FROM conversations AS c"), "c.deleted_at IS NULL", "")?;
        let mut entries = self.children(ENTRY, "entries", &self.part.entries())?;
        let mut questions = self.children(QUESTION, "questions", "1")?;
        let mut promises = self.children(PROMISE, "follow_ups", "1")?;
        let (part, names) = (&self.part, &self.names);
        let mut entries = Children::start(&mut entries, part, names, entry).map_err(StoreError::from)?;
        let mut questions = Children::start(&mut questions, part, names, question).map_err(StoreError::from)?;
        let mut promises = Children::start(&mut promises, part, names, promise).map_err(StoreError::from)?;
        let mut talks = talks.query([part.bound()]).map_err(StoreError::from)?;
        // Talks held at one instant, in order of their numbers here; they leave in order of their ids.
        let mut together: Vec<Conversation> = Vec::new();
        while let Some(row) = talks.next().map_err(StoreError::from)? {
            let mut talk = || -> rusqlite::Result<Conversation> {
                let place = (row.get(1)?, row.get(0)?);
                let mut talk = talk(row, names)?;
                talk.entries = entries.of(place, names)?;
                talk.questions = questions.of(place, names)?;
                talk.follow_ups = promises.of(place, names)?;
                Ok(talk)
            };
            let talk = talk().map_err(StoreError::from)?;
            if together.last().is_some_and(|last| last.held.at != talk.held.at) {
                pass(&mut together, &mut take)?;
            }
            together.push(talk);
        }
        pass(&mut together, &mut take)
    }

    fn prepare(&self, select: &str, which: &str, then: &str) -> Result<Statement<'_>, StoreError> {
        let only = self.part.talks();
        let sql = format!("{select} WHERE {which} AND {only} ORDER BY c.held_at, c.id{then}");
        Ok(self.seen.conn.prepare(&sql)?)
    }

    fn children(&self, select: &str, table: &str, which: &str) -> Result<Statement<'_>, StoreError> {
        // Of the talk only what stands in its index is asked, so that its row is read once and not four times.
        let from =
            format!("{select}, c.held_at FROM conversations AS c CROSS JOIN {table} AS e ON e.conversation_id = c.id");
        self.prepare(&from, &format!("e.deleted_at IS NULL AND {which}"), ", e.position, e.id")
    }
}

fn pass<E>(together: &mut Vec<Conversation>, take: &mut impl FnMut(Conversation) -> Result<(), E>) -> Result<(), E> {
    together.sort_by_key(|talk| talk.uid);
    together.drain(..).try_for_each(take)
}

fn talk(row: &Row<'_>, names: &Names) -> rusqlite::Result<Conversation> {
    Ok(Conversation {
        uid: row.get(2)?,
        prospect: names.prospect(row, 3)?,
        held: crate::domain::Held { at: row.get(1)?, offset: row.get(4)? },
        channel: row.get(5)?,
        stage: row.get(6)?,
        minutes: row.get(7)?,
        title: row.get(8)?,
        note: row.get(9)?,
        note_private: row.get(10)?,
        contacts: names.contacts(row, 11)?,
        entries: Vec::new(),
        questions: Vec::new(),
        follow_ups: Vec::new(),
        created_at: held(row, 12)?,
        updated_at: held(row, 14)?,
    })
}

fn entry(row: &Row<'_>, names: &Names) -> rusqlite::Result<Entry> {
    Ok(Entry {
        uid: row.get(1)?,
        text: row.get(2)?,
        tag: row.get(3)?,
        tag_origin: row.get(4)?,
        openness: row.get(5)?,
        news: row.get(6)?,
        surfaced: row.get(7)?,
        labels: row.get::<_, List<String>>(8)?.0,
        said_by: names.contact(row, 9)?,
        reception: row.get(10)?,
        private: row.get(11)?,
        question: row.get::<_, Option<Uid>>(12)?,
        objection: row.get::<_, Option<ObjectionState>>(13)?.unwrap_or(ObjectionState::Open),
        addressed_on: row.get(14)?,
        settled_on: row.get(15)?,
        settled_by: row.get(16)?,
        created_at: held(row, 17)?,
        updated_at: held(row, 19)?,
    })
}

pub(super) fn question(row: &Row<'_>, _: &Names) -> rusqlite::Result<Question> {
    let asked_at: Option<i64> = row.get(5)?;
    let asked_offset = row.get(6)?;
    Ok(Question {
        uid: row.get(1)?,
        text: row.get(2)?,
        state: row.get(3)?,
        planned_on: row.get(4)?,
        asked_at: asked_at.map(|at| crate::domain::Held { at, offset: asked_offset }),
        closed_on: row.get(7)?,
        until: row.get(8)?,
        silence: row.get(9)?,
        held: row.get(10)?,
        bank: row.get(11)?,
        note: row.get(12)?,
        note_private: row.get(13)?,
        private: row.get(14)?,
    })
}

pub(super) fn promise(row: &Row<'_>, _: &Names) -> rusqlite::Result<FollowUp> {
    Ok(FollowUp { uid: row.get(1)?, text: row.get(2)?, due: row.get(3)?, state: row.get(4)?, kept_on: row.get(5)? })
}
