use super::*;
use crate::domain::{Channel, Day, Held, Ids, Moment, News, Stage, Surfaced, Tag, Uid, Zone, fold};
use crate::store::{
    Store, StoreError,
    rows::{Contact, Conversation, Entry, Prospect, Stored, Table},
    values::List,
};

mod past;

struct Bench {
    store: Store,
    writer: Writer,
    ids: Ids,
    now: Moment,
}

fn bench() -> Bench {
    let store = Store::memory().expect("a store");
    let writer = store.writer().expect("a writer");
    Bench { store, writer, ids: Ids::new([3; 32]), now: Moment { utc: 1_780_000_000_000, zone: Zone::Fixed(60) } }
}

impl Bench {
    fn write<T>(&mut self, origin: &str, act: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>) -> T {
        self.now = self.now.plus_ms(1000);
        let note = OpNote { origin: origin.to_owned(), verb: "wrote" };
        self.writer.write(&note, self.now, &mut self.ids, act).expect("written")
    }

    fn redo(&mut self, origin: &str) -> Result<Reversed, Refused> {
        self.write(origin, |w| {
            let done = w.bring_back()?;
            Ok(done)
        })
    }

    fn number(&self, sql: &str) -> i64 {
        let reader = self.store.reader().expect("a reader");
        reader.read(|seen| Ok::<_, StoreError>(seen.conn.query_row(sql, [], |row| row.get(0))?)).expect("a number")
    }
}

fn prospect(name: &str) -> Prospect {
    Prospect {
        name: name.to_owned(),
        folded: fold(name),
        stage: Stage::Discovery,
        rhythm: None,
        note: String::new(),
        note_private: false,
        aliases: List(vec![]),
    }
}

fn contact(prospect_id: i64, name: &str) -> Contact {
    Contact {
        prospect_id,
        position: 0,
        name: name.to_owned(),
        folded: fold(name),
        role: String::new(),
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        note_private: false,
    }
}

fn talk(prospect_id: i64, contacts: Vec<i64>) -> Conversation {
    let held = Held::on(Day(20_000));
    Conversation {
        prospect_id,
        held_at: held.at,
        held_offset: held.offset,
        day: held.day(),
        channel: Channel::Call,
        stage: Stage::Discovery,
        minutes: None,
        title: String::new(),
        note: String::new(),
        note_private: false,
        contacts: List(contacts),
    }
}

fn entry(talk: &Stored<Conversation>, body: &str, labels: &[&str]) -> Entry {
    Entry {
        conversation_id: talk.id,
        position: 0,
        prospect_id: talk.row.prospect_id,
        held_at: talk.row.held_at,
        day: talk.row.day,
        body: body.to_owned(),
        tag: Some(Tag::CandidFeedback),
        tag_origin: None,
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
        question_id: None,
        labels: List(labels.iter().map(|&word| word.to_owned()).collect()),
    }
}

/// A prospect with a person, a talk and a moment.
fn filled(bench: &mut Bench) -> (Stored<Prospect>, Stored<Contact>, Stored<Conversation>, Stored<Entry>) {
    bench.write("a", |w| {
        w.say("wrote down 1 moment, Sæther Verksted");
        let who = w.add(&prospect("Sæther Verksted"))?;
        let dana = w.add(&contact(who.id, "Dana Ruiz"))?;
        let talk = w.add(&talk(who.id, vec![dana.id]))?;
        let said =
            w.add(&Entry { said_by: Some(dana.id), ..entry(&talk, "Six weeks is too long.", &["price", "délai"]) })?;
        Ok((who, dana, talk, said))
    })
}

const LIVE: &str = "SELECT (SELECT count(*) FROM prospects WHERE deleted_at IS NULL) * 1000
  + (SELECT count(*) FROM contacts WHERE deleted_at IS NULL) * 100
  + (SELECT count(*) FROM conversations WHERE deleted_at IS NULL) * 10
  + (SELECT count(*) FROM entries WHERE deleted_at IS NULL)";
