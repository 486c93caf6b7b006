//! `candor report`: the page in both formats, what it leaves out, and that its figures are those of the other verbs.

use std::fmt::Write;

use super::Home;

/// Halvorsen with words that are private, unsaid or not dared.
fn with_secrets() -> Home {
    let home = Home::with_halvorsen();
    let lines = concat!(
        r#"{"prospect":"Halvorsen Castings","held_at":"2026-11-16","text":"Dana Ruiz: the president is leaving.","tag":"candid_feedback","openness":5,"news":"bad","private":true,"contacts":["Dana Ruiz, COO"],"said_by":"Dana Ruiz"}"#,
        "\n",
        r#"{"prospect":"Halvorsen Castings","held_at":"2026-11-17","text":"Halvorsen Castings waits for Dana.","tag":"objection","openness":4,"news":"bad","labels":["lead-time"],"contacts":["Dana Ruiz, COO"],"said_by":"Dana Ruiz","reception":"defended","question":{"text":"What stops you?","state":"answered","silence":12,"held":true}}"#,
        "\n",
        r#"{"kind":"question","prospect":"Halvorsen Castings","text":"What did they never tell us?","state":"held_back","planned_on":"2026-11-13"}"#,
        "\n",
        r#"{"kind":"question","prospect":"Halvorsen Castings","text":"A private question?","state":"pending","private":true}"#,
        "\n",
    );
    std::fs::write(home.file("secrets.jsonl"), lines).expect("written");
    home.done(&["import", "secrets.jsonl"]);
    home
}

#[test]
fn what_is_private_leaves_only_when_asked() {
    let home = with_secrets();
    let secrets = [
        "president is leaving",
        "never tell us",
        "A private question",
        "How you met it",
        "Not dared",
        "Where trust stands",
    ];
    for format in ["html", "markdown"] {
        let mine = home.done(&["report", "--mine", "--format", format]);
        for secret in secrets {
            assert!(mine.contains(secret), "{secret} in {format}: {mine}");
        }
        for others in [&["report"][..], &["report", "--others"], &["report", "--redact"], &["report", "halv"]] {
            let page = home.done(&[others, &["--format", format]].concat());
            for secret in secrets {
                assert!(!page.contains(secret), "{secret} in {others:?}");
            }
            assert!(page.contains("Left out, for it is private"), "{page}");
        }
    }
    let page = home.done(&["report", "--format", "markdown"]);
    assert!(page.contains("2 things marked private are counted, but not quoted."), "{page}");
    assert!(page.contains("4 moments, 3 of them bad news"), "{page}");
}

#[test]
fn for_others_people_are_roles_and_companies_are_counted() {
    let home = with_secrets();
    let page = home.done(&["report", "--others", "--format", "markdown"]);
    assert!(page.contains("### lead-time: 1 company, 1 objection"), "{page}");
    assert!(page.contains("“Prospect A waits for COO.”"), "{page}");
    for name in ["Dana", "Ruiz", "Halvorsen"] {
        assert!(!page.contains(name), "{name} in {page}");
    }
    let redacted = home.done(&["report", "halv", "--mine", "--redact"]);
    for name in ["Dana", "Ruiz", "Halvorsen"] {
        assert!(!redacted.contains(name), "{name} in {redacted}");
    }
    assert!(redacted.contains("may remain"));
}

#[test]
fn a_page_needs_nothing_from_outside() {
    let home = with_secrets();
    for mine in [&["--mine"][..], &[]] {
        let page = home.done(&[&["report", "halv"], mine].concat());
        assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>"), "{page}");
        for outside in ["<script", "<link", "<img", "<iframe", "http://", "https://", "url(", "@import", " on"] {
            let found = page.split("<body>").nth(1).is_some_and(|body| outside != " on" && body.contains(outside));
            assert!(!found, "{outside}");
        }
    }
}

