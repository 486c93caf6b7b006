//! `candor show`: the page of a prospect, or one entry, as plain lines for readers and printers.

mod entry;
mod prospect;
mod timeline;

use super::{args::Everywhere, desk::Desk, failure::Failure, print::Printer, whom};
use crate::domain::Uid;

/// Lines of the timeline, unless told otherwise.
const USUAL: usize = 50;

/// What to show.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor show halv
  candor show halv --limit 0 | less        the whole timeline
  candor show halv --json
  candor show 019a8c52-6d3e-7b0a-9f41-2c5d8e7f9a10     an entry; find --json and add --json print the ids

JSON, one line. A prospect: id, name, stage, rhythm, note, aliases, trust {as
candor trust --json}, talked_on, tries, outcome {what, result, on, decided_by,
first_heard {entry, on, surfaced}, not_dared}, contacts [id, name, role, email,
phone, note, moments, hard, talked_on], unsaid [id, text, noted_on, state,
closed_on, entry], questions [id, text, state, asked_at, closed_on, until],
follow_ups [id, text, due, state, kept_on], timeline [entry as find --json, or
{talk} or {attempt}]. An entry: as find --json, and channel, stage, contacts,
labels, reception, settled_by, created_at, updated_at.")]
pub(super) struct Args {
    /// A prospect (the first letters of any word of its name), or the id of an entry
    #[arg(value_name = "PROSPECT")]
    what: String,
    /// At most so many lines of the timeline; 0 = all
    #[arg(long, value_name = "N", default_value_t = USUAL)]
    limit: usize,
}

impl Args {
    /// What these letters mean, with the usual limit.
    pub(super) fn of(letters: &str) -> Self {
        Self { what: letters.to_owned(), limit: USUAL }
    }
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let mut desk = Desk::to_look(everywhere)?;
    if let Some(uid) = Uid::parse(args.what.trim()) {
        return entry::show(uid, &mut desk, out);
    }
    let hit = whom::one(&mut desk, &args.what)?;
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let page = prospect::Page::read(hit.prospect.uid, limit, &mut desk)?;
    if out.json { page.value(&mut desk, out) } else { page.print(desk.now().day(), out) }
}
