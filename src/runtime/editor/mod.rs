//! A text in the person's own editor, as `$VISUAL` or `$EDITOR` names it.
//!
//! The loop never waits for it: a thread does, and tells the [`Outcome`]. Before [`Editor::open`] the keyboard has to be
//! parked and the terminal lent; who does that, and when, is the loop's business.

mod choice;
mod outcome;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tempfile::TempPath;

use super::Heard;
use super::clock::instant;

pub use choice::Editor;
pub use outcome::Outcome;

/// An editor that is open.
#[derive(Debug)]
pub struct Open {
    #[cfg_attr(not(unix), expect(dead_code, reason = "only unix has a signal to send"))]
    process: u32,
    file: SharedFile,
}

/// The file being edited, until the editor ended (the waiting thread takes it) or we end (then it is kept).
type SharedFile = Arc<Mutex<Option<TempPath>>>;

impl Editor {
    /// Puts `text` into a new file in `folder` that nobody else may read, and starts the editor on it. When the editor
    /// has ended, [`Heard::EditorDone`] tells what became of the text.
    ///
    /// # Errors
    /// [`Outcome::Failed`], with no file left, when it did not start.
    pub fn open(
        &self,
        text: &str,
        folder: &Path,
        tell: impl Fn(Heard) -> bool + Send + 'static,
    ) -> Result<Open, Outcome> {
        let path = written(text, folder).map_err(|error| Outcome::Failed {
            why: format!("Not opened: no file could be written in {} ({error}).", folder.display()),
            kept: None,
        })?;
        let child = self.command(&path).spawn().map_err(|error| self.not_started(&error))?;
        let open = Open { process: child.id(), file: Arc::new(Mutex::new(Some(path))) };
        let (editor, before, file) = (self.clone(), text.to_owned(), Arc::clone(&open.file));
        let waiting = thread::Builder::new().name("editor".to_owned()).spawn(move || {
            if let Some(outcome) = wait(child, &editor, &before, &file) {
                tell(Heard::EditorDone(outcome));
            }
        });
        match waiting {
            Ok(_) => Ok(open),
            Err(error) => {
                let kept = open.hang_up();
                Err(Outcome::Failed { why: format!("Not opened: {error}."), kept })
            }
        }
    }

    fn command(&self, path: &Path) -> Command {
        let mut command = Command::new(self.program());
        command.args(self.arguments()).arg(path);
        command
    }

    fn not_started(&self, error: &io::Error) -> Outcome {
        let why = match error.kind() {
            io::ErrorKind::NotFound => format!("{self} was not found. Set EDITOR to a program that is."),
            _ => format!("{self} could not be started: {error}."),
        };
        Outcome::Failed { why, kept: None }
    }
}

impl Open {
    /// The program ends while the editor is open: its file stays where it is (returned, `None` if the editor has just
    /// ended), and on unix the editor is told that the terminal goes, so that it can save what it has.
    pub fn hang_up(&self) -> Option<PathBuf> {
        let file = locked(&self.file, Option::take)?;
        #[cfg(unix)]
        if let Some(process) = i32::try_from(self.process).ok().and_then(rustix::process::Pid::from_raw) {
            // Not reaped yet: the waiting thread takes the file first.
            let _ = rustix::process::kill_process(process, rustix::process::Signal::HUP);
        }
        file.keep().ok()
    }
}

/// Does something with the file while nobody else does.
fn locked<T>(file: &SharedFile, act: impl FnOnce(&mut Option<TempPath>) -> T) -> T {
    act(&mut file.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Waits for the editor's end; `None` if the file was taken away meanwhile, and then nobody asks any more.
fn wait(mut child: Child, editor: &Editor, before: &str, file: &SharedFile) -> Option<Outcome> {
    let started = instant();
    until_ended(&mut child);
    let path = locked(file, Option::take)?;
    let lasted = instant().saturating_duration_since(started);
    Some(close(path, child.wait(), |path, status| outcome::judge(editor, before, path, status, lasted)))
}

/// Waits, but leaves the process to be reaped later: until the file is taken its number must not become another's.
#[cfg(unix)]
fn until_ended(child: &mut Child) {
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
    if let Some(process) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        let ended = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        while waitid(WaitId::Pid(process), ended).is_err_and(|error| error == rustix::io::Errno::INTR) {}
    }
}

#[cfg(not(unix))]
fn until_ended(child: &mut Child) {
    // The status is kept for the one who asks next.
    let _ = child.wait();
}

/// The outcome, with the file removed or, where the outcome names it, kept.
fn close(
    path: TempPath,
    status: io::Result<ExitStatus>,
    judge: impl FnOnce(&Path, io::Result<ExitStatus>) -> Outcome,
) -> Outcome {
    let outcome = judge(&path, status);
    if outcome.keeps_file() {
        // Kept even if that cannot be recorded: better a file too many than a text too few.
        let _ = path.keep();
    }
    outcome
}

/// A new file with `text`, for its owner only.
fn written(text: &str, folder: &Path) -> io::Result<TempPath> {
    let mut file = tempfile::Builder::new().prefix("candor-").suffix(".md").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        file.write_all(b"\n")?;
    }
    Ok(file.into_temp_path())
}

/// The text in the file, as the app keeps text: `\n` ends a line, and the line end editors add at the end is not in it
/// unless it was before.
fn read_back(path: &Path, before: &str) -> io::Result<String> {
    let bytes = fs::read(path)?;
    let text = String::from_utf8(bytes).map_err(|_| io::Error::other("it is not in UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
    let added = !before.ends_with('\n');
    Ok(text.strip_suffix('\n').filter(|_| added).map_or_else(|| text.clone(), str::to_owned))
}

#[cfg(test)]
mod tests;
