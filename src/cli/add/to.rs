//! Which prospect the words are for: one that is there, or a new one. A name that is near to another is never guessed.

use super::Args;
use crate::{
    cli::{
        ask,
        desk::Desk,
        failure::{Code, Failure},
        whom::{self, Fits},
    },
    journal::{NameHit, Whom},
};

/// The prospect; asks where the name is near to another, or fits several, and somebody is there to be asked.
///
/// # Errors
/// Code 4 with the candidates, where nobody can be asked; 2 where no prospect is named at all.
pub(super) fn whom(args: &Args, speaker: Option<&NameHit>, asks: bool, desk: &mut Desk) -> Result<Whom, Failure> {
    let typed = match (&args.prospect, speaker) {
        (Some(typed), _) => typed.clone(),
        (None, Some(hit)) => return Ok(Whom::Known(hit.prospect.uid)),
        (None, None) if asks => ask::answer("Who?")?,
        (None, None) => String::new(),
    };
    let name = typed.trim();
    if name.is_empty() {
        return Err(Failure::usage("Not saved: whose words are these? -p PROSPECT says it."));
    }
    match whom::fits(desk, name)? {
        Fits::One(hit) if hit.exact || !args.new => Ok(Whom::Known(hit.prospect.uid)),
        Fits::Several(hits) if !args.new => choose(name, &hits, asks),
        _ if args.new => Ok(Whom::New(name.to_owned())),
        _ => new_or_near(name, asks, desk),
    }
}

/// Which of several; asked for by number.
fn choose(typed: &str, hits: &[NameHit], asks: bool) -> Result<Whom, Failure> {
    let several = whom::several(typed, hits);
    if !asks {
        return Err(several);
    }
    crate::cli::print::tell(&format!("“{typed}” fits several:"));
    for (at, hit) in hits.iter().enumerate() {
        crate::cli::print::tell(&format!("  {}  {}", at + 1, hit.prospect.name));
    }
    let number = ask::answer("Which number?")?;
    let chosen = number.parse::<usize>().ok().and_then(|number| hits.get(number.checked_sub(1)?));
    chosen.map(|hit| Whom::Known(hit.prospect.uid)).ok_or(several)
}

/// A name that nobody has: new, unless it is near to one that somebody has.
fn new_or_near(name: &str, asks: bool, desk: &mut Desk) -> Result<Whom, Failure> {
    let near = whom::near(desk, name)?;
    let Some(nearest) = near.first() else { return Ok(Whom::New(name.to_owned())) };
    if !asks {
        let says = format!("Not saved: {name} is new. Or {}? Write it as it stands, or --new.", whom::listed(&near));
        return Err(Failure::new(Code::Several, says));
    }
    let prompt = format!("{name} is new. Or {}? (enter = the old one, n = a new one)", nearest.prospect.name);
    match ask::answer(&prompt)?.to_lowercase().as_str() {
        "" => Ok(Whom::Known(nearest.prospect.uid)),
        "n" | "new" => Ok(Whom::New(name.to_owned())),
        _ => Err(Failure::usage("Not saved: enter or n was asked for.")),
    }
}
