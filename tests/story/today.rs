//! What is due: the row above the table of home, and the list it opens.

use super::Story;

fn due(story: &Story) -> String {
    let screen = story.screen();
    screen.lines().find(|line| line.contains("Today")).unwrap_or_default().trim().to_owned()
}

#[test]
fn the_cursor_lands_on_what_is_due_and_enter_opens_it() {
    let story = Story::sample();
    let (before, prospect) = (story.screen(), story.keys("enter").screen());
    let story = Story::sample().keys("up");
    assert_ne!(story.screen(), before, "the cursor is seen on the row");
    assert_eq!(story.keys("d s down enter").screen(), prospect, "nothing is done to a prospect from there");
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let shown = Story::sample().sized(columns, rows).keys("up enter").screen();
        insta::assert_snapshot!(format!("today_{columns}x{rows}"), shown);
    }
    assert_eq!(Story::sample().keys("up enter esc").app.screens().len(), 1);
}

#[test]
fn a_promise_is_kept_where_it_stands_and_taken_back() {
    let story = Story::sample().keys("T");
    let before = story.screen();
    let story = story.keys("s 2");
    assert_ne!(story.screen(), before, "a promise kept is due no longer");
    assert_eq!(story.keys("u g").screen(), before);
}

#[test]
fn every_row_opens_what_it_asks_about() {
    let mut story = Story::sample().keys("T");
    for _ in 0..30 {
        story = story.keys("enter");
        assert_eq!(story.app.screens().len(), 3, "{}", story.screen());
        story = story.keys("esc down");
    }
}

#[test]
fn nothing_due_is_said() {
    let story = Story::empty().keys("P").types("Nordkap").keys("ctrl-s esc esc");
    assert!(due(&story).contains("nothing due"), "{}", story.screen());
    let list = story.keys("T").screen();
    assert!(list.contains("No promise, no planned question"), "{list}");
}

fn left(story: &Story) -> usize {
    let screen = story.screen();
    let head = screen.lines().next().unwrap_or_default();
    let count = head.split_whitespace().rev().find_map(|word| word.replace(',', "").parse().ok());
    count.unwrap_or_else(|| panic!("no count in {head}"))
}

#[test]
fn marks_are_set_one_key_each_counted_down_and_taken_back() {
    // Of late, as Today counts them; M goes on with all.
    let of_late = Story::sample().keys("M");
    assert!(of_late.screen().contains("moments of 30 days left"), "{}", of_late.screen());
    let due = of_late.screen();
    let due = due.lines().next().unwrap_or_default().split_whitespace().find_map(|word| word.parse::<usize>().ok());
    let today = Story::sample().screen();
    let counted = today.lines().find(|line| line.contains(" Today ")).expect("a row").to_owned();
    assert!(counted.contains(&format!("{} unmarked", due.expect("a count"))), "{counted}\n{}", of_late.screen());
    let story = of_late.keys("M");
    let (first, all) = (story.screen(), left(&story));
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let shown = Story::sample().sized(columns, rows).keys("M M").screen();
        insta::assert_snapshot!(format!("marking_{columns}x{rows}"), shown);
    }
    let story = story.keys("4");
    assert_eq!(story.remark(), Some("Marked 4, frank · u takes it back"));
    assert_eq!(left(&story), all - 1);
    let story = story.keys("u up up");
    assert_eq!((left(&story), story.screen()), (all, first), "taken back whole");
    let skipped = story.keys("-");
    assert_eq!(left(&skipped), all, "skipping marks nothing");
}

#[test]
fn all_of_a_prospect_are_marked_and_it_says_so() {
    let mut story = Story::sample().keys("enter M");
    for _ in 0..left(&story) {
        story = story.keys("3");
    }
    assert!(story.screen().contains("All are marked."), "{}", story.screen());
}
