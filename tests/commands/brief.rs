//! `candor brief`: two minutes before a call, as text, Markdown and JSON.

use super::Home;

#[test]
fn every_brief_of_the_sample_takes_two_minutes_and_says_what_is_unsaid() {
    let home = Home::new();
    home.done(&["sample", "--to", "sample.candor"]);
    let here = |more: &[&str]| home.done(&[&["--journal", "sample.candor"], more].concat());
    let list = here(&["list", "--json"]);
    let (mut longest, mut parts) = (0, std::collections::BTreeSet::new());
    for row in list.lines() {
        let row: serde_json::Value = serde_json::from_str(row).expect("JSON");
        let name = row["name"].as_str().expect("a name");
        let text = here(&["brief", name]);
        assert!(text.starts_with(name), "{text}");
        assert!(text.lines().count() <= 26 && text.contains("\nUnsaid  "), "{text}");
        longest = longest.max(text.lines().count());
        let lines = here(&["brief", name, "--json"]);
        assert_eq!(lines.lines().count() + 1, text.lines().count(), "a line each, and the head: {text}");
        for line in lines.lines() {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            assert!(text.contains(line["text"].as_str().expect("words")), "{line} in {text}");
            parts.insert(line["part"].as_str().expect("a part").to_owned());
            if let Some(entry) = line["entry"].as_str() {
                assert!(here(&["show", entry]).contains(name), "{line}");
            }
        }
    }
    assert!(longest > 15, "{longest}");
    assert_eq!(parts.len(), 10, "the sample shows every part: {parts:?}");
}

#[test]
fn too_early_says_so_and_why() {
    let home = Home::with_halvorsen();
    let text = home.done(&["brief", "halv"]);
    let second = text.lines().nth(1).expect("a second line");
    assert!(second.starts_with("Where trust stands  Too early: "), "{text}");
    assert!(!text.contains("raised it") && !text.contains("lowered it"), "{text}");
    let page = home.done(&["brief", "halv", "--format", "markdown", "--mine"]);
    assert!(page.starts_with("# Halvorsen Castings · prospecting"), "{page}");
    assert!(page.contains("\n## Unsaid\n\n- "), "{page}");
}

#[test]
fn what_we_owe_is_said_first() {
    let home = Home::with_halvorsen();
    home.done(&["add", "Send it.", "-p", "halv", "--promise", "the plan by 2026-11-17"]);
    let text = home.done(&["brief", "halv"]);
    assert!(
        text.contains("“I promised you this by Tue 17 Nov, and I am late: the plan. Here is where it stands.”"),
        "{text}"
    );
}

#[test]
fn the_page_and_the_brief_warn_of_the_same() {
    let home = Home::new();
    home.done(&["sample", "--to", "sample.candor"]);
    let here = |more: &[&str]| home.done(&[&["--journal", "sample.candor"], more].concat());
    let (page, brief) = (here(&["show", "lumen"]), here(&["brief", "lumen", "--json"]));
    let warnings: Vec<String> = brief
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .filter(|line| line["part"] == "warnings")
        .filter_map(|line| Some(line["text"].as_str()?.trim_start_matches("! ").to_owned()))
        .collect();
    assert!(warnings.len() > 1, "{brief}");
    let at = page.find("\nWarnings\n").expect("a heading");
    assert!(warnings.iter().all(|warning| page[at..].contains(&format!("\n  {warning}\n"))), "{page}");
}
