//! `candor tried`: a try that reached nobody.

use super::{args::Everywhere, desk::Desk, failure::Failure, print::Printer, whom};
use crate::{
    domain::{Channel, Uid, when},
    journal::{Read, Reply, Whom, Write},
    words::{self, Dates},
};

/// Who was tried.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor tried quill
  candor tried quill --channel email --note 'asked for ten minutes'
  candor tried quill -w 'yesterday 4pm'

JSON, one line: id, prospect_id, prospect, tries (since the latest talk),
talked_on.")]
pub(super) struct Args {
    /// The prospect: the first letters of any word of its name
    #[arg(value_name = "PROSPECT")]
    prospect: String,
    /// When: now, yesterday 4pm, tue 10:30
    #[arg(short, long, value_name = "WHEN")]
    when: Option<String>,
    /// in person, call, video, email or message
    #[arg(long, value_name = "CHANNEL", value_parser = Channel::parse, default_value = "call")]
    channel: Channel,
    /// A note
    #[arg(long, value_name = "NOTE", default_value = "")]
    note: String,
    /// The note is private
    #[arg(long, requires = "note")]
    private: bool,
}

pub(super) fn run(everywhere: &Everywhere, args: Args, out: &mut Printer) -> Result<(), Failure> {
    let mut desk = Desk::to_write(everywhere)?;
    let now = desk.now();
    let at = when::held(args.when.as_deref().unwrap_or_default(), now)?;
    let hit = whom::one(&mut desk, &args.prospect)?;
    let uid = hit.prospect.uid;
    let write = Write::Attempt {
        prospect: Whom::Known(uid),
        at,
        channel: args.channel,
        contacts: Vec::new(),
        note: args.note,
        note_private: args.private,
    };
    let Reply::Made(attempt) = desk.write_patiently(&write, out)? else { return Err(Failure::unexpected()) };
    say(attempt, uid, &mut desk, out)
}

/// `Quill & Sons: tried 3 times since 2 Nov`, the day of the latest talk.
fn say(attempt: Uid, prospect: Uid, desk: &mut Desk, out: &mut Printer) -> Result<(), Failure> {
    let Reply::Prospect(page) = desk.read(&Read::Prospect(prospect))? else { return Err(Failure::unexpected()) };
    let times = match page.tries {
        0 | 1 => "once".to_owned(),
        2 => "twice".to_owned(),
        tries => words::counted(usize::try_from(tries).unwrap_or(0), "time"),
    };
    let since = page.talked.map(|day| format!(" since {}", Dates::default().table(day, desk.now().day())));
    out.say(&format!("{}: tried {times}{}", page.prospect.name, since.unwrap_or_default()));
    if !out.json {
        return Ok(());
    }
    out.value(&serde_json::json!({
        "id": attempt.to_string(), "prospect_id": prospect.to_string(), "prospect": page.prospect.name,
        "tries": page.tries, "talked_on": page.talked,
    }))
}
