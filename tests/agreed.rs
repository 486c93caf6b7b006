//! Figures agree to the last digit shown: the app, the command line and the report, of the same journal on the same day.

mod changed;
mod explained;
mod few;
mod measures;
mod pending;

use candor::{
    app::screens::{Place, ProspectTab, Screen},
    domain::Uid,
};

use crate::{commands::Home, story::Story};

/// The journal of a story, as a file; on the same day for all three.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.jsonl");

/// A home whose journal is the sample.
fn with_sample() -> Home {
    let home = Home::new();
    home.done(&["import", SAMPLE]);
    home
}

/// Every prospect of a journal: its name, and what it is known by.
pub(crate) fn prospects(home: &Home) -> Vec<(String, Uid)> {
    let rows = home.values(&["list", "--json"]);
    let one = |row: &serde_json::Value| {
        let id = row["id"].as_str().and_then(Uid::parse).expect("an id");
        (row["name"].as_str().expect("a name").to_owned(), id)
    };
    rows.iter().map(one).collect()
}

/// The page of a prospect of this journal.
pub(crate) fn page_of(home: &Home, prospect: Uid) -> Story {
    Story::over(&home.journal(), vec![Place::Prospect { prospect, tab: ProspectTab::Timeline, cursor: None }])
}

/// The columns of a line parted by blanks, without the empty ones.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page of HTML as the text that is read.
pub(crate) fn read(page: &str) -> String {
    let mut text = String::new();
    let body = page.split("<body>").nth(1).unwrap_or_default();
    for part in body.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, words)| words));
        text.push(' ');
    }
    for (entity, is) in [
        ("&#38;", "&"),
        ("&amp;", "&"),
        ("&#39;", "'"),
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
    ] {
        text = text.replace(entity, is);
    }
    squeezed(&text)
}

/// `trust 74, likely 43–95`, `was 40, 154 d ago`, `too early to tell`: what is said of trust somewhere in a text.
pub(crate) fn figure(text: &str) -> Option<String> {
    let text = squeezed(text).to_lowercase().replace("likely ", "").replace(" to ", "–");
    let number = |word: &str| {
        let mut places = text.match_indices(word).map(|(at, _)| at);
        places.find(|at| text[at + word.len()..].starts_with(|c: char| c.is_ascii_digit()))
    };
    let start = [number("trust "), number("was ")].into_iter().flatten().min()?;
    let said: String = text[start..].chars().take_while(|c| c.is_alphanumeric() || " ,–".contains(*c)).collect();
    let figure: String =
        said.split(' ').take(if said.starts_with("was") { 2 } else { 3 }).collect::<Vec<_>>().join(" ");
    Some(figure.trim_end_matches(',').to_owned())
}

/// `trust 74` or `was 40` within a row of a list.
fn number(row: &str) -> Option<String> {
    let row = squeezed(row);
    let at = row.find("trust ").or_else(|| row.find("was "))?;
    Some(row[at..].split([' ', ',']).take(2).collect::<Vec<_>>().join(" "))
}

#[test]
fn trust_is_one_figure_in_app_shell_and_report() {
    let home = Home::new();
    home.done(&["import", SAMPLE]);
    let names: Vec<String> = home
        .values(&["list", "--json"])
        .iter()
        .map(|row| row["prospect"].as_str().or(row["name"].as_str()).expect("a name").to_owned())
        .collect();
    assert!(names.len() >= 10);
    let (mut compared, mut on_home) = (0, 0);
    let (list, home_screen) = (home.done(&["list"]), Story::sample().screen());
    for name in &names {
        let said = |args: &[&str]| home.done(args);
        let shell = figure(&said(&["show", name]).lines().take(4).collect::<Vec<_>>().join(" "));
        let plain = said(&["report", name, "--mine", "--format", "markdown"]);
        let markdown = figure(plain.split("The number").nth(1).unwrap_or_default());
        let page = read(&said(&["report", name, "--mine", "--format", "html"]));
        let html = figure(page.split("The number").nth(1).unwrap_or_default());
        let story = Story::sample().keys(":").types(name).keys("enter");
        assert!(matches!(story.app.top(), Some(Screen::Prospect(_))), "{name}: {}", story.screen());
        let screen = story.screen();
        let app = figure(&screen.lines().take(6).collect::<Vec<_>>().join(" "));
        assert_eq!(html, markdown, "{name}");
        let brief = figure(said(&["brief", "--", name]).lines().nth(1).unwrap_or_default());
        let brief_screen = story.keys("b").screen();
        let brief_app = figure(&brief_screen.lines().skip(1).take(4).collect::<Vec<_>>().join(" "));
        assert_eq!((&brief, &brief_app), (&markdown, &markdown), "{name}: {brief_screen}");
        // Lists say the number alone: `trust 74`, `was 40`.
        let short = markdown.as_deref().map(|figure| figure.split(',').next().unwrap_or(figure).to_owned());
        let row = list.lines().find(|line| line.starts_with(name.as_str())).expect("a row");
        assert_eq!(number(row), short, "{name}: {row}");
        if let Some(row) = home_screen.lines().find(|line| line.contains(name.as_str())) {
            let number = short.as_deref().map_or("–", |short| short.trim_start_matches("trust "));
            assert!(squeezed(row).contains(&format!(" {number} ")), "{name}: {number} is not in {row}");
            on_home += 1;
        }
        if markdown.is_some() {
            assert_eq!(markdown, shell, "{name}");
            assert_eq!(markdown, app, "{name}: {screen}");
            compared += 1;
        }
    }
    assert!(compared >= 10 && on_home >= 10, "{compared} prospects have a figure, {on_home} stand on home");
}

#[test]
fn a_week_is_the_same_in_app_and_report() {
    let home = Home::new();
    home.done(&["import", SAMPLE]);
    let mut lines = 0;
    for (left, since, until) in
        [(1, "2026-11-09", "2026-11-15"), (2, "2026-11-02", "2026-11-08"), (6, "2026-10-05", "2026-10-11")]
    {
        let mut story = Story::sample().keys("R");
        for _ in 0..left {
            story = story.keys("left");
        }
        let days = ["report", "--mine", "--since", since, "--until", until, "--format"];
        let plain = home.done(&[&days[..], &["markdown"]].concat());
        let page = read(&home.done(&[&days[..], &["html"]].concat()));
        let Some(Screen::Review(review)) = story.app.top() else { panic!("{}", story.screen()) };
        for line in &review.lines {
            let said = line.text.trim_end_matches(". Nobody there told you: ask them?");
            if ["Told to your face", "Asked", "Promises"].contains(&line.label.as_str()) {
                assert!(plain.contains(&format!("**{}**: {said}\n", line.label)), "{line:?} in {plain}");
                assert!(page.contains(&format!("{} {said} ", line.label)), "{line:?} in {page}");
                lines += 1;
            }
            // `▲ 63 → 74  Halloran Tool & Die`
            if let Some((moved, name)) =
                line.text[line.text.char_indices().nth(1).map_or(0, |(at, _)| at)..].trim().split_once("  ")
                && moved.contains('→')
            {
                let name = name.split("  ").next().unwrap_or_default();
                assert!(plain.contains(&format!("| {name} | {moved} |")), "{line:?} in {plain}");
                assert!(page.contains(&format!("{name} {moved}")), "{line:?} in {page}");
                lines += 1;
            }
        }
    }
    assert!(lines > 12, "{lines} lines compared");
}
