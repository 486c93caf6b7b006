//! Which journal a verb works on: the one named, the usual one, or a throw-away copy of the sample.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{
    args::Everywhere,
    failure::{Code, Failure},
};
use crate::store;

/// A journal's file; where it is thrown away, the folder that goes with this value.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    thrown_away: Option<TempDir>,
}

impl Place {
    /// The journal that the flags mean.
    ///
    /// # Errors
    /// Where there is no home folder and no journal is named, or no folder for a throw-away copy.
    pub(super) fn of(everywhere: &Everywhere) -> Result<Self, Failure> {
        if everywhere.sample {
            let folder = tempfile::Builder::new().prefix("candor-sample-").tempdir().map_err(|error| {
                Failure::new(Code::Failed, format!("Not opened: no folder for a copy of the sample ({error})."))
            })?;
            return Ok(Self { path: folder.path().join("sample.candor"), thrown_away: Some(folder) });
        }
        // An empty CANDOR_JOURNAL is one that is not set.
        let named = everywhere.journal.clone().filter(|path| !path.as_os_str().is_empty());
        let path = named.or_else(store::default_path).ok_or_else(|| {
            Failure::usage("There is no home folder to keep the journal in: name its file with --journal FILE.")
        })?;
        Ok(Self { path, thrown_away: None })
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it is the sample's copy.
    pub(super) fn is_sample(&self) -> bool {
        self.thrown_away.is_some()
    }
}
