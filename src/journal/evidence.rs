//! Evidence kept true: inside each write the packed days of the prospects it touched are corrected by what the op changed
//! (whole numbers: nothing drifts), and the line that home shows of them is made anew.
//!
//! Every write goes through [`keep`], the last thing before its commit; none is a special case. A line holds for one day:
//! [`bring_up`] makes those of other days anew, a stretch of the book at a time. Whoever reads looks at the day of the line
//! and reckons from the packed days where it is another ([`glance`]).

use super::{
    Trouble,
    browse::{
        Unread,
        warnings::{Detail, about, limits, most_pressing},
    },
    warnings::Limits,
};
use crate::{
    domain::{Day, Rhythm, Stage},
    store::{
        Change, Changed, EntryFactRow, FactRows, Kept, PackedDays, Reader, Snapshot, StoreError, TrustLine, TrustRow,
    },
    trust::{
        DaySum, EntryFact, Facts, Glance, MONTHS, Pace, QuestionFact, Rank, Trend, constants::MODEL, daily, evidence,
        pack, put_in, standing_on, take_out, unpack,
    },
};

/// Lines made anew in one write: some milliseconds, so that a save behind it does not wait.
const STRETCH: usize = 250;

/// No month.
const BLANK: u8 = u8::MAX;

/// The rows of a prospect (or of a closed part of it) as the model takes them in.
pub(super) fn facts(rows: &FactRows) -> Facts {
    let entries = rows.entries.iter().map(|row| EntryFact {
        day: row.day,
        tag: row.tag,
        openness: row.openness,
        news: row.news,
        surfaced: row.surfaced,
        question: row.question,
    });
    let questions = rows.questions.iter().map(|row| QuestionFact {
        asked: row.asked,
        state: row.state,
        closed: row.closed,
        until: row.until,
    });
    Facts { entries: entries.collect(), questions: questions.collect(), empty_talks: rows.empty_talks.clone() }
}

fn days_of(rows: &FactRows) -> Vec<DaySum> {
    daily(&evidence(&facts(rows)))
}

/// The days of a prospect from all its rows.
fn from_scratch(seen: &Snapshot<'_>, prospect: i64) -> Result<Vec<DaySum>, StoreError> {
    let mut days = Vec::new();
    put_in(&mut days, &days_of(&seen.facts(prospect)?));
    Ok(days)
}

/// The days as kept, if they are of this model.
fn unpacked(kept: Option<&PackedDays>) -> Option<Vec<DaySum>> {
    kept.filter(|packed| packed.model == MODEL).and_then(|packed| unpack(&packed.bytes))
}

/// The days of the prospect in this row: as kept, else from all its rows.
pub(super) fn days(seen: &Snapshot<'_>, prospect: i64) -> Result<Vec<DaySum>, StoreError> {
    let kept = seen.packed_days(prospect)?;
    unpacked(kept.as_ref()).map_or_else(|| from_scratch(seen, prospect), Ok)
}

/// Makes true what is kept of every prospect that the op touched. The last thing in a write.
pub(super) fn keep(w: &mut Change<'_>) -> Result<(), StoreError> {
    let touched = w.touched_prospects();
    if touched.is_empty() {
        return Ok(());
    }
    let (mut parts, limits) = (w.parts()?, limits(&w.seen()).map_err(Unread::in_store)?);
    for prospect in touched {
        refresh(w, prospect, parts.remove(&prospect), &limits)?;
    }
    Ok(())
}

/// Makes the lines of some prospects that are of another day (or model) anew. Whether there are more.
pub(super) fn bring_up(w: &mut Change<'_>) -> Result<bool, StoreError> {
    let behind = w.seen().behind(w.now().day(), MODEL, STRETCH)?;
    let limits = limits(&w.seen()).map_err(Unread::in_store)?;
    for prospect in &behind {
        refresh(w, *prospect, None, &limits)?;
    }
    Ok(behind.len() == STRETCH)
}

/// Corrects the days of one prospect by a part of its facts that changed, and makes its line anew.
fn refresh(w: &mut Change<'_>, prospect: i64, part: Option<Changed>, limits: &Limits) -> Result<(), StoreError> {
    let Some(kept) = w.seen().kept(prospect)? else { return w.keep_nothing(prospect) };
    let known = unpacked(kept.evidence.as_ref()).filter(|_| !w.is_anew(prospect));
    let days = match (known, part) {
        (Some(days), None) => days,
        (known, part) => {
            let days = match known.zip(part).and_then(|(days, part)| corrected(days, &part)) {
                Some(days) => days,
                None => from_scratch(&w.seen(), prospect)?,
            };
            w.keep_evidence(prospect, MODEL, &pack(&days))?;
            days
        }
    };
    let today = w.now().day();
    let mut made = row(&kept, &days, today);
    let standing = standing_on(&days, Pace::of(kept.rhythm), today);
    made.line.reason =
        most_pressing(&w.seen(), (prospect, kept.stage), &standing, today, limits).map_err(Unread::in_store)?;
    w.keep_trust(prospect, &made)
}

/// The most pressing warning about a prospect in two or three words, as things stand on a day: the first of all there
/// are. A write finds it by [`most_pressing`], which reads less.
fn reason(
    seen: &Snapshot<'_>,
    (prospect, kept): (i64, &Kept),
    days: &[DaySum],
    today: Day,
    limits: &Limits,
) -> Result<Option<String>, StoreError> {
    let standing = standing_on(days, Pace::of(kept.rhythm), today);
    let found = about(seen, (prospect, kept.stage), &standing, (today, today), limits, Detail::Sentences)
        .map_err(Unread::in_store)?;
    Ok(found.speaking.into_iter().next().map(|warning| warning.reason))
}

