//! The command line: what can be typed after `candor`, and what it prints.
//!
//! A verb parses its arguments into domain types, asks the [journal](crate::journal) the same requests that the app
//! asks, and prints the reply: data to standard output, all else to standard error. No rule of the trade is decided
//! here. [`run`] is the whole program.

mod add;
mod args;
mod ask;
mod brief;
mod completions;
mod desk;
mod entry_line;
mod export;
mod failure;
mod find;
mod history;
mod import;
mod json;
mod line;
mod list;
mod open;
mod place;
mod print;
mod progress;
mod query;
mod questions;
mod report;
mod sample;
mod show;
mod stop;
mod today;
mod tried;
mod trust;
mod warnings;
mod when;
mod whom;

use std::process::ExitCode;

use clap::error::ErrorKind;

use args::{Cli, Verb};
use failure::Failure;
use print::{Printer, tell};

/// Runs the program with the arguments it was started with, and says how it ended.
#[must_use]
pub fn run() -> ExitCode {
    match Cli::read(std::env::args_os().collect()) {
        Ok(cli) => finish(perform(cli)),
        Err(refused) => refuse(&refused),
    }
}

/// Help and version are data; what could not be read is said in safe letters, for it repeats what was typed.
fn refuse(refused: &clap::Error) -> ExitCode {
    if matches!(refused.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = refused.print();
        return ExitCode::SUCCESS;
    }
    tell(refused.render().to_string().trim_end());
    ExitCode::from(failure::Code::Usage.number())
}

fn perform(cli: Cli) -> Result<(), Failure> {
    let Cli { everywhere, prospect, verb } = cli;
    let mut printer = Printer::new(everywhere.color, everywhere.json, everywhere.quiet);
    let out = &mut printer;
    match verb {
        None => open::run(&everywhere, prospect.as_deref(), out),
        Some(Verb::Add(args)) => add::run(&everywhere, &args, out),
        Some(Verb::List(args)) => list::run(&everywhere, &args, out),
        Some(Verb::Today(args)) => today::run(&everywhere, &args, out),
        Some(Verb::Find(args)) => find::run(&everywhere, &args, out),
        Some(Verb::Show(args)) => show::run(&everywhere, &args, out),
        Some(Verb::Brief(args)) => brief::run(&everywhere, &args, out),
        Some(Verb::Trust(args)) => trust::run(&everywhere, &args, out),
        Some(Verb::Warnings(args)) => warnings::run(&everywhere, &args, out),
        Some(Verb::Questions(args)) => questions::run(&everywhere, &args, out),
        Some(Verb::Report(args)) => report::run(&everywhere, &args, out),
        Some(Verb::Tried(args)) => tried::run(&everywhere, args, out),
        Some(Verb::Import(args)) => import::run(&everywhere, &args, out),
        Some(Verb::Export(args)) => export::run(&everywhere, &args, out),
        Some(Verb::Undo(args)) => history::undo(&everywhere, &args, out),
        Some(Verb::Redo(args)) => history::redo(&everywhere, &args, out),
        Some(Verb::Sample(args)) => sample::run(&everywhere, &args, out),
        Some(Verb::Completions(args)) => completions::run(&args, out),
        Some(Verb::Complete(args)) => completions::names(&everywhere, &args, out),
    }?;
    printer.finish()
}

fn finish(ended: Result<(), Failure>) -> ExitCode {
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) if failure.hung_up => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.says.is_empty() {
                tell(&failure.says);
            }
            ExitCode::from(failure.code.number())
        }
    }
}
