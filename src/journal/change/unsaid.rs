//! What they still seem unable to say.

use super::{
    fault::{Done, live, words},
    going::said,
    people,
};
use crate::domain::{Uid, UnsaidState};
use crate::journal::{Reply, UnsaidClose};
use crate::store::{
    Change, Owner, Stored,
    rows::{Entry, Unsaid},
};

/// An item of a prospect's list.
pub(super) fn add(w: &mut Change<'_>, prospect: Uid, text: &str) -> Done<Reply> {
    let prospect = people::known(w, prospect)?;
    let made = add_row(w, prospect.id, words(text, "unsaid", "What is it that they do not say?")?)?;
    w.say(format!("noted something unsaid, {}", prospect.row.name));
    Ok(Reply::Made(made.uid))
}

/// The row of it.
pub(super) fn add_row(w: &mut Change<'_>, prospect_id: i64, text: &str) -> Done<Stored<Unsaid>> {
    let position = w.next_position::<Unsaid>(Owner::Prospect(prospect_id))?;
    Ok(w.add(&Unsaid {
        prospect_id,
        position,
        text: text.to_owned(),
        noted_on: Some(w.now().day()),
        state: UnsaidState::Open,
        closed_on: None,
        entry_id: None,
    })?)
}

/// How it closed; `Open` opens it again.
pub(super) fn close(w: &mut Change<'_>, close: &UnsaidClose) -> Done<Reply> {
    let mut item: Stored<Unsaid> = live(w, close.unsaid, "this unsaid item")?;
    let entry = close.entry.map(|uid| live::<Entry>(w, uid, "the moment that said it")).transpose()?;
    item.row.state = close.state;
    let told_in = entry.filter(|_| close.state == UnsaidState::Said);
    // It was said on the day of that moment, whenever it is written down.
    let on = told_in.as_ref().map_or(close.on, |entry| entry.row.day);
    item.row.closed_on = (close.state != UnsaidState::Open).then_some(on);
    item.row.entry_id = told_in.map(|entry| entry.id);
    w.put(&item)?;
    let what = match close.state {
        UnsaidState::Open => "opened an unsaid item again".to_owned(),
        state => format!("closed an unsaid item as {}", state.said()),
    };
    said(w, &what, item.row.prospect_id)?;
    Ok(Reply::Done)
}
