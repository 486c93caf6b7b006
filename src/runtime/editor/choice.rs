//! Which editor: what `$VISUAL` or `$EDITOR` says, in words as a shell would split them.

use std::fmt;
use std::path::Path;

/// An editor's program and arguments, and where the choice comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    /// `$VISUAL`, `$EDITOR`, or nothing where neither is set.
    variable: Option<&'static str>,
    program: String,
    arguments: Vec<String>,
}

/// Programs that open a window and end at once unless told to wait, and how they are told.
const WAITERS: &[(&[&str], &[&str])] = &[
    (
        &["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "subl", "zed", "zeditor", "atom"],
        &["--wait", "-w"],
    ),
    (&["gedit", "gnome-text-editor", "xed", "pluma"], &["--wait", "-w"]),
    (&["mate", "bbedit"], &["-w", "--wait"]),
    (&["gvim", "mvim"], &["-f", "--nofork"]),
    (&["kate"], &["--block", "-b"]),
    (&["open"], &["-W", "--wait-apps"]),
];

impl Editor {
    /// The editor the environment names.
    ///
    /// # Errors
    /// A sentence for the person, when its value cannot be split into words.
    pub fn from_env() -> Result<Self, String> {
        let said = |name| std::env::var(name).ok();
        Self::chosen(said("VISUAL").as_deref(), said("EDITOR").as_deref())
    }

    /// The editor of these two values, the first before the second; `vi` (on Windows `notepad`) where both are empty.
    ///
    /// # Errors
    /// A sentence for the person, when the value cannot be split into words.
    pub fn chosen(visual: Option<&str>, editor: Option<&str>) -> Result<Self, String> {
        let named = [("$VISUAL", visual), ("$EDITOR", editor)];
        let named =
            named.into_iter().find_map(|(name, value)| value.filter(|it| !it.trim().is_empty()).map(|it| (name, it)));
        let Some((variable, value)) = named else {
            let program = if cfg!(windows) { "notepad" } else { "vi" }.to_owned();
            return Ok(Self { variable: None, program, arguments: Vec::new() });
        };
        // On Windows a backslash parts folders and takes nothing's meaning away.
        let line = if cfg!(windows) { value.replace('\\', "\\\\") } else { value.to_owned() };
        match shell_words::split(&line).map(Vec::into_iter) {
            Ok(mut words) => match words.next() {
                Some(program) => Ok(Self { variable: Some(variable), program, arguments: words.collect() }),
                None => Err(format!("{variable} is “{value}”, which names no program.")),
            },
            Err(_) => Err(format!("{variable} is “{value}”, in which a quote is not closed.")),
        }
    }

    pub(super) fn program(&self) -> &str {
        &self.program
    }

    pub(super) fn arguments(&self) -> &[String] {
        &self.arguments
    }

    /// How to tell this program to wait: `Some` where it is known to end at once without, and was not told.
    pub(super) fn lacks(&self) -> Option<&'static str> {
        let name = Path::new(&self.program).file_stem()?.to_str()?.to_lowercase();
        let (_, flags) = WAITERS.iter().find(|(programs, _)| programs.contains(&name.as_str()))?;
        let told = self.arguments.iter().any(|argument| flags.contains(&argument.as_str()));
        (!told).then(|| flags[0])
    }

    /// The program as typed, with its arguments.
    pub(super) fn line(&self) -> String {
        std::iter::once(&self.program).chain(&self.arguments).map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// `$EDITOR "code"`, as messages name it.
impl fmt::Display for Editor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.variable {
            Some(variable) => write!(f, "{variable} \"{}\"", self.line()),
            None => write!(f, "\"{}\" (neither $VISUAL nor $EDITOR is set)", self.program),
        }
    }
}
