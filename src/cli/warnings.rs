//! `candor warnings`: what to heed, of one prospect or of all, on a day; keeping one quiet; the thresholds.

use serde::Serialize;

use super::{
    args::Everywhere,
    desk::Desk,
    entry_line,
    failure::Failure,
    line::{Ink, Line},
    print::Printer,
    whom,
};
use crate::{
    domain::{Day, Uid, WarningKind, when},
    journal::{
        Link, Read, Reply, WarningList, WarningRow, Write,
        warnings::{Hush, Limit, Limits, Mark},
    },
    words::{Dates, counted},
};

/// Whose warnings, when, and what to do with them.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor warnings
  candor warnings halv --as-of 2026-09-30
  candor warnings --json --prospect halv
  candor warnings halv --snooze 'old objection' --until fri
  candor warnings halv --dismiss one_contact --why 'he owns it alone'
  candor warnings halv --all
  candor warnings --limits
  candor warnings --set old_objection=45 --set polite_talks=default

The most urgent come first: promise overdue, only second-hand, dodged not asked
again, old objection, nothing tough asked, polite run, only good news, one
contact, too quiet. A snoozed warning speaks again on its day, a dismissed one
once it rests on something newer. Exit code 3 if there is nothing to say.

JSON, a warning a line: prospect, warning, since, rests_on (ids), text; with
--all also kept_quiet (snoozed, dismissed or null), until and reason. With
--limits a threshold a line: threshold, value, default, unit, meaning.")]
pub(super) struct Args {
    /// Whose; none: all prospects
    #[arg(value_name = "PROSPECT")]
    whose: Option<String>,
    /// The same as a flag
    #[arg(short, long = "prospect", value_name = "PROSPECT", conflicts_with = "whose")]
    prospect: Option<String>,
    /// As known at the end of this day
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// Those kept quiet too
    #[arg(long)]
    all: bool,
    /// Keep this warning quiet until a day (--until)
    #[arg(long, value_name = "WARNING", value_parser = WarningKind::parse, requires = "until", group = "mark")]
    snooze: Option<WarningKind>,
    /// The day on which it speaks again
    #[arg(long, value_name = "DAY", requires = "snooze")]
    until: Option<String>,
    /// Keep this warning quiet until it rests on something newer
    #[arg(long, value_name = "WARNING", value_parser = WarningKind::parse, group = "mark")]
    dismiss: Option<WarningKind>,
    /// Let this warning speak again
    #[arg(long, value_name = "WARNING", value_parser = WarningKind::parse, group = "mark")]
    wake: Option<WarningKind>,
    /// Why it is kept quiet
    #[arg(long, value_name = "TEXT", default_value = "", requires = "mark")]
    why: String,
    /// Show the thresholds
    #[arg(long, conflicts_with_all = ["mark", "whose", "prospect", "as_of", "all"])]
    limits: bool,
    /// Set a threshold for the whole journal; “default” as its value takes it back
    #[arg(
        long,
        value_name = "THRESHOLD=NUMBER",
        value_parser = setting,
        conflicts_with_all = ["mark", "whose", "prospect", "as_of", "all"]
    )]
    set: Vec<(Limit, Option<u32>)>,
}

/// `old_objection=45`, `old objection=default`.
fn setting(text: &str) -> Result<(Limit, Option<u32>), String> {
    let (name, value) = text.split_once('=').ok_or("write it as threshold=number, as in old_objection=45")?;
    let limit = Limit::parse(name).map_err(|wrong| wrong.to_string())?;
    if value.trim().is_empty() {
        return Err("write it as threshold=number, as in old_objection=45".to_owned());
    }
    limit.read(value).map(|value| (limit, value)).map_err(|wrong| wrong.to_string())
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    if args.limits || !args.set.is_empty() {
        return thresholds(everywhere, &args.set, out);
    }
    let typed = args.whose.as_deref().or(args.prospect.as_deref());
    if args.snooze.or(args.dismiss).or(args.wake).is_some() {
        return mark(everywhere, args, typed, out);
    }
    let mut desk = Desk::to_look(everywhere)?;
    let now = desk.now();
    let as_of = args.as_of.as_deref().map(|day| when::day(day, now, when::Look::Back)).transpose()?;
    let prospect = typed.map(|typed| whom::one(&mut desk, typed)).transpose()?.map(|hit| hit.prospect.uid);
    show(&ask(&mut desk, prospect, as_of)?, args.all, out)
}

fn ask(desk: &mut Desk, prospect: Option<Uid>, as_of: Option<Day>) -> Result<WarningList, Failure> {
    match desk.read(&Read::Warnings { prospect, as_of })? {
        Reply::Warnings(list) => Ok(*list),
        _ => Err(Failure::unexpected()),
    }
}

fn show(list: &WarningList, all: bool, out: &mut Printer) -> Result<(), Failure> {
    let hushed = if all { list.hushed.as_slice() } else { &[] };
    if list.speaking.is_empty() && hushed.is_empty() {
        return Err(Failure::nothing(nothing(list, all)));
    }
    for row in &list.speaking {
        match (out.json, all) {
            (true, false) => out.value(&Value::of(row))?,
            (true, true) => out.value(&WithMark::of(row, None))?,
            (false, _) => out.line(&line(row, list.as_of))?,
        }
    }
    for (row, mark) in hushed {
        if out.json {
            out.value(&WithMark::of(row, Some(mark)))?;
        } else {
            out.line(&line(row, list.as_of).col(Ink::Dim, &kept_quiet(mark, list.as_of)))?;
        }
    }
    if !all && !list.hushed.is_empty() {
        out.say(&format!("{} more kept quiet; --all shows them.", list.hushed.len()));
    }
    Ok(())
}

