//! Questions: planned, asked in a talk, what became of them. Moments that reply to the same words reply to one question.

use super::{
    bank,
    fault::{Done, Fault, live, words},
    going::said,
    people,
};
use crate::domain::{Day, Held, Invalid, QuestionState, Uid, fold};
use crate::journal::{QuestionDraft, Reply};
use crate::store::{
    Change, Owner, Stored,
    rows::{Conversation, Question},
};

/// The questions of one talk while it is saved: two moments with the same words share one.
pub(super) struct Asked {
    talk: i64,
    prospect: i64,
    held: Held,
    seen: Vec<(i64, String, QuestionState)>,
}

impl Asked {
    /// For this talk.
    pub(super) fn of(talk: &Stored<Conversation>) -> Self {
        Self { talk: talk.id, prospect: talk.row.prospect_id, held: talk.row.held(), seen: Vec::new() }
    }
}

/// The question a moment replies to.
pub(super) fn of_talk(w: &mut Change<'_>, asked: &mut Asked, draft: &QuestionDraft) -> Done<i64> {
    let text = words(&draft.text, "question", "What was the question?")?;
    if let Some((id, _, state)) = asked.seen.iter().find(|(_, seen, _)| seen == text) {
        if *state != draft.state {
            return Err(two_states(text));
        }
        return Ok(*id);
    }
    let mut question = found(w, asked, text)?;
    let row = &mut question.row;
    row.conversation_id = Some(asked.talk);
    put_state(row, draft.state, asked.held, draft.until);
    row.silence = draft.silence.or(row.silence);
    row.held = draft.held.or(row.held);
    w.put(&question)?;
    asked.seen.push((question.id, text.to_owned(), draft.state));
    Ok(question.id)
}

/// A question of the talk that no moment replies to. What was planned or not dared stays loose: it was not asked there.
pub(super) fn aside(w: &mut Change<'_>, asked: &mut Asked, text: &str, state: QuestionState) -> Done<()> {
    if state.was_asked() {
        let draft = QuestionDraft { text: text.to_owned(), state, until: None, silence: None, held: None };
        return of_talk(w, asked, &draft).map(drop);
    }
    let text = words(text, "question", "What was the question?")?;
    let mut question = loose(w, asked.prospect, text, state)?;
    question.planned_on = Some(asked.held.day());
    w.add(&question)?;
    Ok(())
}

fn two_states(text: &str) -> Fault {
    Invalid::new("question", format!("“{text}” cannot have become two things in one talk.")).into()
}

/// The question of these words: of the talk, else one that was waiting to be asked, else a new one.
fn found(w: &mut Change<'_>, asked: &Asked, text: &str) -> Done<Stored<Question>> {
    if let Some(question) = w.question_of_talk(asked.talk, text)? {
        return Ok(question);
    }
    if let Some(mut question) = waiting(w, asked.prospect, text, asked.held.day())? {
        question.row.position = w.next_position::<Question>(Owner::Talk(asked.talk))?;
        return Ok(question);
    }
    let mut question = loose(w, asked.prospect, text, QuestionState::Pending)?;
    question.conversation_id = Some(asked.talk);
    question.position = w.next_position::<Question>(Owner::Talk(asked.talk))?;
    Ok(w.add(&question)?)
}

/// The loose question of these words that was to be asked; else one asked on that day without a word of the answer yet.
fn waiting(w: &mut Change<'_>, prospect: i64, text: &str, day: Day) -> Done<Option<Stored<Question>>> {
    let folded = fold(text);
    let loose = w.of_prospect::<Question>(prospect)?.into_iter();
    let mut loose = loose.filter(|found| found.row.conversation_id.is_none() && fold(&found.row.text) == folded);
    let fits = |state, asked: Option<Day>| match state {
        QuestionState::Planned | QuestionState::HeldBack => true,
        QuestionState::Pending => asked == Some(day),
        QuestionState::Answered | QuestionState::Dodged => false,
    };
    Ok(loose.find(|found| fits(found.row.state, found.row.asked_day)))
}

