//! Names, talks, entries, history, pay-back: one thing at a time.

use super::fixture::{Fixture, Said, TODAY, noon, now, uid};
use crate::{
    domain::{Channel, Held, Stage},
    journal::{NameKind, Payback, Read, Reply, TargetKind, Trouble, Window},
};

fn names(fixture: &Fixture, text: &str) -> Vec<String> {
    let read = Read::Complete { text: text.to_owned(), at: None, limit: 9 };
    let Reply::Names(hits) = fixture.ask(&read) else { panic!("names") };
    hits.into_iter().map(|hit| hit.name).collect()
}

fn book() -> Fixture {
    let fixture = Fixture::new();
    let halvorsen = fixture.prospect("Halvorsen Castings", 1);
    let nordkap = fixture.prospect("Nordkap Marine", 1);
    fixture.prospect("Castle Foods", 1);
    fixture.contact(halvorsen, "Dana Ruiz", "COO");
    fixture.contact(halvorsen, "Lee Park", "buyer");
    fixture.contact(nordkap, "Dan Sæther", "");
    fixture.set("prospects", nordkap, "aliases", "[\"Nordcap\"]".to_owned());
    fixture.talk(nordkap, noon(TODAY + -3), "[]");
    fixture.talk(halvorsen, noon(TODAY + -9), "[]");
    fixture.settle();
    fixture
}

#[test]
fn names_come_from_the_first_letters_of_any_word() {
    let fixture = book();
    assert_eq!(names(&fixture, "cast"), ["Castle Foods", "Halvorsen Castings"]);
    assert_eq!(names(&fixture, "HALV CAST"), ["Halvorsen Castings"]);
    assert_eq!(names(&fixture, "nordc"), ["Nordkap Marine"]);
    assert_eq!(names(&fixture, "dan"), ["Dan Sæther", "Dana Ruiz"]);
    assert_eq!(names(&fixture, "halv: da"), ["Dana Ruiz"]);
    assert_eq!(names(&fixture, "halv › "), ["Dana Ruiz", "Lee Park"]);
    assert_eq!(names(&fixture, "zzz"), Vec::<String>::new());
    assert_eq!(names(&fixture, " "), ["Nordkap Marine", "Halvorsen Castings", "Castle Foods"]);
    let at = Some(uid("prospects", 1));
    let Reply::Names(hits) = fixture.ask(&Read::Complete { text: "lee park".to_owned(), at, limit: 9 }) else {
        panic!("names")
    };
    assert_eq!((hits.len(), hits[0].exact, hits[0].kind), (1, true, NameKind::Contact));
    assert_eq!((hits[0].role.as_str(), hits[0].prospect.name.as_str()), ("buyer", "Halvorsen Castings"));
    let exact = Read::Complete { text: "NORDCAP".to_owned(), at: None, limit: 1 };
    assert!(matches!(fixture.ask(&exact), Reply::Names(hits) if hits.len() == 1 && hits[0].exact));
    fixture.trash("prospects", 1, 5);
    fixture.settle();
    assert_eq!(names(&fixture, "cast"), ["Castle Foods"]);
}

