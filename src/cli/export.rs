//! `candor export`: the journal as JSON Lines, without any loss; to standard output, or to a file written beside and
//! then renamed.

use std::{
    fs,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

use clap::ValueEnum;

use super::{
    args::Everywhere,
    desk::Desk,
    failure::{Code, Failure},
    json::TameLines,
    print::Printer,
    whom,
};
use crate::{
    domain::Uid,
    journal::{self, Reader},
    words::number,
};

/// What to write out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor export > journal.jsonl
  candor export -o journal.jsonl                whole or not at all
  candor export -p halv                         all of one prospect
  candor export | candor --journal copy.candor import -

JSON Lines always carries everything, also what is private: it is the journal itself.")]
pub(super) struct Args {
    /// Only what belongs to this prospect: the first letters of any word of its name
    #[arg(short, long, value_name = "PROSPECT")]
    prospect: Option<String>,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    format: Format,
    /// The file to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// How an export is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// JSON Lines, lossless
    Jsonl,
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let Format::Jsonl = args.format;
    let mut desk = Desk::to_look(everywhere)?;
    let hit = args.prospect.as_deref().map(|letters| whom::one(&mut desk, letters)).transpose()?;
    let prospect = hit.map(|hit| hit.prospect.uid);
    let reader = desk.reader()?;
    let Some(file) = &args.out else { return to_standard_output(&reader, prospect) };
    let size = to_file(&reader, prospect, file)?;
    out.say(&format!("Wrote {} ({}).", file.display(), number::bytes(size)));
    Ok(())
}

/// At a terminal what would steer it is escaped; elsewhere the bytes are the export's own.
fn to_standard_output(reader: &Reader, prospect: Option<Uid>) -> Result<(), Failure> {
    let out = io::stdout();
    // Who reads may have read enough: that it hangs up is kept apart from what the journal says.
    let mut hung_up = false;
    let lock = Watched { out: out.lock(), hung_up: &mut hung_up };
    let done = if out.is_terminal() {
        journal::export(reader, TameLines(lock), prospect).map(drop)
    } else {
        journal::export(reader, lock, prospect).map(drop)
    };
    done.map_err(|trouble| Failure { hung_up, ..trouble.into() })
}

/// A stream that remembers whether its reader hung up.
struct Watched<'h, W> {
    out: W,
    hung_up: &'h mut bool,
}

impl<W: Write> Watched<'_, W> {
    fn watch<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        *self.hung_up |= done.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
        done
    }
}

impl<W: Write> Write for Watched<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.out.write(bytes);
        self.watch(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.out.flush();
        self.watch(done)
    }
}

/// Beside first, and synced; then renamed over what was there: the file is the old one or the new one, never half.
fn to_file(reader: &Reader, prospect: Option<Uid>, file: &Path) -> Result<u64, Failure> {
    let failed = |error: io::Error| Failure::new(Code::Failed, format!("Not written: {}: {error}.", file.display()));
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new().prefix(".candor-export-").tempfile_in(folder).map_err(failed)?;
    journal::export(reader, beside.as_file_mut(), prospect)?;
    beside.as_file().sync_all().map_err(failed)?;
    let size = beside.as_file().metadata().map_err(failed)?.len();
    beside.persist(file).map_err(|error| failed(error.error))?;
    // The name is safe once the folder is; where a folder cannot be synced, the file's bytes are safe all the same.
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(size)
}
