//! What is private says so wherever it is quoted, and stays out of what is made for others.

use super::Home;

/// Halvorsen with a private moment of today that is not marked, a private question they dodged, and private notes.
fn with_secrets() -> Home {
    let home = Home::with_halvorsen();
    home.done(&["add", "The president leaves.", "-p", "halv", "-k", "c5bv", "--private", "--note", "Ask Lee first."]);
    home.done(&["add", "Not a word to Dana.", "-p", "halv", "-t", "o", "--private", "--new-talk"]);
    home.done(&["tried", "halv", "--note", "Her mobile is off.", "--private"]);
    let lines = concat!(
        r#"{"kind":"question","prospect":"Halvorsen Castings","text":"Who wants us out?","state":"dodged","asked_at":"2026-10-20T10:00:00+02:00","closed_on":"2026-10-20","private":true}"#,
        "\n",
    );
    std::fs::write(home.file("dodged.jsonl"), lines).expect("written");
    home.done(&["import", "dodged.jsonl"]);
    home
}

/// The line that has these words.
#[track_caller]
fn line<'t>(text: &'t str, words: &str) -> &'t str {
    text.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("“{words}” is not in {text}"))
}

#[test]
fn each_verb_that_quotes_it_says_so() {
    let home = with_secrets();
    let explained = home.done(&["trust", "--explain", "halv"]);
    assert!(line(&explained, "president leaves").contains("  private  “"), "{explained}");
    assert!(line(&explained, "Who wants us out").contains("  private  “"), "{explained}");
    assert!(!line(&explained, "Twelve weeks").contains("private"), "{explained}");
    let due = home.done(&["today"]);
    assert!(line(&due, "Not a word").contains("not marked  private  Not"), "{due}");
    let due = home.values(&["today", "--json"]);
    assert!(due.iter().any(|row| row["text"] == "Not a word to Dana." && row["private"] == true), "{due:?}");
    let warned = home.done(&["warnings", "halv"]);
    assert!(line(&warned, "Who wants us out").contains("! dodged not asked again  private  "), "{warned}");
    let page = home.done(&["show", "halv"]);
    let (upto, timeline) = page.split_once("Timeline").expect("a timeline");
    for words in ["Who wants us out?”  dodged", "Not a word to Dana."] {
        assert!(line(upto, words).trim_start().starts_with("private  "), "{words} in {page}");
    }
    for words in ["president leaves", "Not a word", "mobile is off"] {
        assert!(line(timeline, words).contains("private"), "{words} in {page}");
    }
    assert!(!line(upto, "Twelve weeks").contains("private"), "{page}");
}

#[test]
fn a_note_is_private_by_a_flag_and_only_with_words() {
    let home = with_secrets();
    let all = home.done(&["export"]);
    let notes = all.lines().filter(|line| line.contains("\"note_private\":true")).count();
    assert_eq!(notes, 2, "of the talk and of the try: {all}");
    home.run(&["tried", "halv", "--private"]).fails(2, &["--note"]);
    // A talk that is joined keeps its note open unless what is added is private.
    home.done(&["add", "-p", "Nordvik", "--note", "Open."]);
    let open = home.done(&["export"]);
    assert!(!line(&open, "\"Open.\"").contains("note_private\":true"), "{open}");
    home.done(&["add", "-p", "Nordvik", "--note", "Not for all.", "--private"]);
    let joined = home.done(&["export"]);
    assert!(line(&joined, "Not for all.").contains("note_private\":true"), "{joined}");
}

#[test]
fn a_brief_as_markdown_leaves_it_out_and_says_how_much() {
    let home = with_secrets();
    home.done(&["add", "-p", "halv", "--asked", "When do you decide?", "--pending", "--new-talk"]);
    home.done(&["questions", "ask", "Who else decides?", "-p", "halv"]);
    let secrets =
        ["president", "Not a word", "Who wants us out", "Where trust stands", "Unsaid", "Ask next", "trust from"];
    let text = home.done(&["brief", "halv"]);
    for secret in ["Not a word", "Who wants us out", "Unsaid", "counts against trust"] {
        assert!(text.contains(secret), "{secret} in {text}");
    }
    let ran = home.run(&["brief", "halv", "--format", "markdown"]);
    for secret in secrets {
        assert!(!ran.out.contains(secret), "{secret} in {}", ran.out);
    }
    assert!(ran.out.contains("Twelve weeks kills us.") && ran.out.contains("When do you decide?"), "{}", ran.out);
    assert!(!ran.out.contains("Who else decides"), "a question that was not asked: {}", ran.out);
    assert!(ran.err.contains("Left out: ") && ran.err.contains("--mine has them too."), "{}", ran.err);
    let mine = home.run(&["brief", "halv", "--format", "markdown", "--mine"]);
    assert!(mine.out.contains("Not a word") && mine.out.contains("Where trust stands"), "{}", mine.out);
    assert!(!mine.err.contains("Left out"), "{}", mine.err);
}
