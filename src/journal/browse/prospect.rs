//! One prospect's page.

use super::{
    Answer, gone,
    trust::{Known, is_hard, look, proposed, told},
    warnings,
};
use crate::{
    domain::{Day, Moment, Uid},
    journal::{Ended, FirstHeard, Frankest, Link, OutcomePage, ProspectPage},
    store::{EndedLine, Snapshot},
    trust::Pace,
};

pub(super) fn page(seen: &Snapshot<'_>, uid: &Uid, now: Moment) -> Answer<ProspectPage> {
    let whole = seen.prospect(uid)?.ok_or_else(|| gone("prospect"))?;
    let (id, counts, prospect) = (whole.id, whole.counts, whole.prospect);
    let (known, days) = told(seen, id)?;
    let trust = look(&known, &days, (*uid, prospect.name.clone()), Pace::of(prospect.rhythm), now.day(), false);
    let today = now.day();
    let limits = warnings::limits(seen)?;
    let found =
        warnings::about(seen, (id, prospect.stage), &trust.now, (today, today), &limits, warnings::Detail::Sentences)?;
    Ok(ProspectPage {
        warnings: found.speaking,
        entries: known.entries.len().try_into().unwrap_or(u32::MAX),
        questions: seen.question_count(id)?.try_into().unwrap_or(0),
        objections: counts.open_objections,
        follow_ups: seen.open_follow_ups(id)?.try_into().unwrap_or(0),
        talked: counts.talked,
        tries: seen.attempts_since(id, counts.last_held)?.try_into().unwrap_or(0),
        proposed: proposed(&trust.now, prospect.rhythm),
        frankest: frankest(seen, &known, now.day())?,
        said: seen.said(id)?,
        ended: seen.latest_outcome(id)?.map(ended),
        prospect,
        trust,
    })
}

pub(super) fn outcome(seen: &Snapshot<'_>, uid: &Uid) -> Answer<OutcomePage> {
    let line = seen.outcome(uid)?.ok_or_else(|| gone("outcome"))?;
    let (uid, name, _) = seen.prospect_of(line.prospect)?.ok_or_else(|| gone("prospect"))?;
    let updated_at = line.updated_at;
    Ok(OutcomePage { ended: ended(line), prospect: Link { uid, name }, updated_at })
}

fn ended(line: EndedLine) -> Ended {
    let heard = match line.first_heard {
        Some((entry, words, day, surfaced)) => FirstHeard::In { entry, words, day, surfaced },
        None if line.never => FirstHeard::Never,
        None => FirstHeard::Skipped,
    };
    let EndedLine { uid, what, result, on, decided_by, not_dared, .. } = line;
    Ended { uid, what, result, on, decided_by, heard, not_dared }
}

/// The frankest bad news told to our face so far, the latest of the equally frank.
fn frankest(seen: &Snapshot<'_>, known: &Known, today: Day) -> Answer<Option<Frankest>> {
    let hard = known.entries.iter().zip(&known.facts.entries).filter(|(_, fact)| is_hard(fact) && fact.day <= today);
    let Some((id, fact)) = hard.max_by_key(|(id, fact)| (fact.openness, fact.day, **id)) else { return Ok(None) };
    let found = seen.moment_words(*id)?;
    Ok(found.map(|told| Frankest { words: told.words, day: fact.day, entry: told.uid, private: told.private }))
}
