//! The palette while answers are on their way: enter means what is typed, never what was found for fewer letters.

use candor::app::screens::Screen;

use super::Story;

/// The name of the prospect on top.
fn opened(story: &Story) -> String {
    match story.app.top() {
        Some(Screen::Prospect(prospect)) => {
            prospect.page.as_ref().map(|page| page.prospect.name.clone()).expect("the page has come")
        }
        _ => panic!("{}", story.screen()),
    }
}

fn answer_all(story: &mut Story, failing: bool) {
    while story.waiting() > 0 {
        story.answer(0, failing);
    }
}

#[test]
fn enter_waits_for_what_is_typed() {
    // Both begin with these letters; the last one decides.
    let mut story = Story::sample().keys(":").types("m");
    assert!(story.screen().contains("Marlowe"), "{}", story.screen());
    story.hold();
    let mut story = story.types("ercer").keys("enter");
    assert!(matches!(story.app.top(), Some(Screen::Palette(_))), "nothing opens before its time: {}", story.screen());
    answer_all(&mut story, false);
    assert_eq!(opened(&story), "Sæther Seafood", "where Mercer works");
}

#[test]
fn an_enter_that_waits_goes_with_the_next_letter() {
    let mut story = Story::sample().keys(":");
    story.hold();
    let mut story = story.types("mer").keys("enter").types("x");
    answer_all(&mut story, false);
    assert!(matches!(story.app.top(), Some(Screen::Palette(_))), "{}", story.screen());
}

#[test]
fn a_row_that_was_chosen_is_meant_even_when_others_come_before_it() {
    // For m the rows are Marlowe, Maeve, Marcus; for mae Maeve is the first.
    let mut story = Story::sample().keys(":").types("m");
    story.hold();
    let mut story = story.types("ae").keys("down enter");
    answer_all(&mut story, false);
    assert_eq!(opened(&story), "Halloran Tool & Die");
}

#[test]
fn a_row_that_was_chosen_and_is_gone_opens_nothing() {
    let mut story = Story::sample().keys(":").types("m");
    story.hold();
    let mut story = story.types("ercer").keys("down enter");
    answer_all(&mut story, false);
    assert!(matches!(story.app.top(), Some(Screen::Palette(_))), "{}", story.screen());
    let mut story = story.keys("enter");
    answer_all(&mut story, false);
    assert_eq!(opened(&story), "Sæther Seafood", "the cursor is on the first row");
}

#[test]
fn without_an_answer_nothing_opens() {
    let mut story = Story::sample().keys(":").types("m");
    story.hold();
    let mut story = story.types("ercer").keys("enter");
    answer_all(&mut story, true);
    let Some(Screen::Palette(palette)) = story.app.top() else { panic!("{}", story.screen()) };
    assert_eq!(palette.offers().count(), 0, "no names of fewer letters are left");
    assert!(story.remark().is_some_and(|said| said.contains("the disk says no")), "{}", story.screen());
}

#[test]
fn a_command_is_found_by_what_people_call_it_and_by_no_scattered_letters() {
    for (typed, does) in [
        ("won", "set the stage or state"),
        ("lost", "set the stage or state"),
        ("bank", "the questions asked, and behind tab the bank"),
        ("trends", "trends of the whole book"),
        ("delete", "to the trash; u takes it back"),
    ] {
        let story = Story::sample().keys(":").types(typed);
        let Some(Screen::Palette(palette)) = story.app.top() else { panic!("{}", story.screen()) };
        assert_eq!(palette.offers().next().map(|offer| offer.said.as_str()), Some(does), "{typed}");
    }
    for nothing in ["mine", "theme"] {
        let story = Story::sample().keys(":").types(nothing);
        let Some(Screen::Palette(palette)) = story.app.top() else { panic!("{}", story.screen()) };
        assert_eq!(palette.offers().count(), 0, "{nothing}: {}", story.screen());
    }
}
