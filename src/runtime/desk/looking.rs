//! The thread that looks: one read after the other; a read nobody waits for any more is left out, or interrupted.

use std::{
    collections::VecDeque,
    io,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use crate::{
    app::Ticket,
    domain::Moment,
    journal::{self, Read, Reply, Request},
    runtime::panics,
    store::{Interrupt, Reader},
};

use super::{Told, fault};

/// The reading thread's end of the desk. Dropped, the thread ends and what is being read is given up.
#[derive(Debug)]
pub struct Looking {
    tray: Arc<Tray>,
}

#[derive(Debug)]
struct Tray {
    reads: Mutex<Reads>,
    more: Condvar,
    interrupt: Interrupt,
}

#[derive(Debug, Default)]
struct Reads {
    waiting: VecDeque<(Ticket, Read, Moment)>,
    running: Option<Ticket>,
    /// Whether another process has committed since the beginning is to be told.
    compare: bool,
    ended: bool,
}

/// What the thread does next.
enum Next {
    Look(Ticket, Read, Moment),
    Compare,
}

impl Tray {
    fn reads(&self) -> MutexGuard<'_, Reads> {
        // A panic while the lock is held cannot leave the queue half changed.
        self.reads.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What comes next; `None` at the end.
    fn next(&self) -> Option<Next> {
        let mut reads = self.reads();
        loop {
            reads.running = None;
            if reads.ended {
                return None;
            }
            if let Some((ticket, read, now)) = reads.waiting.pop_front() {
                reads.running = Some(ticket);
                return Some(Next::Look(ticket, read, now));
            }
            if std::mem::take(&mut reads.compare) {
                return Some(Next::Compare);
            }
            reads = self.more.wait(reads).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Looking {
    /// Starts the thread on this connection; `tell` answers `false` when nobody listens any more.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(reader: Reader, tell: impl Fn(Told) -> bool + Send + 'static) -> io::Result<Self> {
        let tray = Arc::new(Tray { reads: Mutex::default(), more: Condvar::new(), interrupt: reader.interrupt() });
        let theirs = Arc::clone(&tray);
        thread::Builder::new().name("reader".to_owned()).spawn(move || {
            let began = reader.data_version().ok();
            while let Some(next) = theirs.next() {
                let told = match next {
                    Next::Look(ticket, read, now) => Told::Reply(ticket, look(&reader, read, now)),
                    Next::Compare if reader.data_version().ok() == began => continue,
                    Next::Compare => Told::Changed,
                };
                if !tell(told) {
                    break;
                }
            }
        })?;
        Ok(Self { tray })
    }

    /// Puts a read behind those that wait.
    pub fn ask(&self, ticket: Ticket, read: Read, now: Moment) {
        self.tray.reads().waiting.push_back((ticket, read, now));
        self.tray.more.notify_one();
    }

    /// Has [`Told::Changed`] said if another process has committed since the thread began: until somebody notices.
    pub fn compare(&self) {
        self.tray.reads().compare = true;
        self.tray.more.notify_one();
    }

    /// Nobody waits for this answer any more. It comes as `Interrupted`, or not at all.
    pub fn stop(&self, ticket: Ticket) {
        let mut reads = self.tray.reads();
        reads.waiting.retain(|(waiting, ..)| *waiting != ticket);
        // Under the lock: what runs cannot change meanwhile, so no other read is hit.
        if reads.running == Some(ticket) {
            self.tray.interrupt.stop();
        }
    }
}

impl Drop for Looking {
    fn drop(&mut self) {
        let mut reads = self.tray.reads();
        reads.ended = true;
        reads.waiting.clear();
        if reads.running.is_some() {
            self.tray.interrupt.stop();
        }
        self.tray.more.notify_one();
    }
}

fn look(reader: &Reader, read: Read, now: Moment) -> Reply {
    match panics::caught(|| journal::run_read(reader, &read, now)) {
        Ok(Ok(reply)) => reply,
        Ok(Err(trouble)) => Reply::Failed(Box::new(Request::Read(read)), trouble),
        Err(said) => Reply::Failed(Box::new(Request::Read(read)), fault("Not read", &said)),
    }
}
