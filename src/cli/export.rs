//! `candor export`: the journal as JSON Lines, without any loss; to standard output, or to a file written beside and
//! then renamed.

use std::{
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

use clap::ValueEnum;

use super::{
    args::{Everywhere, STANDARD, file_of},
    desk::Desk,
    failure::{Code, Failure},
    json::TameLines,
    print::Printer,
    progress::ProgressLine,
    query,
    stop::{Stop, stopped},
    whom,
};
use crate::{
    domain::Moment,
    journal::{self, ExportChoice, ExportFile, NotExported, Progress, Reader},
    runtime::{not_written, put_file_by},
    words::number,
};

/// What to write out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor export > journal.jsonl                 the same: candor export -
  candor export -o journal.jsonl                whole or not at all
  candor export -p halv                         all of one prospect
  candor export tag:objection since:'last year' -o objections.jsonl
  candor export | candor --journal copy.candor import -

A query takes the entries it finds, each with its talk, prospect, people and
question: the file can be imported again. JSON Lines always carries everything,
also what is private: it is the journal itself.")]
pub(super) struct Args {
    /// Only the entries that this query finds, with what they hang on; a `-` alone means standard output
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
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

/// Whether to go on, told how far it is.
type GoOn<'g> = &'g mut dyn FnMut(Progress) -> bool;

/// Talks between two looks at the time.
const LOOK: u64 = 64;

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let Format::Jsonl = args.format;
    let mut desk = Desk::to_look(everywhere)?;
    let file = file_of(args.out.as_deref());
    let (dashes, query): (Vec<String>, Vec<String>) = args.query.iter().cloned().partition(|arg| arg == STANDARD);
    if let (Some(file), false) = (file, dashes.is_empty()) {
        let says = format!("{STANDARD} is standard output, and {} a file: name one of them.", file.display());
        return Err(Failure::usage(says));
    }
    let hit = args.prospect.as_deref().map(|letters| whom::one(&mut desk, letters)).transpose()?;
    let choice = ExportChoice { prospect: hit.map(|hit| hit.prospect.uid), query: query::joined(&query) };
    let export = Export { reader: desk.reader()?, choice, now: desk.now(), stop: Stop::listen()? };
    // A line of progress within the data would be in the way.
    let quiet = everywhere.quiet || file.is_none() && io::stdout().is_terminal();
    let mut progress = ProgressLine::new("Exporting", file.unwrap_or(Path::new("the journal")), quiet);
    let mut go_on = |at: Progress| {
        if at.done.is_multiple_of(LOOK) {
            progress.at(at);
        }
        true
    };
    let Some(file) = file else { return export.to_standard_output(&mut go_on) };
    let size = export.to_file(file, &mut go_on)?;
    progress.clear();
    out.say(&format!("Wrote {} ({}).", file.display(), number::bytes(size)));
    Ok(())
}

/// One export.
struct Export {
    reader: Reader,
    choice: ExportChoice,
    now: Moment,
    stop: Stop,
}

impl Export {
    /// At a terminal what would steer it is escaped; elsewhere the bytes are the export's own. What was printed before it
    /// was stopped is printed.
    fn to_standard_output(&self, go_on: GoOn<'_>) -> Result<(), Failure> {
        let failed = |error: io::Error| Failure { says: not_written("standard output", &error), ..error.into() };
        let out = io::stdout();
        let done = if out.is_terminal() {
            self.write(TameLines(out), go_on, failed).map(drop)
        } else {
            self.write(out, go_on, failed).map(drop)
        };
        done.map_err(
            |failure| if failure.code == Code::Stopped { stopped("What was printed is not all.") } else { failure },
        )
    }

    /// Into a file, which is the old one or the new one, never half.
    fn to_file(&self, file: &Path, go_on: GoOn<'_>) -> Result<u64, Failure> {
        let failed = |error: io::Error| Failure::new(Code::Failed, not_written(&file.display().to_string(), &error));
        put_file_by(file, failed, |beside| self.write(beside, go_on, failed).map(drop))
    }

    fn write<W: Write>(&self, out: W, go_on: GoOn<'_>, failed: impl Fn(io::Error) -> Failure) -> Result<W, Failure> {
        let mut file = ExportFile::new(out);
        let mut refused = None;
        let read = journal::export_lines(&self.reader, &self.choice, self.now, &mut |line, at| {
            if !go_on(at) || self.stop.is_asked() {
                return false;
            }
            refused = file.write(&line).err();
            refused.is_none()
        });
        match (read, refused) {
            _ if self.stop.is_asked() => Err(stopped("Nothing was written.")),
            (_, Some(error)) => Err(failed(error)),
            (Ok(()), None) => file.finish().map_err(failed),
            (Err(NotExported::Wrong(mistake)), _) => Err(query::wrong(&self.choice.query, &mistake)),
            (Err(NotExported::Trouble(trouble)), _) => Err(trouble.into()),
            (Err(NotExported::Stopped), _) => Err(stopped("Nothing was written.")),
        }
    }
}
