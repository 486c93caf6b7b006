//! The application as state and rules: what is shown, what a key does, what is asked of the journal.
//! No terminal, no thread, no clock and no widget in here.

pub mod key;
