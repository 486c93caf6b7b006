//! `candor today`: what is due across all prospects, under the prospect it is due to, whom to see first.

use serde::Serialize;

use super::{
    args::Everywhere,
    desk::Desk,
    entry_line,
    failure::Failure,
    line::{Ink, Line},
    list,
    print::Printer,
};
use crate::{
    domain::{Day, Uid},
    journal::{Due, DueKind, DueRow, ProspectPage, Read, Reply, Today, Window, said},
    trust::{Rank, by_attention},
    words::{self, Dates, date, number},
};

/// Rows asked for at a time.
const AT_A_TIME: u16 = 500;

/// The words of a moment are cut to so many columns: it is a list of what to do.
const WORDS: usize = 72;

/// What to leave out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor today
  candor today --limit 0          all of it, however long the inbox is
  candor today --json

Due are promises overdue or due within 7 days, questions planned, moments that
wait in the inbox for a tag, and moments of the last 30 days told to your face
whose openness nobody marked. Exit code 3 if nothing is.

JSON, an item a line: kind (promise, question, inbox, unmarked), id,
prospect_id, prospect, state, day, overdue, text, private.")]
pub(super) struct Args {
    /// At most so many; 0 = all
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: usize,
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let mut desk = Desk::to_look(everywhere)?;
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let (due, rows) = rows(&mut desk, limit)?;
    if due.is_nothing() {
        return Err(Failure::nothing("Nothing is due today."));
    }
    let today = desk.now().day();
    if !out.json {
        out.line(&Line::default().and(Ink::Strong, "Today").col(Ink::Plain, &said::due(&due)))?;
    }
    let shown = rows.len();
    for (page, rows) in by_prospect(&mut desk, rows)? {
        if !out.json {
            out.gap()?;
            head(&page, out)?;
        }
        for row in &rows {
            if out.json { out.value(&Value::of(row, &page, today))? } else { out.line(&line(row, today).indented())? }
        }
    }
    let all = due.promises + due.overdue + due.questions + due.inbox + due.unmarked;
    if u64::try_from(shown).is_ok_and(|shown| shown < all) {
        out.say(&format!("{} of {}; --limit 0 shows all.", number::count(shown), number::count(all)));
    }
    Ok(())
}

/// How much is due, and the rows of it.
fn rows(desk: &mut Desk, limit: usize) -> Result<(Due, Vec<DueRow>), Failure> {
    let at_most = |left: usize| u16::try_from(left).unwrap_or(u16::MAX).min(AT_A_TIME);
    let mut rows: Vec<DueRow> = Vec::new();
    let mut window = Window::First(at_most(limit));
    loop {
        let Today { due, page } = ask(desk, window)?;
        let more = page.more_after;
        rows.extend(page.rows);
        match rows.last() {
            Some(last) if more && rows.len() < limit => {
                window = Window::After(last.key.clone(), at_most(limit - rows.len()));
            }
            _ => return Ok((due, rows)),
        }
    }
}

fn ask(desk: &mut Desk, window: Window) -> Result<Today, Failure> {
    match desk.read(&Read::Today(window))? {
        Reply::Today(today) => Ok(*today),
        _ => Err(Failure::unexpected()),
    }
}

/// The rows under their prospects, in the order of whom to see first.
fn by_prospect(desk: &mut Desk, rows: Vec<DueRow>) -> Result<Vec<(ProspectPage, Vec<DueRow>)>, Failure> {
    let mut groups: Vec<(Uid, Vec<DueRow>)> = Vec::new();
    for row in rows {
        match groups.iter_mut().find(|(uid, _)| *uid == row.prospect.uid) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((row.prospect.uid, vec![row])),
        }
    }
    let mut pages = Vec::with_capacity(groups.len());
    for (uid, rows) in groups {
        let Reply::Prospect(page) = desk.read(&Read::Prospect(uid))? else { return Err(Failure::unexpected()) };
        pages.push((*page, rows));
    }
    pages.sort_by(|(one, _), (other, _)| by_attention(&rank(one), &rank(other)));
    Ok(pages)
}

fn rank(page: &ProspectPage) -> Rank<'_> {
    Rank::of(&page.trust.now, &page.prospect.name)
}

/// The name, the sentence of where trust stands, then its number.
fn head(page: &ProspectPage, out: &mut Printer) -> Result<(), Failure> {
    let sentence = said::sentence(&page.trust, page.tries, Dates::default());
    let line = Line::default().and(Ink::Strong, &page.prospect.name);
    let line = line.col(list::ink(page.trust.now.state), &sentence);
    out.line(&line.col(Ink::Dim, &said::figure(&page.trust).unwrap_or_default()))
}

/// `promise  dry-dock references  due Fri 13 Nov, 6 d late`.
fn line(row: &DueRow, today: Day) -> Line {
    let words = words::one_line(&row.text, WORDS);
    let (what, words, when) = match row.kind {
        DueKind::Promise => {
            let when =
                row.day.map(|day| format!("due {}, {}", Dates::default().weekday(day, today), date::due(day, today)));
            ("promise", words, when)
        }
        DueKind::Question => {
            let when = row.day.map(|day| format!("planned {}", Dates::default().table(day, today)));
            ("ask", words::quoted(&words), when)
        }
        DueKind::Inbox => ("inbox", words, row.day.map(|day| date::ago(day, today))),
        DueKind::Unmarked => ("not marked", words, row.day.map(|day| date::ago(day, today))),
    };
    let ink = if row.is_overdue(today) { Ink::Shut } else { Ink::Dim };
    let line = Line::default().and(Ink::Dim, what).col(Ink::Dim, entry_line::private(row.private));
    line.col(Ink::Plain, &words).col(ink, &when.unwrap_or_default())
}

#[derive(Debug, Serialize)]
struct Value<'a> {
    kind: &'static str,
    id: String,
    prospect_id: String,
    prospect: &'a str,
    state: String,
    day: Option<Day>,
    overdue: bool,
    text: &'a str,
    private: bool,
}

impl<'a> Value<'a> {
    fn of(row: &'a DueRow, page: &ProspectPage, today: Day) -> Self {
        Self {
            kind: row.kind.word(),
            id: row.uid.to_string(),
            prospect_id: row.prospect.uid.to_string(),
            prospect: &row.prospect.name,
            state: page.trust.now.state.said(),
            day: row.day,
            overdue: row.is_overdue(today),
            text: &row.text,
            private: row.private,
        }
    }
}
