//! A prospect's chart and timeline are one cursor: by entry, by day, by the days that moved trust most; zoom; and what
//! stands there when there is little to draw.

use std::io::Write as _;

use super::Story;
use candor::{
    app::screens::{Screen, prospect::Prospect},
    domain::Day,
    journal::{ImportChoice, import},
    trust::Range,
};

fn page(story: &Story) -> &Prospect {
    match story.app.top() {
        Some(Screen::Prospect(page)) => page,
        other => panic!("no prospect's page: {other:?}"),
    }
}

fn row_day(story: &Story) -> Day {
    page(story).lists.timeline.current().expect("a row").day()
}

fn column(story: &Story) -> i32 {
    let page = page(story);
    let (_, plot) = page.over_time.chart().expect("a chart");
    plot.column(page.day().expect("a day"))
}

/// A journal with these days of one prospect, a frank moment each (every fourth a brush-off).
fn days(days: impl Iterator<Item = Day>) -> Story {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    for (at, day) in days.enumerate() {
        let (openness, news) = if at % 4 == 3 { (1, "neutral") } else { (4, "bad") };
        let held = day.iso();
        writeln!(
            file,
            r#"{{"prospect":"Long Chase","text":"Talk {at}","held_at":"{held}","tag":"objection","openness":{openness},"news":"{news}"}}"#
        )
        .expect("a line");
    }
    file.flush().expect("written");
    let story = Story::begin(Vec::new(), |writer, ids, now| {
        let choice = ImportChoice::default();
        let done = import(writer, file.path(), choice, now, ids, "shell", &mut |_| true);
        assert_eq!(done.expect("it comes in").bad, Vec::<String>::new());
    });
    story.keys("enter")
}

fn today() -> Day {
    Day::from_iso("2026-11-19").expect("a day")
}

#[test]
fn the_charts_cursor_follows_the_list() {
    let mut story = Story::sample().keys("enter");
    let mut before = column(&story);
    let rows = page(&story).lists.timeline.loaded().len();
    for _ in 1..rows {
        story = story.keys("down");
        assert_eq!(page(&story).day(), Some(row_day(&story)));
        assert!(column(&story) <= before, "down is back in time");
        before = column(&story);
    }
    assert!(before < 5, "the oldest entry stands at the left of a chart of all there is");
    insta::assert_snapshot!("chart_at_the_oldest", story.screen());
}

#[test]
fn the_list_follows_the_charts_cursor_and_comes_back() {
    let mut story = Story::sample().keys("enter");
    let mut columns = vec![column(&story)];
    loop {
        let at = column(&story);
        story = story.keys("left");
        if column(&story) == at {
            break;
        }
        columns.push(column(&story));
        assert_eq!(page(&story).day(), Some(row_day(&story)), "the list stands on the same day");
    }
    assert!(columns.len() > 8 && columns.is_sorted_by(|one, other| one > other), "{columns:?}");
    for expected in columns.iter().rev().skip(1) {
        story = story.keys("right");
        assert_eq!(column(&story), *expected);
    }
    assert_eq!(story.remark(), None);
}

#[test]
fn a_day_that_is_not_loaded_is_asked_for_around_its_key() {
    let mut story = days((0..700).map(|ago| today() + -ago)).keys("- -");
    assert_eq!(page(&story).over_time.chart().expect("a chart").0.range, Range::All);
    for step in 0..110 {
        story = story.keys("left");
        assert_eq!(page(&story).day(), Some(row_day(&story)), "step {step}");
        assert!(page(&story).lists.timeline.loaded().len() <= 480, "no list is loaded whole");
    }
    assert!(column(&story) <= 1 && today() - row_day(&story) > 600, "{:?}", row_day(&story));
    let story = story.keys("down down up").keys(&"right ".repeat(120));
    assert_eq!(row_day(&story), today());
    assert_eq!(page(&story).lists.timeline.cursor(), 0);
}

