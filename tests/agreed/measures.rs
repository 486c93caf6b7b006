//! Every figure of Trends stands in the report of the same days, with its count; what is private stands there for oneself
//! alone.

use candor::{
    app::screens::{
        Place, Screen,
        trends::{Panel, Picture, Row},
    },
    domain::Uid,
    words::counted,
};

use super::{prospects, read, squeezed, with_sample};
use crate::{commands::Home, story::Story};

/// Days looked at.
const DAYS: [(&str, &str); 4] = [
    ("2025-12-01", "2026-11-19"),
    ("2026-10-01", "2026-10-31"),
    ("2026-03-01", "2026-08-31"),
    ("2026-09-15", "2026-11-19"),
];

/// Whose figures, of which days.
#[derive(Clone, Copy)]
struct Of<'a> {
    home: &'a Home,
    prospect: Option<(&'a str, Uid)>,
    days: (&'a str, &'a str),
}

impl Of<'_> {
    /// All rows of a panel: as it is alone, for beside others the most important are named only.
    fn rows(self, panel: Panel) -> Vec<Row> {
        let query = format!("since:{} until:{}", self.days.0, self.days.1);
        let prospect = self.prospect.map(|(_, uid)| uid);
        let place = Place::Trends { prospect, months: 12, query, panel, zoomed: true };
        let story = Story::over(&self.home.journal(), vec![place]);
        match story.app.top() {
            Some(Screen::Trends(page)) => page.rows(panel).to_vec(),
            _ => panic!("not on Trends:\n{}", story.screen()),
        }
    }
}

/// A figure of a column as the report writes it: `13 of 34, 38 %`; of nothing it says nothing.
fn written(says: &str) -> Option<String> {
    let says = squeezed(says);
    let figure = match says.split_once(" of ") {
        Some((k, rest)) => match rest.split_once(' ') {
            Some((n, percent)) if percent.ends_with('%') => format!("{k} of {n}, {percent}"),
            _ => says,
        },
        None => says,
    };
    (figure != "–").then_some(figure)
}

/// The four pages of a report: for anybody and for oneself, as Markdown and as HTML, as one line of words each.
struct Reports {
    anybody: [String; 2],
    mine: [String; 2],
}

impl Reports {
    fn of(Of { home, prospect, days: (since, until) }: Of<'_>) -> Self {
        let pages = |mine: &[&str]| {
            let whose: Vec<&str> = prospect.map_or_else(Vec::new, |(name, _)| vec!["--prospect", name]);
            let args = [&["report", "--since", since, "--until", until][..], &whose, mine, &["--format"]].concat();
            let plain = home.done(&[&args[..], &["markdown"]].concat());
            // Marks of emphasis and cells are no words.
            let plain = plain.replace("**", "").replace(['|', '\\'], " ").replace("\n- ", "\n");
            [squeezed(&plain), read(&home.done(&[&args[..], &["html"]].concat()))]
        };
        Self { anybody: pages(&[]), mine: pages(&["--mine"]) }
    }

    /// Stands in all pages, or if it is private only in those for oneself.
    #[track_caller]
    fn say(&self, private: bool, label: &str, figure: &str) {
        // A label and a figure are parted by a colon in a list of Markdown, by nothing in a table.
        let says = |page: &str| {
            [format!("{label} {figure}"), format!("{label}: {figure}")].iter().any(|said| page.contains(said))
        };
        for page in &self.mine {
            assert!(says(page), "{label} {figure} is not in {page}");
        }
        for page in &self.anybody {
            assert_eq!(says(page), !private, "{label} {figure} in {page}");
        }
    }
}

/// Compares the figures of all panels; gives how many were compared.
fn compare(of: Of<'_>) -> usize {
    let reports = Reports::of(of);
    let mut compared = usize::from(calendar(of, &reports));
    let panels = [Panel::Stages, Panel::Heard, Panel::Opened, Panel::Asked, Panel::Kept, Panel::Tags];
    let rows = panels.into_iter().flat_map(|panel| of.rows(panel).into_iter().map(move |row| (panel, row)));
    compared += rows.filter(|(panel, row)| one(*panel, row, &reports)).count();
    compared
}

