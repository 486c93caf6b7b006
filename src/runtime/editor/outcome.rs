//! What became of a text that was in the editor.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Duration;

use super::{Editor, read_back};

/// No person opens an editor, looks, and closes it within this.
const AT_ONCE: Duration = Duration::from_millis(500);

/// What became of a text that was in the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is this now.
    Edited(String),
    /// It is as it was.
    Unchanged,
    /// The program ended at once and changed nothing: most likely it opened a window and did not wait for it.
    EndedAtOnce {
        /// Variable and program as messages name them: `$EDITOR "code"`.
        program: String,
        /// What would make it wait, where that is known: `code --wait`.
        instead: Option<String>,
        /// The file that window may still be writing.
        kept: PathBuf,
    },
    /// The text was not taken over.
    Failed {
        /// A whole sentence.
        why: String,
        /// The file with what was written, if there is one.
        kept: Option<PathBuf>,
    },
}

impl Outcome {
    /// What to tell the person; `None` where the text itself tells all.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        match self {
            Self::Edited(_) | Self::Unchanged => None,
            Self::EndedAtOnce { program, instead: Some(instead), kept } => {
                Some(format!("{program} ended at once. Try \"{instead}\". Its file is {}.", kept.display()))
            }
            Self::EndedAtOnce { program, instead: None, kept } => {
                Some(format!("{program} ended at once and changed nothing. Its file is {}.", kept.display()))
            }
            Self::Failed { why, kept: None } => Some(why.clone()),
            Self::Failed { why, kept: Some(kept) } => Some(format!("{why} What was written is in {}.", kept.display())),
        }
    }

    /// Whether somebody may still want the file.
    pub(super) fn keeps_file(&self) -> bool {
        matches!(self, Self::EndedAtOnce { .. } | Self::Failed { kept: Some(_), .. })
    }
}

/// Judges by how the editor ended, after how long, and what is in the file.
pub(super) fn judge(
    editor: &Editor,
    before: &str,
    path: &Path,
    status: io::Result<ExitStatus>,
    lasted: Duration,
) -> Outcome {
    // A file in which nothing was changed is of no use to anybody.
    let is_as_before = || read_back(path, before).is_ok_and(|after| after == before);
    let failed = |why: String| {
        let kept = (path.exists() && !is_as_before()).then(|| path.to_owned());
        Outcome::Failed { why, kept }
    };
    match status {
        Ok(status) if status.success() => {}
        Ok(status) => return failed(format!("Not taken over: {editor} ended with {}.", ending(status))),
        Err(error) => return failed(format!("Not taken over: {editor} was lost sight of ({error}).")),
    }
    match read_back(path, before) {
        Err(error) => failed(format!("Not taken over: the file could not be read ({error}).")),
        Ok(after) if after != before => Outcome::Edited(after),
        Ok(_) if editor.lacks().is_some() || lasted < AT_ONCE => Outcome::EndedAtOnce {
            program: editor.to_string(),
            instead: editor.lacks().map(|flag| format!("{} {flag}", editor.line())),
            kept: path.to_owned(),
        },
        Ok(_) => Outcome::Unchanged,
    }
}

fn ending(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("exit code {code}"),
        None => status.to_string(),
    }
}
