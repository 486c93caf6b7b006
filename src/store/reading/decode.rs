//! Columns into domain values. A value no type knows (a damaged file, a newer program's word) is an error that names
//! its column, never a silent default.

use crate::domain::{Day, Held, Openness, Uid};
use rusqlite::{Error, Row, types::Type};

/// An error that says which column held what no type knows.
fn unknown(row: &Row<'_>, column: &str, what: impl std::fmt::Display) -> Error {
    let at = row.as_ref().column_index(column).unwrap_or(0);
    Error::FromSqlConversionFailure(at, Type::Null, format!("{column}: {what}").into())
}

/// A row's name for ever.
pub(super) fn uid(row: &Row<'_>, column: &str) -> Result<Uid, Error> {
    let bytes: Vec<u8> = row.get(column)?;
    Uid::from_bytes(&bytes).ok_or_else(|| unknown(row, column, "not an id"))
}

/// A name for ever, where there may be none.
pub(super) fn maybe_uid(row: &Row<'_>, column: &str) -> Result<Option<Uid>, Error> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    bytes.map(|bytes| Uid::from_bytes(&bytes).ok_or_else(|| unknown(row, column, "not an id"))).transpose()
}

/// A word of a closed list.
pub(super) fn word<T>(row: &Row<'_>, column: &str, of: fn(i64) -> Option<T>) -> Result<T, Error> {
    let code: i64 = row.get(column)?;
    of(code).ok_or_else(|| unknown(row, column, code))
}

/// A word of a closed list, where there may be none.
pub(super) fn maybe_word<T>(row: &Row<'_>, column: &str, of: fn(i64) -> Option<T>) -> Result<Option<T>, Error> {
    let code: Option<i64> = row.get(column)?;
    code.map(|code| of(code).ok_or_else(|| unknown(row, column, code))).transpose()
}

/// A day, where there may be none.
pub(super) fn day(row: &Row<'_>, column: &str) -> Result<Option<Day>, Error> {
    Ok(row.get::<_, Option<i32>>(column)?.map(Day))
}

/// A time with the offset it was written with.
pub(super) fn held(row: &Row<'_>, at: &str, offset: &str) -> Result<Held, Error> {
    Ok(Held { at: row.get(at)?, offset: row.get(offset)? })
}

/// How openly they spoke, where somebody marked it.
pub(super) fn openness(row: &Row<'_>, column: &str) -> Result<Option<Openness>, Error> {
    let level: Option<i64> = row.get(column)?;
    level.map(|level| Openness::new(level).map_err(|_| unknown(row, column, level))).transpose()
}

/// A list kept as JSON (labels, aliases, contacts of a talk).
pub(super) fn list<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<Vec<T>, Error> {
    let json: String = row.get(column)?;
    serde_json::from_str(&json).map_err(|why| unknown(row, column, why))
}

/// A count: whole and not negative.
pub(super) fn count(row: &Row<'_>, column: &str) -> Result<u32, Error> {
    Ok(row.get::<_, i64>(column)?.try_into().unwrap_or(0))
}
