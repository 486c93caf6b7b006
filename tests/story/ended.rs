//! Won or lost: which of both, and the three lines.

use candor::{
    app::screens::Screen,
    domain::{OutcomeResult, OutcomeWhat, Stage, Uid},
    journal::{Ended, FirstHeard, Read, Reply},
};

use super::Story;

/// The page of a prospect of the sample, on its people: `s` sets the stage there.
fn at(name: &str, columns: u16, rows: u16) -> Story {
    Story::sample().sized(columns, rows).keys(":").types(name).keys("enter 5")
}

fn subject(story: &Story) -> Uid {
    story.app.screens().rev().find_map(|screen| screen.page().subject()).expect("a prospect").uid
}

fn page(story: &Story, prospect: Uid) -> (Stage, Option<Ended>) {
    match story.read(&Read::Prospect(prospect)) {
        Reply::Prospect(page) => (page.prospect.stage, page.ended),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_three_lines_at_three_sizes() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let story = at("Quarterline", columns, rows).keys("s 7");
        insta::assert_snapshot!(format!("ended_which_{columns}x{rows}"), story.screen());
        let story = story.keys("2").types("Six weeks of lead time").keys("enter down down");
        insta::assert_snapshot!(format!("ended_heard_{columns}x{rows}"), story.screen());
        let story = story.keys("enter");
        insta::assert_snapshot!(format!("ended_not_dared_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn it_says_when_it_was_first_heard_and_the_page_keeps_it() {
    let story = at("Quarterline", 120, 36);
    let whose = subject(&story);
    let story = story.keys("s 7 2").types("Lead time").keys("enter down enter").types("Who told Dilan?").keys("enter");
    let remark = story.remark().expect("it says so").to_owned();
    assert!(remark.starts_with("You first heard it on ") && remark.contains("to your face"), "{remark}");
    let (stage, ended) = page(&story, whose);
    let ended = ended.expect("it ended");
    assert_eq!((stage, ended.what, ended.result), (Stage::Lost, OutcomeWhat::Prospect, OutcomeResult::Lost));
    assert_eq!((ended.decided_by.as_str(), ended.not_dared.as_str()), ("Lead time", "Who told Dilan?"));
    assert!(story.screen().contains("Lost 19 Nov: “Lead time”. You first heard it on"), "{}", story.screen());
    // The lines are one change, the stage another.
    let story = story.keys("u");
    assert_eq!(page(&story, whose).0, Stage::Lost);
    assert_ne!(page(&story, whose).1.map(|ended| ended.decided_by).as_deref(), Some("Lead time"));
    let story = story.keys("u");
    assert_ne!(page(&story, whose).0, Stage::Lost);
}

#[test]
fn every_line_can_be_skipped() {
    let story = at("Quarterline", 120, 36);
    let whose = subject(&story);
    let story = story.keys("s 6 1 enter enter enter");
    let (stage, ended) = page(&story, whose);
    let ended = ended.expect("it ended");
    assert_eq!((stage, ended.what, ended.result), (Stage::Customer, OutcomeWhat::Quote, OutcomeResult::Won));
    assert_eq!((ended.decided_by.as_str(), &ended.heard, ended.not_dared.as_str()), ("", &FirstHeard::Skipped, ""));
}

#[test]
fn a_quote_lost_is_not_the_prospect_lost_and_never_is_an_answer() {
    let story = at("Quarterline", 120, 36);
    let whose = subject(&story);
    let before = page(&story, whose).0;
    let story = story.keys("s 7 1 enter").types("n").keys("enter enter");
    assert_eq!(story.remark(), Some("They never told you."));
    let (stage, ended) = page(&story, whose);
    assert_eq!((stage, ended.map(|ended| ended.heard)), (before, Some(FirstHeard::Never)));
}

#[test]
fn from_home_too_and_esc_of_the_menu_sets_nothing() {
    let story = Story::sample();
    let whose = subject(&story);
    let before = page(&story, whose).0;
    let story = story.keys("s 7 esc");
    assert_eq!(page(&story, whose).0, before);
    let story = story.keys("s 7 2 ctrl-s");
    assert_eq!(page(&story, whose).0, Stage::Lost);
    assert_eq!(page(&story, whose).1.map(|ended| ended.result), Some(OutcomeResult::Lost));
}

#[test]
fn words_left_are_kept_and_come_back_after_a_kill_too() {
    let story = at("Quarterline", 120, 36).keys("s 7 1").types("They were cheaper").keys("enter down esc");
    assert_eq!(story.remark(), Some("Kept · the same key brings the words back"));
    let story = story.keys("s 7 1");
    assert!(story.screen().contains("They were cheaper") && !story.screen().contains("not said"), "{}", story.screen());
    let story = story.types(" by far").waits(600).killed();
    assert!(story.screen().contains("Quarterline Logistics · n continues it"), "{}", story.screen());
    let story = story.keys("n");
    assert!(matches!(story.app.top(), Some(Screen::Ending(_))));
    let story = story.keys("ctrl-s");
    assert!(story.remark().is_some_and(|said| said.starts_with("You first heard it on")), "{:?}", story.remark());
    assert_eq!(story.read(&Read::Drafts { window: "another".to_owned() }), Reply::Drafts(Vec::new()));
}

#[test]
fn a_save_that_fails_keeps_the_lines() {
    let mut story = at("Quarterline", 120, 36).keys("s 7 1").types("They were cheaper");
    story.hold();
    let mut story = story.keys("ctrl-s");
    story.answer(story.waiting() - 1, true);
    assert!(story.screen().contains("They were cheaper") && story.screen().contains("the disk says no"));
}

#[test]
fn somebody_without_a_moment_has_nothing_to_pick() {
    let story = Story::empty().keys("P").types("Quill & Sons").keys("ctrl-s");
    let story = story.keys("s 7 2 enter down");
    assert!(story.screen().contains("n never"), "{}", story.screen());
}

#[test]
fn the_page_says_when_it_was_heard_however_narrow() {
    for (columns, rows) in [(120, 36), (80, 24)] {
        let story = Story::sample().sized(columns, rows).keys("f 2").keys(":").types("Zieli").keys("enter");
        let screen = story.screen();
        let from = screen.find(" Lost 17 Aug: “The owner").expect("how it ended");
        let says = screen[from..].split_whitespace().take(30).collect::<Vec<_>>().join(" ");
        assert!(says.contains("You first heard it on 14 Jul, to your face, 34 days before."), "{says}");
    }
}
