//! Words being typed. Kept for the window that types them; not logged.

use super::fault::Done;
use crate::domain::Uid;
use crate::journal::Reply;
use crate::store::Change;

/// Keeps them.
pub(super) fn keep(w: &mut Change<'_>, uid: Uid, place: &str, body: &str) -> Done<Reply> {
    w.keep_draft(uid, place, body)?;
    Ok(Reply::Made(uid))
}

/// Drops them.
pub(super) fn drop(w: &mut Change<'_>, uid: Uid) -> Done<Reply> {
    w.drop_draft(uid)?;
    Ok(Reply::Done)
}
