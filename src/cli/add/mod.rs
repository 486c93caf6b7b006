//! `candor add`: what they said, written down in one transaction.
//!
//! Words come from the arguments, from standard input, or, at a terminal without either, from the composer of the app.
//! What is not said is asked at a terminal only; a script gets a rule it can count on: without a tag to the inbox, a
//! near name is refused.

mod keep;
mod marks;
mod said;
mod speaker;
mod talk;
mod to;

use std::io::IsTerminal;

use super::{
    args::Everywhere,
    desk::Desk,
    failure::{Code, Failure},
    open,
    print::Printer,
};
use crate::runtime::clock::Clock;
use crate::{
    domain::{Channel, Held, News, Surfaced, Tag, when},
    journal::{Reply, Saved, Write},
};

/// What they said, and its marks.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor add                                              the composer: nothing lands in the shell's history
  candor add 'Dana: too pricey for Q1' -p halv -t objection --news bad
  candor add 'Twelve weeks kills us' -p halv -k o4bv      all marks in one: objection, 4, bad, volunteered
  pbpaste | candor add -p halv -w 'yesterday 4pm'
  candor add -p halv --nothing                            a talk with nothing frank said
  candor add 'We need to think' -p halv -t o --asked 'Who decides?' --dodged
  candor add 'Fine by us' -p halv -t n --promise 'send the plan by fri'

Marks: c o n tag · 1-5 openness · b g news · v a h volunteered, asked, heard
elsewhere · - just a note. Use single quotes: in double ones the shell makes 0M
of $90M.

JSON, one line: prospect_id, prospect, new_prospect, conversation, joined_at,
held_at, entries [id].")]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line are bools")]
pub(super) struct Args {
    /// What they said; - or none: from standard input, else the composer
    #[arg(value_name = "WORDS")]
    text: Option<String>,
    /// The prospect: the first letters of any word of its name, or a new name
    #[arg(short, long, value_name = "PROSPECT")]
    prospect: Option<String>,
    /// candid feedback, objection or negotiation (first letters do)
    #[arg(short, long, value_name = "TAG", value_parser = Tag::parse)]
    tag: Option<Tag>,
    /// All marks in one: o4bv = objection, openness 4, bad news, volunteered
    #[arg(short = 'k', long, value_name = "MARKS", allow_hyphen_values = true)]
    marks: Option<String>,
    /// When it was held: now, yesterday 4pm, tue 10:30, 3 nov
    #[arg(short, long, value_name = "WHEN")]
    when: Option<String>,
    /// How freely they spoke, 1 to 5; left out is not marked
    #[arg(long, value_name = "1-5")]
    openness: Option<i64>,
    /// bad, neutral or good, for us
    #[arg(long, value_name = "NEWS", value_parser = News::parse)]
    news: Option<News>,
    /// volunteered, asked or second-hand
    #[arg(long, value_name = "HOW", value_parser = Surfaced::parse)]
    surfaced: Option<Surfaced>,
    /// A free word; may be given several times
    #[arg(long, value_name = "WORD")]
    label: Vec<String>,
    /// in person, call, video, email or message
    #[arg(long, value_name = "CHANNEL", value_parser = Channel::parse, default_value = "call")]
    channel: Channel,
    /// Who said it: a contact's first letters, or 'Dana Ruiz, COO'
    #[arg(long, value_name = "WHO")]
    said_by: Option<String>,
    /// A talk in which nothing frank was said
    #[arg(long, conflicts_with_all = ["text", "tag", "marks", "openness", "news", "surfaced", "label", "said_by"])]
    nothing: bool,
    /// Private: the words, the question and the note stay out of what you make for others
    #[arg(long)]
    private: bool,
    /// The talk's note: facts and small talk, never evidence
    #[arg(long, value_name = "NOTE")]
    note: Option<String>,
    /// The question it came from
    #[arg(long, value_name = "QUESTION")]
    asked: Option<String>,
    /// They answered it (what holds when there are words)
    #[arg(long, requires = "asked")]
    answered: bool,
    /// They dodged it
    #[arg(long, requires = "asked", conflicts_with = "answered")]
    dodged: bool,
    /// No answer yet (what holds without words)
    #[arg(long, requires = "asked", conflicts_with_all = ["answered", "dodged"])]
    pending: bool,
    /// The day they promised an answer for
    #[arg(long, value_name = "DAY", requires = "asked")]
    until: Option<String>,
    /// What you promised, with its day: 'send the plan by fri'; may be given several times
    #[arg(long, value_name = "PROMISE")]
    promise: Vec<String>,
    /// How long the talk was
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(1..=10_080))]
    minutes: Option<u32>,
    /// The name is a new prospect's, however near to another
    #[arg(long)]
    new: bool,
    /// A talk of its own, not part of one within two hours
    #[arg(long)]
    new_talk: bool,
}

