//! `candor trust --explain`: the arithmetic behind a score, a piece of evidence a line.

use serde::Serialize;

use crate::{
    cli::{
        desk::Desk,
        entry_line,
        failure::Failure,
        line::{Ink, Line},
        print::Printer,
    },
    domain::{Day, Uid},
    journal::{
        Arithmetic, Counts, EvidenceOrder, EvidenceRow, Explained, Read, Reply, Window, said::arithmetic as said,
    },
    trust::Kind,
    words::Dates,
};

/// Pieces asked for at a time.
const AT_A_TIME: u16 = 2_000;

/// Whose score, and as known when.
pub(super) struct Asked {
    pub(super) prospect: Uid,
    pub(super) as_of: Option<Day>,
    pub(super) half_life: Option<f64>,
}

pub(super) fn run(desk: &mut Desk, asked: &Asked, out: &mut Printer) -> Result<(), Failure> {
    let (today, dates) = (desk.now().day(), Dates::default());
    let mut next = Some(Window::First(AT_A_TIME));
    let mut sum: Option<Arithmetic> = None;
    while let Some(window) = next {
        let Explained { sum: of_all, page } = part(desk, asked, window, today)?;
        if of_all.pieces == 0 {
            let name = &of_all.prospect.name;
            return Err(Failure::nothing(format!("Nothing is marked yet with {name}: 50, for nobody knows.")));
        }
        if sum.is_none() && !out.json {
            let [head, start] = said::head(&of_all, dates, today);
            out.line(&Line::default().and(Ink::Strong, &head))?;
            out.line(&Line::default().and(Ink::Dim, &start))?;
        }
        for row in &page.rows {
            print(row, desk, (dates, today), out)?;
        }
        sum = Some(of_all);
        next = page.rows.last().filter(|_| page.more_after).map(|last| Window::After(last.key.clone(), AT_A_TIME));
    }
    match sum.filter(|_| !out.json) {
        Some(sum) => out.line(&Line::of(&said::foot(&sum, dates, today))),
        None => Ok(()),
    }
}

fn part(desk: &mut Desk, asked: &Asked, window: Window, today: Day) -> Result<Explained, Failure> {
    let read = Read::Explain {
        prospect: asked.prospect,
        // Of today, where no day is named: what `candor trust` says.
        as_of: Some(asked.as_of.unwrap_or(today)),
        half_life: asked.half_life,
        order: EvidenceOrder::Points,
        without: Vec::new(),
        near: None,
        window,
    };
    match desk.read(&read)? {
        Reply::Explained(explained) => Ok(*explained),
        _ => Err(Failure::unexpected()),
    }
}

fn print(row: &EvidenceRow, desk: &mut Desk, (dates, today): (Dates, Day), out: &mut Printer) -> Result<(), Failure> {
    if !out.json {
        let ink = if row.counts == Counts::Now { Ink::Plain } else { Ink::Dim };
        return out.line(&Line::default().and(ink, &said::line(row, dates, today)));
    }
    // What counts later is no part of the sum yet.
    if row.counts != Counts::Now {
        return Ok(());
    }
    let text = match row.entry.filter(|_| row.cut) {
        Some(entry) => entry_line::text_of(entry, desk)?,
        None => row.text.clone(),
    };
    out.value(&Value::of(row, &text))
}

/// A piece as JSON.
#[derive(Debug, Serialize)]
struct Value<'a> {
    day: Day,
    item: &'static str,
    entry: Option<String>,
    question: Option<String>,
    text: &'a str,
    r: f64,
    s: f64,
    cap: f64,
    fade: f64,
    points: f64,
}

impl<'a> Value<'a> {
    fn of(row: &EvidenceRow, text: &'a str) -> Self {
        Self {
            day: row.day,
            item: Kind::word(row.kind),
            entry: row.entry.map(|uid| uid.to_string()),
            question: row.question.map(|uid| uid.to_string()),
            text,
            r: row.r,
            s: row.s,
            cap: row.cap,
            fade: row.fade,
            points: row.points,
        }
    }
}
