//! The mark that something is private: of a moment or a question itself, of anything else its note.

use super::{
    fault::{Done, live},
    going::Sentence,
};
use crate::domain::{Invalid, Uid};
use crate::journal::{Reply, Target, TargetKind};
use crate::store::{
    Change,
    rows::{Attempt, Contact, Conversation, Entry, Prospect, Question},
};

/// Sets the mark of these, or takes it off.
pub(super) fn set(w: &mut Change<'_>, targets: &[Target], private: bool) -> Done<Reply> {
    let mut sentence = Sentence::new(if private { "made private" } else { "made not private" }, noun(targets));
    for target in targets {
        sentence.add(one(w, *target, private)?);
    }
    sentence.say(w)?;
    Ok(Reply::Done)
}

/// What these are called together.
fn noun(targets: &[Target]) -> &'static str {
    let of_itself = |target: &Target| matches!(target.kind, TargetKind::Entry | TargetKind::Question);
    match targets.first() {
        Some(first) if targets.iter().any(|target| target.kind != first.kind) => "thing",
        Some(first) if of_itself(first) => first.kind.noun(),
        Some(_) => "note",
        None => "thing",
    }
}

/// Sets the mark of one; whose it is.
fn one(w: &mut Change<'_>, target: Target, private: bool) -> Done<i64> {
    macro_rules! note_of {
        ($row:ty, $what:literal) => {{
            let mut found = live::<$row>(w, target.uid, $what)?;
            check_note(&found.row.note, private)?;
            found.row.note_private = private;
            w.put(&found)?;
            found
        }};
    }
    Ok(match target.kind {
        TargetKind::Entry => {
            let mut entry = live::<Entry>(w, target.uid, "this moment")?;
            entry.row.private = private;
            w.put(&entry)?;
            entry.row.prospect_id
        }
        TargetKind::Question => question(w, target.uid, private)?,
        TargetKind::Prospect => note_of!(Prospect, "this prospect").id,
        TargetKind::Contact => note_of!(Contact, "this contact").row.prospect_id,
        TargetKind::Conversation => note_of!(Conversation, "this talk").row.prospect_id,
        TargetKind::Attempt => note_of!(Attempt, "this try").row.prospect_id,
        TargetKind::FollowUp | TargetKind::Unsaid | TargetKind::Bank => {
            return Err(Invalid::new("private", "Only moments, questions and notes are private one by one.").into());
        }
    })
}

/// A question's note goes with it.
fn question(w: &mut Change<'_>, uid: Uid, private: bool) -> Done<i64> {
    let mut question = live::<Question>(w, uid, "this question")?;
    question.row.private = private;
    question.row.note_private = private && !question.row.note.is_empty();
    w.put(&question)?;
    Ok(question.row.prospect_id)
}

fn check_note(note: &str, private: bool) -> Done<()> {
    if private && note.trim().is_empty() {
        return Err(Invalid::new("private", "It has no note that could be private.").into());
    }
    Ok(())
}
