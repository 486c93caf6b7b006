//! A screenful down, in every list and at every size: the cursor goes to the last row that is seen, nothing scrolls yet,
//! and the next row scrolls by one. A screenful up the same way, to the first row.

use super::Story;

/// The rows of the screen without what stands at its foot, and the row of the cursor.
fn seen(story: &Story) -> (Vec<String>, usize) {
    let screen = story.screen();
    let mut rows: Vec<String> = screen.lines().map(|line| line.replacen('▌', " ", 1).trim_end().to_owned()).collect();
    let at = screen.lines().position(|line| line.contains('▌')).unwrap_or_else(|| panic!("no cursor:\n{screen}"));
    // What is under the cursor may be said whole below a rule.
    if let Some(rule) = rows.iter().rposition(|row| row.starts_with("──")).filter(|rule| *rule > at) {
        rows.truncate(rule);
    }
    (rows, at)
}

/// Where there are lists, with headings between their rows and without. The last has a head that wraps and takes more
/// lines than it does elsewhere.
const LISTS: [&str; 4] =
    ["f 2 g", "2", "enter", "2 d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d H tab"];

#[test]
fn a_screenful_up_is_what_is_seen() {
    for keys in LISTS.into_iter().chain(["W"]) {
        for (columns, rows) in [(80, 16), (40, 12), (90, 18), (80, 24)] {
            let story = Story::sample().sized(columns, rows).keys(keys).drawn().keys("G").drawn();
            let (before, last) = seen(&story);
            let story = story.keys("pgup").drawn();
            let (after, at) = seen(&story);
            // Above the list a page says more of the row under the cursor.
            assert_eq!(before[at..], after[at..], "{keys} at {columns}×{rows} scrolled");
            assert!(at < last, "{keys} at {columns}×{rows}");
            // The next row scrolls by one, and a screenful from there is one again.
            let (above, next) = seen(&story.keys("up"));
            assert!(next <= at && above[at..] != after[at..], "{keys} at {columns}×{rows}: {at} was not the first row");
        }
    }
}

#[test]
fn a_screenful_down_is_what_is_seen() {
    for keys in LISTS {
        for (columns, rows) in [(80, 16), (40, 12), (90, 18)] {
            let story = Story::sample().sized(columns, rows).keys(keys).keys("g").drawn();
            let (before, first) = seen(&story);
            let story = story.keys("pgdn");
            let (after, at) = seen(&story);
            assert_eq!(before[first..], after[first..], "{keys} at {columns}×{rows} scrolled");
            let (below, next) = seen(&story.keys("down"));
            assert!(
                next <= at && below[first..] != after[first..],
                "{keys} at {columns}×{rows}: {at} was not the last row, {next} is seen"
            );
        }
    }
}
