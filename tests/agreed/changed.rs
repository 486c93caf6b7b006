//! What is changed afterwards is true everywhere: a prospect renamed, moments moved to another one, an outcome taken back, a
//! question asked of two prospects, a stage never reached.

use candor::{
    app::screens::{
        Place, Screen,
        trends::{Panel, Row, Trends},
    },
    domain::Uid,
};

use super::{figure, page_of, prospects, read, squeezed, with_sample};
use crate::{commands::Home, story::Story};

/// What the app, the command line and the report say of trust, which is the same.
#[track_caller]
fn trust(home: &Home, name: &str, uid: Uid) -> Option<String> {
    let listed = home.done(&["show", "--", name]);
    let shell = figure(&listed.lines().skip(1).take(3).collect::<Vec<_>>().join(" "));
    let page = read(&home.done(&["report", "--prospect", name, "--mine", "--format", "html"]));
    let report = page.split_once("The number").and_then(|(_, rest)| figure(rest));
    let screen = page_of(home, uid).screen();
    let app = figure(&screen.lines().skip(1).take(6).collect::<Vec<_>>().join(" "));
    assert_eq!((&shell, &report), (&app, &app), "{name}: {screen}");
    app
}

/// The points of all evidence of somebody, which add up to the score.
#[track_caller]
fn points(home: &Home, name: &str) -> f64 {
    let look = home.values(&["trust", "--prospect", name, "--json"]).remove(0);
    let ran = home.run(&["trust", "--explain", "--prospect", name, "--json"]);
    let rows = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let points: f64 = rows.map(|row| row["points"].as_f64().expect("points")).sum();
    let mean = 100.0 * look["mean"].as_f64().expect("a share");
    assert!((50.0 + points - mean).abs() < 1e-9, "{name}: {points} {mean}");
    points
}

/// The rows of a panel alone, where those that rest on too few stand as well.
fn rows(home: &Home, prospect: Option<Uid>, panel: Panel) -> Vec<Row> {
    let place = Place::Trends { prospect, months: 12, query: String::new(), panel, zoomed: true };
    let story = Story::over(&home.journal(), vec![place]);
    match story.app.top() {
        Some(Screen::Trends(page)) => Trends::rows(page, panel).to_vec(),
        _ => panic!("not on Trends:\n{}", story.screen()),
    }
}

fn uid(home: &Home, name: &str) -> Uid {
    prospects(home).into_iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).1
}

/// The report of the last twelve months as one line of words.
fn report(home: &Home, more: &[&str]) -> String {
    let args = [&["report", "--since", "2025-12-01", "--mine", "--format", "html"][..], more].concat();
    read(&home.done(&args))
}

#[test]
fn a_prospect_renamed_keeps_its_figures() {
    let home = with_sample();
    let (old, new) = ("Lumenark Software", "Brightline Group");
    let uid = uid(&home, old);
    let (before, was) = (trust(&home, old, uid), points(&home, old));
    let of_one = |home: &Home| Panel::ALL.map(|panel| rows(home, Some(uid), panel));
    let figures = |rows: [Vec<Row>; Panel::ALL.len()]| {
        rows.map(|rows| rows.into_iter().map(|row| (row.label, row.says, row.n)).collect::<Vec<_>>())
    };
    let trends_before = figures(of_one(&home));
    // The first to see stands first on home.
    let story = Story::over(&home.journal(), Vec::new()).keys("e ctrl-u").types(new).keys("ctrl-s");
    assert!(story.screen().contains(new), "{}", story.screen());
    assert_eq!(trust(&home, new, uid), before);
    assert!((points(&home, new) - was).abs() < 1e-12);
    assert_eq!(figures(of_one(&home)), trends_before, "each figure, and as many rows behind it");
    // What is behind a figure finds as many under the new name.
    for row in of_one(&home).iter().flatten() {
        if let (Some(n), Some(Place::Journal { query, .. })) = (row.n, &row.behind) {
            let found = home.done(&["find", "--count", "--", query]);
            assert_eq!(found.split_whitespace().next(), Some(n.to_string().as_str()), "{query}");
        }
    }
    let page = report(&home, &["--prospect", new]);
    assert!(page.contains(new) && !page.contains(old), "{page}");
    assert!(!report(&home, &[]).contains(old));
}

