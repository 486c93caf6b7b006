//! `candor list`, `find`, `show`, `trust`: text as the manual shows it, JSON with stable names.

use super::Home;

#[test]
fn list_says_state_before_number() {
    let home = Home::with_halvorsen();
    home.done(&["add", "Fine", "-p", "Atlas Freight", "-t", "n", "--asked", "Who decides?", "--pending"]);
    let list = home.done(&["list"]);
    let mut lines: Vec<_> = list.lines().collect();
    lines.sort_unstable();
    assert_eq!(
        lines,
        [
            "Atlas Freight  prospecting  too early to tell  today  1 qst",
            "Halvorsen Castings  prospecting  too early to tell  7 d  1 obj  nothing asked",
        ]
    );
    assert_eq!(home.done(&["list", "--count"]), "2\n");
    assert_eq!(home.done(&["list", "--order", "name", "--limit", "1"]).lines().count(), 1);
    let row = home.values(&["list", "who:halv", "--json"]).remove(0);
    let names: Vec<_> = row.as_object().expect("an object").keys().map(String::as_str).collect();
    let mut wanted = [
        "id",
        "name",
        "stage",
        "state",
        "trend",
        "mean",
        "low",
        "high",
        "was",
        "talked_on",
        "talks",
        "open_objections",
        "open_questions",
        "reason",
    ];
    wanted.sort_unstable();
    assert_eq!(names, wanted);
    assert_eq!((&row["name"], &row["talked_on"]), (&"Halvorsen Castings".into(), &"2026-11-12".into()));
}

#[test]
fn nothing_found_is_said_with_its_code() {
    let home = Home::new();
    for verb in ["list", "find", "trust"] {
        home.run(&[verb]).fails(3, &["no journal", "candor add"]);
    }
    let home = Home::with_halvorsen();
    home.run(&["find", "who:nobody"]).fails(3, &["No entry fits who:nobody."]);
    home.run(&["show", "nobody"]).fails(3, &["No prospect “nobody”.", "candor list"]);
    home.run(&["show", "Halvorsen Castngs"]).fails(3, &["Near: Halvorsen Castings."]);
    home.run(&["nobody"]).fails(3, &["No prospect “nobody”."]);
    home.run(&["show", "019a8c52-6d3e-7b0a-9f41-2c5d8e7f9a10"]).fails(3, &["not there"]);
}

#[test]
fn find_takes_the_query_language_and_refuses_half_a_query() {
    let home = Home::with_halvorsen();
    let all = "2026-11-12  Halvorsen Castings  negotiation  –  Payment in 45 days if freight is ours.\n\
               2026-11-10  Halvorsen Castings  objection  4  Twelve weeks kills us.\n";
    assert_eq!(home.done(&["find"]), all);
    assert_eq!(home.done(&["find", "tag:objection", "news:bad"]), all.lines().nth(1).expect("two").to_owned() + "\n");
    assert_eq!(home.done(&["find", "tag:objection since:2026-11-01", "--count"]), "1\n");
    assert_eq!(home.done(&["find", "--", "-tag:objection"]), all.lines().next().expect("two").to_owned() + "\n");
    let ran = home.run(&["find", "--limit", "1"]);
    assert_eq!(ran.out, all.lines().next().expect("two").to_owned() + "\n");
    assert!(ran.err.contains("--limit 0"), "{}", ran.err);
    assert_eq!(home.done(&["find", "--limit", "0"]), all);
    home.run(&["find", "tags:objection"]).fails(2, &["tags"]);
}

#[test]
fn long_words_are_whole_in_json() {
    let home = Home::with_halvorsen();
    let long = "They said it again and again. ".repeat(20);
    home.done(&["add", long.trim(), "-p", "halv", "-t", "c"]);
    assert_eq!(home.values(&["find", "--json"])[0]["text"], long.trim());
    let line = home.done(&["find", "--limit", "1", "-q"]);
    assert!(line.trim_end().ends_with('…') && line.len() < 300, "{line}");
    let page = home.values(&["show", "halv", "--json"]).remove(0);
    assert_eq!(page["timeline"][0]["entry"]["text"], long.trim());
}

