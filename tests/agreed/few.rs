//! What is said of nothing, of one, of four and of five observations of every measure, in the app, the report and the command
//! line: never a figure without its count, and nothing drawn or reckoned from fewer than five.

use candor::{
    app::screens::{
        Place, Screen,
        trends::{Panel, Picture, Row},
    },
    words::counted,
};
use serde_json::{Value, json};

use super::{read, squeezed};
use crate::{commands::Home, story::Story};

/// A question of the bank that ships.
const QUESTION: &str = "If this is not for you, will you tell me?";

/// So many observations.
const TIMES: [usize; 4] = [0, 1, 4, 5];

fn id(of: usize, n: usize) -> String {
    format!("019a5989-e280-7000-8000-{of:06x}{n:06x}")
}

/// One observation of every measure, with a prospect of its own: an objection, frank and settled after three days, in reply
/// to a question after ten seconds of silence, which I clarified; a promise kept in time; a quote lost for a reason told 40
/// days before; a talk after that in which nothing was said; a question that was not dared.
fn observation(n: usize) -> Vec<Value> {
    let (prospect, held) = (format!("Company {n}"), "2026-10-01T10:00:00-04:00");
    vec![
        json!({ "kind": "prospect", "name": prospect, "rhythm": "weeks" }),
        json!({ "kind": "conversation", "id": id(1, n), "prospect": prospect, "held_at": held, "channel": "call",
            "stage": "discovery",
            "entries": [{ "id": id(2, n), "text": format!("Too slow {n}."), "tag": "objection", "openness": 4, "news": "bad",
                "surfaced": "asked", "reception": "clarified", "question": id(3, n),
                "objection": { "state": "settled", "settled_on": "2026-10-04" } }],
            "questions": [{ "id": id(3, n), "text": QUESTION, "state": "answered", "asked_at": held,
                "closed_on": "2026-10-01", "silence": 10, "held": true }],
            "follow_ups": [{ "text": format!("send the plan {n}"), "due": "2026-10-09", "state": "kept",
                "kept_on": "2026-10-08" }] }),
        json!({ "kind": "conversation", "id": id(4, n), "prospect": prospect, "held_at": "2026-10-05T10:00:00-04:00",
            "channel": "call", "stage": "discovery" }),
        json!({ "kind": "question", "prospect": prospect, "text": "Who else?", "state": "held_back", "planned_on": "2026-10-06" }),
        json!({ "kind": "outcome", "prospect": prospect, "what": "quote", "result": "lost", "on": "2026-11-10",
            "decided_by": "Lead time", "first_heard": id(2, n) }),
    ]
}

/// A journal with so many of each. One talk of somebody who says nothing is there always: an empty journal has other words.
fn with(n: usize) -> Home {
    let home = Home::new();
    let talk = json!({ "kind": "conversation", "id": id(5, 0), "prospect": "Silent & Sons",
        "held_at": "2026-01-05T10:00:00-05:00", "channel": "call", "stage": "prospecting" });
    let name = json!({ "kind": "prospect", "name": "Silent & Sons" });
    let lines = [name, talk].into_iter().chain((0..n).flat_map(observation));
    let file: String = lines.map(|line| line.to_string() + "\n").collect();
    std::fs::write(home.file("few.jsonl"), file).expect("written");
    home.done(&["import", "few.jsonl"]);
    home
}

