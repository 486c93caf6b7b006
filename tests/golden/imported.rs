//! The second way: JSON Lines → `candor import` → `candor trust --json`, the program itself.

use super::{Case, Entries, Entry, cases, near};
use crate::commands::Home;
use candor::domain::{Day, Rhythm};
use serde_json::{Value, json};

/// The line of an entry in short form. Each has a talk, and where there is one a question, of its own.
fn line(case: &Case, at: usize, entry: &Entry) -> Value {
    let mut line = json!({
        "prospect": case.name, "text": format!("moment {at}"), "held_at": Day(entry.day).iso(),
        "conversation": format!("{} {at}", case.name), "news": entry.news, "surfaced": entry.surfaced,
    });
    if entry.tag != "none" {
        line["tag"] = json!(entry.tag);
    }
    if let Some(openness) = entry.openness {
        line["openness"] = json!(openness);
    }
    if entry.question != "none" {
        let mut question = json!({ "text": format!("question {at}"), "state": entry.question });
        for (field, day) in [("closed_on", entry.closed), ("until", entry.until)] {
            if let Some(day) = day {
                question[field] = json!(Day(day).iso());
            }
        }
        line["question"] = question;
    }
    line
}

/// The case as a file has it.
fn lines(case: &Case) -> Vec<Value> {
    let prospect = json!({ "kind": "prospect", "name": case.name, "rhythm": case.rhythm });
    let entries: Vec<Entry> = match &case.entries {
        Entries::Each(entries) => entries.clone(),
        Entries::Many { repeat, entry } => vec![entry.clone(); *repeat],
    };
    let entries = entries.iter().enumerate().map(|(at, entry)| line(case, at, entry));
    std::iter::once(prospect).chain(entries).collect()
}

fn float(row: &Value, field: &str) -> f64 {
    row[field].as_f64().unwrap_or_else(|| panic!("{field} is a number: {row}"))
}

/// A day of the output as the golden file counts it.
fn day(value: &Value) -> Option<i32> {
    value.as_str().map(|iso| Day::from_iso(iso).expect("a day").0)
}

/// Compares a line of `candor trust --json` with what the golden file expects.
pub(super) fn row_matches(row: &Value, case: &Case) {
    let (name, expected) = (&case.name, &case.expected);
    for (field, expected) in [
        ("R", expected.r),
        ("S", expected.s),
        ("mean", expected.mean),
        ("low", expected.low),
        ("high", expected.high),
        ("uncertainty", expected.uncertainty),
        ("usual", expected.usual),
        ("down", expected.down),
        ("up", expected.up),
    ] {
        near(&format!("{name}: {field}"), float(row, field), expected);
    }
    assert_eq!(row["prospect"], **name);
    assert_eq!((&row["trend"], &row["state"]), (&json!(expected.trend), &json!(expected.state)), "{name}");
    assert_eq!(day(&row["as_of"]), Some(case.today), "{name}: as of");
    assert_eq!(day(&row["changed_from"]), expected.changed_from, "{name}: changed from");
    assert_eq!(row["since_contact"], json!(expected.since_contact), "{name}: since contact");
    assert_eq!(row["quiet_limit"].as_f64(), expected.quiet_limit, "{name}: quiet limit");
    assert_eq!(row["later"], json!(expected.later), "{name}: later");
}

/// A home whose journal holds every case as a prospect of its own.
pub(super) fn home_with(cases: &[Case]) -> Home {
    let home = Home::new();
    let file: String = cases.iter().flat_map(lines).map(|line| line.to_string() + "\n").collect();
    std::fs::write(home.file("cases.jsonl"), file).expect("written");
    home.done(&["import", "cases.jsonl"]);
    home
}

#[test]
fn every_case_comes_out_of_the_program() {
    let cases = cases();
    let home = home_with(&cases);
    for case in &cases {
        let (as_of, half_life) = (Day(case.today).iso(), case.half_life.to_string());
        let args = ["trust", "--prospect", &case.name, "--as-of", &as_of, "--half-life", &half_life, "--json"];
        let rows = home.values(&args);
        assert_eq!(rows.len(), 1, "{}", case.name);
        row_matches(&rows[0], case);
    }
    series_come_out(&home, &cases);
    states_are_found(&home, &cases);
}

