//! What all source tables share, and the one declaration of a table's own columns.

use rusqlite::{Row, types::ToSqlOutput};

use crate::domain::{Held, Uid};

/// The source tables: what a person wrote, and nothing derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// Companies being sold to.
    Prospects,
    /// People there.
    Contacts,
    /// Talks.
    Conversations,
    /// Questions, of a talk or loose.
    Questions,
    /// Moments of talks.
    Entries,
    /// Promises, of a talk or loose.
    FollowUps,
    /// What they still seem unable to say.
    Unsaid,
    /// Tries that reached nobody.
    Attempts,
    /// How quotes and prospects were won or lost.
    Outcomes,
    /// Warnings snoozed or dismissed.
    WarningMarks,
    /// The user's own bank questions.
    Bank,
    /// Saved views.
    Views,
}

impl Table {
    /// All of them, what is referred to before what refers to it.
    pub(in crate::store) const ALL: [Self; 12] = [
        Self::Prospects,
        Self::Contacts,
        Self::Conversations,
        Self::Questions,
        Self::Entries,
        Self::FollowUps,
        Self::Unsaid,
        Self::Attempts,
        Self::Outcomes,
        Self::WarningMarks,
        Self::Bank,
        Self::Views,
    ];

    /// Its name in the file, and in `op_rows.tbl`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prospects => "prospects",
            Self::Contacts => "contacts",
            Self::Conversations => "conversations",
            Self::Questions => "questions",
            Self::Entries => "entries",
            Self::FollowUps => "follow_ups",
            Self::Unsaid => "unsaid",
            Self::Attempts => "attempts",
            Self::Outcomes => "outcomes",
            Self::WarningMarks => "warning_marks",
            Self::Bank => "bank",
            Self::Views => "views",
        }
    }

    /// The table of this name.
    pub(in crate::store) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    /// The column that says whose the row is; `None` where rows are nobody's.
    pub(in crate::store) const fn prospect(self) -> Option<&'static str> {
        match self {
            Self::Prospects => Some("id"),
            Self::Bank | Self::Views => None,
            _ => Some("prospect_id"),
        }
    }
}

/// A row with what every source table has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored<T> {
    /// Its number in this file; other rows refer to it by that.
    pub id: i64,
    /// Its name for ever.
    pub uid: Uid,
    /// The clock of its latest change.
    pub changed: i64,
    /// UTC ms it went to the trash; `None` = it is there.
    pub deleted_at: Option<i64>,
    /// When it was made.
    pub created: Held,
    /// When it was last changed by a person.
    pub updated: Held,
    /// Its own columns.
    pub row: T,
}

/// The place of the first own column: before it stand those that every table has.
pub(in crate::store) const OWN: usize = 8;

/// A source table's own columns.
pub trait Source: Sized {
    /// Which table.
    const TABLE: Table;
    /// Its own columns, in order.
    const COLUMNS: &'static [&'static str];
    /// `SELECT` of all columns, without a condition.
    const SELECT: &'static str;
    /// `INSERT` of all columns.
    const INSERT: &'static str;
    /// The same, but a row whose id is there already stays as it is.
    const INSERT_NEW: &'static str;
    /// The values of its own columns, in order.
    ///
    /// # Errors
    /// A value that SQLite cannot hold.
    fn values(&self) -> rusqlite::Result<Vec<ToSqlOutput<'_>>>;
    /// Its own columns from a row of [`Source::SELECT`].
    ///
    /// # Errors
    /// A value that is none of its type.
    fn own(row: &Row<'_>) -> rusqlite::Result<Self>;

    /// The whole row of [`Source::SELECT`].
    ///
    /// # Errors
    /// A value that is none of its type.
    fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<Self>> {
        use crate::store::values::held;
        Ok(Stored {
            id: row.get(0)?,
            uid: row.get(1)?,
            changed: row.get(2)?,
            deleted_at: row.get(3)?,
            created: held(row, 4)?,
            updated: held(row, 6)?,
            row: Self::own(row)?,
        })
    }
}

/// Declares a table's own columns once: the struct, reading it, writing it.
macro_rules! source {
    ($(#[$meta:meta])* $name:ident, $table:ident, $sql:literal, {
        $($(#[$field_meta:meta])* $field:ident: $type:ty),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type),+ }

        impl $crate::store::rows::declare::Source for $name {
            const TABLE: $crate::store::rows::declare::Table = $crate::store::rows::declare::Table::$table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];
            const SELECT: &'static str = concat!(
                "SELECT id, uid, changed, deleted_at, created_at, created_offset, updated_at, updated_offset",
                $(", ", stringify!($field)),+, " FROM ", $sql
            );
            const INSERT: &'static str = concat!(
                "INSERT INTO ", $sql, " (uid, changed, device, created_at, created_offset, updated_at, updated_offset",
                $(", ", stringify!($field)),+,
                ") VALUES (?, ?, ?, ?, ?, ?, ?", $(", ?", $crate::store::rows::declare::nothing!($field)),+, ")"
            );

            const INSERT_NEW: &'static str = concat!(
                "INSERT INTO ", $sql, " (uid, changed, device, created_at, created_offset, updated_at, updated_offset",
                $(", ", stringify!($field)),+,
                ") VALUES (?, ?, ?, ?, ?, ?, ?", $(", ?", $crate::store::rows::declare::nothing!($field)),+,
                ") ON CONFLICT (uid) DO NOTHING"
            );

            fn values(&self) -> rusqlite::Result<Vec<rusqlite::types::ToSqlOutput<'_>>> {
                use rusqlite::types::ToSql;
                Ok(vec![$(self.$field.to_sql()?),+])
            }

            fn own(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                let mut at = $crate::store::rows::declare::OWN;
                $(
                    let $field: $type = row.get(at)?;
                    at += 1;
                )+
                let _ = at;
                Ok(Self { $($field),+ })
            }
        }
    };
}

/// Nothing, once for each field.
macro_rules! nothing {
    ($field:ident) => {
        ""
    };
}

pub(in crate::store) use {nothing, source};
