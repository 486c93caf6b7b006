//! Other words for what is a line: a question, a promise with its day, an unsaid item. A moment has an earlier wording
//! that is kept (`edit`); these have History.

use super::{
    bank,
    fault::{Done, live, words},
    going::said,
};
use crate::journal::{Reply, Reworded};
use crate::store::{
    Change, Stored,
    rows::{FollowUp, Question, Unsaid},
};

/// Puts `text` in the place of the words.
pub(super) fn reword(w: &mut Change<'_>, what: Reworded, text: &str) -> Done<Reply> {
    match what {
        Reworded::Question(uid) => {
            let mut question: Stored<Question> = live(w, uid, "this question")?;
            words(text, "question", "What do you want to ask?")?.clone_into(&mut question.row.text);
            question.row.bank = bank::named(w, &question.row.text)?;
            w.put(&question)?;
            said(w, "reworded a question", question.row.prospect_id)?;
        }
        Reworded::FollowUp(uid, due) => {
            let mut promise: Stored<FollowUp> = live(w, uid, "this follow-up")?;
            words(text, "follow-up", "What did you promise?")?.clone_into(&mut promise.row.text);
            promise.row.due = due;
            w.put(&promise)?;
            said(w, "reworded a follow-up", promise.row.prospect_id)?;
        }
        Reworded::Unsaid(uid) => {
            let mut item: Stored<Unsaid> = live(w, uid, "this unsaid item")?;
            words(text, "unsaid", "What is it that they do not say?")?.clone_into(&mut item.row.text);
            w.put(&item)?;
            said(w, "reworded an unsaid item", item.row.prospect_id)?;
        }
    }
    Ok(Reply::Done)
}