#[test]
fn moments_moved_to_another_prospect_count_there() {
    let home = with_sample();
    let (from, to) = ("Lumenark Software", "Quarterline Logistics");
    let (one, other) = (uid(&home, from), uid(&home, to));
    let before = [trust(&home, from, one), trust(&home, to, other)];
    let sums = [points(&home, from), points(&home, to)];
    let story =
        page_of(&home, one).keys("n").types("They will not wait for us.").keys("tab").types("o5bv").keys("ctrl-s");
    let written = [points(&home, from), points(&home, to)];
    assert!(written[0] > sums[0] + 0.5, "{sums:?} {written:?}: {}", story.screen());
    let story = story.keys("w").types(to).keys("enter");
    let moved = [points(&home, from), points(&home, to)];
    assert!((moved[0] - sums[0]).abs() < 1e-12, "it is gone there: {sums:?} {moved:?}: {}", story.screen());
    assert!(moved[1] > sums[1] + 0.5, "{sums:?} {moved:?}");
    for (name, uid) in [(from, one), (to, other)] {
        trust(&home, name, uid);
        let rows = rows(&home, Some(uid), Panel::Stages);
        let page = report(&home, &["--prospect", name]);
        for row in rows.iter().filter(|row| row.n.is_some() && !row.says.contains('→')) {
            let said = squeezed(&row.says).replacen(" %", "", 1);
            assert!(page.contains(said.split(", ").next().unwrap_or(&said)), "{row:?} in {page}");
        }
    }
    let story = story.keys("u");
    let back = [points(&home, from), points(&home, to)];
    assert_eq!(back.map(f64::to_bits), written.map(f64::to_bits), "{}", story.screen());
    let _ = story.keys("u");
    assert_eq!([trust(&home, from, one), trust(&home, to, other)], before, "taken back");
    let back = [points(&home, from), points(&home, to)];
    assert_eq!(back.map(f64::to_bits), sums.map(f64::to_bits), "and the writing too");
}

#[test]
fn an_outcome_taken_back_counts_nowhere() {
    let home = with_sample();
    let name = "Quarterline Logistics";
    let uid = uid(&home, name);
    let of = |home: &Home| {
        let heard: Vec<String> =
            rows(home, None, Panel::Heard).into_iter().map(|row| format!("{} {}", row.label, row.sentence)).collect();
        let page = report(home, &[]);
        for row in rows(home, None, Panel::Heard).iter().filter(|row| row.n.is_some()) {
            assert!(page.contains(&row.sentence), "{row:?} in {page}");
        }
        (heard, trust(home, name, uid))
    };
    let before = of(&home);
    let story = page_of(&home, uid).keys("5 s 7 2").types("Lead time, in the end").keys("enter down enter ctrl-s");
    let lost = of(&home);
    assert_ne!(lost.0, before.0, "{}", story.screen());
    assert!(home.done(&["show", name]).contains("Lead time, in the end"));
    assert!(home.done(&["report", "--others", "--format", "markdown"]).contains("Lead time, in the end"));
    // The lines are one change, the stage another.
    let story = story.keys("u u");
    assert_eq!(of(&home), before, "{}", story.screen());
    for page in [
        home.done(&["show", name]),
        home.done(&["report", "--others", "--format", "markdown"]),
        home.done(&["report", name, "--mine", "--format", "markdown"]),
    ] {
        assert!(!page.contains("Lead time, in the end"), "{page}");
    }
}

