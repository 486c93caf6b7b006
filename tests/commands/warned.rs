//! `candor warnings`: as text and as JSON, on another day, kept quiet and speaking again, the thresholds.

use super::Home;

/// Halvorsen with a promise of 16 November that nobody kept, made on the 10th.
fn late() -> Home {
    let home = Home::with_halvorsen();
    let line =
        r#"{"kind":"follow_up","prospect":"Halvorsen Castings","text":"references","due":"2026-11-16","state":"open"}"#;
    std::fs::write(home.file("promise.jsonl"), line).expect("written");
    home.done(&["import", "promise.jsonl"]);
    home
}

fn words(home: &Home, args: &[&str]) -> Vec<String> {
    let ran = home.run(args);
    assert!(ran.code == 0 || ran.code == 3, "{args:?}: {}", ran.err);
    let values = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    values.map(|value| value["warning"].as_str().expect("a word").to_owned()).collect()
}

#[test]
fn a_warning_says_what_it_rests_on_and_what_to_do() {
    let home = late();
    let values = home.values(&["warnings", "--json", "--prospect", "halv"]);
    let late = values.first().expect("a warning");
    assert_eq!(late["prospect"], "Halvorsen Castings");
    assert_eq!(late["warning"], "promise_overdue");
    assert_eq!(late["since"], "2026-11-17");
    assert_eq!(late["rests_on"].as_array().map(Vec::len), Some(1));
    assert_eq!(late["text"], "references: 3 d late. Keep it today, or say that you cannot");
    assert_eq!(late.as_object().map(serde_json::Map::len), Some(5));
    let text = home.done(&["warnings", "halv"]);
    assert!(text.starts_with("Halvorsen Castings  ! promise overdue  references: 3 d late."), "{text}");
    assert!(text.lines().next().is_some_and(|line| line.ends_with("since 17 Nov")), "{text}");
}

#[test]
fn what_was_known_on_a_day_is_what_was_known_then() {
    let home = late();
    assert_eq!(words(&home, &["warnings", "--json", "--as-of", "2026-11-16"]), ["nothing_tough_asked"]);
    assert_eq!(words(&home, &["warnings", "--json", "--as-of", "2026-11-11"]), [] as [&str; 0]);
    let later = words(&home, &["warnings", "--json", "--as-of", "2026-12-11"]);
    assert_eq!(later, ["promise_overdue", "old_objection", "nothing_tough_asked"]);
    home.run(&["warnings", "--as-of", "2026-11-11"]).fails(3, &["No warnings."]);
    home.run(&["warnings", "nobody"]).fails(3, &["No prospect “nobody”"]);
    home.run(&["warnings", "--as-of", "soonish"]).fails(2, &[]);
}

#[test]
fn one_kept_quiet_is_quiet_until_its_day_or_until_something_newer() {
    let home = late();
    let before = words(&home, &["warnings", "--json"]);
    home.done(&["warnings", "halv", "--snooze", "promise", "--until", "2026-12-01", "--why", "they know"]);
    assert_eq!(words(&home, &["warnings", "--json"]), before[1..]);
    assert_eq!(words(&home, &["warnings", "--json", "--as-of", "2026-12-01"])[0], "promise_overdue");
    let all = home.values(&["warnings", "--json", "--all"]);
    let quiet = all.last().expect("the quiet one");
    assert_eq!(
        (&quiet["kept_quiet"], &quiet["until"], &quiet["reason"]),
        (&"snoozed".into(), &"2026-12-01".into(), &"they know".into())
    );
    home.done(&["undo"]);
    assert_eq!(words(&home, &["warnings", "--json"]), before);
    home.done(&["warnings", "halv", "--dismiss", "promise_overdue"]);
    assert_eq!(words(&home, &["warnings", "--json", "--as-of", "2027-06-01"])[0], "old_objection");
    let line =
        r#"{"kind":"follow_up","prospect":"Halvorsen Castings","text":"plan","due":"2026-11-30","state":"open"}"#;
    home.fed(&["import", "-"], line.as_bytes());
    let newer = home.values(&["warnings", "--json", "--as-of", "2026-12-02"]);
    assert_eq!(newer[0]["text"], "plan: 2 d late. Keep it today, or say that you cannot");
    home.done(&["warnings", "halv", "--wake", "promise overdue"]);
    assert_eq!(words(&home, &["warnings", "--json"]), before);
    home.run(&["warnings", "halv", "--wake", "promise overdue"]).fails(3, &["is not kept quiet here"]);
    home.run(&["warnings", "halv", "--snooze", "promise", "--until", "2026-11-19"]).fails(2, &["after today"]);
    home.run(&["warnings", "--dismiss", "promise"]).fails(2, &["of which prospect?"]);
    home.run(&["warnings", "halv", "--dismiss", "o"]).fails(2, &["is not a warning"]);
}

#[test]
fn marks_go_with_the_journal_through_an_export() {
    let home = late();
    home.done(&["warnings", "halv", "--dismiss", "promise", "--why", "settled by phone"]);
    let whole = home.done(&["export"]);
    let other = Home::new();
    other.fed(&["import", "-"], whole.as_bytes());
    assert_eq!(words(&other, &["warnings", "--json"]), words(&home, &["warnings", "--json"]));
    assert_eq!(other.done(&["export"]), whole);
}

#[test]
fn a_renamed_prospect_keeps_its_warnings_and_marks() {
    let home = late();
    home.done(&["warnings", "halv", "--dismiss", "nothing tough"]);
    let whole = home.done(&["export"]).replace("Halvorsen Castings", "Nordvik Foods");
    let other = Home::new();
    other.fed(&["import", "-"], whole.as_bytes());
    assert_eq!(words(&other, &["warnings", "--json", "-p", "nordvik"]), ["promise_overdue"]);
}

#[test]
fn thresholds_are_the_journal_s_and_everybody_reads_them() {
    let home = late();
    let set = home.done(&["warnings", "--set", "overdue=3", "--set", "stage talks=9"]);
    assert!(set.contains("overdue  3 days  ") && set.contains("(default 0)"), "{set}");
    assert_eq!(words(&home, &["warnings", "--json"]), [] as [&str; 0]);
    assert_eq!(words(&home, &["warnings", "--json", "--as-of", "2026-11-20"]), ["promise_overdue"]);
    assert!(home.done(&["export"]).contains("\"warnings.overdue\":3"), "settings go with the journal");
    home.done(&["warnings", "--set", "overdue=default"]);
    let values = home.values(&["warnings", "--limits", "--json"]);
    let changed: Vec<_> = values.iter().filter(|value| value["value"] != value["default"]).collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(values.len(), 10);
    for wrong in ["overdue", "overdue=soon", "mood=3", "good_run=0", "overdue=4000"] {
        home.run(&["warnings", "--set", wrong]).fails(2, &[]);
    }
}

#[test]
fn the_sample_shows_all_nine() {
    let home = Home::new();
    let mut kinds = words(&home, &["warnings", "--json", "--sample"]);
    assert_eq!(kinds[0], "promise_overdue");
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds.len(), 9, "{kinds:?}");
}