const FOLLOWS: &str = "SELECT (SELECT count(*) FROM names) * 1000 + (SELECT count(*) FROM entry_labels) * 100
  + (SELECT count(*) FROM conversation_contacts) * 10 + (SELECT coalesce(sum(entries), 0) FROM prospect_facts)";

#[test]
fn what_is_derived_follows_undo_and_redo() {
    let mut bench = bench();
    filled(&mut bench);
    let state = |bench: &Bench| (bench.number(LIVE), bench.number(FOLLOWS));
    assert_eq!(state(&bench), (1111, 4211));
    let undone = bench.write("a", |w| w.take_back(None)).expect("taken back");
    assert_eq!(undone.summary, "wrote down 1 moment, Sæther Verksted");
    assert_eq!(state(&bench), (0, 0));
    assert_eq!(bench.write("a", |w| w.take_back(None)), Err(Refused::Nothing));
    bench.redo("a").expect("brought back");
    assert_eq!(state(&bench), (1111, 4211));
    assert_eq!(bench.redo("a"), Err(Refused::Nothing));
    bench.write("a", |w| w.take_back(None)).expect("and away again");
    assert_eq!(state(&bench), (0, 0));
}

#[test]
fn an_edit_keeps_the_earlier_wording_and_gives_it_back() {
    let mut bench = bench();
    let (.., said) = filled(&mut bench);
    let before = said.updated;
    for body in ["Six weeks.", "Six weeks, they said."] {
        bench.write("a", |w| {
            let mut said: Stored<Entry> = w.find(said.uid)?.expect("there");
            body.clone_into(&mut said.row.body);
            w.put(&said)
        });
    }
    assert_eq!(bench.number("SELECT count(*) FROM revisions"), 2);
    let found = |word: &str, bench: &Bench| {
        bench.number(&format!("SELECT count(*) FROM entries_fts WHERE entries_fts MATCH '{word}'"))
    };
    assert_eq!((found("long", &bench), found("said", &bench)), (0, 1));
    bench.write("a", |w| w.take_back(None)).expect("the second edit");
    bench.write("a", |w| w.take_back(None)).expect("the first edit, though the row was touched since");
    assert_eq!((found("long", &bench), found("said", &bench)), (1, 0));
    let now: Stored<Entry> = bench.write("a", |w| w.find(said.uid)).expect("there");
    assert_eq!((now.row, now.updated), (said.row, before));
    assert!(now.changed > said.changed, "the clock never goes back");
    bench.redo("a").expect("redo");
    bench.redo("a").expect("redo");
    assert_eq!(found("said", &bench), 1);
}

#[test]
fn undo_refuses_what_another_changed_since() {
    let mut bench = bench();
    let (.., said) = filled(&mut bench);
    bench.write("b", |w| {
        let mut said: Stored<Entry> = w.find(said.uid)?.expect("there");
        said.row.news = News::Bad;
        w.put(&said)
    });
    let refused = bench.write("a", |w| w.take_back(None));
    assert_eq!(refused, Err(Refused::ChangedSince("wrote down 1 moment, Sæther Verksted".to_owned())));
    assert_eq!(bench.number(LIVE), 1111);
    bench.write("fresh", |w| w.take_back(None)).expect("a fresh window takes back the journal's last");
    bench.write("a", |w| w.take_back(None)).expect("now it stands as it was left");
    assert_eq!(bench.number(LIVE), 0);
}

#[test]
fn a_new_action_ends_redo() {
    let mut bench = bench();
    let (who, ..) = filled(&mut bench);
    bench.write("a", |w| w.take_back(None)).expect("taken back");
    bench.write("a", |w| w.add(&prospect("Nordvik Foods")));
    assert_eq!(bench.redo("a"), Err(Refused::Nothing));
    assert_eq!(bench.number("SELECT count(*) FROM prospects WHERE deleted_at IS NULL"), 1);
    let first = bench.number("SELECT count(*) FROM ops");
    bench.write("a", |w| {
        let who: Stored<Prospect> = w.find(who.uid)?.expect("there, in the trash");
        w.put(&who)
    });
    assert_eq!(bench.number("SELECT count(*) FROM ops"), first, "what changes nothing is no op");
}