#[test]
fn it_goes_to_a_file_whole_and_says_so() {
    let home = with_secrets();
    let ran = home.run(&["report", "-o", "week.html", "--since", "last week"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.starts_with("Wrote week.html (") && ran.err.contains("opens without a network)"), "{}", ran.err);
    let written = std::fs::read_to_string(home.file("week.html")).expect("written");
    assert!(written.starts_with("<!doctype html>"));
    home.done(&["report", "-o", "week.md"]);
    assert!(std::fs::read_to_string(home.file("week.md")).expect("written").starts_with("# What prospects told us"));
    home.run(&["report", "-o", "nowhere/week.html"]).fails(1, &["Not written: nowhere/week.html"]);
    home.run(&["report", "--mine", "--others"]).fails(2, &[]);
    home.run(&["report", "--json"]).fails(2, &["HTML or Markdown"]);
    home.run(&["report", "--since", "2026-11-20", "--until", "2026-11-01"]).fails(2, &["would end before it begins"]);
    home.run(&["report", "--since", "soonish"]).fails(2, &["is not a date"]);
    home.run(&["report", "nobody"]).fails(3, &["No prospect “nobody”"]);
    Home::new().run(&["report"]).fails(3, &["There is no journal"]);
}

#[test]
fn days_without_anything_say_so() {
    let home = with_secrets();
    let page = home.done(&["report", "--since", "2020-01-01", "--until", "2020-01-31", "--format", "markdown"]);
    assert!(page.contains("- **Told to your face**: nothing"), "{page}");
    assert!(page.contains("1 Jan 2020 to 31 Jan 2020"), "{page}");
    let others =
        home.done(&["report", "--others", "--since", "2020-01-01", "--until", "2020-01-31", "--format", "markdown"]);
    assert!(others.contains("Nothing was written down in these days."), "{others}");
}

#[test]
fn figures_are_those_of_the_other_verbs() {
    let home = Home::new();
    let journal = home.file("sample.candor");
    let journal = journal.to_str().expect("a path");
    home.done(&["sample", "--to", journal]);
    let with = |args: &[&str]| home.done(&[args, &["--journal", journal]].concat());
    let book = with(&["report", "--mine", "--format", "markdown"]);
    let trusts = home.values(&["trust", "--json", "--journal", journal]);
    let mut compared = 0;
    for value in trusts
        .iter()
        .filter(|value| ["steady", "rising", "falling"].contains(&value["state"].as_str().expect("a word")))
    {
        let share = |name: &str| (value[name].as_f64().expect("a number") * 100.0).round();
        let said = format!("trust {}, likely {}–{}", share("mean"), share("low"), share("high"));
        let name = value["prospect"].as_str().expect("a name");
        let row = book.lines().find(|line| line.starts_with(&format!("| {name} |")) && line.contains("likely"));
        if let Some(row) = row {
            assert!(row.contains(&said), "{row} is not {said}");
            let of_one = with(&["report", name, "--mine", "--format", "html"]);
            assert!(of_one.contains(&said), "{name}");
            compared += 1;
        }
    }
    assert!(compared >= 10, "{compared} prospects compared");
    let warned = home.values(&["warnings", "--json", "--journal", journal]);
    assert!(warned.len() >= 9);
    for warning in &warned {
        let text = warning["text"].as_str().expect("a sentence");
        assert!(book.contains(text), "{text}");
    }
}

/// 600 objections of 60 companies, 180 of them heard from others, 40 private; every other one settled after ten days; 450
/// bad news and 250 lost deals.
fn many() -> String {
    let mut lines = String::new();
    for n in 0..600 {
        let (company, day) = (n % 60, 1 + n % 28);
        let surfaced = if n % 10 < 3 { "second_hand" } else { "asked" };
        let label = if n % 3 == 0 { "price" } else { "lead-time" };
        let news = if n % 4 == 0 { "neutral" } else { "bad" };
        let objection = if n % 2 == 0 {
            format!(r#"{{"state":"settled","settled_on":"2026-09-{:02}","settled_by":"way {}"}}"#, day + 2, n % 14)
        } else {
            r#"{"state":"open"}"#.to_owned()
        };
        let private = n >= 560;
        let month = if n % 2 == 0 { "09" } else { "10" };
        let day = if n % 2 == 0 { 1 } else { day };
        let _ = writeln!(
            lines,
            r#"{{"prospect":"Company {company:02}","held_at":"2026-{month}-{day:02}","conversation":"{n}","text":"Too dear, number {n}.","tag":"objection","openness":3,"news":"{news}","surfaced":"{surfaced}","labels":["{label}"],"private":{private},"objection":{objection}}}"#
        );
    }
    for n in 0..250 {
        let _ = writeln!(
            lines,
            r#"{{"kind":"outcome","prospect":"Company {:02}","what":"quote","result":"lost","on":"2026-10-{:02}","decided_by":"Reason {n}.","first_heard":null}}"#,
            n % 60,
            1 + n % 28
        );
    }
    lines
}

#[test]
fn more_than_a_page_quotes_are_counted_all() {
    let home = Home::new();
    std::fs::write(home.file("many.jsonl"), many()).expect("written");
    home.done(&["import", "many.jsonl"]);
    for format in ["markdown", "html"] {
        let page = home.done(&["report", "--others", "--format", format]);
        let says = |text: &str| assert!(page.contains(text), "{text}: {page}");
        // 560 are not private: of each ten three are second-hand.
        says("560 objections: 392 told to our face, 168 heard from others.");
        // Every third, and of the companies every third: 0, 3, 6 …
        says("price: 20 companies, 187 objections");
        says("lead-time: 40 companies, 373 objections");
        says("94 of 187 settled");
        says("186 of 373 settled");
        says("50 more lost deals.");
        assert_eq!(page.matches("Settled by").count(), 10, "five ways a label: {page}");
        says("other objections were settled in another way.");
        assert!(page.find("lead-time: 40").expect("there") < page.find("price: 20").expect("there"));
    }
    let page = home.done(&["report", "--others", "--format", "markdown"]);
    let settled: Vec<&str> = page.lines().filter(|line| line.contains("How long they stood")).collect();
    assert_eq!(settled.len(), 2, "{page}");
    let page = home.done(&["report", "--format", "markdown"]);
    let (bad, direct) = (page.lines().filter(|line| line.starts_with("> “Too dear")).count(), 420);
    assert_eq!(bad, 50, "25 told, 25 heard: {page}");
    assert!(page.contains(&format!("**Told to your face**: {direct} moments")), "{page}");
    let told = page.lines().find(|line| line.contains("**Told to your face**")).expect("a line");
    let of_them: u64 =
        told.split(", ").nth(1).and_then(|said| said.split(' ').next()).and_then(|n| n.parse().ok()).expect("a count");
    assert!(page.contains(&format!("{} more moments.", of_them - 25)), "{told}");
    assert!(page.contains("155 more moments."), "180 heard from others: {page}");
}
