//! Words that would steer a terminal are seen, never sent; in JSON they come back as they were written.

use super::Home;

const HOSTILE: &str = "a\u{1b}[31mred\u{7} \u{202e}turned\u{2066} \u{9b}2J end\u{e0041}";

#[track_caller]
fn tame(text: &str) {
    for c in text.chars() {
        let raw = c.is_control() && c != '\n';
        let turned = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}');
        assert!(!raw && !turned, "{c:?} in {text:?}");
    }
}

#[test]
fn nothing_a_person_wrote_reaches_the_output_raw() {
    let home = Home::new();
    let name = format!("Evil {HOSTILE} Ltd");
    let args = [
        "add",
        HOSTILE,
        "-p",
        &name,
        "-t",
        "o",
        "--said-by",
        HOSTILE,
        "--label",
        HOSTILE,
        "--asked",
        HOSTILE,
        "--dodged",
        "--promise",
        HOSTILE,
        "--note",
        HOSTILE,
    ];
    let ran = home.run(&args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    tame(&ran.err);
    let again = home.run(&["add", "next", "-p", "evil", "-t", "c"]);
    tame(&again.err);
    home.done(&["questions", "ask", HOSTILE, "-p", "evil"]);
    home.done(&["add", HOSTILE, "-p", "evil", "-t", "c", "--said-by", &format!("Eve{HOSTILE}, {HOSTILE} CFO")]);
    for args in [
        &["list"][..],
        &["find"],
        &["find", "--format", "markdown"],
        &["show", "evil"],
        &["brief", "evil"],
        &["brief", "evil", "--format", "markdown"],
        &["questions"],
        &["today"],
        &["warnings", "--as-of", "2027-03-01"],
        &["trust"],
        &["trust", "--explain", "evil"],
        &["report", "--format", "markdown", "--mine"],
        &["report", "-p", "evil", "--format", "markdown", "--mine"],
        &["report", "--format", "markdown", "--redact"],
        &["report", "--format", "markdown", "--others"],
        &["report", "--others"],
        &["report", "-p", "evil", "--redact"],
        &["undo", "--list"],
        &["complete", "names", "ev"],
    ] {
        let ran = home.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        assert!(!ran.out.is_empty(), "{args:?}");
        tame(&ran.out);
        tame(&ran.err);
    }
    for args in [&["list", "--json"][..], &["find", "--json"], &["show", "evil", "--json"], &["trust", "--json"]] {
        tame(&home.done(args));
    }
    let entry = home.values(&["find", "tag:objection", "--json"]).remove(0);
    assert_eq!(entry["text"], HOSTILE, "JSON keeps it as it was written");
    let id = entry["id"].as_str().expect("an id");
    tame(&home.done(&["show", id]));
    tame(&home.run(&["undo"]).err);
}

#[test]
fn what_was_typed_wrongly_is_repeated_in_safe_letters() {
    let home = Home::with_halvorsen();
    let flag = format!("--{HOSTILE}");
    for args in
        [&["find", HOSTILE][..], &["show", HOSTILE], &[HOSTILE], &[&flag], &["add", "x", "-p", "halv", "-t", HOSTILE]]
    {
        let ran = home.run(args);
        assert_ne!(ran.code, 0, "{args:?}");
        tame(&ran.err);
    }
    std::fs::write(home.file("bad.jsonl"), "{\"prospect\":\"A\",\"text\":\"t\",\"tag\":\"\u{202e}x\"}\n")
        .expect("written");
    let ran = home.run(&["import", "bad.jsonl"]);
    assert_eq!(ran.code, 65);
    tame(&ran.err);
}
