//! The house: layers point down, only their owners name rusqlite, the terminal and the clock, one copy of the width table.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// From the bottom up; names on one line do not know each other.
const LAYERS: &[&[&str]] = &[
    &["domain"],
    &["words"],
    &["trust", "exchange", "store"],
    &["journal"],
    &["report"],
    &["app"],
    &["view"],
    &["runtime"],
    &["cli"],
];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, into: &mut Vec<(PathBuf, String)>) {
        for item in fs::read_dir(folder).expect("src is there").flatten() {
            let path = item.path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).expect("source is text");
                into.push((path, text));
            }
        }
    }
    let mut into = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut into);
    assert!(into.len() > 50, "the walk found the sources");
    into
}

/// The layer a source file belongs to: its first folder (or file name) below `src`.
fn module(path: &Path) -> Option<String> {
    let below = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).ok()?;
    let first = below.components().next()?.as_os_str().to_str()?;
    Some(first.trim_end_matches(".rs").to_owned())
}

fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "tests") || path.components().any(|part| part.as_os_str() == "tests")
}

/// Source without comments and without the test module at its end.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    body.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules of the crate that a source names behind `crate::` (also inside `use crate::{a::…, b}`).
fn named(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            let mut fresh = true;
            for letter in group.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        found.push(std::mem::take(&mut word));
                        fresh = true;
                    }
                    c if fresh && (c.is_alphanumeric() || c == '_') => word.push(c),
                    ':' if depth == 0 => fresh = false,
                    _ => {}
                }
            }
            found.push(word);
        } else {
            found.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    found.retain(|word| !word.is_empty());
    found
}

#[test]
fn arrows_point_down() {
    let level: BTreeMap<&str, usize> =
        LAYERS.iter().enumerate().flat_map(|(level, names)| names.iter().map(move |name| (*name, level))).collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(from) = module(&path).filter(|name| level.contains_key(name.as_str())) else { continue };
        for to in named(&code(&text)) {
            let Some(&target) = level.get(to.as_str()) else { continue };
            if to != from && target >= level[from.as_str()] && !is_test(&path) {
                wrong.push(format!("{} names {to}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that point up or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_use_lines_sees_groups() {
    assert_eq!(named("use crate::{domain::{Day, Held}, view::theme, app};"), ["domain", "view", "app"]);
    assert_eq!(named("crate::store::Store"), ["store"]);
}

#[test]
fn each_outside_thing_has_one_owner() {
    let owners: &[(&str, &[&str])] = &[
        ("rusqlite", &["store"]),
        ("crossterm", &["runtime"]),
        ("rustix", &["runtime"]),
        ("signal_hook", &["runtime"]),
        ("ratatui", &["view", "runtime"]),
        ("clap", &["cli"]),
        ("anyhow", &["cli", "main"]),
        ("statrs", &["trust"]),
        ("serde_json", &["exchange", "store", "journal", "app", "runtime", "cli", "domain"]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(from) = module(&path) else { continue };
        let code = code(&text);
        for (outside, allowed) in owners {
            let names_it = code.contains(&format!("{outside}::")) || code.contains(&format!("use {outside}"));
            if names_it && !allowed.contains(&from.as_str()) && !is_test(&path) {
                wrong.push(format!("{} names {outside}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "named outside their layer:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_clock_reads_the_clock() {
    let readers = ["SystemTime::now", "Instant::now", "Utc::now", "Local::now"];
    for (path, text) in sources() {
        let inside = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&path);
        if inside != Path::new("src/runtime/clock.rs") {
            for reader in readers {
                assert!(!code(&text).contains(reader), "{} reads a clock ({reader})", path.display());
            }
        }
    }
}

#[test]
fn one_width_table_and_no_network() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).expect("Cargo.lock");
    let copies = |name: &str| lock.lines().filter(|line| *line == format!("name = \"{name}\"")).count();
    assert_eq!(copies("unicode-width"), 1, "the editor and ratatui must agree on widths");
    assert_eq!(copies("rusqlite"), 1);
    for network in ["reqwest", "ureq", "hyper", "curl", "rustls", "native-tls", "tokio", "socket2"] {
        assert_eq!(copies(network), 0, "{network} is a networking crate");
    }
}
