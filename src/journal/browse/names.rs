//! Names from the first letters, names nearly the same, and labels.

use super::{Answer, place_of};
use crate::{
    domain::{Uid, fold, near as apart},
    journal::{Link, NameHit, NameKind},
    store::{NameLine, NameOf, Snapshot},
};
use std::cmp::Reverse;

/// How many names nearly the same are offered.
const NEAR: usize = 5;

/// How many names are looked at to know which is meant; more than one screen of candidates helps nobody.
const MEANT: u16 = 50;

/// How many labels are offered.
const LABELS: usize = 200;

/// Of how many prospects, the likeliest, people are offered for `halv: da`.
const AT_PROSPECTS: usize = 8;

/// Names of which each typed word begins one, in order. Nothing typed: whom one talked with last.
pub(super) fn complete(seen: &Snapshot<'_>, text: &str, at: Option<&Uid>, limit: u16) -> Answer<Vec<NameHit>> {
    let limit = usize::from(limit);
    let typed = fold(text);
    let mut hits = match (at, text.split_once([':', '›'])) {
        (Some(prospect), _) => people_at(seen, place_of(seen, prospect)?.id, &typed)?,
        (None, Some((whom, person))) => match people_of(seen, &fold(whom), &fold(person))? {
            found if found.is_empty() => match anybody(seen, &typed)? {
                // Somebody new there: the prospect is still meant by its first letters.
                none if none.is_empty() => prospects(seen, &fold(whom))?,
                found => found,
            },
            found => found,
        },
        (None, None) if typed.is_empty() => {
            seen.talked_with_last(limit)?.into_iter().map(|line| hit(line, "")).collect()
        }
        (None, None) => anybody(seen, &typed)?,
    };
    hits.truncate(limit);
    Ok(hits)
}

/// What [`complete`] finds at the prospects; people only where there is no such prospect.
pub(super) fn meant(seen: &Snapshot<'_>, text: &str) -> Answer<Vec<NameHit>> {
    let typed = fold(text);
    if !typed.is_empty() && !text.contains([':', '›']) {
        let first = typed.split(' ').next().unwrap_or_default();
        let prospects = ranked(seen.prospects_named(first)?, &typed);
        if !prospects.is_empty() {
            return Ok(prospects.into_iter().take(usize::from(MEANT)).map(|line| hit(line, &typed)).collect());
        }
    }
    complete(seen, text, None, MEANT)
}

/// Prospects and people, the likeliest first.
fn anybody(seen: &Snapshot<'_>, typed: &str) -> Answer<Vec<NameHit>> {
    let first = typed.split(' ').next().unwrap_or_default();
    let mut lines = seen.prospects_named(first)?;
    lines.extend(seen.contacts_named(first)?);
    Ok(ranked(lines, typed).into_iter().map(|line| hit(line, typed)).collect())
}

/// Prospects, the likeliest first.
fn prospects(seen: &Snapshot<'_>, typed: &str) -> Answer<Vec<NameHit>> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let first = typed.split(' ').next().unwrap_or_default();
    let lines = seen.prospects_named(first)?;
    Ok(ranked(lines, typed).into_iter().map(|line| hit(line, typed)).collect())
}

/// The people at a prospect whose name fits, in the order of its page.
fn people_at(seen: &Snapshot<'_>, prospect: i64, typed: &str) -> Answer<Vec<NameHit>> {
    let people = seen.contacts_at(prospect)?.into_iter().filter(|line| apart::fits(typed, &line.name));
    Ok(people.map(|line| hit(line, typed)).collect())
}

/// The people whose name fits `person`, at the prospects whose name fits `whom`.
fn people_of(seen: &Snapshot<'_>, whom: &str, person: &str) -> Answer<Vec<NameHit>> {
    if whom.is_empty() {
        return Ok(Vec::new());
    }
    let first = whom.split(' ').next().unwrap_or_default();
    let mut hits = Vec::new();
    for prospect in ranked(seen.prospects_named(first)?, whom).into_iter().take(AT_PROSPECTS) {
        hits.extend(people_at(seen, prospect.owner, person)?);
    }
    Ok(hits)
}

/// The lines that fit, each name once: the same name first, then names that begin so, prospects before people, whom one
/// talked with last, by alphabet.
fn ranked(lines: Vec<NameLine>, typed: &str) -> Vec<NameLine> {
    let mut lines: Vec<NameLine> = lines.into_iter().filter(|line| apart::fits(typed, &line.fits)).collect();
    lines.sort_by_cached_key(|line| {
        (
            !is_exact(line, typed),
            !line.folded.starts_with(typed),
            line.of == NameOf::Contact,
            Reverse(line.last_held),
            line.folded.clone(),
            line.owner,
        )
    });
    // The same name found from several of its words stands side by side, for all it is sorted by is its own.
    lines.dedup_by_key(|line| (line.of == NameOf::Contact, line.owner));
    lines
}

/// Whether what was typed is the whole name or an alias.
fn is_exact(line: &NameLine, typed: &str) -> bool {
    !typed.is_empty() && (line.folded == typed || line.aliases.iter().any(|alias| fold(alias) == typed))
}

fn hit(line: NameLine, typed: &str) -> NameHit {
    let exact = is_exact(&line, typed);
    let (_, at, at_name) = line.prospect;
    NameHit {
        kind: match line.of {
            NameOf::Prospect => NameKind::Prospect,
            NameOf::Contact => NameKind::Contact,
        },
        uid: line.uid,
        name: line.name,
        role: line.role,
        prospect: Link { uid: at, name: at_name },
        stage: line.stage,
        exact,
    }
}

/// Prospects whose name or alias is near this one, though not the same, nearest first.
pub(super) fn near(seen: &Snapshot<'_>, name: &str) -> Answer<Vec<NameHit>> {
    let lines = seen.every_prospect_name()?;
    let names = lines.iter().flat_map(|line| std::iter::once(&line.name).chain(&line.aliases)).map(String::as_str);
    let mut hits: Vec<NameHit> = Vec::new();
    for found in apart::near(name, names) {
        let owners = lines.iter().filter(|line| line.name == found || line.aliases.iter().any(|alias| alias == found));
        for line in owners {
            if hits.iter().all(|hit| hit.uid != line.uid) {
                hits.push(hit(line.clone(), &fold(name)));
            }
        }
        if hits.len() >= NEAR {
            break;
        }
    }
    hits.truncate(NEAR);
    Ok(hits)
}

/// The labels in use that begin with these letters.
pub(super) fn labels(seen: &Snapshot<'_>, letters: &str) -> Answer<Vec<String>> {
    Ok(seen.labels(&letters.trim().to_lowercase(), LABELS)?)
}
