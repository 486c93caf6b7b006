//! Private: turned on a moment, a question or a note, and said wherever that is quoted.

use super::Story;

fn at(name: &str) -> Story {
    Story::sample().keys(":").types(name).keys("enter")
}

/// The rows that have this in them.
fn rows(story: &Story, words: &str) -> Vec<String> {
    story.screen().lines().filter(|line| line.contains(words)).map(str::to_owned).collect()
}

#[test]
fn a_piece_of_evidence_says_so_in_every_size() {
    let story = at("Lumenark").keys("x enter");
    let before = story.screen();
    let story = story.keys("K esc");
    assert_ne!(story.screen(), before);
    for (columns, rows_) in [(120, 36), (80, 24), (40, 12)] {
        let story = at("Lumenark").sized(columns, rows_).keys("x enter K esc");
        let screen = story.screen();
        assert!(screen.contains("private “") || screen.contains("◌ “"), "{columns}x{rows_}: {screen}");
    }
}

#[test]
fn a_warning_that_quotes_it_says_so_and_so_does_what_it_rests_on() {
    let story = at("Lumenark").keys("! down");
    assert!(rows(&story, "private").is_empty(), "{}", story.screen());
    let story = story.keys("enter K esc");
    let found = rows(&story, "private");
    assert_eq!(found.len(), 2, "{}", story.screen());
    assert!(found[0].contains("! private "), "{found:?}");
    assert!(found[1].contains("moment    private "), "{found:?}");
    let page = story.keys("esc");
    assert!(rows(&page, "! private ").len() == 1, "{}", page.screen());
}

#[test]
fn what_is_due_says_so() {
    let story = Story::sample().keys("T end");
    assert!(rows(&story, "private").is_empty(), "{}", story.screen());
    let story = story.keys("enter K esc");
    assert_eq!(rows(&story, "private").len(), 1, "{}", story.screen());
}

#[test]
fn the_notes_of_a_talk_a_person_and_a_prospect() {
    // A talk with a note: the composer's own field makes it private.
    let story = Story::sample().keys("n").types("lume: They are slow.").keys("tab");
    let story = story.types("c4bv").keys("ctrl-o");
    assert!(story.screen().contains("Note is"), "{}", story.screen());
    let story = to_field(story, "Note").types("Lee told me so.");
    let story = to_field(story, "Note is").types("p").keys("ctrl-s");
    let story = story.keys("enter").keys(":").types("Lumenark").keys("enter c home");
    assert!(story.screen().contains("note, private"), "{}", story.screen());
    assert!(story.screen().contains("Lee told me so."), "{}", story.screen());
    let story = story.keys("K");
    assert_eq!(story.remark(), Some("The note is no longer private"));
    assert!(!story.screen().contains("note, private"), "{}", story.screen());
    let story = story.keys("u");
    assert!(story.screen().contains("note, private"), "{}", story.screen());

    // The prospect's note, on its card.
    let story = story.keys("esc esc e");
    let story = to_field(to_field(story, "Note").types("Family firm."), "Note is").types("private").keys("ctrl-s");
    let story = story.keys(":").types("Lumenark").keys("enter");
    assert!(story.screen().contains("   private ERP house"), "{}", story.screen());
}

#[test]
fn what_has_no_note_cannot_have_a_private_one() {
    let story = at("Lumenark").keys("tab tab tab tab");
    assert!(story.screen().contains("People"), "{}", story.screen());
    let story = story.keys("a").types("Zed Zander").keys("ctrl-s end");
    assert!(story.screen().contains("Zed Zander"), "{}", story.screen());
    let story = story.keys("K");
    assert!(story.remark().is_some_and(|said| said.contains("no note that could be private")), "{:?}", story.remark());
}

fn names(row: &str, label: &str) -> bool {
    row.strip_prefix(label).is_some_and(|rest| rest.is_empty() || rest.starts_with("  "))
}

/// The focus on the field of this name.
fn to_field(mut story: Story, label: &str) -> Story {
    for _ in 0..20 {
        let on = |line: &str| line.trim_end().trim_start().strip_prefix("▌ ").is_some_and(|rest| names(rest, label));
        if story.screen().lines().any(on) {
            return story;
        }
        story = story.keys("tab");
    }
    panic!("no field “{label}”: {}", story.screen());
}

#[test]
fn the_trash_says_so() {
    for (columns, rows_) in [(120, 36), (80, 24), (40, 12)] {
        let story = Story::sample().sized(columns, rows_).keys("2 d H tab");
        assert!(rows(&story, "entry").iter().all(|row| !row.contains("private")), "{}", story.screen());
        let story = Story::sample().sized(columns, rows_).keys("2 K d H tab");
        let found = rows(&story, "entry");
        assert!(found[0].contains("private ") || found[0].contains('◌'), "{columns}x{rows_}: {}", story.screen());
    }
    // The note of a talk without a title stands for it; what is in its own words is not private.
    let story = Story::sample().keys("n ctrl-o");
    let story = to_field(to_field(story, "Note").types("Lee told me so."), "Note is").types("p").keys("f3 enter");
    let story = story.keys("enter d H tab");
    let found = rows(&story, "Lee told me so.");
    assert!(found.len() == 1 && found[0].contains("private Lee"), "{}", story.screen());
}
