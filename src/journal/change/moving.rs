//! Moments that were saved for the wrong prospect.

use super::{
    fault::{Done, live},
    people, talk,
};
use crate::domain::Uid;
use crate::journal::{Reply, Whom};
use crate::store::{
    Change, List, Stored,
    rows::{Conversation, Entry, FollowUp, Prospect, Question},
};
use crate::words::counted;

/// The moments go to another prospect, those of one talk to a talk of their own there, at the same time. Where they were
/// all of a talk's moments, the talk goes whole: else a talk that never was would stay behind.
pub(super) fn entries(w: &mut Change<'_>, entries: &[Uid], to: &Whom) -> Done<Reply> {
    let mut talks: Vec<(i64, Vec<Stored<Entry>>)> = Vec::new();
    for uid in entries {
        let entry: Stored<Entry> = live(w, *uid, "this moment")?;
        match talks.iter_mut().find(|(talk, _)| *talk == entry.row.conversation_id) {
            Some((_, moments)) => moments.push(entry),
            None => talks.push((entry.row.conversation_id, vec![entry])),
        }
    }
    let (mut moved, mut from, mut there) = (0, Vec::new(), String::new());
    for (talk, moments) in talks {
        let talk: Stored<Conversation> = w.get(talk)?;
        let was: Stored<Prospect> = w.get(talk.row.prospect_id)?;
        let to = people::prospect(w, to, Some(talk.row.stage))?.prospect;
        if to.id == was.id {
            continue;
        }
        moved += moments.len();
        from.push(was.row.name);
        there.clone_from(&to.row.name);
        of_talk(w, talk, moments, &to)?;
    }
    from.dedup();
    let what = if moved == 1 { "a moment".to_owned() } else { counted(moved, "moment") };
    match from.as_slice() {
        [] => {}
        [was] => w.say(format!("moved {what} from {was} to {there}")),
        _ => w.say(format!("moved {what} to {there}")),
    }
    Ok(Reply::Done)
}

/// These moments of one talk.
fn of_talk(
    w: &mut Change<'_>,
    talk: Stored<Conversation>,
    moments: Vec<Stored<Entry>>,
    to: &Stored<Prospect>,
) -> Done<()> {
    let stays = |entry: &Stored<Entry>| !moments.iter().any(|moment| moment.id == entry.id);
    if !w.of_talk::<Entry>(talk.id)?.iter().any(stays) {
        return whole(w, talk, to);
    }
    let mut there = talk::bare(to, talk.row.held(), talk.row.channel);
    there.minutes = talk.row.minutes;
    let there = w.add(&there)?;
    for (position, mut entry) in (0..).zip(moments) {
        entry.row.position = position;
        put(w, entry, &there, None)?;
    }
    Ok(())
}

/// The talk with all that was asked and promised in it. Its people are people of the other prospect: they stay there.
fn whole(w: &mut Change<'_>, mut talk: Stored<Conversation>, to: &Stored<Prospect>) -> Done<()> {
    talk.row.prospect_id = to.id;
    talk.row.contacts = List(Vec::new());
    w.put(&talk)?;
    for mut question in w.ever_of_talk::<Question>(talk.id)? {
        question.row.prospect_id = to.id;
        w.put(&question)?;
    }
    for mut promise in w.ever_of_talk::<FollowUp>(talk.id)? {
        promise.row.prospect_id = to.id;
        w.put(&promise)?;
    }
    for entry in w.ever_of_talk::<Entry>(talk.id)? {
        let question = entry.row.question_id;
        put(w, entry, &talk, question)?;
    }
    Ok(())
}

fn put(w: &mut Change<'_>, mut entry: Stored<Entry>, talk: &Stored<Conversation>, question: Option<i64>) -> Done<()> {
    let row = &mut entry.row;
    row.prospect_id = talk.row.prospect_id;
    row.conversation_id = talk.id;
    (row.said_by, row.question_id) = (None, question);
    w.put(&entry)?;
    Ok(())
}
