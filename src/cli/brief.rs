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
        brief::{self, Behind, BriefLine, HEADINGS},
    },
    report::{Report, markdown},
    words::Dates,
};

/// Whom the call is with.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor brief halv
  candor brief halv | lp
  candor brief halv --format markdown > halvorsen.md

JSON, an object a line: part (trust, people, since, first_words, unsaid,
objections, questions, promises, ask_next, warnings), text, aside, and entry,
question, follow_up or conversation: the ids of what stands behind the line.")]
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
        Format::Markdown => out.bytes(markdown(&Report::of_brief(&facts, Dates::default())).as_bytes()),
    }
}

/// Headings at the left, each once.
fn print(facts: &Brief, out: &mut Printer) -> Result<(), Failure> {
    let head = Line::default().and(Ink::Strong, &brief::head(facts));
    out.line(&head.col(Ink::Dim, &brief::day(facts, Dates::default())))?;
    let told = brief::told(facts, Dates::default());
    told.iter().try_for_each(|(heading, text)| out.beside(heading, text, HEADINGS))
}

#[derive(Default, Serialize)]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation: Option<String>,
}

impl<'a> Value<'a> {
    fn of(line: &'a BriefLine) -> Self {
        let mut value = Self { part: line.part.word(), text: &line.text, aside: &line.aside, ..Self::default() };
        value.question = line.question.as_ref().and_then(|question| question.question).map(|uid| uid.to_string());
        match line.behind {
            Behind::Entry(uid) => value.entry = Some(uid.to_string()),
            Behind::Question { question, talk } => {
                value.question = Some(question.to_string());
                value.conversation = talk.map(|talk| talk.to_string());
            }
            Behind::FollowUp(uid) => value.follow_up = Some(uid.to_string()),
            Behind::Talk(uid) => value.conversation = Some(uid.to_string()),
            Behind::Score | Behind::People | Behind::Page | Behind::Bank(_) => {}
        }
        value
    }
}
