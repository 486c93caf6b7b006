//! The lists of the whole journal: home, moments found by a query, questions, promises, counts.

use super::fixture::{Fixture, Said, TODAY, noon, uid};
use crate::{
    domain::Stage,
    journal::{EntryRow, ProspectOrder, ProspectRow, Read, Reply, TimelineRow, Totals, Window},
    trust::State,
};

pub(super) fn home(fixture: &Fixture, query: &str, order: ProspectOrder) -> Vec<ProspectRow> {
    match fixture.ask(&Read::Prospects { query: query.to_owned(), order, window: Window::First(50) }) {
        Reply::Prospects { page, .. } => page.rows,
        other => panic!("{other:?}"),
    }
}

pub(super) fn named(rows: &[ProspectRow]) -> Vec<&str> {
    rows.iter().map(|row| row.name.as_str()).collect()
}

pub(super) fn find(fixture: &Fixture, query: &str) -> Vec<EntryRow> {
    let found = match fixture.ask(&Read::Entries { query: query.to_owned(), window: Window::First(50) }) {
        Reply::Entries { page, .. } => page.rows,
        other => panic!("{other:?}"),
    };
    let Reply::Count(count) = fixture.ask(&Read::CountEntries(query.to_owned())) else { panic!("a count") };
    assert_eq!(count, found.len() as u64, "{query}");
    found
}

pub(super) fn bodies(rows: &[EntryRow]) -> Vec<&str> {
    rows.iter().map(|row| row.text.as_str()).collect()
}

#[test]
fn an_empty_journal_answers_with_nothing() {
    let fixture = Fixture::new();
    assert_eq!(fixture.ask(&Read::Totals), Reply::Totals(Totals::default()));
    assert!(home(&fixture, "", ProspectOrder::Talked).is_empty());
    assert!(find(&fixture, "").is_empty());
    assert!(find(&fixture, "price").is_empty());
    let trust = Read::Trust { prospect: None, query: String::new(), as_of: None, half_life: None, series: true };
    assert_eq!(fixture.ask(&trust), Reply::Trust(Vec::new()));
}

#[test]
fn totals_leave_out_the_trash() {
    let fixture = Fixture::new();
    let one = fixture.prospect("One", 0);
    let talk = fixture.talk(one, noon(TODAY), "[]");
    for tag in [Some(0), None, None] {
        fixture.entry(talk, &Said { tag, ..Said::default() });
    }
    fixture.trash("entries", 2, 5);
    let gone = fixture.prospect("Gone", 0);
    fixture.trash("prospects", gone, 5);
    assert_eq!(fixture.ask(&Read::Totals), Reply::Totals(Totals { entries: 2, prospects: 1, lost: 0, inbox: 1 }));
}

#[test]
fn home_in_its_orders() {
    let fixture = Fixture::new();
    for (name, stage, ago) in [("Beta", 2, Some(9)), ("alpha", 4, Some(2)), ("Gamma", 0, None), ("Lost", 6, Some(1))] {
        let id = fixture.prospect(name, stage);
        if let Some(ago) = ago {
            let talk = fixture.talk(id, noon(TODAY + -ago), "[]");
            fixture
                .entry(talk, &Said { tag: Some(1), objection: Some(if ago == 9 { 0 } else { 2 }), ..Said::default() });
        }
    }
    fixture.settle();
    let order = |order| home(&fixture, "", order).into_iter().map(|row| row.name).collect::<Vec<_>>();
    assert_eq!(order(ProspectOrder::Talked), ["alpha", "Beta", "Gamma"]);
    assert_eq!(order(ProspectOrder::Name), ["alpha", "Beta", "Gamma"]);
    assert_eq!(order(ProspectOrder::Stage), ["Gamma", "Beta", "alpha"]);
    assert_eq!(order(ProspectOrder::Objections), ["Beta", "alpha", "Gamma"]);
    // Bad news without a mark counts the same for all that have it; Gamma, without any, is less proven.
    assert_eq!(order(ProspectOrder::Attention), ["Beta", "Gamma", "alpha"]);
    assert_eq!(order(ProspectOrder::Trust), ["Beta", "Gamma", "alpha"]);
    assert_eq!(named(&home(&fixture, "stage:lost,closing", ProspectOrder::Attention)), ["Lost", "alpha"]);
    let rows = home(&fixture, "", ProspectOrder::Talked);
    assert_eq!((rows[1].talked, rows[1].talks, rows[1].open_objections), (Some(TODAY + -9), 1, 1));
    assert_eq!((rows[2].talked, rows[2].trust.state, rows[2].trust.was), (None, State::TooEarly, None));
    assert_eq!(named(&home(&fixture, "stage:lost", ProspectOrder::Name)), ["Lost"]);
    assert_eq!(named(&home(&fixture, "stage:lost,closing", ProspectOrder::Name)), ["alpha", "Lost"]);
    assert_eq!(named(&home(&fixture, "alp", ProspectOrder::Name)), ["alpha"]);
    assert_eq!(named(&home(&fixture, "-who:beta", ProspectOrder::Name)), ["alpha", "Gamma"]);
    assert_eq!(named(&home(&fixture, "open:yes", ProspectOrder::Name)), ["Beta"]);
    assert_eq!(named(&home(&fixture, "open:no", ProspectOrder::Name)), ["alpha"]);
    assert_eq!(named(&home(&fixture, "-open:no", ProspectOrder::Name)), ["Beta", "Gamma"]);
    assert_eq!(home(&fixture, "stage:closing", ProspectOrder::Name)[0].stage, Stage::Closing);
}

