//! What can be typed after `candor`: the flags of every verb, and the list of verbs. Each verb's own arguments stand in
//! its file.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::{
    add, brief, completions, export, find, history, import, list, questions, report, sample, show, today, tried, trust,
    warnings,
};

/// A journal of what prospects tell you, and of whether they can tell you the truth.
#[derive(Debug, Parser)]
#[command(
    name = "candor",
    version,
    subcommand_negates_reqs = true,
    disable_help_subcommand = true,
    after_help = "\
Examples:
  candor                                       open the journal
  candor halv                                  open it at Halvorsen
  candor add                                   write down what they said
  candor add 'Dana: too pricey for Q1' -p halv -k o4b
  candor show halv                             the page of a prospect as text
  candor --sample                              look round in a sample

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nothing found, 4 more than one
fits, 5 locked, 65 bad data, 130 stopped."
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) everywhere: Everywhere,
    /// Open the journal at this prospect: the first letters of any word of its name
    #[arg(value_name = "PROSPECT")]
    pub(super) prospect: Option<String>,
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
}

/// What is typed many times a day, `candor` and `candor add …`: read without making ready what all the other verbs may
/// be given, which takes longer than opening the journal.
#[derive(Debug, Parser)]
#[command(name = "candor")]
struct Often {
    #[command(flatten)]
    everywhere: Everywhere,
    #[command(subcommand)]
    verb: Option<Add>,
}

#[derive(Debug, Subcommand)]
enum Add {
    Add(Box<add::Args>),
}

impl Cli {
    /// Reads the arguments, the program's name first.
    ///
    /// # Errors
    /// What is wrong with them, as clap says it; also where help or the version is asked for.
    pub(super) fn read(typed: Vec<OsString>) -> Result<Self, clap::Error> {
        if typed.get(1).is_none_or(|verb| verb == "add")
            && let Ok(Often { everywhere, verb }) = Often::try_parse_from(&typed)
        {
            return Ok(Self { everywhere, prospect: None, verb: verb.map(|Add::Add(args)| Verb::Add(args)) });
        }
        // Help and mistakes too are told by the whole.
        Self::try_parse_from(typed)
    }
}

/// The flags that work with every verb.
#[derive(Debug, Clone, Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line are bools")]
pub(super) struct Everywhere {
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Everywhere")]
    pub(super) color: Colour,
    /// Print data as JSON, an object a line
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub(super) json: bool,
    /// Say nothing but data and failures
    #[arg(short, long, global = true, help_heading = "Everywhere")]
    pub(super) quiet: bool,
    /// The journal to use instead of the usual one
    #[arg(long, global = true, value_name = "FILE", env = "CANDOR_JOURNAL", help_heading = "Everywhere")]
    pub(super) journal: Option<PathBuf>,
    /// Use a throw-away copy of the sample journal
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub(super) sample: bool,
    /// Look without writing
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub(super) read_only: bool,
    /// How long a change waits for another Candor that is writing
    #[arg(
        long,
        global = true,
        value_name = "SECONDS",
        default_value_t = 60,
        value_parser = clap::value_parser!(u32).range(..=86_400),
        help_heading = "Everywhere"
    )]
    pub(super) wait: u32,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// At a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Write down what they said
    Add(Box<add::Args>),
    /// What is due across all prospects
    Today(today::Args),
    /// The prospects, whom to see first
    List(list::Args),
    /// The entries that fit, newest first
    Find(find::Args),
    /// The page of a prospect, or an entry, as text
    Show(show::Args),
    /// What to read before a call: two minutes
    Brief(brief::Args),
    /// Trust in numbers
    Trust(trust::Args),
    /// What to heed, the most urgent first
    Warnings(warnings::Args),
    /// What was asked, what became of it, and what to ask
    Questions(questions::Args),
    /// What happened, as a page to read or print
    Report(report::Args),
    /// A try that reached nobody
    Tried(tried::Args),
    /// Read in JSON Lines
    Import(import::Args),
    /// Write out JSON Lines, without any loss
    Export(export::Args),
    /// Take back what was done last
    Undo(history::UndoArgs),
    /// Bring back what was taken back last
    Redo(history::RedoArgs),
    /// Look round in a sample journal
    Sample(sample::Args),
    /// Completions for your shell
    Completions(completions::Args),
    /// Names for the completions
    #[command(hide = true)]
    Complete(completions::CompleteArgs),
}

/// What stands for standard output in the place of a file.
pub(super) const STANDARD: &str = "-";

/// The file to write; `None` = standard output.
pub(super) fn file_of(out: Option<&Path>) -> Option<&Path> {
    out.filter(|file| *file != Path::new(STANDARD))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn what_is_typed_often_reads_as_the_whole_does() {
        for typed in [
            &["candor"][..],
            &["candor", "add"],
            &["candor", "add", "Too dear", "-p", "halv", "-k", "o4b", "--json"],
            &[
                "candor",
                "add",
                "--journal",
                "x.candor",
                "-q",
                "--nothing",
                "--prospect",
                "Halvorsen",
                "--color",
                "never",
            ],
            &["candor", "add", "--nothing", "Too dear"],
            &["candor", "add", "--help"],
            &["candor", "add", "--openness", "six"],
            &["candor", "--json", "add", "x"],
            &["candor", "halv"],
            &["candor", "ad"],
        ] {
            let said = |read: Result<Cli, clap::Error>| match read {
                Ok(cli) => format!("{cli:?}"),
                Err(refused) => refused.to_string(),
            };
            let typed: Vec<OsString> = typed.iter().map(OsString::from).collect();
            assert_eq!(said(Cli::read(typed.clone())), said(Cli::try_parse_from(&typed)), "{typed:?}");
        }
    }

    #[test]
    fn every_verb_shows_examples() {
        for verb in Cli::command().get_subcommands().filter(|verb| !verb.is_hide_set()) {
            let after = verb.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(after.contains("Example"), "{} has no examples", verb.get_name());
        }
    }
}
