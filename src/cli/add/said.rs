//! The words that come in, and what is said back once they are saved.

use std::io::{self, Read};

use super::{Args, Value, is_piped};
use crate::{
    cli::{failure::Failure, print::Printer, when},
    domain::{Entry, Held, Moment},
    journal::{Payback, Saved, pays_back},
    words::Dates,
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
        says.push_str(&pays_back(payback, now.day(), Dates::default(), None));
        // No key answers here, so the question is put.
        says.push_str(if matches!(payback, Payback::Planned { .. }) { ": did you ask it?" } else { "." });
    }
    says
}
