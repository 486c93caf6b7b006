//! What can be done to moments wherever they are shown: trash, private, the state of an objection. The screens
//! say which moments; here it is turned into a change of the journal and the sentence that follows it.

use super::{
    prompt::{Asks, Prompt},
    prospect::choices::states,
};
use crate::{
    app::{Cx, parts::menu::Choice},
    domain::{FollowUp, FollowUpState, ObjectionState, Question, QuestionState, Uid},
    journal::{Target, TargetKind, Write},
    words::counted,
};

fn targets(entries: &[Uid]) -> Vec<Target> {
    entries.iter().map(|uid| Target { kind: TargetKind::Entry, uid: *uid }).collect()
}

/// To the trash.
pub(super) fn trash(entries: &[Uid], cx: &mut Cx<'_>) {
    let them = if entries.len() == 1 { "it" } else { "them" };
    let said = format!("{} in the trash · u takes {them} back", counted(entries.len(), "entry"));
    cx.write_then_say(Write::Trash(targets(entries)), said);
}

/// One thing private, or no longer: a question itself, of a prospect, a person, a talk or a try its note.
pub(super) fn turn_private(target: Target, private: bool, cx: &mut Cx<'_>) {
    let of_itself = matches!(target.kind, TargetKind::Entry | TargetKind::Question);
    cx.write_then_say(
        Write::SetPrivate { targets: vec![target], private },
        match (of_itself, private) {
            (true, true) => "Private: it never leaves the journal",
            (true, false) => "No longer private",
            (false, true) => "The note is private: it never leaves the journal",
            (false, false) => "The note is no longer private",
        },
    );
}

/// Private, or no longer.
pub(super) fn set_private(entries: &[Uid], private: bool, cx: &mut Cx<'_>) {
    let said = if private { "private" } else { "no longer private" };
    let said = format!("{} {said}", counted(entries.len(), "entry"));
    cx.write_then_say(Write::SetPrivate { targets: targets(entries), private }, said);
}

/// Asks how far an objection has come; `None` = the moment is none.
pub(super) fn ask_state(entry: Uid, text: &str, now: Option<ObjectionState>, cx: &mut Cx<'_>) {
    let Some(now) = now else {
        return cx.say("Only an objection has a state. t sets the tag.");
    };
    let said = |state| match state {
        ObjectionState::Settled => "settled, they said so".to_owned(),
        state => ObjectionState::said(state),
    };
    cx.show(states(text, ObjectionState::ALL, now, said, |to| Choice::Objection(entry, to)).into());
}

/// A promise as one would type it: its words, and the day it is due.
pub(super) fn promise_line(promise: &FollowUp) -> String {
    promise.due.map_or_else(|| promise.text.clone(), |due| format!("{} by {}", promise.text, due.iso()))
}

/// Asks what became of a question.
pub(super) fn ask_question_state(question: &Question, cx: &mut Cx<'_>) {
    let (uid, now) = (question.uid, question.state);
    let choice = |to| Choice::Question(uid, to);
    cx.show(states(&question.text, QuestionState::ALL, now, QuestionState::said, choice).into());
}

/// Asks whether a promise was kept.
pub(super) fn ask_promise_state(promise: &FollowUp, cx: &mut Cx<'_>) {
    let (uid, now) = (promise.uid, promise.state);
    let choice = |to| Choice::FollowUp(uid, to);
    cx.show(states(&promise.text, FollowUpState::ALL, now, FollowUpState::said, choice).into());
}

/// Does what a menu or prompt about a moment, a question or a promise answered; any other choice is given back.
pub(super) fn chosen(choice: Choice, cx: &mut Cx<'_>) -> Option<Choice> {
    let on = cx.today();
    let write = match choice {
        Choice::Objection(entry, ObjectionState::Settled) => {
            cx.show(Prompt::new(Asks::SettledBy(entry)).into());
            return None;
        }
        Choice::Objection(entry, state) => Write::SetObjection { entry, state, on, by: String::new() },
        Choice::Question(question, state) => Write::SetQuestion { question, state, on, until: None },
        Choice::FollowUp(follow_up, state) => Write::SetFollowUp { follow_up, state, on },
        other => return Some(other),
    };
    cx.write(write);
    None
}
