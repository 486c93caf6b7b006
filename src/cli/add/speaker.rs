//! Who said it: `--said-by`, or a name with a colon at the start of the words, as notes are written: `Dana: too pricey`.

use super::Args;
use crate::{
    cli::{desk::Desk, failure::Failure, whom},
    domain::Contact,
    journal::{NameHit, NameKind, Person, Read, Whom},
};

/// The longest name looked for before a colon, in characters.
const LONGEST: usize = 40;

/// Takes a name off the start of the words, if it is one that the journal knows: a person, or (where no prospect is
/// given) a prospect. A word before a colon that nobody is called by stays what it is.
pub(super) fn at_the_start(
    text: &str,
    prospect_given: bool,
    desk: &mut Desk,
) -> Result<(Option<NameHit>, String), Failure> {
    let as_it_is = || (None, text.to_owned());
    let Some((name, rest)) = before_colon(text) else { return Ok(as_it_is()) };
    let hits = whom::names(desk, &Read::Complete { text: name.to_owned(), at: None, limit: 50 })?;
    let wanted = |hit: &&NameHit| !prospect_given || hit.kind == NameKind::Contact;
    let mut fitting = hits.iter().filter(wanted);
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Ok((Some(only.clone()), rest.to_owned())),
        // Several of that name: which one is meant is known once the prospect is.
        (Some(first), Some(_)) if prospect_given => {
            Ok((Some(NameHit { name: name.to_owned(), exact: false, ..first.clone() }), rest.to_owned()))
        }
        _ => Ok(as_it_is()),
    }
}

/// `Dana` and the rest of `Dana: too pricey`; a colon inside a word (`10:30`, `http://`) parts nothing.
fn before_colon(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(':')?;
    let short = name.chars().count() <= LONGEST && name.split_whitespace().count() <= 4 && !name.contains('\n');
    let said = rest.starts_with(char::is_whitespace) && !rest.trim().is_empty();
    (short && said && !name.trim().is_empty()).then(|| (name.trim(), rest.trim_start()))
}

/// The person who said it, if anybody is named.
///
/// # Errors
/// Several people at the prospect fit.
pub(super) fn of(
    args: &Args,
    at_the_start: Option<NameHit>,
    to: &Whom,
    desk: &mut Desk,
) -> Result<Option<Person>, Failure> {
    if let Some(typed) = &args.said_by {
        return named(typed, to, desk).map(Some);
    }
    let Some(hit) = at_the_start.filter(|hit| hit.kind == NameKind::Contact) else { return Ok(None) };
    match to {
        Whom::Known(uid) if hit.prospect.uid == *uid => Ok(Some(Person::Known(hit.uid))),
        _ => named(&hit.name, to, desk).map(Some),
    }
}

/// The person at the prospect who is called so, else a new one.
fn named(typed: &str, to: &Whom, desk: &mut Desk) -> Result<Person, Failure> {
    let (name, role) = Contact::split(typed)?;
    let Whom::Known(prospect) = to else { return Ok(Person::New { name, role }) };
    let hits = whom::names(desk, &Read::Complete { text: name.clone(), at: Some(*prospect), limit: 50 })?;
    let exact: Vec<_> = hits.iter().filter(|hit| hit.exact).collect();
    match (exact.as_slice(), hits.as_slice()) {
        ([one], _) => Ok(Person::Known(one.uid)),
        ([], [one]) if role.is_empty() => Ok(Person::Known(one.uid)),
        ([], []) => Ok(Person::New { name, role }),
        ([], _) if !role.is_empty() => Ok(Person::New { name, role }),
        _ => Err(whom::several_people(typed, &hits)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_before_a_colon_and_a_space() {
        assert_eq!(before_colon("Dana: too pricey"), Some(("Dana", "too pricey")));
        assert_eq!(before_colon("Dana Ruiz :\n too: pricey"), Some(("Dana Ruiz", "too: pricey")));
        for not in ["at 10:30 they left", "see https://x.example", "Dana:", ": x", "One two three four five: six"] {
            assert_eq!(before_colon(not), None, "{not}");
        }
    }
}
