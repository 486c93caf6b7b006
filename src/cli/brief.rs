//! `candor brief`: two minutes of reading before a call.

use serde::Serialize;

use super::{
    args::Everywhere,
    desk::Desk,
    failure::Failure,
    line::{Ink, Line},
    print::Printer,
    whom,
};
use crate::{
    journal::{
        Brief, Read, Reply,
        brief::{self, Behind, BriefLine},
    },
    report::brief_markdown,
    words::Dates,
};

/// Columns of the headings at the left.
const HEADINGS: usize = 20;

/// Whom the call is with.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor brief halv
  candor brief halv | lp
  candor brief halv --format markdown > halvorsen.md

JSON, an object a line: part (trust, people, since, first_words, unsaid,
objections, questions, promises, ask_next, warnings), text, aside, and entry,
question or follow_up: the id of what stands behind the line.")]
pub(super) struct Args {
    /// The prospect: the first letters of any word of its name
    #[arg(value_name = "PROSPECT")]
    prospect: String,
    /// As text or as Markdown
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
}

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Plain lines
    Text,
    /// Markdown
    Markdown,
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let mut desk = Desk::to_look(everywhere)?;
    let hit = whom::one(&mut desk, &args.prospect)?;
    let Reply::Brief(facts) = desk.read(&Read::Brief(hit.prospect.uid))? else { return Err(Failure::unexpected()) };
    if out.json {
        return brief::lines(&facts, Dates::default()).iter().try_for_each(|line| out.value(&Value::of(line)));
    }
    match args.format {
        Format::Text => print(&facts, out),
        Format::Markdown => out.bytes(brief_markdown(&facts, Dates::default()).as_bytes()),
    }
}

/// Headings at the left, each once.
fn print(facts: &Brief, out: &mut Printer) -> Result<(), Failure> {
    let head = Line::default().and(Ink::Strong, &brief::head(facts));
    out.line(&head.col(Ink::Dim, &brief::day(facts, Dates::default())))?;
    let mut part = None;
    for line in brief::lines(facts, Dates::default()) {
        let is_first = part.replace(line.part) != Some(line.part);
        let heading = if is_first { line.part.said() } else { "" };
        let text = if line.aside.is_empty() { line.text } else { format!("{}  {}", line.text, line.aside) };
        out.beside(heading, &text, HEADINGS)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Value<'a> {
    part: &'static str,
    text: &'a str,
    aside: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    follow_up: Option<String>,
}

impl<'a> Value<'a> {
    fn of(line: &'a BriefLine) -> Self {
        let (mut entry, mut question, mut follow_up) = (None, None, None);
        match line.behind {
            Some(Behind::Entry(uid)) => entry = Some(uid.to_string()),
            Some(Behind::Question(uid)) => question = Some(uid.to_string()),
            Some(Behind::FollowUp(uid)) => follow_up = Some(uid.to_string()),
            Some(Behind::Score) | None => {}
        }
        Self { part: line.part.word(), text: &line.text, aside: &line.aside, entry, question, follow_up }
    }
}
