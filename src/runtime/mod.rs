//! The only place that touches the terminal, threads, signals and the clock.
//!
//! Each thread here knows nothing of the app: it tells what it [`Heard`] to a closure, which puts it into the one inbox.
//! A closure answers `false` when nobody listens any more; then its thread ends.

mod aside;
pub mod clock;
pub mod desk;
pub mod editor;
pub mod input;
mod page;
pub mod panics;
pub mod random;
mod run;
#[cfg(unix)]
pub mod signals;
pub mod terminal;
pub mod watch;

mod heard;

pub use heard::{Heard, Signal};
pub use page::{not_written, put as put_file, put_by as put_file_by};
pub use run::{NotShown, Start, run};
