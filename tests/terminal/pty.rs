//! A program in a terminal of its own. Nothing here measures time: each wait has a deadline far beyond what a busy machine
//! needs, and says what stood on the screen when it passed.

use std::ffi::OsStr;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use candor::runtime::clock::instant;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, PidfdGetfdFlags, Signal, getpid, kill_process, pidfd_getfd, pidfd_open};
use rustix::termios::{Termios, tcgetattr};

const PATIENCE: Duration = Duration::from_secs(60);
/// How long one look for news takes at most.
const LOOK: Timespec = Timespec { tv_sec: 0, tv_nsec: 10_000_000 };

/// A terminal with a program in it. Dropped, the program is killed.
pub(super) struct Pty {
    /// Gone once the terminal is closed.
    terminal: Option<(Box<dyn MasterPty + Send>, OwnedFd)>,
    child: Box<dyn Child + Send + Sync>,
    screen: vt100::Parser,
}

impl Pty {
    /// Starts a program in a terminal of 80 columns and 24 rows, with nothing in its environment but this.
    pub(super) fn start<K: AsRef<OsStr>, V: AsRef<OsStr>>(
        program: &[&OsStr],
        environment: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let size = PtySize { rows: 24, cols: 80, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(program[0]);
        command.args(&program[1..]);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let end = held(&*pair.master);
        Self { terminal: Some((pair.master, end)), child, screen: vt100::Parser::default() }
    }

    /// Types, as bytes: `\r` is enter, `\x13` is ctrl-s.
    pub(super) fn send(&mut self, keys: impl AsRef<[u8]>) {
        let mut rest = keys.as_ref();
        let started = instant();
        while !rest.is_empty() {
            // What it draws meanwhile has to be taken, or it would wait for us and we for it.
            if self.look(PollFlags::OUT) {
                let (_, end) = self.terminal.as_ref().expect("the terminal is open");
                let sent = rustix::io::write(end, &rest[..rest.len().min(512)]).expect("typed");
                rest = &rest[sent..];
            }
            self.not_for_ever(started, "the keys to be taken");
        }
    }

    /// Waits until this text stands somewhere on the screen.
    pub(super) fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the screen is as asked; `what` names it for the case that it never is.
    pub(super) fn wait_until(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let started = instant();
        while !holds(self.screen.screen()) {
            self.look(PollFlags::empty());
            self.not_for_ever(started, what);
        }
    }

    /// The screen as it stands.
    pub(super) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// How the terminal is set: echo, lines or single keys, and so on.
    pub(super) fn modes(&self) -> Termios {
        let (_, end) = self.terminal.as_ref().expect("the terminal is open");
        tcgetattr(end).expect("a terminal")
    }

    /// Gives the window another size.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        let (master, _) = self.terminal.as_ref().expect("the terminal is open");
        master.resize(PtySize { rows, cols: columns, ..PtySize::default() }).expect("resized");
        let (rows, columns) = (rows.try_into().expect("rows"), columns.try_into().expect("columns"));
        self.screen.screen_mut().set_size(rows, columns);
    }

    /// Sends the program a signal (`Signal::KILL` for the hardest end).
    pub(super) fn signal(&self, signal: Signal) {
        let id = self.child.process_id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        kill_process(id.expect("a process"), signal).expect("signalled");
    }

    /// Closes the window.
    pub(super) fn close(&mut self) {
        self.terminal = None;
    }

    /// Waits for the end of the program.
    pub(super) fn exit(&mut self) -> ExitStatus {
        let started = instant();
        loop {
            let ended = self.child.try_wait().expect("a child");
            // Also after its end: its last words may still be on their way.
            while self.look(PollFlags::empty()) {}
            if let Some(status) = ended {
                return status;
            }
            self.not_for_ever(started, "the end");
        }
    }

    /// Takes what the program wrote, waiting a moment for news; whether there was any, or `also` came true.
    fn look(&mut self, also: PollFlags) -> bool {
        let Some((_, end)) = &self.terminal else {
            std::thread::sleep(Duration::from_millis(1));
            return false;
        };
        let mut fds = [PollFd::new(end, PollFlags::IN | also)];
        poll(&mut fds, Some(&LOOK)).expect("polled");
        let seen = fds[0].revents();
        if seen.contains(PollFlags::IN) {
            let mut bytes = [0; 4096];
            let length = rustix::io::read(end, &mut bytes).unwrap_or(0);
            self.screen.process(&bytes[..length]);
        }
        seen.intersects(PollFlags::IN | also)
    }

    fn not_for_ever(&self, started: Instant, what: &str) {
        assert!(
            instant().saturating_duration_since(started) < PATIENCE,
            "waited in vain for {what}; on the screen stands\n{}",
            self.screen.screen().contents()
        );
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The same open terminal in a type that can be polled. (portable-pty gives a bare number only, and its reader could
/// not be stopped when the window is to be closed.)
pub(super) fn held(master: &dyn MasterPty) -> OwnedFd {
    let ourselves = pidfd_open(getpid(), PidfdFlags::empty()).expect("ourselves");
    let number = master.as_raw_fd().expect("a terminal");
    pidfd_getfd(ourselves, number, PidfdGetfdFlags::empty()).expect("a terminal")
}
