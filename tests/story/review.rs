//! The weekly review: a week, the weeks before, and that each line opens what it speaks of.

use candor::{
    app::screens::{Place, Screen},
    domain::Day,
    journal::{Read, Reply, Review, review},
};

use super::Story;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

/// What the journal says of the week that begins on this Monday.
fn week(story: &Story, monday: &str) -> Review {
    let first = Day::from_iso(monday).expect("a day");
    match story.read(&Read::Review { prospect: None, first: Some(first), last: first + 6 }) {
        Reply::Review(review) => *review,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_week_at_three_sizes() {
    for (columns, rows) in SIZES {
        let story = Story::sample().sized(columns, rows).keys("R left");
        insta::assert_snapshot!(format!("review_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn the_screen_says_what_the_journal_says() {
    let story = Story::sample().keys("R left left");
    let found = week(&story, "2026-11-02");
    let screen = story.screen();
    for said in [review::told(&found), review::asked(&found.ledger), review::promises(&found.promises)] {
        assert!(screen.contains(&said), "{said}:\n{screen}");
    }
    let moved = found.moved.first().expect("somebody moved");
    assert!(screen.contains(&format!("{}  {}", review::moved(moved), moved.prospect.name)), "{screen}");
    assert!(screen.contains("week of 2 Nov"), "{screen}");
}

#[test]
fn each_line_opens_what_it_speaks_of_and_comes_back_to_its_week() {
    let mut story = Story::sample().keys("R left");
    let lines = match story.app.top() {
        Some(Screen::Review(page)) => page.lines.clone(),
        _ => panic!("{}", story.screen()),
    };
    assert!(lines.len() > 8, "{lines:?}");
    for (at, line) in lines.iter().enumerate() {
        story = story.keys("home");
        for _ in 0..at {
            story = story.keys("down");
        }
        story = story.keys("enter");
        let opened = story.app.top().and_then(|top| top.page().place());
        let here = Place::Review { week: Day::from_iso("2026-11-09") };
        if line.place.is_some() {
            assert_ne!(opened, Some(here.clone()), "{line:?}");
            // The journal drops its filter first.
            for _ in 0..2 {
                if !matches!(story.app.top(), Some(Screen::Review(_))) {
                    story = story.keys("esc");
                }
            }
        } else {
            // The question to oneself is no list: it takes an answer.
            assert_eq!((at, opened), (lines.len() - 1, None), "{line:?}");
            assert!(matches!(story.app.top(), Some(Screen::Prompt(_))), "{}", story.screen());
            story = story.keys("esc");
        }
        assert_eq!(story.app.top().and_then(|top| top.page().place()), Some(here), "{}", story.screen());
    }
}

#[test]
fn the_moments_of_the_week_are_as_many_as_it_says() {
    let story = Story::sample().keys("R left");
    let found = week(&story, "2026-11-09");
    let story = story.keys("home enter");
    let Some(Place::Journal { query, .. }) = story.app.top().and_then(|top| top.page().place()) else {
        panic!("{}", story.screen())
    };
    assert_eq!(story.read(&Read::CountEntries(query.clone())), Reply::Count(found.direct), "{query}");
}

#[test]
fn not_beyond_this_week_and_nothing_in_an_empty_one() {
    let story = Story::sample().keys("R right");
    assert_eq!(story.remark(), Some("This week is the latest."));
    assert!(story.screen().contains("week of 16 Nov, so far"), "{}", story.screen());
    let story = Story::empty().keys("R");
    assert!(story.screen().contains("nothing was written down"), "{}", story.screen());
    assert!(story.screen().contains("none was due"), "{}", story.screen());
    let story = story.keys("esc 1");
    assert!(matches!(story.app.top(), Some(Screen::Home(_))), "{}", story.screen());
}

#[test]
fn private_is_turned_and_shown_in_every_list() {
    let story = Story::sample().keys("R left home down K");
    assert_eq!(story.remark(), Some("Private: it never leaves the journal"));
    assert!(story.screen().contains("· private"), "{}", story.screen());
    let story = story.keys("enter");
    assert!(story.screen().contains("private"), "{}", story.screen());
    let story = story.keys("esc 2 / h a s : p r i v a t e enter");
    assert!(story.screen().contains("  private “") || story.screen().contains("private "), "{}", story.screen());
    let story = story.keys("K");
    assert_eq!(story.remark(), Some("1 entry no longer private"));
}

#[test]
fn a_page_is_written_for_the_reader_that_is_meant() {
    let story = Story::sample().keys("R left R");
    insta::assert_snapshot!("review_print", story.screen());
    let story = story.keys("1");
    assert_eq!(story.remark(), Some("Wrote /here/candor-week-2026-11-09.html"));
    let (name, page) = story.wrote.clone().expect("a page");
    assert_eq!(name, "candor-week-2026-11-09.html");
    assert!(page.starts_with("<!doctype html>") && page.contains("week of 9 Nov"), "{page}");
    assert!(page.contains("Not dared"));
    let story = story.keys("R 2");
    assert!(!story.wrote.clone().expect("a page").1.contains("Not dared"));
    let story = story.keys("1 enter R 3");
    let (name, page) = story.wrote.clone().expect("a page");
    assert!(name.ends_with("-told.html") && page.contains("What they told us"), "{name}: {page}");
    let mut story = story.keys("esc 5");
    story.tell(candor::app::Msg::Wrote(Err("Not written: the disk says no.".to_owned())));
    assert_eq!(story.remark(), Some("Not written: the disk says no."));
}

#[test]
fn private_leaves_room_for_the_words() {
    let narrow = Story::sample().sized(40, 12).keys("2 / h a s : p r i v a t e enter").screen();
    assert!(narrow.contains("◌ Sh"), "{narrow}");
    let wide = Story::sample().keys("2 / h a s : p r i v a t e enter").screen();
    assert!(wide.contains("private She"), "{wide}");
}

#[test]
fn the_question_that_stayed_in_the_pocket_is_written_down() {
    let story = Story::sample().keys("R left");
    let before = week(&story, "2026-11-09").ledger.held_back;
    let story = story.keys("e");
    insta::assert_snapshot!("review_answer", story.screen());
    let story = story.types("Who told you that we were late?").keys("enter").types("zzz").keys("enter");
    assert!(story.screen().contains("! No prospect of that name. P makes a new one."), "{}", story.screen());
    let story = story.keys("ctrl-u").types("halloran").keys("enter");
    assert_eq!(story.remark(), Some("Held back: it stands under Not dared · u takes it back"));
    assert_eq!(week(&story, "2026-11-09").ledger.held_back, before + 1, "it is of the week that was looked at");
    assert!(story.screen().contains("Who told you that we were late?"), "{}", story.screen());
    let story = story.keys("u");
    assert_eq!(week(&story, "2026-11-09").ledger.held_back, before);
    // On the line itself enter does the same; esc keeps the words.
    let story = story.keys("end enter").types("Why not").keys("esc");
    assert_eq!(story.remark(), Some("Kept · the same key brings the words back"));
    let story = story.keys("e");
    assert!(story.screen().contains("Why not"), "{}", story.screen());
    let story = story.keys("tab ctrl-s");
    assert!(story.screen().contains("! The first letters are enough."), "{}", story.screen());
}

#[test]
fn a_page_under_way_is_said_and_outlives_its_screen() {
    let mut story = Story::sample().keys("1 enter");
    story.hold();
    let mut story = story.keys("R 1");
    let foot = |story: &Story| story.screen().lines().last().unwrap_or_default().to_owned();
    assert!(foot(&story).contains("Writing candor-") && foot(&story).contains(".html …"), "{}", foot(&story));
    story = story.keys("esc");
    assert!(matches!(story.app.top(), Some(Screen::Home(_))), "{}", story.screen());
    assert!(foot(&story).contains("Writing candor-"), "{}", foot(&story));
    while story.wrote.is_none() && story.waiting() > 0 {
        story.answer(0, false);
    }
    assert!(story.wrote.is_some(), "it was read and made all the same");
    assert!(!foot(&story).contains("Writing"), "{}", foot(&story));
    assert!(story.remark().is_some_and(|said| said.starts_with("Wrote ")));
    let mut story = story.keys("5 R 1");
    for _ in 0..20 {
        story.answer(0, true);
    }
    assert!(!foot(&story.keys("down")).contains("Writing"), "what could not be read is not under way");
}
