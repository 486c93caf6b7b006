//! What they still seem unable to say: written down, closed by the moment that said it, both quotes kept.

use candor::{
    domain::{Day, Unsaid, UnsaidState},
    journal::{Read, Reply},
};

use super::Story;

fn at(name: &str) -> Story {
    Story::sample().keys(":").types(name).keys("enter")
}

/// The item written down last.
fn last(story: &Story) -> Unsaid {
    let uid = story.app.screens().rev().find_map(|screen| screen.page().subject()).expect("a prospect").uid;
    match story.read(&Read::Prospect(uid)) {
        Reply::Prospect(page) => page.prospect.unsaid.last().cloned().expect("an item"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn it_is_written_down_said_and_keeps_both_quotes() {
    let words = "Whether they wait for their contractor";
    let story = at("Quarterline").keys("S 1").types(words).keys("enter");
    assert!(story.screen().contains(&format!("unsaid  {words}")), "{}", story.screen());
    // By the moment under the cursor, on the day it was said.
    let story = story.keys("down S 1 1");
    let closed = last(&story);
    assert_eq!((closed.state, closed.closed_on.map(Day::iso)), (UnsaidState::Said, Some("2026-10-29".to_owned())));
    let screen = story.screen();
    assert!(screen.contains("You wrote on 19 Nov: “Whether they wait"), "{screen}");
    assert!(screen.contains("On 29 Oct: “You promise dates"), "{screen}");
    // The list has it with both, and opens it again.
    let story = story.keys("S");
    insta::assert_snapshot!("unsaid_list", story.screen());
    let story = story.keys("3");
    assert_eq!(last(&story).state, UnsaidState::Open, "{}", story.screen());
    let story = story.keys("u");
    assert_eq!(last(&story).state, UnsaidState::Said);
}

#[test]
fn it_can_be_found_out_elsewhere_or_never() {
    for (key, state, said) in [("2", UnsaidState::FoundOut, "found out"), ("3", UnsaidState::Never, "never")] {
        let story = at("Quarterline").keys("S 1").types("Who signs").keys("enter S 1").keys(key);
        assert_eq!(last(&story).state, state);
        assert_eq!(last(&story).closed_on.map(Day::iso).as_deref(), Some("2026-11-19"));
        let story = story.keys("S");
        assert!(story.screen().contains(&format!("open again “Who signs”: {said} 19 Nov")), "{}", story.screen());
    }
}
