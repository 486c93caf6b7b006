//! What a save gives back at once: the first that applies of a planned question, a promise due, a question still open,
//! the same objection settled elsewhere, and how trust moved.

use super::{Answer, gone, trust::Known};
use crate::{
    domain::{Moment, ObjectionState, QuestionState, Tag, Uid},
    journal::{
        Payback,
        evidence::{days, without},
    },
    store::{AfterSave, SavedMoment, Snapshot},
    trust::{DaySum, Pace, Trend, daily, evidence, standing_on},
};

/// A promise is due soon within so many days.
const SOON: i32 = 7;

/// A move of trust smaller than this many points is not worth a line: it would say the same number twice.
const MOVED: f64 = 0.5;

/// What a save of `prospect` pays back with. What the same talk has just brought (its questions, its promises) is no
/// news to who wrote it down.
pub(crate) fn payback(
    seen: &Snapshot<'_>,
    prospect: &Uid,
    entry: Option<&Uid>,
    now: Moment,
) -> Result<Option<Payback>, super::Unread> {
    let soon = now.day() + SOON;
    let found = seen.after_save(prospect, entry, soon)?.ok_or_else(|| gone("prospect"))?;
    let talk = found.moment.map(|moment| moment.talk);
    if found.planned
        && let Some((question, _)) = seen.oldest_question(found.prospect, QuestionState::Planned, talk)?
    {
        return Ok(Some(Payback::Planned { question: question.uid, text: question.text }));
    }
    if found.promise
        && let Some((text, due)) = seen.promise_due(found.prospect, soon, talk)?
    {
        return Ok(Some(Payback::Promise { text, due }));
    }
    if found.pending
        && let Some((question, asked)) = seen.oldest_question(found.prospect, QuestionState::Pending, talk)?
    {
        return Ok(Some(Payback::StillOpen { text: question.text, asked }));
    }
    if let Some(similar) = similar(seen, &found)? {
        return Ok(Some(similar));
    }
    moved(seen, &found, now)
}

/// For an objection not settled: another prospect's of the same words that was.
fn similar(seen: &Snapshot<'_>, found: &AfterSave) -> Answer<Option<Payback>> {
    let Some(moment) = found.moment.filter(|_| found.settled) else { return Ok(None) };
    if moment.tag != Some(Tag::Objection) || moment.objection == Some(ObjectionState::Settled) {
        return Ok(None);
    }
    let line = seen.similar_settled(moment.id, found.prospect)?;
    Ok(line.map(|line| Payback::Similar { prospect: line.prospect, text: line.text, settled_by: line.settled_by }))
}

/// Trust today without the talk, and with it; without a talk, yesterday and today. While it is too early to tell there is
/// no number to say.
fn moved(seen: &Snapshot<'_>, found: &AfterSave, now: Moment) -> Answer<Option<Payback>> {
    let (with, pace, today) = (days(seen, found.prospect)?, Pace::of(found.rhythm), now.day());
    let to = standing_on(&with, pace, today);
    let from = match &found.moment {
        Some(moment) => standing_on(&without_talk(seen, found.prospect, with, moment)?, pace, today),
        None => standing_on(&with, pace, today + -1),
    };
    let told = from.trend != Trend::TooEarly && to.trend != Trend::TooEarly;
    let (from, to) = (from.mean * 100.0, to.mean * 100.0);
    Ok((told && (to - from).abs() >= MOVED).then_some(Payback::Moved { from, to }))
}

/// The days of a prospect had it not been for the talk of a moment. Where questions hang on it, from all that is known.
fn without_talk(seen: &Snapshot<'_>, prospect: i64, with: Vec<DaySum>, moment: &SavedMoment) -> Answer<Vec<DaySum>> {
    let plain = if moment.asked { None } else { seen.plain_talk(moment.talk)? };
    if let Some(days) = plain.and_then(|moments| without(with, moments)) {
        return Ok(days);
    }
    let (entries, questions) = seen.of_talk(moment.talk)?;
    Ok(daily(&evidence(&Known::of(seen, prospect)?.without(&entries, &questions).facts)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Held, Ids, Zone},
        journal::{ImportChoice, Read, Reply, Window, browse::answer, import},
        store::Store,
        trust::put_in,
    };

    const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.jsonl");

    #[test]
    fn a_talk_taken_out_of_the_kept_days_leaves_what_is_known_without_it() {
        let now = Moment { utc: Held::from_iso("2026-11-19T12:00:00Z").expect("a time").at, zone: Zone::Fixed(0) };
        let store = Store::memory().expect("a journal");
        let (mut writer, mut ids) = (store.writer().expect("a writer"), Ids::new([3; 32]));
        import(&mut writer, SAMPLE.as_ref(), ImportChoice::default(), now, &mut ids, "shell", &mut |_| true)
            .expect("the sample");
        let (mut plain, mut asked) = (0, 0);
        let looked: Answer<()> = writer.read(|seen| {
            let all = Read::Entries { query: String::new(), window: Window::First(500) };
            let Reply::Entries { page, .. } = answer(seen, &all, now)? else { panic!("moments") };
            for row in page.rows {
                let Some(found) = seen.after_save(&row.prospect, Some(&row.uid), now.day())? else { panic!("a row") };
                let moment = found.moment.expect("a moment");
                let (entries, questions) = seen.of_talk(moment.talk)?;
                let known = Known::of(seen, found.prospect)?.without(&entries, &questions).facts;
                let mut expected = Vec::new();
                put_in(&mut expected, &daily(&evidence(&known)));
                let mut days = without_talk(seen, found.prospect, days(seen, found.prospect)?, &moment)?;
                days.retain(|sum| !sum.is_empty());
                assert_eq!(days, expected, "{}", row.text);
                *if moment.asked || seen.plain_talk(moment.talk)?.is_none() { &mut asked } else { &mut plain } += 1;
            }
            Ok(())
        });
        looked.expect("an answer");
        assert!(plain > 50 && asked > 20, "{plain} plain, {asked} with questions");
    }
}