fn nothing(list: &WarningList, all: bool) -> String {
    let whose = list.prospect.as_ref().map(|link| format!(" of {}", link.name)).unwrap_or_default();
    match list.hushed.len() {
        0 => format!("No warnings{whose}."),
        _ if all => format!("No warnings{whose}."),
        quiet => format!("No warnings{whose}; {} kept quiet. --all shows them.", counted(quiet, "warning")),
    }
}

/// `Halvorsen Castings  ! references: 6 d late. Keep it today, or say that you cannot  since 14 Nov`.
fn line(row: &WarningRow, today: Day) -> Line {
    let since = format!("since {}", Dates::default().table(row.warning.since, today));
    Line::default()
        .and(Ink::Strong, &row.prospect.name)
        .col(Ink::Shut, &format!("! {}", row.warning.kind.said()))
        .col(Ink::Dim, entry_line::private(row.warning.is_private()))
        .col(Ink::Plain, &row.warning.text)
        .col(Ink::Dim, &since)
}

/// `snoozed until 3 Dec: Easter`, `dismissed 3 Nov`.
fn kept_quiet(mark: &Mark, today: Day) -> String {
    let table = |day| Dates::default().table(day, today);
    let what = match mark.hush {
        Hush::Snoozed(until) => format!("snoozed until {}", table(until)),
        Hush::Dismissed => format!("dismissed {}", table(mark.made_on)),
    };
    if mark.reason.is_empty() { what } else { format!("{what}: {}", mark.reason) }
}

#[derive(Debug, Serialize)]
struct Value<'a> {
    prospect: &'a str,
    warning: &'static str,
    since: Day,
    rests_on: Vec<String>,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct WithMark<'a> {
    #[serde(flatten)]
    value: Value<'a>,
    kept_quiet: Option<&'static str>,
    until: Option<Day>,
    reason: Option<&'a str>,
}

impl<'a> Value<'a> {
    fn of(row: &'a WarningRow) -> Self {
        Self {
            prospect: &row.prospect.name,
            warning: row.warning.kind.word(),
            since: row.warning.since,
            rests_on: row.warning.rests_on.iter().map(|basis| basis.uid.to_string()).collect(),
            text: &row.warning.text,
        }
    }
}

impl<'a> WithMark<'a> {
    fn of(row: &'a WarningRow, mark: Option<&'a Mark>) -> Self {
        let (kept_quiet, until) = match mark.map(|mark| mark.hush) {
            Some(Hush::Snoozed(until)) => (Some("snoozed"), Some(until)),
            Some(Hush::Dismissed) => (Some("dismissed"), None),
            None => (None, None),
        };
        Self { value: Value::of(row), kept_quiet, until, reason: mark.map(|mark| mark.reason.as_str()) }
    }
}

/// Keeps a warning quiet, or lets it speak again.
fn mark(everywhere: &Everywhere, args: &Args, typed: Option<&str>, out: &mut Printer) -> Result<(), Failure> {
    let Some(typed) = typed else {
        return Err(Failure::usage("Not saved: of which prospect? candor warnings halv --dismiss one_contact"));
    };
    let mut desk = Desk::to_write(everywhere)?;
    let Link { uid, name } = whom::one(&mut desk, typed)?.prospect;
    let until = args.until.as_deref().map(|day| when::day(day, desk.now(), when::Look::Ahead)).transpose()?;
    let quiet = |warning, hush| Write::HushWarning { prospect: uid, warning, hush, reason: args.why.clone() };
    let (write, said) = match (args.snooze, until, args.dismiss, args.wake) {
        (Some(kind), Some(until), ..) => {
            let said = format!("snoozed until {}", Dates::default().weekday(until, desk.now().day()));
            (quiet(kind, Hush::Snoozed(until)), format!("{}, {name}: {said}", kind.said()))
        }
        (_, _, Some(kind), _) => {
            let said = format!("{}, {name}: dismissed until it rests on something newer", kind.said());
            (quiet(kind, Hush::Dismissed), said)
        }
        (_, _, _, Some(kind)) => {
            (Write::WakeWarning { prospect: uid, warning: kind }, format!("{}, {name}: speaks again", kind.said()))
        }
        _ => return Err(Failure::unexpected()),
    };
    desk.write_patiently(&write, out)?;
    out.say(&format!("{said} · candor undo takes it back"));
    Ok(())
}

/// Sets thresholds, then shows all of them.
fn thresholds(everywhere: &Everywhere, set: &[(Limit, Option<u32>)], out: &mut Printer) -> Result<(), Failure> {
    let mut desk = if set.is_empty() { Desk::to_look(everywhere)? } else { Desk::to_write(everywhere)? };
    for (limit, value) in set {
        desk.write_patiently(&Write::SetLimit { limit: *limit, value: *value }, out)?;
    }
    let Reply::Limits(limits) = desk.read(&Read::Limits)? else { return Err(Failure::unexpected()) };
    for limit in Limit::ALL {
        if out.json { out.value(&threshold(*limit, &limits))? } else { out.line(&threshold_line(*limit, &limits))? }
    }
    Ok(())
}

fn threshold(limit: Limit, limits: &Limits) -> serde_json::Value {
    serde_json::json!({
        "threshold": limit.word(), "value": limits.get(limit), "default": limit.default(),
        "unit": if limit.is_days() { "days" } else { "count" }, "meaning": limit.meaning(),
    })
}

/// `old_objection  45 days  an objection is old when …  (30 unless set)`.
fn threshold_line(limit: Limit, limits: &Limits) -> Line {
    let value = limits.get(limit);
    let set = if value == limit.default() { String::new() } else { format!("(default {})", limit.default()) };
    Line::of(limit.word()).col(Ink::Strong, &limit.with_unit(value)).col(Ink::Dim, limit.meaning()).col(Ink::Dim, &set)
}
