//! `candor add` and `candor tried`.

use super::Home;

#[test]
fn words_are_saved_and_it_says_for_whom_and_when() {
    let home = Home::new();
    let ran = home.run(&["add", "Too pricey for Q1", "-p", "Halvorsen Castings", "-t", "objection", "--news", "bad"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.starts_with("Saved for Halvorsen Castings, today 14:06. A new prospect."), "{}", ran.err);
    let found = home.done(&["find"]);
    assert_eq!(found, "2026-11-19  Halvorsen Castings  objection  –  Too pricey for Q1\n");
}

#[test]
fn every_flag_reaches_the_journal() {
    let home = Home::with_halvorsen();
    let args = [
        "add",
        "We would sign tomorrow\nif it was eight weeks.",
        "-p",
        "halv",
        "-k",
        "c5",
        "--news",
        "bad",
        "--surfaced",
        "volunteered",
        "--label",
        "lead-time",
        "--label",
        "stock",
        "--channel",
        "video",
        "--said-by",
        "Dana Ruiz, COO",
        "-w",
        "yesterday 4pm",
        "--minutes",
        "15",
        "--note",
        "Rain in Ohio",
        "--asked",
        "What would stop you?",
        "--promise",
        "send the plan by 24 nov",
        "--json",
    ];
    let ran = home.run(&args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.starts_with("Saved for Halvorsen Castings, yesterday 16:00."), "{}", ran.err);
    let made: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(made["new_prospect"], false);
    assert_eq!(made["held_at"], "2026-11-18T16:00:00+01:00");
    let id = made["entries"][0].as_str().expect("an id").to_owned();
    let entry = home.values(&["show", &id, "--json"]).remove(0);
    for (field, value) in [
        ("text", "We would sign tomorrow\nif it was eight weeks."),
        ("tag", "candid_feedback"),
        ("news", "bad"),
        ("surfaced", "volunteered"),
        ("channel", "video"),
        ("said_by", "Dana Ruiz"),
        ("prospect", "Halvorsen Castings"),
    ] {
        assert_eq!(entry[field], value, "{field}");
    }
    assert_eq!(entry["openness"], 5);
    assert_eq!(entry["labels"], serde_json::json!(["lead-time", "stock"]));
    assert_eq!(entry["question"], serde_json::json!({"text": "What would stop you?", "state": "answered"}));
    let page = home.values(&["show", "halv", "--json"]).remove(0);
    assert_eq!(page["follow_ups"][0]["text"], "send the plan");
    assert_eq!(page["follow_ups"][0]["due"], "2026-11-24");
    let export = home.done(&["export"]);
    assert!(export.contains("\"note\":\"Rain in Ohio\"") && export.contains("\"minutes\":15"), "{export}");
}

#[test]
fn standard_input_gives_the_words() {
    let home = Home::with_halvorsen();
    let ran = home.fed(&["add", "-p", "halv", "-t", "c"], "Delivery of the sample was late – “again”.\n".as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let found = home.values(&["find", "--json", "--limit", "1"]).remove(0);
    assert_eq!(found["text"], "Delivery of the sample was late – “again”.");
    home.fed(&["add", "-p", "halv"], b"").fails(2, &["no words"]);
    home.fed(&["add", "-p", "halv"], b"\xff\xfe").fails(2, &["not text"]);
    home.fed(&["add", "-p", "halv"], &vec![b'a'; (1 << 20) + 1]).fails(2, &["1 MiB"]);
}

#[test]
fn without_a_tag_it_waits_in_the_inbox_and_says_so() {
    let home = Home::with_halvorsen();
    let ran = home.run(&["add", "They hesitated.", "-p", "halv"]);
    assert!(ran.err.contains("In the inbox"), "{}", ran.err);
    assert_eq!(home.done(&["find", "tag:none", "--count"]), "1\n");
}

#[test]
fn nothing_frank_said_and_a_note_alone_are_talks() {
    let home = Home::with_halvorsen();
    home.done(&["add", "-p", "halv", "--nothing"]);
    home.done(&["add", "Likes sailing", "-p", "halv", "-k", "-", "--new-talk"]);
    assert_eq!(home.done(&["find", "--count"]), "2\n");
    let page = home.values(&["show", "halv", "--json"]).remove(0);
    let talks = page["timeline"].as_array().expect("a list").iter().filter(|row| row.get("talk").is_some()).count();
    assert_eq!(talks, 2);
}

#[test]
fn a_question_may_stand_alone() {
    let home = Home::with_halvorsen();
    home.done(&["add", "-p", "halv", "--asked", "Who decides?"]);
    home.done(&["add", "-p", "halv", "--asked", "Who else is on the list?", "--dodged"]);
    let page = home.values(&["show", "halv", "--json"]).remove(0);
    let mut states: Vec<_> = page["questions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|question| (question["text"].as_str().expect("text"), question["state"].as_str().expect("state")))
        .collect();
    states.sort_unstable();
    assert_eq!(states, [("Who decides?", "pending"), ("Who else is on the list?", "dodged")]);
}

#[test]
fn moments_within_two_hours_join_one_talk_unless_told_otherwise() {
    let home = Home::with_halvorsen();
    let first = home.values(&["add", "One", "-p", "halv", "-t", "c", "--json"]).remove(0);
    let ran = home.run(&["add", "Two", "-p", "halv", "-t", "c", "--json"]);
    assert!(ran.err.contains("Joined the talk of today 14:06; --new-talk parts them."), "{}", ran.err);
    let second: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(first["conversation"], second["conversation"]);
    let third = home.values(&["add", "Three", "-p", "halv", "-t", "c", "--new-talk", "--json"]).remove(0);
    assert_ne!(first["conversation"], third["conversation"]);
}

#[test]
fn a_name_before_a_colon_is_who_said_it() {
    let home = Home::with_halvorsen();
    home.done(&["add", "x", "-p", "halv", "-t", "c", "--said-by", "Dana Ruiz, COO"]);
    for words in ["Dana: too pricey", "halv: too pricey"] {
        let made = home.values(&["add", words, "-t", "o", "--json"]).remove(0);
        assert_eq!(made["prospect"], "Halvorsen Castings");
        let entry = home.values(&["show", made["entries"][0].as_str().expect("id"), "--json"]).remove(0);
        assert_eq!(entry["text"], "too pricey");
        let who = if words.starts_with("Dana") { serde_json::json!("Dana Ruiz") } else { serde_json::Value::Null };
        assert_eq!(entry["said_by"], who);
    }
    home.run(&["add", "Nobody: said this", "-t", "o"]).fails(2, &["whose words"]);
    let made = home.values(&["add", "Note: said this", "-p", "halv", "-t", "o", "--json"]).remove(0);
    let entry = home.values(&["show", made["entries"][0].as_str().expect("id"), "--json"]).remove(0);
    assert_eq!(entry["text"], "Note: said this");
}

#[test]
fn a_near_name_is_never_guessed() {
    let home = Home::with_halvorsen();
    home.run(&["add", "x", "-p", "Halvorsen Castngs"])
        .fails(4, &["Halvorsen Castngs is new. Or Halvorsen Castings?", "--new"]);
    let ran = home.run(&["add", "x", "-p", "Halvorsen Castngs", "--new"]);
    assert!(ran.err.contains("Saved for Halvorsen Castngs") && ran.err.contains("A new prospect."), "{}", ran.err);
    home.run(&["add", "x", "-p", "halv"]).fails(4, &["fits 2 prospects", "Halvorsen Castings", "Halvorsen Castngs"]);
    assert!(
        home.run(&["add", "x", "-p", "HALVORSEN  castings", "--new"]).err.starts_with("Saved for Halvorsen Castings,")
    );
}

#[test]
fn what_cannot_be_right_is_named_and_nothing_is_written() {
    let home = Home::with_halvorsen();
    let before = home.done(&["export"]);
    let wrong: &[(&[&str], &[&str])] = &[
        (&["--openness", "7"], &["Openness goes from 1 to 5."]),
        (&["-k", "o9"], &["Openness goes from 1 to 5."]),
        (&["-k", "ox"], &["“x” is not a mark"]),
        (&["-k", "o", "-t", "n"], &["-k and --tag"]),
        (&["-t", "complaint"], &["not a tag"]),
        (&["-w", "3/4"], &["3 apr"]),
        (&["-w", "someday"], &["is not a date"]),
        (&["--channel", "pigeon"], &["not a channel"]),
        (&["--dodged"], &["--asked"]),
        (&["--asked", "x", "--until", "never"], &["is not a date"]),
    ];
    for (args, says) in wrong {
        let args: Vec<_> = ["add", "words", "-p", "halv"].iter().chain(*args).collect();
        home.run(&args).fails(2, says);
    }
    assert_eq!(home.done(&["export"]), before);
}

#[test]
fn tries_are_counted_since_the_latest_talk() {
    let home = Home::with_halvorsen();
    let ran = home.run(&["tried", "halv"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "Halvorsen Castings: tried once since 12 Nov\n"));
    let ran = home.run(&["tried", "halv", "--channel", "email", "-w", "yesterday", "--json"]);
    assert_eq!(ran.err, "Halvorsen Castings: tried twice since 12 Nov\n");
    assert!(ran.out.contains("\"tries\":2"), "{}", ran.out);
    home.run(&["tried", "nobody"]).fails(3, &["No prospect “nobody”."]);
}

/// What came by standard input is nowhere else: whatever was wrong with the rest, the words are in a file.
#[test]
fn words_of_standard_input_are_kept_whatever_is_wrong_with_the_rest() {
    let wrong: [&[&str]; 5] = [
        &["add", "-p", "halv", "-w", "3/4", "-t", "c"],
        &["add", "-p", "halv", "-k", "o9"],
        &["add", "-p", "Halverson Castings", "-t", "c"],
        &["add", "-", "-p", "halv", "-t", "c", "--asked", "Who?", "--until", "whenever"],
        &["add", "-t", "c"],
    ];
    for args in wrong {
        let home = Home::with_halvorsen();
        let ran = home.fed(args, b"They will not sign.\nNot this year.");
        assert!(ran.code == 2 || ran.code == 4, "{args:?}: {} {}", ran.code, ran.err);
        let draft = std::fs::read_dir(home.file("state/candor")).expect("a folder").flatten().next().expect("a draft");
        assert_eq!(std::fs::read_to_string(draft.path()).expect("text"), "They will not sign.\nNot this year.");
        assert!(ran.err.contains(&draft.path().display().to_string()), "{args:?}: {}", ran.err);
    }
    // Words of a command line are in the shell's history.
    let home = Home::with_halvorsen();
    home.run(&["add", "They will not sign.", "-p", "halv", "-w", "3/4"]).fails(2, &["3/4"]);
    assert!(!home.file("state/candor").exists());
}

#[test]
fn a_talk_still_to_come_and_a_day_that_is_two_are_refused() {
    let home = Home::with_halvorsen();
    home.run(&["add", "y", "-p", "halv", "-k", "c", "-w", "tomorrow"]).fails(2, &["still to come"]);
    home.run(&["tried", "halv", "-w", "2026-12-24"]).fails(2, &["still to come"]);
    home.run(&["add", "y", "-p", "halv", "-k", "c", "--promise", "send it by 3/4"]).fails(2, &["3 April or 4 March"]);
    assert_eq!(home.done(&["find", "--count"]), "2\n");
}
