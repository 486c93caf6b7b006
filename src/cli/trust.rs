//! `candor trust`: trust in numbers, for one prospect or all, on a day or day by day.

mod explain;

use serde::Serialize;

use super::{
    args::Everywhere,
    desk::Desk,
    failure::Failure,
    line::{Ink, Line},
    list,
    print::Printer,
    query, whom,
};
use crate::{
    domain::{
        Day, Moment,
        filter::{Filter, Node, Term},
        when,
    },
    journal::{ProspectOrder, Read, Reply, TrustLook, Window},
    trust::{Standing, State, Trend},
    words::{Dates, number},
};

/// Whose trust, and when.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor trust
  candor trust halv --json
  candor trust halv --as-of 2026-09-30
  candor trust halv --series --json > trust.jsonl
  candor trust state:falling,gone-quiet             only prospects like that, as in candor list
  candor trust --query 'trust:..40 stage:closing' --as-of 2026-09-30
  candor trust --half-life 150
  candor trust --explain halv                       every piece of evidence with its points, adding up to the score

One prospect is named by the first letters of any word of its name. With a key
in it (state:falling, @view) what is typed is a query; --prospect and --query
say which is meant. A query asks about the day that is looked at.

JSON, a prospect a line: prospect, as_of, state, trend, mean, low, high,
uncertainty, R, S, down, up, usual, since_contact, quiet_limit, changed_from,
later. Shares of 1 at full precision; days where there are none are null. With
--series a day a line: prospect, day, state, trend, mean, low, high,
uncertainty, R, S, down, up, usual, changed_from. With --explain a piece of
evidence a line, the weightiest first: day, item (moment, answered, dodged,
unanswered), entry, question, text, r, s, cap, fade, points. entry is the
moment, or the first reply to the question; points are 50·cap·fade·(r − s)/(2 +
R + S) and add up to 100·mean − 50.")]
pub(super) struct Args {
    /// Whose, or a query; none: all prospects
    #[arg(value_name = "PROSPECT", conflicts_with_all = ["prospect", "query"])]
    whose: Vec<String>,
    /// Whose
    #[arg(short, long, value_name = "NAME")]
    prospect: Option<String>,
    /// Only prospects that fit this query
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,
    /// As known at the end of this day
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// Fade by half in so many days, instead of what the rhythm says
    #[arg(long, value_name = "DAYS", value_parser = days)]
    half_life: Option<f64>,
    /// A line for every day since the first evidence
    #[arg(long)]
    series: bool,
    /// The arithmetic of one prospect: what every piece of evidence adds or takes
    #[arg(long, conflicts_with_all = ["series", "query"])]
    explain: bool,
}

/// Days as a number above nought.
fn days(typed: &str) -> Result<f64, String> {
    let days = typed.trim().parse().ok().filter(|days: &f64| days.is_finite() && *days > 0.0);
    days.ok_or_else(|| "days are a number: 60".to_owned())
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let mut desk = Desk::to_look(everywhere)?;
    let now = desk.now();
    let as_of = args.as_of.as_deref().map(|day| when::day(day, now, when::Look::Back)).transpose()?;
    let whose = Whose::of(args, now);
    let prospect = whose.name.as_deref().map(|typed| whom::one(&mut desk, typed)).transpose()?;
    if args.explain {
        let prospect =
            prospect.ok_or_else(|| Failure::usage("--explain is about one prospect: name it."))?.prospect.uid;
        return explain::run(&mut desk, &explain::Asked { prospect, as_of, half_life: args.half_life }, out);
    }
    check(&whose.query, &mut desk)?;
    let read = Read::Trust {
        prospect: prospect.map(|hit| hit.prospect.uid),
        query: whose.query.clone(),
        as_of,
        half_life: args.half_life,
        series: args.series,
    };
    let Reply::Trust(looks) = desk.read(&read)? else { return Err(Failure::unexpected()) };
    if looks.is_empty() {
        return Err(Failure::nothing(if whose.query.is_empty() {
            "No prospects yet. candor add writes down what they said.".to_owned()
        } else {
            format!("No prospect fits {}.", whose.query)
        }));
    }
    for look in &looks {
        match (args.series, out.json) {
            (false, true) => out.value(&Now::of(look))?,
            (false, false) => out.line(&line(look))?,
            (true, json) => {
                for standing in &look.series {
                    if json { out.value(&OnDay::of(look, standing))? } else { out.line(&day_line(look, standing))? }
                }
            }
        }
    }
    Ok(())
}

/// Whose trust was asked for: letters of a name, or a query.
struct Whose {
    name: Option<String>,
    query: String,
}

