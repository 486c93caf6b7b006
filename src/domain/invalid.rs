//! What a person typed that cannot be right, said in their words.

/// A value that cannot be taken, with the field it belongs to and why, in the user's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Invalid {
    /// The field as product.md calls it: `openness`, `when`, `who`, `marks` …
    pub field: &'static str,
    /// One sentence that says what is wrong and what would be right.
    pub why: String,
}

impl Invalid {
    /// An error of `field`; `why` is a whole sentence, ready to be shown behind a `!`.
    pub fn new(field: &'static str, why: impl Into<String>) -> Self {
        Self { field, why: why.into() }
    }
}
