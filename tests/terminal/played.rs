//! The runtime in a real terminal, with the player as its app.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use rustix::process::Signal;
use rustix::termios::LocalModes;
use tempfile::TempDir;

use super::player::{FOLDER, GONE};
use super::pty::Pty;

const PLAYER: &[&str] = &["--exact", "terminal::player::player", "--ignored", "--nocapture", "--test-threads=1"];

struct Stage {
    pty: Pty,
    folder: TempDir,
}

impl Stage {
    /// The player in a terminal; `editor` is a line of shell with the file as `$1`.
    fn with_editor(editor: &str) -> Self {
        let binary = std::env::current_exe().expect("this binary");
        Self::of(editor, &[binary.as_os_str()])
    }

    fn new() -> Self {
        Self::with_editor("exit 1")
    }

    fn of(editor: &str, program: &[&OsStr]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let editor = format!("sh -c {} editor", shell_words::quote(editor));
        let program: Vec<_> = program.iter().copied().chain(PLAYER.iter().map(OsStr::new)).collect();
        let environment = [(FOLDER, folder.path().as_os_str()), ("EDITOR", OsStr::new(&editor))];
        let mut pty = Pty::start(&program, environment);
        pty.wait_for("typed 0.");
        Self { pty, folder }
    }

    fn draft(&self) -> String {
        fs::read_to_string(self.folder.path().join("draft")).expect("a draft")
    }

    fn left_over(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path()).expect("a folder").map(|entry| entry.expect("a file").path());
        entries.filter(|path| path.extension() == Some(OsStr::new("md"))).collect()
    }
}

#[test]
fn it_takes_the_terminal_and_gives_it_back_as_it_was() {
    let nothing: [(&str, &str); 0] = [];
    let before = Pty::start(&["sleep", "1000"].map(OsStr::new), nothing).modes();
    let mut stage = Stage::new();
    let during = stage.pty.modes();
    assert!(!during.local_modes.intersects(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG));
    let screen = stage.pty.screen();
    assert!(screen.alternate_screen() && screen.bracketed_paste() && !screen.hide_cursor());
    assert_eq!(screen.cursor_position(), (0, 7));
    stage.pty.send("abc\x11");
    assert_eq!(stage.pty.exit().exit_code(), 0);
    let (after, screen) = (stage.pty.modes(), stage.pty.screen());
    assert_eq!(
        (after.local_modes, after.input_modes, after.output_modes),
        (before.local_modes, before.input_modes, before.output_modes)
    );
    assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
    assert!(!screen.contents().contains("typed"), "{}", screen.contents());
}

#[test]
fn three_thousand_keys_at_once_and_a_large_paste_all_arrive() {
    let mut stage = Stage::new();
    stage.pty.send("k".repeat(3000));
    stage.pty.wait_for("typed 3000.");
    stage.pty.send(format!("\x1b[200~{}\x1b[201~", "pasted\r\n".repeat(10_000)));
    stage.pty.wait_for("typed 73000.");
}

#[test]
fn the_editor_gets_every_key_and_the_program_none_of_them() {
    // It clears the screen when it goes, so that READY is this round's.
    let reads = r#"stty -icanon -echo; echo READY; dd bs=1 count=200 of="$1" 2>/dev/null; stty sane; printf '\033[2J'"#;
    let mut stage = Stage::with_editor(reads);
    for _ in 0..8 {
        stage.pty.send("\x05");
        stage.pty.wait_until("the editor", |screen| !screen.alternate_screen() && screen.contents().contains("READY"));
        stage.pty.send("k".repeat(200));
        stage.pty.wait_for("typed 200.");
        stage.pty.send("ours");
        stage.pty.wait_for("typed 204.");
        assert_eq!(stage.left_over(), [] as [PathBuf; 0]);
    }
}

