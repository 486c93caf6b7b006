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
    assert!(story.screen().contains("snoozed until 3 Dec"), "{}", story.screen());
    assert_eq!(story.remark(), Some("Quiet until Thu 3 Dec · u takes it back"));
    let story = story.keys("u");
    assert_eq!(first_lines(&story.screen()), first_lines(&all));
    let story = story.keys("d").types("they know").keys("enter");
    assert!(story.screen().contains("dismissed 19 Nov: they know"), "{}", story.screen());
    let story = story.keys("end a");
    assert_eq!(first_lines(&story.screen()), first_lines(&all));
    let story = story.keys("home s 4").types("1 dec").keys("enter");
    assert!(story.screen().contains("snoozed until 1 Dec"), "{}", story.screen());
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
