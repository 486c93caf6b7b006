//! The journal by state and effects, on replies made by hand: what is asked when, and what late, failing and other
//! answers do.

use crate::{
    app::{App, Effect, Msg, Options, Size, Ticket, key::Key, screens::Place, screens::Screen, update},
    domain::{Held, Moment, News, Surfaced, Uid, Zone},
    journal::{
        EntryRow, Key as RowKey, Page, Read, Reply, Request, Target, TargetKind, Totals, Trouble, Window, Write,
    },
};

use super::{Journal, Line};

const NOW: Moment = Moment { utc: 1_795_096_800_000, zone: Zone::Fixed(0) };

fn uid(n: i64) -> Uid {
    Uid::v7(n, &[0; 10])
}

fn row(n: i64, on: &str) -> EntryRow {
    EntryRow {
        key: RowKey { at: n, text: String::new(), id: n },
        uid: uid(n),
        conversation: uid(100),
        prospect: uid(200),
        prospect_name: "Halvorsen Castings".to_owned(),
        held: Held::from_iso(on).expect("a day"),
        text: format!("Words of entry {n}"),
        cut: false,
        tag: None,
        openness: None,
        news: News::Neutral,
        surfaced: Surfaced::Asked,
        objection: None,
        addressed_on: None,
        settled_on: None,
        private: false,
        question: None,
        said_by: None,
        points: None,
    }
}

fn entries(rows: Vec<EntryRow>) -> Reply {
    Reply::Entries { page: Page { rows, more_before: false, more_after: false }, mistake: None }
}

/// The journal in a window of 80 columns (no detail beside it), with five entries.
fn journal() -> App {
    let size = Size { columns: 80, rows: 12 };
    let places = vec![Place::Journal { query: String::new(), reversed: false, cursor: None }];
    let (mut app, effects) = App::start(Options::default(), size, places, NOW);
    let days = ["2026-11-17", "2026-11-12", "2026-10-28", "2026-10-02", "2025-10-02"];
    for (ticket, read) in reads(&effects) {
        let reply = match read {
            Read::Entries { .. } => entries(days.iter().zip(1..).map(|(on, n)| row(n, on)).collect()),
            Read::Totals => Reply::Totals(Totals { entries: 412, prospects: 6, lost: 0, inbox: 4 }),
            _ => Reply::Interrupted,
        };
        update(&mut app, Msg::Reply(ticket, reply), NOW);
    }
    app
}

fn of(app: &App) -> &Journal {
    let journal = app.screens().find_map(|screen| match screen {
        Screen::Journal(journal) => Some(journal.as_ref()),
        _ => None,
    });
    journal.expect("the journal")
}

fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let key = |key: &str| Msg::Key(key.parse::<Key>().expect(key));
    keys.split_whitespace().flat_map(|name| update(app, key(name), NOW)).collect()
}

fn reads(effects: &[Effect]) -> Vec<(Ticket, Read)> {
    let read = |effect: &Effect| match effect {
        Effect::Ask { ticket, request: Request::Read(read) } => Some((*ticket, read.clone())),
        _ => None,
    };
    effects.iter().filter_map(read).collect()
}

fn uids(app: &App) -> Vec<Uid> {
    of(app).rows.loaded().iter().map(|row| row.uid).collect()
}

#[test]
fn each_letter_asks_anew_and_stops_the_question_before() {
    let mut app = journal();
    press(&mut app, "/");
    let first = reads(&press(&mut app, "l"));
    let effects = press(&mut app, "e");
    assert!(effects.contains(&Effect::Stop(first[0].0)));
    let asked = reads(&effects);
    assert_eq!(asked.len(), 1, "the count waits for the rows: {asked:?}");
    assert_eq!(asked[0].1, Read::Entries { query: "le*".to_owned(), window: Window::First(12) });
    assert_eq!(uids(&app).len(), 5, "what is shown stays until better arrives");
    update(&mut app, Msg::Reply(first[0].0, entries(vec![row(9, "2026-01-01")])), NOW);
    assert_eq!(uids(&app).len(), 5, "a late answer finds nobody");
    let counted = update(&mut app, Msg::Reply(asked[0].0, entries(vec![row(3, "2026-10-28")])), NOW);
    assert_eq!(uids(&app), [uid(3)]);
    let [(ticket, count)] = reads(&counted).try_into().expect("one question");
    assert_eq!((count, of(&app).count(&app.known)), (Read::CountEntries("le*".to_owned()), None));
    update(&mut app, Msg::Reply(ticket, Reply::Count(1)), NOW);
    assert_eq!(of(&app).count(&app.known), Some(1));
}

