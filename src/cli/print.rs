//! Where output goes: data to standard output, everything else to standard error. Colours only where somebody looks.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use serde::Serialize;

use super::{
    args::Colour,
    failure::Failure,
    json,
    line::{Ink, Line},
};
use crate::{runtime::terminal, words};

/// The two streams of a verb.
pub(super) struct Printer {
    out: BufWriter<Stdout>,
    /// Data as JSON, an object a line.
    pub(super) json: bool,
    quiet: bool,
    colour: bool,
    /// The columns of the terminal; `None` where the output goes elsewhere and nothing is cut.
    pub(super) width: Option<usize>,
}

impl Printer {
    pub(super) fn new(colour: Colour, json: bool, quiet: bool) -> Self {
        let seen = io::stdout().is_terminal();
        Self {
            out: BufWriter::new(io::stdout()),
            json,
            quiet,
            colour: colour.wanted(seen),
            width: seen.then(|| usize::from(terminal::size().0)),
        }
    }

    /// A line of data.
    pub(super) fn line(&mut self, line: &Line) -> Result<(), Failure> {
        writeln!(self.out, "{}", line.print(self.colour, self.width))?;
        Ok(())
    }

    /// People's words of several lines, indented; wrapped at a terminal only.
    pub(super) fn words(&mut self, text: &str, indent: usize) -> Result<(), Failure> {
        let gap = " ".repeat(indent);
        let lines: Vec<String> = match self.width {
            Some(width) => words::wrap_lines(text, width.saturating_sub(indent).clamp(20, 88)),
            None => words::shown(text).lines().map(str::to_owned).collect(),
        };
        for line in lines {
            writeln!(self.out, "{}", format!("{gap}{line}").trim_end())?;
        }
        Ok(())
    }

    /// A heading with a line of words at its right, their further lines below them; wrapped at a terminal only.
    pub(super) fn beside(&mut self, heading: &str, text: &str, columns: usize) -> Result<(), Failure> {
        let lines = match self.width {
            Some(width) => words::wrap_lines(text, width.saturating_sub(columns).clamp(20, 120)),
            None => vec![text.to_owned()],
        };
        for (at, line) in lines.iter().enumerate() {
            let left = if at == 0 { heading } else { "" };
            self.line(&Line::default().and(Ink::Dim, &format!("{left:columns$}")).and(Ink::Plain, line))?;
        }
        Ok(())
    }

    /// An empty line.
    pub(super) fn gap(&mut self) -> Result<(), Failure> {
        writeln!(self.out)?;
        Ok(())
    }

    /// A value, as a line of JSON.
    pub(super) fn value<T: Serialize>(&mut self, value: &T) -> Result<(), Failure> {
        self.out.write_all(&json::line(value)?)?;
        self.out.write_all(b"\n")?;
        Ok(())
    }

    /// Bytes of data as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.out.write_all(bytes)?;
        Ok(())
    }

    /// Whether anything but data and failures is wanted.
    pub(super) fn is_heard(&self) -> bool {
        !self.quiet
    }

    /// What is no data, for whoever looks on: standard error, not with `-q`. Nobody listening is no failure.
    pub(super) fn say(&mut self, text: &str) {
        if !self.quiet {
            let _ = self.out.flush();
            tell(text);
        }
    }

    /// The words went out as far as anybody wanted them.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        self.out.flush()?;
        Ok(())
    }
}

/// Sentences to standard error, made safe to show.
pub(super) fn tell(text: &str) {
    // In one go: nobody else's words come between.
    let line = words::shown(text).into_owned() + "\n";
    let _ = io::stderr().lock().write_all(line.as_bytes());
}

impl Colour {
    /// Whether to use colours, where the output is `seen` by somebody or not.
    pub(super) fn wanted(self, seen: bool) -> bool {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => seen && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
        }
    }
}
