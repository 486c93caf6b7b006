//! Questions as rows: of one prospect or of the book, each with how often it came to the same with them before.

use super::{
    Answer,
    page::{each, page},
    place_of,
};
use crate::{
    domain::{QuestionState, Uid, wording},
    journal::{Link, Page, QuestionRow, Window},
    store::{QuestionLine, SameLine, Snapshot},
};
use std::collections::{HashMap, hash_map::Entry};

/// Of one prospect or of all, newest first.
pub(super) fn of(seen: &Snapshot<'_>, prospect: Option<&Uid>, window: &Window) -> Answer<Page<QuestionRow>> {
    let id = prospect.map(|uid| place_of(seen, uid)).transpose()?.map(|found| found.id);
    rows(seen, page(window, |step| seen.questions(id, step))?)
}

/// Of all prospects, in one state or in any.
pub(super) fn ledger(seen: &Snapshot<'_>, state: Option<QuestionState>, window: &Window) -> Answer<Page<QuestionRow>> {
    let lines = page(window, |step| match state {
        Some(state) => seen.questions_in(state, step),
        None => seen.questions(None, step),
    })?;
    rows(seen, lines)
}

/// The lines as rows.
pub(super) fn rows(seen: &Snapshot<'_>, lines: Page<QuestionLine>) -> Answer<Page<QuestionRow>> {
    let mut past: HashMap<(i64, QuestionState), Vec<Before>> = HashMap::new();
    for line in &lines.rows {
        if let Entry::Vacant(new) = past.entry((line.prospect_id, line.question.state)) {
            let lines = seen.questions_to_compare(line.prospect_id, line.question.state)?;
            new.insert(lines.into_iter().map(Before::from).collect());
        }
    }
    Ok(each(lines, |line| {
        let times = past.get(&(line.prospect_id, line.question.state)).map_or(1, |past| times(&line, past));
        QuestionRow {
            key: line.place.into(),
            question: line.question,
            prospect: Link { uid: line.prospect, name: line.prospect_name },
            conversation: line.conversation,
            stage: line.stage,
            reply: line.reply,
            reception: line.reception,
            times,
        }
    }))
}

/// A question of the same prospect in the same state, its words ready to compare.
struct Before {
    line: SameLine,
    wording: String,
}

impl From<SameLine> for Before {
    fn from(line: SameLine) -> Self {
        let wording = wording(&line.text);
        Self { line, wording }
    }
}

/// How often a question had come to its state by then: the same of the bank or the same words, it itself included.
fn times(line: &QuestionLine, past: &[Before]) -> u32 {
    let (words, bank) = (wording(&line.question.text), line.question.bank.as_ref());
    let is_same = |before: &&Before| {
        before.line.place <= line.place
            && (before.wording == words || (bank.is_some() && before.line.bank.as_ref() == bank))
    };
    u32::try_from(past.iter().filter(is_same).count()).unwrap_or(u32::MAX).max(1)
}