impl Args {
    /// Whether there is something to write down without any words said.
    fn stands_without_words(&self) -> bool {
        self.nothing || self.note.is_some() || self.asked.is_some() || !self.promise.is_empty()
    }
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let Some(text) = said::words(args)? else {
        return open::write_down(everywhere, args.prospect.as_deref());
    };
    // Words of a command line are in the shell's history; those of standard input are nowhere else, and words that could
    // not be saved though all was right are kept in any case.
    let only_here = !text.is_empty() && args.text.as_deref().is_none_or(|text| text == "-");
    let done = save(everywhere, args, &text, out).map_err(|failure| match failure.code {
        Code::Stopped => keep::if_stopped(failure, &text),
        code if only_here || code == Code::Failed => match Clock::from_env() {
            Ok(clock) => keep::words(failure, &text, clock.now()),
            Err(_) => keep::if_stopped(failure, &text),
        },
        _ => failure,
    })?;
    said::back(&done.saved, done.held, done.in_inbox, done.desk.now(), out)?;
    done.desk.leave();
    Ok(())
}

/// What has been saved.
struct Done {
    desk: Desk,
    saved: Box<Saved>,
    held: Held,
    in_inbox: bool,
}

fn save(everywhere: &Everywhere, args: &Args, text: &str, out: &mut Printer) -> Result<Done, Failure> {
    let asks = !everywhere.json && super::ask::somebody_is_there();
    // Everything that may be wrong with the arguments is, before the journal is opened.
    let mut marks = marks::of(args)?;
    let mut desk = Desk::to_write(everywhere)?;
    let now = desk.now();
    let held = when::held(args.when.as_deref().unwrap_or_default(), now)?;
    let talk = talk::Parts::of(args, now)?;
    let (speaker, text) = speaker::at_the_start(text, args.prospect.is_some(), &mut desk)?;
    let to = to::whom(args, speaker.as_ref(), asks, &mut desk)?;
    let speaker = speaker::of(args, speaker, &to, &mut desk)?;
    if marks.tag.is_none() && !marks.just_a_note && !text.is_empty() && asks {
        marks.tag = marks::ask()?;
    }
    let in_inbox = marks.tag.is_none() && !marks.just_a_note && !text.is_empty();
    let draft = talk.draft(args, to, speaker, marks, &text, held)?;
    let Reply::Saved(saved) = desk.write_patiently(&Write::SaveTalk(draft), out)? else {
        return Err(Failure::unexpected());
    };
    Ok(Done { desk, saved, held, in_inbox })
}

/// Whether standard input is a pipe or a file.
fn is_piped() -> bool {
    !std::io::stdin().is_terminal()
}

/// What is printed with `--json`.
#[derive(Debug, serde::Serialize)]
struct Value<'a> {
    prospect_id: String,
    prospect: &'a str,
    new_prospect: bool,
    conversation: String,
    joined_at: Option<crate::domain::Held>,
    held_at: crate::domain::Held,
    entries: Vec<String>,
}

impl<'a> Value<'a> {
    fn of(saved: &'a Saved, held: crate::domain::Held) -> Self {
        Self {
            prospect_id: saved.prospect.uid.to_string(),
            prospect: &saved.prospect.name,
            new_prospect: saved.new_prospect,
            conversation: saved.conversation.to_string(),
            joined_at: saved.joined,
            held_at: held,
            entries: saved.entries.iter().map(ToString::to_string).collect(),
        }
    }
}
