//! The key table against the screens: every row of it does something somewhere.

use std::collections::BTreeSet;

use super::Story;

/// Where the stories lead; together they pass every screen and every context.
const WAYS: &[&str] = &[
    "",
    "o",
    "T",
    "M",
    "P",
    "enter",
    "enter 2",
    "enter 5",
    "enter enter",
    "enter c",
    "enter S",
    "2",
    "3",
    "3 tab",
    "4",
    "2 down space",
    "2 enter",
    "/",
    "2 f",
    "2 v",
    "R",
    "H",
    "d H tab",
    "d H tab D",
    "?",
    ":",
    "n",
    "n tab",
    "n ctrl-o",
    "N",
    "enter e",
    "enter t",
    "enter p",
    "enter !",
    "enter 5 s 6 1",
    "enter m",
    "enter m space",
    "x",
    "enter x",
];

#[test]
fn every_row_of_the_key_table_does_something_somewhere() {
    let mut unused: BTreeSet<(&str, String)> = Story::empty()
        .app
        .known
        .keymap
        .rows()
        .iter()
        .map(|row| (row.context.word(), format!("{} {:?}", row.keys[0], row.action)))
        .collect();
    for way in WAYS {
        let story = Story::sample().keys(way);
        note(&story, &mut unused);
    }
    let planned = Story::sample().keys("enter p").types("Who else decides?").keys("enter n").types("Too dear.");
    let planned = planned.keys("tab").types("o3").keys("ctrl-s");
    note(&planned, &mut unused);
    assert_eq!(unused, BTreeSet::new());
}

fn note(story: &Story, unused: &mut BTreeSet<(&str, String)>) {
    let Some(top) = story.app.top() else { return };
    for row in story.app.known.keymap.here(top.page().context(), |action| story.app.offers(action)) {
        unused.remove(&(row.context.word(), format!("{} {:?}", row.keys[0], row.action)));
    }
}
