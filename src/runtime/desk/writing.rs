//! The thread that writes: one change after the other, each whole or not at all. It also answers whether another process
//! has written, since its own writes do not show on its connection.

use std::{
    io,
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::{
    app::Ticket,
    domain::{Ids, Moment},
    journal::{self, Reply, Request, Trouble, Write},
    runtime::{panics, random},
    store::{BUSY_SECONDS, Store, StoreError, Writer},
};

use super::{Told, fault};

/// How long a change waits for another process in silence.
const SILENT: Duration = Duration::from_secs(1);
/// How long after that, once it has been said.
const PATIENT: Duration = Duration::from_secs(BUSY_SECONDS as u64 - SILENT.as_secs());

/// The writing thread's end of the desk. [`Writing::finish`] waits for what was asked before.
#[derive(Debug)]
pub struct Writing {
    orders: Sender<Order>,
    thread: JoinHandle<()>,
}

#[derive(Debug)]
enum Order {
    Change(Ticket, Box<Write>, Moment),
    /// Has another process committed?
    Look,
    /// All that came before is done; leave.
    End,
}

impl Writing {
    /// Starts the thread. It opens its connection itself, with the first look asked for, else the first change. `window` names this window in the op-log.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(store: Arc<Store>, window: String, tell: impl Fn(Told) -> bool + Send + 'static) -> io::Result<Self> {
        let (orders, theirs) = mpsc::channel();
        let desk = Desk { store, window, ids: Ids::new(random::seed()), writer: None, seen: None };
        let thread = thread::Builder::new().name("writer".to_owned()).spawn(move || desk.work(&theirs, &tell))?;
        Ok(Self { orders, thread })
    }

    /// Puts a change behind those that wait.
    pub fn change(&self, ticket: Ticket, write: Box<Write>, now: Moment) {
        self.order(Order::Change(ticket, write, now));
    }

    /// What the watch calls when something happened in the journal's folder: [`Told::Changed`] follows if another
    /// process has committed. It answers `false` when the thread has ended.
    pub fn asker(&self) -> impl Fn() -> bool + Send + use<> {
        let orders = self.orders.clone();
        move || orders.send(Order::Look).is_ok()
    }

    /// Waits until everything asked so far is written.
    pub fn finish(self) {
        self.order(Order::End);
        // A panic of the thread has been answered where it happened.
        let _ = self.thread.join();
    }

    fn order(&self, order: Order) {
        // It fails only when the thread has ended, and then the loop is ending too.
        let _ = self.orders.send(order);
    }
}

/// What the thread works with.
struct Desk {
    store: Arc<Store>,
    window: String,
    ids: Ids,
    writer: Option<Writer>,
    /// The journal's data version, last time somebody looked.
    seen: Option<i64>,
}

impl Desk {
    fn work(mut self, orders: &Receiver<Order>, tell: &impl Fn(Told) -> bool) {
        // The first look comes behind the first rows, and opens the connection: the rows do not wait for it, nor the first
        // save. A failure is told by the first change.
        while let Ok(order) = orders.recv() {
            let told = match order {
                Order::Change(ticket, write, now) => {
                    let waits = || {
                        tell(Told::Waits(ticket));
                    };
                    Some(Told::Reply(ticket, self.change(write, now, waits)))
                }
                Order::Look if self.seen.is_none() => {
                    self.changed();
                    Some(Told::Noticing)
                }
                Order::Look => self.changed().then_some(Told::Changed),
                Order::End => break,
            };
            if let Some(told) = told {
                // Where nobody listens any more, the changes that wait are written all the same.
                tell(told);
            }
        }
        self.tidy();
    }

    fn change(&mut self, write: Box<Write>, now: Moment, waits: impl Fn()) -> Reply {
        let answer = panics::caught(|| self.write_patiently(&write, now, &waits));
        match answer {
            Ok(Ok(reply)) => reply,
            Ok(Err(trouble)) => Reply::Failed(Box::new(Request::Write(write)), trouble),
            Err(said) => Reply::Failed(Box::new(Request::Write(write)), fault("Not saved", &said)),
        }
    }

    /// Writes; says so where another process does not let it for a second, and goes on waiting.
    fn write_patiently(&mut self, write: &Write, now: Moment, waits: &impl Fn()) -> Result<Reply, Trouble> {
        match self.write(write, now, SILENT) {
            Err(Trouble::Busy(_)) => {
                waits();
                self.write(write, now, PATIENT)
            }
            done => done,
        }
    }

    fn write(&mut self, write: &Write, now: Moment, patience: Duration) -> Result<Reply, Trouble> {
        let failed = |error: StoreError| Trouble::Store(error.saving().to_string());
        let writer = opened(&self.store, &mut self.writer).map_err(failed)?;
        writer.wait_for(patience).map_err(failed)?;
        journal::run_write(writer, write, now, &mut self.ids, &self.window)
    }

    fn changed(&mut self) -> bool {
        let now = opened(&self.store, &mut self.writer).and_then(|writer| writer.data_version());
        now.is_ok_and(|now| self.seen.replace(now).is_some_and(|before| before != now))
    }

    /// On leaving: SQLite learns how the tables have grown, and the `-wal` goes into the file. Both may fail; then the
    /// next one to leave does it.
    fn tidy(&self) {
        if let Some(writer) = &self.writer {
            let _ = writer.optimize();
            let _ = writer.checkpoint();
        }
    }
}

fn opened<'w>(store: &Store, writer: &'w mut Option<Writer>) -> Result<&'w mut Writer, StoreError> {
    match writer {
        Some(open) => Ok(open),
        None => Ok(writer.insert(store.writer()?)),
    }
}
