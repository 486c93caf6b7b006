//! `update` by state and effects, on replies made by hand.

use super::{
    key::Key,
    screens::{Place, ProspectTab, Root, Screen},
    *,
};
use crate::{
    domain::{Held, Moment, Stage, Uid, Zone},
    journal::{
        Key as RowKey, Page as RowPage, ProspectRow, Read, Reply, Request, Totals, Trouble, Undone, Window, Write,
    },
    trust::{Glance, Pace},
};

fn now() -> Moment {
    Moment { utc: Held::from_iso("2026-11-19T14:06:00+01:00").expect("a time").at, zone: Zone::Fixed(60) }
}

const SIZE: Size = Size { columns: 120, rows: 36 };

fn uid(n: i64) -> Uid {
    Uid::v7(n, &[0; 10])
}

fn row(n: i64, name: &str) -> ProspectRow {
    ProspectRow {
        key: RowKey { at: n, text: String::new(), id: n },
        uid: uid(n),
        name: name.to_owned(),
        stage: Stage::Closing,
        talked: None,
        talks: 0,
        open_objections: 0,
        open_questions: 0,
        trust: Glance::at(&[], Pace::of(None), now().day()),
        reason: None,
        as_of: Some(now().day()),
    }
}

/// Home with three prospects; every question asked so far is answered or forgotten.
fn home() -> App {
    let (mut app, effects) = App::start(Options::default(), SIZE, Vec::new(), now());
    let page = RowPage {
        rows: vec![row(1, "Halvorsen"), row(2, "Nordkap"), row(3, "Quill")],
        more_before: false,
        more_after: false,
    };
    for (ticket, read) in reads(&effects) {
        let reply = match read {
            Read::Prospects { .. } => Reply::Prospects { page: page.clone(), mistake: None },
            Read::Totals => Reply::Totals(Totals { entries: 3, prospects: 3, lost: 0, inbox: 0 }),
            _ => Reply::Interrupted,
        };
        update(&mut app, Msg::Reply(ticket, reply), now());
    }
    app
}

fn press(app: &mut App, key: &str) -> Vec<Effect> {
    update(app, Msg::Key(key.parse::<Key>().expect(key)), now())
}

fn reads(effects: &[Effect]) -> Vec<(Ticket, Read)> {
    let read = |effect: &Effect| match effect {
        Effect::Ask { ticket, request: Request::Read(read) } => Some((*ticket, read.clone())),
        _ => None,
    };
    effects.iter().filter_map(read).collect()
}

fn writes(effects: &[Effect]) -> Vec<(Ticket, Write)> {
    let write = |effect: &Effect| match effect {
        Effect::Ask { ticket, request: Request::Write(write) } => Some((*ticket, (**write).clone())),
        _ => None,
    };
    effects.iter().filter_map(write).collect()
}

fn cursor_of(app: &App) -> Option<Uid> {
    app.screens().find_map(|screen| match screen {
        Screen::Home(home) => home.rows.current().map(|row| row.uid),
        _ => None,
    })
}

#[test]
fn it_starts_at_home_and_asks_for_what_it_shows() {
    let (app, effects) = App::start(Options::default(), SIZE, Vec::new(), now());
    let asked: Vec<Read> = reads(&effects).into_iter().map(|(_, read)| read).collect();
    // As many as the window could ever show: those beyond are asked for on the way.
    assert!(matches!(asked[0], Read::Prospects { ref window, .. } if *window == Window::First(SIZE.rows)));
    assert!(asked.contains(&Read::Totals));
    assert_eq!(app.root(), Root::Prospects);
    let place = Place::Prospect { prospect: uid(2), tab: ProspectTab::People, cursor: None };
    let (app, _) = App::start(Options::default(), SIZE, vec![place.clone()], now());
    assert_eq!(app.places().last(), Some(&place));
}

#[test]
fn enter_goes_in_and_esc_comes_out() {
    let mut app = home();
    press(&mut app, "down");
    let effects = press(&mut app, "enter");
    assert!(reads(&effects).iter().any(|(_, read)| *read == Read::Prospect(uid(2))));
    assert_eq!(app.screens().len(), 2);
    let effects = press(&mut app, "esc");
    assert_eq!(app.screens().len(), 1);
    assert!(effects.iter().all(|effect| matches!(effect, Effect::Stop(_))), "nobody waits any more: {effects:?}");
    assert_eq!(cursor_of(&app), Some(uid(2)));
    assert_eq!(press(&mut app, "esc"), [], "at the root esc does nothing");
}

#[test]
fn q_goes_back_and_at_the_root_quits() {
    let mut app = home();
    press(&mut app, "enter");
    assert!(!press(&mut app, "q").contains(&Effect::Quit));
    assert_eq!(press(&mut app, "q"), [Effect::Quit]);
    assert_eq!(press(&mut app, "down"), [], "after the end nothing is done");
}

#[test]
fn ctrl_c_quits_when_pressed_twice_within_two_seconds() {
    let mut app = home();
    let c: Key = "ctrl-c".parse().expect("a key");
    assert_eq!(update(&mut app, Msg::Key(c), now()), []);
    assert_eq!(app.known.remark.as_ref().map(|remark| remark.text.as_str()), Some("Again to quit; the draft is kept"));
    assert_eq!(wake_at(&app, now()), Some(now().utc + 2_000));
    assert_eq!(update(&mut app, Msg::Key(c), now().plus_ms(2_001)), [], "too late: it asks again");
    assert_eq!(update(&mut app, Msg::Key(c), now().plus_ms(3_000)), [Effect::Quit]);
}

