//! `candor trust --explain`: the arithmetic as text and as JSON, adding up to what `candor trust` says.

use super::Home;

fn number(value: &serde_json::Value, name: &str) -> f64 {
    value[name].as_f64().unwrap_or_else(|| panic!("{name} of {value}"))
}

#[test]
fn the_points_of_every_prospect_of_the_sample_add_up_to_its_score() {
    let home = Home::new();
    home.done(&["sample", "--to", "sample.candor"]);
    let here = |more: &[&str]| home.values(&[&["--journal", "sample.candor", "trust"], more].concat());
    let (mut pieces, mut kinds) = (0, std::collections::BTreeSet::new());
    for day in ["2026-11-19", "2026-03-01", "2026-12-31"] {
        for look in here(&["--json", "--as-of", day]) {
            let name = look["prospect"].as_str().expect("a name");
            let ran = home.run(&["--journal", "sample.candor", "trust", "--explain", name, "--json", "--as-of", day]);
            let rows: Vec<serde_json::Value> =
                ran.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
            assert_eq!(ran.code, if rows.is_empty() { 3 } else { 0 }, "{name}: {}", ran.err);
            let points: f64 = rows.iter().map(|row| number(row, "points")).sum();
            assert!((points - (100.0 * number(&look, "mean") - 50.0)).abs() < 1e-9, "{name} on {day}: {points} {look}");
            let all = 2.0 + number(&look, "R") + number(&look, "S");
            for row in &rows {
                let by_hand = 50.0 * number(row, "cap") * number(row, "fade") * (number(row, "r") - number(row, "s"));
                assert!((by_hand / all - number(row, "points")).abs() < 1e-9, "{row}");
                assert!(row["day"].as_str().is_some_and(|on| on <= day), "{row}");
                kinds.insert(row["item"].as_str().expect("a word").to_owned());
            }
            pieces += rows.len();
        }
    }
    assert!(pieces > 200, "{pieces}");
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["answered", "dodged", "moment", "unanswered"]);
}

#[test]
fn a_piece_has_the_names_that_are_promised_and_all_its_words() {
    let home = Home::with_halvorsen();
    let long = format!("They {}moved on.", "waited and ".repeat(40));
    home.done(&["add", &long, "-p", "halv", "-k", "c5bv", "-w", "2026-11-11 10:00"]);
    home.done(&["add", "Not now.", "-p", "halv", "-k", "o2", "--asked", "Who else?", "--dodged"]);
    let rows = home.values(&["trust", "--explain", "halv", "--json"]);
    let names = ["cap", "day", "entry", "fade", "item", "points", "question", "r", "s", "text"];
    for row in &rows {
        let mut found: Vec<_> = row.as_object().expect("an object").keys().map(String::as_str).collect();
        found.sort_unstable();
        assert_eq!(found, names);
    }
    let of = |text: &str| rows.iter().find(|row| row["text"] == text).unwrap_or_else(|| panic!("{text}: {rows:?}"));
    let told = of("Twelve weeks kills us.");
    assert_eq!((&told["day"], &told["item"]), (&"2026-11-10".into(), &"moment".into()));
    assert_eq!((number(told, "r"), number(told, "s"), number(told, "cap")), (1.6875, 0.0, 1.0));
    assert!((number(told, "fade") - (-9.0_f64 / 60.0).exp2()).abs() < 1e-12);
    assert!(told["entry"].is_string() && told["question"].is_null());
    assert_eq!(of(&long)["item"], "moment", "the words are whole");
    let dodged = of("Who else?");
    assert_eq!((&dodged["item"], number(dodged, "s")), (&"dodged".into(), 1.0));
    assert!(dodged["entry"].is_string() && dodged["question"].is_string());
    assert!(rows.iter().all(|row| row["text"] != "Not now."), "a reply to a dodged question says nothing");
}

#[test]
fn as_text_it_says_where_everybody_starts_each_piece_and_the_outcome() {
    let home = Home::with_halvorsen();
    let text = home.done(&["trust", "--explain", "halv"]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "Why no number yet? Halvorsen Castings on Thu 19 Nov: said openly weighs 1.5, kept back 0.0; everybody starts with 1 and 1",
            "    50.0  nobody knows yet, so we start in the middle",
            "   +21.6  10 Nov  bad news, volunteered, openness 4: open 1.69, faded to 90 %  “Twelve weeks kills us.”",
            "     0.0  12 Nov  neutral, asked, not marked: weighs nothing  “Payment in 45 days if freight is ours.”",
            "          too early to tell, so no number is shown",
        ]
    );
    let before = home.done(&["trust", "halv", "--explain", "--as-of", "2026-11-10"]);
    assert!(before.contains("on Tue 10 Nov, as known then") && !before.contains("Payment"), "{before}");
    let slower = home.done(&["trust", "halv", "--explain", "--half-life", "9"]);
    assert!(slower.contains("faded to 50 %"), "{slower}");
}

#[test]
fn what_cannot_be_explained_is_said() {
    let home = Home::with_halvorsen();
    home.run(&["trust", "--explain"]).fails(2, &["about one prospect"]);
    home.run(&["trust", "--explain", "state:rising"]).fails(2, &["about one prospect"]);
    home.run(&["trust", "--explain", "halv", "--series"]).fails(2, &["--series"]);
    home.run(&["trust", "--explain", "nobody"]).fails(3, &["No prospect “nobody”"]);
    home.run(&["trust", "--explain", "halv", "--half-life", "0"]).fails(2, &["half-life"]);
    home.run(&["trust", "--explain", "halv", "--as-of", "2020-01-01", "--json"]).fails(3, &["Nothing is marked yet"]);
}
