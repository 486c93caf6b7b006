//! `candor undo` and `candor redo`: any change of data, across restarts and windows.

use serde::Serialize;

use super::{
    args::Everywhere,
    desk::Desk,
    failure::Failure,
    line::{Ink, Line},
    print::Printer,
    when,
};
use crate::{
    domain::{Held, Uid},
    journal::{ChangeRow, Read, Reply, Undone, Window, Write},
};

/// What to take back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor undo                 take back what was done last
  candor undo --list          what was done, newest first
  candor undo 019a…           take back that change (the ids stand in --list --json)

JSON: undone, done_at; with --list a change a line: id, at, summary, origin,
undone, undoes.")]
pub(super) struct UndoArgs {
    /// The change to take back; none: the latest
    #[arg(value_name = "ID", conflicts_with = "list")]
    change: Option<String>,
    /// Show what was done instead
    #[arg(long)]
    list: bool,
    /// With --list, at most so many
    #[arg(long, value_name = "N", default_value_t = 20, requires = "list")]
    limit: u16,
}

/// What to bring back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  candor redo                 bring back what undo took back

JSON: redone, done_at.")]
pub(super) struct RedoArgs {}

pub(super) fn undo(everywhere: &Everywhere, args: &UndoArgs, out: &mut Printer) -> Result<(), Failure> {
    if args.list {
        return list(everywhere, args.limit, out);
    }
    let op = args.change.as_deref().map(|id| {
        Uid::parse(id).ok_or_else(|| {
            Failure::usage(format!("“{id}” is not the id of a change: candor undo --list --json shows them."))
        })
    });
    let op = op.transpose()?;
    let mut desk = Desk::to_write(everywhere)?;
    let undone = reversed(&mut desk, &Write::Undo { op }, out)?;
    let at = when::said(undone.at, desk.now());
    out.say(&format!("Undone: {} ({at}). candor redo brings it back.", undone.summary));
    print("undone", &undone, out)
}

pub(super) fn redo(everywhere: &Everywhere, _: &RedoArgs, out: &mut Printer) -> Result<(), Failure> {
    let mut desk = Desk::to_write(everywhere)?;
    let redone = reversed(&mut desk, &Write::Redo, out)?;
    let at = when::said(redone.at, desk.now());
    out.say(&format!("Redone: {} ({at}). candor undo takes it back.", redone.summary));
    print("redone", &redone, out)
}

fn reversed(desk: &mut Desk, write: &Write, out: &mut Printer) -> Result<Undone, Failure> {
    match desk.write_patiently(write, out)? {
        Reply::Undone(undone) => Ok(undone),
        _ => Err(Failure::unexpected()),
    }
}

fn print(what: &str, undone: &Undone, out: &mut Printer) -> Result<(), Failure> {
    if !out.json {
        return Ok(());
    }
    out.value(&serde_json::json!({ what: undone.summary, "done_at": undone.at }))
}

fn list(everywhere: &Everywhere, limit: u16, out: &mut Printer) -> Result<(), Failure> {
    let mut desk = Desk::to_look(everywhere)?;
    let Reply::Changes(page) = desk.read(&Read::Changes(Window::First(limit)))? else {
        return Err(Failure::unexpected());
    };
    if page.rows.is_empty() {
        return Err(Failure::nothing("Nothing was done yet."));
    }
    for row in &page.rows {
        if out.json {
            out.value(&Value::of(row))?;
        } else {
            let state = if row.undone { "taken back" } else { "" };
            let when = when::said(row.at, desk.now());
            let from = if row.origin == "shell" { "from the shell" } else { "" };
            let line = Line::default().and(Ink::Dim, &when).col(Ink::Plain, &row.summary);
            out.line(&line.col(Ink::Dim, from).col(Ink::Shut, state))?;
        }
    }
    Ok(())
}

#[derive(Debug, Serialize)]
struct Value<'a> {
    id: String,
    at: Held,
    summary: &'a str,
    origin: &'a str,
    undone: bool,
    undoes: Option<String>,
}

impl<'a> Value<'a> {
    fn of(row: &'a ChangeRow) -> Self {
        Self {
            id: row.uid.to_string(),
            at: row.at,
            summary: &row.summary,
            origin: &row.origin,
            undone: row.undone,
            undoes: row.undoes.map(|uid| uid.to_string()),
        }
    }
}