#[test]
fn a_menu_answers_the_screen_beneath_and_the_change_reads_it_again() {
    let mut app = home();
    press(&mut app, "s");
    assert!(matches!(app.top(), Some(Screen::Menu(_))));
    let effects = press(&mut app, "5");
    let [(ticket, write)] = writes(&effects).try_into().expect("one write");
    assert_eq!(write, Write::SetStage { prospect: uid(1), stage: Stage::Closing });
    assert!(app.is_saving());
    let effects = update(&mut app, Msg::Reply(ticket, Reply::Done), now());
    assert!(reads(&effects).iter().any(|(_, read)| matches!(read, Read::Prospects { window: Window::Around(..), .. })));
}

#[test]
fn a_change_that_failed_is_said_and_keeps_the_rows() {
    let mut app = home();
    let effects = press(&mut app, "d");
    let [(ticket, write)] = writes(&effects).try_into().expect("one write");
    let why = Trouble::Store("Not saved: the disk is full.".to_owned());
    let reply = Reply::Failed(Box::new(Request::Write(Box::new(write))), why);
    assert_eq!(reads(&update(&mut app, Msg::Reply(ticket, reply), now())), []);
    let remark = app.known.remark.clone().expect("a remark");
    assert!(remark.trouble && remark.until.is_none());
    assert_eq!(cursor_of(&app), Some(uid(1)));
}

#[test]
fn undo_belongs_to_the_app_and_says_what_it_did() {
    let mut app = home();
    let [(ticket, write)] = writes(&press(&mut app, "u")).try_into().expect("one write");
    assert_eq!(write, Write::Undo { op: None });
    let undone = Undone { summary: "trash of 3 entries".to_owned(), at: now().held(), past_destroyed: false };
    let effects = update(&mut app, Msg::Reply(ticket, Reply::Undone(undone)), now());
    assert_eq!(app.known.remark.as_ref().map(|r| r.text.as_str()), Some("Undone: trash of 3 entries · U redoes"));
    assert!(!reads(&effects).is_empty());
    let [(ticket, _)] = writes(&press(&mut app, "u")).try_into().expect("one write");
    let request = Box::new(Request::Write(Box::new(Write::Undo { op: None })));
    let nothing = Reply::Failed(request, Trouble::Nothing("There is nothing to undo.".to_owned()));
    update(&mut app, Msg::Reply(ticket, nothing), now());
    assert_eq!(app.known.remark.as_ref().map(|remark| remark.trouble), Some(false));
}

#[test]
fn another_window_s_write_reads_the_top_at_once_and_the_rest_when_uncovered() {
    let mut app = home();
    press(&mut app, "enter");
    let asked = reads(&update(&mut app, Msg::Changed, now()));
    assert!(asked.iter().any(|(_, read)| matches!(read, Read::Prospect(_))));
    assert!(!asked.iter().any(|(_, read)| matches!(read, Read::Prospects { .. })));
    let asked = reads(&press(&mut app, "esc"));
    assert!(asked.iter().any(|(_, read)| matches!(read, Read::Prospects { window: Window::Around(..), .. })));
    press(&mut app, "o");
    let asked = reads(&update(&mut app, Msg::Changed, now()));
    assert!(asked.iter().any(|(_, read)| matches!(read, Read::Prospects { .. })), "seen beneath a menu");
}

#[test]
fn late_answers_find_nobody() {
    let mut app = home();
    let asked = reads(&press(&mut app, "enter"));
    press(&mut app, "esc");
    for (ticket, _) in asked {
        assert_eq!(update(&mut app, Msg::Reply(ticket, Reply::People(Vec::new())), now()), []);
    }
    assert_eq!(update(&mut app, Msg::Reply(Ticket(9_999), Reply::Done), now()), []);
}

#[test]
fn midnight_makes_what_is_shown_old() {
    let mut app = home();
    let midnight = wake_at(&app, now()).expect("midnight");
    assert_eq!(Held::at(midnight, 60).iso(), "2026-11-20T00:00:00+01:00");
    let late = Moment { utc: midnight, ..now() };
    assert!(!reads(&update(&mut app, Msg::Tick, late)).is_empty());
    assert_eq!(update(&mut app, Msg::Tick, late), []);
}

#[test]
fn remarks_go_with_time_or_a_key() {
    let mut app = home();
    app.known.say("Saved");
    let until = wake_at(&app, now()).expect("a deadline");
    update(&mut app, Msg::Tick, Moment { utc: until, ..now() });
    assert_eq!(app.known.remark, None);
    app.known.trouble("Not saved");
    press(&mut app, "down");
    assert_eq!(app.known.remark, None);
}

#[test]
fn the_wheel_moves_three_rows_and_a_second_click_opens() {
    let mut app = home();
    let mouse = |kind, spot| Msg::Mouse { kind, spot };
    update(&mut app, mouse(key::MouseKind::WheelDown, None), now());
    assert_eq!(cursor_of(&app), Some(uid(3)));
    let click = mouse(key::MouseKind::Press(key::Button::Left), Some(Spot::Row(1)));
    update(&mut app, click.clone(), now());
    assert_eq!((cursor_of(&app), app.screens().len()), (Some(uid(2)), 1));
    update(&mut app, click, now());
    assert_eq!(app.screens().len(), 2);
}

#[test]
fn ids_made_in_a_run_differ() {
    let mut app = home();
    let made: std::collections::HashSet<Uid> = (0..1_000).map(|_| app.known.fresh_uid()).collect();
    assert_eq!(made.len(), 1_000);
}

#[test]
fn places_build_the_same_stack_again() {
    let mut app = home();
    press(&mut app, "down");
    press(&mut app, "enter");
    press(&mut app, "3");
    press(&mut app, "s");
    let places = app.places();
    let (again, _) = App::start(Options::default(), SIZE, places[1..].to_vec(), now());
    assert_eq!(again.places().last(), places.last());
}