#[test]
fn moving_the_list_while_a_day_is_on_its_way_stays_with_the_list() {
    let mut story = days((0..700).map(|ago| today() + -ago)).keys("- - down");
    let here = row_day(&story);
    story.hold();
    let mut story = story.keys(&"left ".repeat(60));
    assert!(page(&story).day().is_some_and(|day| here - day > 300), "the chart's cursor goes at once");
    assert_eq!(story.waiting(), 1, "one question is under way, the others were stopped");
    let there = row_day(&story);
    assert!(there < here && there > today() + -120, "as far as rows were loaded the list went too: {there:?}");
    story = story.keys("down");
    while story.waiting() > 0 {
        story.answer(0, false);
    }
    assert_eq!((row_day(&story), page(&story).day()), (there + -1, Some(there + -1)));
}

#[test]
fn braces_go_through_the_days_that_moved_trust_most() {
    let mut story = Story::sample().keys("enter");
    let turns = page(&story).over_time.chart().expect("a chart").0.turns.clone();
    assert!(turns.len() > 2, "{turns:?}");
    story = story.keys("G");
    for turn in &turns {
        story = story.keys("}");
        assert_eq!(page(&story).day(), Some(*turn));
    }
    let story = story.keys("}");
    assert_eq!(story.remark(), Some("No later day moved trust as much."));
    let mut story = story.keys("g");
    let newest = row_day(&story);
    for turn in turns.iter().rev().filter(|turn| **turn < newest) {
        story = story.keys("{");
        assert_eq!(page(&story).day(), Some(*turn));
    }
}

#[test]
fn the_chart_zooms_from_three_months_to_all_there_is() {
    let shown = |story: &Story| page(story).over_time.chart().expect("a chart").0.range;
    let story = days((0..900).step_by(9).map(|ago| today() + -ago));
    assert_eq!(shown(&story), Range::Year);
    assert!(story.screen().contains("12 months  − + zoom"));
    let story = story.keys("+");
    assert_eq!(shown(&story), Range::HalfYear);
    let story = story.keys("= =");
    assert_eq!((shown(&story), story.remark()), (Range::Quarter, Some("Closer than this there is nothing to see.")));
    let story = story.keys("- - -");
    assert!(story.screen().contains("24 months  − + zoom"));
    let story = story.keys("- -");
    assert_eq!((shown(&story), story.remark()), (Range::All, Some("This is all there is.")));
    assert!(story.screen().contains("all 2 years  − + zoom"));
    let story = story.keys("+ + + + G");
    assert!(story.screen().contains('‹'), "the cursor's day is older than the chart");
    let story = story.keys("left");
    assert_eq!(story.remark(), Some("Earlier days lie beyond this chart. - shows more of them."));
}

#[test]
fn a_key_of_the_chart_brings_the_timeline_up() {
    let story = Story::sample().keys("enter 4 left");
    assert!(story.screen().contains("[1 Timeline"));
    assert_eq!(page(&story).day(), Some(row_day(&story)));
}

#[test]
fn small_screens_keep_one_line_and_the_same_keys() {
    for (columns, rows) in [(40, 12), (60, 19), (40, 30)] {
        let story = Story::sample().sized(columns, rows).keys("enter left left { } + -");
        assert_eq!(page(&story).day(), Some(row_day(&story)), "{columns}×{rows}");
        insta::assert_snapshot!(format!("chart_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn little_or_odd_history_is_told_truly() {
    let one = days([today()].into_iter()).keys("left right { } + -");
    assert!(one.screen().contains("Too early: 1 of 3 days with something marked."), "{}", one.screen());
    let one_day = days(std::iter::repeat_n(today() + -3, 30)).keys("left right { }");
    assert!(
        one_day.screen().contains("Too early: 1 of 3 days") && one_day.screen().contains("16 Nov  too early to tell")
    );
    let ahead = days([today() + 5, today() + 9].into_iter());
    let screen = ahead.screen();
    assert!(screen.contains("2 moments are dated after today; they count from their day."), "{screen}");
    assert!(
        screen.contains("All that is written here is dated after today. Is the clock of this laptop right?"),
        "{screen}"
    );
    assert!(screen.contains("28 Nov  counts from that day") && screen.contains("talk dated in 9 d"), "{screen}");
    let some_ahead = days((0..40).map(|at| today() + (9 - 7 * at))).screen();
    assert!(some_ahead.contains("2 moments are dated after today"), "{some_ahead}");
    let old = days((0..40).map(|at| Day(20 - at))).screen();
    assert!(old.contains("No talk for") && old.contains("12 months"), "day 0 and before: {old}");
}
