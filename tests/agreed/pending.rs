//! The day from which a pending question counts: the brief names it, the arithmetic has it from that day on.

use candor::domain::Day;

use super::{page_of, prospects, squeezed, with_sample};
use crate::commands::Home;

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

#[test]
fn a_day_promised_for_the_answer_moves_the_day_from_which_it_counts() {
    let home = Home::new();
    let asked = |name: &str, when: &str, until: &[&str]| {
        let args =
            ["add", "He would see.", "-p", name, "-k", "o3", "-w", when, "--asked", "When do you sign?", "--pending"];
        home.done(&[&args[..], until].concat());
    };
    asked("Alder Works", "2026-11-10 10:00", &[]);
    asked("Birch Mills", "2026-11-10 10:00", &["--until", "2026-12-01"]);
    asked("Cedar & Co", "2026-10-01 10:00", &["--until", "2026-09-01"]);
    for (name, from, iso) in [
        ("Alder Works", "from 24 Nov", "2026-11-24"),
        ("Birch Mills", "from 15 Dec", "2026-12-15"),
        ("Cedar & Co", "since 15 Oct", "2026-10-15"),
    ] {
        let brief = home.done(&["brief", "--", name]);
        assert!(brief.contains(&format!("counts against trust {from}")), "{name}: {brief}");
        let pieces = |on: Day| {
            let ran = home.run(&["trust", "--explain", "--prospect", name, "--as-of", &on.iso(), "--json"]);
            let rows = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
            rows.filter(|row| row["item"] == "unanswered").map(|row| row["day"].clone()).collect::<Vec<_>>()
        };
        let day = Day::from_iso(iso).expect("a day");
        assert_eq!((pieces(day + -1), pieces(day)), (vec![], vec![serde_json::json!(iso)]), "{name}");
        // What counts only later stands in the arithmetic of today, with its day.
        let (when, _) = from.split_once(' ').expect("a day");
        let day = from.trim_start_matches(when).trim();
        let says = if when == "from" { "question still pending" } else { "question left lying" };
        let line = format!("{day} {says}");
        let printed = home.done(&["trust", "--explain", "--prospect", name]);
        assert!(squeezed(&printed).contains(&line), "{name}: {printed}");
        let uid = prospects(&home).into_iter().find(|(known, _)| known == name).expect("there").1;
        let screen = page_of(&home, uid).keys("x").screen();
        let row = screen.lines().find(|row| row.contains(says)).unwrap_or_else(|| panic!("{name}:\n{screen}"));
        assert!(row.contains(day), "{name}: {row}");
    }
}
