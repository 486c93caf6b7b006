//! What a figure of the trends counts that is no moment: a window of it, and how many there are.

use super::{
    Answer, gone,
    page::{each, page},
    place_of,
};
use crate::{
    domain::{Became, Counted, Day, Uid},
    journal::{
        CountedRow, Link, Page, Reply, Window,
        bank::{self, Bank},
    },
    store::{AskingLine, CountedLine, Snapshot, Step, Stretch, TimesAsked as Times},
    trust::{
        constants::{OPEN_FROM, REPLY_WINDOW},
        measures::Period,
    },
};

pub(super) fn counted(
    seen: &Snapshot<'_>,
    of: Counted,
    prospect: Option<&Uid>,
    (first, last): (Day, Day),
    window: &Window,
    today: Day,
) -> Answer<Reply> {
    let prospect = prospect.map(|uid| place_of(seen, uid)).transpose()?.map(|found| found.id);
    let stretch = Stretch { prospect, first, last: last.min(today) };
    let (lines, n) = match of {
        Counted::Askings(asking) => {
            let period = Period { first, last, as_of: today };
            let which = Times::Asked { window: REPLY_WINDOW };
            times(seen, which, asking, stretch, window, |line, _| {
                let opened = bank::opened_up(line, period)?;
                Some(Became::Asking { state: line.state, opened })
            })?
        }
        Counted::Silences(Some(asking)) => times(seen, Times::Silent, asking, stretch, window, |line, silence| {
            Some(Became::Question { state: line.state, silence })
        })?,
        Counted::NextTalks(reception) => (
            page(window, |step| seen.next_talks(reception, OPEN_FROM, stretch, step))?,
            seen.count_next_talks(reception, OPEN_FROM, stretch)?.try_into().unwrap_or(0),
        ),
        Counted::Questions(_) | Counted::Silences(None) | Counted::Promises | Counted::Outcomes { .. } => {
            let lines = page(window, |step| seen.counted(of, stretch, today, step))?;
            (lines, seen.count_counted(of, stretch, today)?.try_into().unwrap_or(0))
        }
    };
    Ok(Reply::Counted { page: each(lines, row), n })
}

/// The times that the question of this asking was asked and that became something.
fn times(
    seen: &Snapshot<'_>,
    which: Times,
    asking: Uid,
    stretch: Stretch,
    window: &Window,
    became: impl Fn(&AskingLine, Option<u32>) -> Option<Became>,
) -> Answer<(Page<CountedLine>, u64)> {
    let bank = Bank::of(seen.own_bank()?);
    let (named, text) = seen.question_asked(&asking)?.ok_or_else(|| gone("question"))?;
    let meant = bank.which(named.as_deref(), &text);
    let of_it = |line: &AskingLine, silence: Option<u32>| {
        (bank.which(line.bank.as_deref(), &line.text) == meant).then(|| became(line, silence)).flatten()
    };
    let lines = page(window, |step| seen.times_asked(which, stretch, step, of_it))?;
    let mut n = 0;
    let all = Step { from: None, with: false, back: false, limit: usize::MAX };
    seen.times_asked(which, stretch, &all, |line, silence| {
        n += u64::from(of_it(line, silence).is_some());
        None
    })?;
    Ok((lines, n))
}

fn row(line: CountedLine) -> CountedRow {
    CountedRow {
        key: line.place.into(),
        uid: line.uid,
        prospect: Link { uid: line.prospect, name: line.prospect_name },
        day: line.day,
        words: line.words,
        private: line.private,
        conversation: line.conversation,
        entry: line.entry,
        became: line.became,
    }
}
