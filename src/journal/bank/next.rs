//! What to ask a prospect next: what they dodged, what is planned or was held back, whether they would say no, and the best
//! questions for their stage that they were not asked.

use super::{Past, ranked::ForOne};
use crate::{
    domain::{Day, Purpose, Question, QuestionState, Stage, Uid, wording},
    journal::{BankRow, NextQuestion, Why},
    trust::measures::questions::Opened,
};

/// So many are worth two minutes before a call.
const WANTED: usize = 3;
/// At most so many of them are old acquaintances, so that there is something new.
const WRITTEN_DOWN: usize = 2;

impl From<&(Question, Option<Day>)> for Past {
    fn from((question, asked): &(Question, Option<Day>)) -> Self {
        Self {
            state: question.state,
            on: asked.or(question.planned_on),
            bank: question.bank.clone(),
            text: question.text.clone(),
        }
    }
}

/// The three questions to ask next. `bank` is ranked for the stage and notes what became of each there; `past` has every
/// question to this prospect with the day it was asked, in the order written down.
#[must_use]
pub(in crate::journal) fn next(
    bank: &[ForOne<'_>],
    past: &[(Question, Option<Day>)],
    stage: Stage,
) -> Vec<NextQuestion> {
    let mut chosen = Chosen { bank, rows: Vec::new(), purposes: Vec::new() };
    for (question, why) in written_down(past).into_iter().take(WRITTEN_DOWN) {
        chosen.take_own(question, why);
    }
    let fresh = || bank.iter().filter(|one| one.there.is_none()).map(|one| one.row);
    // Whoever was ever asked has been; whoever is to be is taken care of.
    let permission = |row: &&BankRow| row.purpose() == Some(Purpose::Permission);
    if !bank.iter().any(|one| permission(&one.row) && one.there.is_some())
        && let Some(row) = fresh().find(permission)
    {
        chosen.take(row, Why::Permission);
    }
    // Each for another purpose first; when those have run out, any.
    for other_purpose in [true, false] {
        for row in fresh() {
            if chosen.rows.len() >= WANTED {
                return chosen.rows;
            }
            if !other_purpose || !chosen.purposes.contains(&row.purpose.as_str()) {
                chosen.take(row, Why::Ranked(stage));
            }
        }
    }
    chosen.rows
}

/// What is chosen so far.
struct Chosen<'a> {
    bank: &'a [ForOne<'a>],
    rows: Vec<NextQuestion>,
    purposes: Vec<&'a str>,
}

impl<'a> Chosen<'a> {
    fn take(&mut self, row: &'a BankRow, why: Why) {
        if self.rows.iter().all(|taken| wording(&taken.text) != wording(&row.text)) {
            self.purposes.push(&row.purpose);
            let (text, place) = (row.text.clone(), Some(row.key.id));
            self.rows.push(NextQuestion { text, question: None, row: place, opened: row.opened, why });
        }
    }

    fn take_own(&mut self, question: &Question, why: Why) {
        let words = wording(&question.text);
        let known = self
            .bank
            .iter()
            .map(|one| one.row)
            .find(|row| (row.bank.is_some() && row.bank == question.bank) || wording(&row.text) == words);
        self.purposes.extend(known.map(|row| row.purpose.as_str()));
        let opened = known.map_or(Opened::default(), |row| row.opened);
        let (text, question, row) = (question.text.clone(), Some(question.uid), known.map(|row| row.key.id));
        self.rows.push(NextQuestion { text, question, row, opened, why });
    }
}

/// Dodged and not asked again since, planned, held back: the latest of each, the most pressing first. Of the same words
/// the last time is what counts.
fn written_down(past: &[(Question, Option<Day>)]) -> Vec<(&Question, Why)> {
    let mut last: Vec<(String, &Question, Option<Day>)> = Vec::new();
    for (question, asked) in past {
        let words = wording(&question.text);
        last.retain(|(seen, ..)| *seen != words);
        last.push((words, question, asked.or(question.planned_on)));
    }
    let latest = |state: QuestionState| {
        let of_state = last.iter().filter(move |(_, question, _)| question.state == state);
        of_state.max_by_key(|(_, question, on)| (question.closed_on.max(*on), place(past, question.uid)))
    };
    let why = |state, why: fn(Option<Day>) -> Why| {
        latest(state).map(|(_, question, on)| (*question, why(question.closed_on.or(*on))))
    };
    [
        why(QuestionState::Dodged, Why::Dodged),
        why(QuestionState::Planned, Why::Planned),
        why(QuestionState::HeldBack, Why::HeldBack),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn place(past: &[(Question, Option<Day>)], uid: Uid) -> Option<usize> {
    past.iter().position(|(question, _)| question.uid == uid)
}
