//! A query being put together: its text and the values bound in it, side by side so that they cannot drift apart.

use rusqlite::{ParamsFromIter, params_from_iter, types::Value};

/// Text with `?` and the values for each, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// A query that begins like this.
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), values: Vec::new() }
    }

    /// A query with one value.
    pub(super) fn one(text: &str, value: impl Into<Value>) -> Self {
        Self::new(text).bind(value)
    }

    /// Goes on with this text.
    pub(super) fn add(mut self, text: &str) -> Self {
        self.text.push(' ');
        self.text.push_str(text);
        self
    }

    /// Binds the next `?`.
    pub(super) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Goes on with another piece and its values.
    pub(super) fn join(mut self, other: &Self) -> Self {
        self.text.push(' ');
        self.text.push_str(&other.text);
        self.values.extend(other.values.iter().cloned());
        self
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn values(&self) -> ParamsFromIter<&[Value]> {
        params_from_iter(&self.values[..])
    }
}
