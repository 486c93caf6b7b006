//! What asking, silence and how I met things brought over a stretch of days: the same for trends and for a report.

use super::{Answer, review, trends};
use crate::{
    journal::{
        Brought, QuestionSilence,
        bank::{Bank, Which},
    },
    store::{AskedLine, Snapshot, Sought, Stretch},
    trust::{
        constants::{LONG_SILENCE, OPEN_FROM, REPLY_WINDOW},
        measures::{AfterReception, AfterSilence, NextTalk, Period, SilenceReply, Silences},
    },
};
use std::{
    cmp::Reverse,
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

/// So many questions are named with their silences.
const SILENT: usize = 20;

pub(super) fn nothing(period: Period) -> Brought {
    Brought {
        opened: Vec::new(),
        silent: Vec::new(),
        silent_more: 0,
        after_silence: AfterSilence::over(period),
        after_reception: AfterReception::over(period),
    }
}

/// All of it.
pub(super) fn all(seen: &Snapshot<'_>, stretch: Stretch, period: Period) -> Answer<Brought> {
    let mut brought = nothing(period);
    after_silence(seen, stretch, None, &mut brought)?;
    no_moments(seen, stretch, period, &mut brought)?;
    Ok(brought)
}

/// What is counted of moments: those that `sought` finds.
pub(super) fn after_silence(
    seen: &Snapshot<'_>,
    stretch: Stretch,
    sought: Option<&Sought>,
    brought: &mut Brought,
) -> Answer<()> {
    seen.replies_after_silence(stretch, sought, LONG_SILENCE, |line, seconds| {
        brought.after_silence.add(&SilenceReply { told: trends::counted(line), seconds });
    })?;
    Ok(())
}

/// What is counted of questions and talks.
pub(super) fn no_moments(seen: &Snapshot<'_>, stretch: Stretch, period: Period, brought: &mut Brought) -> Answer<()> {
    let mut bank = Bank::of(seen.own_bank()?);
    silent(seen, stretch, period, &bank, brought)?;
    let days = Some((period.first, period.last));
    seen.askings(stretch.prospect, days, REPLY_WINDOW, |line| bank.count_over(line, period))?;
    brought.opened = bank.everything().into_iter().filter(|row| row.opened.k > 0).collect();
    seen.talks_after(stretch, OPEN_FROM, |line| {
        brought.after_reception.add(&NextTalk { after: line.after, day: line.day, candid: line.candid });
    })?;
    Ok(())
}

/// The silences of each question. First they are only counted, for there may be as many questions as silences; then those
/// with the most are told their seconds.
fn silent(seen: &Snapshot<'_>, stretch: Stretch, period: Period, bank: &Bank, brought: &mut Brought) -> Answer<()> {
    let mut times: HashMap<u64, (u32, u32)> = HashMap::new();
    let mut at = 0_u32;
    seen.each_asked(stretch, |line| {
        if review::silence(line).is_some_and(|fact| fact.is_held()) {
            at = at.saturating_add(1);
            let (n, last) = times.entry(hash(&which(bank, line))).or_default();
            (*n, *last) = (n.saturating_add(1), at);
        }
    })?;
    // Of as many, the one asked last.
    let mut most: Vec<(u64, (u32, u32))> = times.into_iter().collect();
    most.sort_unstable_by_key(|(_, times)| Reverse(*times));
    brought.silent_more = most.len().saturating_sub(SILENT).try_into().unwrap_or(u64::MAX);
    most.truncate(SILENT);
    let mut named: Vec<Option<QuestionSilence>> = vec![None; most.len()];
    seen.each_asked(stretch, |line| {
        let Some(fact) = review::silence(line) else { return };
        if !fact.is_held() {
            return;
        }
        let which = which(bank, line);
        let key = hash(&which);
        let Some(at) = most.iter().position(|(named, _)| *named == key) else { return };
        let known = bank.text(&which);
        let one = named[at].get_or_insert_with(|| QuestionSilence {
            text: String::new(),
            in_bank: known.is_some(),
            asking: line.uid,
            held: Silences::over(period),
        });
        (one.text, one.asking) = (known.unwrap_or(&line.text).to_owned(), line.uid);
        one.held.add(&fact);
    })?;
    brought.silent = named.into_iter().flatten().collect();
    Ok(())
}

fn which(bank: &Bank, line: &AskedLine) -> Which {
    bank.which(line.bank.as_deref(), &line.text)
}

fn hash(which: &Which) -> u64 {
    let mut hasher = DefaultHasher::new();
    which.hash(&mut hasher);
    hasher.finish()
}
