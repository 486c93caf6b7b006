//! The real program in a real terminal: what is typed survives quitting, killing, a closed window and an editor.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Output};

use rustix::process::Signal;
use tempfile::TempDir;

use super::pty::Pty;

const CANDOR: &str = env!("CARGO_BIN_EXE_candor");
const NOW: &str = "2026-11-19T14:05:00+01:00";

/// A person's machine: a home of its own, a journal, an editor perhaps.
pub(super) struct Desk {
    pub(super) home: TempDir,
    editor: Option<PathBuf>,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self { home: tempfile::tempdir().expect("a folder"), editor: None }
    }

    pub(super) fn environment(&self) -> Vec<(&'static str, String)> {
        let path = |name: &str| self.home.path().join(name).display().to_string();
        let mut environment = vec![
            ("HOME", path("")),
            ("XDG_DATA_HOME", path("data")),
            ("XDG_STATE_HOME", path("state")),
            ("TMPDIR", path("")),
            ("CANDOR_JOURNAL", path("journal.candor")),
            ("CANDOR_NOW", NOW.to_owned()),
        ];
        environment.extend(self.editor.as_ref().map(|editor| ("EDITOR", editor.display().to_string())));
        environment
    }

    /// A script that stands for `$EDITOR`; `$1` is the file.
    fn with_editor(mut self, script: &str) -> Self {
        let path = self.home.path().join("editor.sh");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("executable");
        self.editor = Some(path);
        self
    }

    pub(super) fn opens(&self, words: &[&str]) -> Pty {
        let words: Vec<&OsStr> = [CANDOR].iter().chain(words).map(OsStr::new).collect();
        Pty::start(&words, self.environment())
    }

    pub(super) fn shell(&self, words: &[&str]) -> Output {
        let mut command = Command::new(CANDOR);
        command.args(words).env_clear().envs(self.environment()).stdin(std::process::Stdio::null());
        command.output().expect("it runs")
    }

    pub(super) fn export(&self) -> String {
        let out = self.shell(&["export"]);
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).expect("UTF-8")
    }
}

/// Words, a new prospect and marks, saved.
fn write_down(window: &mut Pty, words: &str, who: &str) {
    window.send("n");
    window.wait_for("Write down");
    window.send(words);
    window.wait_for(words.split(' ').next().expect("a word"));
    window.send("\t");
    window.send(who);
    window.wait_for(who);
    to_the_marks(window);
    window.send("o4bv");
    window.wait_for("objection · frank");
    window.send("\x13");
    window.wait_for("Saved for");
}

/// Presses tab until the marks have the focus: a name may want a tab of its own to complete.
pub(super) fn to_the_marks(window: &mut Pty) {
    for _ in 0..5 {
        let before = focused(window.screen());
        if before.as_deref() == Some("Marks") {
            return;
        }
        window.send("\t");
        window.wait_until("the next field", |screen| focused(screen) != before);
    }
    panic!("the marks never had the focus:\n{}", window.screen().contents());
}

/// The label of the field that has the focus; none while it is the words. Anything else on the screen may change by
/// itself: the draft is kept, names are found.
fn focused(screen: &vt100::Screen) -> Option<String> {
    let contents = screen.contents();
    let line = contents.lines().find_map(|line| line.trim_start().strip_prefix('▌'))?;
    line.split_whitespace().next().map(|label| label.trim_start_matches('!').to_owned())
}

