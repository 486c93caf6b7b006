//! The first run: four ways to begin, and from three lines to a brief worth reading.

use candor::{
    app::{Msg, screens::Screen},
    journal::{PrepareDraft, Read, Reply, Totals, Whom, Write, brief::BriefPart},
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
        let story = story.keys("p").types("Halvorsen Castings\n");
        let story = story.types("What their president thinks of us.\n");
        insta::assert_snapshot!(format!("first_run_lines_{columns}x{rows}"), story.screen());
        let story = story.types("Are you going to give us this?\n");
        insta::assert_snapshot!(format!("first_run_brief_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn it_takes_three_lines_and_no_mark() {
    // The keys besides the words: the number, and enter behind each line.
    let story = Story::empty().keys("p").types("Halvorsen Castings").keys("enter");
    let story = story.types("What their president thinks of us.").keys("enter");
    let story = story.types("Are you going to give us this business?").keys("enter");
    assert_eq!(
        totals(&story),
        Totals { entries: 0, prospects: 1, lost: 0, inbox: 0 },
        "no moment, so nothing is marked"
    );
    assert_eq!(told(&story, BriefPart::Unsaid), ["What their president thinks of us.  since 19 Nov"]);
    assert_eq!(told(&story, BriefPart::AskNext)[0], "“Are you going to give us this business?”  planned today");
    assert!(told(&story, BriefPart::Trust)[0].starts_with("Too early: 0 of 3 days"), "{}", story.screen());
    // One change: u takes all of it back, and the journal is as it was.
    let story = story.keys("esc u");
    assert_eq!(totals(&story).prospects, 0);
    assert!(story.screen().contains("p  Prepare that talk"), "{}", story.screen());
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
    let story = Story::empty().keys("p").types("Nordkap").keys("ctrl-s");
    assert_eq!(totals(&story).prospects, 1);
}

#[test]
fn the_other_ways() {
    let story = Story::empty().keys("n");
    assert!(matches!(story.app.top(), Some(Screen::WriteDown(_))), "{}", story.screen());
    let story = Story::empty().keys("down down enter");
    assert!(story.remark().is_some_and(|said| said.starts_with("candor --sample")), "{}", story.screen());
    let story = story.keys("i");
    assert!(story.remark().is_some_and(|said| said.starts_with("candor import FILE")), "{}", story.screen());
    let story = story.keys(":").types("prepare").keys("enter");
    assert!(matches!(story.app.top(), Some(Screen::Preparing(_))), "{}", story.screen());
}

#[test]
fn every_place_is_reached_by_its_key_and_says_why_it_is_empty() {
    let places = [
        ("2", "Nothing written yet. After your next talk, press n."),
        ("3", "Nothing asked yet"),
        ("4", "No talk yet"),
        ("5", "week of 16 Nov, so far · nothing was"),
        ("R", "week of 16 Nov, so far · nothing was"),
        ("T", "No promise, no planned question"),
        ("M", "All of the last 30 days are marked."),
        ("W", "No prospect yet."),
        ("H", "Nothing was changed yet."),
    ];
    for (columns, rows) in SIZES {
        for (key, says) in places {
            let story = Story::empty().sized(columns, rows).keys(key);
            let screen = story.screen();
            assert!(!screen.contains("Prepare that talk"), "{key} leads somewhere: {screen}");
            let said = screen.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains(says), "{key} at {columns}: {screen}");
            // And back to where one came from.
            let root = "2345R".contains(key);
            assert!(story.keys(if root { "1" } else { "esc" }).screen().contains("Prepare that talk"), "{key}");
        }
    }
}

#[test]
fn no_word_is_lost() {
    let story = Story::empty().keys("p").types("Nordkap").keys("enter").types("Who signs.").keys("esc");
    assert_eq!(story.remark(), Some("Kept · the same key brings the words back"));
    let story = story.keys("p");
    assert!(story.screen().contains("Nordkap") && story.screen().contains("Who signs."), "{}", story.screen());
    let story = story.waits(1_000).killed();
    assert!(story.screen().contains("for Nordkap · n continues it"), "{}", story.screen());
    let story = story.keys("n ctrl-s");
    assert_eq!(told(&story, BriefPart::Unsaid), ["Who signs.  since 19 Nov"]);
    assert!(!story.keys("esc").screen().contains("continues it"));
}

#[test]
fn another_window_s_prospect_ends_it_and_the_lines_stay() {
    let mut story = Story::empty().keys("p").types("Nordkap");
    let theirs = PrepareDraft {
        prospect: Whom::New("nordkap".to_owned()),
        people: Vec::new(),
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

/// A first run while another window has written down somebody already.
fn beside(name: &str) -> Story {
    let mut story = Story::empty().keys("p");
    story.elsewhere(&Write::Prepare(PrepareDraft {
        prospect: Whom::New(name.to_owned()),
        people: Vec::new(),
        unsaid: String::new(),
        question: String::new(),
    }));
    story.tell(Msg::Changed);
    story
}

#[test]
fn who_completes_as_in_the_composer() {
    for (columns, rows) in SIZES {
        let story = beside("Halvorsen Castings").sized(columns, rows).types("halv");
        assert!(story.screen().contains("Who?  › [⇥ Halvorsen Castings]"), "{}", story.screen());
    }
    let story = beside("Halvorsen Castings").types("halv").keys("tab").types("Who signs.").keys("ctrl-s");
    assert_eq!(totals(&story).prospects, 1, "the one there is meant");
    // enter takes it too, though the journal is slower than the hand.
    let mut story = beside("Halvorsen Castings");
    story.hold();
    let mut story = story.types("halv").keys("enter").types("Who signs.").keys("ctrl-s");
    while story.waiting() > 0 {
        story.answer(0, false);
    }
    assert_eq!(totals(&story).prospects, 1);
    assert_eq!(told(&story, BriefPart::Unsaid), ["Who signs.  since 19 Nov"]);
    // The arrows lead to the new name.
    let story = beside("Halvorsen Castings").types("halv").keys("down enter ctrl-s");
    assert_eq!(totals(&story).prospects, 2);
}

#[test]
fn who_says_that_a_name_is_near_another() {
    for (columns, rows) in SIZES {
        let story = beside("Halvorsen Castings").sized(columns, rows).types("Halvorson Castings").keys("ctrl-s");
        let said = story.screen().replace(['│', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            said.contains("! “Halvorson Castings” is new. Or Halvorsen Castings? (enter = the old one)"),
            "{}",
            story.screen()
        );
        assert_eq!(totals(&story).prospects, 1, "nothing is made unasked");
        assert_eq!(totals(&story.keys("enter ctrl-s")).prospects, 1);
    }
    let story = beside("Halvorsen Castings").types("Halvorson Castings").keys("ctrl-s ctrl-s");
    assert_eq!(totals(&story).prospects, 2, "the second time it is meant");
}

#[test]
fn who_takes_people_too() {
    let story = Story::empty().keys("p").types("Nordkap › Ingrid Sæther, Fleet Manager").keys("ctrl-s");
    assert!(matches!(story.app.top(), Some(Screen::Brief(_))), "{}", story.screen());
    assert!(story.keys("esc enter 5").screen().contains("Ingrid Sæther"));
}

#[test]
fn a_failure_keeps_the_lines() {
    let mut story = Story::empty().keys("p").types("Nordkap").keys("enter enter");
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
    let story = Story::empty().keys("p").types("Nordkap").keys("ctrl-s esc s 7");
    let story = story.keys("2 esc");
    assert!(story.screen().contains("No prospects but lost ones."), "{}", story.screen());
}
