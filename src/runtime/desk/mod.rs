//! The two threads that work on the journal, each with a connection of its own: one looks, one writes. The loop puts
//! requests on the desk and hears the answers in its inbox; it never waits for either.

mod looking;
mod writing;

pub use looking::Looking;
pub use writing::Writing;

use crate::{
    app::Ticket,
    journal::{Reply, Trouble},
};

/// What the desk tells the loop.
#[derive(Debug)]
pub enum Told {
    /// The answer to what was asked with this ticket.
    Reply(Ticket, Reply),
    /// Another process is writing; what was asked with this ticket waits for it.
    Waits(Ticket),
    /// Another process has committed.
    Changed,
    /// From here on another process's commits are noticed; what came before, the reading thread knows.
    Noticing,
}

/// A fault of ours in a worker: the program goes on, and the request comes back with its words.
fn fault(what: &str, said: &str) -> Trouble {
    Trouble::Store(format!("{what}: a fault in Candor ({said}). The journal is as it was."))
}
