//! One line of progress on standard error, where somebody looks; silent in a pipe and with `-q`.

use std::{
    io::{self, IsTerminal, Write},
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    journal::Progress,
    runtime::{clock::instant, terminal},
    words::{self, Glyphs, number},
};

/// Nothing is said before this long, nor oftener than this.
const QUIET: Duration = Duration::from_millis(150);
/// Cells of the bar.
const BAR: usize = 10;

/// A job's line: `Importing calls.jsonl  ██████░░░░  62 % · 3 s left · ctrl-c stops and keeps nothing`.
pub(super) struct ProgressLine {
    what: String,
    since: Instant,
    last: Instant,
    seen: bool,
    drawn: bool,
}

impl ProgressLine {
    pub(super) fn new(doing: &str, file: &Path, quiet: bool) -> Self {
        let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let name = if name == "-" { "standard input".to_owned() } else { name };
        let now = instant();
        let seen = !quiet && io::stderr().is_terminal();
        Self { what: format!("{doing} {name}"), since: now, last: now, seen, drawn: false }
    }

    /// Says how far it is.
    pub(super) fn at(&mut self, at: Progress) {
        let now = instant();
        if !self.seen || now.duration_since(self.last) < QUIET {
            return;
        }
        self.last = now;
        self.drawn = true;
        let line = line(&self.what, at.done, at.of, now.duration_since(self.since));
        let width = usize::from(terminal::size().0).saturating_sub(1);
        let _ = write!(io::stderr().lock(), "\r\u{1b}[K{}", words::cut(&line, width));
    }

    /// Takes the line away.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.drawn) {
            let _ = write!(io::stderr().lock(), "\r\u{1b}[K");
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.clear();
    }
}

/// The file is read twice, so its bytes say little: a bar, a share and the time left.
fn line(what: &str, done: u64, of: u64, taken: Duration) -> String {
    let count = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let bar = Glyphs::default().progress(count(done), count(of), BAR);
    let share = number::nearest(100.0 * done as f64 / of.max(1) as f64);
    let left = taken.as_secs_f64() / done.max(1) as f64 * of.saturating_sub(done) as f64;
    let left = if done == 0 { String::new() } else { format!(" · {} s left", number::nearest(left.ceil())) };
    format!("{what}  {bar}  {share} %{left} · ctrl-c stops and keeps nothing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_how_far_and_how_long() {
        let said = line("Importing calls.jsonl", 6120, 9800, Duration::from_secs(5));
        assert_eq!(said, "Importing calls.jsonl  ██████░░░░  62 % · 4 s left · ctrl-c stops and keeps nothing");
        assert!(line("Importing x", 0, 10, Duration::ZERO).contains("0 % · ctrl-c"));
    }
}
