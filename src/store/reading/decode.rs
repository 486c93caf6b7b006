//! Columns into domain values. A value no type knows (a damaged file, a newer program's word) is an error that names
//! its column, never a silent default.
//!
//! A column goes by its name, or by its number where there are many rows: a name is looked for among all of them.

use crate::domain::{Day, Held, Openness, Uid};
use rusqlite::{Error, Row, RowIndex, types::Type};
use std::fmt::Display;

/// How a column is named: by its name or its number.
pub(super) trait Column: RowIndex + Display + Copy {}
impl<Name: RowIndex + Display + Copy> Column for Name {}

/// The columns of a row one after the other, as the query names them.
#[derive(Debug, Default)]
pub(super) struct Across(usize);

impl Across {
    /// The number of the next column.
    pub(super) fn next(&mut self) -> usize {
        self.0 += 1;
        self.0 - 1
    }

    /// Leaves so many columns out.
    pub(super) fn skip(&mut self, columns: usize) {
        self.0 += columns;
    }
}

/// An error that says which column held what no type knows.
fn unknown(row: &Row<'_>, column: impl Column, what: impl Display) -> Error {
    let at = column.idx(row.as_ref()).unwrap_or(0);
    Error::FromSqlConversionFailure(at, Type::Null, format!("{column}: {what}").into())
}

/// A row's name for ever.
pub(super) fn uid(row: &Row<'_>, column: impl Column) -> Result<Uid, Error> {
    let uid = row.get_ref(column)?.as_blob().ok().and_then(Uid::from_bytes);
    uid.ok_or_else(|| unknown(row, column, "not an id"))
}

/// A name for ever, where there may be none.
pub(super) fn maybe_uid(row: &Row<'_>, column: impl Column) -> Result<Option<Uid>, Error> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    bytes.map(|bytes| Uid::from_bytes(&bytes).ok_or_else(|| unknown(row, column, "not an id"))).transpose()
}

/// A word of a closed list.
pub(super) fn word<T>(row: &Row<'_>, column: impl Column, of: fn(i64) -> Option<T>) -> Result<T, Error> {
    let code: i64 = row.get(column)?;
    of(code).ok_or_else(|| unknown(row, column, code))
}

/// A word of a closed list, where there may be none.
pub(super) fn maybe_word<T>(row: &Row<'_>, column: impl Column, of: fn(i64) -> Option<T>) -> Result<Option<T>, Error> {
    let code: Option<i64> = row.get(column)?;
    code.map(|code| of(code).ok_or_else(|| unknown(row, column, code))).transpose()
}

/// A day, where there may be none.
pub(super) fn day(row: &Row<'_>, column: impl Column) -> Result<Option<Day>, Error> {
    Ok(row.get::<_, Option<i32>>(column)?.map(Day))
}

/// A time with the offset it was written with.
pub(super) fn held(row: &Row<'_>, at: impl Column, offset: impl Column) -> Result<Held, Error> {
    Ok(Held { at: row.get(at)?, offset: row.get(offset)? })
}

/// How openly they spoke, where somebody marked it.
pub(super) fn openness(row: &Row<'_>, column: impl Column) -> Result<Option<Openness>, Error> {
    let level: Option<i64> = row.get(column)?;
    level.map(|level| Openness::new(level).map_err(|_| unknown(row, column, level))).transpose()
}

/// A list kept as JSON (labels, aliases, contacts of a talk).
pub(super) fn list<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: impl Column) -> Result<Vec<T>, Error> {
    let json: String = row.get(column)?;
    serde_json::from_str(&json).map_err(|why| unknown(row, column, why))
}

/// A count: whole and not negative.
pub(super) fn count(row: &Row<'_>, column: impl Column) -> Result<u32, Error> {
    Ok(row.get::<_, i64>(column)?.try_into().unwrap_or(0))
}
