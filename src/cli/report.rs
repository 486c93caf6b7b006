//! `candor report`: what happened over a stretch of days, as one page to read or to print.

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use clap::ValueEnum;

use super::{
    args::{Everywhere, file_of},
    desk::Desk,
    failure::{Code, Failure},
    print::Printer,
    whom,
};
use crate::{
    domain::{Day, when},
    journal::{Read, Reply, ReportFacts},
    report::{Choice, For, Report, html, markdown},
    runtime::{not_written, put_file},
    words::{Dates, number},
};

/// Of whom, of which days, for whom.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor report -o report.html                        everything there is, without what is private
  candor report --since 'last month' --mine -o month.html
  candor report halv --mine -o halvorsen.html         with the chart of trust
  candor report --since 2026-11-09 --until 2026-11-15 --format markdown
  candor report --others -o told.html                 what they told us, to hand on
  candor report halv --redact --format markdown

One file that opens without a network, prints well and holds no script. Private
are trust, what is unsaid, questions held back, silence, how you met what they
said, and what is marked so: only --mine has them. --others has objections by
label, roles in place of names, what settled them, and why we lost. A file
whose name ends in .md is Markdown.")]
pub(super) struct Args {
    /// Of one prospect; none: all of them
    #[arg(value_name = "PROSPECT")]
    whose: Option<String>,
    /// The same as a flag
    #[arg(short, long = "prospect", value_name = "PROSPECT", conflicts_with = "whose")]
    prospect: Option<String>,
    /// From this day on, or from the first day of this week, month, quarter
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// To this day, or to the last day of this week, month, quarter
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    /// The file to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// How it is written; at a terminal Markdown unless said
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// For yourself: with what is private
    #[arg(long, conflicts_with = "others")]
    mine: bool,
    /// What they told us, for colleagues
    #[arg(long)]
    others: bool,
    /// People become roles, prospects letters
    #[arg(long)]
    redact: bool,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One page with its pictures
    Html,
    /// Plain text with marks
    #[value(alias = "md")]
    Markdown,
}

impl Args {
    fn choice(&self) -> Choice {
        let reader = match (self.mine, self.others) {
            (true, _) => For::Me,
            (_, true) => For::Others,
            _ => For::Anybody,
        };
        Choice { reader, redact: self.redact, dates: Dates::default() }
    }

    /// As said; else by the file's name; else what can be read where it goes.
    fn format(&self) -> Format {
        let is_markdown = |file: &Path| {
            file.extension().is_some_and(|end| end.eq_ignore_ascii_case("md") || end.eq_ignore_ascii_case("markdown"))
        };
        match (self.format, &self.out) {
            (Some(format), _) => format,
            (None, Some(file)) if is_markdown(file) => Format::Markdown,
            (None, None) if io::stdout().is_terminal() => Format::Markdown,
            _ => Format::Html,
        }
    }
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    if out.json {
        return Err(Failure::usage(
            "A report is HTML or Markdown. candor trust --json and candor find --json give data.",
        ));
    }
    let mut desk = Desk::to_look(everywhere)?;
    let report = Report::of(&facts(&mut desk, args)?, args.choice());
    let written = match args.format() {
        Format::Markdown => markdown(&report),
        Format::Html => html(&report).map_err(|why| Failure::new(Code::Failed, format!("Not written: {why}.")))?,
    };
    let Some(file) = file_of(args.out.as_deref()) else { return print(&written, out) };
    put_file(file, written.as_bytes())
        .map_err(|error| Failure::new(Code::Failed, not_written(&file.display().to_string(), &error)))?;
    let size = number::bytes(u64::try_from(written.len()).unwrap_or(u64::MAX));
    out.say(&format!("Wrote {} ({size}, opens without a network)", file.display()));
    Ok(())
}

fn facts(desk: &mut Desk, args: &Args) -> Result<ReportFacts, Failure> {
    let (now, today) = (desk.now(), desk.now().day());
    let span = |text: &Option<String>| text.as_deref().map(|text| when::span(text, now)).transpose();
    let first = span(&args.since)?.map(|(first, _)| first);
    let last = span(&args.until)?.map_or(today, |(_, last): (Day, Day)| last);
    if first.is_some_and(|first| first > last) {
        return Err(Failure::usage("The report would end before it begins: --since is after --until."));
    }
    let typed = args.whose.as_deref().or(args.prospect.as_deref());
    let prospect = typed.map(|typed| whom::one(desk, typed)).transpose()?.map(|hit| hit.prospect.uid);
    let names = args.redact || args.others;
    let facts = match desk.read(&Read::Report { prospect, first, last, names })? {
        Reply::Report(facts) => *facts,
        _ => return Err(Failure::unexpected()),
    };
    let nobody = matches!(desk.read(&Read::Totals)?, Reply::Totals(totals) if totals.prospects == 0);
    if nobody {
        return Err(Failure::nothing("No prospects yet. candor add writes down what they said."));
    }
    Ok(facts)
}

/// What would steer a terminal was made visible when it was said; a pipe gets the same bytes.
fn print(written: &str, out: &mut Printer) -> Result<(), Failure> {
    out.bytes(written.as_bytes())
}
