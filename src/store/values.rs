//! How the values of `domain` stand in columns: closed words by their place in the list, days by number, lists as JSON.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::domain::{
    Channel, Day, FollowUpState, Held, News, ObjectionState, Openness, OutcomeResult, OutcomeWhat, QuestionState,
    Reception, Rhythm, Stage, Surfaced, Tag, TagOrigin, Uid, UnsaidState,
};

macro_rules! by_code {
    ($($word:ty),+ $(,)?) => {$(
        impl ToSql for $word {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.code().into())
            }
        }

        impl FromSql for $word {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let code = value.as_i64()?;
                Self::from_code(code).ok_or(FromSqlError::OutOfRange(code))
            }
        }
    )+};
}

by_code!(
    Channel,
    FollowUpState,
    News,
    ObjectionState,
    OutcomeResult,
    OutcomeWhat,
    QuestionState,
    Reception,
    Rhythm,
    Stage,
    Surfaced,
    Tag,
    TagOrigin,
    UnsaidState,
);

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i32::column_result(value).map(Self)
    }
}

impl ToSql for Openness {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.level().into())
    }
}

impl FromSql for Openness {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let level = value.as_i64()?;
        Self::new(level).map_err(|_| FromSqlError::OutOfRange(level))
    }
}

impl ToSql for Uid {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.bytes())))
    }
}

impl FromSql for Uid {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::from_bytes(value.as_blob()?).ok_or(FromSqlError::InvalidType)
    }
}

/// A list in a column, as JSON: labels, aliases, the ids of contacts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List<T>(pub Vec<T>);

impl<T: serde::Serialize> ToSql for List<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        if self.0.is_empty() {
            return Ok("[]".into());
        }
        let text =
            serde_json::to_string(&self.0).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(text.into())
    }
}

impl<T: serde::de::DeserializeOwned> FromSql for List<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        if text == "[]" {
            return Ok(Self(Vec::new()));
        }
        serde_json::from_str(text).map(Self).map_err(FromSqlError::other)
    }
}

/// A time from its two columns.
pub(super) fn held(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Held> {
    Ok(Held { at: row.get(at)?, offset: row.get(at + 1)? })
}
