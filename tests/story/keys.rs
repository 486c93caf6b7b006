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
    "b",
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
    note(&Story::empty(), &mut unused);
    note(&Story::sample().keys("n").types("Too dear.").keys("esc"), &mut unused);
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

#[test]
fn help_names_a_key_once_and_says_the_nearest_meaning() {
    for way in WAYS {
        let story = Story::sample().keys(way);
        let Some(top) = story.app.top() else { continue };
        let rows = story.app.known.keymap.here(top.page().context(), |action| story.app.offers(action));
        for (at, row) in rows.iter().enumerate() {
            let nearer = |key| rows[..at].iter().any(|nearer| nearer.keys.contains(key));
            assert!(!row.keys.iter().all(nearer), "{way}: {:?} is said twice", row.action);
        }
    }
    let help = Story::sample().keys("enter ? /").types("why this score").screen();
    assert!(help.contains("as known on the day the chart is at"), "{help}");
    assert_eq!(help.matches("why this score").count(), 2, "the field and one key: {help}");
}
