//! The keyboard's thread on a terminal of which the test holds the other end.

use std::os::fd::OwnedFd;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use candor::app::key::{Code, Input, Key};
use candor::runtime::Heard;
use candor::runtime::input::{Keyboard, listen};
use portable_pty::{MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use super::pty::held;

const PATIENCE: Duration = Duration::from_secs(60);

struct Desk {
    /// The hands: what is written here is typed.
    hands: Option<(Box<dyn MasterPty + Send>, OwnedFd)>,
    /// The program's side, for somebody else to read.
    terminal: OwnedFd,
    keyboard: Keyboard,
    told: Receiver<Heard>,
}

impl Desk {
    fn new() -> Self {
        let pair = native_pty_system().openpty(PtySize::default()).expect("a terminal");
        let path = pair.master.tty_name().expect("its name");
        let terminal = rustix::fs::open(&path, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("opened");
        let mut modes = tcgetattr(&terminal).expect("a terminal");
        modes.make_raw();
        tcsetattr(&terminal, OptionalActions::Now, &modes).expect("single keys");
        let (inbox, told) = channel();
        let ours = terminal.try_clone().expect("a second one");
        let keyboard = listen(ours, move |heard| inbox.send(heard).is_ok()).expect("a thread");
        let hands = held(&*pair.master);
        Self { hands: Some((pair.master, hands)), terminal, keyboard, told }
    }

    fn types(&self, mut keys: &[u8]) {
        let (_, hands) = self.hands.as_ref().expect("open");
        while !keys.is_empty() {
            let sent = rustix::io::write(hands, keys).expect("typed");
            keys = &keys[sent..];
        }
    }

    fn hears(&self) -> Heard {
        self.told.recv_timeout(PATIENCE).expect("something is told")
    }

    fn hears_key(&self, key: Key) {
        assert_eq!(self.hears(), Heard::Input(Input::Key(key)));
    }

    /// What somebody else gets who reads the terminal.
    fn others_read(&self, length: usize) -> Vec<u8> {
        let mut read = Vec::new();
        while read.len() < length {
            let mut bytes = [0; 64];
            let more = rustix::io::read(&self.terminal, &mut bytes).expect("read");
            read.extend_from_slice(&bytes[..more]);
        }
        read
    }
}

#[test]
fn every_key_of_a_burst_arrives() {
    let desk = Desk::new();
    let keys: Vec<u8> = (b'a'..=b'z').cycle().take(3000).collect();
    desk.types(&keys);
    for key in keys {
        desk.hears_key(Key::char(key.into()));
    }
}

#[test]
fn a_lone_esc_is_the_key_and_a_split_sequence_is_one() {
    let desk = Desk::new();
    desk.types(b"\x1b");
    desk.hears_key(Key::plain(Code::Esc));
    desk.types(b"\x1b[1;");
    desk.types(b"5C");
    desk.hears_key("ctrl-right".parse().expect("a key"));
}

#[test]
fn parked_it_takes_no_key_and_then_takes_them_again() {
    let mut desk = Desk::new();
    for _ in 0..20 {
        desk.types(b"b");
        desk.hears_key(Key::char('b'));
        desk.keyboard.park();
        assert_eq!(desk.hears(), Heard::Parked);
        desk.types(b"theirs");
        assert_eq!(desk.others_read(6), b"theirs");
        desk.keyboard.go();
        desk.types(b"ours");
        for key in "ours".chars() {
            desk.hears_key(Key::char(key));
        }
    }
}

#[test]
fn what_was_typed_before_parking_is_told_before() {
    let mut desk = Desk::new();
    desk.types(b"abc");
    desk.hears_key(Key::char('a'));
    desk.keyboard.park();
    desk.hears_key(Key::char('b'));
    desk.hears_key(Key::char('c'));
    assert_eq!(desk.hears(), Heard::Parked);
}

#[test]
fn a_closed_terminal_is_told_and_ends_it_also_when_parked_or_within_a_paste() {
    for (parked, typed) in [(false, &b""[..]), (true, b""), (false, b"\x1b[200~half a pas"), (false, b"\x1b")] {
        let mut desk = Desk::new();
        desk.types(typed);
        if parked {
            desk.keyboard.park();
            assert_eq!(desk.hears(), Heard::Parked);
        }
        desk.hands = None;
        let told: Vec<_> = std::iter::from_fn(|| desk.told.recv_timeout(PATIENCE).ok()).collect();
        assert_eq!(told.last(), Some(&Heard::TerminalGone), "parked {parked}, after {typed:?}");
    }
}

#[test]
fn it_ends_without_a_word_when_nobody_needs_it() {
    let Desk { keyboard, told, hands, .. } = Desk::new();
    drop(keyboard);
    assert_eq!(told.recv_timeout(PATIENCE), Err(RecvTimeoutError::Disconnected));
    drop(hands);
}
