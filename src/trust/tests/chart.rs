//! Trust over time as data: bounded whatever the history, the bends told right, nothing claimed too early.

use super::*;

fn chart(facts: &Facts, today: i32, range: Range) -> Chart {
    Chart::of(facts, weeks(), Day(today), range)
}

/// A frank talk every `every` days, each with one moment.
fn talks(count: i32, every: i32) -> Facts {
    facts(&(0..count).map(|at| asked(at * every)).collect::<Vec<_>>(), &[])
}

#[test]
fn however_long_the_history_a_chart_is_bounded() {
    for (count, every) in [(1, 1), (400, 1), (401, 1), (5_000, 1), (9_000, 3), (40, 400), (3, 30_000)] {
        let facts = talks(count, every);
        let today = (count - 1) * every;
        for range in Range::ALL {
            let chart = chart(&facts, today, range);
            assert!(chart.points.len() <= 400 && chart.marks.len() <= 400, "{count} × {every}, {range:?}");
            assert!(chart.moves.len() <= Chart::MOVES && chart.turns.len() <= Chart::TURNS);
            assert!(chart.points[0].day <= chart.first, "there is a point for the first day shown");
            assert_eq!(chart.points.last().map(|point| point.day), Some(Day(today)));
            assert!(chart.points.is_sorted_by(|one, other| one.day < other.day));
            assert!(chart.marks.is_sorted_by(|one, other| one.last < other.first));
            let shown = facts.entries.iter().filter(|entry| entry.day >= chart.first).count();
            assert_eq!(chart.marks.iter().map(|mark| mark.count as usize).sum::<usize>(), shown);
            assert_eq!(chart.earlier, chart.first > Day(0), "{count} × {every}, {range:?}");
        }
    }
}

#[test]
fn a_range_goes_back_by_the_calendar_and_ends_where_the_history_does() {
    let today = Day::from_iso("2028-02-29").expect("a day");
    let starts = Range::ALL.map(|range| range.start(today).map(Day::iso));
    let expected = ["2027-11-29", "2027-08-29", "2027-02-28", "2026-02-28"].map(|day| Some(day.to_owned()));
    assert_eq!((&starts[..4], &starts[4]), (&expected[..], &None));
    let facts = facts(&[asked(today.0 - 200), asked(today.0)], &[]);
    let shown = |range| {
        let chart = chart(&facts, today.0, range);
        (chart.range, today - chart.first, chart.earlier)
    };
    assert_eq!(shown(Range::HalfYear), (Range::HalfYear, 184, true));
    assert_eq!(shown(Range::Year), (Range::All, 200, false), "a year would go beyond all there is");
    assert_eq!(Range::of(None), Range::of(Some(Rhythm::Weeks)));
    assert_eq!([Rhythm::Months, Rhythm::Years].map(|rhythm| Range::of(Some(rhythm))), [Range::TwoYears, Range::All]);
}

#[test]
fn the_points_are_the_series() {
    let facts = talks(30, 9);
    let days = daily(&evidence(&facts));
    let chart = chart(&facts, 300, Range::Year);
    let series = along(&days, weeks(), chart.points.iter().map(|point| point.day));
    for (point, stood) in chart.points.iter().zip(&series) {
        assert_eq!((point.mean, point.low, point.high), (stood.mean, stood.low, stood.high));
        assert_eq!(point.told, stood.trend != Trend::TooEarly);
    }
    let first_told = chart.points.iter().find(|point| point.told).map(|point| point.day);
    assert_eq!(chart.told_from, first_told, "a point a day, so the very day");
    assert_eq!((chart.on(Day(300)), chart.on(chart.first + -1)), (chart.points.last(), None));
}