#[test]
fn one_gone_quiet_shows_its_last_number() {
    let fixture = Fixture::new();
    let one = fixture.prospect("Quill", 0);
    let talk = fixture.talk(one, noon(TODAY + -98), "[]");
    fixture.entry(talk, &Said { openness: Some(5), news: 0, surfaced: 0, ..Said::default() });
    fixture.settle();
    let rows = home(&fixture, "", ProspectOrder::Talked);
    assert_eq!(rows[0].trust.state, State::GoneQuiet);
    assert!(rows[0].trust.was.is_some_and(|was| was > 100.0 * rows[0].trust.mean));
}

/// Three moments, each with marks of its own.
fn marked() -> Fixture {
    let fixture = Fixture::new();
    let (halv, nord) = (fixture.prospect("Halvorsen Castings", 4), fixture.prospect("Nordkap", 1));
    let dana = fixture.contact(halv, "Dana Ruiz", "COO");
    let first = fixture.talk(halv, noon(TODAY + -40), &format!("[{dana}]"));
    let question = fixture.question(halv, Some(first), "What would stop you?", 3, Some(TODAY + -40));
    fixture.set("questions", question, "silence", 14);
    fixture.entry(
        first,
        &Said {
            body: "a: lead time, 100%",
            tag: Some(1),
            openness: Some(4),
            news: 0,
            by: Some(dana),
            question: Some(question),
            labels: "[\"price\",\"stock\"]",
            ..Said::default()
        },
    );
    let second = fixture.talk(nord, noon(TODAY), "[]");
    fixture.set("conversations", second, "note", "They asked about Délai".to_owned());
    fixture.entry(second, &Said { body: "b: the delai", surfaced: 2, ..Said::default() });
    let third = fixture.entry(second, &Said { body: "c: inbox", tag: None, ..Said::default() });
    fixture.set("entries", third, "reception", 2);
    fixture.follow_up(halv, Some(first), "samples", Some(TODAY + -1), 0);
    fixture.unsaid(halv, "The president", 1, Some(1));
    fixture.set("entries", 2, "private", 1);
    let gone = fixture.entry(second, &Said { body: "gone", ..Said::default() });
    fixture.trash("entries", gone, 5);
    fixture.settle();
    fixture
}

#[test]
fn moments_by_every_key_of_the_query() {
    let fixture = marked();
    let table: &[(&str, &[&str])] = &[
        ("", &["c", "b", "a"]),
        ("who:halv", &["a"]),
        ("who:halv,nord", &["c", "b", "a"]),
        ("who:nobody", &[]),
        ("contact:ruiz", &["a"]),
        ("by:dana", &["a"]),
        ("tag:objection", &["a"]),
        ("tag:none", &["c"]),
        ("tag:objection,none", &["c", "a"]),
        ("label:PRICE", &["a"]),
        ("label:price,stock", &["a"]),
        ("channel:call", &["c", "b", "a"]),
        ("channel:video", &[]),
        ("stage:discovery", &["c", "b", "a"]),
        ("news:bad", &["a"]),
        ("surfaced:second-hand", &["b"]),
        ("openness:4..", &["a"]),
        ("openness:none", &["c", "b"]),
        ("-openness:4..", &["c", "b"]),
        ("silence:10..", &["a"]),
        ("silence:..9", &[]),
        ("reception:defended", &["c"]),
        ("question:answered", &["a"]),
        ("question:dodged", &[]),
        ("open:yes", &["a"]),
        ("open:no", &[]),
        ("follow-up:overdue", &["a"]),
        ("follow-up:open", &["a"]),
        ("follow-up:kept,broken", &[]),
        ("-follow-up:open", &["c", "b"]),
        ("state:too-early-to-tell", &["c", "b", "a"]),
        ("state:falling,rising", &[]),
        ("trust:none", &["c", "b", "a"]),
        ("trust:0..100", &[]),
        ("has:silence", &["a"]),
        ("has:question", &["a"]),
        ("has:follow-up", &["a"]),
        ("has:label", &["a"]),
        ("has:contact", &["a"]),
        ("has:openness", &["a"]),
        ("has:reception", &["c"]),
        ("has:note", &["c", "b"]),
        ("has:private", &["b"]),
        ("has:unsaid", &["a"]),
        ("has:outcome", &[]),
        ("has:revision", &[]),
        ("-has:label,reception", &["b"]),
        ("@inbox", &["c"]),
        ("@open-objections", &["a"]),
        ("-@inbox @second", &["b"]),
        ("@dodged", &[]),
        ("(@inbox or @open)", &["c", "a"]),
        ("on:today", &["c", "b"]),
        ("until:yesterday", &["a"]),
        ("since:yesterday", &["c", "b"]),
        ("text:delai", &["b"]),
        ("délai", &["c", "b"]),
        ("\"lead time\"", &["a"]),
        ("\"time lead\"", &[]),
        ("stop", &["a"]),
        ("ruiz", &["a"]),
        ("castings", &["a"]),
        ("%", &["a"]),
        ("tag:none or by:dana", &["c", "a"]),
        ("-(tag:none or by:dana)", &["b"]),
    ];
    for (query, expected) in table {
        let found = find(&fixture, query);
        let letters: Vec<_> = bodies(&found).into_iter().map(|body| &body[..1]).collect();
        assert_eq!(&letters, expected, "{query}");
    }
    let row = &find(&fixture, "who:halv")[0];
    assert_eq!((row.prospect_name.as_str(), row.said_by.as_deref()), ("Halvorsen Castings", Some("Dana Ruiz")));
    assert_eq!(row.question.as_ref().map(|(text, _)| text.as_str()), Some("What would stop you?"));
    let mistaken = Read::Entries { query: "tags:x who:halv".to_owned(), window: Window::First(5) };
    let Reply::Entries { page, mistake } = fixture.ask(&mistaken) else { panic!("entries") };
    assert!(mistake.is_some() && page.rows.len() == 1, "what can be read still filters");
}

