//! The panels about asking: what opened people up, what became of the questions, the silence held after them.

use super::{behind::Among, folded::Few, panels::Row};
use crate::{
    app::screens::{Place, questions::Shown},
    domain::{Counted, QuestionState, Reception},
    journal::{BankRow, QuestionSilence, Trends, TrendsLate, bank, said::trends as said},
    trust::measures::Share,
    words::{counted, number::share, one_line, quoted},
};

/// So many questions are named.
const NAMED: usize = 3;

/// A question within a sentence is cut to so many columns.
const QUOTE: usize = 56;

pub(super) fn opened(trends: &Trends, late: &TrendsLate, alone: bool, among: Among<'_>) -> Vec<Row> {
    let by_query = !trends.rest.is_empty();
    let mut rows = if by_query { Vec::new() } else { best(late, among) };
    let silence = late.brought.after_silence.share();
    let sentence = said::after_silence(silence, &late.silences);
    rows.push(
        Row::share(said::AFTER_SILENCE, silence, sentence)
            .called("long silence")
            .lists(among.after_silence(), silence.n),
    );
    for reception in Reception::ALL {
        if late.reception.of(*reception) > 0 && !by_query {
            let after = late.brought.after_reception.after(*reception);
            let label = said::the_talk_after(*reception);
            let sentence = said::after_reception(*reception, after, &late.reception);
            let row = Row::share(label, after, sentence).called(&reception.said());
            rows.push(row.counts(Counted::NextTalks(*reception), after.n, among));
        }
    }
    let unasked = trends.volunteered.share();
    let sentence = format!("{} of what they told you came unasked.", share(unasked.k, unasked.n));
    rows.push(Row::share("came unasked", unasked, sentence).lists(among.volunteered(), unasked.k));
    if alone {
        rows.extend(met(late, among));
    }
    rows
}

/// How I met what they said.
fn met(late: &TrendsLate, among: Among<'_>) -> Vec<Row> {
    let times = |reception: &&Reception| late.reception.of(**reception) > 0;
    let row = |reception: &Reception| {
        let of = Share { k: late.reception.of(*reception), n: late.reception.n() };
        let sentence = format!("You {} {} of what you noted it for.", reception.said(), share(of.k, of.n));
        Row::share(said::met(*reception), of, sentence).lists(among.met(*reception), of.k)
    };
    Reception::ALL.iter().filter(times).map(row).collect()
}

/// The questions that opened people up most.
fn best(late: &TrendsLate, among: Among<'_>) -> Vec<Row> {
    let question = |row: &BankRow| {
        let of = said::of_opened(row);
        let sentence = format!("{} {}.", quoted(&row.text), bank::opened(row.opened));
        let line = Row::new(quoted(&row.text), said::figure(of), sentence);
        row.asking.map_or(line.clone(), |asking| line.counts(Counted::Askings(asking), of.n, among))
    };
    let known = |row: &&BankRow| !said::of_opened(row).is_too_few();
    let opened = &late.brought.opened;
    let mut rows: Vec<Row> = opened.iter().filter(known).take(NAMED).map(question).collect();
    if rows.is_empty() {
        let best = opened.first().map(|row| (quoted(&one_line(&row.text, QUOTE)), row.opened));
        let sentence = said::too_seldom(best.as_ref().map(|(text, opened)| (&**text, *opened)));
        let bank_place = Place::Questions { shown: Shown { bank: true, ..Shown::default() }, cursor: None };
        // Beside others it goes by the one that was asked most.
        let n = opened.iter().map(|row| row.opened.n).max().unwrap_or(0).into();
        let few = Some(Few { name: "one question".to_owned(), n });
        rows.push(Row { few, ..Row::new("no question asked often enough", "", sentence).opens(bank_place) });
    }
    rows
}

pub(super) fn asked(late: &TrendsLate, alone: bool, among: Among<'_>) -> Vec<Row> {
    let states = [QuestionState::Answered, QuestionState::Dodged, QuestionState::Pending, QuestionState::HeldBack];
    let row = |state: QuestionState| {
        let of = late.ledger.share(state);
        let what = match state {
            QuestionState::HeldBack => "you thought of were not dared",
            QuestionState::Answered => "you asked were answered",
            QuestionState::Dodged => "you asked were dodged",
            QuestionState::Pending | QuestionState::Planned => "you asked wait for an answer",
        };
        let sentence = format!("{} questions {what}.", share(of.k, of.n));
        let row = Row::share(said::became(state), of, sentence);
        // All but one are shares of the same.
        let row = if state == QuestionState::HeldBack { row } else { row.called("asked") };
        row.counts(Counted::Questions(state), of.k, among)
    };
    let mut rows: Vec<Row> = states.into_iter().map(row).collect();
    let (n, says) = (late.silences.all().n(), said::silences(&late.silences));
    let sentence = match n {
        0 => "No silence noted.".to_owned(),
        _ if alone => format!("You held {} after a question: {says}.", counted(n, "silence")),
        _ => format!("You held {} after a question: {says}. z shows each question.", counted(n, "silence")),
    };
    rows.push(Row::new("silence held", says, sentence).resting_on(n).counts(Counted::Silences(None), n, among));
    if alone {
        rows.extend(silent(late, among));
    }
    rows
}

/// The silences of each question.
fn silent(late: &TrendsLate, among: Among<'_>) -> Vec<Row> {
    let row = |one: &QuestionSilence| {
        let (n, says) = (one.held.all().n(), said::silences(&one.held));
        let sentence = format!("After {} you held {}: {says}.", quoted(&one.text), counted(n, "silence"));
        Row::new(format!("  {}", quoted(&one.text)), says, sentence).counts(
            Counted::Silences(Some(one.asking)),
            n,
            among,
        )
    };
    let mut rows: Vec<Row> = late.brought.silent.iter().map(row).collect();
    if late.brought.silent_more > 0 {
        let more = format!("  {}", counted(late.brought.silent_more, "more question"));
        rows.push(Row::only(&more));
    }
    rows
}
