//! One moment with all around it, and one talk whole.

use super::{Answer, gone, trust::Known};
use crate::{
    domain::{Moment, Rhythm, Uid},
    journal::{ConversationPage, EntryPage, Link, Points},
    store::{EntryHome, Snapshot, TalkWhole},
    trust::{Look, Pace},
};

pub(super) fn page(seen: &Snapshot<'_>, uid: &Uid, now: Moment) -> Answer<EntryPage> {
    let whole = seen.entry(uid)?.ok_or_else(|| gone("moment"))?;
    let home = whole.home;
    let (prospect, rhythm) = prospect(seen, home.prospect)?;
    let talk = seen.talk_of(home.conversation)?.ok_or_else(|| gone("talk"))?;
    let (points, day_moved) = moved(seen, &home, rhythm, now)?;
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

fn moved(seen: &Snapshot<'_>, home: &EntryHome, rhythm: Option<Rhythm>, now: Moment) -> Answer<Moved> {
    let known = Known::of(seen, home.prospect)?;
    let look = Look::at(&known.facts, Pace::of(rhythm), now.day(), []);
    let at = known.entries.iter().position(|id| *id == home.id);
    let has_evidence = look.points.iter().any(|point| at.is_some() && point.item.entry == at);
    let points = at.and_then(|at| look.entries.get(at)).filter(|_| has_evidence).map(|today| Points { today: *today });
    let bend = look.bends.iter().find(|bend| bend.day == home.day);
    Ok((points, bend.map(|bend| (bend.before, bend.after))))
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
    let mut people = seen.contacts(owner)?;
    // Who was there or said something keeps a name on this page, in the trash or not.
    for person in seen.contacts_of_talk(id)?.into_iter().chain(seen.speakers_of_talk(id)?) {
        if people.iter().all(|known| known.uid != person.uid) {
            people.push(person);
        }
    }
    Ok(ConversationPage { conversation, prospect: prospect(seen, owner)?.0, people })
}
