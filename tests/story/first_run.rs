//! The first run: four ways to begin, and from three lines to a brief worth reading.

use candor::{
    app::{Msg, screens::Screen},
    journal::{Read, Reply, Totals, Write, brief::BriefPart},
};

use super::Story;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

fn totals(story: &Story) -> Totals {
    match story.read(&Read::Totals) {
        Reply::Totals(totals) => totals,
        other => panic!("{other:?}"),
    }
}

/// The words of a part of the brief on top.
fn told(story: &Story, part: BriefPart) -> Vec<String> {
    let Some(Screen::Brief(brief)) = story.app.top() else { panic!("{}", story.screen()) };
    brief.lines.iter().filter(|line| line.part == part).map(|line| format!("{}  {}", line.text, line.aside)).collect()
}

#[test]
fn from_three_lines_to_the_brief_at_three_sizes() {
    for (columns, rows) in SIZES {
        let story = Story::empty().sized(columns, rows);
        insta::assert_snapshot!(format!("first_run_{columns}x{rows}"), story.screen());
        let story = story.keys("1").types("Halvorsen Castings\n");
        let story = story.types("What their president thinks of us.\n");
        insta::assert_snapshot!(format!("first_run_lines_{columns}x{rows}"), story.screen());
        let story = story.types("Are you going to give us this?\n");
        insta::assert_snapshot!(format!("first_run_brief_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn it_takes_three_lines_and_no_mark() {
    // The keys besides the words: the number, and enter behind each line.
    let story = Story::empty().keys("1").types("Halvorsen Castings").keys("enter");
    let story = story.types("What their president thinks of us.").keys("enter");
    let story = story.types("Are you going to give us this business?").keys("enter");
    assert_eq!(totals(&story), Totals { entries: 0, prospects: 1, inbox: 0 }, "no moment, so nothing is marked");
    assert_eq!(told(&story, BriefPart::Unsaid), ["What their president thinks of us.  since 19 Nov"]);
    assert_eq!(told(&story, BriefPart::AskNext)[0], "“Are you going to give us this business?”  planned today");
    assert!(told(&story, BriefPart::Trust)[0].starts_with("Too early: 0 of 3 days"), "{}", story.screen());
    // One change: u takes all of it back, and the journal is as it was.
    let story = story.keys("esc u");
    assert_eq!(totals(&story).prospects, 0);
    assert!(story.screen().contains("1  Prepare that talk"), "{}", story.screen());
}

#[test]
fn all_but_who_can_be_skipped() {
    let story = Story::empty().keys("enter").keys("enter");
    assert!(story.screen().contains("! Whom will you talk to? A name is enough."), "{}", story.screen());
    let story = story.types("Nordkap").keys("enter enter enter");
    assert!(told(&story, BriefPart::Unsaid)[0].starts_with("Nothing is noted."), "{}", story.screen());
    assert_eq!(told(&story, BriefPart::AskNext).len(), 3);
    assert!(story.keys("esc").screen().contains("Nordkap"));
    // Saved from the first line on.
    let story = Story::empty().keys("1").types("Nordkap").keys("ctrl-s");
    assert_eq!(totals(&story).prospects, 1);
}

#[test]
fn the_other_ways() {
    let story = Story::empty().keys("2");
    assert!(matches!(story.app.top(), Some(Screen::WriteDown(_))), "{}", story.screen());
    let story = Story::empty().keys("down down enter");
    assert!(story.remark().is_some_and(|said| said.starts_with("candor --sample")), "{}", story.screen());
    let story = story.keys("4");
    assert!(story.remark().is_some_and(|said| said.starts_with("candor import FILE")), "{}", story.screen());
    let story = story.keys(":").types("prepare").keys("enter");
    assert!(matches!(story.app.top(), Some(Screen::Preparing(_))), "{}", story.screen());
}

#[test]
fn no_word_is_lost() {
    let story = Story::empty().keys("1").types("Nordkap").keys("enter").types("Who signs.").keys("esc");
    assert_eq!(story.remark(), Some("Kept · the same key brings the words back"));
    let story = story.keys("1");
    assert!(story.screen().contains("Nordkap") && story.screen().contains("Who signs."), "{}", story.screen());
    let story = story.waits(1_000).killed();
    assert!(story.screen().contains("for Nordkap · n continues it"), "{}", story.screen());
    let story = story.keys("n ctrl-s");
    assert_eq!(told(&story, BriefPart::Unsaid), ["Who signs.  since 19 Nov"]);
    assert!(!story.keys("esc").screen().contains("continues it"));
}

#[test]
fn another_window_s_prospect_ends_it_and_the_lines_stay() {
    let mut story = Story::empty().keys("1").types("Nordkap");
    let theirs = candor::journal::PrepareDraft {
        name: "nordkap".to_owned(),
        unsaid: "Who signs.".to_owned(),
        question: String::new(),
    };
    assert!(story.change(&Write::Prepare(theirs)).is_ok());
    story.tell(Msg::Changed);
    // The same name is the same prospect: the lines are added to it.
    let story = story.keys("enter").types("Why now.").keys("ctrl-s");
    assert_eq!(totals(&story).prospects, 1);
    assert_eq!(told(&story, BriefPart::Unsaid).len(), 2);
    let story = story.keys("esc");
    assert!(
        !story.screen().contains("Prepare that talk") && story.screen().contains("1 prospect"),
        "{}",
        story.screen()
    );
}

#[test]
fn a_failure_keeps_the_lines() {
    let mut story = Story::empty().keys("1").types("Nordkap").keys("enter enter");
    story.hold();
    let mut story = story.keys("enter");
    while story.waiting() > 0 {
        story.answer(0, true);
    }
    assert!(story.screen().contains("Nordkap") && story.screen().contains("the disk says no"), "{}", story.screen());
    let mut story = story.keys("enter");
    while story.waiting() > 0 {
        story.answer(0, false);
    }
    assert!(matches!(story.app.top(), Some(Screen::Brief(_))), "{}", story.screen());
}

#[test]
fn a_journal_whose_prospects_are_all_lost_is_no_first_run() {
    let story = Story::empty().keys("1").types("Nordkap").keys("ctrl-s esc s 7");
    let story = story.keys("2 esc");
    assert!(story.screen().contains("No prospects but lost ones."), "{}", story.screen());
}
