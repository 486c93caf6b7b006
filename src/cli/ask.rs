//! Questions to whoever sits at the terminal. Asked only where somebody does: never in a pipe, never with `--json`.

use std::io::{self, BufRead, IsTerminal, Write};

use super::failure::{Code, Failure};
use crate::words;

/// Whether somebody can be asked: input and standard error are a terminal.
pub(super) fn somebody_is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Shows `prompt` and reads the answer, without white space around it.
///
/// # Errors
/// [`Code::Stopped`] when the input ends instead.
pub(super) fn answer(prompt: &str) -> Result<String, Failure> {
    let mut err = io::stderr().lock();
    let _ = write!(err, "{} ", words::shown(prompt));
    let _ = err.flush();
    let mut typed = String::new();
    if io::stdin().lock().read_line(&mut typed)? == 0 {
        let _ = writeln!(err);
        return Err(Failure::new(Code::Stopped, "Not saved: no answer."));
    }
    Ok(typed.trim().to_owned())
}
