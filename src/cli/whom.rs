//! Which prospect a few typed letters mean.

use super::{
    desk::Desk,
    failure::{Code, Failure},
};
use crate::{
    journal::{NameHit, NameKind, Read, Reply},
    words,
};

/// What the letters fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fits {
    /// This one prospect.
    One(Box<NameHit>),
    /// Several.
    Several(Vec<NameHit>),
    /// None.
    Nobody,
}

/// Looks for the prospect: one whose whole name (or alias) this is, else the only one with a word of its name that
/// begins so, else the prospect of the only person.
pub(super) fn fits(desk: &mut Desk, typed: &str) -> Result<Fits, Failure> {
    let hits = names(desk, &Read::Meant(typed.to_owned()))?;
    let (prospects, people): (Vec<_>, Vec<_>) = hits.into_iter().partition(|hit| hit.kind == NameKind::Prospect);
    let whole: Vec<_> = prospects.iter().filter(|hit| hit.exact).cloned().collect();
    let mut fitting = if whole.is_empty() { prospects } else { whole };
    if fitting.is_empty() {
        fitting = people;
        fitting.dedup_by(|one, other| one.prospect.uid == other.prospect.uid);
    }
    Ok(match fitting.len() {
        0 => Fits::Nobody,
        1 => Fits::One(Box::new(fitting.remove(0))),
        _ => Fits::Several(fitting),
    })
}

/// The one prospect that the letters mean.
///
/// # Errors
/// Code 3 if none fits, with the names that are near; 4 with the candidates if several do.
pub(super) fn one(desk: &mut Desk, typed: &str) -> Result<NameHit, Failure> {
    match fits(desk, typed)? {
        Fits::One(hit) => Ok(*hit),
        Fits::Several(hits) => Err(several(typed, &hits)),
        Fits::Nobody => {
            let near = near(desk, typed)?;
            let hint = match near.as_slice() {
                [] => " candor list shows them all.".to_owned(),
                near => format!(" Near: {}.", listed(near)),
            };
            Err(Failure::nothing(format!("No prospect “{}”.{hint}", typed.trim())))
        }
    }
}

/// Prospects whose name is near this one, though not the same.
pub(super) fn near(desk: &mut Desk, name: &str) -> Result<Vec<NameHit>, Failure> {
    names(desk, &Read::Near(name.to_owned()))
}

/// The failure when several fit: the candidates, a line each.
pub(super) fn several(typed: &str, hits: &[NameHit]) -> Failure {
    let mut says =
        format!("“{}” fits {}. Write more of the name:", typed.trim(), words::counted(hits.len(), "prospect"));
    for hit in hits {
        says.push_str("\n  ");
        says.push_str(&hit.prospect.name);
    }
    Failure::new(Code::Several, says)
}

/// Names in a row: `Halvorsen Castings, Halvorsen Marine`.
pub(super) fn listed(hits: &[NameHit]) -> String {
    hits.iter().map(|hit| hit.prospect.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The names that answer this.
pub(super) fn names(desk: &mut Desk, read: &Read) -> Result<Vec<NameHit>, Failure> {
    match desk.read(read)? {
        Reply::Names(hits) => Ok(hits),
        _ => Err(Failure::unexpected()),
    }
}

/// The failure when several people at a prospect fit.
pub(super) fn several_people(typed: &str, hits: &[NameHit]) -> Failure {
    let mut says = format!("“{}” fits {}. Write more of the name:", typed.trim(), words::counted(hits.len(), "person"));
    for hit in hits {
        says.push_str("\n  ");
        says.push_str(&hit.name);
    }
    Failure::new(Code::Several, says)
}