#[test]
fn the_trash_keeps_together_what_went_together() {
    let mut bench = bench();
    let (who, _, talk, said) = filled(&mut bench);
    bench.write("a", |w| {
        let mut second = entry(&talk, "A second one.", &[]);
        second.position = 1;
        w.add(&second)
    });
    bench.write("a", |w| w.trash(Scope::Row(Table::Entries), said.uid)).expect("went");
    assert_eq!(bench.write("a", |w| w.trash(Scope::Prospect, who.uid)), Some(4));
    assert_eq!((bench.number(LIVE), bench.number(FOLLOWS)), (0, 0));
    assert_eq!(bench.write("a", |w| w.restore(Scope::Talk, talk.uid)), Some(2), "with its prospect above it");
    assert_eq!(bench.number(LIVE), 1011);
    bench.write("a", |w| w.take_back(None)).expect("the restore");
    assert_eq!(bench.number(LIVE), 0);
    assert_eq!(bench.write("a", |w| w.restore(Scope::Prospect, who.uid)), Some(4));
    assert_eq!(bench.number(LIVE), 1111, "but for the moment that went there before");
}

#[test]
fn destroying_leaves_a_tombstone_and_no_words() {
    let mut bench = bench();
    let (who, dana, _, said) = filled(&mut bench);
    assert_eq!(bench.write("a", |w| w.destroy(Scope::Prospect, who.uid)), None, "only out of the trash");
    bench.write("a", |w| w.trash(Scope::Row(Table::Contacts), dana.uid)).expect("went");
    bench.write("a", |w| w.destroy(Scope::Row(Table::Contacts), dana.uid)).expect("gone");
    let now: Stored<Entry> = bench.write("a", |w| w.find(said.uid)).expect("there");
    assert_eq!(now.row.said_by, None);
    assert_eq!(bench.number("SELECT count(*) FROM conversation_contacts"), 0);
    bench.write("a", |w| w.trash(Scope::Prospect, who.uid)).expect("went");
    assert_eq!(bench.write("a", |w| w.destroy(Scope::Prospect, who.uid)), Some(3));
    assert_eq!(bench.number("SELECT count(*) FROM tombstones"), 4);
    assert_eq!(bench.number("SELECT count(*) FROM entries_fts WHERE entries_fts MATCH 'weeks'"), 0);
    let left = "SELECT (SELECT count(*) FROM op_rows) + (SELECT count(*) FROM texts) + (SELECT count(*) FROM names)";
    assert_eq!(bench.number(left), 0);
    for table in Table::ALL {
        assert_eq!(bench.number(&format!("SELECT count(*) FROM {}", table.name())), 0);
    }
    assert!(matches!(bench.write("a", |w| w.take_back(None)), Err(Refused::ForGood(_))));
}

#[test]
fn a_write_that_fails_half_way_leaves_nothing() {
    let mut bench = bench();
    filled(&mut bench);
    let (live, ops) = (bench.number(LIVE), bench.number("SELECT count(*) FROM ops"));
    let note = OpNote { origin: "a".to_owned(), verb: "wrote" };
    let failed: Result<(), StoreError> = bench.writer.write(&note, bench.now, &mut bench.ids, |w| {
        let who = w.add(&prospect("Half"))?;
        w.add(&talk(who.id + 1, vec![]))?;
        Ok(())
    });
    assert!(failed.is_err());
    assert_eq!((bench.number(LIVE), bench.number("SELECT count(*) FROM ops")), (live, ops));
}

