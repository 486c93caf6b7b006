//! Views: queries with a name.

use crate::domain::Uid;

/// A view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewRow {
    /// Its id; `None` = it comes with the program.
    pub uid: Option<Uid>,
    /// What it is called.
    pub name: String,
    /// Its query, as kept.
    pub query: String,
}
