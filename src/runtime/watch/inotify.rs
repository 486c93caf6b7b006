//! The journal's folder, watched: the thread sleeps until somebody writes there.

use std::ffi::OsString;
use std::io::{self, PipeReader, PipeWriter};
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::inotify::{CreateFlags, Reader, WatchFlags, add_watch, init};
use rustix::io::Errno;

use super::ladder::Ladder;
use crate::runtime::clock::instant;

/// A folder whose events are recorded from now on.
pub(super) struct Folder {
    events: OwnedFd,
    /// The journal's name; the names of its WAL and of its other companions begin with it.
    name: OsString,
}

impl Folder {
    /// The folder of the journal's file.
    pub(super) fn of(journal: &Path) -> io::Result<Self> {
        let name = journal.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
        let folder = journal.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let events = init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
        let wanted = WatchFlags::MODIFY
            | WatchFlags::CLOSE_WRITE
            | WatchFlags::CREATE
            | WatchFlags::DELETE
            | WatchFlags::MOVE
            | WatchFlags::ONLYDIR;
        add_watch(&events, folder, wanted)?;
        Ok(Self { events, name })
    }

    /// Starts the thread; it ends when the returned pipe is closed.
    pub(super) fn watch(self, ask: impl Fn() -> bool + Send + 'static) -> io::Result<PipeWriter> {
        let (ended, end) = io::pipe()?;
        thread::Builder::new().name("watch".to_owned()).spawn(move || self.run(&ended, ask))?;
        Ok(end)
    }

    fn run(&self, ended: &PipeReader, ask: impl Fn() -> bool) {
        let mut ladder = Ladder::default();
        loop {
            let wait = ladder.wait(instant()).map(timespec);
            let mut fds = [PollFd::new(&self.events, PollFlags::IN), PollFd::new(ended, PollFlags::IN)];
            match poll(&mut fds, wait.as_ref()) {
                Err(Errno::INTR) => continue,
                Err(_) => return,
                Ok(_) => {}
            }
            let (seen, over) = (fds[0].revents(), fds[1].revents());
            if !over.is_empty() {
                return;
            }
            let touched = if seen.is_empty() { Ok(false) } else { self.touched() };
            let now = instant();
            match touched {
                Ok(true) => ladder.restart(now),
                Ok(false) if !ladder.step(now) => continue,
                Ok(false) => {}
                Err(_) => return,
            }
            if !ask() {
                return;
            }
        }
    }

    /// Takes all events there are: was one of them about the journal? An event without a name says that some were lost.
    fn touched(&self) -> Result<bool, Errno> {
        let mut bytes = [const { MaybeUninit::uninit() }; 4096];
        let mut events = Reader::new(&self.events, &mut bytes);
        let mut touched = false;
        loop {
            match events.next() {
                Ok(event) => {
                    let name = event.file_name().map(std::ffi::CStr::to_bytes);
                    touched |= name.is_none_or(|name| name.starts_with(self.name.as_bytes()));
                }
                Err(Errno::AGAIN) => return Ok(touched),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Rounded up to a millisecond, so that a deadline is never polled for just before its time.
fn timespec(wait: Duration) -> Timespec {
    let wait = wait + Duration::from_millis(1);
    Timespec { tv_sec: i64::try_from(wait.as_secs()).unwrap_or(i64::MAX), tv_nsec: wait.subsec_nanos().into() }
}
