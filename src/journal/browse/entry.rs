//! One moment with all around it, one talk whole, and one try.

use super::{Answer, gone};
use crate::{
    domain::{Contact, Day, Entry, Moment, Rhythm, Uid},
    journal::{
        AttemptPage, ConversationPage, EntryPage, Link, Points,
        evidence::{days, facts},
    },
    store::{EntryHome, Snapshot, TalkWhole},
    trust::{EntryFact, Facts, Pace, bend_on, contributions, evidence},
};

pub(super) fn page(seen: &Snapshot<'_>, uid: &Uid, now: Moment) -> Answer<EntryPage> {
    let whole = seen.entry(uid)?.ok_or_else(|| gone("moment"))?;
    let home = whole.home;
    let (prospect, rhythm) = prospect(seen, home.prospect)?;
    let talk = seen.talk_of(home.conversation)?.ok_or_else(|| gone("talk"))?;
    let (points, day_moved) = moved(seen, &whole.entry, &home, Pace::of(rhythm), now.day())?;
    Ok(EntryPage {
        entry: whole.entry,
        prospect,
        contacts: seen.contacts_of_talk(home.conversation)?,
        question: match home.question {
            Some(question) => seen.question_of(question)?,
            None => None,
        },
        points,
        day_moved,
        revisions: whole.revisions,
        neighbours: seen.neighbours(&home)?,
        around: whole.around,
        conversation: talk.conversation,
    })
}

/// What a moment does to the score: its points today (`None` without evidence), 100·mean before and after its day.
type Moved = (Option<Points>, Option<(f64, f64)>);

/// Of its own evidence, and of what else replies to its question, among the days as kept. The cursor moves along many
/// moments, and their prospects may have thousands.
fn moved(seen: &Snapshot<'_>, entry: &Entry, home: &EntryHome, pace: &Pace, today: Day) -> Answer<Moved> {
    let tied = match home.question {
        Some(question) => seen.facts_of_question(question, home.prospect)?,
        None => None,
    };
    let (facts, at) = if let Some(rows) = tied {
        (facts(&rows), rows.entries.iter().position(|row| row.id == home.id))
    } else {
        let Entry { tag, openness, news, surfaced, .. } = *entry;
        let fact = EntryFact { day: home.day, tag, openness, news, surfaced, question: None };
        (Facts { entries: vec![fact], ..Facts::default() }, Some(0))
    };
    let (items, days) = (evidence(&facts).items, days(seen, home.prospect)?);
    let mut points = contributions(&items, &days, pace, today);
    points.retain(|point| at.is_some() && point.item.entry == at);
    let bend = bend_on(home.day, &items, &days, pace, today);
    let today = points.iter().map(|point| point.points).sum();
    Ok(((!points.is_empty()).then_some(Points { today }), bend.map(|bend| (bend.before, bend.after))))
}

fn prospect(seen: &Snapshot<'_>, id: i64) -> Answer<(Link, Option<Rhythm>)> {
    let (uid, name, rhythm) = seen.prospect_of(id)?.ok_or_else(|| gone("prospect"))?;
    Ok((Link { uid, name }, rhythm))
}

pub(super) fn conversation(seen: &Snapshot<'_>, uid: &Uid) -> Answer<ConversationPage> {
    let TalkWhole { id, prospect: owner, mut conversation } = seen.talk(uid)?.ok_or_else(|| gone("talk"))?;
    conversation.entries = seen.entries_of_talk(id)?;
    conversation.questions = seen.questions_of_talk(id)?;
    conversation.follow_ups = seen.follow_ups_of_talk(id)?;
    // Who was there or said something keeps a name on this page, in the trash or not.
    let there = seen.contacts_of_talk(id)?.into_iter().chain(seen.speakers_of_talk(id)?);
    let people = joined(seen.contacts(owner)?, there);
    Ok(ConversationPage { conversation, prospect: prospect(seen, owner)?.0, people })
}

/// These people and those of `more` who are not among them.
fn joined(mut people: Vec<Contact>, more: impl IntoIterator<Item = Contact>) -> Vec<Contact> {
    for person in more {
        if people.iter().all(|known| known.uid != person.uid) {
            people.push(person);
        }
    }
    people
}

pub(super) fn attempt(seen: &Snapshot<'_>, uid: &Uid) -> Answer<AttemptPage> {
    let (attempt, owner, updated_at) = seen.attempt(uid)?.ok_or_else(|| gone("try"))?;
    let prospect = prospect(seen, owner)?.0;
    // Who was tried keeps a name on this page, in the trash or not.
    let people = joined(seen.contacts(owner)?, seen.contacts_of_attempt(uid)?);
    Ok(AttemptPage { attempt, prospect, people, updated_at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Held, Ids, Zone},
        journal::{
            ImportChoice, Read, Reply, Window,
            browse::{answer, trust::Known},
            import,
        },
        store::Store,
        trust::Look,
    };

    const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.jsonl");

    /// The same from everything known of the prospect.
    fn among_all(seen: &Snapshot<'_>, home: &EntryHome, pace: &Pace, today: Day) -> Answer<Moved> {
        let known = Known::of(seen, home.prospect)?;
        let look = Look::at(&known.facts, pace, today, []);
        let at = known.entries.iter().position(|id| *id == home.id);
        let has_evidence = look.points.iter().any(|point| at.is_some() && point.item.entry == at);
        let points = at.and_then(|at| look.entries.get(at)).filter(|_| has_evidence);
        let bend = look.bends.iter().find(|bend| bend.day == home.day);
        Ok((points.map(|today| Points { today: *today }), bend.map(|bend| (bend.before, bend.after))))
    }

    #[test]
    fn a_moment_alone_moves_as_much_as_among_all_that_is_known() {
        let now = Moment { utc: Held::from_iso("2026-11-19T12:00:00Z").expect("a time").at, zone: Zone::Fixed(0) };
        let store = Store::memory().expect("a journal");
        let (mut writer, mut ids) = (store.writer().expect("a writer"), Ids::new([3; 32]));
        import(&mut writer, SAMPLE.as_ref(), ImportChoice::default(), now, &mut ids, "shell", &mut |_| true)
            .expect("the sample");
        let mut compared = [0, 0];
        let looked: Answer<()> = writer.read(|seen| {
            let all = Read::Entries { query: String::new(), window: Window::First(500) };
            let Reply::Entries { page, .. } = answer(seen, &all, now)? else { panic!("moments") };
            for row in page.rows {
                let Some(whole) = seen.entry(&row.uid)? else { panic!("a moment") };
                let (_, rhythm) = prospect(seen, whole.home.prospect)?;
                for today in [now.day(), whole.home.day, whole.home.day + -1] {
                    let alone = moved(seen, &whole.entry, &whole.home, Pace::of(rhythm), today)?;
                    let among = among_all(seen, &whole.home, Pace::of(rhythm), today)?;
                    assert_eq!(alone.1, among.1, "{} on {}", row.text, today.iso());
                    assert_eq!(alone.0.is_some(), among.0.is_some(), "{} on {}", row.text, today.iso());
                    if let Some((alone, among)) = alone.0.zip(among.0) {
                        assert!((alone.today - among.today).abs() < 1e-12, "{} on {}", row.text, today.iso());
                    }
                    compared[usize::from(whole.home.question.is_some())] += 1;
                }
            }
            Ok(())
        });
        looked.expect("an answer");
        assert!(compared[0] > 300 && compared[1] > 20, "{compared:?}");
    }
}
