//! The journal, an entry, a conversation, history, help and palette, over the sample.

use super::Story;
use candor::{
    app::screens::{Place, Screen},
    words::width,
};

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

/// A picture at each of the three sizes.
fn pictures(name: &str, keys: &str) {
    for (columns, rows) in SIZES {
        let story = Story::sample().sized(columns, rows).keys(keys);
        insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn all_entries() {
    pictures("journal", "2 down down");
}

#[test]
fn an_entry() {
    pictures("entry", "2 down enter");
}

#[test]
fn a_conversation() {
    pictures("conversation", "2 down c");
}

#[test]
fn help_and_palette() {
    pictures("help", "2 ?");
    pictures("palette", ":");
}

#[test]
fn history() {
    pictures("history", "2 d H");
}

#[test]
fn words_are_found_as_they_are_typed() {
    let story = Story::sample().keys("/").types("lead ti");
    insta::assert_snapshot!("find_typing", story.screen());
    let story = story.keys("ctrl-u").types("tag:objection news:bad").keys("enter");
    insta::assert_snapshot!("find_chips", story.screen());
    let story = story.keys("/ backspace enter");
    assert!(story.screen().contains("[tag objection ×]") && !story.screen().contains("news bad"));
    let story = story.keys("esc");
    assert!(!story.screen().contains('×'), "esc in the list shows everything again");
    assert_eq!(story.app.screens().len(), 1);
}

#[test]
fn a_mistake_is_named_under_the_field_and_the_rest_still_filters() {
    let story = Story::sample().keys("/").types("price tags:objection");
    insta::assert_snapshot!("find_mistake", story.screen());
    let story = story.keys("ctrl-u").types("zyzzyva");
    assert!(story.screen().contains("No entry says “zyzzyva”."), "{}", story.screen());
}

#[test]
fn the_filter_menu_narrows_by_values_names_and_days() {
    let story = Story::sample().keys("2 f");
    insta::assert_snapshot!("filter_menu", story.screen());
    let story = story.keys("1").types("quart");
    insta::assert_snapshot!("filter_who", story.screen());
    let story = story.keys("tab enter f 8").types("1 sep").keys("enter f 2 1");
    insta::assert_snapshot!("filter_chips", story.screen());
}

#[test]
fn what_is_picked_goes_to_the_trash_and_comes_back() {
    let story = Story::sample().keys("2 space space space");
    assert!(story.screen().contains("3 picked"));
    let before = story.screen();
    let story = story.keys("d");
    assert_eq!(story.remark(), Some("3 entries in the trash · u takes them back"));
    assert!(story.screen().contains("251 entries"));
    let story = story.keys("u");
    assert_eq!(story.remark(), Some("Undone: moved 3 moments to the trash · U redoes"));
    assert!(story.screen().contains("254 entries"), "{before}");
    let story = story.keys("U");
    assert!(story.remark().is_some_and(|said| said.starts_with("Done again: moved 3 moments")));
}

#[test]
fn what_has_no_words_is_named_by_its_day_before_it_is_destroyed() {
    let story = Story::sample().keys("enter n f3 u H tab");
    assert!(story.screen().contains("held 2026-11-19"), "{}", story.screen());
    assert!(story.keys("D").screen().contains("Destroy “held 2026-11-19” for good"));
}

#[test]
fn the_conversation_of_a_row_opens_at_that_row() {
    let under_cursor = |story: &Story| {
        let screen = story.screen();
        let at = screen.lines().position(|line| line.contains('▌')).unwrap_or_else(|| panic!("no cursor: {screen}"));
        screen.lines().skip(at).take(2).collect::<Vec<_>>().join(" ")
    };
    for (keys, words) in [("2 g c", "He can order in January"), ("2 g j c", "Two of our last six")] {
        let story = Story::sample().keys(keys);
        assert!(under_cursor(&story).contains(words), "{keys}: {}", story.screen());
    }
    let asked = Story::sample().keys("3 g c");
    assert!(under_cursor(&asked).contains("When would you order if nobody objects?"), "{}", asked.screen());
}

#[test]
fn all_rows_are_all_of_the_list() {
    let story = Story::sample().keys("2 *");
    assert!(story.screen().contains("254 picked"), "{}", story.screen());
    let story = story.keys("d");
    assert_eq!(story.remark(), Some("254 entries in the trash · u takes them back"));
    let story = story.keys("H tab *");
    assert!(story.screen().contains("254 picked"), "{}", story.screen());
    let story = story.keys("enter");
    assert!(story.remark().is_some_and(|said| said.starts_with("Restored 254 moments")), "{:?}", story.remark());
    let story = story.keys("esc 2 * *");
    assert!(!story.screen().contains("picked"), "again picks none");
}

#[test]
fn the_trash_restores_and_destroys() {
    let story = Story::sample().keys("2 d d H tab");
    insta::assert_snapshot!("trash", story.screen());
    let story = story.keys("enter");
    assert_eq!(story.remark(), Some("Restored 1 moment · u undoes"));
    let story = story.keys("D");
    insta::assert_snapshot!("destroy", story.screen());
    let kept = story.keys("n");
    assert_eq!(kept.remark(), None);
    let story = kept.keys("D y");
    assert_eq!(story.remark(), Some("Destroyed 1 moment"));
    assert!(story.screen().contains("The trash is empty."));
    let said = story.keys("u").remark().map(str::to_owned).unwrap_or_default();
    assert!(said.starts_with("What was destroyed stays gone. Undone: "), "{said}");
}

#[test]
fn any_change_can_be_taken_back() {
    let story = Story::sample().keys("2 d K H down enter");
    assert!(story.remark().is_some_and(|said| said.starts_with("Undone: moved 1 moment")), "{:?}", story.remark());
}

#[test]
fn the_words_go_to_the_editor_and_the_earlier_wording_is_kept() {
    let mut story = Story::sample().keys("2 enter");
    story.editor = Some("“They asked for ten weeks, not eight.”\n".to_owned());
    let story = story.keys("E G");
    insta::assert_snapshot!("entry_revised", story.screen());
    let story = story.keys("u G");
    let screen = story.screen();
    assert!(screen.contains("    He can order in January"), "{screen}");
    assert!(screen.contains("2 earlier wordings") && screen.contains("taken back Thu 19 Nov"), "{screen}");
}

#[test]
fn from_moment_to_moment() {
    let mut story = Story::sample().keys("2 enter");
    let mut seen = vec![story.app.places()];
    for _ in 0..3 {
        story = story.keys("[");
        seen.push(story.app.places());
    }
    for place in seen.iter().rev().skip(1) {
        story = story.keys("]");
        assert_eq!(story.app.places(), *place);
    }
    assert_eq!(story.keys("]").remark(), Some("This is the latest moment with them."));
}

#[test]
fn the_palette_goes_to_names_and_gives_commands() {
    let story = Story::sample().keys(":").types("quarter").keys("enter");
    assert!(matches!(story.app.places().last(), Some(Place::Prospect { .. })));
    let story = story.keys("ctrl-p").types("trash").keys("down enter");
    assert!(matches!(story.app.top(), Some(Screen::History(_) | Screen::Prospect(_))));
    let story = Story::sample().keys(":").types("was changed").keys("enter");
    assert!(matches!(story.app.top(), Some(Screen::History(_))), "{}", story.screen());
}

#[test]
fn help_finds_in_itself() {
    let story = Story::sample().keys("2 ? /").types("trash");
    insta::assert_snapshot!("help_find", story.screen());
    assert_eq!(story.keys("esc esc").app.screens().len(), 1);
}

#[test]
fn another_moment_of_the_same_talk() {
    let story = Story::sample().keys("2 c");
    let before = story.screen();
    let story = story.keys("n").types("He asked what happens if the audit fails.");
    insta::assert_snapshot!("another_moment", story.screen());
    let story = story.keys("tab").types("c3").keys("ctrl-s esc");
    let after = story.screen();
    assert!(after.contains("He asked what happens if the audit fails."), "{after}");
    assert!(after.contains("   3 ◆ candid") && !before.contains("   3 ◆"), "{after}");
}

#[test]
fn a_megabyte_on_one_line_is_read_row_by_row() {
    let mut story = Story::sample().keys("2 enter");
    story.editor = Some("word ".repeat(200_000));
    let story = story.keys("E down pgdn");
    let screen = story.screen();
    assert!(screen.contains("lines above") && screen.contains("word word word"), "{screen}");
    let story = story.keys("G esc");
    assert!(story.screen().contains("enter reads on"), "the list shows the beginning only: {}", story.screen());
    assert!(story.keys("c").screen().contains("word…"));
}

#[test]
fn every_size_can_be_drawn() {
    for keys in ["2", "2 / t a g", "2 f", "2 f 1", "2 enter", "2 c", "2 ?", ":", "2 d H", "2 d H tab", "2 d H tab D"] {
        let mut story = Story::sample().keys(keys);
        for (columns, rows) in [(0, 0), (1, 1), (20, 5), (40, 12), (41, 13), (100, 20), (139, 40), (200, 60)] {
            story = story.sized(columns, rows);
            let screen = story.screen();
            let widest = screen.lines().map(width).max().unwrap_or(0);
            assert!(widest <= usize::from(columns), "{keys} at {columns}×{rows}: {screen}");
        }
    }
}

#[test]
fn a_filter_is_kept_as_a_view_chosen_and_dropped() {
    let story = Story::sample().keys("2 V");
    assert_eq!(story.remark(), Some("There is no filter to keep yet: / or f makes one."));
    let story = story.keys("/").types("tag:objection news:bad").keys("enter V").types("Hard no’s");
    insta::assert_snapshot!("view_named", story.screen());
    let story = story.keys("enter");
    assert_eq!(story.remark(), Some("Kept · v shows the views"));
    let story = story.keys("esc v");
    insta::assert_snapshot!("views", story.screen());
    let story = story.keys("1");
    assert!(story.screen().contains("[tag objection ×] [news bad ×]"), "{}", story.screen());
    let story = story.keys("/").types("@hard ").keys("enter");
    assert!(story.screen().contains("[view hard ×]"), "{}", story.screen());
    let story = story.keys("esc v 7 1");
    assert_eq!(story.remark(), Some("The view Hard no’s is gone · u takes it back"));
    let story = story.keys("u v");
    assert!(story.screen().contains("Hard no’s"), "{}", story.screen());
}

#[test]
fn a_view_there_is_not_is_marked_where_it_stands() {
    let story = Story::sample().keys("/").types("price @opne ");
    insta::assert_snapshot!("find_no_view", story.screen());
}

#[test]
fn home_is_filtered_by_the_query_language() {
    let story =
        Story::sample().keys("f").types("jjjjjjjjjjjj").keys("enter").types("trust:..40 stag:closing").keys("enter");
    insta::assert_snapshot!("home_query_wrong", story.screen());
    let story = story.keys("ctrl-u").types("trust:..40").keys("enter");
    insta::assert_snapshot!("home_query", story.screen());
    let story = story.keys("f").types("jj").keys("enter ctrl-u").types("@nobody").keys("enter");
    assert!(story.screen().contains("! “@nobody” is not a view"), "{}", story.screen());
}

/// The row under the cursor, without what marks it.
fn row(story: &Story) -> String {
    let screen = story.screen();
    let line = screen.lines().find(|line| line.contains('▌')).unwrap_or_else(|| panic!("no cursor:\n{screen}"));
    line.split('│').next().unwrap_or_default().replace('▌', " ").trim().to_owned()
}

/// In windows by key from either end: the whole list is walked.
#[test]
fn a_list_can_be_read_from_its_end() {
    for keys in ["1", "2"] {
        let story = Story::sample().keys(keys).keys("G");
        let last = row(&story);
        let story = story.keys("g");
        let first = row(&story);
        let story = story.keys("O");
        assert_eq!(row(&story), last, "{keys}");
        let mut seen = std::collections::HashSet::new();
        let mut story = story;
        for _ in 0..300 {
            seen.insert(story.app.top().and_then(|top| top.page().place()).map(|place| format!("{place:?}")));
            story = story.keys("down");
        }
        assert_eq!(row(&story), first, "{keys}");
        let rows = if keys == "1" { 15 } else { 250 };
        assert!(seen.len() >= rows, "{keys}: {}", seen.len());
        let story = story.keys("O");
        assert_eq!(row(&story), first, "{keys}");
    }
}

#[test]
fn esc_takes_the_filter_of_home_away() {
    let all = Story::sample().screen();
    let story = Story::sample().keys("f 3");
    assert_ne!(story.screen(), all);
    assert_eq!(story.keys("esc").screen(), all);
}

/// What floats is about something else than the journal's last change.
#[test]
fn undo_is_no_key_of_help() {
    let story = Story::sample().keys("enter t").types("o4").keys("enter esc");
    let before = story.screen();
    let story = story.keys("? u esc");
    assert_eq!(story.screen(), before);
}