#[test]
fn show_says_trust_in_words_first() {
    let home = Home::with_halvorsen();
    home.done(&[
        "add",
        "x",
        "-p",
        "halv",
        "-t",
        "c",
        "--promise",
        "send the plan by 24 nov",
        "--said-by",
        "Dana Ruiz, COO",
    ]);
    let page = home.done(&["show", "halv"]);
    let lines: Vec<_> = page.lines().collect();
    assert_eq!(lines[0], "Halvorsen Castings  prospecting  talked today");
    assert!(lines[1].starts_with("Too early: "), "{page}");
    assert!(page.contains("\nPromises\n  send the plan  due Tue 24 Nov, in 5 days\n"), "{page}");
    assert!(page.contains("\nPeople\n  Dana Ruiz, COO  1 moment  today\n"), "{page}");
    assert!(page.contains("\nOpen objections\n  Twelve weeks kills us.  open  9 d\n"), "{page}");
    assert!(page.contains("\n  2026-11-10  objection  4  volunteered  bad  Twelve weeks kills us.\n"), "{page}");
    assert_eq!(home.done(&["halv"]), page, "not at a terminal, candor PROSPECT is the page as text");
}

#[test]
fn trust_is_printed_with_the_names_of_the_model() {
    let home = Home::with_halvorsen();
    let row = home.values(&["trust", "halv", "--json"]).remove(0);
    let mut names: Vec<_> = row.as_object().expect("an object").keys().map(String::as_str).collect();
    names.sort_unstable();
    let mut wanted = [
        "prospect",
        "as_of",
        "state",
        "trend",
        "mean",
        "low",
        "high",
        "uncertainty",
        "R",
        "S",
        "down",
        "up",
        "usual",
        "since_contact",
        "quiet_limit",
        "changed_from",
        "later",
    ];
    wanted.sort_unstable();
    assert_eq!(names, wanted);
    assert_eq!(row["state"], "too early to tell");
    assert_eq!(row["as_of"], "2026-11-19");
    assert_eq!(row["since_contact"], 7);
    assert_eq!(row["changed_from"], serde_json::Value::Null);
    // One objection, openness 4, bad, volunteered, 9 days ago at a half-life of 60.
    let r = 1.6875 * (-9.0_f64 / 60.0).exp2();
    assert!((row["R"].as_f64().expect("a number") - r).abs() < 1e-9, "{row}");
    let before = home.values(&["trust", "halv", "--as-of", "2026-11-09", "--json"]).remove(0);
    assert_eq!((before["R"].as_f64(), &before["later"]), (Some(0.0), &2.into()));
    let series = home.values(&["trust", "halv", "--series", "--json"]);
    assert_eq!(series[0]["day"], "2026-11-10");
    assert_eq!(series.last().expect("days")["day"], "2026-11-19");
    assert_eq!(series.len(), 10);
    home.run(&["trust", "halv", "--half-life", "0"]).fails(2, &["half-life"]);
    assert_eq!(home.done(&["trust"]), "Halvorsen Castings  too early to tell\n");
}

#[test]
fn without_a_terminal_candor_is_the_list() {
    let home = Home::with_halvorsen();
    assert_eq!(home.done(&[] as &[&str]), home.done(&["list"]));
}

#[test]
fn colours_only_where_wanted() {
    let home = Home::with_halvorsen();
    assert!(!home.done(&["list"]).contains('\u{1b}'));
    assert!(home.done(&["list", "--color", "always"]).contains('\u{1b}'));
    let ran = home.command(&["list", "--color", "always"]).env("NO_COLOR", "1").output().expect("runs");
    assert!(String::from_utf8_lossy(&ran.stdout).contains('\u{1b}'), "a flag is nearer than the environment");
}

