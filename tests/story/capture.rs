//! Writing down: from an empty journal to a moment with trust in it, and how few keys that takes.

use candor::{
    domain::{News, Surfaced, Tag},
    journal::{EntryRow, Read, Reply, Window},
};

use super::Story;

const WORDS: &str = "We would sign tomorrow if it was eight weeks.";

fn newest(story: &Story) -> EntryRow {
    match story.read(&Read::Entries { query: String::new(), window: Window::First(1) }) {
        Reply::Entries { page, .. } => page.rows.into_iter().next().expect("an entry"),
        other => panic!("{other:?}"),
    }
}

/// Presses keys and counts them.
fn counted(story: Story, keys: &str, count: &mut usize) -> Story {
    *count += keys.split_whitespace().count();
    story.keys(keys)
}

#[test]
fn an_empty_journal_says_how_to_begin() {
    insta::assert_snapshot!(Story::empty().sized(80, 24).screen());
}

#[test]
fn the_first_moment_makes_its_prospect() {
    let story = Story::empty().keys("n").types(WORDS).keys("tab").types("Halvorsen").keys("tab").types("o4bv");
    insta::assert_snapshot!(story.screen());
    let story = story.keys("ctrl-s");
    let entry = newest(&story);
    assert_eq!((entry.text.as_str(), entry.prospect_name.as_str()), (WORDS, "Halvorsen"));
    assert_eq!((entry.tag, entry.news, entry.surfaced), (Some(Tag::Objection), News::Bad, Surfaced::Volunteered));
    assert!(story.screen().contains("Halvorsen"), "{}", story.screen());
    assert_eq!(story.keys("down").app.screens().len(), 1, "the pay-back line goes with the next key");
}

#[test]
fn a_marked_moment_takes_twelve_keys_beside_its_words() {
    let mut keys = 0;
    let story = counted(Story::sample(), "n", &mut keys).types(WORDS);
    let story = counted(story, "tab shift-tab l u tab o 4 b v ctrl-s", &mut keys);
    assert_eq!(newest(&story).prospect_name, "Lumenark Software", "{}", story.screen());
    assert_eq!(newest(&story).text, WORDS);
    assert!(keys <= 12, "{keys} keys");
}

#[test]
fn from_the_prospect_s_page_it_takes_seven() {
    let mut keys = 0;
    let story = Story::sample().keys("G enter");
    let story = counted(story, "n", &mut keys).types(WORDS);
    let story = counted(story, "tab o 4 b v ctrl-s", &mut keys);
    assert_eq!(newest(&story).text, WORDS, "{}", story.screen());
    assert_eq!(newest(&story).prospect_name, "Tillamere Creamery");
    assert!(keys <= 7, "{keys} keys");
}

#[test]
fn what_was_typed_survives_leaving_and_failing() {
    let story = Story::empty().keys("n").types(WORDS).keys("esc");
    assert_eq!(story.app.screens().len(), 1);
    let story = story.keys("n");
    assert!(story.screen().contains(WORDS), "the draft is offered again:\n{}", story.screen());
}
