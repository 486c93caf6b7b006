//! The program stopped or killed in the middle of an import, a journal taken from under it, a disk that fills up.

use std::ffi::OsStr;
use std::fs;

use rustix::process::Signal;

use super::flows::{Desk, to_the_marks};
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

/// Types a moment and saves it, whatever comes of it.
fn try_to_save(window: &mut Pty, words: &str) {
    window.send("n");
    window.wait_for("Write down");
    window.send(words);
    window.wait_for(words);
    // The row under the cursor is whom it is about.
    to_the_marks(window);
    window.send("o4bv");
    window.wait_for("objection · frank");
    window.send("\x13");
}

#[test]
fn a_journal_that_vanishes_does_not_take_the_words_with_it() {
    let desk = with_halvorsen();
    let mut window = desk.opens(&[]);
    window.wait_for("Halvorsen");
    for end in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(desk.home.path().join(format!("journal.candor{end}")));
    }
    try_to_save(&mut window, "Freight is theirs");
    window.wait_for("cannot be written just now");
    window.wait_for("Freight is theirs");
    let kept = fs::read_dir(desk.home.path().join("state/candor")).expect("a folder").flatten().next();
    let kept = fs::read_to_string(kept.expect("a draft").path()).expect("text");
    assert!(kept.contains("Freight is theirs"), "{kept}");
}

#[test]
fn a_full_disk_is_said_and_the_words_stay() {
    let desk = Desk::new();
    fs::create_dir(desk.home.path().join("disk")).expect("made");
    let script = r#"
        cd "$HOME" && mount -t tmpfs -o size=3m tmpfs disk || { echo "may not mount"; exit 1; }
        export CANDOR_JOURNAL=disk/journal.candor
        "$1" add 'Twelve weeks' -p Halvorsen -t o 2>/dev/null
        head -c 8000000 /dev/zero > disk/filling 2>/dev/null
        exec "$1"
    "#;
    let program = ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", env!("CARGO_BIN_EXE_candor")];
    let mut window = Pty::start(&program.map(OsStr::new), desk.environment());
    window.wait_until("the app, or a word why not", |screen| {
        let said = screen.contents();
        ["Halvorsen", "may not mount", "unshare:"].iter().any(|word| said.contains(word))
    });
    if !window.screen().contents().contains("Halvorsen") {
        eprintln!("left out: nobody may mount here");
        return;
    }
    try_to_save(&mut window, "Freight is theirs");
    // Which of the two stands there last: that it was not saved, or that the draft went to a file.
    window.wait_until("why it was not saved", |screen| {
        ["disk is full", "cannot be written just now"].iter().any(|why| screen.contents().contains(why))
    });
    window.wait_for("Freight is theirs");
}
