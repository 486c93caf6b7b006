//! The program stopped or killed in the middle of an import.

use std::fs;

use rustix::process::Signal;

use super::flows::Desk;
use super::pty::Pty;

/// An import that takes a while, in a terminal where it says how far it is.
fn importing(desk: &Desk) -> Pty {
    let line = |number: usize| {
        let words = "and more of it ".repeat(10);
        format!(
            "{{\"prospect\":\"Company {}\",\"held_at\":\"2026-03-02\",\"text\":\"{number} {words}\"}}\n",
            number % 40
        )
    };
    let file = desk.home.path().join("c.jsonl");
    fs::write(&file, (0..20_000).map(line).collect::<String>()).expect("written");
    let mut window = desk.opens(&["import", &file.display().to_string()]);
    window.wait_for("· ctrl-c");
    window
}

fn with_halvorsen() -> Desk {
    let desk = Desk::new();
    let added = desk.shell(&["add", "Twelve weeks", "-p", "Halvorsen", "-t", "o"]);
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    desk
}

#[test]
fn ctrl_c_keeps_nothing_of_an_import() {
    let desk = with_halvorsen();
    let before = desk.export();
    let mut window = importing(&desk);
    window.send("\x03");
    assert_eq!(window.exit().exit_code(), 130);
    assert!(window.screen().contents().contains("Stopped. Nothing was imported."), "{}", window.screen().contents());
    assert_eq!(desk.export(), before);
}

#[test]
fn an_import_that_is_killed_leaves_the_journal_as_it_was() {
    let desk = with_halvorsen();
    let before = desk.export();
    let mut window = importing(&desk);
    window.signal(Signal::KILL);
    window.exit();
    assert_eq!(desk.export(), before);
    let added = desk.shell(&["add", "and on it goes", "-p", "halv", "-t", "c"]);
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
}
