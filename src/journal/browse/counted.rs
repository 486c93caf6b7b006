//! What a figure of the trends counts that is no moment: a window of it, and how many there are.

use super::{
    Answer,
    page::{each, page},
    place_of,
};
use crate::{
    domain::{Counted, Day, Uid},
    journal::{CountedRow, Link, Reply, Window},
    store::{CountedLine, Snapshot, Stretch},
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
    let stretch = Stretch { prospect, first, last };
    let lines = page(window, |step| seen.counted(of, stretch, today, step))?;
    let n = seen.count_counted(of, stretch, today)?.try_into().unwrap_or(0);
    Ok(Reply::Counted { page: each(lines, row), n })
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
