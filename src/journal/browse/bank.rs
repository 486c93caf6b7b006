//! Questions of the whole book, and the bank ranked by what they brought.

use std::sync::Arc;

use super::{Answer, place_of};
use crate::{
    domain::{Day, QuestionState, Stage, Uid},
    journal::{
        BankRow, NextQuestion, QuestionCounts,
        bank::{self, Bank, Past, Ranked},
    },
    store::Snapshot,
    trust::constants::REPLY_WINDOW,
};

pub(super) fn counts(seen: &Snapshot<'_>) -> Answer<QuestionCounts> {
    let mut counts = QuestionCounts::default();
    for (state, count) in seen.count_questions()? {
        let count = count.try_into().unwrap_or(0);
        match state {
            QuestionState::Planned => counts.planned = count,
            QuestionState::HeldBack => counts.held_back = count,
            QuestionState::Pending => counts.pending = count,
            QuestionState::Answered => counts.answered = count,
            QuestionState::Dodged => counts.dodged = count,
        }
    }
    Ok(counts)
}

/// The bank with every asking of the book (or of one prospect) counted, as known on `today`.
pub(super) fn counted(seen: &Snapshot<'_>, of: Option<i64>, today: Day) -> Answer<Bank> {
    let mut bank = Bank::of(seen.own_bank()?);
    seen.askings(of, None, REPLY_WINDOW, |line| bank.count(line, today))?;
    Ok(bank)
}

/// The bank ranked by every asking of the book, as known on `today`. It is the same for all prospects, and home asks for
/// it at every row.
fn of_the_book(seen: &Snapshot<'_>, today: Day) -> Answer<Arc<Ranked>> {
    seen.once(today, || Ok(counted(seen, None, today)?.ranked()))
}

pub(super) fn ranked(seen: &Snapshot<'_>, prospect: Option<&Uid>, today: Day) -> Answer<Vec<BankRow>> {
    let book = of_the_book(seen, today)?;
    let Some(prospect) = prospect else { return Ok(book.rows().to_vec()) };
    let one = one(seen, prospect)?;
    Ok(bank::for_a_list(&book.for_one(one.past.iter().map(Past::from), one.stage)))
}

pub(super) fn next(seen: &Snapshot<'_>, prospect: &Uid, today: Day) -> Answer<Vec<NextQuestion>> {
    let book = of_the_book(seen, today)?;
    let One { past, stage } = one(seen, prospect)?;
    Ok(bank::next(&book.for_one(past.iter().map(Past::from), stage), &past, stage))
}

/// What one prospect was asked, and the stage they are at.
struct One {
    past: Vec<(crate::domain::Question, Option<Day>)>,
    stage: Stage,
}

fn one(seen: &Snapshot<'_>, prospect: &Uid) -> Answer<One> {
    let found = place_of(seen, prospect)?;
    let stage = seen.stage_of(found.id)?.unwrap_or(Stage::Prospecting);
    Ok(One { past: seen.all_questions(found.id)?, stage })
}
