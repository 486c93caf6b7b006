//! A journal that is only looked at: the header says so, and nothing opens that could not be saved.

use candor::app::ReadOnly;

use super::Story;

#[test]
fn keys_that_write_say_why_they_do_not() {
    let story = Story::sample().only_looking(ReadOnly::Asked);
    let mut story = story.keys("enter");
    let depth = story.app.screens().len();
    for key in "n N P e d t s S K p r m u U a".split(' ') {
        story = story.keys(if key == "a" { "tab tab tab tab a" } else { key });
        let said = story.remark().unwrap_or_default().to_owned();
        assert!(said.starts_with("Read-only: ") && said.contains("without --read-only"), "{key}: {said}");
        assert!(said.chars().count() < 78, "it fits a window of 80 columns: {said}");
        assert_eq!(story.app.screens().len(), depth, "{key}: {}", story.screen());
    }
    let story = story.keys("1 enter");
    assert!(story.app.screens().len() > depth, "what looks still opens: {}", story.screen());
    let story = Story::sample().only_looking(ReadOnly::Asked).keys("2 E");
    assert!(story.remark().is_some_and(|said| said.starts_with("Read-only: ")), "{}", story.screen());
}

#[test]
fn the_header_says_so_in_every_size() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let story = Story::sample().only_looking(ReadOnly::Asked).sized(columns, rows);
        let screen = story.screen();
        assert!(screen.lines().next().is_some_and(|head| head.contains("Read-only")), "{columns}: {screen}");
    }
    assert!(!Story::sample().screen().contains("Read-only"));
}

#[test]
fn a_journal_that_may_not_be_written_opens_and_says_so() {
    for (columns, rows) in [(120, 36), (80, 24)] {
        let story = Story::sample().sized(columns, rows).only_looking(ReadOnly::Forbidden);
        let said = story.remark().unwrap_or_default().to_owned();
        assert!(said.starts_with("This journal may not be written"), "{said}");
        assert!(story.screen().contains(&said), "it fits: {}", story.screen());
        assert!(story.screen().lines().next().is_some_and(|head| head.contains("Read-only")), "{}", story.screen());
        let story = story.keys("n");
        let said = story.remark().unwrap_or_default().to_owned();
        assert!(said.ends_with("this journal may not be written."), "{said}");
        assert!(story.screen().contains(&said), "it fits: {}", story.screen());
    }
}

#[test]
fn a_key_about_a_prospect_says_that_there_is_none() {
    let story = Story::empty();
    let mut story = story.keys("R");
    for key in ["m", "p", "x", "!", "r"] {
        story = story.keys(key);
        assert_eq!(story.remark(), Some("No prospect under the cursor."), "{key}: {}", story.screen());
    }
    let mut story = Story::sample().keys("up");
    for key in ["m", "p", "x", "!", "r"] {
        story = story.keys(key);
        assert_eq!(story.remark(), Some("No prospect under the cursor."), "{key} on what is due");
    }
}
