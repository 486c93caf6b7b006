//! What reaches the app and what it orders: plain data in both directions, so that a test compares them.

use crate::{
    domain::{Day, Uid},
    journal::{Draft, ProspectOrder, Reply, Request},
    report::Sheet,
};

use super::{
    action::Action,
    key::{Key, MouseKind},
};

/// Something that happened. The runtime's loop makes these from keys, threads and deadlines.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted: text only, never a command.
    Paste(String),
    /// The mouse did something; `spot` is what `view::spot_at` found under it.
    Mouse {
        /// What it did.
        kind: MouseKind,
        /// What stands there; `None` = nothing that can be clicked.
        spot: Option<Spot>,
    },
    /// The window got (`true`) or lost the focus.
    Focus(bool),
    /// The window has another size.
    Resize(Size),
    /// The journal's answer to an [`Effect::Ask`].
    Reply(Ticket, Reply),
    /// Another process is writing, and has been for a while: the change asked for with this ticket waits for it.
    Waits(Ticket),
    /// Another process has committed: what is shown may be old.
    Changed,
    /// A deadline named by `wake_at` has come. Deadlines are looked at with every message, so this one carries none.
    Tick,
    /// The editor opened by [`Effect::OpenEditor`] has ended: the new text, or one sentence why there is none.
    Edited(Ticket, Result<String, String>),
    /// The words of [`Effect::KeepAside`] are in this file now; `None` = no file could be written.
    KeptAside(Option<String>),
    /// The page of [`Effect::WritePage`] is in this file now, or one sentence why not.
    Wrote(Result<String, String>),
    /// Words of windows that are gone were found in such files.
    FoundAside(Vec<Draft>),
    /// The terminal vanished or the system asks the program to end: keep the drafts and quit.
    End,
}

/// An order to the runtime.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask the journal, in order; the answer comes as [`Msg::Reply`] with this ticket. Reads wait for each other,
    /// writes too; what comes late (`Read::comes_late`) gives way; only [`Effect::Stop`] ends one early.
    Ask {
        /// The answer's number.
        ticket: Ticket,
        /// What to ask.
        request: Request,
    },
    /// Nobody waits for this answer any more: a read is interrupted or left out, a job stops and keeps nothing.
    Stop(Ticket),
    /// Open `$EDITOR` with this text; [`Msg::Edited`] follows.
    OpenEditor {
        /// The answer's number.
        ticket: Ticket,
        /// What to edit.
        text: String,
    },
    /// The journal cannot be written: keep the words of this draft in a file of their own, in the place of what was
    /// kept there of it before; [`Msg::KeptAside`] follows.
    KeepAside(Draft),
    /// The draft is in the journal (or saved): its file is of no use any more.
    DropAside(Uid),
    /// Make a page of this and write it into a file of this name, where the program was started; [`Msg::Wrote`] follows.
    /// Neither is done while a key waits.
    WritePage {
        /// The file's name, without a folder.
        name: String,
        /// What the page says, and how.
        sheet: Sheet,
    },
    /// Into the clipboard.
    Copy(String),
    /// Finish the writes asked so far, give the terminal back and end.
    Quit,
}

/// Names an answer that is still to come. Never used twice in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// The window's size in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Cells from left to right.
    pub columns: u16,
    /// Cells from top to bottom.
    pub rows: u16,
}

/// What stands under the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A row of the screen's list, by its place in what is loaded.
    Row(usize),
    /// A tab, from 1.
    Tab(u8),
    /// A footer hint or another button: does what its key does.
    Does(Action),
    /// A day of a chart.
    Day(Day),
    /// The head of a column of home: orders the table by it, and from its end once it is so.
    Order(ProspectOrder),
    /// A chip of the filter, by its place: a click on it drops it.
    Chip(usize),
    /// A field of the form, by its place, and where in it: visual row and column.
    Field {
        /// Which field.
        field: usize,
        /// Rows below the field's first visible one.
        row: u16,
        /// Columns right of the field's first.
        column: u16,
    },
}
