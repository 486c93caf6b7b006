//! Drafts beside the journal, while it cannot be written: a file each, for its owner's eyes, in the folder for a
//! program's state, else in the one for temporary files. Not a backup: the file goes once the words are in the journal.
//! Those of a window that is gone are found at the next start.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    domain::{Held, Uid},
    journal::Draft,
    store::Store,
};

/// What a file holds: the draft, and where it belongs.
#[derive(Debug, Serialize, Deserialize)]
struct Page {
    journal: PathBuf,
    window: String,
    draft: Uid,
    place: String,
    at: Held,
    body: String,
}

/// Keeps a draft of this window, in the place of what was kept of it before; the file, or `None` where none could be
/// written.
pub(super) fn keep(store: &Store, window: &str, draft: &Draft) -> Option<PathBuf> {
    let page = Page {
        journal: store.path()?.to_owned(),
        window: window.to_owned(),
        draft: draft.uid,
        place: draft.place.clone(),
        at: draft.at,
        body: draft.body.clone(),
    };
    folders().into_iter().find_map(|folder| keep_in(&folder, &page))
}

/// The drafts of this journal that windows which are gone have left in files.
pub(super) fn left(store: &Store) -> Vec<Draft> {
    let Some(journal) = store.path() else { return Vec::new() };
    let files = folders().into_iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let names = files.filter(|file| {
        file.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX))
    });
    let pages = names.filter_map(|file| serde_json::from_slice::<Page>(&fs::read(file.path()).ok()?).ok());
    let ours = pages.filter(|page| page.journal == journal && !store.is_window_open(&page.window));
    ours.map(|page| Draft { uid: page.draft, place: page.place, body: page.body, at: page.at }).collect()
}

/// Removes the file of a draft, where there is one.
pub(super) fn forget(draft: Uid) {
    for folder in folders() {
        // There is none in the other folder, or in neither: that is as it should be.
        let _ = fs::remove_file(folder.join(name(draft)));
    }
}

const PREFIX: &str = "candor-draft-";
const SUFFIX: &str = ".json";

fn name(draft: Uid) -> String {
    format!("{PREFIX}{draft}{SUFFIX}")
}

fn folders() -> Vec<PathBuf> {
    use etcetera::BaseStrategy;
    let state = etcetera::choose_base_strategy().ok();
    let state = state.map(|base| base.state_dir().unwrap_or_else(|| base.data_dir()).join("candor"));
    state.into_iter().chain([std::env::temp_dir()]).collect()
}

/// Written whole beside the old one, then put in its place: a crash leaves the one or the other. Temporary files are
/// made for their owner only.
fn keep_in(folder: &Path, page: &Page) -> Option<PathBuf> {
    fs::create_dir_all(folder).ok()?;
    let mut file = tempfile::NamedTempFile::new_in(folder).ok()?;
    file.write_all(&serde_json::to_vec(page).ok()?).and_then(|()| file.as_file().sync_all()).ok()?;
    let path = folder.join(name(page.draft));
    file.persist(&path).ok()?;
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_words_of_a_draft_are_in_its_one_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let page = |body: &str| Page {
            journal: "/journal.candor".into(),
            window: "one".to_owned(),
            draft: Uid::v7(1, &[0; 10]),
            place: "write-down".to_owned(),
            at: Held::from_iso("2026-11-19T14:06:00+01:00").expect("a time"),
            body: body.to_owned(),
        };
        keep_in(folder.path(), &page("first")).expect("kept");
        let file = keep_in(folder.path(), &page("first and second")).expect("kept");
        let kept: Page = serde_json::from_slice(&fs::read(&file).expect("there")).expect("a page");
        assert_eq!((kept.body.as_str(), kept.at), ("first and second", page("").at));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(file).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }
}
