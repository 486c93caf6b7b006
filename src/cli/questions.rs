//! `candor questions`: what was asked and what became of it, the bank, planning one, saying what became of one.

mod print;

use super::{args::Everywhere, desk::Desk, failure::Failure, print::Printer, whom};
use crate::{
    domain::{Held, Invalid, Purpose, QuestionState, Stage, Uid, when},
    journal::{Key, Page, QuestionRow, Read, Reply, Window, Write},
    words::{Dates, number},
};

/// Rows asked for at a time.
const AT_A_TIME: u16 = 500;

/// Which questions.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  candor questions                            what was asked and planned, newest first
  candor questions --dodged
  candor questions --pending -p halv
  candor questions --bank                     the bank, by what opened people up
  candor questions next halv                  the three to ask next, and why
  candor questions ask 'Who else is on the list?' -p halv
  candor questions done 019a8c52-… answered   the ids stand in the last column
  candor questions done 019a8c52-… pending --until fri
  candor questions add 'Who laughs at us?' --stage closing --purpose people

JSON, a question a line: id, prospect_id, prospect, text, state, planned_on,
asked_on, closed_on, until, silence, held, stage, bank, private, reply {entry,
text}. With --bank: bank, own, text, stage, purpose, k, n, mean, low,
prospects; of n times asked it opened them up k times, and of so many
prospects."
)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line are bools")]
pub(super) struct Args {
    /// Only those to be asked
    #[arg(long)]
    planned: bool,
    /// Only those asked without a reply yet
    #[arg(long)]
    pending: bool,
    /// Only those dodged
    #[arg(long)]
    dodged: bool,
    /// Only those not dared
    #[arg(long)]
    held_back: bool,
    /// Only those answered
    #[arg(long)]
    answered: bool,
    /// The bank instead, ranked by what opened people up
    #[arg(long, conflicts_with_all = ["planned", "pending", "dodged", "held_back", "answered"])]
    bank: bool,
    /// Only of this prospect: the first letters of any word of its name
    #[arg(short, long, value_name = "PROSPECT")]
    prospect: Option<String>,
    /// At most so many; 0 = all
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    #[command(subcommand)]
    does: Option<Does>,
}

/// What to do with one.
#[derive(Debug, clap::Subcommand)]
enum Does {
    /// Plan one for a prospect
    #[command(after_help = "Example:\n  candor questions ask 'Who else is on the list?' -p halv")]
    Ask {
        /// The words
        #[arg(value_name = "QUESTION")]
        text: String,
        /// For whom: the first letters of any word of the name
        #[arg(short, long, value_name = "PROSPECT")]
        prospect: String,
    },
    /// Say what became of one
    #[command(
        after_help = "Examples:\n  candor questions done 019a8c52-… answered\n  candor questions done 019a8c52-… \
        pending --until fri\n  candor questions done 019a8c52-… held-back"
    )]
    Done {
        /// Its id: the last column of candor questions
        #[arg(value_name = "ID")]
        id: String,
        /// answered, dodged, pending, held back or planned
        #[arg(value_name = "STATE", value_parser = QuestionState::parse)]
        state: QuestionState,
        /// The day they promised an answer for
        #[arg(long, value_name = "WHEN")]
        until: Option<String>,
        /// When it became so; today if not said
        #[arg(short, long, value_name = "WHEN")]
        when: Option<String>,
    },
    /// The three to ask a prospect next, and why
    #[command(after_help = "Example:\n  candor questions next halv")]
    Next {
        /// Whom: the first letters of any word of the name
        #[arg(value_name = "PROSPECT")]
        prospect: String,
    },
    /// Put one of your own into the bank
    #[command(after_help = "Example:\n  candor questions add 'Who laughs at us?' --stage closing --purpose people")]
    Add {
        /// The words
        #[arg(value_name = "QUESTION")]
        text: String,
        /// The stage it suits; any if not said
        #[arg(long, value_name = "STAGE", value_parser = Stage::parse)]
        stage: Option<Stage>,
        /// What it is for: permission, decision, competition, money, doubt, timing, people, consequences, relationship
        /// or commitment
        #[arg(long, value_name = "PURPOSE", value_parser = Purpose::parse)]
        purpose: Option<Purpose>,
    },
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    match &args.does {
        None if args.bank => bank(everywhere, args, out),
        None => list(everywhere, args, out),
        Some(Does::Ask { text, prospect }) => ask(everywhere, text, prospect, out),
        Some(Does::Done { id, state, until, when }) => {
            done(everywhere, id, *state, until.as_deref(), when.as_deref(), out)
        }
        Some(Does::Next { prospect }) => next(everywhere, prospect, out),
        Some(Does::Add { text, stage, purpose }) => add(everywhere, text, *stage, *purpose, out),
    }
}

/// The states wanted; none said: all.
fn states(args: &Args) -> Vec<QuestionState> {
    let said = [
        (args.planned, QuestionState::Planned),
        (args.pending, QuestionState::Pending),
        (args.dodged, QuestionState::Dodged),
        (args.held_back, QuestionState::HeldBack),
        (args.answered, QuestionState::Answered),
    ];
    let some: Vec<_> = said.into_iter().filter(|(wanted, _)| *wanted).map(|(_, state)| state).collect();
    if some.is_empty() { QuestionState::ALL.to_vec() } else { some }
}

