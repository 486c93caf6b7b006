//! Windows of lists: where a row stands, which rows are asked for, what came.

/// Where a row stands in its list: lists go by key, never by counting rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Key {
    /// The sorted number (UTC ms, day, state …); 0 where the list is sorted by text.
    pub at: i64,
    /// The sorted text; empty where the list is sorted by number.
    pub text: String,
    /// Breaks ties; unique in the list.
    pub id: i64,
}

/// Which rows of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// The first so many.
    First(u16),
    /// The last so many.
    Last(u16),
    /// So many after this key, without it.
    After(Key, u16),
    /// So many before this key, without it (in list order).
    Before(Key, u16),
    /// This key's row (or where it would stand) with half of so many on either side.
    Around(Key, u16),
}

impl Window {
    /// The same rows of the list read from its end.
    #[must_use]
    pub fn turned_round(self) -> Self {
        match self {
            Self::First(n) => Self::Last(n),
            Self::Last(n) => Self::First(n),
            Self::After(key, n) => Self::Before(key, n),
            Self::Before(key, n) => Self::After(key, n),
            around @ Self::Around(..) => around,
        }
    }
}

/// Some rows of a list, in list order.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// There are rows before the first.
    pub more_before: bool,
    /// There are rows after the last.
    pub more_after: bool,
}

impl<T> Page<T> {
    /// The same rows from the last to the first.
    #[must_use]
    pub fn turned_round(mut self) -> Self {
        self.rows.reverse();
        Self { rows: self.rows, more_before: self.more_after, more_after: self.more_before }
    }
}
