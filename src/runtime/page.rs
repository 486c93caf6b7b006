//! Pages that the person asked for, as files in the folder that Candor was started in. A thread of their own makes them
//! and writes them: neither the laying out nor the disk makes a key wait. What is in them was read before.

use std::{
    env, fs,
    io::{self, Write},
    path::Path,
    sync::mpsc::{self, Receiver, Sender},
    thread::{self, JoinHandle},
};

use crate::{report::Sheet, runtime::panics};

/// A page to be made.
#[derive(Debug)]
pub(super) struct Order {
    /// The file's name, without a folder.
    pub(super) name: String,
    /// What it says.
    pub(super) sheet: Sheet,
}

/// What became of an order: the file, or one sentence why there is none.
pub(super) type Wrote = Result<String, String>;

/// The thread that makes pages, one after the other. It starts with the first.
#[derive(Debug, Default)]
pub(super) struct Pages {
    worker: Option<(Sender<Order>, JoinHandle<()>)>,
}

impl Pages {
    /// Has a page made; `told` hears what became of it, unless this fails at once.
    pub(super) fn write(&mut self, order: Order, told: impl Fn(Wrote) -> bool + Send + 'static) -> Result<(), String> {
        let name = order.name.clone();
        let (orders, _) = match &mut self.worker {
            Some(worker) => worker,
            none => none.insert(start(told).map_err(|error| not_written(&name, &error))?),
        };
        // It fails only when the thread has ended, and then the loop is ending too.
        orders.send(order).map_err(|_| format!("Not written: {name}: Candor is ending. The journal is untouched."))
    }

    /// Waits for the pages ordered so far.
    pub(super) fn finish(self) {
        if let Some((orders, thread)) = self.worker {
            drop(orders);
            // A page that could not be made is no reason not to end.
            let _ = thread.join();
        }
    }
}

fn start(told: impl Fn(Wrote) -> bool + Send + 'static) -> io::Result<(Sender<Order>, JoinHandle<()>)> {
    let (orders, ordered): (_, Receiver<Order>) = mpsc::channel();
    let work = move || {
        for order in ordered {
            // At the end nobody listens any more; the page is written all the same.
            let wrote = panics::caught(|| make(&order));
            let _ = told(wrote.unwrap_or_else(|said| Err(format!("Not written: {}: {said}.", order.name))));
        }
    };
    let thread = thread::Builder::new().name("candor-pages".to_owned()).spawn(work)?;
    Ok((orders, thread))
}

fn make(Order { name, sheet }: &Order) -> Wrote {
    let page = sheet.html().map_err(|why| format!("Not written: {name}: {why}."))?;
    let folder = env::current_dir().map_err(|error| not_written(name, &error))?;
    let file = folder.join(name);
    put(&file, page.as_bytes()).map_err(|error| not_written(name, &error))?;
    Ok(file.display().to_string())
}

/// Beside first, and synced; then renamed over what was there: the file is the old one or the new one, never half. Only
/// its owner may read it, as with every temporary file: it holds what people said. `write` fills it; says its bytes.
///
/// # Errors
/// What `write` returns, and the system's as `failed` says them; the file that was there is as it was.
pub fn put_by<E>(
    file: &Path,
    failed: impl Fn(io::Error) -> E,
    write: impl FnOnce(&mut fs::File) -> Result<(), E>,
) -> Result<u64, E> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new().prefix(".candor-").tempfile_in(folder).map_err(&failed)?;
    write(beside.as_file_mut())?;
    beside.as_file().sync_all().map_err(&failed)?;
    let size = beside.as_file().metadata().map_err(&failed)?.len();
    beside.persist(file).map_err(|error| failed(error.error))?;
    // The name is safe once the folder is; where a folder cannot be synced, the file's bytes are safe all the same.
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(size)
}

/// The same of bytes that are made already.
///
/// # Errors
/// The system's; the file that was there is as it was.
pub fn put(file: &Path, bytes: &[u8]) -> io::Result<()> {
    put_by(file, |error| error, |beside| beside.write_all(bytes)).map(drop)
}

/// One sentence: what did not happen, why, and what is still safe.
#[must_use]
pub fn not_written(file: &str, error: &io::Error) -> String {
    let why = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::PermissionDenied => "nothing may be written in that folder".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "that disk can only be read".to_owned(),
        io::ErrorKind::NotFound => "that folder is not there".to_owned(),
        io::ErrorKind::IsADirectory => "a folder has that name".to_owned(),
        _ => error.to_string(),
    };
    format!("Not written: {file}: {why}. The journal is untouched.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").file_name());
        files.map(|name| name.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_page_takes_the_place_of_the_one_before_and_leaves_nothing_beside() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("page.html");
        for text in ["the first page", "a second"] {
            put(&file, text.as_bytes()).expect("written");
            assert_eq!(fs::read_to_string(&file).expect("there"), text);
            assert_eq!(names(folder.path()), ["page.html"]);
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn what_cannot_be_written_is_said_and_leaves_nothing_beside() {
        let folder = tempfile::tempdir().expect("a folder");
        let taken = folder.path().join("page.html");
        fs::create_dir(&taken).expect("a folder");
        let said = |file: &Path| not_written("page.html", &put(file, b"words").expect_err("not written"));
        assert_eq!(said(&taken), "Not written: page.html: a folder has that name. The journal is untouched.");
        assert_eq!(names(folder.path()), ["page.html"]);
        let nowhere = folder.path().join("gone").join("page.html");
        assert_eq!(said(&nowhere), "Not written: page.html: that folder is not there. The journal is untouched.");
    }

    #[test]
    fn a_full_disk_is_said_in_words() {
        for (kind, why) in [
            (io::ErrorKind::StorageFull, "the disk is full"),
            (io::ErrorKind::PermissionDenied, "nothing may be written in that folder"),
            (io::ErrorKind::ReadOnlyFilesystem, "that disk can only be read"),
        ] {
            let said = not_written("page.html", &kind.into());
            assert_eq!(said, format!("Not written: page.html: {why}. The journal is untouched."));
        }
    }
}
