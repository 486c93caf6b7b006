//! Drafts beside the journal, while it cannot be written: a file each, for its owner's eyes, in the folder for a
//! program's state, else in the one for temporary files. Not a backup: the file goes once the words are in the journal.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use crate::domain::Uid;

/// Keeps a draft, in the place of what was kept of it before; the file, or `None` where none could be written.
pub(super) fn keep(draft: Uid, text: &str) -> Option<PathBuf> {
    folders().into_iter().find_map(|folder| keep_in(&folder, draft, text))
}

/// Removes the file of a draft, where there is one.
pub(super) fn forget(draft: Uid) {
    for folder in folders() {
        // There is none in the other folder, or in neither: that is as it should be.
        let _ = fs::remove_file(folder.join(name(draft)));
    }
}

fn name(draft: Uid) -> String {
    format!("candor-draft-{draft}.json")
}

fn folders() -> Vec<PathBuf> {
    use etcetera::BaseStrategy;
    let state = etcetera::choose_base_strategy().ok();
    let state = state.map(|base| base.state_dir().unwrap_or_else(|| base.data_dir()).join("candor"));
    state.into_iter().chain([std::env::temp_dir()]).collect()
}

/// Written whole beside the old one, then put in its place: a crash leaves the one or the other. Temporary files are
/// made for their owner only.
fn keep_in(folder: &Path, draft: Uid, text: &str) -> Option<PathBuf> {
    fs::create_dir_all(folder).ok()?;
    let mut file = tempfile::NamedTempFile::new_in(folder).ok()?;
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).ok()?;
    let path = folder.join(name(draft));
    file.persist(&path).ok()?;
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_words_of_a_draft_are_in_its_one_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let draft = Uid::v7(1, &[0; 10]);
        keep_in(folder.path(), draft, "first").expect("kept");
        let file = keep_in(folder.path(), draft, "first and second").expect("kept");
        assert_eq!(fs::read_to_string(&file).expect("there"), "first and second");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(file).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }
}