#[test]
fn the_sample_can_be_looked_at_with_every_verb() {
    let home = Home::new();
    let list = home.done(&["--sample", "list"]);
    assert!(list.lines().count() >= 12, "{list}");
    let newest = home.values(&["--sample", "find", "--json", "--limit", "1"]).remove(0);
    assert!(newest["held_at"].as_str().expect("a time").starts_with("2026-11-18"), "never ahead: {newest}");
    assert!(!home.journal().exists(), "nothing was kept");
    home.done(&["sample", "--to", "kept.candor"]);
    assert_eq!(home.done(&["--journal", "kept.candor", "list"]), list);
    home.run(&["sample", "--to", "kept.candor"]).fails(1, &["is there already"]);
}

#[test]
fn show_says_how_it_ended() {
    let home = Home::with_halvorsen();
    assert!(!home.done(&["show", "halv"]).contains("lost"));
    let line = r#"{"kind":"outcome","prospect":"Halvorsen Castings","what":"quote","result":"lost","on":"2026-11-14","decided_by":"Twelve weeks.","first_heard":null}"#;
    std::fs::write(home.file("lost.jsonl"), line).expect("written");
    home.done(&["import", "lost.jsonl"]);
    let text = home.done(&["show", "halv"]);
    assert!(text.lines().any(|line| line == "Quote lost 14 Nov: “Twelve weeks”. They never told you."), "{text}");
}

#[test]
fn show_gives_the_outcome_as_an_export_has_it() {
    let nothing = Home::with_halvorsen();
    assert_eq!(nothing.values(&["show", "halv", "--json"])[0]["outcome"], serde_json::Value::Null);
    for heard in [None, Some(false), Some(true)] {
        let home = Home::with_halvorsen();
        let found = home.values(&["find", "tag:objection", "--json"]).remove(0);
        let entry = found["id"].as_str().expect("an id");
        let (line, wanted) = match heard {
            None => (String::new(), None),
            Some(false) => (r#","first_heard":null"#.to_owned(), Some(serde_json::Value::Null)),
            Some(true) => (
                format!(r#","first_heard":"{entry}""#),
                Some(serde_json::json!({"entry": entry, "on": "2026-11-10", "surfaced": "volunteered"})),
            ),
        };
        let line = format!(
            r#"{{"kind":"outcome","prospect":"Halvorsen Castings","what":"quote","result":"lost","on":"2026-11-18","decided_by":"Twelve weeks"{line},"not_dared":"Who told them?"}}"#
        );
        std::fs::write(home.file("end.jsonl"), line + "\n").expect("written");
        home.done(&["import", "end.jsonl"]);
        let outcome = home.values(&["show", "halv", "--json"]).remove(0)["outcome"].take();
        assert_eq!(outcome.get("first_heard"), wanted.as_ref(), "{outcome}");
        assert_eq!((&outcome["what"], &outcome["result"]), (&"quote".into(), &"lost".into()));
        assert_eq!((&outcome["on"], &outcome["decided_by"]), (&"2026-11-18".into(), &"Twelve weeks".into()));
        assert_eq!(outcome["not_dared"], "Who told them?");
    }
}

#[test]
fn what_is_found_goes_into_a_note_as_markdown() {
    let home = Home::with_halvorsen();
    home.done(&["add", "*Two* weeks\nor never", "-p", "halv", "-k", "o4bv", "--said-by", "Dana"]);
    let found = home.done(&["find", "weeks", "--format", "markdown"]);
    assert!(found.starts_with("### "), "{found}");
    assert!(found.contains("Halvorsen Castings · objection · openness 4 · volunteered · bad news · Dana"), "{found}");
    assert!(found.contains("\n\n> \\*Two\\* weeks\n> or never\n"), "{found}");
    home.run(&["find", "--count", "--format", "markdown"]).fails(2, &["--format"]);
}