#[test]
fn two_writers_at_once_lose_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("journal.candor");
    let stores: Vec<_> = (0..2).map(|_| Store::open(&path, crate::store::Mode::Create).expect("open")).collect();
    std::thread::scope(|scope| {
        for (which, store) in stores.iter().enumerate() {
            scope.spawn(move || {
                let mut writer = store.writer().expect("a writer");
                let mut ids = Ids::new([u8::try_from(which).expect("small") + 1; 32]);
                let note = OpNote { origin: format!("window {which}"), verb: "wrote" };
                for n in 0..40 {
                    let now = Moment { utc: 1_780_000_000_000 + n, zone: Zone::Fixed(0) };
                    let made = writer.write(&note, now, &mut ids, |w| w.add(&prospect(&format!("P {which} {n}"))));
                    made.expect("written");
                }
            });
        }
    });
    let count = stores[0].reader().expect("a reader").read(|seen| {
        let sql = "SELECT count(*) * 1000 + count(DISTINCT changed) FROM prospects JOIN (SELECT count(*) FROM ops)";
        Ok::<i64, StoreError>(seen.conn.query_row(sql, [], |row| row.get(0))?)
    });
    assert_eq!(count, Ok(80_080), "every row is there, each op with a clock of its own");
}

#[cfg(unix)]
#[test]
fn a_journal_that_was_moved_is_not_written() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("journal.candor");
    let store = Store::open(&path, crate::store::Mode::Create).expect("open");
    let mut writer = store.writer().expect("a writer");
    let (note, mut ids) = (OpNote { origin: "a".to_owned(), verb: "wrote" }, Ids::new([1; 32]));
    let now = Moment { utc: 1_780_000_000_000, zone: Zone::Fixed(0) };
    writer.write(&note, now, &mut ids, |w| w.add(&prospect("One"))).expect("written");
    std::fs::rename(&path, dir.path().join("elsewhere")).expect("moved");
    let error = writer.write(&note, now, &mut ids, |w| w.add(&prospect("Two"))).expect_err("refused");
    assert_eq!(error.to_string(), "Not saved: the journal was moved or removed while it was open. Start again.");
}

#[test]
fn drafts_are_not_logged() {
    let mut bench = bench();
    let uid = Uid::v7(1, &[1; 10]);
    bench.write("a", |w| w.keep_draft(uid, "composer", "{}"));
    bench.write("a", |w| w.keep_draft(uid, "composer", "{\"text\":\"Six\"}"));
    assert_eq!(bench.number("SELECT count(*) * 10 + length(max(body)) FROM drafts"), 24);
    assert_eq!(bench.number("SELECT count(*) FROM ops"), 0);
    bench.write("a", |w| w.drop_draft(uid));
    assert_eq!(bench.number("SELECT count(*) FROM drafts"), 0);
}

#[test]
fn a_journal_that_a_newer_candor_upgraded_meanwhile_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("journal.candor");
    let store = Store::open(&file, crate::store::Mode::Create).expect("a store");
    let writer = store.writer().expect("a writer");
    let now = Moment { utc: 1_780_000_000_000, zone: Zone::Fixed(60) };
    let mut bench = Bench { store, writer, ids: Ids::new([3; 32]), now };
    bench.write("one", |w| w.add(&prospect("Halvorsen")));
    let newer = rusqlite::Connection::open(&file).expect("SQLite");
    let version: i64 = newer.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("a number");
    newer.pragma_update(None, "user_version", version + 1).expect("raised");
    let note = OpNote { origin: "one".to_owned(), verb: "wrote" };
    let add = |w: &mut Change<'_>| w.add(&prospect("Nordkap"));
    let refused = bench.writer.write(&note, bench.now, &mut bench.ids, add).expect_err("it is not known here");
    assert_eq!(refused.to_string(), "Not saved: this journal was upgraded by a newer Candor. Start again.");
    for (table, rows) in [("prospects", 1), ("ops", 1)] {
        let count = format!("SELECT count(*) FROM {table}");
        let there: i64 = newer.query_row(&count, [], |row| row.get(0)).expect("a number");
        assert_eq!(there, rows, "{table}");
    }
}
