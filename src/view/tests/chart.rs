//! The chart: golden series as they are drawn, and the mean read back from the cells.

use proptest::prelude::*;
use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};
use serde_json::Value;

use crate::{
    app::parts::plot::{ACROSS, DOWN, Plot},
    domain::{Day, Openness, QuestionState, Rhythm, Tag},
    trust::{Chart, ChartPoint, EntryFact, Facts, Pace, QuestionFact, Range, Trend},
    view::{
        canvas::Canvas,
        parts::chart::{self, Shown},
        theme::Theme,
    },
    words::{Dates, Glyphs},
};

/// The facts of a golden case, its pace and its day.
fn golden(name: &str) -> (Facts, Pace, Day) {
    let cases: Vec<Value> =
        serde_json::from_str(include_str!("../../../tests/golden/trust_cases.json")).expect("the golden cases");
    let case = cases.iter().find(|case| case["name"] == name).expect("the case");
    let day = |value: &Value| value.as_i64().and_then(|day| i32::try_from(day).ok()).map(Day);
    let mut facts = Facts::default();
    for entry in case["entries"].as_array().expect("entries") {
        let word = |key: &str| entry[key].as_str().unwrap_or_default();
        let asked = day(&entry["day"]).expect("a day");
        let question = QuestionState::from_word(word("question")).map(|state| {
            let (closed, until) = (day(&entry["closed"]), day(&entry["until"]));
            facts.questions.push(QuestionFact { asked: Some(asked), state, closed, until });
            facts.questions.len() - 1
        });
        facts.entries.push(EntryFact {
            day: asked,
            tag: Tag::from_word(word("tag")),
            openness: entry["openness"].as_i64().and_then(|level| Openness::new(level).ok()),
            news: serde_json::from_value(entry["news"].clone()).expect("news"),
            surfaced: serde_json::from_value(entry["surfaced"].clone()).expect("surfaced"),
            question,
        });
    }
    let rhythm: Rhythm = serde_json::from_value(case["rhythm"].clone()).expect("a rhythm");
    let pace = Pace::with_half_life(Some(rhythm), case["half_life"].as_f64().expect("days")).expect("a half-life");
    (facts, pace, day(&case["today"]).expect("today"))
}

fn drawn(chart: &Chart, cursor: Option<Day>, glyphs: Glyphs, (columns, rows): (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    let mut canvas = Canvas::new(&mut buf, Theme { colour: true, glyphs, plain: false });
    let plot = Plot::of(chart, columns - 8, rows - 2);
    chart::draw(Shown { chart, plot: &plot, cursor, dates: Dates::default() }, area, &mut canvas);
    buf
}

fn text(buf: &Buffer) -> String {
    let line = |row: Rect| row.positions().map(|at| buf[at].symbol()).collect::<String>().trim_end().to_owned();
    buf.area.rows().map(line).collect::<Vec<_>>().join("\n")
}

fn picture(name: &str, glyphs: Glyphs, size: (u16, u16)) -> String {
    let (facts, pace, today) = golden(name);
    let chart = Chart::of(&facts, &pace, today, Range::All);
    let title = format!("{name}: {}", chart::range_said(&chart));
    format!("{title}\n{}", text(&drawn(&chart, chart.turns.last().copied(), glyphs, size)))
}

#[test]
fn five_golden_series() {
    for name in ["warming", "cooling", "collapse", "opening up", "quiet and back"] {
        insta::assert_snapshot!(format!("chart_{}", name.replace(' ', "_")), picture(name, Glyphs::Unicode, (120, 13)));
    }
}

#[test]
fn golden_series_on_small_screens_and_in_ascii() {
    insta::assert_snapshot!("chart_collapse_80", picture("collapse", Glyphs::Unicode, (80, 9)));
    insta::assert_snapshot!("chart_opening_up_40", picture("opening up", Glyphs::Unicode, (40, 7)));
    insta::assert_snapshot!("chart_warming_ascii", picture("warming", Glyphs::Ascii, (120, 13)));
    for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
        let (facts, pace, today) = golden("collapse");
        let chart = Chart::of(&facts, &pace, today, Range::Year);
        let line = text(&drawn(&chart, None, glyphs, (80, 3)));
        assert_eq!(line.trim_end().lines().count(), 1, "one line of a sparkline:\n{line}");
        assert!(glyphs == Glyphs::Unicode || line.is_ascii());
        assert!(line.contains(&chart::range_said(&chart)), "{line}");
    }
}

#[test]
fn the_range_is_said() {
    let (facts, pace, today) = golden("quiet and back");
    let said = |range| chart::range_said(&Chart::of(&facts, &pace, today, range));
    assert_eq!([Range::Quarter, Range::HalfYear].map(said), ["3 months", "6 months"]);
    let span = |days: i32| {
        let mut chart = Chart::of(&Facts::default(), &pace, today, Range::All);
        chart.first = chart.last + -days;
        chart::range_said(&chart)
    };
    assert_eq!(
        [30, 59, 60, 515, 729, 730, 1_826].map(span),
        ["all 4 weeks", "all 8 weeks", "all 2 months", "all 17 months", "all 24 months", "all 2 years", "all 5 years"]
    );
}

