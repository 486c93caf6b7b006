//! The format: there and back, and what bad input gets.

mod back;
mod bad;
mod lines;
pub(crate) mod made;
mod round;

use super::{Line, LineError, Reader, Record};

/// Everything a reader says of these bytes.
fn read(bytes: impl AsRef<[u8]>) -> Vec<Line> {
    Reader::new(bytes.as_ref()).collect::<Result<_, _>>().expect("memory can be read")
}

/// The only line of these bytes, which is right.
fn record(bytes: impl AsRef<[u8]>) -> Record {
    let mut lines = read(bytes);
    assert_eq!(lines.len(), 1);
    lines.remove(0).record.expect("a right line")
}

/// The errors of these bytes, as they are printed.
fn errors(bytes: impl AsRef<[u8]>) -> Vec<String> {
    read(bytes).into_iter().filter_map(|line| line.record.err()).map(|error: LineError| error.to_string()).collect()
}