#[test]
fn a_question_asked_of_two_prospects_is_one_question_of_the_book_and_one_of_each() {
    let home = Home::new();
    let asked = |name: &str, day: &str, marks: &str, became: &str| {
        let text = format!("They said something on {day}.");
        let when = format!("{day} 10:00");
        home.done(&["add", &text, "-p", name, "-k", marks, "-w", &when, "--asked", "Who else is on the list?", became]);
    };
    for day in ["2026-11-02", "2026-11-04", "2026-11-06"] {
        asked("Alder Works", day, "c4b", "--answered");
    }
    for day in ["2026-11-03", "2026-11-05"] {
        asked("Birch Mills", day, "c2", "--dodged");
    }
    let opened = |prospect: Option<Uid>| {
        let rows = rows(&home, prospect, Panel::Opened);
        let first = rows.first().expect("a row").clone();
        format!(
            "{} {}",
            squeezed(&first.label),
            squeezed(if first.says.is_empty() { &first.sentence } else { &first.says })
        )
    };
    assert_eq!(opened(None), "“Who else is on the list?” 3 of 5");
    let [alder, birch] = ["Alder Works", "Birch Mills"].map(|name| uid(&home, name));
    let few = "no question asked often enough No question was asked often enough to say.";
    assert_eq!(
        opened(Some(alder)),
        format!("{few} So far “Who else is on the list?” opened up 3 of the 3 times asked.")
    );
    assert_eq!(opened(Some(birch)), few, "there it opened nobody up");
    let bank = home.values(&["questions", "--bank", "--limit", "0", "--json"]);
    // It stands in no bank, and is counted all the same.
    let row = bank.iter().find(|row| row["text"] == "Who else is on the list?").expect("a row");
    assert_eq!((row["k"].as_u64(), row["n"].as_u64(), row["prospects"].as_u64()), (Some(3), Some(5), Some(2)));
    assert!(report(&home, &[]).contains("“Who else is on the list?” 3 of 5"));
    for (prospect, name, figures) in [
        (None, None, ["3 of 5", "2 of 5"]),
        (Some(alder), Some("Alder Works"), ["3 of 3, too few", "0 of 3, too few"]),
        (Some(birch), Some("Birch Mills"), ["0 of 2, too few", "2 of 2, too few"]),
    ] {
        let rows = rows(&home, prospect, Panel::Asked);
        assert_eq!([&rows[0], &rows[1]].map(|row| row.says.trim()), figures, "{name:?}");
        let page = report(&home, &name.map_or_else(Vec::new, |name| vec!["--prospect", name]));
        for (label, figure) in ["answered", "dodged"].into_iter().zip(figures) {
            assert!(page.contains(&format!("{label} {figure}")), "{label} {figure} in {page}");
        }
    }
}

#[test]
fn a_stage_never_reached_has_no_figure() {
    let home = Home::new();
    home.done(&["add", "Too dear.", "-p", "Alder Works", "-k", "o4b"]);
    let rows = rows(&home, None, Panel::Stages);
    let of = |label: &str| rows.iter().find(|row| row.label == label).unwrap_or_else(|| panic!("{label}: {rows:?}"));
    assert_eq!((of("prospecting").says.as_str(), of("prospecting").n), ("1 of 1, too few", Some(1)));
    for stage in ["discovery", "proposal", "negotiation", "closing"] {
        let row = of(stage);
        assert_eq!((row.says.as_str(), row.n, &row.behind), ("–", None, &None), "{stage}");
        assert_eq!(row.sentence, format!("Nothing told to your face at {stage} and marked."));
    }
    assert!(rows.iter().all(|row| !["customer", "lost"].contains(&row.label.as_str())), "{rows:?}");
    for mine in [&["--mine"][..], &[]] {
        let page = home.done(&[&["report", "--format", "markdown"], mine].concat());
        assert!(page.contains("| prospecting | 1 of 1, too few |  |"), "{page}");
        assert!(!page.contains("0 of 0") && !page.contains('%'), "{page}");
        assert!(!page.contains("| discovery |"), "{page}");
    }
}
