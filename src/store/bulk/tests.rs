//! What an import derives by a few statements is what the triggers derive row by row.

use super::*;
use crate::domain::{Channel, Held, News, QuestionState, Stage, Surfaced, Tag, TagOrigin, Zone, fold};
use crate::store::{List, Source, Store, rows};

/// Something that takes a row of any table.
trait Takes {
    fn take<T: Source>(&mut self, row: &T) -> Result<i64, StoreError>;
}

impl Takes for Change<'_> {
    fn take<T: Source>(&mut self, row: &T) -> Result<i64, StoreError> {
        let (uid, now) = (self.fresh(), self.now().held());
        self.add_as(uid, now, now, row)
    }
}

impl Takes for Bulk<'_, '_> {
    fn take<T: Source>(&mut self, row: &T) -> Result<i64, StoreError> {
        let now = self.now().held();
        Ok(self.put(None, Times { created: now, updated: now }, row)?.id())
    }
}

/// Rows with everything that something follows from: names, notes, people who were there, labels, a question.
fn fill(to: &mut impl Takes) -> Result<(), StoreError> {
    let prospect = to.take(&rows::Prospect {
        name: "Zielińska Bakeries".to_owned(),
        folded: fold("Zielińska Bakeries"),
        stage: Stage::Proposal,
        rhythm: None,
        note: "Rye and pastry.".to_owned(),
        note_private: false,
        aliases: List(vec!["Zielinska".to_owned()]),
    })?;
    let person = to.take(&rows::Contact {
        prospect_id: prospect,
        position: 0,
        name: "Dana Ruiz".to_owned(),
        folded: fold("Dana Ruiz"),
        role: "COO".to_owned(),
        email: String::new(),
        phone: String::new(),
        note: "Direct.".to_owned(),
        note_private: false,
    })?;
    for (at, title) in [(0, "Tasting"), (1, "")] {
        let held = Held::at(1_770_000_000_000 + at, 60);
        let talk = to.take(&rows::Conversation {
            prospect_id: prospect,
            held_at: held.at,
            held_offset: held.offset,
            day: held.day(),
            channel: Channel::Call,
            stage: Stage::Proposal,
            minutes: None,
            title: title.to_owned(),
            note: String::new(),
            note_private: false,
            contacts: List(vec![person; 1 - usize::from(title.is_empty())]),
        })?;
        let question = to.take(&question(prospect, talk, held))?;
        for labels in [&["price", "price", "lead-time"][..], &[]] {
            to.take(&entry(prospect, (talk, question), held, labels))?;
        }
    }
    Ok(())
}

fn question(prospect_id: i64, talk: i64, held: Held) -> rows::Question {
    rows::Question {
        prospect_id,
        conversation_id: Some(talk),
        position: 0,
        text: "What stops you?".to_owned(),
        state: QuestionState::Pending,
        planned_on: None,
        asked_at: Some(held.at),
        asked_offset: held.offset,
        asked_day: Some(held.day()),
        closed_on: None,
        until: None,
        silence: None,
        held: None,
        bank: None,
        note: "asked twice".to_owned(),
        note_private: false,
        private: false,
    }
}

fn entry(prospect_id: i64, (talk, question): (i64, i64), held: Held, labels: &[&str]) -> rows::Entry {
    rows::Entry {
        conversation_id: talk,
        position: 0,
        prospect_id,
        held_at: held.at,
        day: held.day(),
        body: format!("Six weeks, délai {talk} {}.", labels.len()),
        tag: Some(if labels.is_empty() { Tag::Objection } else { Tag::CandidFeedback }),
        tag_origin: Some(TagOrigin::Imported),
        openness: None,
        news: News::Neutral,
        surfaced: Surfaced::Asked,
        objection: None,
        addressed_on: None,
        settled_on: None,
        settled_by: String::new(),
        said_by: None,
        reception: None,
        private: false,
        question_id: Some(question),
        labels: List(labels.iter().map(|label| (*label).to_owned()).collect()),
    }
}

/// Everything that follows from rows, and whether the indexes of words agree with the words.
fn derived(store: &Store) -> Vec<String> {
    let conn = store.connection().expect("a connection");
    for table in ["entries_fts", "texts_fts"] {
        let check = format!("INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)");
        conn.execute(&check, []).expect("the index holds exactly the words");
    }
    let queries = [
        "SELECT word || ' ' || held_at || ' ' || entry_id FROM entry_labels JOIN labels ON id = label_id ORDER BY 1",
        "SELECT contact_id || ' ' || conversation_id FROM conversation_contacts ORDER BY 1",
        "SELECT kind || ' ' || owner || ' ' || body FROM texts ORDER BY 1",
        "SELECT folded || ' ' || kind || ' ' || owner FROM names ORDER BY 1",
        "SELECT month || ' ' || stage || ' ' || tag || ' ' || openness || ' ' || n FROM month_facts",
        "SELECT rowid FROM entries_fts WHERE entries_fts MATCH 'delai' ORDER BY 1",
        "SELECT kind || ' ' || owner FROM texts_fts JOIN texts ON id = texts_fts.rowid WHERE texts_fts MATCH 'ry*' ORDER BY 1",
        "SELECT prospect_id || ' ' || talks || ' ' || entries || ' ' || open_questions FROM prospect_facts",
    ];
    let mut found = Vec::new();
    for sql in queries {
        let mut statement = conn.prepare(sql).expect(sql);
        let rows = statement.query_map([], |row| row.get::<_, rusqlite::types::Value>(0)).expect(sql);
        let before = found.len();
        found.extend(rows.map(|row| format!("{:?}", row.expect(sql))));
        assert!(found.len() > before, "there is something to compare: {sql}");
    }
    found
}

#[test]
fn what_follows_is_what_the_triggers_say() {
    let note = OpNote { origin: "shell".to_owned(), verb: "imported" };
    let now = Moment { utc: 1_780_000_000_000, zone: Zone::Fixed(60) };
    let (one, other) = (Store::memory().expect("a store"), Store::memory().expect("a store"));
    let (mut one_by_one, mut many) = (one.writer().expect("a writer"), other.writer().expect("a writer"));
    let mut ids = Ids::new([4; 32]);
    // Twice: the second time there are rows from before.
    for _ in 0..2 {
        one_by_one.write(&note, now, &mut ids, |change| fill(change)).expect("written");
        let done = many.write_many(&note, now, &mut ids, |bulk| {
            fill(bulk)?;
            bulk.touches(bulk.first(Table::Prospects));
            bulk.finish(&mut |_| true)
        });
        assert_eq!(done, Ok(true));
    }
    assert_eq!(derived(&other), derived(&one));
    // And the triggers go again.
    many.write(&note, now, &mut ids, |change| fill(change)).expect("written");
    one_by_one.write(&note, now, &mut ids, |change| fill(change)).expect("written");
    assert_eq!(derived(&other), derived(&one));
}
