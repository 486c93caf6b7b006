//! The words that come in, and what is said back once they are saved.

use std::io::{self, Read};

use super::{Args, Value, is_piped};
use crate::{
    cli::{failure::Failure, print::Printer, when},
    domain::{Entry, Held, Moment},
    journal::{Payback, Saved},
    words::{Dates, date, number},
};

/// The words: of the arguments, or of standard input; empty where none are needed; `None` = the composer is wanted.
pub(super) fn words(args: &Args) -> Result<Option<String>, Failure> {
    let text = match args.text.as_deref() {
        Some("-") => from_input()?,
        Some(text) => text.to_owned(),
        None if args.stands_without_words() => return Ok(Some(String::new())),
        None if is_piped() => from_input()?,
        None => return Ok(None),
    };
    Entry::check_text(&text)?;
    Ok(Some(text.trim_end_matches(['\n', '\r']).to_owned()))
}

/// All of standard input, as long as it may be an entry.
fn from_input() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(Entry::MAX_TEXT).unwrap_or(u64::MAX).saturating_add(2);
    io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| Failure::usage("Not saved: standard input is not text (UTF-8)."))
}

/// `Saved for Halvorsen Castings, today 14:06.` and what else there is to know; with `--json` the ids.
pub(super) fn back(saved: &Saved, held: Held, in_inbox: bool, now: Moment, out: &mut Printer) -> Result<(), Failure> {
    if out.is_heard() {
        out.say(&sentence(saved, held, in_inbox, now));
    }
    if out.json { out.value(&Value::of(saved, held)) } else { Ok(()) }
}

fn sentence(saved: &Saved, held: Held, in_inbox: bool, now: Moment) -> String {
    let mut says = format!("Saved for {}, {}.", saved.prospect.name, when::said(held, now));
    if saved.new_prospect {
        says.push_str(" A new prospect.");
    }
    if let Some(talk) = saved.joined {
        says.push_str(" Joined the talk of ");
        says.push_str(&when::said(talk, now));
        says.push_str("; --new-talk parts them.");
    }
    if in_inbox {
        says.push_str(" In the inbox, without a tag.");
    }
    if let Some(payback) = &saved.payback {
        says.push(' ');
        says.push_str(&pays_back(payback, now));
    }
    says
}

fn pays_back(payback: &Payback, now: Moment) -> String {
    let today = now.day();
    match payback {
        Payback::Planned { text, .. } => format!("You planned “{text}”: did you ask it?"),
        Payback::Promise { text, due } => {
            format!("Promised: {text}, due {} ({}).", Dates::default().weekday(*due, today), date::due(*due, today))
        }
        Payback::StillOpen { text, asked } => match asked {
            Some(asked) if *asked < today => format!("Still open: “{text}”, asked {}.", date::ago(*asked, today)),
            _ => format!("Still open: “{text}”."),
        },
        Payback::Similar { prospect, text, settled_by } if settled_by.is_empty() => {
            format!("{prospect} said so too: “{text}”.")
        }
        Payback::Similar { prospect, text, settled_by } => {
            format!("{prospect} said so too: “{text}”. Settled by {settled_by}.")
        }
        Payback::Moved { from, to } => format!("Trust {} → {}.", number::nearest(*from), number::nearest(*to)),
    }
}
