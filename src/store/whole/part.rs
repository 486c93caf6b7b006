//! Which part of a journal is streamed.

use std::collections::HashSet;

use rusqlite::{OptionalExtension, types::Value};

use crate::domain::Uid;
use crate::store::{Snapshot, Sought, StoreError};

/// What of a journal is streamed: all of it, unless it says otherwise. Every statement binds [`Part::bound`] as its one
/// value, and narrows itself by a condition on it.
#[derive(Debug, Clone, Default)]
pub struct Part {
    of: Of,
}

#[derive(Debug, Clone, Default)]
enum Of {
    #[default]
    All,
    /// What belongs to this prospect, by its inner id.
    Prospect(i64),
    /// Entries with what they hang on.
    Found(Found),
}

/// Entries by their inner ids; and the same as JSON, with their talks and prospects, and the questions they reply to
/// that belong to none of these talks.
#[derive(Debug, Clone)]
struct Found {
    entries: HashSet<i64>,
    talks: u64,
    json: String,
}

impl Part {
    /// The part of this prospect. `None` if it is not there.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn of_prospect(seen: &Snapshot<'_>, prospect: Uid) -> Result<Option<Self>, StoreError> {
        let id = seen
            .conn
            .prepare_cached("SELECT id FROM prospects WHERE uid = ?1 AND deleted_at IS NULL")?
            .query_row([prospect], |row| row.get(0))
            .optional()?;
        Ok(id.map(|id| Self { of: Of::Prospect(id) }))
    }

    /// The entries of this part that are sought, with what they hang on. `None` if there are none. It holds their inner
    /// ids, and nothing else of them.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub(crate) fn found(&self, seen: &Snapshot<'_>, sought: &Sought) -> Result<Option<Self>, StoreError> {
        let mut homes = seen.homes_found(&seen.finding(sought)?)?;
        if let Of::Prospect(prospect) = self.of {
            homes.retain(|home| home.prospect == prospect);
        }
        if homes.is_empty() {
            return Ok(None);
        }
        let entries: HashSet<i64> = homes.iter().map(|home| home.entry).collect();
        let talks: HashSet<i64> = homes.iter().map(|home| home.talk).collect();
        let prospects: HashSet<i64> = homes.iter().map(|home| home.prospect).collect();
        let questions: HashSet<i64> = homes.iter().filter_map(|home| home.question).collect();
        let mut talk_of = seen.conn.prepare_cached("SELECT conversation_id FROM questions WHERE id = ?1")?;
        let mut loose = Vec::new();
        for question in questions {
            let talk: Option<i64> = talk_of.query_row([question], |row| row.get(0))?;
            if talk.is_none_or(|talk| !talks.contains(&talk)) {
                loose.push(question);
            }
        }
        let json = serde_json::json!({
            "entries": entries, "talks": talks, "prospects": prospects, "questions": loose,
        });
        let talks = u64::try_from(talks.len()).unwrap_or(u64::MAX);
        Ok(Some(Self { of: Of::Found(Found { entries, talks, json: json.to_string() }) }))
    }

    /// The value that every statement binds as `?1`.
    pub(super) fn bound(&self) -> Value {
        match &self.of {
            Of::All => Value::Null,
            Of::Prospect(id) => Value::Integer(*id),
            Of::Found(found) => Value::Text(found.json.clone()),
        }
    }

    /// Of prospects, by the column with their inner id.
    pub(super) fn prospects(&self, column: &str) -> String {
        self.condition(column, "prospects")
    }

    /// Of talks `c`.
    pub(super) fn talks(&self) -> String {
        match self.of {
            Of::Found(_) => self.condition("c.id", "talks"),
            Of::All | Of::Prospect(_) => self.condition("c.prospect_id", ""),
        }
    }

    /// Of entries `e` within their talks.
    pub(super) fn entries(&self) -> String {
        match self.of {
            Of::Found(_) => self.condition("e.id", "entries"),
            Of::All | Of::Prospect(_) => "1".to_owned(),
        }
    }

    /// Of questions that stand outside of the talks streamed.
    pub(super) fn loose_questions(&self) -> String {
        match self.of {
            Of::Found(_) => self.condition("id", "questions"),
            Of::All | Of::Prospect(_) => format!("conversation_id IS NULL AND {}", self.own()),
        }
    }

    /// Of what hangs on a prospect and on no entry.
    pub(super) fn own(&self) -> String {
        match self.of {
            Of::Found(_) => nobodys(),
            Of::All | Of::Prospect(_) => self.prospects("prospect_id"),
        }
    }

    /// Whether an entry is streamed, if it is there at all.
    pub(super) fn has_entry(&self, id: i64) -> bool {
        match &self.of {
            Of::Found(found) => found.entries.contains(&id),
            Of::All | Of::Prospect(_) => true,
        }
    }

    /// How many talks there are in it, where that is known already.
    pub(super) fn talks_known(&self) -> Option<u64> {
        match &self.of {
            Of::Found(found) => Some(found.talks),
            Of::All | Of::Prospect(_) => None,
        }
    }

    fn condition(&self, column: &str, list: &str) -> String {
        match self.of {
            Of::All => nobodys(),
            Of::Prospect(_) => format!("{column} = ?1"),
            Of::Found(_) => format!("{column} IN (SELECT value FROM json_each(?1, '$.{list}'))"),
        }
    }
}

/// What belongs to no prospect: it goes with the whole journal only.
pub(super) fn nobodys() -> String {
    "?1 IS NULL".to_owned()
}
