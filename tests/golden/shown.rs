//! The third way: what is shown of the golden cases, in the app, the command line and the report, rounded as the model says
//! (`mean`, `low` and `high` × 100 to whole numbers, points to one decimal).

use super::{Case, Entries, cases, imported::home_with};
use crate::{
    agreed::{figure, page_of, prospects, read},
    commands::Home,
};
use candor::{
    domain::{Day, Uid},
    trust::constants,
};
use std::collections::HashMap;

/// The day that the app and the command line take for today.
const TODAY: &str = "2026-11-19";

impl Case {
    /// The same case, looked at on another day: shifted by a constant, nothing of it changes.
    fn looked_at_on(mut self, today: Day) -> Self {
        let by = today - Day(self.today);
        self.today += by;
        match &mut self.entries {
            Entries::Each(entries) => entries.iter_mut().for_each(|entry| entry.shift(by)),
            Entries::Many { entry, .. } => entry.shift(by),
        }
        self
    }

    /// Whether its half-life is that of its rhythm: the app knows no other.
    fn is_usual(&self) -> bool {
        (self.half_life - constants::half_life(self.rhythm)).abs() < 1e-9
    }

    /// What is to be shown, as `agreed::figure` reads it; `None` = too early for a number.
    fn shown(&self) -> Option<String> {
        let expected = &self.expected;
        let whole = |share: f64| (100.0 * share).round();
        match (expected.state.as_str(), expected.trend.as_str()) {
            (_, "too early to tell") => None,
            ("gone quiet", _) => {
                // The number of the last talk: nothing has come since but forgetting.
                let ago = expected.since_contact.expect("a talk");
                let then = (f64::from(ago) / self.half_life).exp2();
                let (r, s) = (expected.r * then, expected.s * then);
                Some(format!("was {}", whole((1.0 + r) / (2.0 + r + s))))
            }
            _ => Some(format!("trust {}, {}–{}", whole(expected.mean), whole(expected.low), whole(expected.high))),
        }
    }
}

impl super::Entry {
    fn shift(&mut self, by: i32) {
        self.day += by;
        for day in [&mut self.closed, &mut self.until].into_iter().flatten() {
            *day += by;
        }
    }
}

/// One decimal, with a real minus.
fn points(points: f64) -> String {
    let tenths = (10.0 * points).round();
    let said = format!("{:.1}", tenths.abs() / 10.0);
    match tenths {
        tenths if tenths > 0.0 => format!("+{said}"),
        tenths if tenths < 0.0 => format!("−{said}"),
        _ => said,
    }
}

/// Every case as a prospect of a journal, looked at today; but not the one that is enormous, and slow to read a hundred
/// times.
fn looked_at_today() -> (Vec<Case>, Home, HashMap<String, Uid>) {
    let today = Day::from_iso(TODAY).expect("a day");
    let cases = cases().into_iter().filter(|case| case.contributions.is_some());
    let cases: Vec<Case> = cases.map(|case| case.looked_at_on(today)).collect();
    assert_eq!(cases.len(), 56);
    let home = home_with(&cases);
    let names = prospects(&home).into_iter().collect();
    (cases, home, names)
}

#[test]
fn every_case_is_shown_as_it_is_expected() {
    let (cases, home, names) = looked_at_today();
    let (mut compared, mut early, mut quiet) = (0, 0, 0);
    for case in &cases {
        let (name, shown, state) = (&case.name, case.shown(), &case.expected.state);
        let half_life = case.half_life.to_string();
        let said = |args: &[&str]| home.done(args);
        let shell = said(&["trust", "--prospect", name, "--half-life", &half_life]);
        assert_eq!(figure(&shell.replacen(name, "", 1)), shown, "{name}: candor trust: {shell}");
        if !case.is_usual() {
            continue;
        }
        let listed = said(&["show", "--", name]);
        let head: Vec<&str> = listed.lines().skip(1).take(3).collect();
        assert_eq!(figure(&head.join(" ")), shown, "{name}: candor show: {listed}");
        let plain = said(&["report", "--prospect", name, "--mine", "--format", "markdown"]);
        let html = read(&said(&["report", "--prospect", name, "--mine", "--format", "html"]));
        for page in [&plain, &html] {
            let number = page.split_once("The number").and_then(|(_, rest)| figure(rest));
            assert_eq!(number, shown, "{name}: candor report: {page}");
        }
        assert!(plain.contains(&format!("- **State**: {state}")), "{name}: {plain}");
        assert!(html.contains(&format!("State {state}")), "{name}: {html}");
        let screen = page_of(&home, names[name]).screen();
        let head: Vec<&str> = screen.lines().skip(1).take(6).collect();
        assert_eq!(figure(&head.join(" ")), shown, "{name}: {screen}");
        assert!(head.join(" ").contains(state.as_str()), "{name}: {screen}");
        compared += 1;
        early += usize::from(shown.is_none());
        quiet += usize::from(shown.is_some_and(|shown| shown.starts_with("was")));
    }
    assert!(compared >= 50 && early > 20 && quiet > 0, "{compared}, {early} too early, {quiet} gone quiet");
}

#[test]
fn every_piece_of_evidence_is_shown_with_the_points_that_are_expected() {
    let (cases, home, _) = looked_at_today();
    let mut compared = 0;
    for case in &cases {
        let expected = case.contributions.as_deref().unwrap_or_default();
        let half_life = case.half_life.to_string();
        let ran = home.run(&["trust", "--explain", "--prospect", &case.name, "--half-life", &half_life]);
        let lines: Vec<&str> = ran.out.lines().collect();
        let mut expected: Vec<f64> = expected.iter().map(|(.., points)| *points).collect();
        expected.sort_by(|one, other| other.abs().total_cmp(&one.abs()));
        let expected: Vec<String> = expected.into_iter().map(points).collect();
        // Between the two lines of the head and the line of the sum; what counts only later stands among them too.
        let pieces = lines.get(2..lines.len().saturating_sub(1)).unwrap_or_default();
        let shown: Vec<&str> =
            pieces.iter().filter_map(|line| line.split_whitespace().next()).filter(|word| *word != "later").collect();
        let (mut shown, mut expected) = (shown, expected.iter().map(String::as_str).collect::<Vec<_>>());
        // Of as many points either may come first.
        shown.sort_unstable();
        expected.sort_unstable();
        assert_eq!(shown, expected, "{}: {}", case.name, ran.out);
        compared += shown.len();
    }
    assert!(compared > 300, "{compared} pieces");
}
