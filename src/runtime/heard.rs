//! What the threads tell the loop: facts, never orders.

use super::editor::Outcome;
use crate::app::key::Input;

/// A fact from outside: from the person, the terminal, the system, or an editor that was open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// The person did something.
    Input(Input),
    /// The keyboard is parked: every key typed before this fact was told before it, later ones stay in the terminal.
    Parked,
    /// The terminal vanished. Nothing can be shown any more: keep the drafts and end.
    TerminalGone,
    /// The window has another size, in cells.
    Resized {
        /// Cells from left to right.
        columns: u16,
        /// Cells from top to bottom.
        rows: u16,
    },
    /// The system asks the program to end (or, while an editor is open, somebody pressed ctrl-c in it).
    Signal(Signal),
    /// The editor opened for a text has ended.
    EditorDone(Outcome),
}

/// A signal that asks a program to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// SIGTERM.
    Terminate,
    /// SIGHUP: the terminal closed, or the session ended.
    HangUp,
    /// SIGINT. In raw mode ctrl-c is a key and not this; with an editor open it is meant for the editor.
    Interrupt,
    /// SIGQUIT; as [`Signal::Interrupt`].
    Quit,
}

impl Signal {
    /// The exit code a shell expects of a program that ended by this signal: 128 and its number.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Self::HangUp => 129,
            Self::Interrupt => 130,
            Self::Quit => 131,
            Self::Terminate => 143,
        }
    }

    /// Whether it is meant for us even while an editor has the terminal: ctrl-c and ctrl-\ there go to the whole
    /// group of processes and mean the editor.
    #[must_use]
    pub fn always_ours(self) -> bool {
        matches!(self, Self::Terminate | Self::HangUp)
    }
}
