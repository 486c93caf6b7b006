//! A screenful down, in every list and at every size: the cursor goes to the last row that is seen, nothing scrolls yet,
//! and the next row scrolls by one.

use super::Story;

/// The screen without its head, and the row of the cursor.
fn seen(story: &Story) -> (Vec<String>, usize) {
    let screen = story.screen();
    let rows: Vec<String> = screen.lines().map(|line| line.replacen('▌', " ", 1).trim_end().to_owned()).collect();
    let at = screen.lines().position(|line| line.contains('▌')).unwrap_or_else(|| panic!("no cursor:\n{screen}"));
    (rows, at)
}

#[test]
fn a_screenful_down_is_what_is_seen() {
    // The last is a page whose head wraps and takes more lines than it does elsewhere.
    for keys in
        ["f 2 g", "2", "enter", "2 d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d d H tab"]
    {
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