/// The days of a prospect without some of its moments, which no question hangs on; `None` where they cannot have held
/// them.
pub(super) fn without(days: Vec<DaySum>, moments: Vec<EntryFactRow>) -> Option<Vec<DaySum>> {
    let before = FactRows { entries: moments, ..FactRows::default() };
    corrected(days, &Changed { before, after: FactRows::default() })
}

/// The days with a part's evidence before taken out, and that after put in; `None` where they cannot have held it.
fn corrected(mut days: Vec<DaySum>, part: &Changed) -> Option<Vec<DaySum>> {
    let before: Vec<_> = days_of(&part.before).into_iter().filter(|sum| !sum.is_empty()).collect();
    let held = |sum: &DaySum| {
        days.binary_search_by_key(&sum.day, |row| row.day)
            .is_ok_and(|at| days[at].r128 >= sum.r128 && days[at].s128 >= sum.s128 && days[at].contacts >= sum.contacts)
    };
    if !before.iter().all(held) {
        return None;
    }
    take_out(&mut days, &before);
    put_in(&mut days, &days_of(&part.after));
    Some(days)
}

/// What is kept of a prospect for a day.
fn row(kept: &Kept, days: &[DaySum], today: Day) -> TrustRow {
    let glance = Glance::at(days, Pace::of(kept.rhythm), today);
    let rank = Rank::seen(&glance, &kept.name);
    let (attention, trust) = (rank.attention_key(), rank.trust_key());
    TrustRow {
        line: TrustLine {
            as_of: today,
            model: MODEL,
            state: glance.state,
            trend: glance.trend.code(),
            low: glance.low,
            mean: glance.mean,
            high: glance.high,
            changed_from: glance.changed_from,
            last_contact: glance.last_contact,
            was: glance.was,
            months: glance.months.map(|month| month.unwrap_or(BLANK)),
            reason: None,
        },
        lost: kept.stage == Stage::Lost,
        attention: (attention.at, attention.tie),
        trust: (trust.at, trust.tie),
    }
}

/// Where trust stands today with the prospect in this row: as kept, if that is of today; else from its days.
pub(super) fn glance(
    seen: &Snapshot<'_>,
    (prospect, rhythm): (i64, Option<Rhythm>),
    kept: Option<&TrustLine>,
    today: Day,
) -> Result<Glance, StoreError> {
    match kept.filter(|line| line.as_of == today && is_of_this_model(line)).and_then(read) {
        Some(glance) => Ok(glance),
        None => Ok(Glance::at(&days(seen, prospect)?, Pace::of(rhythm), today)),
    }
}

/// Whether a line was made with these numbers of the model, and the thresholds that hold.
pub(super) const fn is_of_this_model(line: &TrustLine) -> bool {
    line.model == MODEL
}

/// A line as kept; `None` where it holds what no model says.
fn read(line: &TrustLine) -> Option<Glance> {
    let mut months = [None; MONTHS];
    for (month, tenths) in months.iter_mut().zip(line.months) {
        *month = (tenths != BLANK).then_some(tenths);
    }
    Some(Glance {
        day: line.as_of,
        state: line.state,
        trend: Trend::from_code(line.trend)?,
        low: line.low,
        mean: line.mean,
        high: line.high,
        changed_from: line.changed_from,
        last_contact: line.last_contact,
        was: line.was,
        months,
    })
}

/// What of the kept tables is not, to the bit, what comes out from scratch; `None` if all of it is. Reads the whole
/// journal: for tests and for checking.
///
/// # Errors
/// [`Trouble`] when the file cannot be read.
pub fn kept_differs(reader: &Reader) -> Result<Option<String>, Trouble> {
    reader.read(differs).map_err(|error: StoreError| Trouble::Store(error.to_string()))
}

fn differs(seen: &Snapshot<'_>) -> Result<Option<String>, StoreError> {
    let (mut there, limits) = (0, limits(seen).map_err(Unread::in_store)?);
    for (id, _, name, _) in seen.all_prospects()? {
        there += 1;
        let Some(kept) = seen.kept(id)? else { continue };
        let days = from_scratch(seen, id)?;
        let packed = unpacked(kept.evidence.as_ref());
        if packed.as_ref() != Some(&days) {
            return Ok(Some(format!("the evidence of {name}: {packed:?}, and from its rows {days:?}")));
        }
        let line = seen.trust_row(id)?;
        let made = match &line {
            Some(TrustRow { line: TrustLine { as_of, .. }, .. }) => {
                let mut made = row(&kept, &days, *as_of);
                made.line.reason = reason(seen, (id, &kept), &days, *as_of, &limits)?;
                Some(made)
            }
            None => None,
        };
        let outdated = line.as_ref().is_some_and(|line| !is_of_this_model(&line.line));
        if line.is_none() || (line != made && !outdated) {
            return Ok(Some(format!("the line of {name}: {line:?}, and from its days {made:?}")));
        }
    }
    let counts = seen.kept_count()?;
    Ok((counts != (there, there)).then(|| format!("{counts:?} rows kept of {there} prospects")))
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::fill;
