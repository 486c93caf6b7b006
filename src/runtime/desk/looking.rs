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

/// A read that was asked for, and when.
type Asked = (Ticket, Read, Moment);

/// What waits and what runs. Reads are answered in the order they were asked in, but those that come late anyway give
/// way to the others: the one that runs is interrupted and begun again behind them.
#[derive(Debug, Default)]
struct Reads {
    waiting: VecDeque<Asked>,
    running: Option<Running>,
    /// Whether another process has committed since the beginning is to be told.
    compare: bool,
    ended: bool,
}

#[derive(Debug)]
struct Running {
    ticket: Ticket,
    /// To begin again with where it gives way.
    late: Option<Asked>,
    gives_way: bool,
}

/// What the thread does next.
#[derive(Debug, PartialEq)]
enum Next {
    Look(Ticket, Read, Moment),
    Compare,
}

impl Reads {
    /// Puts a read behind those that wait; says whether what runs is to be interrupted for it.
    fn ask(&mut self, ticket: Ticket, read: Read, now: Moment) -> bool {
        let late = read.comes_late();
        self.waiting.push_back((ticket, read, now));
        let running = self.running.as_mut().filter(|running| running.late.is_some() && !late);
        running.is_some_and(|running| !std::mem::replace(&mut running.gives_way, true))
    }

    /// Nobody waits for this answer any more; says whether what runs is to be interrupted.
    fn stop(&mut self, ticket: Ticket) -> bool {
        self.waiting.retain(|(waiting, ..)| *waiting != ticket);
        let running = self.running.as_mut().filter(|running| running.ticket == ticket);
        running.map(|running| running.late = None).is_some()
    }

    /// What comes next, if anything: a read that does not come late before one that does.
    fn next(&mut self) -> Option<Next> {
        let at = self.waiting.iter().position(|(_, read, _)| !read.comes_late()).unwrap_or(0);
        if let Some((ticket, read, now)) = self.waiting.remove(at) {
            let late = read.comes_late().then(|| (ticket, read.clone(), now));
            self.running = Some(Running { ticket, late, gives_way: false });
            return Some(Next::Look(ticket, read, now));
        }
        std::mem::take(&mut self.compare).then_some(Next::Compare)
    }

    /// What runs has ended; says whether its answer is to be told. One that gave way waits again.
    fn done(&mut self, interrupted: bool) -> bool {
        let again = self.running.take().filter(|running| running.gives_way && interrupted);
        let again = again.and_then(|running| running.late);
        let tell = again.is_none();
        self.waiting.extend(again);
        tell
    }
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
            if reads.ended {
                return None;
            }
            if let Some(next) = reads.next() {
                return Some(next);
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
                    Next::Look(ticket, read, now) => {
                        let reply = look(&reader, read, now);
                        if !theirs.reads().done(reply == Reply::Interrupted) {
                            continue;
                        }
                        Told::Reply(ticket, reply)
                    }
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

    /// Puts a read behind those that wait. One that comes late anyway gives way to it.
    pub fn ask(&self, ticket: Ticket, read: Read, now: Moment) {
        let mut reads = self.tray.reads();
        // Under the lock: what runs cannot change meanwhile, so no other read is hit.
        if reads.ask(ticket, read, now) {
            self.tray.interrupt.stop();
        }
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
        if reads.stop(ticket) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Zone;

    const NOW: Moment = Moment { utc: 0, zone: Zone::Fixed(0) };
    const LATE: Read = Read::CountWarnings;

    fn next(reads: &mut Reads) -> Option<u64> {
        reads.next().map(|next| match next {
            Next::Look(Ticket(ticket), ..) => ticket,
            Next::Compare => 0,
        })
    }

    #[test]
    fn what_comes_late_gives_way_and_begins_again() {
        let mut reads = Reads::default();
        assert!(!reads.ask(Ticket(1), LATE, NOW), "nothing runs");
        assert_eq!(next(&mut reads), Some(1));
        assert!(!reads.ask(Ticket(2), LATE, NOW), "another late one waits");
        assert!(reads.ask(Ticket(3), Read::Totals, NOW), "this one does not");
        assert!(!reads.ask(Ticket(4), Read::Totals, NOW), "it gives way once");
        assert!(!reads.done(true), "its answer is still to come");
        let mut order = Vec::new();
        while let Some(ticket) = next(&mut reads) {
            order.push(ticket);
            assert!(reads.done(false));
        }
        assert_eq!(order, [3, 4, 2, 1]);
    }

    #[test]
    fn one_that_ended_before_it_was_interrupted_is_told() {
        let mut reads = Reads::default();
        reads.ask(Ticket(1), LATE, NOW);
        next(&mut reads);
        assert!(reads.ask(Ticket(2), Read::Totals, NOW));
        assert!(reads.done(false));
        assert_eq!(next(&mut reads), Some(2));
        assert!(reads.done(false));
        assert_eq!(next(&mut reads), None);
    }

    #[test]
    fn one_that_nobody_waits_for_does_not_begin_again() {
        let mut reads = Reads::default();
        reads.ask(Ticket(1), LATE, NOW);
        next(&mut reads);
        reads.ask(Ticket(2), Read::Totals, NOW);
        assert!(reads.stop(Ticket(1)));
        assert!(reads.done(true), "told as interrupted");
        assert!(!reads.stop(Ticket(2)), "it has not begun");
        assert_eq!(next(&mut reads), None);
        reads.compare = true;
        assert_eq!(next(&mut reads), Some(0));
    }
}
