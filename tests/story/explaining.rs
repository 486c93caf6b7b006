//! Why this score: the arithmetic on a screen, a piece left out, as known on a day, copied, opened.

use super::Story;
use candor::{
    app::screens::{Place, Screen, explain::Explain},
    journal::Counts,
};

/// The page of a prospect of the sample.
fn at(name: &str, columns: u16, rows: u16) -> Story {
    Story::sample().sized(columns, rows).keys(":").types(name).keys("enter")
}

fn explain(story: &Story) -> &Explain {
    match story.app.top() {
        Some(Screen::Explain(page)) => page,
        _ => panic!("another screen:\n{}", story.screen()),
    }
}

#[test]
fn why_this_score() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let story = at("Lumenark", columns, rows).keys("x");
        insta::assert_snapshot!(format!("explain_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn a_piece_left_out_stays_in_its_place_and_comes_back() {
    let story = at("Lumenark", 120, 36).keys("x");
    let whole = story.screen();
    let before = explain(&story).sum.as_ref().expect("a sum").look.now.mean;
    let story = story.keys("down space");
    insta::assert_snapshot!("explain_left_out", story.screen());
    let page = explain(&story);
    assert_eq!(page.rows.cursor(), 1);
    assert_eq!(page.rows.current().map(|row| row.counts), Some(Counts::LeftOut));
    let sum = page.sum.as_ref().expect("a sum");
    let then = sum.without.expect("without it").mean;
    assert!((then - before).abs() > 1e-3 && (sum.look.now.mean - before).abs() < 1e-12);
    let points: f64 = page.rows.loaded().iter().map(|row| row.points).sum();
    assert!((points - (100.0 * then - 50.0)).abs() < 1e-9);
    let two = story.keys("home space");
    assert!(two.screen().contains("without 2 pieces it is"), "{}", two.screen());
    let back = two.keys("esc");
    assert_eq!(back.screen(), whole, "esc brings everything back and stays");
    let toggled = back.keys("space space");
    assert_eq!(toggled.screen(), whole, "space again brings it back");
    let left = toggled.keys("esc");
    assert!(matches!(left.app.top(), Some(Screen::Prospect(_))));
}

#[test]
fn each_row_opens_the_entry_behind_it_and_the_cursor_stays() {
    let story = at("Lumenark", 120, 36).keys("x down down");
    let words = explain(&story).rows.current().expect("a row").clone();
    let story = story.keys("enter");
    assert!(
        matches!(story.app.top(), Some(Screen::Entry(page)) if Some(page.uid) == words.entry),
        "{}",
        story.screen()
    );
    let story = story.keys("esc");
    assert_eq!(explain(&story).rows.current(), Some(&words));
}

#[test]
fn from_a_moment_the_cursor_is_on_its_piece() {
    let mut story = at("Lumenark", 120, 36).keys("down down down down down enter");
    let (mut found, mut below) = (0, 0);
    for _ in 0..6 {
        let Some(Screen::Entry(page)) = story.app.top() else { panic!("an entry:\n{}", story.screen()) };
        let moment = page.uid;
        story = story.keys("x");
        let rows = &explain(&story).rows;
        // A reply that was no answer has no piece: the cursor is on the first.
        let piece = rows.loaded().iter().position(|row| row.told.is_some() && row.entry == Some(moment));
        assert_eq!(rows.cursor(), piece.unwrap_or(0));
        found += usize::from(piece.is_some());
        below += usize::from(rows.cursor() > 0);
        story = story.keys("esc [");
    }
    assert!(found > 2 && below > 1, "{found} {below}");
}

#[test]
fn as_known_on_a_day_and_back() {
    let story = at("Lumenark", 120, 36).keys("x");
    let now = story.screen();
    let story = story.keys("left");
    assert!(story.screen().contains(", as known then"), "{}", story.screen());
    let earlier = explain(&story).sum.as_ref().expect("a sum").as_of;
    assert!(explain(&story).rows.loaded().iter().all(|row| row.day <= earlier));
    let story = story.keys("right");
    assert_eq!(without_foot(&story.screen()), without_foot(&now));
    let story = story.keys("right");
    assert_eq!(story.remark(), Some("This is all that is known today."));
    // A day of the chart is explained as it was known then.
    let charted = at("Lumenark", 120, 36).keys("left left x");
    let Some(Place::Explain { day: Some(day), .. }) = charted.app.top().and_then(|top| top.page().place()) else {
        panic!("a day")
    };
    assert_eq!(explain(&charted).sum.as_ref().map(|sum| sum.as_of), Some(day));
}

/// What stands above the foot.
fn without_foot(screen: &str) -> Vec<&str> {
    let lines: Vec<&str> = screen.lines().collect();
    lines[..lines.len() - 1].to_vec()
}

#[test]
fn in_the_order_of_days_and_copied_as_text() {
    let story = at("Lumenark", 120, 36).keys("x o");
    let days: Vec<_> = explain(&story).rows.loaded().iter().map(|row| row.day).collect();
    assert!(days.len() > 3 && days.is_sorted_by(|one, other| one >= other), "{days:?}");
    let story = story.keys("y");
    let text = story.copied.as_deref().expect("it was copied");
    assert!(text.starts_with("Why ") && text.contains("\n    50.0  nobody knows yet"), "{text}");
    assert_eq!(text.lines().count(), explain(&story).rows.loaded().len() + 3);
}

#[test]
fn every_score_of_the_sample_is_explained_to_the_digit_shown() {
    let mut story = Story::sample();
    for _ in 0..12 {
        let shown = story.screen();
        story = story.keys("x");
        let sum = explain(&story).sum.as_ref().expect("a sum").clone();
        let why = story.screen().lines().next().map(str::to_owned).unwrap_or_default();
        let score = format!("{:.0}", 100.0 * sum.look.now.mean);
        assert!(why.contains("Why no number yet?") || why.contains(&format!("Why {score}?")), "{why}");
        let row = shown.lines().find(|line| line.starts_with(" ▌")).map(str::to_owned).unwrap_or_default();
        if why.contains("Why no number yet?") {
            assert!(row.contains('–'), "{row}");
        } else {
            assert!(row.contains(&format!(" {score} ")), "{row} and {why}");
        }
        story = story.keys("esc down");
    }
}

#[test]
fn nothing_to_explain() {
    let story = Story::empty().keys("P").types("Quill & Sons").keys("ctrl-s esc x");
    assert!(story.screen().contains("Nothing is marked yet."), "{}", story.screen());
    assert!(story.screen().contains("too early to tell, so no number") && !story.screen().contains("= 50"));
    let story = story.keys("space enter o left y esc");
    assert!(!matches!(story.app.top(), Some(Screen::Explain(_))));
}

#[test]
fn a_failure_keeps_what_is_shown() {
    let mut story = at("Lumenark", 120, 36).keys("x");
    let before = without_foot(&story.screen()).join("\n");
    story.hold();
    let mut story = story.keys("space");
    story.answer(0, true);
    assert!(without_foot(&story.screen()).join("\n").contains(before.lines().nth(4).expect("a row")));
    assert!(story.remark().is_some_and(|said| said.contains("the disk says no")));
}
