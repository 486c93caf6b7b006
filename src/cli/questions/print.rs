//! Questions as lines and as JSON.

use serde::Serialize;

use crate::{
    cli::{
        failure::Failure,
        line::{Ink, Line},
        print::Printer,
    },
    domain::{Day, QuestionState, Reception, Stage},
    journal::{BankRow, NextQuestion, QuestionRow, bank, said},
    words::{Dates, date, quoted},
};

#[derive(Serialize)]
struct Value<'a> {
    id: String,
    prospect_id: String,
    prospect: &'a str,
    text: &'a str,
    state: QuestionState,
    planned_on: Option<Day>,
    asked_on: Option<Day>,
    closed_on: Option<Day>,
    until: Option<Day>,
    silence: Option<u32>,
    held: Option<bool>,
    reception: Option<Reception>,
    times: u32,
    stage: Option<Stage>,
    bank: Option<&'a str>,
    private: bool,
    reply: Option<Reply<'a>>,
}

#[derive(Serialize)]
struct Reply<'a> {
    entry: String,
    text: &'a str,
}

/// A question that was asked or planned: `dodged  12 Nov  Nordkap Marine  “Who else …?”  silence 3 s  019a…`.
pub(super) fn question(row: &QuestionRow, today: Day, out: &mut Printer) -> Result<(), Failure> {
    let question = &row.question;
    let asked_on = question.asked_at.map(crate::domain::Held::day);
    if out.json {
        return out.value(&Value {
            id: question.uid.to_string(),
            prospect_id: row.prospect.uid.to_string(),
            prospect: &row.prospect.name,
            text: &question.text,
            state: question.state,
            planned_on: question.planned_on,
            asked_on,
            closed_on: question.closed_on,
            until: question.until,
            silence: question.silence,
            held: question.held,
            reception: row.reception,
            times: row.times,
            stage: row.stage,
            bank: question.bank.as_deref(),
            private: question.private,
            reply: row.reply.as_ref().map(|(text, entry)| Reply { entry: entry.to_string(), text }),
        });
    }
    let ink = match question.state {
        QuestionState::Answered => Ink::Open,
        QuestionState::Dodged | QuestionState::HeldBack => Ink::Shut,
        QuestionState::Planned | QuestionState::Pending => Ink::Plain,
    };
    let when = asked_on.or(question.planned_on).map(|day| Dates::default().table(day, today)).unwrap_or_default();
    let until = question.until.filter(|_| question.state == QuestionState::Pending);
    let until = until.map(|until| format!("answer {}", date::due(until, today))).unwrap_or_default();
    out.line(
        &Line::default()
            .and(ink, &said::questions::became(question.state, row.times))
            .col(Ink::Dim, &when)
            .col(Ink::Strong, &row.prospect.name)
            .col(Ink::Plain, &quoted(&question.text))
            .col(Ink::Dim, &until)
            .col(Ink::Dim, &said::questions::silence(question).unwrap_or_default())
            .col(Ink::Dim, &row.reception.map(said::questions::reception).unwrap_or_default())
            .col(Ink::Dim, &row.stage.map(Stage::said).unwrap_or_default())
            .col(Ink::Dim, if question.private && question.state != QuestionState::HeldBack { "private" } else { "" })
            .col(Ink::Dim, &question.uid.to_string()),
    )
}

/// A question of the bank, with what it brought.
pub(super) fn of_bank(row: &BankRow, out: &mut Printer) -> Result<(), Failure> {
    if out.json {
        return out.value(&serde_json::json!({
            "bank": row.bank, "own": row.own.is_some(), "text": row.text, "stage": row.stage, "purpose": row.purpose(),
            "k": row.opened.k, "n": row.opened.n, "mean": row.opened.mean(), "low": row.opened.low(),
            "prospects": row.prospects,
        }));
    }
    let stage = row.stage.map_or_else(|| "any stage".to_owned(), Stage::said);
    let ink = if row.opened.k > 0 { Ink::Open } else { Ink::Dim };
    out.line(
        &Line::of(&row.text)
            .col(Ink::Dim, &stage)
            .col(Ink::Dim, &row.purpose)
            .col(Ink::Dim, if row.own.is_some() { "yours" } else { "" })
            .col(ink, &bank::opened(row.opened)),
    )
}

/// One of the three to ask next, and why.
pub(super) fn next(row: &NextQuestion, today: Day, out: &mut Printer) -> Result<(), Failure> {
    let why = bank::why(row, today, Dates::default());
    if out.json {
        return out.value(&serde_json::json!({
            "text": row.text, "why": why, "question": row.question.map(|uid| uid.to_string()),
            "k": row.opened.k, "n": row.opened.n,
        }));
    }
    out.line(&Line::default().and(Ink::Plain, &quoted(&row.text)).col(Ink::Dim, &why))
}