fn list(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let mut desk = Desk::to_look(everywhere)?;
    let of = args.prospect.as_deref().map(|typed| whom::one(&mut desk, typed)).transpose()?;
    let of = of.map(|hit| hit.prospect.uid);
    let states = states(args);
    // One state of the book has an index of its own; any other choice is picked from all rows as they come.
    let only = match states[..] {
        [state] => Some(state),
        _ => None,
    };
    let read = |window| match of {
        Some(_) => Read::Questions { prospect: of, window },
        None => Read::Ledger { state: only, window },
    };
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let (today, mut printed, mut from) = (desk.now().day(), 0, None::<Key>);
    loop {
        let window = from.take().map_or(Window::First(AT_A_TIME), |key| Window::After(key, AT_A_TIME));
        let Reply::Questions(Page { rows, more_after, .. }) = desk.read(&read(window))? else {
            return Err(Failure::unexpected());
        };
        let fitting: Vec<&QuestionRow> = rows.iter().filter(|row| states.contains(&row.question.state)).collect();
        for row in fitting.iter().take(limit - printed) {
            print::question(row, today, out)?;
        }
        let more = fitting.len() > limit - printed || more_after;
        printed += fitting.len().min(limit - printed);
        match rows.last().filter(|_| more_after && printed < limit) {
            Some(last) => from = Some(last.key.clone()),
            None if more => {
                out.say(&format!("The newest {}; there may be more. --limit 0 shows all.", number::count(printed)));
                break;
            }
            None => break,
        }
    }
    if printed == 0 { Err(Failure::nothing("No such question. candor questions ask plans one.")) } else { Ok(()) }
}

fn bank(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let mut desk = Desk::to_look(everywhere)?;
    let hit = args.prospect.as_deref().map(|typed| whom::one(&mut desk, typed)).transpose()?;
    let read = Read::Bank { prospect: hit.map(|hit| hit.prospect.uid) };
    let Reply::Bank(rows) = desk.read(&read)? else { return Err(Failure::unexpected()) };
    if rows.iter().all(|row| row.opened.n == 0) {
        out.say("In the bank's own order: what opens people up is not known yet.");
    }
    // The bank is read as a whole unless somebody wants less.
    let limit = if args.limit == 50 || args.limit == 0 { usize::MAX } else { args.limit };
    rows.iter().take(limit).try_for_each(|row| print::of_bank(row, out))
}

fn next(everywhere: &Everywhere, prospect: &str, out: &mut Printer) -> Result<(), Failure> {
    let mut desk = Desk::to_look(everywhere)?;
    let hit = whom::one(&mut desk, prospect)?;
    let Reply::NextQuestions(rows) = desk.read(&Read::NextQuestions(hit.prospect.uid))? else {
        return Err(Failure::unexpected());
    };
    let today = desk.now().day();
    rows.iter().try_for_each(|row| print::next(row, today, out))
}

fn ask(everywhere: &Everywhere, text: &str, prospect: &str, out: &mut Printer) -> Result<(), Failure> {
    let mut desk = Desk::to_write(everywhere)?;
    let hit = whom::one(&mut desk, prospect)?.prospect;
    let write = Write::PlanQuestion { prospect: hit.uid, text: text.to_owned() };
    let Reply::Made(question) = desk.write_patiently(&write, out)? else { return Err(Failure::unexpected()) };
    out.say(&format!("Planned for {}. candor questions done {question} answered says what became of it.", hit.name));
    if !out.json {
        return Ok(());
    }
    out.value(&serde_json::json!({
        "id": question.to_string(), "prospect_id": hit.uid.to_string(), "prospect": hit.name, "text": text.trim(),
    }))
}

fn done(
    everywhere: &Everywhere,
    id: &str,
    state: QuestionState,
    until: Option<&str>,
    on: Option<&str>,
    out: &mut Printer,
) -> Result<(), Failure> {
    let question = Uid::parse(id).ok_or_else(|| {
        Failure::usage(format!(
            "“{id}” is not the id of a question: they stand in the last column of candor questions."
        ))
    })?;
    if until.is_some() && state != QuestionState::Pending {
        return Err(Invalid::new("until", format!("A question that is {} waits for no day.", state.said())).into());
    }
    let mut desk = Desk::to_write(everywhere)?;
    let now = desk.now();
    let on = on.map_or(Ok(now.held()), |on| when::held(on, now))?.day();
    let until = until.map(|until| when::moment(until, now, when::Look::Ahead)).transpose()?.map(Held::day);
    desk.write_patiently(&Write::SetQuestion { question, state, on, until }, out)?;
    let until_said = until.map(|day| format!(" until {}", Dates::default().weekday(day, now.day())));
    out.say(&format!("The question is {}{}.", state.said(), until_said.unwrap_or_default()));
    if !out.json {
        return Ok(());
    }
    out.value(&serde_json::json!({ "id": question.to_string(), "state": state.word(), "on": on, "until": until }))
}

fn add(
    everywhere: &Everywhere,
    text: &str,
    stage: Option<Stage>,
    purpose: Option<Purpose>,
    out: &mut Printer,
) -> Result<(), Failure> {
    let mut desk = Desk::to_write(everywhere)?;
    let purpose = purpose.map(Purpose::word).unwrap_or_default().to_owned();
    let write = Write::PutBank { uid: None, text: text.to_owned(), stage, purpose };
    let Reply::Made(made) = desk.write_patiently(&write, out)? else { return Err(Failure::unexpected()) };
    out.say("In your bank. candor questions --bank shows it.");
    if out.json { out.value(&serde_json::json!({ "id": made.to_string(), "text": text.trim() })) } else { Ok(()) }
}