#[test]
fn near_names_and_labels() {
    let fixture = book();
    let near = |name: &str| match fixture.ask(&Read::Near(name.to_owned())) {
        Reply::Names(hits) => hits.into_iter().map(|hit| hit.name).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(near("Halvorsen Casting"), ["Halvorsen Castings"]);
    assert_eq!(near("Nordcab"), ["Nordkap Marine"]);
    assert_eq!(near("Halvorsen Castings"), Vec::<String>::new());

    let talk = fixture.talk(1, noon(TODAY), "[]");
    fixture.entry(talk, &Said { labels: "[\"price\",\"lead-time\"]", ..Said::default() });
    let gone = fixture.entry(talk, &Said { labels: "[\"prize\"]", ..Said::default() });
    fixture.trash("entries", gone, 5);
    let labels = |letters: &str| fixture.ask(&Read::Labels(letters.to_owned()));
    assert_eq!(labels(""), Reply::Labels(vec!["lead-time".to_owned(), "price".to_owned()]));
    assert_eq!(labels("Pri"), Reply::Labels(vec!["price".to_owned()]));
}

#[test]
fn a_moment_joins_the_nearest_talk_within_two_hours() {
    let fixture = book();
    let joins = |channel, held| fixture.ask(&Read::Joins { prospect: uid("prospects", 1), channel, held });
    let (day, hour) = (noon(TODAY + -9), 3_600_000);
    let there = Reply::Joins(Some((uid("conversations", 2), day)));
    assert_eq!(joins(Channel::Call, Held::at(day.at + 2 * hour, 60)), there);
    assert_eq!(joins(Channel::Call, Held::at(day.at + 2 * hour + 1, 60)), Reply::Joins(None));
    assert_eq!(joins(Channel::Video, day), Reply::Joins(None));
    assert_eq!(joins(Channel::Call, Held::on(TODAY + -9)), Reply::Joins(None), "an hour that is not known is no hour");
    fixture.trash("conversations", 2, 5);
    assert_eq!(joins(Channel::Call, day), Reply::Joins(None));
}

#[test]
fn an_entry_page_has_all_around_it() {
    let fixture = book();
    let talk = fixture.talk(1, noon(TODAY + -2), "[2, 1]");
    let before = fixture.entry(talk, &Said::default());
    let question = fixture.question(1, Some(talk), "Who decides?", 3, Some(TODAY + -2));
    let own = fixture.entry(
        talk,
        &Said {
            openness: Some(4),
            news: 0,
            question: Some(question),
            by: Some(1),
            labels: "[\"price\",\"stock\"]",
            ..Said::default()
        },
    );
    let inbox = fixture.entry(talk, &Said { tag: None, ..Said::default() });
    fixture.conn.execute("INSERT INTO inbox_lines VALUES (?, 'above', 'below')", [inbox]).expect("lines");
    fixture.conn.execute("INSERT INTO revisions(entry_id, at, body) VALUES (?, 7, 'first')", [own]).expect("a wording");
    let page = |id| match fixture.ask(&Read::Entry(uid("entries", id))) {
        Reply::Entry(page) => *page,
        other => panic!("{other:?}"),
    };
    let seen = page(own);
    assert_eq!(seen.neighbours, (Some(uid("entries", before)), Some(uid("entries", inbox))));
    assert_eq!((seen.prospect.name.as_str(), seen.revisions, seen.around), ("Halvorsen Castings", 1, None));
    assert_eq!(seen.contacts.iter().map(|who| who.name.as_str()).collect::<Vec<_>>(), ["Lee Park", "Dana Ruiz"]);
    assert_eq!(seen.conversation.contacts, [uid("contacts", 2), uid("contacts", 1)]);
    assert_eq!(seen.question.map(|question| question.uid), Some(uid("questions", question)));
    assert_eq!(
        (seen.entry.labels, seen.entry.said_by),
        (vec!["price".to_owned(), "stock".to_owned()], Some(uid("contacts", 1)))
    );
    assert!(seen.points.is_some_and(|points| points.today > 0.0));
    assert!(seen.day_moved.is_some_and(|(from, to)| (from - 50.0).abs() < 1e-9 && to > from));
    let waits = page(inbox);
    assert_eq!((waits.points, waits.around), (None, Some(("above".to_owned(), "below".to_owned()))));
    let Reply::Revisions(wordings) = fixture.ask(&Read::Revisions(uid("entries", own))) else { panic!("wordings") };
    let first = crate::journal::Wording { until: Held::at(7, 0), text: "first".to_owned(), taken_back: false };
    assert_eq!(wordings, [first]);

    let Reply::Conversation(whole) = fixture.ask(&Read::Conversation(uid("conversations", talk))) else {
        panic!("a talk")
    };
    let order: Vec<_> = whole.conversation.entries.iter().map(|entry| entry.uid).collect();
    assert_eq!(order, [before, own, inbox].map(|id| uid("entries", id)));
    assert_eq!((whole.conversation.questions.len(), whole.people.len()), (1, 2));

    fixture.trash("entries", own, 5);
    fixture.trash("questions", question, 5);
    assert!(matches!(fixture.trouble(&Read::Entry(uid("entries", own))), Trouble::Gone(_)));
    assert!(matches!(fixture.trouble(&Read::Conversation(uid("conversations", 99))), Trouble::Gone(_)));
    assert_eq!(page(before).neighbours, (None, Some(uid("entries", inbox))));
}

#[test]
fn history_tells_what_was_undone_and_redone() {
    let fixture = Fixture::new();
    let op = |id: i64, undoes: Option<i64>| {
        let sql = "INSERT INTO ops(id, uid, at, at_offset, changed, origin, verb, summary, undoes)
            VALUES (?1, ?2, ?1, 0, ?1, 'w', 'wrote', 'wrote ' || ?1, ?3)";
        fixture.conn.execute(sql, rusqlite::params![id, uid("ops", id).bytes().to_vec(), undoes]).expect("an op");
    };
    let undone = || match fixture.ask(&Read::Changes(Window::First(9))) {
        Reply::Changes(page) => page.rows.iter().map(|row| row.undone).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(undone(), Vec::<bool>::new());
    op(1, None);
    op(2, None);
    assert_eq!(undone(), [false, false]);
    op(3, Some(2));
    assert_eq!(undone(), [false, true, false]);
    op(4, Some(3));
    assert_eq!(undone(), [false, true, false, false], "the redo undoes the undo, so the op stands");
    op(5, Some(2));
    assert_eq!(undone(), [false, false, true, true, false], "undone once more");
}

#[test]
fn the_trash_lists_what_went_by_itself() {
    let fixture = book();
    let talk = fixture.talk(1, noon(TODAY), "[]");
    let with_it = fixture.entry(talk, &Said::default());
    let before_it = fixture.entry(talk, &Said { body: "gone before", ..Said::default() });
    fixture.trash("entries", before_it, 40);
    fixture.trash("entries", with_it, 50);
    fixture.trash("conversations", talk, 50);
    let unsaid = fixture.unsaid(1, "who decides", 0, None);
    fixture.trash("unsaid", unsaid, 60);
    let Reply::Trash(page) = fixture.ask(&Read::Trash(Window::First(9))) else { panic!("the trash") };
    let seen: Vec<_> = page.rows.iter().map(|row| (row.kind, row.text.as_str())).collect();
    // Without a word of its own it is named by its day.
    let talk = (TargetKind::Conversation, "held 2026-11-19");
    assert_eq!(seen, [(TargetKind::Unsaid, "who decides"), talk, (TargetKind::Entry, "gone before")]);
    assert_eq!((page.rows[0].prospect.as_str(), page.rows[0].deleted_at), ("Halvorsen Castings", Held::at(60, 0)));
}

#[test]
fn drafts_of_other_windows() {
    let fixture = Fixture::new();
    for (id, window) in [(1, "own"), (2, "other")] {
        let sql = "INSERT INTO drafts(uid, window, place, body, at, at_offset) VALUES (?, ?, 'composer', '{}', 5, 0)";
        fixture.conn.execute(sql, rusqlite::params![uid("drafts", id).bytes().to_vec(), window]).expect("a draft");
    }
    let Reply::Drafts(drafts) = fixture.ask(&Read::Drafts { window: "own".to_owned() }) else { panic!("drafts") };
    assert_eq!(drafts.iter().map(|draft| draft.uid).collect::<Vec<_>>(), [uid("drafts", 2)]);
}

#[test]
fn a_save_pays_back_with_the_first_that_applies() {
    let fixture = book();
    let payback = |entry: Option<i64>| {
        let entry = entry.map(|id| uid("entries", id));
        match fixture.ask(&Read::Payback { prospect: uid("prospects", 1), entry }) {
            Reply::Payback(payback) => payback,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(payback(None), None);

    let talk = fixture.talk(1, noon(TODAY), "[]");
    let told = fixture.entry(talk, &Said { tag: Some(1), openness: Some(5), news: 0, ..Said::default() });
    assert_eq!(payback(Some(told)), None, "too early to tell: no number");
    for week in 1..=8 {
        let earlier = fixture.talk(1, noon(TODAY + -7 * week), "[]");
        fixture.entry(earlier, &Said { tag: Some(0), openness: Some(3), news: 1, ..Said::default() });
    }
    assert!(matches!(payback(Some(told)), Some(Payback::Moved { from, to }) if from < 60.0 && to > from + 1.0));

    let other = fixture.talk(2, noon(TODAY + -90), "[]");
    let settled = fixture
        .entry(other, &Said { body: "twelve weeks are too long", tag: Some(1), objection: Some(2), ..Said::default() });
    assert!(matches!(payback(Some(told)), Some(Payback::Moved { .. })), "nobody says how it was settled");
    fixture.set("entries", settled, "settled_by", "a stock at our cost".to_owned());
    let similar = Payback::Similar {
        prospect: "Nordkap Marine".to_owned(),
        text: "twelve weeks are too long".to_owned(),
        settled_by: "a stock at our cost".to_owned(),
    };
    assert_eq!(payback(Some(told)), Some(similar));

    fixture.question(1, Some(talk), "asked in this very talk", 2, Some(TODAY));
    assert!(matches!(payback(Some(told)), Some(Payback::Similar { .. })));
    fixture.question(1, None, "Who else?", 2, Some(TODAY + -20));
    let open = Payback::StillOpen { text: "Who else?".to_owned(), asked: Some(TODAY + -20) };
    assert_eq!(payback(Some(told)), Some(open));

    fixture.follow_up(1, None, "later", Some(TODAY + 8), 0);
    assert!(matches!(payback(Some(told)), Some(Payback::StillOpen { .. })));
    fixture.follow_up(1, None, "references", Some(TODAY + 7), 0);
    fixture.follow_up(1, Some(talk), "promised just now", Some(TODAY), 0);
    assert_eq!(payback(Some(told)), Some(Payback::Promise { text: "references".to_owned(), due: TODAY + 7 }));

    let planned = fixture.question(1, None, "Dare to ask", 0, None);
    let asks = Payback::Planned { question: uid("questions", planned), text: "Dare to ask".to_owned() };
    assert_eq!(payback(Some(told)), Some(asks));
    assert_eq!(now().day(), TODAY);
    assert_eq!(Stage::ALL.len(), 7);
}
