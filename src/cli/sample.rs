//! `candor sample`: a journal as a real salesperson might have written it, in a copy that is thrown away; its dates are
//! moved so that it ends today.

use std::{fs, path::PathBuf};

use super::{
    args::Everywhere,
    desk::Desk,
    failure::{Code, Failure},
    open,
    print::Printer,
};
use crate::{domain::Day, exchange::Reader, journal::ImportChoice};

/// The sample, as it was written.
const SAMPLE: &str = include_str!("../../assets/sample.jsonl");

/// What to do with the sample.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor sample                                look round; nothing is kept
  candor sample --to sample.candor             keep it as a journal of its own
  candor --journal sample.candor
  candor --sample list                         any verb, on a throw-away copy")]
pub(super) struct Args {
    /// Keep it as a journal here; a file that is there is never overwritten
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let Some(to) = &args.to else {
        return open::run(&Everywhere { sample: true, ..everywhere.clone() }, None, out);
    };
    if to.symlink_metadata().is_ok() {
        let says = format!("Not written: {} is there already. Name another file.", to.display());
        return Err(Failure::new(Code::Failed, says));
    }
    let here = Everywhere { sample: false, journal: Some(to.clone()), ..everywhere.clone() };
    fill(&mut Desk::to_write(&here)?)?;
    out.say(&format!("The sample is in {0}: candor --journal '{0}' opens it.", to.display()));
    Ok(())
}

/// Writes the sample into an empty journal, its days moved so that the last one is today.
pub(super) fn fill(desk: &mut Desk) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("sample.jsonl");
    fs::write(&file, SAMPLE)?;
    let choice = ImportChoice { later_by: desk.now().day() - last_day(), ..ImportChoice::default() };
    desk.import(&file, choice, &mut |_| true).map(drop)
}

/// The day the sample ends on.
fn last_day() -> Day {
    let held = Reader::new(SAMPLE.as_bytes()).filter_map(|line| line.ok()?.record.ok()?.held_day());
    held.max().unwrap_or_default()
}