/// `--series` has a line for each day from the first evidence on; the golden file has every seventh.
fn series_come_out(home: &Home, cases: &[Case]) {
    let mut compared = 0;
    for case in cases {
        let Some(expected) = &case.series else { continue };
        let (as_of, half_life) = (Day(case.today).iso(), case.half_life.to_string());
        let args =
            ["trust", "--prospect", &case.name, "--as-of", &as_of, "--half-life", &half_life, "--series", "--json"];
        let rows = home.values(&args);
        let days: Vec<_> = rows.iter().map(|row| day(&row["day"]).expect("a day")).collect();
        assert!(days.windows(2).all(|two| two[1] == two[0] + 1), "{}: a line a day", case.name);
        assert_eq!(days.last(), Some(&case.today), "{}: to the day looked at", case.name);
        for super::Row(on, mean, low, high, usual, down, up, state, trend, changed_from) in expected {
            let Some(at) = days.iter().position(|day| day == on) else { continue };
            let (row, name) = (&rows[at], format!("{} on day {on}", case.name));
            for (field, expected) in
                [("mean", mean), ("low", low), ("high", high), ("usual", usual), ("down", down), ("up", up)]
            {
                near(&format!("{name}: {field}"), float(row, field), *expected);
            }
            assert_eq!((&row["state"], &row["trend"]), (&json!(state), &json!(trend)), "{name}");
            assert_eq!(day(&row["changed_from"]), *changed_from, "{name}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared} days were compared");
}

/// A query finds a case on its day exactly if the case is in that state.
fn states_are_found(home: &Home, cases: &[Case]) {
    for (at, case) in cases.iter().enumerate().filter(|(at, _)| at % 8 == 0) {
        let (as_of, half_life) = (Day(case.today).iso(), case.half_life.to_string());
        for state in ["falling", "gone quiet", "too early to tell", "steady", "rising"] {
            let query = format!("state:{}", state.replace(' ', "-"));
            let ran = home.run(&["trust", &query, "--as-of", &as_of, "--half-life", &half_life, "--json"]);
            let found = ran
                .out
                .lines()
                .any(|line| serde_json::from_str::<Value>(line).expect("JSON")["prospect"] == *case.name);
            assert_eq!(found, case.expected.state == state, "{at} {}: {query}", case.name);
        }
    }
}

/// What is not in the golden file: several replies to one question, a question nobody's words answer, a talk without
/// entries. The expected sums are reckoned by hand from the table of the model.
#[test]
fn what_the_cases_do_not_cover_comes_out() {
    let home = Home::new();
    let talk = |name: &str, on: &str, entries: Value, questions: Value| {
        json!({ "kind": "conversation", "id": null, "prospect": name, "held_at": on, "channel": "call",
                "entries": entries, "questions": questions })
    };
    let mut lines: Vec<Value> = ["Replies", "Nobody", "Frank"]
        .map(|name| json!({ "kind": "prospect", "name": name, "rhythm": Rhythm::Weeks }))
        .into();
    // Three replies: asked 4, volunteered 5, second-hand. One question, answered: ¾·q once, q of the highest told directly.
    let question = json!({ "text": "Who decides?", "state": "answered", "closed_on": "2026-11-03" });
    for (text, openness, surfaced) in
        [("a", Some(4), "asked"), ("b", Some(5), "volunteered"), ("c", None, "second_hand")]
    {
        let mut line = json!({ "prospect": "Replies", "text": text, "held_at": "2026-11-01", "conversation": "one",
            "tag": "candid_feedback", "surfaced": surfaced, "question": question });
        if let Some(openness) = openness {
            line["openness"] = json!(openness);
        }
        lines.push(line);
    }
    // Two questions without an entry: dodged in the talk, and pending since.
    let asked = json!([
        { "text": "Why?", "state": "dodged", "asked_at": "2026-11-01", "closed_on": "2026-11-01" },
        { "text": "When?", "state": "pending", "asked_at": "2026-11-01" },
    ]);
    lines.push(talk("Nobody", "2026-11-01", json!([]), asked));
    lines.push(talk("Frank", "2026-11-01", json!([]), json!([])));
    for line in &mut lines {
        line.as_object_mut().expect("an object").retain(|_, value| !value.is_null());
    }
    let file: String = lines.iter().map(|line| line.to_string() + "\n").collect();
    std::fs::write(home.file("more.jsonl"), file).expect("written");
    home.done(&["import", "more.jsonl"]);
    let sums = |name: &str, as_of: &str| {
        let row = home.values(&["trust", "-p", name, "--as-of", as_of, "--json"]).remove(0);
        (float(&row, "R"), float(&row, "S"), row["since_contact"].clone())
    };
    let faded = |days: f64| (-days / 60.0).exp2();
    // 1 Nov: b counts at once (v·q = 1½), c is second-hand and neutral (s = ½); a waits for the answer.
    let (r, s, contact) = sums("Replies", "2026-11-02");
    near("two of three replies: R", r, 1.5 * faded(1.0));
    near("two of three replies: S", s, 0.5 * faded(1.0));
    assert_eq!(contact, json!(1));
    // 3 Nov: a counts (r = ¾, s = ¼), and the question once, by the highest openness told directly (¾·1).
    let (r, s, contact) = sums("Replies", "2026-11-03");
    near("answered: R", r, 1.5 * faded(2.0) + 0.75 + 0.75);
    near("answered: S", s, 0.5 * faded(2.0) + 0.25);
    assert_eq!(contact, json!(0), "an answer is contact");
    // The dodge weighs on its day, what is left lying a fortnight later; the talk is contact.
    let (r, s, contact) = sums("Nobody", "2026-11-14");
    near("dodged: S", s, faded(13.0));
    assert_eq!((r, contact), (0.0, json!(13)));
    near("left lying: S", sums("Nobody", "2026-11-15").1, faded(14.0) + 0.25);
    assert_eq!(sums("Frank", "2026-11-15"), (0.0, 0.0, json!(14)), "nothing frank said is contact and no evidence");
}
