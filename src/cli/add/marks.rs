//! The marks of the arguments: `-k o4bv`, or one by one, or both as long as they agree.

use super::Args;
use crate::{
    cli::{ask, failure::Failure},
    domain::{Marks, Openness, Tag},
};

/// The marks given.
///
/// # Errors
/// A letter that is none, an openness beyond 1 to 5, two that disagree.
pub(super) fn of(args: &Args) -> Result<Marks, Failure> {
    let mut marks = args.marks.as_deref().map(Marks::parse).transpose()?.unwrap_or_default();
    let openness = args.openness.map(Openness::new).transpose()?;
    put(&mut marks.tag, args.tag, "tag")?;
    put(&mut marks.openness, openness, "openness")?;
    put(&mut marks.news, args.news, "news")?;
    put(&mut marks.surfaced, args.surfaced, "surfaced")?;
    if marks.just_a_note && marks != (Marks { just_a_note: true, ..Marks::default() }) {
        return Err(Failure::usage("“-” means just a note: it stands alone, without other marks."));
    }
    Ok(marks)
}

fn put<T: PartialEq>(slot: &mut Option<T>, given: Option<T>, what: &str) -> Result<(), Failure> {
    if let (Some(letter), Some(given)) = (&*slot, &given)
        && letter != given
    {
        return Err(Failure::usage(format!("-k and --{what} say different things: one is enough.")));
    }
    if given.is_some() {
        *slot = given;
    }
    Ok(())
}

/// Asks for the tag; nothing typed = the inbox.
pub(super) fn ask() -> Result<Option<Tag>, Failure> {
    loop {
        let typed = ask::answer("c candid feedback · o objection · n negotiation · enter = inbox:")?;
        match typed.to_lowercase().as_str() {
            "" => return Ok(None),
            "c" => return Ok(Some(Tag::CandidFeedback)),
            other => match Tag::parse(other) {
                Ok(tag) => return Ok(Some(tag)),
                Err(invalid) => crate::cli::print::tell(&format!("! {invalid}")),
            },
        }
    }
}
