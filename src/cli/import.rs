//! `candor import`: JSON Lines from a file or standard input, all of it or nothing.

use std::{
    fs,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use super::{
    args::Everywhere,
    desk::Desk,
    failure::{Code, Failure},
    print::{Printer, tell},
    progress::ProgressLine,
    stop::{Stop, stopped},
};
use crate::{
    journal::{ImportChoice, Imported},
    words::{self, number},
};

/// What to read in.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor import calls.jsonl --dry-run      what it would bring, line by line checked
  candor import calls.jsonl
  candor import calls.jsonl --skip-bad     bad lines go to calls.jsonl.rejected.jsonl
  ssh desk candor export | candor import -

A line is an entry: {\"prospect\":\"Nordvik Foods\",\"held_at\":\"2026-03-02T15:30:00+01:00\",\"text\":\"Lead time kills us.\",
\"tag\":\"objection\",\"openness\":4,\"news\":\"bad\"}. Importing a file twice adds nothing twice.

JSON, one line: lines, new, already_there, bad, entries, others, removed_before, written.
What was removed for good comes back if the file has it: it is your file.")]
pub(super) struct Args {
    /// The file; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Check every line, say what would come in, write nothing
    #[arg(long)]
    dry_run: bool,
    /// Leave bad lines out instead of refusing the file
    #[arg(long)]
    skip_bad: bool,
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let source = Source::of(&args.file)?;
    let mut desk = Desk::to_write(everywhere)?;
    let choice = ImportChoice { skip_bad: args.skip_bad, dry_run: args.dry_run, ..ImportChoice::default() };
    let mut progress = ProgressLine::new("Importing", &args.file, everywhere.quiet);
    let stop = Stop::listen()?;
    let imported = desk.import(source.path(), choice, &mut |at| {
        progress.at(at);
        !stop.is_asked()
    });
    progress.clear();
    let imported =
        imported.map_err(|failure| if stop.is_asked() { stopped("Nothing was imported.") } else { failure })?;
    report(args, &imported, source.rejected().as_deref(), out)
}

/// The file that is read, twice; standard input is spooled to a file of ours first.
enum Source {
    Named(PathBuf),
    Spooled { folder: TempDir, file: PathBuf },
}

impl Source {
    fn of(file: &Path) -> Result<Self, Failure> {
        if file.as_os_str() != "-" {
            return match fs::metadata(file) {
                Ok(meta) if meta.is_dir() => Err(refused(file, "it is a folder")),
                Ok(_) => Ok(Self::Named(file.to_owned())),
                Err(error) => Err(refused(file, &error.to_string())),
            };
        }
        if io::stdin().is_terminal() {
            return Err(Failure::usage("Nothing imported: standard input is the terminal. Name a file."));
        }
        let folder = tempfile::Builder::new().prefix("candor-import-").tempdir()?;
        // The name is what History says it was imported from.
        let file = folder.path().join("standard input");
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        io::copy(&mut io::stdin().lock(), &mut options.open(&file)?)?;
        Ok(Self::Spooled { folder, file })
    }

    fn path(&self) -> &Path {
        match self {
            Self::Named(file) | Self::Spooled { file, .. } => file,
        }
    }

    /// The file with the lines left out, if there is one. That of standard input is kept: its folder stays.
    fn rejected(self) -> Option<PathBuf> {
        let mut name = self.path().file_name()?.to_os_string();
        name.push(".rejected.jsonl");
        let rejected = self.path().with_file_name(name);
        if !rejected.exists() {
            return None;
        }
        if let Self::Spooled { folder, file } = self {
            let _ = fs::remove_file(file);
            let _ = folder.keep();
        }
        Some(rejected)
    }
}

fn refused(file: &Path, why: &str) -> Failure {
    Failure::new(Code::Failed, format!("Nothing imported: {} cannot be read: {why}.", file.display()))
}

/// The lines that could not be taken, then the sum; code 65 unless they were to be left out.
fn report(args: &Args, imported: &Imported, rejected: Option<&Path>, out: &mut Printer) -> Result<(), Failure> {
    for said in imported.bad.iter().chain(&imported.warnings) {
        tell(said);
    }
    let bad = usize::try_from(imported.bad_count).unwrap_or(usize::MAX);
    if bad > imported.bad.len() {
        tell(&format!("… and {} more bad lines.", number::count(bad - imported.bad.len())));
    }
    let refused = bad > 0 && !args.skip_bad;
    let written = !args.dry_run && !refused;
    if out.json {
        out.value(&value(imported, written, refused))?;
    }
    let mut sum = sum(imported, refused);
    if !written {
        sum.push_str(" Nothing written.");
    }
    if refused {
        return Err(Failure::new(Code::BadData, format!("{sum} --skip-bad leaves bad lines out.")));
    }
    if let Some(rejected) = rejected.filter(|_| written && bad > 0) {
        sum = format!("{sum} The bad ones are in {}.", rejected.display());
    }
    out.say(&sum);
    Ok(())
}

/// `9,800 lines: 9,640 new, 122 already there, 38 bad.`; of a file refused only what is bad is known.
fn sum(imported: &Imported, refused: bool) -> String {
    let count = |n: u64| number::count(usize::try_from(n).unwrap_or(usize::MAX));
    let mut parts = Vec::new();
    if !refused {
        parts.push(format!("{} new", count(new_lines(imported))));
    }
    if imported.already > 0 {
        parts.push(format!("{} already there", count(imported.already)));
    }
    if imported.bad_count > 0 {
        parts.push(format!("{} bad", count(imported.bad_count)));
    }
    let lines = words::counted(usize::try_from(imported.lines).unwrap_or(usize::MAX), "line");
    let back = match imported.returned {
        0 => String::new(),
        one_or_more => format!(" {} of what comes in had been removed for good.", count(one_or_more)),
    };
    format!("{lines}: {}.{back}", parts.join(", "))
}

/// Lines that brought something.
fn new_lines(imported: &Imported) -> u64 {
    imported.lines.saturating_sub(imported.already).saturating_sub(imported.bad_count)
}

fn value(imported: &Imported, written: bool, refused: bool) -> serde_json::Value {
    let new = if refused { 0 } else { new_lines(imported) };
    serde_json::json!({
        "lines": imported.lines, "new": new, "already_there": imported.already,
        "bad": imported.bad_count, "entries": imported.entries, "others": imported.others, "removed_before": imported.returned, "written": written,
    })
}
