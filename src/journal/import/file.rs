//! The file that is imported.

use std::{
    fs,
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use super::book::Spot;

/// A file that can be read twice.
#[derive(Debug)]
pub(super) struct File {
    path: PathBuf,
    /// What it is called, for History.
    pub(super) name: String,
    /// How many bytes it has.
    pub(super) length: u64,
}

impl File {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let length = fs::metadata(path)?.len();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Ok(Self { path: path.to_path_buf(), name, length })
    }

    /// From its start.
    pub(super) fn read(&self) -> io::Result<BufReader<fs::File>> {
        Ok(BufReader::with_capacity(256 * 1024, fs::File::open(&self.path)?))
    }

    /// Copies lines to `FILE.rejected.jsonl` beside it, byte for byte.
    pub(super) fn copy_rejected(&self, lines: &[Spot]) -> io::Result<()> {
        let mut name = self.path.file_name().unwrap_or_default().to_os_string();
        name.push(".rejected.jsonl");
        let mut from = self.read()?;
        let mut to = io::BufWriter::new(fs::File::create(self.path.with_file_name(name))?);
        for at in lines {
            from.seek(SeekFrom::Start(at.bytes.start))?;
            io::copy(&mut from.by_ref().take(at.bytes.end - at.bytes.start), &mut to)?;
            to.write_all(b"\n")?;
        }
        to.into_inner()?.sync_all()
    }
}