#[test]
fn the_turns_are_the_largest_bends_that_could_be_told_in_order_of_days() {
    let mut entries: Vec<EntryFact> = (0..40).map(|at| asked(at * 7)).collect();
    for (at, level) in [(20, 1), (25, 5), (31, 1), (36, 5)] {
        entries[at] = EntryFact { openness: open(level), news: News::Neutral, ..entries[at] };
    }
    let chart = chart(&facts(&entries, &[]), 280, Range::All);
    let told: Vec<&Move> = chart.moves.iter().filter(|moved| moved.after.is_some()).collect();
    let least = chart.turns.iter().filter_map(|day| chart.move_of(*day)).map(|moved| moved.moved.abs());
    let least = least.fold(f64::INFINITY, f64::min);
    let others = told.iter().filter(|moved| !chart.turns.contains(&moved.day));
    assert!(others.into_iter().all(|moved| moved.moved.abs() <= least || moved.moved.abs() < 1.0));
    assert!(chart.turns.is_sorted() && least >= 1.0);
    for day in [140, 175, 217, 252] {
        assert!(chart.turns.contains(&Day(day)), "{day} in {:?}", chart.turns);
    }
    let early = chart.moves.iter().take_while(|moved| moved.after.is_none()).collect::<Vec<_>>();
    assert!(!early.is_empty() && early.iter().all(|moved| moved.moved.abs() > least), "the first days move most");
    let shown = Chart::of(&facts(&entries, &[]), weeks(), Day(280), Range::Quarter);
    assert!(shown.turns.iter().all(|day| *day >= shown.first) && shown.moves.len() == chart.moves.len());
}

#[test]
fn a_move_says_what_weighed_most() {
    let lying = question(10, QuestionState::Pending, None);
    let dodged = question(10, QuestionState::Dodged, Some(12));
    let chart = chart(&facts(&[asked(5)], &[lying, dodged]), 40, Range::All);
    let by: Vec<_> = chart.moves.iter().map(|moved| (moved.day.0, moved.by)).collect();
    assert_eq!(by, [(5, Kind::Moment), (12, Kind::Dodged), (24, Kind::Unanswered)]);
}

#[test]
fn little_history_or_none_shows_something_true() {
    let empty = chart(&Facts::default(), 100, Range::Year);
    assert_eq!((empty.range, empty.first, empty.marks.len(), empty.moves.len()), (Range::All, Day(70), 0, 0));
    assert_eq!((empty.told_from, empty.earlier, empty.trend), (None, false, Trend::TooEarly));
    let one = chart(&facts(&[asked(100)], &[]), 100, Range::Year);
    assert_eq!((one.marks.len(), one.moves.len(), one.turns.len()), (1, 1, 0));
    assert!(one.moves[0].before.is_none() && one.moves[0].after.is_none() && one.points.iter().all(|at| !at.told));
    let one_day = chart(&facts(&[asked(9); 50], &[]), 9, Range::Quarter);
    assert_eq!((one_day.marks[0].count, one_day.marks.len(), one_day.told_from), (50, 1, None));
}

#[test]
fn what_lies_ahead_is_not_drawn_and_a_clock_set_back_hides_everything() {
    let facts = facts(&[asked(90), asked(110)], &[]);
    let now = chart(&facts, 100, Range::Year);
    assert_eq!((now.marks.len(), now.moves.len(), now.last), (1, 1, Day(100)));
    let back = chart(&facts, 10, Range::Year);
    assert_eq!((back.marks.len(), back.moves.len(), back.first, back.last_evidence), (0, 0, Day(-20), None));
}

#[test]
fn day_nought_and_before_are_days_like_others() {
    let shifted = |by: i32| {
        let facts = facts(&(0..30).map(|at| asked(at * 5 + by)).collect::<Vec<_>>(), &[]);
        chart(&facts, 160 + by, Range::All)
    };
    let (here, there) = (shifted(1_000), shifted(-150));
    let plain = |chart: &Chart, by: i32| -> Vec<(i32, f64, bool)> {
        chart.points.iter().map(|point| (point.day.0 - by, point.mean, point.told)).collect()
    };
    assert_eq!(plain(&here, 1_000), plain(&there, -150));
    let ancient = chart(&facts(&[asked(i32::MIN), asked(0)], &[]), 0, Range::All);
    assert_eq!((ancient.first, ancient.earlier), (Day(-40_000), true));
}