#[test]
fn a_question_that_failed_keeps_the_rows_and_says_why() {
    let mut app = journal();
    press(&mut app, "/");
    let [(ticket, read)] = reads(&press(&mut app, "x")).try_into().expect("one question");
    let failed = Reply::Failed(Box::new(Request::Read(read)), Trouble::Store("The disk says no.".to_owned()));
    update(&mut app, Msg::Reply(ticket, failed), NOW);
    assert_eq!(uids(&app).len(), 5);
    let said = app.known.remark.as_ref().map(|remark| remark.text.as_str());
    assert_eq!(said, Some("The disk says no. ctrl-l tries again."));
}

#[test]
fn a_key_acts_on_the_picked_rows_else_on_the_one_under_the_cursor() {
    let mut app = journal();
    let target = |n| Target { kind: TargetKind::Entry, uid: uid(n) };
    let write = |effects: &[Effect]| match effects {
        [Effect::Ask { request: Request::Write(write), .. }] => (**write).clone(),
        other => panic!("one change, not {other:?}"),
    };
    let effects = press(&mut app, "K");
    assert_eq!(write(&effects), Write::SetPrivate { targets: vec![target(1)], private: true });
    press(&mut app, "space space");
    assert_eq!((of(&app).picked.count(), of(&app).rows.cursor()), (2, 2));
    let effects = press(&mut app, "d");
    assert_eq!(write(&effects), Write::Trash(vec![target(1), target(2)]));
    assert_eq!(of(&app).picked.count(), 0);
}

#[test]
fn esc_goes_from_the_innermost_out() {
    let mut app = journal();
    press(&mut app, "/ l e space");
    press(&mut app, "esc");
    assert!(of(&app).find.is_typing() && of(&app).find.is_empty(), "first the words go");
    press(&mut app, "t a g : n o n e enter space esc");
    assert_eq!((of(&app).picked.count(), of(&app).find.chips().len()), (0, 1), "then what is picked");
    press(&mut app, "esc");
    assert!(of(&app).find.is_empty(), "then the filter");
    press(&mut app, "esc");
    assert_eq!(app.screens().len(), 1, "then the screen");
}

#[test]
fn the_cursor_is_in_sight_whatever_months_begin_between() {
    let mut app = journal();
    let size = app.known.size;
    for keys in ["down", "down", "down", "down", "up", "up", "G", "g", "pgdn", "pgup"] {
        press(&mut app, keys);
        let journal = of(&app);
        let lines = journal.lines(size);
        assert!(lines.contains(&Line::Row(journal.rows.cursor())), "{keys}: {lines:?}");
        assert!(lines.len() <= journal.list_lines(size) && matches!(lines[0], Line::Month(_)), "{keys}: {lines:?}");
    }
}

#[test]
fn it_can_be_built_again_from_its_place() {
    let mut app = journal();
    press(&mut app, "/ m a r c h enter down");
    let place = app.places().pop().expect("a place");
    assert_eq!(
        place,
        Place::Journal { query: "march*".to_owned(), reversed: false, cursor: Some(row(2, "2026-11-12").key) }
    );
    let (again, effects) = App::start(Options::default(), app.known.size, vec![place.clone()], NOW);
    assert_eq!(again.places().last(), Some(&place));
    let asked = reads(&effects).into_iter().find(|(_, read)| matches!(read, Read::Entries { .. }));
    let Some((_, Read::Entries { query, window })) = asked else { panic!("it asks for its rows") };
    assert_eq!((query.as_str(), window), ("march*", Window::Around(row(2, "2026-11-12").key, 24)));
}

#[test]
fn a_window_that_grows_asks_for_what_comes_into_sight() {
    let mut app = journal();
    press(&mut app, "down");
    let smaller = update(&mut app, Msg::Resize(Size { columns: 80, rows: 8 }), NOW);
    assert!(reads(&smaller).iter().all(|(_, read)| !matches!(read, Read::Entries { .. })), "{smaller:?}");
    let larger = update(&mut app, Msg::Resize(Size { columns: 80, rows: 60 }), NOW);
    let asked: Vec<_> = reads(&larger).into_iter().map(|(_, read)| read).collect();
    let around = Window::Around(row(2, "2026-11-12").key, 120);
    assert!(asked.contains(&Read::Entries { query: String::new(), window: around }), "{asked:?}");
}

#[test]
fn where_there_is_no_row_no_key_of_a_row_is_offered() {
    use crate::app::Action;
    let mut app = journal();
    assert!(app.offers(Action::State) && app.offers(Action::Open));
    press(&mut app, "/");
    let asked = reads(&press(&mut app, "x"));
    update(&mut app, Msg::Reply(asked[0].0, entries(Vec::new())), NOW);
    press(&mut app, "enter");
    assert!(!app.offers(Action::State) && !app.offers(Action::Open) && !app.offers(Action::Trash));
    assert!(app.offers(Action::Find) && app.offers(Action::Back));
}
