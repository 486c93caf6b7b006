//! Another window, or the shell, wrote to the journal: how this window learns that it should look.
//!
//! A thread asks, and asks again; whether anything changed is answered elsewhere (`data_version` on the writer's
//! connection, where our own writes do not show). On Linux nothing runs while nobody writes.

#[cfg(target_os = "linux")]
mod inotify;
mod ladder;
mod pace;
mod polled;

use std::io;
use std::path::Path;

pub use pace::Pace;

/// The running thread; it ends when this is dropped.
#[derive(Debug)]
pub struct Watch(Running);

#[derive(Debug)]
enum Running {
    /// Ends when this end of its pipe is closed.
    #[cfg(target_os = "linux")]
    Told {
        _end: io::PipeWriter,
    },
    Polled(polled::Polled),
}

impl Watch {
    /// Whether the window has the focus: where the folder cannot be watched, it is asked only while somebody looks.
    pub fn focus(&self, focused: bool) {
        match &self.0 {
            #[cfg(target_os = "linux")]
            Running::Told { .. } => {}
            Running::Polled(polled) => polled.focus(focused),
        }
    }
}

/// Watches the journal's file: `ask` is called whenever it may have changed, and answers `false` when nobody wants to
/// know any more.
///
/// # Errors
/// When the system gives no thread.
pub fn start(journal: &Path, ask: impl Fn() -> bool + Send + 'static) -> io::Result<Watch> {
    #[cfg(target_os = "linux")]
    if let Ok(folder) = inotify::Folder::of(journal) {
        let end = folder.watch(ask)?;
        return Ok(Watch(Running::Told { _end: end }));
    }
    #[cfg(not(target_os = "linux"))]
    let _ = journal;
    Ok(Watch(Running::Polled(polled::start(ask)?)))
}

#[cfg(test)]
mod tests;
