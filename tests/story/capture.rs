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

/// Tab comes to every field, Who last where it is known already.
#[test]
fn tab_visits_every_field() {
    let mut story = Story::sample().keys("n").types("Too slow.");
    let mut seen = Vec::new();
    for _ in 0..4 {
        story = story.keys("tab");
        let screen = story.screen();
        let focused = screen.lines().find(|line| line.starts_with(" ▌")).map(|line| line.split_whitespace().nth(1));
        seen.push(focused.flatten().unwrap_or("Words").to_owned());
    }
    assert_eq!(seen, ["Marks", "When", "Who", "Words"]);
    // Another name typed there goes on to the marks.
    let story = story.keys("tab tab tab").types("tilla").keys("tab").types("c").keys("ctrl-s");
    assert_eq!(newest(&story).prospect_name, "Tillamere Creamery");
}

#[test]
fn a_slip_in_the_middle_of_a_name_is_asked_about() {
    let story = Story::sample().keys("n").types("Too slow.").keys("tab").types("c").keys("shift-tab");
    let story = story.types("Lumenork Software").keys("ctrl-s");
    assert!(story.screen().contains("“Lumenork Software” is new. Or Lumenark Software?"), "{}", story.screen());
    let story = story.keys("enter ctrl-s");
    assert_eq!(newest(&story).prospect_name, "Lumenark Software");
    let story = Story::sample().keys("n").types("Too slow.").keys("tab").types("c").keys("shift-tab");
    let story = story.types("Lumenork Software").keys("ctrl-s ctrl-s");
    assert_eq!(newest(&story).prospect_name, "Lumenork Software");
    let story = Story::sample().keys("n").types("Too slow.").keys("tab").types("c").keys("shift-tab");
    let story = story.types("lumen › Somebody New, CEO").keys("tab ctrl-s");
    assert_eq!(newest(&story).prospect_name, "Lumenark Software");
}

#[test]
fn a_talk_is_not_written_down_before_it_was_held() {
    let story = Story::sample().keys("n").types("Too slow.").keys("tab").types("c").keys("tab ctrl-u");
    let story = story.types("tomorrow").keys("ctrl-s");
    assert!(story.screen().contains("“tomorrow” is still to come by this laptop's clock"), "{}", story.screen());
    let story = story.keys("ctrl-u").types("yesterday 4pm").keys("ctrl-s");
    assert_eq!(story.app.known.totals.map(|totals| totals.entries), Some(255), "{}", story.screen());
}

#[test]
fn nothing_frank_is_a_talk_of_its_own_beside_one_in_which_something_was() {
    let talks = |story: &Story| {
        story.screen().lines().filter(|line| line.contains("nothing frank said") && line.contains("19 Nov")).count()
    };
    let story = Story::sample().keys("n").types("Too slow.").keys("tab").types("c").keys("ctrl-s");
    let story = story.keys("enter n f3 enter");
    assert!(!story.remark().unwrap_or_default().contains("joined"), "{}", story.screen());
    let story = story.keys("g");
    assert_eq!(talks(&story), 1, "{}", story.screen());
}

#[test]
fn a_day_that_can_be_two_is_no_word_of_a_promise() {
    let story = Story::sample().keys("enter r").types("we send the plan by 3/4").keys("enter");
    assert!(story.screen().contains("“3/4” can be 3 April or 4 March"), "{}", story.screen());
    let story = story.keys("ctrl-u").types("we cut the price by 10 percent").keys("enter");
    assert!(story.remark().is_some_and(|said| said.starts_with("Promised")), "{}", story.screen());
}

#[test]
fn ctrl_f_finds_in_the_words() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let story = Story::sample().sized(columns, rows).keys("n").types("Twelve weeks. Twelve is too long.");
        let story = story.keys("ctrl-f").types("twelve");
        assert!(story.screen().contains("Find  twelve") && story.screen().contains("1 of 2"), "{}", story.screen());
        let story = story.keys("enter");
        assert!(story.screen().contains("2 of 2"), "{}", story.screen());
        let story = story.keys("ctrl-f");
        assert!(story.screen().contains("1 of 2"), "the key that began it goes on too: {}", story.screen());
        let story = story.keys("ctrl-f").types("x");
        assert!(story.screen().contains("nowhere"), "{}", story.screen());
        // Back in the words, behind what was found; nothing of them was changed.
        let story = story.keys("backspace enter esc").types("!");
        assert!(!story.screen().contains("Find  "), "{}", story.screen());
        let words = story.screen().replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("Twelve weeks. Twelve! is too"), "{}", story.screen());
    }
}
