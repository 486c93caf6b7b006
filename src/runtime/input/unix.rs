//! The keyboard's thread: it sleeps in `poll` on the terminal and on a pipe of orders, and reads at most once for each
//! time the terminal has bytes, so that a read never blocks and an order is always heard.

use std::io::{self, PipeReader, PipeWriter, Write};
use std::os::fd::AsFd;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::Parser;
use crate::app::key::Input;
use crate::runtime::Heard;

/// Order to leave the terminal's bytes alone.
const PARK: u8 = b'p';
/// Order to read again.
const GO: u8 = b'g';

/// The running keyboard. Dropped, its thread ends without a word.
#[derive(Debug)]
pub struct Keyboard {
    orders: PipeWriter,
}

impl Keyboard {
    /// Leave the keys to somebody else. [`Heard::Parked`] comes after everything typed before it; from then on the
    /// thread takes no byte, though it still tells when the terminal vanishes.
    pub fn park(&mut self) {
        self.order(PARK);
    }

    /// Take the keys again.
    pub fn go(&mut self) {
        self.order(GO);
    }

    fn order(&mut self, order: u8) {
        // It fails when the thread has ended, and then TerminalGone says so.
        let _ = self.orders.write_all(&[order]);
    }
}

/// Starts the thread on standard input, which has to be a terminal; see [`listen`].
///
/// # Errors
/// When the system gives no pipe or no thread.
pub fn start(tell: impl Fn(Heard) -> bool + Send + 'static) -> io::Result<Keyboard> {
    listen(rustix::stdio::stdin(), tell)
}

/// Starts the thread on `terminal`. It tells [`Heard::Input`], [`Heard::Parked`] and, as its last word,
/// [`Heard::TerminalGone`].
///
/// # Errors
/// When the system gives no pipe or no thread.
pub fn listen(
    terminal: impl AsFd + Send + 'static,
    tell: impl Fn(Heard) -> bool + Send + 'static,
) -> io::Result<Keyboard> {
    let (heard, orders) = io::pipe()?;
    thread::Builder::new().name("keyboard".to_owned()).spawn(move || {
        let mut listener = Listener { parser: Parser::default(), parked: false, tell };
        if listener.run(&terminal, heard) == End::Gone {
            (listener.tell)(Heard::TerminalGone);
        }
    })?;
    Ok(Keyboard { orders })
}

struct Listener<Tell> {
    parser: Parser,
    parked: bool,
    tell: Tell,
}

#[derive(PartialEq, Eq)]
enum End {
    /// The terminal vanished.
    Gone,
    /// Nobody listens any more.
    Alone,
}

impl<Tell: Fn(Heard) -> bool> Listener<Tell> {
    fn run(&mut self, terminal: &impl AsFd, mut orders: PipeReader) -> End {
        let mut bytes = [0; 4096];
        loop {
            // Parked, nothing is asked for; a hang-up is told all the same.
            let want = if self.parked { PollFlags::empty() } else { PollFlags::IN };
            let wait = self.parser.waiting().filter(|_| !self.parked).map(timespec);
            let mut fds = [PollFd::new(terminal, want), PollFd::new(&orders, PollFlags::IN)];
            match poll(&mut fds, wait.as_ref()) {
                Err(Errno::INTR) => continue,
                Err(_) => return End::Gone,
                Ok(_) => {}
            }
            let (seen, ordered) = (fds[0].revents(), fds[1].revents());
            let end = if !ordered.is_empty() {
                self.obey(&mut orders)
            } else if seen.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                Some(End::Gone)
            } else if seen.is_empty() {
                self.decide()
            } else {
                self.take(terminal, &mut bytes)
            };
            if let Some(end) = end {
                return end;
            }
        }
    }

    fn obey(&mut self, orders: &mut PipeReader) -> Option<End> {
        let mut order = [0];
        match rustix::io::read(&*orders, &mut order) {
            Err(Errno::INTR) => None,
            Ok(1) => {
                self.parked = order == [PARK];
                (self.parked && !(self.tell)(Heard::Parked)).then_some(End::Alone)
            }
            _ => Some(End::Alone),
        }
    }

    fn take(&mut self, terminal: &impl AsFd, bytes: &mut [u8]) -> Option<End> {
        match rustix::io::read(terminal, &mut *bytes) {
            Err(Errno::INTR | Errno::AGAIN) => None,
            Ok(0) | Err(_) => Some(End::Gone),
            Ok(length) => {
                let mut inputs = Vec::new();
                self.parser.feed(&bytes[..length], &mut inputs);
                self.tell_all(inputs)
            }
        }
    }

    fn decide(&mut self) -> Option<End> {
        let mut inputs = Vec::new();
        self.parser.flush(&mut inputs);
        self.tell_all(inputs)
    }

    fn tell_all(&self, inputs: Vec<Input>) -> Option<End> {
        let heard = inputs.into_iter().all(|input| (self.tell)(Heard::Input(input)));
        (!heard).then_some(End::Alone)
    }
}

fn timespec(wait: Duration) -> Timespec {
    Timespec { tv_sec: i64::try_from(wait.as_secs()).unwrap_or(i64::MAX), tv_nsec: wait.subsec_nanos().into() }
}
