//! Two windows on one journal: what one is still typing is not left over; what a killed one typed is.

use std::fs;

use rustix::process::Signal;

use super::{
    flows::{Desk, to_the_marks},
    pty::Pty,
};

/// The shell writes something, and the window shows that it has seen it.
fn sees(desk: &Desk, window: &mut Pty, prospect: &str) {
    let out = desk.shell(&["add", "They want consignment stock.", "-p", prospect, "-k", "n3"]);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    window.wait_for(prospect);
}

fn windows(desk: &Desk) -> usize {
    let files = fs::read_dir(desk.home.path()).expect("a folder").flatten();
    files.filter(|file| file.file_name().to_string_lossy().contains(".window-")).count()
}

#[test]
fn words_of_a_window_that_is_open_are_offered_only_once_it_is_gone() {
    let desk = Desk::new();
    let mut first = desk.opens(&[]);
    first.wait_for("Candor");
    first.send("n");
    first.wait_for("Write down");
    first.send("She minds the twelve weeks");
    first.wait_for("draft kept");
    let mut second = desk.opens(&[]);
    second.wait_for("Candor");
    sees(&desk, &mut second, "Verde Packaging");
    assert!(!second.screen().contents().contains("Draft from"), "{}", second.screen().contents());
    assert_eq!(windows(&desk), 2);
    first.signal(Signal::KILL);
    first.exit();
    sees(&desk, &mut second, "Nordkap Marine");
    second.wait_for("Draft from");
    second.send("n");
    second.wait_for("She minds the twelve weeks");
    second.send("\x11");
    assert!(second.exit().success());
    assert_eq!(windows(&desk), 0, "nothing is left beside the journal");
}

#[test]
fn words_that_lie_in_a_file_come_into_the_journal() {
    let desk = Desk::new();
    assert!(desk.shell(&["add", "They want stock.", "-p", "Verde Packaging", "-k", "n3"]).status.success());
    let folder = desk.home.path().join("state").join("candor");
    fs::create_dir_all(&folder).expect("a folder");
    let journal = fs::canonicalize(desk.home.path()).expect("a folder").join("journal.candor");
    let uid = "01a1ec38-b208-798b-9bc4-8dc70314638d";
    let body = r#"{\"talk\":{\"who\":\"Verde Packaging\"},\"moments\":[{\"words\":\"The freight is too dear.\"}]}"#;
    let page = format!(
        r#"{{"journal":"{}","window":"gone","draft":"{uid}","place":"write-down","at":"2026-11-19T13:58:00+01:00","body":"{body}"}}"#,
        journal.display()
    );
    let file = folder.join(format!("candor-draft-{uid}.json"));
    fs::write(&file, page).expect("written");
    let mut window = desk.opens(&[]);
    window.wait_for("Draft Verde Packaging: n · X drops");
    assert!(file.exists());
    window.send("n");
    window.wait_for("The freight is too dear.");
    window.wait_for("draft kept 14:");
    window.send("\x11");
    assert!(window.exit().success());
    assert!(!file.exists(), "the words are in the journal now");
    let mut again = desk.opens(&[]);
    again.wait_for("Draft Verde Packaging: n · X drops");
}

#[test]
fn a_save_waits_for_another_writer_and_keeps_every_word() {
    let desk = Desk::new();
    let stock = ["add", "They want stock.", "-p", "Halvorsen Castings", "-k", "n3"];
    assert!(desk.shell(&stock).status.success());
    let mut window = desk.opens(&[]);
    window.wait_for("Halvorsen Castings");
    window.send("n");
    window.wait_for("Write down");
    window.send("Twelve weeks kills us.");
    window.wait_for("kills us.");
    to_the_marks(&mut window);
    window.send("o4bv");
    window.wait_for("objection · frank");
    window.wait_for("draft kept");
    let other = rusqlite::Connection::open(desk.home.path().join("journal.candor")).expect("SQLite");
    other.execute_batch("BEGIN IMMEDIATE").expect("the write lock");
    window.send("\x13");
    window.wait_for("saving …");
    window.wait_for("Not saved: another Candor is writing");
    let kept = window.screen().contents();
    assert!(kept.contains("Twelve weeks kills us.") && kept.contains("o4bv"), "{kept}");
    other.execute_batch("ROLLBACK").expect("given back");
    window.send("\x13");
    window.wait_for("Saved for");
    window.send("\x11");
    assert!(window.exit().success());
    assert_eq!(desk.export().matches("Twelve weeks kills us.").count(), 1);
}

#[test]
fn a_journal_that_may_not_be_written_opens_to_look() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    assert!(desk.shell(&["add", "They want stock.", "-p", "Verde Packaging", "-k", "n3"]).status.success());
    let journal = desk.home.path().join("journal.candor");
    let protect = |mode| fs::set_permissions(&journal, fs::Permissions::from_mode(mode)).expect("permissions");
    protect(0o444);
    let mut window = desk.opens(&[]);
    window.wait_for("Verde Packaging");
    window.wait_for("Read-only");
    window.send("n");
    window.wait_for("this journal may not be written");
    window.send("\x11");
    assert!(window.exit().success());
    // And nothing of that stands in the way once it may.
    protect(0o600);
    assert!(desk.shell(&["add", "They want it dearer.", "-p", "Verde Packaging", "-k", "n3"]).status.success());
}
