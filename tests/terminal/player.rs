//! A small program on the real runtime, without the app: what is typed stands on the screen, ctrl-e edits it outside,
//! ctrl-q ends, ctrl-p panics. The test binary starts itself as this program, in a terminal of its own.

use std::io::Write;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};

use candor::app::key::{Input, Key};
use candor::runtime::editor::{Editor, Open, Outcome};
use candor::runtime::input::{self, Keyboard};
use candor::runtime::terminal::Terminal;
use candor::runtime::{Heard, panics, signals};
use ratatui::layout::Position;
use ratatui::style::Style;

/// The folder the program may write in. Unset, this is no program.
pub(super) const FOLDER: &str = "CANDOR_PLAYER";
/// Exit code when the terminal vanished.
pub(super) const GONE: u8 = 40;

#[test]
#[ignore = "not a test, but the program that the tests in played.rs start"]
fn player() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        std::process::exit(i32::from(play(Path::new(&folder))));
    }
}

fn play(folder: &Path) -> u8 {
    panics::keep_quiet();
    let ended = panics::caught(|| Player::open(folder).run());
    ended.unwrap_or_else(|said| {
        let _ = writeln!(std::io::stderr(), "It stopped: {said}");
        1
    })
}

struct Player<'a> {
    folder: &'a Path,
    inbox: Sender<Heard>,
    told: Receiver<Heard>,
    keyboard: Keyboard,
    terminal: Terminal,
    _ears: signals::Ears,
    text: String,
    note: String,
    away: Option<Open>,
}

impl<'a> Player<'a> {
    fn open(folder: &'a Path) -> Self {
        let (inbox, told) = channel();
        let also = inbox.clone();
        let ears = signals::listen(move |heard| also.send(heard).is_ok()).expect("signals");
        let terminal = Terminal::open(true).expect("a terminal");
        let also = inbox.clone();
        let keyboard = input::start(move |heard| also.send(heard).is_ok()).expect("a keyboard");
        Self {
            folder,
            inbox,
            told,
            keyboard,
            terminal,
            _ears: ears,
            text: String::new(),
            note: String::new(),
            away: None,
        }
    }

    fn run(mut self) -> u8 {
        loop {
            self.draw();
            let heard = self.told.recv().expect("an open inbox");
            if let Some(code) = self.hear(heard) {
                return code;
            }
        }
    }

    fn draw(&mut self) {
        let (text, note) = (&self.text, &self.note);
        let tail: String = text.chars().rev().take(20).collect::<Vec<_>>().into_iter().rev().collect();
        self.terminal.draw(|area, buffer| {
            let lines = [format!("typed {}.", text.chars().count()), tail, note.clone(), format!("{area}")];
            for (row, line) in (area.top()..area.bottom()).zip(lines) {
                buffer.set_stringn(0, row, line, area.width.into(), Style::new());
            }
            Some(Position::new(7, 0))
        });
    }

    fn hear(&mut self, heard: Heard) -> Option<u8> {
        match heard {
            Heard::Input(Input::Key(key)) => return self.press(key),
            Heard::Input(Input::Paste(text)) => self.text.push_str(&text),
            Heard::Resized { columns, rows } => self.terminal.resize(columns, rows),
            Heard::Parked => self.edit(),
            Heard::EditorDone(outcome) => self.come_back(&outcome),
            Heard::Signal(signal) if signal.always_ours() || self.away.is_none() => {
                self.keep();
                return Some(signal.exit_code());
            }
            Heard::Input(_) | Heard::Signal(_) => {}
            Heard::TerminalGone => {
                self.terminal.gone();
                self.keep();
                eprintln!("Nobody hears this.");
                return Some(GONE);
            }
        }
        None
    }

    fn press(&mut self, key: Key) -> Option<u8> {
        match key.to_string().as_str() {
            "ctrl-q" => return Some(0),
            "ctrl-p" => panic!("row 4 is gone"),
            "ctrl-e" => self.keyboard.park(),
            _ => self.text.extend(key.types()),
        }
        None
    }

    fn edit(&mut self) {
        self.terminal.lend();
        let inbox = self.inbox.clone();
        let editor = Editor::from_env().expect("an editor");
        match editor.open(&self.text, self.folder, move |heard| inbox.send(heard).is_ok()) {
            Ok(open) => self.away = Some(open),
            Err(outcome) => self.come_back(&outcome),
        }
    }

    fn come_back(&mut self, outcome: &Outcome) {
        self.away = None;
        self.terminal.take_back();
        self.keyboard.go();
        self.note = outcome.said().unwrap_or_default();
        if let Outcome::Edited(text) = outcome {
            self.text.clone_from(text);
        }
    }

    /// Before the end: the draft, so to say, and the file of an open editor.
    fn keep(&mut self) {
        let _ = std::fs::write(self.folder.join("draft"), &self.text);
        if let Some(open) = self.away.take() {
            open.hang_up();
        }
    }
}