/// A row of Trends and what it says of each number of times; where the report says it, as which label, whether only for
/// oneself, and in which words. `None` = not at all.
struct Measure {
    panel: Panel,
    label: &'static str,
    says: [Option<&'static str>; 4],
    reported: &'static str,
    private: bool,
    report: [Option<&'static str>; 4],
}

const ALL_OF: [Option<&str>; 4] = [Some("–"), Some("1 of 1, too few"), Some("4 of 4, too few"), Some("5 of 5")];
const NONE_OF: [Option<&str>; 4] = [Some("–"), Some("0 of 1, too few"), Some("0 of 4, too few"), Some("0 of 5")];

/// The same where there is a row only if there is something.
const fn some(says: [Option<&'static str>; 4]) -> [Option<&'static str>; 4] {
    [None, says[1], says[2], says[3]]
}

const MEASURES: &[Measure] = &[
    Measure {
        panel: Panel::Stages,
        label: "discovery",
        says: ALL_OF,
        reported: "discovery",
        private: false,
        report: some(ALL_OF),
    },
    Measure {
        panel: Panel::Stages,
        label: "negotiation",
        says: [Some("–"); 4],
        reported: "negotiation",
        private: false,
        report: [None; 4],
    },
    Measure {
        panel: Panel::Opened,
        label: "after 8 s of silence",
        says: ALL_OF,
        reported: "after 8 s of silence",
        private: true,
        report: some(ALL_OF),
    },
    Measure {
        panel: Panel::Opened,
        label: "the talk after you clarified",
        says: some(NONE_OF),
        reported: "the talk after you clarified",
        private: true,
        report: some(NONE_OF),
    },
    Measure {
        panel: Panel::Opened,
        label: "came unasked",
        says: NONE_OF,
        reported: "Came unasked",
        private: false,
        report: some(NONE_OF),
    },
    Measure {
        panel: Panel::Opened,
        label: "you clarified",
        says: some(ALL_OF),
        reported: "How you met it you clarified",
        private: true,
        report: some(ALL_OF),
    },
    Measure {
        panel: Panel::Opened,
        label: "“If this is not for you, will you tell me?”",
        says: [None, None, None, Some("5 of 5")],
        reported: "Likely “If this is not for you, will you tell me?”",
        private: false,
        report: [None, None, None, Some("5 of 5")],
    },
    Measure {
        panel: Panel::Asked,
        label: "answered",
        says: ALL_OF,
        reported: "questions asked answered",
        private: false,
        report: some(ALL_OF),
    },
    Measure {
        panel: Panel::Asked,
        label: "dodged",
        says: NONE_OF,
        reported: "dodged",
        private: false,
        report: some(NONE_OF),
    },
    Measure {
        panel: Panel::Asked,
        label: "not dared",
        // Of what was asked and what was not.
        says: [Some("–"), Some("1 of 2, too few"), Some("4 of 8"), Some("5 of 10")],
        reported: "not dared",
        private: true,
        report: [None, Some("1 of 2, too few"), Some("4 of 8"), Some("5 of 10")],
    },
    Measure {
        panel: Panel::Asked,
        label: "silence held",
        says: [Some("–"), Some("1 time, too few"), Some("4 times, too few"), Some("median 10 s of 5")],
        reported: "Silence held",
        private: true,
        report: [None, Some("1 time, too few"), Some("4 times, too few"), Some("median 10 s of 5")],
    },
    Measure {
        panel: Panel::Kept,
        label: "objections settled",
        says: [Some("–"), Some("1 of 1, too few"), Some("4 of 4, too few"), Some("median 3 d, 5 of 5")],
        reported: "Objections settled",
        private: false,
        report: [None, Some("1 of 1, too few"), Some("4 of 4, too few"), Some("median 3 d, 5 of 5")],
    },
    Measure {
        panel: Panel::Kept,
        label: "promises kept in time",
        says: ALL_OF,
        reported: "kept in time",
        private: false,
        report: some(ALL_OF),
    },
    Measure {
        panel: Panel::Heard,
        label: "  days before",
        says: [None, None, None, Some("median 40 d of 5")],
        reported: "Of 5 lost, 5 had told you the reason to your face, median 40 days before.",
        private: false,
        report: [None, None, None, Some("")],
    },
];

/// All rows of a panel.
fn rows(home: &Home, panel: Panel) -> Vec<Row> {
    let place = Place::Trends { prospect: None, months: 12, query: String::new(), panel, zoomed: true };
    match Story::over(&home.journal(), vec![place]).app.top() {
        Some(Screen::Trends(page)) => page.rows(panel).to_vec(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_measure_of_nothing_of_one_of_four_and_of_five() {
    for (at, n) in TIMES.into_iter().enumerate() {
        let home = with(n);
        let page = |mine: &[&str]| {
            let args = [&["report", "--since", "2025-12-01", "--format", "html"], mine].concat();
            read(&home.done(&args))
        };
        let (mine, anybody) = (page(&["--mine"]), page(&[]));
        for measure in MEASURES {
            let rows = rows(&home, measure.panel);
            let row = rows.iter().find(|row| row.label == measure.label);
            let says = row.map(|row| squeezed(&row.says));
            assert_eq!(says.as_deref(), measure.says[at], "{} of {n}: {rows:?}", measure.label);
            assert!(n >= 5 || row.is_none_or(|row| row.picture == Picture::None), "{row:?} is drawn from {n}");
            for (whose, page, is_there) in [("mine", &mine, true), ("anybody's", &anybody, !measure.private)] {
                let said = measure.report[at].filter(|_| is_there);
                match said {
                    Some(said) => {
                        let line = format!("{} {said}", measure.reported);
                        assert!(page.contains(line.trim_end()), "{line} is not in {whose} of {n}: {page}");
                    }
                    // Neither a figure of nothing nor one for other eyes.
                    None => ["0 of 0", "–", "1 ", "4 ", "5 ", "median"].into_iter().for_each(|figure| {
                        let line = format!("{} {figure}", measure.reported);
                        assert!(!page.contains(&line), "{line} in {whose} of {n}: {page}");
                    }),
                }
            }
        }
        assert!(n >= 5 || !mine.contains('%'), "{mine}");
    }
}

#[test]
fn what_decided_deals_the_months_and_the_days_of_nothing_of_one_of_four_and_of_five() {
    let heard = [
        "No deal lost with what decided it.",
        "Of 1 lost, 1 had told you the reason to your face: too few to say more.",
        "Of 4 lost, 4 had told you the reason to your face: too few to say more.",
        "Of 5 lost, 5 had told you the reason to your face, median 40 days before.",
    ];
    let months = ["", "1, too few", "4, too few", "5"];
    for (at, n) in TIMES.into_iter().enumerate() {
        let home = with(n);
        let report = home.done(&["report", "--since", "2025-12-01", "--format", "markdown"]);
        let html = home.done(&["report", "--since", "2025-12-01", "--format", "html"]);
        assert_eq!(rows(&home, Panel::Heard)[0].sentence, heard[at]);
        assert_eq!(report.contains(heard[at]), n > 0, "{report}");
        let tags = rows(&home, Panel::Tags);
        let october = tags.iter().find(|row| row.label.starts_with("Oct"));
        match october {
            None => assert_eq!((n, tags[0].sentence.as_str()), (0, "No moment with a tag.")),
            Some(row) => assert_eq!(row.says, months[at], "{row:?}"),
        }
        assert_eq!(report.contains(&format!("| 0 | {n} | 0 |")), n > 0, "{report}");
        // A bar of fewer than five says nothing.
        assert_eq!(html.contains(r#"aria-label="October: "#), n >= 5, "{html}");
        let calendar = rows(&home, Panel::Calendar);
        let first = match n {
            0 => "No candid moment.".to_owned(),
            1 | 4 => format!("{}, too few to draw.", counted(n, "candid moment")),
            _ => "Thu 1 Oct: 5 candid moments.".to_owned(),
        };
        assert_eq!(calendar[0].sentence, first);
        let days = if n < 5 { first } else { "5 candid moments on 1 day, at most 5 on one.".to_owned() };
        assert_eq!(report.contains(&days), n > 0, "{days} in {report}");
        assert_eq!(html.contains("A square is a day with one"), n >= 5, "{html}");
    }
}

#[test]
fn the_bank_says_how_often_of_how_many_times() {
    let said = [
        "never asked yet",
        "opened up the one time asked",
        "opened up 4 of the 4 times asked",
        "opened up 5 of the 5 times asked",
    ];
    for (at, n) in TIMES.into_iter().enumerate() {
        let home = with(n);
        let bank = home.done(&["questions", "--bank", "--limit", "0"]);
        let line = bank.lines().find(|line| line.contains(QUESTION)).expect("it stands there");
        assert!(line.contains(said[at]), "{line}");
        // On home, in lists and on pages no number stands for trust that rests on one day.
        for verb in [&["list"][..], &["trust"]] {
            let out = home.done(verb);
            assert!(!out.contains("trust ") && !out.contains("likely"), "{out}");
        }
    }
}
