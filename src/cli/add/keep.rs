//! Words that could not be saved, kept as a file: nothing typed is lost because a disk is full or another writes.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

use crate::{
    cli::failure::{Code, Failure},
    domain::Moment,
};

/// The failure, with the file that the words are in now.
pub(super) fn words(failure: Failure, text: &str, now: Moment) -> Failure {
    if text.is_empty() {
        return failure;
    }
    let kept = folders().into_iter().find_map(|folder| keep(&folder, text, now));
    let where_now = match kept {
        Some(file) => format!("Your words are in {0}: candor add -p PROSPECT < '{0}'", file.display()),
        None => format!("They could not be kept in a file either. Here they are:\n{text}"),
    };
    Failure { says: format!("{} {where_now}", failure.says), ..failure }
}

/// Somebody left a question unanswered: what they had written stands on the screen once more.
pub(super) fn if_stopped(failure: Failure, text: &str) -> Failure {
    if failure.code == Code::Stopped && !text.is_empty() {
        return Failure { says: format!("{} Your words:\n{text}", failure.says), ..failure };
    }
    failure
}

/// The folder for a program's state, else the one for temporary files.
fn folders() -> Vec<PathBuf> {
    use etcetera::BaseStrategy;
    let state = etcetera::choose_base_strategy().ok();
    let state = state.map(|base| base.state_dir().unwrap_or_else(|| base.data_dir()).join("candor"));
    state.into_iter().chain([std::env::temp_dir()]).collect()
}

/// A file for its owner's eyes, with a name that is free.
fn keep(folder: &Path, text: &str, now: Moment) -> Option<PathBuf> {
    fs::create_dir_all(folder).ok()?;
    let stamp = now.local().format("%Y%m%d-%H%M%S").to_string();
    (1..100).find_map(|number| {
        let path = folder.join(format!("candor-draft-{stamp}-{number}.txt"));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path).ok()?;
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        if written.is_err() {
            // Half a draft would pass for a whole one.
            let _ = fs::remove_file(&path);
            return None;
        }
        Some(path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Held, Zone};

    #[test]
    fn drafts_never_overwrite_each_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let now = Moment { utc: Held::from_iso("2026-11-19T14:06:00Z").expect("a time").at, zone: Zone::Fixed(60) };
        let first = keep(folder.path(), "one", now).expect("kept");
        let second = keep(folder.path(), "two", now).expect("kept");
        assert_ne!(first, second);
        assert!(first.ends_with("candor-draft-20261119-150600-1.txt"));
        assert_eq!(fs::read_to_string(first).expect("there"), "one");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(second).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }
}
