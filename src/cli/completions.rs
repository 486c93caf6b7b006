//! `candor completions`: what a shell needs to complete verbs, flags and the names of prospects.

use std::io::IsTerminal;

use clap::CommandFactory;
use clap_complete::Shell;

use super::{
    args::{Cli, Everywhere},
    desk::Desk,
    failure::Failure,
    print::Printer,
};
use crate::{
    journal::{NameKind, Read, Reply},
    words,
};

/// Which shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor completions bash > ~/.local/share/bash-completion/completions/candor
  candor completions zsh > ~/.zfunc/_candor
  candor completions fish > ~/.config/fish/completions/candor.fish
  candor completions powershell >> $PROFILE

bash, zsh and fish complete names of prospects too; a journal that cannot be
opened completes none.")]
pub(super) struct Args {
    /// bash, zsh, fish, powershell or elvish
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// What to complete.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  candor complete names hal")]
pub(super) struct CompleteArgs {
    /// names
    #[arg(value_parser = ["names"])]
    what: String,
    /// The letters typed so far
    #[arg(default_value = "")]
    letters: String,
}

pub(super) fn run(args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "candor", &mut script);
    let script = String::from_utf8_lossy(&script);
    out.bytes(with_names(args.shell, &script).as_bytes())?;
    if std::io::stdout().is_terminal() {
        out.say("This goes into a file: candor completions --help shows where.");
    }
    Ok(())
}

/// The script with prospects' names wherever a PROSPECT is asked for.
fn with_names(shell: Shell, script: &str) -> String {
    match shell {
        Shell::Bash => format!("{}{BASH}", bash_names(script)),
        Shell::Zsh => script.replace(":PROSPECT:_default", ":PROSPECT:_candor_names").replacen(
            "\n_candor() {",
            &format!("\n{ZSH}\n_candor() {{"),
            1,
        ),
        Shell::Fish => format!("{script}{FISH}"),
        _ => script.to_owned(),
    }
}

/// In bash's script, `--prospect` and `-p` are followed by names instead of files.
fn bash_names(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut at_prospect = false;
    for line in script.lines() {
        let word = line.trim();
        if word == "--prospect)" || word == "-p)" {
            at_prospect = true;
        }
        if at_prospect && word.starts_with("COMPREPLY=") {
            out.push_str("                    _candor_names \"${cur}\"\n");
            at_prospect = false;
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

const BASH: &str = r#"
_candor_names() {
    local IFS=$'\n'
    COMPREPLY=($(candor complete names -- "$1" 2>/dev/null | while read -r name; do printf '%q\n' "$name"; done))
}

_candor_with_names() {
    _candor "$@"
    case "${COMP_WORDS[1]}" in
        show|trust|tried)
            if [[ ${COMP_CWORD} -eq 2 && "${COMP_WORDS[2]}" != -* ]]; then
                _candor_names "${COMP_WORDS[2]}"
            fi
            ;;
    esac
}

complete -F _candor_with_names -o nosort -o bashdefault -o default candor 2>/dev/null ||
    complete -F _candor_with_names -o bashdefault -o default candor
"#;

const ZSH: &str = r#"(( $+functions[_candor_names] )) ||
_candor_names() {
    local -a names
    names=("${(@f)$(candor complete names -- "$PREFIX" 2>/dev/null)}")
    (( ${#names} )) && compadd -U -- "${names[@]}"
}
"#;

const FISH: &str = r#"
complete -c candor -n "__fish_seen_subcommand_from show trust tried" -f -a "(candor complete names -- (commandline -ct) 2>/dev/null)"
complete -c candor -n "__fish_seen_subcommand_from add questions" -s p -l prospect -x -a "(candor complete names -- (commandline -ct) 2>/dev/null)"
"#;

/// The names that begin with the letters, a line each. Whatever goes wrong, a shell completing hears nothing of it.
pub(super) fn names(everywhere: &Everywhere, args: &CompleteArgs, out: &mut Printer) -> Result<(), Failure> {
    debug_assert_eq!(args.what, "names", "clap allows nothing else");
    let Ok(mut desk) = Desk::to_look(everywhere) else { return Ok(()) };
    let read = Read::Complete { text: args.letters.clone(), at: None, limit: 50 };
    let Ok(Reply::Names(hits)) = desk.read(&read) else { return Ok(()) };
    for hit in hits.iter().filter(|hit| hit.kind == NameKind::Prospect) {
        out.bytes(words::one_line(&hit.name, usize::MAX).as_bytes())?;
        out.bytes(b"\n")?;
    }
    Ok(())
}
