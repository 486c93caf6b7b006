//! Views a person keeps: a query with a name. What it finds is decided when it is looked at.

use super::fault::{Done, live, words};
use crate::domain::{
    Invalid, Uid,
    filter::{Filter, view},
};
use crate::journal::Reply;
use crate::store::{
    Change, Scope, Stored,
    rows::{SavedView, Table},
};

/// Keeps it; a view of the same name is this one from now on.
pub(super) fn keep(w: &mut Change<'_>, name: &str, query: &str) -> Done<Reply> {
    let name = words(name, "view", "What is the view called?")?;
    let query = words(query, "view", "There is no filter to keep yet.")?;
    if name.contains(['"', '@', '\n']) || name.chars().count() > 60 {
        return Err(Invalid::new("view", "A view’s name is at most 60 characters, without “@” and quotes.").into());
    }
    let now = w.now();
    if let Some(wrong) = Filter::parse(query, now).mistakes.into_iter().next() {
        return Err(Invalid::from(wrong).into());
    }
    w.say(format!("kept the view {name}"));
    let same = w.seen().views()?.into_iter().find(|old| view::plain(&old.name) == view::plain(name));
    let row = SavedView { name: name.to_owned(), query: query.to_owned() };
    let Some(same) = same else { return Ok(Reply::Made(w.add(&row)?.uid)) };
    let mut old: Stored<SavedView> = live(w, same.uid, "this view")?;
    old.row = row;
    w.put(&old)?;
    Ok(Reply::Made(old.uid))
}

/// It goes; `u` takes that back.
pub(super) fn drop(w: &mut Change<'_>, uid: Uid) -> Done<Reply> {
    let old: Stored<SavedView> = live(w, uid, "this view")?;
    w.trash(Scope::Row(Table::Views), uid)?;
    w.say(format!("dropped the view {}", old.row.name));
    Ok(Reply::Done)
}
