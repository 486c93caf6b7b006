//! The thread that writes: one change after the other, each whole or not at all. Jobs report how far they are and can
//! be stopped. It also answers whether another process has written, since its own writes do not show on its connection.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread::{self, JoinHandle},
};

use crate::{
    app::Ticket,
    domain::{Ids, Moment},
    journal::{self, Reply, Request, Write},
    runtime::{panics, random},
    store::{Store, StoreError, Writer},
};

use super::{Told, fault};

/// The writing thread's end of the desk. Dropped, the thread writes what was asked before, then ends.
#[derive(Debug)]
pub struct Writing {
    orders: Option<Sender<Order>>,
    /// The ticket of the job that is to stop; 0 = none.
    stop: Arc<AtomicU64>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
enum Order {
    Change(Ticket, Box<Write>, Moment),
    /// Has another process committed?
    Look,
}

impl Writing {
    /// Starts the thread. It opens its connection itself, behind the first frame. `window` names this window in the op-log.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(store: Arc<Store>, window: String, tell: impl Fn(Told) -> bool + Send + 'static) -> io::Result<Self> {
        let (orders, theirs) = mpsc::channel();
        let stop = Arc::new(AtomicU64::new(0));
        let thread = thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || Desk { store, window, writer: None, seen: None }.work(&theirs, &tell))?;
        Ok(Self { orders: Some(orders), stop, thread: Some(thread) })
    }

    /// Puts a change behind those that wait.
    pub fn change(&self, ticket: Ticket, write: Box<Write>, now: Moment) {
        self.order(Order::Change(ticket, write, now));
    }

    /// Something happened in the journal's folder: [`Told::Changed`] follows if another process has committed.
    /// `false` when the thread has ended.
    pub fn asker(&self) -> impl Fn() -> bool + Send + use<> {
        let orders = self.orders.clone();
        move || orders.as_ref().is_some_and(|orders| orders.send(Order::Look).is_ok())
    }

    /// The job with this ticket is to stop and keep nothing.
    pub fn stop(&self, ticket: Ticket) {
        self.stop.store(ticket.0, Ordering::Relaxed);
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // It fails only when the thread has ended, and then the loop is ending too.
            let _ = orders.send(order);
        }
    }

    /// Waits until everything asked so far is written.
    pub fn finish(mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the thread works with.
struct Desk {
    store: Arc<Store>,
    window: String,
    writer: Option<Writer>,
    /// The journal's data version, last time somebody looked.
    seen: Option<i64>,
}

impl Desk {
    fn work(mut self, orders: &Receiver<Order>, tell: &impl Fn(Told) -> bool) {
        // Open now, so that the first save does not wait for it; a failure is told by the first change.
        let _ = self.writer();
        let _ = self.changed();
        while let Ok(order) = orders.recv() {
            let told = match order {
                Order::Change(ticket, write, now) => Some(Told::Reply(ticket, self.change(write, now))),
                Order::Look => self.changed().then_some(Told::Changed),
            };
            // Nobody listens any more: the changes that wait are written all the same.
            if let Some(told) = told {
                tell(told);
            }
        }
    }

    fn writer(&mut self) -> Result<&mut Writer, StoreError> {
        if self.writer.is_none() {
            self.writer = Some(self.store.writer()?);
        }
        self.writer.as_mut().ok_or_else(|| unreachable!("it was just put there"))
    }

    fn change(&mut self, write: Box<Write>, now: Moment) -> Reply {
        let window = self.window.clone();
        let answer = match self.writer() {
            Ok(writer) => panics::caught(|| {
                let mut ids = Ids::new(now.utc, random::ten_bytes());
                journal::run_write(writer, &write, now, &mut ids, &window)
            }),
            Err(error) => Ok(Err(error.saving().into())),
        };
        match answer {
            Ok(Ok(reply)) => reply,
            Ok(Err(trouble)) => Reply::Failed(Box::new(Request::Write(write)), trouble),
            Err(said) => Reply::Failed(Box::new(Request::Write(write)), fault("Not saved", &said)),
        }
    }

    fn changed(&mut self) -> bool {
        let Ok(now) = self.writer().and_then(|writer| writer.data_version()) else { return false };
        self.seen.replace(now).is_some_and(|before| before != now)
    }
}
