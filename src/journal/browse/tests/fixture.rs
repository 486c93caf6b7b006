//! A journal in memory, written row by row as the migration describes rows, so that reading is tested by itself.

use crate::{
    domain::{Day, Held, Moment, Uid, Zone, fold},
    journal::{
        Read, Reply, Trouble,
        browse::{Unread, answer},
        evidence::fill,
    },
    store::Snapshot,
};
use rusqlite::{Connection, params, params_from_iter, types::Value};
use std::cell::Cell;

/// Thursday 19 November 2026.
pub(super) const TODAY: Day = Day(20_776);

/// Noon of a day, in UTC.
pub(super) fn noon(day: Day) -> Held {
    Held::at(i64::from(day.0) * 86_400_000 + 43_200_000, 0)
}

pub(super) fn now() -> Moment {
    Moment { utc: noon(TODAY).at, zone: Zone::Fixed(0) }
}

/// The id that row `id` of `table` has.
pub(super) fn uid(table: &str, id: i64) -> Uid {
    let mut random = [0; 10];
    random[..2].copy_from_slice(&table.as_bytes()[..2]);
    random[2..].copy_from_slice(&id.to_be_bytes());
    Uid::v7(0, &random)
}

pub(super) struct Fixture {
    pub(super) conn: Connection,
    made: Cell<i64>,
}

/// A moment to write; what is not said is `o`, neutral, asked, not marked.
#[derive(Clone)]
pub(super) struct Said<'a> {
    pub(super) body: &'a str,
    pub(super) tag: Option<i64>,
    pub(super) openness: Option<i64>,
    pub(super) news: i64,
    pub(super) surfaced: i64,
    pub(super) objection: Option<i64>,
    pub(super) question: Option<i64>,
    pub(super) by: Option<i64>,
    pub(super) labels: &'a str,
}

impl Default for Said<'_> {
    fn default() -> Self {
        Self {
            body: "Twelve weeks is four more than they have now.",
            tag: Some(0),
            openness: None,
            news: 1,
            surfaced: 1,
            objection: None,
            question: None,
            by: None,
            labels: "[]",
        }
    }
}

impl Fixture {
    pub(super) fn new() -> Self {
        let conn = Connection::open_in_memory().expect("memory");
        conn.execute_batch(include_str!("../../../../assets/migrations/0001_journal.sql")).expect("the schema");
        Self { conn, made: Cell::new(0) }
    }

    /// Inserts a row: its own columns and values, then those every source row has. Gives its row id.
    fn insert(&self, table: &str, columns: &str, values: Vec<Value>) -> i64 {
        self.made.set(self.made.get() + 1);
        let next: i64 = self
            .conn
            .query_row(&format!("SELECT coalesce(max(id), 0) + 1 FROM {table}"), [], |row| row.get(0))
            .expect("a number");
        let marks = vec!["?"; values.len()].join(", ");
        let sql = format!(
            "INSERT INTO {table}(id, uid, changed, device, created_at, created_offset, updated_at, updated_offset, {columns})
             VALUES ({next}, ?, {0}, x'00', {0}, 0, {0}, 0, {marks})",
            self.made.get()
        );
        let uid = Value::Blob(uid(table, next).bytes().to_vec());
        self.conn.execute(&sql, params_from_iter(std::iter::once(uid).chain(values))).expect("a row");
        next
    }

    pub(super) fn prospect(&self, name: &str, stage: i64) -> i64 {
        let id = self.insert(
            "prospects",
            "name, folded, stage",
            vec![name.to_owned().into(), fold(name).into(), stage.into()],
        );
        self.settle();
        id
    }

    pub(super) fn contact(&self, prospect: i64, name: &str, role: &str) -> i64 {
        let values = vec![prospect.into(), 0.into(), name.to_owned().into(), fold(name).into(), role.to_owned().into()];
        let id = self.insert("contacts", "prospect_id, position, name, folded, role", values);
        self.settle();
        id
    }

    /// A call, discovery.
    pub(super) fn talk(&self, prospect: i64, held: Held, contacts: &str) -> i64 {
        let values = vec![
            prospect.into(),
            held.at.into(),
            held.offset.map(i64::from).into(),
            held.day().0.into(),
            contacts.to_owned().into(),
        ];
        let columns = "prospect_id, held_at, held_offset, day, contacts, channel, stage";
        let values = values.into_iter().chain([1.into(), 1.into()]).collect();
        self.insert("conversations", columns, values)
    }

