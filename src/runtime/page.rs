//! A page that the person asked for, as a file in the folder that Candor was started in.

use std::{env, io::Write, path::PathBuf};

/// Writes it beside first, then puts it in the place of what had this name. Temporary files are made for their owner
/// only, and so is the page: it holds what people said.
///
/// # Errors
/// One sentence: what did not happen, and why.
pub(super) fn write(name: &str, text: &str) -> Result<String, String> {
    let put = || -> std::io::Result<PathBuf> {
        let folder = env::current_dir()?;
        let mut beside = tempfile::Builder::new().prefix(".candor-page-").tempfile_in(&folder)?;
        beside.write_all(text.as_bytes())?;
        let path = folder.join(name);
        beside.persist(&path).map_err(|error| error.error)?;
        Ok(path)
    };
    put().map(|path| path.display().to_string()).map_err(|error| format!("Not written: {name}: {error}."))
}