/// Compares the calendar: its days and what there was on them.
fn calendar(of: Of<'_>, reports: &Reports) -> bool {
    let days = of.rows(Panel::Calendar);
    let each: Vec<u64> = days.iter().filter_map(|row| row.n).collect();
    let (n, most) = (each.iter().sum::<u64>(), each.iter().max().copied().unwrap_or(0));
    let said = match n {
        0 => return false,
        1..5 => days[0].sentence.clone(),
        _ => {
            let (moments, on) = (counted(n, "candid moment"), counted(each.len(), "day"));
            format!("{moments} on {on}, at most {most} on one.")
        }
    };
    reports.say(false, "", &said);
    true
}

/// Compares a row; says whether there was something to compare.
fn one(panel: Panel, row: &Row, reports: &Reports) -> bool {
    if row.says.is_empty() {
        // A sentence that there is nothing, or too little, to count; the report leaves it out where there is nothing.
        if row.sentence.starts_with("No question was asked often enough to say. So far") {
            assert!(
                reports.mine.iter().all(|page| page.contains("No question was asked often enough to say.")),
                "{row:?}"
            );
        }
        return false;
    }
    let Some(figure) = written(&row.says) else { return false };
    match panel {
        Panel::Stages if row.says.contains('→') => reports.say(false, "", row.sentence.trim_end_matches('.')),
        Panel::Stages => {
            reports.say(false, &row.label, &figure);
            if let Picture::Band { .. } = row.picture {
                let likely = row.sentence.split("likely ").nth(1).expect("an interval").trim_end_matches('.');
                reports.say(false, &row.label, &format!("{figure} {likely}"));
            }
        }
        // The same sentence for all rows of a side.
        Panel::Heard => reports.say(false, "", &row.sentence),
        Panel::Opened if row.label.starts_with('“') => {
            for page in &reports.mine {
                assert!(page.contains(&format!("{} {figure}", row.label)), "{row:?} is not in {page}");
            }
        }
        Panel::Opened if row.label == "came unasked" => reports.say(false, "Came unasked", &figure),
        Panel::Opened => reports.say(true, &row.label, &figure),
        Panel::Asked if row.label == "silence held" => reports.say(true, "Silence held", &figure),
        Panel::Asked if row.label.trim_start().starts_with('“') => reports.say(true, row.label.trim(), &figure),
        Panel::Asked => reports.say(row.label == "not dared", &row.label, &figure),
        Panel::Kept if row.label == "objections settled" => reports.say(false, "Objections settled", &figure),
        Panel::Kept => reports.say(false, "kept in time", &figure),
        // A month without a moment is left out.
        Panel::Tags if row.n.is_none() => return false,
        Panel::Tags => {
            let counts: Vec<&str> =
                row.sentence.split([' ', ':', ',']).filter(|word| word.parse::<u64>().is_ok()).collect();
            let counts = &counts[counts.len() - 3..];
            for page in [&reports.mine[0], &reports.anybody[0]] {
                assert!(page.contains(&format!("{} {}", row.label, counts.join(" "))), "{row:?} is not in {page}");
            }
        }
        Panel::Calendar | Panel::Quiet => return false,
    }
    true
}

#[test]
fn the_figures_of_the_book_are_those_of_the_report() {
    let home = with_sample();
    for days in DAYS {
        let compared = compare(Of { home: &home, prospect: None, days });
        assert!(compared > 12, "{compared} figures of {days:?}");
    }
}

#[test]
fn the_figures_of_a_prospect_are_those_of_its_report() {
    let home = with_sample();
    let mut compared = 0;
    for (at, (name, uid)) in prospects(&home).iter().enumerate() {
        // All of them over a year, some over a month too.
        for days in &DAYS[..if at % 4 == 0 { 2 } else { 1 }] {
            compared += compare(Of { home: &home, prospect: Some((name, *uid)), days: *days });
        }
    }
    assert!(compared > 100, "{compared} figures");
}