/// A question that hangs on no talk. Words that stand in the bank are the bank's question, however they came here.
fn loose(w: &Change<'_>, prospect: i64, text: &str, state: QuestionState) -> Done<Question> {
    Ok(Question {
        bank: bank::named(w, text)?,
        prospect_id: prospect,
        conversation_id: None,
        position: w.next_position::<Question>(Owner::Prospect(prospect))?,
        text: text.to_owned(),
        state,
        planned_on: None,
        asked_at: None,
        asked_offset: None,
        asked_day: None,
        closed_on: None,
        until: None,
        silence: None,
        held: None,
        note: String::new(),
        note_private: false,
        // What one did not dare is nobody else's.
        private: state == QuestionState::HeldBack,
    })
}

/// What became of it, at this time. A question that is asked again keeps when it was asked first; one that is answered
/// late keeps the day it was promised for, for till then it was not late.
fn put_state(row: &mut Question, state: QuestionState, at: Held, until: Option<Day>) {
    row.state = state;
    row.until = if state == QuestionState::Pending { until } else { row.until.filter(|_| state.was_asked()) };
    row.closed_on = matches!(state, QuestionState::Answered | QuestionState::Dodged).then(|| at.day());
    if !state.was_asked() {
        (row.asked_at, row.asked_offset, row.asked_day) = (None, None, None);
    } else if row.asked_day.is_none() {
        (row.asked_at, row.asked_offset, row.asked_day) = (Some(at.at), at.offset, Some(at.day()));
    }
    row.private |= state == QuestionState::HeldBack;
}

/// A question to ask.
pub(super) fn plan(w: &mut Change<'_>, prospect: Uid, text: &str) -> Done<Reply> {
    let text = words(text, "question", "What do you want to ask?")?;
    let prospect = people::known(w, prospect)?;
    let question = plan_row(w, prospect.id, text)?;
    w.say(format!("planned a question, {}", prospect.row.name));
    Ok(Reply::Made(question.uid))
}

/// A question that one did not dare to ask.
pub(super) fn hold_back(w: &mut Change<'_>, prospect: Uid, text: &str, on: Day) -> Done<Reply> {
    let text = words(text, "question", "Which question was it?")?;
    let prospect = people::known(w, prospect)?;
    let mut question = loose(w, prospect.id, text, QuestionState::HeldBack)?;
    question.planned_on = Some(on);
    let question = w.add(&question)?;
    w.say(format!("noted a question held back, {}", prospect.row.name));
    Ok(Reply::Made(question.uid))
}

/// The row of it.
pub(super) fn plan_row(w: &mut Change<'_>, prospect: i64, text: &str) -> Done<Stored<Question>> {
    let mut question = loose(w, prospect, text, QuestionState::Planned)?;
    question.planned_on = Some(w.now().day());
    Ok(w.add(&question)?)
}

/// A question was asked, and no answer is written down.
pub(super) fn ask(w: &mut Change<'_>, prospect: Uid, text: &str, at: Held) -> Done<Reply> {
    let text = words(text, "question", "What was the question?")?;
    let prospect = people::known(w, prospect)?;
    let mut question = if let Some(question) = waiting(w, prospect.id, text, at.day())? {
        question
    } else {
        let row = loose(w, prospect.id, text, QuestionState::Pending)?;
        w.add(&row)?
    };
    put_state(&mut question.row, QuestionState::Pending, at, None);
    w.put(&question)?;
    w.say(format!("asked a question, {}", prospect.row.name));
    Ok(Reply::Made(question.uid))
}

/// What became of a question.
pub(super) fn set(w: &mut Change<'_>, question: Uid, state: QuestionState, on: Day, until: Option<Day>) -> Done<Reply> {
    let mut question: Stored<Question> = live(w, question, "this question")?;
    put_state(&mut question.row, state, Held::on(on), until);
    w.put(&question)?;
    said(w, &format!("marked a question {}", state.said()), question.row.prospect_id)?;
    Ok(Reply::Done)
}
