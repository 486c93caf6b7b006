//! The keyboard: one thread that waits for the terminal's bytes and tells what they mean.
//!
//! Nothing else in the program may read the terminal. crossterm's reader loses keys of a burst and cannot be stopped
//! while an editor has the terminal, so on unix the bytes are read here; it serves where there is no unix.

#[cfg(unix)]
mod parse;
#[cfg(unix)]
mod sequence;
#[cfg(unix)]
mod unix;
#[cfg(unix)]
pub use parse::Parser;
#[cfg(unix)]
pub use unix::{Keyboard, listen, start};

#[cfg(windows)]
mod windows;
#[cfg(windows)]
pub use windows::{Keyboard, start};