#[test]
fn ctrl_c_in_the_editor_is_the_editors() {
    let mut stage =
        Stage::with_editor(r#"trap 'echo stopped > "$1"; exit 0' INT; echo READY; while :; do sleep 0.01; done"#);
    stage.pty.send("words\x05");
    stage.pty.wait_for("READY");
    stage.pty.send("\x03");
    stage.pty.wait_for("typed 7.");
}

#[test]
fn a_failing_editor_leaves_the_text_and_says_where_its_file_is() {
    let mut stage = Stage::with_editor(r#"echo more >> "$1"; exit 3"#);
    stage.pty.send("words\x05");
    stage.pty.wait_for("Not taken over: $EDITOR");
    stage.pty.wait_for("typed 5.");
    assert_eq!(stage.left_over().len(), 1);
}

#[test]
fn a_file_in_which_a_failing_editor_changed_nothing_is_not_left_behind() {
    let mut stage = Stage::with_editor("exit 3");
    stage.pty.send("words\x05");
    stage.pty.wait_for("Not taken over: $EDITOR");
    stage.pty.wait_for("typed 5.");
    assert!(stage.left_over().is_empty());
}

#[test]
fn a_signal_to_end_keeps_the_draft_and_restores_the_terminal() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let mut stage = Stage::new();
        stage.pty.send("words");
        stage.pty.wait_for("typed 5.");
        stage.pty.signal(signal);
        assert_eq!(stage.pty.exit().exit_code(), code);
        assert_eq!(stage.draft(), "words");
        assert!(!stage.pty.screen().alternate_screen());
        assert!(stage.pty.modes().local_modes.contains(LocalModes::ICANON | LocalModes::ECHO));
    }
}

#[test]
fn a_signal_to_end_while_the_editor_is_open_keeps_its_file() {
    let mut stage = Stage::with_editor("echo READY; sleep 1000");
    stage.pty.send("words\x05");
    stage.pty.wait_for("READY");
    stage.pty.signal(Signal::TERM);
    assert_eq!(stage.pty.exit().exit_code(), 143);
    let left = stage.left_over();
    assert_eq!(fs::read_to_string(&left[0]).expect("the file"), "words\n");
}

#[test]
fn a_closed_window_ends_it_also_where_hang_ups_are_ignored() {
    let binary = std::env::current_exe().expect("this binary");
    let deaf = ["sh", "-c", r#"trap '' HUP; exec "$0" "$@""#].map(OsStr::new);
    let deaf: Vec<_> = deaf.into_iter().chain([binary.as_os_str()]).collect();
    for typed in ["words", "words\x1b[200~half a pas", "words\x05"] {
        let mut stage = Stage::of("echo READY; sleep 1000", &deaf);
        stage.pty.send(typed);
        if typed.ends_with('\x05') {
            stage.pty.wait_for("READY");
        } else {
            stage.pty.wait_for("typed 5.");
        }
        stage.pty.close();
        let code = stage.pty.exit().exit_code();
        // Both tell: the terminal by itself, and the signal, which we hear although it was ignored.
        assert!([u32::from(GONE), 129].contains(&code), "{code} after {typed:?}");
        assert_eq!(stage.draft(), "words");
    }
}

#[test]
fn a_panic_restores_the_terminal_and_then_says_why() {
    let mut stage = Stage::new();
    stage.pty.send("\x10");
    assert_eq!(stage.pty.exit().exit_code(), 1);
    let screen = stage.pty.screen();
    assert!(!screen.alternate_screen() && !screen.bracketed_paste());
    assert!(
        screen.contents().contains("It stopped: row 4 is gone (tests/terminal/player.rs:"),
        "{}",
        screen.contents()
    );
}

#[test]
fn the_frame_follows_the_window() {
    let mut stage = Stage::new();
    stage.pty.wait_for("80x24+0+0");
    for (columns, rows) in [(100, 30), (1, 1), (300, 100), (40, 12)] {
        stage.pty.resize(columns, rows);
        stage.pty.send("k");
        if rows > 3 {
            stage.pty.wait_for(&format!("{columns}x{rows}+0+0"));
        }
    }
    stage.pty.wait_for("typed 4.");
}

#[test]
fn killed_it_is_gone() {
    let mut stage = Stage::new();
    stage.pty.signal(Signal::KILL);
    assert_eq!(stage.pty.exit().signal(), Some("Killed"));
}
