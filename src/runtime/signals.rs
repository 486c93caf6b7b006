//! Signals as facts: one thread hears TERM, HUP, INT, QUIT and WINCH, and none of them does anything by itself.

use std::io;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::{Handle, Signals};

use super::{Heard, Signal, terminal};

/// The running thread; it ends when this is dropped. The signals keep doing nothing then.
#[derive(Debug)]
pub struct Ears {
    handle: Handle,
}

/// Starts the thread. It tells [`Heard::Signal`] and, when the window changed, [`Heard::Resized`]; of many changes in a
/// row some may be left out, never the last.
///
/// # Errors
/// When the system takes no handler or gives no thread.
pub fn listen(tell: impl Fn(Heard) -> bool + Send + 'static) -> io::Result<Ears> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH])?;
    let handle = signals.handle();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for number in signals.forever() {
            if heard(number).is_some_and(|heard| !tell(heard)) {
                break;
            }
        }
    })?;
    Ok(Ears { handle })
}

fn heard(number: i32) -> Option<Heard> {
    Some(match number {
        SIGTERM => Heard::Signal(Signal::Terminate),
        SIGHUP => Heard::Signal(Signal::HangUp),
        SIGINT => Heard::Signal(Signal::Interrupt),
        SIGQUIT => Heard::Signal(Signal::Quit),
        SIGWINCH => {
            let (columns, rows) = terminal::size();
            Heard::Resized { columns, rows }
        }
        _ => return None,
    })
}

impl Drop for Ears {
    fn drop(&mut self) {
        self.handle.close();
    }
}
