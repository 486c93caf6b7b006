//! The query language and what is due, from the shell: `find`, `list`, `trust`, `today`.

use super::Home;
use serde_json::{Value, json};

/// Three prospects: one that falls, one that opens up, one with too little to tell; today is 19 November 2026.
fn home() -> Home {
    let home = Home::new();
    let mut lines = vec![
        json!({"kind": "prospect", "name": "Falling Steel", "stage": "closing"}),
        json!({"kind": "view", "name": "Hard ones", "query": "news:bad tag:objection"}),
        json!({"kind": "question", "prospect": "Falling Steel", "text": "Who else is on the list?", "state": "planned",
               "planned_on": "2026-11-03"}),
        json!({"kind": "follow_up", "prospect": "Open Foods", "text": "The references", "due": "2026-11-13", "state": "open"}),
        json!({"kind": "follow_up", "prospect": "Open Foods", "text": "The plan", "due": "2026-11-24", "state": "open"}),
        json!({"kind": "follow_up", "prospect": "Open Foods", "text": "In spring", "due": "2027-04-01", "state": "open"}),
        json!({"prospect": "New Lines", "text": "Waits for a tag.", "held_at": "2026-11-18"}),
        json!({"prospect": "New Lines", "text": "Frank?", "held_at": "2026-11-18", "tag": "objection", "news": "bad"}),
    ];
    for week in 0..12_u32 {
        let held = format!("2026-{:02}-{:02}", 8 + week / 4, 1 + 7 * (week % 4));
        let falls = if week < 6 { (5, "bad", "volunteered") } else { (1, "neutral", "asked") };
        for (prospect, (openness, news, surfaced)) in [("Falling Steel", falls), ("Open Foods", (5, "bad", "asked"))] {
            lines.push(json!({"prospect": prospect, "text": format!("Week {week}."), "held_at": held,
                "tag": "candid_feedback", "openness": openness, "news": news, "surfaced": surfaced}));
        }
    }
    let file: String = lines.iter().map(|line| line.to_string() + "\n").collect();
    std::fs::write(home.file("start.jsonl"), file).expect("written");
    home.done(&["import", "start.jsonl"]);
    home
}

fn named(rows: &[Value], field: &str) -> Vec<String> {
    let mut names: Vec<_> = rows.iter().map(|row| row[field].as_str().expect("a name").to_owned()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn one_language_for_find_list_and_trust() {
    let home = home();
    for (query, expected) in [
        ("state:falling", &["Falling Steel"][..]),
        ("trust:70..", &["Open Foods"]),
        ("trust:none", &["New Lines"]),
        ("question:planned", &["Falling Steel"]),
        ("follow-up:overdue", &["Open Foods"]),
        ("state:falling,steady,rising", &["Falling Steel", "Open Foods"]),
        ("@hard-ones", &["New Lines"]),
        ("@hard or trust:70..", &["New Lines", "Open Foods"]),
    ] {
        assert_eq!(named(&home.values(&["list", query, "--json"]), "name"), expected, "list {query}");
        assert_eq!(named(&home.values(&["trust", query, "--json"]), "prospect"), expected, "trust {query}");
        assert_eq!(named(&home.values(&["trust", "--query", query, "--json"]), "prospect"), expected, "{query}");
    }
    assert_eq!(named(&home.values(&["find", "trust:70..", "--json"]), "prospect"), ["Open Foods"]);
    assert_eq!(named(&home.values(&["find", "state:falling", "openness:1", "--json"]), "prospect"), ["Falling Steel"]);
    assert_eq!(home.done(&["find", "@inbox", "--count"]), "1\n");
    assert_eq!(home.done(&["find", "@hard ones", "trust:none", "--count"]), "1\n");
    home.run(&["trust", "state:rising"]).fails(3, &["No prospect fits state:rising."]);
}

#[test]
fn a_query_of_trust_asks_about_the_day_looked_at() {
    let home = home();
    let then = |query: &str| home.run(&["trust", query, "--as-of", "2026-09-08", "--json"]);
    assert_eq!(then("state:falling").code, 3, "nobody had fallen by then");
    assert!(then("trust:70..").out.contains("Falling Steel"));
    let row = home.values(&["trust", "--prospect", "fall", "--json"]).remove(0);
    assert_eq!((&row["prospect"], &row["state"]), (&json!("Falling Steel"), &json!("falling")));
    assert_eq!(
        home.done(&["trust", "falling", "steel"]),
        home.done(&["trust", "-p", "falling steel"]),
        "words are a name"
    );
    home.run(&["trust", "fall", "-p", "open"]).fails(2, &["--prospect"]);
}

#[test]
fn a_mistake_is_marked_where_it_stands_and_nothing_is_printed() {
    let home = home();
    for verb in ["find", "list", "trust"] {
        home.run(&[verb, "state:falling", "tags:objection"])
            .fails(2, &["state:falling tags:objection\n              ^^^^^\n! “tags:” is not a key. tag?\n"]);
        home.run(&[verb, "@opne"]).fails(2, &["@opne\n^^^^^\n! “@opne” is not a view. @open-objections?\n"]);
    }
    home.run(&["find", "trust:120"]).fails(2, &["Trust goes from 0 to 100"]);
    home.run(&["find", "has:cheese"]).fails(2, &["“cheese” is not a thing to have: silence, question"]);
}

#[test]
fn today_says_trust_first_and_then_what_is_due() {
    let home = home();
    let today = home.done(&["today"]);
    let lines: Vec<&str> = today.lines().collect();
    assert_eq!(lines[0], "Today  1 promise due · 1 overdue · 1 question planned · 1 in the inbox · 1 unmarked");
    assert!(lines[2].starts_with("Falling Steel  They hold back more since "), "whom to see first: {today}");
    assert!(lines[2].contains("  trust ") && lines[2].contains("likely"), "the number comes second: {today}");
    assert_eq!(lines[3], "  ask  “Who else is on the list?”  planned 3 Nov");
    assert!(today.contains("\nNew Lines  Too early: 1 of 3 days with something marked.\n"), "{today}");
    assert!(today.contains("\n  inbox  Waits for a tag.  1 d ago\n  not marked  Frank?  1 d ago\n"), "{today}");
    assert!(today.contains("\n  promise  The references  due Fri 13 Nov, 6 d late\n"), "{today}");
    assert!(
        today.contains("\n  promise  The plan  due Tue 24 Nov, in 5 days\n") && !today.contains("spring"),
        "{today}"
    );
    let rows = home.values(&["today", "--json"]);
    assert_eq!(rows.len(), 5);
    let names: Vec<_> = rows[0].as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(names, ["day", "id", "kind", "overdue", "private", "prospect", "prospect_id", "state", "text"]);
    assert_eq!((&rows[0]["kind"], &rows[0]["state"]), (&json!("question"), &json!("falling")));
    assert_eq!(rows.iter().filter(|row| row["overdue"] == true).count(), 1);
    let few = home.run(&["today", "--limit", "2"]);
    assert!(few.out.contains("The plan") && !few.out.contains("inbox  "), "{}", few.out);
    assert!(few.err.contains("2 of 5; --limit 0 shows all."), "{}", few.err);
}

#[test]
fn nothing_due_is_exit_code_3() {
    Home::new().run(&["today"]).fails(3, &["no journal"]);
    let home = Home::new();
    home.done(&["add", "Fine.", "-p", "Quill", "-k", "c3"]);
    home.run(&["today"]).fails(3, &["Nothing is due today."]);
}
