//! Why a score: what `candor trust --explain` prints is what the screen shows and copies, and adds up to what is shown.

use candor::{app::screens::Screen, app::screens::explain::Explain};

use super::{page_of, prospects, squeezed, with_sample};
use crate::story::Story;

fn explain(story: &Story) -> &Explain {
    match story.app.top() {
        Some(Screen::Explain(page)) => page,
        _ => panic!("another screen:\n{}", story.screen()),
    }
}

/// `+7.5` as tenths.
fn tenths(word: &str) -> Option<i64> {
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    let value: i64 = digits.parse().ok()?;
    Some(if word.starts_with('−') { -value } else { value })
}

#[test]
fn the_arithmetic_is_the_same_on_the_screen_copied_and_printed() {
    let home = with_sample();
    let (mut lines, mut quiet) = (0, 0);
    for (name, uid) in prospects(&home) {
        // As high as all of them: a screen of any height shows its part.
        let story = page_of(&home, uid).sized(160, 400).keys("x");
        let page = explain(&story);
        let Some(sum) = page.sum.clone().filter(|sum| sum.pieces > 0) else { continue };
        let as_of = sum.as_of.iso();
        quiet += usize::from(as_of != "2026-11-19");
        let printed = home.done(&["trust", "--explain", "--prospect", &name, "--as-of", &as_of]);
        let story = story.keys("y");
        assert_eq!(story.copied.as_deref().map(str::trim_end), Some(printed.trim_end()), "{name}");
        let json = home.values(&["trust", "--explain", "--prospect", &name, "--as-of", &as_of, "--json"]);
        let look = home.values(&["trust", "--prospect", &name, "--as-of", &as_of, "--json"]).remove(0);
        let mean = 100.0 * look["mean"].as_f64().expect("a share");
        let points: f64 = json.iter().map(|row| row["points"].as_f64().expect("points")).sum();
        assert!((50.0 + points - mean).abs() < 1e-9, "{name}: {points} {mean}");
        // The screen has a row for each line, with the same points, and the same score as its end.
        let screen = story.screen();
        let rows: Vec<String> = screen.lines().map(squeezed).collect();
        let pieces: Vec<&str> = printed.lines().skip(2).take(sum.pieces as usize).collect();
        let mut from = 0;
        for piece in &pieces {
            let parts: Vec<&str> = piece.trim_start().splitn(3, "  ").collect();
            let [points, day, rest] = parts[..] else { panic!("{name}: {piece}") };
            let what = rest.split(':').next().unwrap_or_default();
            let is_it = |row: &String| row.contains(day) && row.ends_with(points) && row.contains(what);
            let at = rows[from..].iter().position(is_it);
            from += at.unwrap_or_else(|| panic!("{name}: {piece} is not on the screen:\n{screen}")) + 1;
            lines += 1;
        }
        // What is shown to one decimal adds up to the sum shown, but for the rounding of each.
        let shown: Vec<i64> = pieces.iter().filter_map(|piece| tenths(piece.split_whitespace().next()?)).collect();
        let sum_shown: i64 = 500 + shown.iter().sum::<i64>();
        let off = (sum_shown as f64 / 10.0 - mean).abs();
        assert!(off <= 0.05 * (shown.len() + 1) as f64 + 1e-9, "{name}: {sum_shown} against {mean}");
        let foot = squeezed(printed.lines().last().unwrap_or_default());
        if let Some(end) = foot.strip_prefix("= ") {
            let (number, says) = end.split_once(' ').expect("a number");
            assert_eq!(number, format!("{:.1}", (10.0 * mean).round() / 10.0), "{name}");
            assert!(
                screen.contains(number) && screen.contains(says.split(',').next().unwrap_or(says)),
                "{name}:\n{screen}"
            );
        }
    }
    assert!(lines > 80 && quiet > 0, "{lines} lines, {quiet} gone quiet");
}
