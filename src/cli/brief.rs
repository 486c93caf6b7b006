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
    report::{For, Report, markdown},
    words::{Dates, counted},
};

/// Whom the call is with.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor brief halv
  candor brief halv | lp
  candor brief halv --format markdown > halvorsen.md
  candor brief halv --format markdown --mine

Text and JSON are for this laptop and hold all of it. Markdown leaves out what
is private unless --mine is given: people, what happened since the last talk,
open objections, questions asked and promises stay; trust, first words, what is
unsaid, what to ask next, warnings and whatever is marked private do not.

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
    /// With --format markdown: what is private too
    #[arg(long)]
    mine: bool,
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
        Format::Markdown => {
            let reader = if args.mine { For::Me } else { For::Anybody };
            out.bytes(markdown(&Report::of_brief(&facts, Dates::default(), reader)).as_bytes())?;
            let left_out = brief::lines_for_anybody(&facts, Dates::default()).1;
            if !args.mine && left_out > 0 {
                out.say(&format!("Left out: {}, private. --mine has them too.", counted(left_out, "line")));
            }
            Ok(())
        }
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
            Behind::Score | Behind::People | Behind::Page | Behind::Unsaid(_) | Behind::Bank(_) => {}
        }
        value
    }
}
