//! The day from which a pending question counts: the brief names it, the arithmetic has it from that day on.

use candor::domain::Day;

use super::{prospects, with_sample};

/// `15 Dec` of the months around the sample's last day.
fn day(said: &str) -> Day {
    let (day, month) = said.split_once(' ').expect("a day and a month");
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = 1 + months.iter().position(|name| *name == month.get(..3).unwrap_or(month)).expect("a month");
    let (year, day): (i32, u32) = (2026, day.parse().expect("a number"));
    let year = if month < 3 { year + 1 } else { year };
    Day::from_iso(&format!("{year}-{month:02}-{day:02}")).expect("a day")
}

#[test]
fn a_pending_question_counts_from_the_day_that_the_brief_names() {
    let home = with_sample();
    let mut compared = 0;
    for (name, _) in prospects(&home) {
        let brief = home.done(&["brief", "--", &name]);
        for line in brief.lines() {
            let Some((said, from)) = line.split_once(", counts against trust ") else { continue };
            let from =
                from.trim_start_matches("from ").trim_start_matches("since ").split(" · ").next().unwrap_or(from);
            let words = said.split('“').nth(1).and_then(|words| words.split('”').next()).expect("a question");
            let counts = |on: Day| {
                let ran = home.run(&["trust", "--explain", "--prospect", &name, "--as-of", &on.iso(), "--json"]);
                let rows = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
                let found = rows.filter(|row| row["item"] == "unanswered" && row["text"].as_str() == Some(words));
                found.map(|row| row["day"].as_str().expect("a day").to_owned()).collect::<Vec<_>>()
            };
            let from = day(from);
            assert_eq!(counts(from + -1), Vec::<String>::new(), "{name}: {line}");
            assert_eq!(counts(from), [from.iso()], "{name}: {line}");
            compared += 1;
        }
    }
    assert!(compared > 0, "a pending question stands in a brief");
}