#[test]
fn a_cursor_older_than_the_chart_stands_on_its_corner() {
    let (facts, pace, today) = golden("collapse");
    let chart = Chart::of(&facts, &pace, today, Range::Quarter);
    let at = |cursor: i32| text(&drawn(&chart, Some(Day(cursor)), Glyphs::Unicode, (80, 9)));
    assert!(at(chart.first.0 - 1).contains('‹') && !at(chart.first.0).contains('‹'));
}

/// The rows of dots of the mean in each column of dots: first and last. The band is dim, the mean is not.
fn mean_of(buf: &Buffer, columns: u16, rows: u16) -> Vec<Option<(usize, usize)>> {
    const DOTS: [[u32; DOWN]; ACROSS] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
    let mut found: Vec<Option<(usize, usize)>> = vec![None; usize::from(columns) * ACROSS];
    for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
        let cell = &buf[(7 + column, row)];
        let glyph = cell.symbol().chars().next().map_or(0, u32::from);
        if !(0x2800..0x2900).contains(&glyph) || cell.style().add_modifier.contains(Modifier::DIM) {
            continue;
        }
        for (across, dots) in DOTS.iter().enumerate() {
            for (down, _) in dots.iter().enumerate().filter(|(_, dot)| (glyph - 0x2800) & **dot != 0) {
                let at = usize::from(row) * DOWN + down;
                let ends = &mut found[usize::from(column) * ACROSS + across];
                *ends = Some(ends.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
            }
        }
    }
    found
}

/// A chart of these means, a day each; negative = too early.
fn made(means: &[f64], last_evidence: i32) -> Chart {
    let point = |(day, mean): (i32, &f64)| ChartPoint {
        day: Day(day),
        mean: mean.abs(),
        low: (mean.abs() - 0.3).max(0.01),
        high: (mean.abs() + 0.3).min(0.99),
        told: *mean >= 0.0,
    };
    let points: Vec<ChartPoint> = (0..).zip(means).map(point).collect();
    let last = points.last().map_or(Day(0), |point| point.day);
    Chart {
        range: Range::All,
        first: Day(0),
        last,
        earlier: false,
        trend: Trend::Rising,
        changed_from: Some(Day(last.0 / 2)),
        told_from: points.iter().find(|point| point.told).map(|point| point.day),
        last_evidence: Some(Day(last_evidence)),
        points,
        marks: Vec::new(),
        moves: Vec::new(),
        turns: Vec::new(),
    }
}

proptest! {
    #[test]
    fn the_mean_is_read_back_within_a_cell(
        means in prop::collection::vec(0.01..0.99_f64, 2..400),
        early in 0..30_usize,
        columns in 40..200_u16,
        half in 2..6_u16,
    ) {
        let rows = 2 * half + 1;
        let told = |(at, mean): (usize, &f64)| if at < early { -mean } else { *mean };
        let means: Vec<f64> = means.iter().enumerate().map(told).collect();
        let chart = made(&means, i32::MAX);
        let buf = drawn(&chart, Some(Day(1)), Glyphs::Unicode, (columns + 8, rows + 2));
        let parts = usize::from(columns) * ACROSS;
        let dots = usize::from(rows) * DOWN;
        let mut before: Option<usize> = None;
        for (at, ends) in mean_of(&buf, columns, rows).into_iter().enumerate() {
            // By hand: the last day of this part of the width.
            let day = (means.len() - 1) * (at + 1) / parts;
            let mean = means[day];
            prop_assert_eq!(ends.is_some(), mean >= 0.0, "column {}: drawn exactly where it can be told", at);
            let Some((first, last)) = ends else { continue };
            // The line comes from the mean before; its other end is the mean of this column.
            let row = if before == Some(first) { last } else { first };
            prop_assert!(before.is_none_or(|before| before == first || before == last), "the line is unbroken");
            let value = 1.0 - row as f64 / (dots - 1) as f64;
            prop_assert!((value - mean).abs() * dots as f64 <= DOWN as f64, "column {}: {} for {}", at, value, mean);
            before = Some(row);
        }
    }

    #[test]
    fn what_only_fades_is_dotted(start in 0.02..0.98_f64, days in 30..300_i32, share in 0.1..0.9_f64, columns in 40..200_u16) {
        let last = (f64::from(days) * share).round();
        let mean = |day: i32| {
            let silent = (f64::from(day) - last).max(0.0);
            0.5 + (start - 0.5) * (-silent / 60.0).exp2()
        };
        let chart = made(&(0..=days).map(mean).collect::<Vec<_>>(), crate::words::number::nearest(last).try_into().expect("small"));
        let buf = drawn(&chart, None, Glyphs::Unicode, (columns + 8, 11));
        let parts = usize::from(columns) * ACROSS;
        for (at, ends) in mean_of(&buf, columns, 9).into_iter().enumerate() {
            let day = usize::try_from(days).expect("days") * (at + 1) / parts;
            let fades = day as f64 > last;
            prop_assert_eq!(ends.is_some(), !fades || at % 2 == 0, "column {} of day {}, evidence till {}", at, day, last);
        }
    }
}