    pub(super) fn entry(&self, talk: i64, said: &Said<'_>) -> i64 {
        let (prospect, held_at, day): (i64, i64, i32) = self
            .conn
            .query_row("SELECT prospect_id, held_at, day FROM conversations WHERE id = ?", [talk], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .expect("the talk");
        let values = vec![
            talk.into(),
            prospect.into(),
            held_at.into(),
            day.into(),
            said.body.to_owned().into(),
            said.tag.into(),
            said.openness.into(),
            said.news.into(),
            said.surfaced.into(),
            said.objection.or((said.tag == Some(1)).then_some(0)).into(),
            said.question.into(),
            said.by.into(),
            said.labels.to_owned().into(),
        ];
        let columns = "conversation_id, prospect_id, held_at, day, body, tag, openness, news, surfaced, objection, \
            question_id, said_by, labels, position";
        let place: i64 = self
            .conn
            .query_row("SELECT count(*) FROM entries WHERE conversation_id = ?", [talk], |row| row.get(0))
            .expect("a place");
        self.insert("entries", columns, values.into_iter().chain([place.into()]).collect())
    }

    /// A question in a state, asked on a day in a talk (or not).
    pub(super) fn question(&self, prospect: i64, talk: Option<i64>, text: &str, state: i64, asked: Option<Day>) -> i64 {
        let values = vec![
            prospect.into(),
            talk.into(),
            0.into(),
            text.to_owned().into(),
            state.into(),
            asked.map(|day| noon(day).at).into(),
            asked.map(|_| 0_i64).into(),
            asked.map(|day| day.0).into(),
            (state > 2).then_some(asked).flatten().map(|day| day.0).into(),
        ];
        let columns =
            "prospect_id, conversation_id, position, text, state, asked_at, asked_offset, asked_day, closed_on";
        self.insert("questions", columns, values)
    }

    pub(super) fn follow_up(&self, prospect: i64, talk: Option<i64>, text: &str, due: Option<Day>, state: i64) -> i64 {
        let values = vec![
            prospect.into(),
            talk.into(),
            0.into(),
            text.to_owned().into(),
            due.map(|day| day.0).into(),
            state.into(),
        ];
        self.insert("follow_ups", "prospect_id, conversation_id, position, text, due, state", values)
    }

    pub(super) fn attempt(&self, prospect: i64, at: Held, note: &str) -> i64 {
        let values = vec![prospect.into(), at.at.into(), 0.into(), at.day().0.into(), 1.into(), note.to_owned().into()];
        self.insert("attempts", "prospect_id, held_at, held_offset, day, channel, note", values)
    }

    pub(super) fn unsaid(&self, prospect: i64, text: &str, state: i64, entry: Option<i64>) -> i64 {
        let values = vec![prospect.into(), 0.into(), text.to_owned().into(), state.into(), entry.into()];
        self.insert("unsaid", "prospect_id, position, text, state, entry_id", values)
    }

    /// A deal won (0) or lost (1), with what decided it; first heard in this moment, or (`None`) never.
    pub(super) fn outcome(&self, prospect: i64, result: i64, on: Day, why: &str, first: Option<i64>) -> i64 {
        let heard = if first.is_some() { 2 } else { 1 };
        let values = vec![
            prospect.into(),
            0.into(),
            result.into(),
            on.0.into(),
            why.to_owned().into(),
            heard.into(),
            first.into(),
        ];
        self.insert("outcomes", "prospect_id, what, result, on_day, decided_by, heard, first_heard", values)
    }

    /// A view somebody kept.
    pub(super) fn view(&self, name: &str, query: &str) -> i64 {
        self.insert("views", "name, query", vec![name.to_owned().into(), query.to_owned().into()])
    }

    /// To the trash at an instant.
    pub(super) fn trash(&self, table: &str, id: i64, at: i64) {
        self.conn.execute(&format!("UPDATE {table} SET deleted_at = ? WHERE id = ?"), params![at, id]).expect("a row");
    }

    /// A value of a row anew.
    pub(super) fn set(&self, table: &str, id: i64, column: &str, value: impl Into<Value>) {
        let sql = format!("UPDATE {table} SET {column} = ? WHERE id = ?");
        self.conn.execute(&sql, params![value.into(), id]).expect("a row");
    }

    /// Makes what is derived (facts of home, names) as the rows say.
    pub(super) fn settle(&self) {
        self.conn
            .execute_batch(
                "DELETE FROM names; DELETE FROM prospect_facts;
                 INSERT INTO prospect_facts SELECT id,
                   (SELECT max(held_at) FROM conversations WHERE prospect_id = p.id AND deleted_at IS NULL),
                   (SELECT max(day) FROM conversations WHERE prospect_id = p.id AND deleted_at IS NULL),
                   (SELECT count(*) FROM conversations WHERE prospect_id = p.id AND deleted_at IS NULL),
                   (SELECT count(*) FROM entries WHERE prospect_id = p.id AND deleted_at IS NULL),
                   (SELECT count(*) FROM entries WHERE prospect_id = p.id AND objection < 2 AND deleted_at IS NULL),
                   (SELECT count(*) FROM questions WHERE prospect_id = p.id AND state IN (0, 2) AND deleted_at IS NULL)
                 FROM prospects AS p WHERE deleted_at IS NULL;",
            )
            .expect("facts");
        fill(&self.conn, TODAY);
        for (kind, sql) in [
            (0, "SELECT id, folded FROM prospects WHERE deleted_at IS NULL"),
            (1, "SELECT p.id, lower(a.value) FROM prospects AS p, json_each(p.aliases) AS a WHERE deleted_at IS NULL"),
            (2, "SELECT id, folded FROM contacts WHERE deleted_at IS NULL"),
        ] {
            let mut rows = self.conn.prepare(sql).expect("sql");
            let names: Vec<(i64, String)> =
                rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows").flatten().collect();
            for (owner, name) in names {
                for start in std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1)) {
                    let row = params![&name[start..], kind, owner];
                    self.conn.execute("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", row).expect("a name");
                }
            }
        }
    }

    pub(super) fn ask(&self, read: &Read) -> Reply {
        answer(&Snapshot::over(&self.conn), read, now()).expect("an answer")
    }

    pub(super) fn trouble(&self, read: &Read) -> Trouble {
        match answer(&Snapshot::over(&self.conn), read, now()) {
            Err(Unread::Trouble(trouble)) => trouble,
            other => panic!("no trouble: {other:?}"),
        }
    }
}
