//! Questions of all three forms as rows.

use crate::domain::{Held, QuestionState};
use crate::exchange::{QuestionLine, ShortQuestion};
use crate::store::rows::{Conversation, Question};

/// A question's line: in a talk, or loose. Where it was asked in one, and does not say when, it was that day.
pub(super) fn row(home: i64, talk: Option<(i64, Held)>, position: i64, said: QuestionLine) -> Question {
    let absent = if talk.is_some() { QuestionState::Pending } else { QuestionState::Planned };
    let state = said.state.unwrap_or(absent);
    let in_talk = talk.filter(|_| state.was_asked()).map(|(_, held)| held.day());
    Question {
        prospect_id: home,
        conversation_id: talk.map(|(id, _)| id),
        position,
        text: said.text,
        state,
        planned_on: said.planned_on,
        asked_at: said.asked_at.map(|held| held.at),
        asked_offset: said.asked_at.and_then(|held| held.offset),
        asked_day: said.asked_at.map(Held::day).or(in_talk),
        closed_on: said.closed_on,
        until: said.until,
        silence: said.silence,
        held: said.held,
        bank: said.bank,
        note: said.note.unwrap_or_default(),
        note_private: said.note_private,
        private: said.private,
    }
}

/// The question of a line in short form: asked on the talk's day.
pub(super) fn short(talk: i64, of: &Conversation, position: i64, said: ShortQuestion) -> Question {
    let state = said.state.unwrap_or(QuestionState::Answered);
    let closed = matches!(state, QuestionState::Answered | QuestionState::Dodged).then_some(of.day);
    let line = QuestionLine {
        id: None,
        text: said.text,
        state: Some(state),
        planned_on: None,
        asked_at: None,
        closed_on: said.closed_on.or(closed),
        until: said.until,
        silence: said.silence,
        held: said.held,
        bank: None,
        note: None,
        note_private: false,
        private: false,
    };
    row(of.prospect_id, Some((talk, of.held())), position, line)
}
