//! Warnings: on the page, as a list, kept quiet and speaking again.

use super::Story;
use candor::app::screens::{Place, Screen};

/// The page of a prospect of the sample.
fn at(name: &str, columns: u16, rows: u16) -> Story {
    Story::sample().sized(columns, rows).keys(":").types(name).keys("enter")
}

#[test]
fn the_warnings_of_a_prospect() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let story = at("Lumenark", columns, rows).keys("!");
        insta::assert_snapshot!(format!("warnings_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn the_page_says_the_most_urgent_one_and_how_many_more() {
    let screen = at("Lumenark", 120, 36).screen();
    let line = screen.lines().find(|line| line.trim_start().starts_with("! ")).expect("a warning");
    assert!(line.contains("Heard from others") && line.contains("more: ! shows them"), "{line}");
}

#[test]
fn each_line_opens_what_it_speaks_of() {
    let story = at("Lumenark", 120, 36).keys("! down enter");
    assert!(matches!(story.app.top(), Some(Screen::Entry(_))), "{}", story.screen());
    let story = story.keys("esc enter");
    assert!(matches!(story.app.top(), Some(Screen::Entry(_))));
    let story = story.keys("esc end");
    let before = story.app.top().and_then(|top| top.page().place());
    let story = story.keys("enter esc");
    assert_eq!(story.app.top().and_then(|top| top.page().place()), before, "the cursor is where it was");
    assert!(matches!(before, Some(Place::Warnings { warning: Some(_), .. })));
}

#[test]
fn snoozed_dismissed_and_taken_back() {
    let story = at("Quarterline", 120, 36).keys("!");
    assert!(story.screen().contains("! Final") || story.screen().contains("d late"), "{}", story.screen());
    let all = story.screen();
    let story = story.keys("s");
    insta::assert_snapshot!("warnings_snooze", story.screen());
    let story = story.keys("2");
    assert!(story.screen().contains("kept quiet? enter leaves it out"), "{}", story.screen());
    let story = story.types("Easter").keys("enter");
    assert!(story.screen().contains("snoozed until 3 Dec: Easter"), "{}", story.screen());
    assert_eq!(story.remark(), Some("Quiet until Thu 3 Dec · u takes it back"));
    let story = story.keys("u");
    assert_eq!(first_lines(&story.screen()), first_lines(&all));
    let story = story.keys("d").types("they know").keys("enter");
    assert!(story.screen().contains("dismissed 19 Nov: they know"), "{}", story.screen());
    let story = story.keys("end a");
    assert_eq!(first_lines(&story.screen()), first_lines(&all));
    let story = story.keys("home s 4").types("1 dec").keys("enter enter");
    assert!(story.screen().contains("snoozed until 1 Dec"), "{}", story.screen());
    assert!(!story.screen().contains("1 Dec:"), "without a reason: {}", story.screen());
    let story = story.keys("u s 4").types("yesterday").keys("enter");
    assert!(story.screen().contains("after today"), "{}", story.screen());
}

/// What stands above the foot.
fn first_lines(screen: &str) -> Vec<&str> {
    let lines: Vec<&str> = screen.lines().collect();
    lines[..lines.len() - 1].to_vec()
}

#[test]
fn nothing_to_warn_of() {
    let story = Story::empty().keys("P").types("Quill & Sons").keys("ctrl-s");
    let story = story.keys("esc").keys("!");
    assert!(matches!(story.app.top(), Some(Screen::Warnings(_))), "{}", story.screen());
    assert!(story.screen().contains("Nothing to warn of today."), "{}", story.screen());
}

#[test]
fn the_warnings_of_the_book() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let story = Story::sample().sized(columns, rows).keys("W");
        insta::assert_snapshot!(format!("book_warnings_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn one_of_the_book_opens_where_it_stands_and_the_way_back_is_the_same() {
    let story = Story::sample().keys("W down down down");
    let place = |story: &Story| story.app.top().and_then(|top| top.page().place());
    let before = place(&story);
    let (prospect, kind) = match story.app.top() {
        Some(Screen::BookWarnings(page)) => page.rows.current().map(|row| (row.prospect.uid, row.kind)),
        _ => None,
    }
    .expect("a row");
    let story = story.keys("enter");
    assert_eq!(place(&story), Some(Place::Warnings { prospect, warning: Some(kind) }), "{}", story.screen());
    let story = story.keys("esc");
    assert_eq!(place(&story), before);
    // From a prospect's to the book's, and from there to a prospect's, by one key.
    let story = story.keys("! !");
    assert!(matches!(story.app.top(), Some(Screen::BookWarnings(_))), "{}", story.screen());
}

#[test]
fn a_warning_is_kept_quiet_in_the_book_too() {
    let story = Story::sample().keys("W");
    let all = story.screen();
    let first = |screen: &str| screen.lines().nth(3).expect("a row").to_owned();
    let story = story.keys("s 1 enter");
    assert_eq!(story.remark(), Some("Quiet until Thu 26 Nov · u takes it back"));
    assert_ne!(first(&story.screen()), first(&all), "{}", story.screen());
    assert!(story.screen().contains("1 quiet"), "{}", story.screen());
    let story = story.keys("u");
    assert_eq!(said(&story.screen()), said(&all));
    let story = story.keys("home d").types("they know").keys("enter");
    assert!(story.screen().contains("1 quiet"), "{}", story.screen());
    assert_ne!(said(&story.screen()), said(&all));
    let story = story.keys("u");
    assert_eq!(said(&story.screen()), said(&all));
}

/// The warnings of a screen, wherever its cursor stands.
fn said(screen: &str) -> Vec<String> {
    let rows = screen.lines().map(|line| line.replace('▌', " ")).filter(|line| line.trim_start().starts_with('!'));
    rows.collect()
}

#[test]
fn how_many_there_are_comes_late_and_holds_up_no_key() {
    let mut story = Story::sample();
    story.hold();
    let mut story = story.keys("W");
    story.answer(0, false);
    assert_eq!(story.waiting(), 1, "the count");
    assert!(story.screen().contains('…') && story.screen().contains("all prospects"), "{}", story.screen());
    let mut story = story.keys("down s esc d esc");
    story.answer(0, true);
    assert_eq!(story.remark(), None, "the rows are there without it");
    let story = story.keys("esc");
    assert!(matches!(story.app.top(), Some(Screen::Home(_))), "{}", story.screen());
}

#[test]
fn nothing_to_warn_of_in_the_book() {
    let story = Story::empty().keys("W");
    assert!(story.screen().contains("No prospect yet. P writes one down."), "{}", story.screen());
    let story = story.keys("esc P").types("Quill & Sons").keys("ctrl-s").keys("esc W");
    assert!(story.screen().contains("Nothing to warn of today."), "{}", story.screen());
    assert!(story.screen().contains("0 warnings"), "{}", story.screen());
}

#[test]
fn the_thresholds() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let story = Story::sample().sized(columns, rows).keys("W e");
        insta::assert_snapshot!(format!("thresholds_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn a_threshold_set_in_the_app_is_the_one_of_the_shell_and_moves_what_is_said() {
    use candor::journal::{Read, Reply, warnings::Limit};
    let limit = |story: &Story| match story.read(&Read::Limits) {
        Reply::Limits(limits) => limits.get(Limit::OldObjection),
        other => panic!("{other:?}"),
    };
    let story = Story::sample().keys("W");
    let before = said(&story.screen());
    assert!(before.iter().any(|line| line.contains("lead time: addressed 5 mo ago")), "{before:#?}");
    let story = story.keys("e down down down enter");
    insta::assert_snapshot!("threshold_asked", story.screen());
    let story = story.keys("ctrl-u").types("many").keys("enter");
    assert!(story.screen().contains("! “many” is no whole number."), "{}", story.screen());
    let story = story.keys("ctrl-u").types("4000").keys("enter");
    assert!(story.screen().contains("! “old objection” goes from 0 to 3650 days."), "{}", story.screen());
    assert_eq!(limit(&story), 30);
    let story = story.keys("ctrl-u").types("3650").keys("enter");
    assert_eq!(limit(&story), 3650);
    assert_eq!(
        story.remark(),
        Some("Set for the whole journal · a setting stands outside History: default takes it back")
    );
    assert!(story.screen().contains("3,650 days") && story.screen().contains("default 30 days"), "{}", story.screen());
    let story = story.keys("esc");
    assert!(!story.screen().contains("lead time: addressed"), "{}", story.screen());
    // The reasons on home follow, in the same sitting.
    let home = story.keys("esc");
    assert!(!home.screen().contains("old objection"), "{}", home.screen());
    let story = home.keys("W e down down down enter ctrl-u").types("default").keys("enter");
    assert_eq!(limit(&story), 30);
    let story = story.keys("esc");
    assert_eq!(said(&story.screen()), before);
}