impl Whose {
    /// What is typed without a flag is a query as soon as there is more in it than words.
    fn of(args: &Args, now: Moment) -> Self {
        let typed = query::joined(&args.whose);
        let parsed = Filter::parse(&typed, now);
        let words = parsed.filter.nodes().iter().all(|node| matches!(node, Node::Term(Term::Words(_))));
        let is_name = words && parsed.mistakes.is_empty();
        let name = (is_name && !args.whose.is_empty()).then(|| args.whose.join(" "));
        Self {
            name: args.prospect.clone().or(name),
            query: args.query.clone().unwrap_or(if is_name { String::new() } else { typed }),
        }
    }
}

/// Refuses a query with a mistake.
fn check(query: &str, desk: &mut Desk) -> Result<(), Failure> {
    if query.is_empty() {
        return Ok(());
    }
    let read = Read::Prospects { query: query.to_owned(), order: ProspectOrder::Name, window: Window::First(0) };
    match desk.read(&read)? {
        Reply::Prospects { mistake: Some(mistake), .. } => Err(query::wrong(query, &mistake)),
        _ => Ok(()),
    }
}

/// `Halvorsen Castings  rising since 12 Aug  trust 76, likely 52 to 94`.
fn line(look: &TrustLook) -> Line {
    let now = &look.now;
    let state = with_since(now.state, now, look.as_of);
    Line::default().and(Ink::Strong, &look.name).col(list::ink(now.state), &state).col(Ink::Plain, &number_said(look))
}

/// The state, and since when it turned.
pub(super) fn with_since(state: State, now: &Standing, today: Day) -> String {
    match (state, now.changed_from) {
        (State::Rising | State::Falling, Some(day)) => {
            format!("{} since {}", state.said(), Dates::default().table(day, today))
        }
        _ => state.said(),
    }
}

/// `trust 76, likely 52 to 94`; for one gone quiet what it was; nothing while it is too early.
pub(super) fn number_said(look: &TrustLook) -> String {
    let (word, standing) = match (&look.last_talk, look.now.state) {
        (Some(then), State::GoneQuiet) => ("was", then),
        _ => ("trust", &look.now),
    };
    if standing.trend == Trend::TooEarly {
        return String::new();
    }
    format!("{word} {}, {}", number::score(standing.mean), number::likely_spoken(standing.low, standing.high))
}

fn day_line(look: &TrustLook, on: &Standing) -> Line {
    let numbers = match on.trend {
        Trend::TooEarly => String::new(),
        _ => format!("trust {}, {}", number::score(on.mean), number::likely_spoken(on.low, on.high)),
    };
    Line::of(&on.day.iso())
        .col(Ink::Strong, &look.name)
        .col(list::ink(on.state), &on.state.said())
        .col(Ink::Plain, &numbers)
}

/// Where a prospect stands, with the names of trust-model's golden file.
#[derive(Debug, Serialize)]
pub(super) struct Now<'a> {
    prospect: &'a str,
    as_of: Day,
    #[serde(flatten)]
    numbers: Numbers,
    since_contact: Option<i32>,
    quiet_limit: Option<i32>,
    changed_from: Option<Day>,
    later: u32,
}

/// One day of a series.
#[derive(Debug, Serialize)]
struct OnDay<'a> {
    prospect: &'a str,
    day: Day,
    #[serde(flatten)]
    numbers: Numbers,
    changed_from: Option<Day>,
}

#[derive(Debug, Serialize)]
#[expect(non_snake_case, reason = "R and S are the names of the model")]
struct Numbers {
    state: String,
    trend: String,
    mean: f64,
    low: f64,
    high: f64,
    uncertainty: f64,
    R: f64,
    S: f64,
    down: f64,
    up: f64,
    usual: f64,
}

impl Numbers {
    fn of(on: &Standing) -> Self {
        Self {
            state: on.state.said(),
            trend: on.trend.said(),
            mean: on.mean,
            low: on.low,
            high: on.high,
            uncertainty: on.uncertainty,
            R: on.mass.r,
            S: on.mass.s,
            down: on.down,
            up: on.up,
            usual: on.usual,
        }
    }
}

impl<'a> Now<'a> {
    pub(super) fn of(look: &'a TrustLook) -> Self {
        let now = &look.now;
        Self {
            prospect: &look.name,
            as_of: look.as_of,
            numbers: Numbers::of(now),
            since_contact: now.since_contact(),
            quiet_limit: now.quiet_limit,
            changed_from: now.changed_from,
            later: look.later,
        }
    }
}

impl<'a> OnDay<'a> {
    fn of(look: &'a TrustLook, on: &Standing) -> Self {
        Self { prospect: &look.name, day: on.day, numbers: Numbers::of(on), changed_from: on.changed_from }
    }
}
