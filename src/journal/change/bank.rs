//! The user's own bank of questions: made, worded anew.

use super::{
    super::bank,
    fault::{Done, live, words},
};
use crate::{
    domain::{Invalid, Stage, Uid, wording},
    journal::Reply,
    store::{Change, Stored, rows::BankQuestion},
};

/// A question of one's own, new or anew. The same words twice would part what is known of them.
pub(super) fn put(
    w: &mut Change<'_>,
    uid: Option<Uid>,
    text: &str,
    stage: Option<Stage>,
    purpose: &str,
) -> Done<Reply> {
    let text = words(text, "question", "What is the question?")?;
    let there = named(w, text)?;
    if there.is_some_and(|name| uid.is_none_or(|uid| name != uid.to_string())) {
        return Err(Invalid::new("question", format!("“{text}” is in the bank already.")).into());
    }
    let row = BankQuestion { text: text.to_owned(), stage, purpose: purpose.trim().to_owned() };
    let made = match uid {
        None => w.add(&row)?.uid,
        Some(uid) => {
            let mut stored: Stored<BankQuestion> = live(w, uid, "this question")?;
            stored.row = row;
            w.put(&stored)?;
            uid
        }
    };
    w.say(if uid.is_some() { "changed a bank question" } else { "put a question into the bank" });
    Ok(Reply::Made(made))
}

/// The name by which the bank's question of these words is known.
pub(super) fn named(w: &Change<'_>, text: &str) -> Done<Option<String>> {
    let sought = wording(text);
    if let Some(shipped) = bank::shipped().iter().find(|question| question.wording == sought) {
        return Ok(Some(shipped.id.clone()));
    }
    let own = w.seen().own_bank()?;
    Ok(own.into_iter().find(|own| wording(&own.text) == sought).map(|own| own.uid.to_string()))
}
