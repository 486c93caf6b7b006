//! Where the folder cannot be watched: one question a second, while the window has the focus.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub(super) struct Polled {
    focus: Sender<bool>,
}

impl Polled {
    pub(super) fn focus(&self, focused: bool) {
        // It fails when the thread has ended, and then nobody asks any more.
        let _ = self.focus.send(focused);
    }
}

pub(super) fn start(ask: impl Fn() -> bool + Send + 'static) -> io::Result<Polled> {
    let (focus, told) = channel();
    thread::Builder::new().name("watch".to_owned()).spawn(move || run(&told, EVERY, ask))?;
    Ok(Polled { focus })
}

/// Asks every so often while focused, and at once when the focus comes back.
pub(super) fn run(told: &Receiver<bool>, every: Duration, ask: impl Fn() -> bool) {
    let mut focused = true;
    loop {
        let next =
            if focused { told.recv_timeout(every) } else { told.recv().map_err(|_| RecvTimeoutError::Disconnected) };
        match next {
            Ok(now) => focused = now,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if focused && !ask() {
            return;
        }
    }
}