#[test]
fn what_is_written_down_is_there_when_opened_again() {
    let desk = Desk::new();
    let mut window = desk.opens(&[]);
    window.wait_for("Candor");
    write_down(&mut window, "Twelve weeks kills us.", "Halvorsen Castings");
    window.send("\x11");
    assert!(window.exit().success());
    let mut again = desk.opens(&[]);
    again.wait_for("Halvorsen Castings");
    again.send("\r");
    again.wait_for("Twelve weeks kills us.");
    again.send("\x11");
    assert!(again.exit().success());
    let export = desk.export();
    assert!(export.contains(r#""tag":"objection""#) && export.contains(r#""surfaced":"volunteered""#), "{export}");
}

#[test]
fn a_page_is_written_whole_and_a_failure_is_said() {
    let desk = Desk::new();
    let folder = desk.home.path().join("pages");
    fs::create_dir(&folder).expect("a folder");
    let words = ["/bin/sh", "-c", "cd \"$1\" && exec \"$0\"", CANDOR, folder.to_str().expect("a name")];
    let mut window = Pty::start(&words.map(OsStr::new), desk.environment());
    window.wait_for("Candor");
    write_down(&mut window, "Twelve weeks kills us.", "Halvorsen Castings");
    window.send("R");
    window.wait_for("week of 16 Nov");
    window.send("R");
    window.wait_for("for you, with what is private");
    window.send("1");
    window.wait_for("Wrote ");
    let page = folder.join("candor-week-2026-11-16.html");
    let written = fs::read_to_string(&page).expect("a page");
    assert!(written.contains("Twelve weeks kills us.") && written.ends_with("</html>"), "{written}");
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1, "nothing is left beside it");
    fs::remove_file(&page).expect("removed");
    fs::create_dir(&page).expect("a folder in its place");
    window.send("R");
    window.wait_for("for you, with what is private");
    window.send("1");
    window.wait_for("a folder has that name.");
    window.send("\x11");
    assert!(window.exit().success());
}

#[test]
fn a_saved_moment_survives_a_kill() {
    let desk = Desk::new();
    let mut window = desk.opens(&[]);
    window.wait_for("Candor");
    write_down(&mut window, "First the price.", "Nordkap Marine");
    for words in ["Then the freight.", "Then the president."] {
        // The row under the cursor is whom it is about: tab goes straight to the marks.
        window.wait_for("▌ Nordkap Marine");
        window.send("n");
        window.wait_for("Write down");
        window.send(words);
        to_the_marks(&mut window);
        window.send("c3\x13");
        window.wait_for("Saved for");
    }
    window.signal(Signal::KILL);
    window.exit();
    let export = desk.export();
    for words in ["First the price.", "Then the freight.", "Then the president."] {
        assert_eq!(export.matches(words).count(), 1, "{words} in {export}");
    }
}

#[test]
fn words_being_written_survive_a_kill_and_are_offered_again() {
    let desk = Desk::new();
    let mut window = desk.opens(&[]);
    window.wait_for("Candor");
    window.send("n");
    window.wait_for("Write down");
    window.send("She minds the twelve weeks");
    // The draft keeps itself half a second after the last key, and the form says so.
    window.wait_for("draft kept");
    window.signal(Signal::KILL);
    window.exit();
    let mut again = desk.opens(&[]);
    again.wait_for("Draft from");
    again.send("n");
    again.wait_for("She minds the twelve weeks");
}

#[test]
fn the_system_ends_it_and_the_words_are_kept() {
    let desk = Desk::new();
    let mut window = desk.opens(&[]);
    window.wait_for("Candor");
    window.send("n");
    window.wait_for("Write down");
    window.send("Halfway through a thou");
    window.wait_for("Halfway through a thou");
    window.signal(Signal::TERM);
    assert_eq!(window.exit().exit_code(), 143);
    let mut again = desk.opens(&[]);
    again.wait_for("Draft from");
}

#[test]
fn a_closed_window_ends_it_also_where_hang_ups_are_ignored() {
    let desk = Desk::new();
    let script = format!("trap '' HUP; exec '{CANDOR}'");
    let words = ["sh", "-c", &script].map(OsStr::new);
    let mut window = Pty::start(&words, desk.environment());
    window.wait_for("Candor");
    window.send("n");
    window.wait_for("Write down");
    window.send("said and gone");
    window.wait_for("said and gone");
    window.close();
    window.exit();
    let mut again = desk.opens(&[]);
    again.wait_for("Draft from");
}

#[test]
fn two_hundred_keys_go_to_the_editor_and_none_is_missing() {
    let desk = Desk::new().with_editor("head -n 1 > \"$1\"");
    let mut window = desk.opens(&[]);
    window.wait_for("Candor");
    window.send("n");
    window.wait_for("Write down");
    window.send("\x07");
    let words: String = (0..199).map(|at| char::from(b'a' + u8::try_from(at % 26).expect("a letter"))).collect();
    window.wait_until("the editor has the terminal", |screen| !screen.alternate_screen());
    window.send(format!("{words}\n"));
    window.wait_until("the composer is back", vt100::Screen::alternate_screen);
    window.wait_for("Write down");
    window.send("\tOsaka");
    window.wait_for("Osaka");
    to_the_marks(&mut window);
    window.send("c\x13");
    window.wait_for("Saved for");
    assert!(desk.export().contains(&words));
}

#[test]
fn a_window_of_one_cell_and_back() {
    let desk = Desk::new();
    let mut window = desk.opens(&["--sample"]);
    window.wait_for("Prospects");
    window.resize(1, 1);
    window.send("j");
    window.resize(30, 8);
    window.wait_for("Candor needs");
    window.resize(80, 24);
    window.wait_for("Prospects");
    window.send("q");
    assert!(window.exit().success());
}

#[test]
fn another_window_shows_what_the_shell_wrote() {
    let desk = Desk::new();
    let mut window = desk.opens(&[]);
    window.wait_for("Candor");
    let out = desk.shell(&["add", "They want consignment stock.", "-p", "Verde Packaging", "-k", "n3"]);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    window.wait_for("Verde Packaging");
}

#[test]
fn the_terminal_is_as_it_was() {
    let desk = Desk::new();
    let script = format!("stty -g > before; '{CANDOR}'; stty -g > after; printf done-here");
    let script = format!("cd '{}'; {script}", desk.home.path().display());
    let mut window = Pty::start(&["sh", "-c", &script].map(OsStr::new), desk.environment());
    window.wait_for("Candor");
    window.send("q");
    window.wait_for("done-here");
    let read = |name: &str| fs::read_to_string(desk.home.path().join(name)).expect("written");
    assert_eq!(read("before"), read("after"));
    assert!(!window.screen().alternate_screen());
}

#[test]
fn a_question_asked_survives_a_kill_in_the_silence() {
    let desk = Desk::new();
    let out = desk.shell(&["add", "They want consignment stock.", "-p", "Verde Packaging", "-k", "n3"]);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let mut window = desk.opens(&[]);
    window.wait_for("▌ Verde Packaging");
    window.send("m");
    window.wait_for("Ask it, and press space");
    window.send(" ");
    window.wait_for("0:02");
    window.signal(Signal::KILL);
    window.exit();
    let mut again = desk.opens(&[]);
    again.wait_for("Asked Verde Packaging: n · X drops");
    again.send("n");
    again.wait_for("The clock was cut off");
    again.send(" ");
    again.wait_for("Write down");
    again.wait_for("Verde Packaging");
}
