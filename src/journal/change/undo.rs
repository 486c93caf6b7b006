//! Taking back and bringing back, and why that may not be.

use super::fault::{Done, Fault};
use crate::domain::Uid;
use crate::journal::{Reply, Trouble, Undone};
use crate::store::{Change, Refused, Reversed};

/// Takes back this window's last op, or the one named.
pub(super) fn undo(w: &mut Change<'_>, op: Option<Uid>) -> Done<Reply> {
    told(w.take_back(op)?, "There is nothing to undo.", "taken back")
}

/// Brings back what this window took back last.
pub(super) fn redo(w: &mut Change<'_>) -> Done<Reply> {
    told(w.bring_back()?, "There is nothing to redo.", "brought back")
}

fn told(done: Result<Reversed, Refused>, nothing: &str, what: &str) -> Done<Reply> {
    let trouble = match done {
        Ok(Reversed { summary, at, past_destroyed }) => {
            return Ok(Reply::Undone(Undone { summary, at, past_destroyed }));
        }
        Err(Refused::Nothing) => Trouble::Nothing(nothing.to_owned()),
        Err(Refused::Already(summary)) => Trouble::Nothing(format!("“{summary}” is undone already.")),
        Err(Refused::ChangedSince(summary)) => Trouble::ChangedSince(format!(
            "Not {what}: something of “{summary}” was changed since. Nothing was touched. History shows by what."
        )),
        Err(Refused::ForGood(summary)) => {
            Trouble::Nothing(format!("Not {what}: “{summary}” is for good, or what it touched was destroyed."))
        }
    };
    Err(Fault::Trouble(trouble))
}
