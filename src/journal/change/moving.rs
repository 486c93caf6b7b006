//! A moment that was saved for the wrong prospect.

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

/// The moment goes to another prospect, to a talk of its own there, at the same time. Where it was the talk's only
/// moment, the talk goes whole: else a talk that never was would stay behind.
pub(super) fn entry(w: &mut Change<'_>, entry: Uid, to: &Whom) -> Done<Reply> {
    let entry: Stored<Entry> = live(w, entry, "this moment")?;
    let from: Stored<Conversation> = w.get(entry.row.conversation_id)?;
    let was: Stored<Prospect> = w.get(from.row.prospect_id)?;
    let to = people::prospect(w, to, Some(from.row.stage))?.prospect;
    if to.id == was.id {
        return Ok(Reply::Done);
    }
    if w.of_talk::<Entry>(from.id)?.len() == 1 {
        whole(w, from, &to)?;
    } else {
        let mut there = talk::bare(&to, from.row.held(), from.row.channel);
        there.minutes = from.row.minutes;
        let there = w.add(&there)?;
        put(w, entry, &there, None)?;
    }
    w.say(format!("moved a moment from {} to {}", was.row.name, to.row.name));
    Ok(Reply::Done)
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
    if row.conversation_id != talk.id {
        (row.conversation_id, row.position) = (talk.id, 0);
    }
    (row.said_by, row.question_id) = (None, question);
    w.put(&entry)?;
    Ok(())
}
