//! Promises.

use super::{
    fault::{Done, live, words},
    going::said,
    people,
};
use crate::domain::{Day, FollowUpState, Uid};
use crate::journal::Reply;
use crate::store::{
    Change, Owner, Stored,
    rows::{Conversation, FollowUp},
};

const EMPTY: &str = "What did you promise?";

/// A promise made in a talk.
pub(super) fn of_talk(w: &mut Change<'_>, talk: &Stored<Conversation>, text: &str, due: Option<Day>) -> Done<()> {
    let text = words(text, "follow-up", EMPTY)?;
    let position = w.next_position::<FollowUp>(Owner::Talk(talk.id))?;
    w.add(&FollowUp { conversation_id: Some(talk.id), ..open(talk.row.prospect_id, position, text, due) })?;
    Ok(())
}

/// A promise that belongs to no talk.
pub(super) fn add(w: &mut Change<'_>, prospect: Uid, text: &str, due: Option<Day>) -> Done<Reply> {
    let text = words(text, "follow-up", EMPTY)?;
    let prospect = people::known(w, prospect)?;
    let position = w.next_position::<FollowUp>(Owner::Prospect(prospect.id))?;
    let made = w.add(&open(prospect.id, position, text, due))?;
    w.say(format!("promised something, {}", prospect.row.name));
    Ok(Reply::Made(made.uid))
}

/// Kept, broken, or open again.
pub(super) fn set(w: &mut Change<'_>, follow_up: Uid, state: FollowUpState, on: Day) -> Done<Reply> {
    let mut promise: Stored<FollowUp> = live(w, follow_up, "this follow-up")?;
    promise.row.state = state;
    promise.row.kept_on = (state == FollowUpState::Kept).then_some(on);
    w.put(&promise)?;
    said(w, &format!("marked a follow-up {}", state.said()), promise.row.prospect_id)?;
    Ok(Reply::Done)
}

fn open(prospect_id: i64, position: i64, text: &str, due: Option<Day>) -> FollowUp {
    FollowUp {
        prospect_id,
        conversation_id: None,
        position,
        text: text.to_owned(),
        due,
        state: FollowUpState::Open,
        kept_on: None,
    }
}
