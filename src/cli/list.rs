//! `candor list`: the prospects, a line each, whom to see first.

use clap::ValueEnum;
use serde::Serialize;

use super::{
    args::Everywhere,
    desk::Desk,
    failure::Failure,
    line::{Ink, Line},
    print::Printer,
    query,
};
use crate::{
    domain::{Day, Stage},
    journal::{Page, ProspectOrder, ProspectRow, Read, Reply, Window},
    trust::{Rank, State, Trend, by_attention, by_trust},
    words::{date, number},
};

/// Rows asked for at a time.
const AT_A_TIME: u16 = 500;

/// Which prospects.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = "\
Examples:
  candor list
  candor list stage:closing --order name
  candor list 'trust:..40' state:falling,gone-quiet
  candor list follow-up:overdue
  candor list who:halv --json
  candor list stage:lost                      those that are lost, else left out

JSON, a prospect a line: id, name, stage, state, trend, mean, low, high, was,
talked_on, talks, open_objections, open_questions, reason. mean, low, high and
was are shares of 1; was is the mean when they were last talked to, for one
gone quiet.")]
pub(super) struct Args {
    /// A filter of prospects; none: all that are not lost
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// How they are ordered
    #[arg(long, value_name = "ORDER", default_value = "attention")]
    order: Order,
    /// At most so many; 0 = all
    #[arg(long, value_name = "N", default_value_t = 0)]
    limit: usize,
    /// Only say how many there are
    #[arg(long)]
    count: bool,
}

/// How prospects are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Order {
    /// Whom to see first
    #[default]
    Attention,
    /// The most trust first
    Trust,
    /// The latest talk first
    Talked,
    /// By name
    Name,
    /// By stage
    Stage,
    /// The most open objections first
    Objections,
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let query = query::joined(&args.query);
    let mut desk = Desk::to_look(everywhere)?;
    let mut rows = rows(&mut desk, &query, args.order)?;
    if args.count {
        return count(rows.len(), out);
    }
    if rows.is_empty() {
        return Err(Failure::nothing(if query.is_empty() {
            "No prospects yet. candor add writes down what they said.".to_owned()
        } else {
            format!("No prospect fits {query}.")
        }));
    }
    if args.limit > 0 {
        rows.truncate(args.limit);
    }
    let today = desk.now().day();
    for row in &rows {
        if out.json { out.value(&value(row, today))? } else { out.line(&line(row, today))? }
    }
    Ok(())
}

fn count(count: usize, out: &mut Printer) -> Result<(), Failure> {
    if out.json {
        return out.value(&serde_json::json!({ "count": count }));
    }
    out.bytes(format!("{count}\n").as_bytes())
}

/// All rows in their order. Where the orders of trust were last kept on another day they are made here: what each row says
/// is of today in any case.
fn rows(desk: &mut Desk, query: &str, order: Order) -> Result<Vec<ProspectRow>, Failure> {
    let asked = match order {
        Order::Talked => ProspectOrder::Talked,
        Order::Stage => ProspectOrder::Stage,
        Order::Objections => ProspectOrder::Objections,
        Order::Attention => ProspectOrder::Attention,
        Order::Trust => ProspectOrder::Trust,
        Order::Name => ProspectOrder::Name,
    };
    let mut rows: Vec<ProspectRow> = Vec::new();
    let mut window = Window::First(AT_A_TIME);
    loop {
        let page = page(desk, query, asked, window)?;
        let more = page.more_after;
        rows.extend(page.rows);
        match rows.last() {
            Some(last) if more => window = Window::After(last.key.clone(), AT_A_TIME),
            _ => break,
        }
    }
    let today = desk.now().day();
    if rows.iter().all(|row| row.as_of == Some(today)) {
        return Ok(rows);
    }
    match order {
        Order::Attention => rows.sort_by(|a, b| by_attention(&rank(a), &rank(b))),
        Order::Trust => rows.sort_by(|a, b| by_trust(&rank(a), &rank(b))),
        _ => {}
    }
    Ok(rows)
}

fn page(desk: &mut Desk, query: &str, order: ProspectOrder, window: Window) -> Result<Page<ProspectRow>, Failure> {
    match desk.read(&Read::Prospects { query: query.to_owned(), order, window })? {
        Reply::Prospects { mistake: Some(mistake), .. } => Err(query::wrong(query, &mistake)),
        Reply::Prospects { page, mistake: None } => Ok(page),
        _ => Err(Failure::unexpected()),
    }
}

fn rank(row: &ProspectRow) -> Rank<'_> {
    Rank::seen(&row.trust, &row.name)
}

/// `Nordkap Marine  negotiation  falling, trust 35  7 d  2 obj  4 qst  promise 6 d late`.
fn line(row: &ProspectRow, today: Day) -> Line {
    let some = |count: u32, what: &str| if count == 0 { String::new() } else { format!("{count} {what}") };
    let talked = row.talked.map_or_else(|| "no talk yet".to_owned(), |day| date::age(day, today));
    Line::default()
        .and(Ink::Strong, &row.name)
        .col(Ink::Dim, &row.stage.said())
        .col(ink(row.trust.state), &trust(row))
        .col(Ink::Plain, &talked)
        .col(Ink::Plain, &some(row.open_objections, "obj"))
        .col(Ink::Plain, &some(row.open_questions, "qst"))
        .col(Ink::Shut, reason(row, today).unwrap_or_default())
}

/// Why to look. One kept on another day may no longer be so.
fn reason(row: &ProspectRow, today: Day) -> Option<&str> {
    row.reason.as_deref().filter(|_| row.as_of == Some(today))
}

/// `falling, trust 35` · `gone quiet, was 24` · `too early to tell`: never a number while it is too early.
fn trust(row: &ProspectRow) -> String {
    let state = row.trust.state.said();
    match row.trust.state {
        State::TooEarly => state,
        State::GoneQuiet => match row.trust.was.filter(|_| row.trust.trend != Trend::TooEarly) {
            Some(was) => format!("{state}, was {}", number::nearest(was)),
            None => state,
        },
        _ => format!("{state}, trust {}", number::score(row.trust.mean)),
    }
}

/// The colour of a state: rising is open; falling and quiet are what to look at.
pub(super) fn ink(state: State) -> Ink {
    match state {
        State::Rising => Ink::Open,
        State::Falling | State::GoneQuiet => Ink::Shut,
        State::TooEarly => Ink::Dim,
        State::Steady => Ink::Plain,
    }
}

#[derive(Debug, Serialize)]
struct Value<'a> {
    id: String,
    name: &'a str,
    stage: Stage,
    state: String,
    trend: String,
    mean: f64,
    low: f64,
    high: f64,
    was: Option<f64>,
    talked_on: Option<Day>,
    talks: u32,
    open_objections: u32,
    open_questions: u32,
    reason: Option<&'a str>,
}

fn value(row: &ProspectRow, today: Day) -> Value<'_> {
    Value {
        id: row.uid.to_string(),
        name: &row.name,
        stage: row.stage,
        state: row.trust.state.said(),
        trend: row.trust.trend.said(),
        mean: row.trust.mean,
        low: row.trust.low,
        high: row.trust.high,
        was: row.trust.was.map(|points| points / 100.0),
        talked_on: row.talked,
        talks: row.talks,
        open_objections: row.open_objections,
        open_questions: row.open_questions,
        reason: reason(row, today),
    }
}