#[test]
fn a_row_carries_the_first_200_characters() {
    let fixture = Fixture::new();
    let one = fixture.prospect("One", 0);
    let talk = fixture.talk(one, noon(TODAY), "[]");
    let (long, exact) = ("é".repeat(1 << 19), "é".repeat(200));
    fixture.entry(talk, &Said { body: &long, ..Said::default() });
    fixture.entry(talk, &Said { body: &exact, ..Said::default() });
    let rows = find(&fixture, "");
    assert_eq!((rows[0].text.chars().count(), rows[0].cut), (200, false));
    assert_eq!((rows[1].text.chars().count(), rows[1].cut), (200, true));
    let timeline = Read::Timeline { prospect: uid("prospects", one), window: Window::Last(1) };
    let Reply::Timeline(page) = fixture.ask(&timeline) else { panic!("a timeline") };
    assert!(matches!(&page.rows[..], [TimelineRow::Entry(row)] if row.cut && row.text.len() == 400));
}

#[test]
fn promises_stand_open_first_by_due_date() {
    let fixture = Fixture::new();
    let one = fixture.prospect("One", 0);
    let put = |text, due: Option<i32>, state| fixture.follow_up(one, None, text, due.map(|days| TODAY + days), state);
    put("kept long ago", Some(-90), 1);
    put("open some day", None, 0);
    put("broken lately", Some(-2), 2);
    put("due next", Some(5), 0);
    put("overdue", Some(-6), 0);
    let gone = put("gone", Some(0), 0);
    fixture.trash("follow_ups", gone, 5);
    for prospect in [None, Some(uid("prospects", one))] {
        let Reply::FollowUps(page) = fixture.ask(&Read::FollowUps { prospect, window: Window::First(9) }) else {
            panic!("promises")
        };
        let texts: Vec<_> = page.rows.iter().map(|row| row.follow_up.text.as_str()).collect();
        assert_eq!(texts, ["overdue", "due next", "open some day", "broken lately", "kept long ago"]);
    }
}

#[test]
fn questions_newest_first_with_their_first_reply() {
    let fixture = Fixture::new();
    let one = fixture.prospect("One", 0);
    let talk = fixture.talk(one, noon(TODAY + -5), "[]");
    let old = fixture.question(one, Some(talk), "old", 3, Some(TODAY + -5));
    fixture.question(one, None, "new", 2, Some(TODAY));
    let later = fixture.talk(one, noon(TODAY + -1), "[]");
    fixture.entry(later, &Said { body: "second reply", question: Some(old), ..Said::default() });
    fixture.entry(talk, &Said { body: "first reply", question: Some(old), ..Said::default() });
    for prospect in [None, Some(uid("prospects", one))] {
        let Reply::Questions(page) = fixture.ask(&Read::Questions { prospect, window: Window::First(9) }) else {
            panic!("questions")
        };
        let texts: Vec<_> = page.rows.iter().map(|row| row.question.text.as_str()).collect();
        assert_eq!(texts, ["new", "old"]);
        assert_eq!(page.rows[1].reply, Some(("first reply".to_owned(), uid("entries", 2))));
        assert_eq!((page.rows[1].stage, page.rows[0].conversation), (Some(Stage::Discovery), None));
    }
}
