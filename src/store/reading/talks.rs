//! Talks: those in which nothing frank was said, tries that reached nobody, and one talk whole.

use super::{
    Place, Result, Snapshot, Step,
    decode::{held, list, uid, word},
    sql::Sql,
    step::{By, Order},
};
use crate::domain::{Attempt, Channel, Conversation, Held, Stage, Uid};
use rusqlite::Row;

/// A talk `c` without a moment that is not in the trash.
pub(super) const EMPTY: &str =
    "NOT EXISTS (SELECT 1 FROM entries AS e WHERE e.conversation_id = c.id AND e.deleted_at IS NULL)";

/// Two moments of one prospect and channel join one talk when they are at most so far apart (milliseconds).
const JOINS_WITHIN: i64 = 2 * 3_600_000;

/// A talk in which nothing frank was said, as a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TalkLine {
    pub(crate) place: Place,
    pub(crate) uid: Uid,
    pub(crate) held: Held,
    pub(crate) channel: Channel,
    /// The title, else the first 200 characters of the note.
    pub(crate) text: String,
    /// Whether the note is private.
    pub(crate) private: bool,
}

/// A try that reached nobody, as a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AttemptLine {
    pub(crate) place: Place,
    pub(crate) uid: Uid,
    pub(crate) at: Held,
    pub(crate) channel: Channel,
    /// The first 200 characters of the note.
    pub(crate) note: String,
    pub(crate) private: bool,
}

/// A talk without its moments, questions and promises, and where it belongs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TalkWhole {
    pub(crate) id: i64,
    pub(crate) prospect: i64,
    pub(crate) conversation: Conversation,
}

const WHOLE: &str = "SELECT c.id, c.uid, c.prospect_id, (SELECT uid FROM prospects WHERE id = c.prospect_id) AS prospect, \
    c.held_at, c.held_offset, c.channel, c.stage, c.minutes, c.title, c.note, c.note_private, \
    (SELECT json_group_array(hex(k.uid) ORDER BY who.key) FROM json_each(c.contacts) AS who \
        CROSS JOIN contacts AS k ON k.id = who.value) AS contacts, \
    c.created_at, c.created_offset, c.updated_at, c.updated_offset FROM conversations AS c";

const ATTEMPT: &str = "SELECT a.uid, a.prospect_id, (SELECT uid FROM prospects WHERE id = a.prospect_id) AS prospect, \
    a.held_at, a.held_offset, a.channel, a.note, a.note_private, a.updated_at, a.updated_offset, \
    (SELECT json_group_array(hex(k.uid) ORDER BY who.key) FROM json_each(a.contacts) AS who \
        CROSS JOIN contacts AS k ON k.id = who.value) AS contacts FROM attempts AS a";

fn whole(row: &Row<'_>) -> rusqlite::Result<TalkWhole> {
    let contacts: Vec<String> = list(row, "contacts")?;
    Ok(TalkWhole {
        id: row.get("id")?,
        prospect: row.get("prospect_id")?,
        conversation: Conversation {
            uid: uid(row, "uid")?,
            prospect: uid(row, "prospect")?,
            held: held(row, "held_at", "held_offset")?,
            channel: word(row, "channel", Channel::from_code)?,
            stage: word(row, "stage", Stage::from_code)?,
            minutes: row.get("minutes")?,
            title: row.get("title")?,
            note: row.get("note")?,
            note_private: row.get("note_private")?,
            contacts: contacts.iter().filter_map(|hex| Uid::parse(hex)).collect(),
            entries: Vec::new(),
            questions: Vec::new(),
            follow_ups: Vec::new(),
            created_at: held(row, "created_at", "created_offset")?,
            updated_at: held(row, "updated_at", "updated_offset")?,
        },
    })
}

impl Snapshot<'_> {
    /// One prospect's talks in which nothing frank was said, newest first; with `since`, only those held at or beyond it, the way of the step.
    pub(crate) fn empty_talks(&self, prospect: i64, since: Option<i64>, step: &Step<'_>) -> Result<Vec<TalkLine>> {
        let sql = Sql::new("SELECT c.id, c.uid, c.held_at, c.held_offset, c.channel, c.note_private,")
            .add("CASE WHEN c.title <> '' THEN c.title ELSE substr(c.note, 1, 200) END AS text")
            .add("FROM conversations AS c INDEXED BY conversations_of_prospect WHERE c.prospect_id = ?")
            .bind(prospect)
            .add("AND c.deleted_at IS NULL AND")
            .add(EMPTY)
            .join(&bound("c.held_at", since, step))
            .join(&step.tail(By::Number("c.held_at", "c.id"), Order::Down));
        self.all(&sql, |row| {
            Ok(TalkLine {
                place: Place::number(row.get("held_at")?, row.get("id")?),
                uid: uid(row, "uid")?,
                held: held(row, "held_at", "held_offset")?,
                channel: word(row, "channel", Channel::from_code)?,
                text: row.get("text")?,
                private: row.get("note_private")?,
            })
        })
    }

    /// One prospect's tries that reached nobody, newest first; with `since`, only those at or beyond it, the way of the step.
    pub(crate) fn attempts(&self, prospect: i64, since: Option<i64>, step: &Step<'_>) -> Result<Vec<AttemptLine>> {
        let sql = Sql::new("SELECT id, uid, held_at, held_offset, channel, substr(note, 1, 200) AS note, note_private")
            .add("FROM attempts INDEXED BY attempts_of_prospect WHERE prospect_id = ? AND deleted_at IS NULL")
            .bind(prospect)
            .join(&bound("held_at", since, step))
            .join(&step.tail(By::Number("held_at", "id"), Order::Down));
        self.all(&sql, |row| {
            Ok(AttemptLine {
                place: Place::number(row.get("held_at")?, row.get("id")?),
                uid: uid(row, "uid")?,
                at: held(row, "held_at", "held_offset")?,
                channel: word(row, "channel", Channel::from_code)?,
                note: row.get("note")?,
                private: row.get("note_private")?,
            })
        })
    }

    /// A try whole, its prospect's row id, and when it was changed last.
    pub(crate) fn attempt(&self, uid: &Uid) -> Result<Option<(Attempt, i64, Held)>> {
        let sql = Sql::new(ATTEMPT).add("WHERE a.uid = ? AND a.deleted_at IS NULL").bind(uid.bytes().to_vec());
        self.one(&sql, |row| {
            let contacts: Vec<String> = list(row, "contacts")?;
            let attempt = Attempt {
                uid: self::uid(row, "uid")?,
                prospect: self::uid(row, "prospect")?,
                at: held(row, "held_at", "held_offset")?,
                channel: word(row, "channel", Channel::from_code)?,
                contacts: contacts.iter().filter_map(|hex| Uid::parse(hex)).collect(),
                note: row.get("note")?,
                note_private: row.get("note_private")?,
            };
            Ok((attempt, row.get("prospect_id")?, held(row, "updated_at", "updated_offset")?))
        })
    }

    /// How many tries reached nobody after this time (UTC ms); `None` = ever.
    pub(crate) fn attempts_since(&self, prospect: i64, since: Option<i64>) -> Result<i64> {
        let sql = Sql::new("SELECT count(*) FROM attempts WHERE prospect_id = ? AND deleted_at IS NULL")
            .bind(prospect)
            .add("AND held_at > ?")
            .bind(since.unwrap_or(i64::MIN));
        self.number(&sql)
    }

    /// One talk, unless it is in the trash.
    pub(crate) fn talk(&self, uid: &Uid) -> Result<Option<TalkWhole>> {
        let sql = Sql::new(WHOLE).add("WHERE c.uid = ? AND c.deleted_at IS NULL").bind(uid.bytes().to_vec());
        self.one(&sql, whole)
    }

    /// The talk of this row id, in the trash or not.
    pub(crate) fn talk_of(&self, id: i64) -> Result<Option<TalkWhole>> {
        self.one(&Sql::one(WHOLE, id).add("WHERE c.id = ?"), whole)
    }

    /// The talk that a moment at `held` joins: the nearest with this prospect on this channel within two hours. A talk
    /// whose hour is not known joins only with such, of the same day.
    pub(crate) fn talk_to_join(&self, prospect: i64, channel: Channel, held: Held) -> Result<Option<(Uid, Held)>> {
        let sql = Sql::new("SELECT uid, held_at, held_offset FROM conversations INDEXED BY conversations_of_prospect")
            .add("WHERE prospect_id = ? AND held_at BETWEEN ? AND ? AND deleted_at IS NULL AND channel = ?")
            .bind(prospect)
            .bind(held.at.saturating_sub(JOINS_WITHIN))
            .bind(held.at.saturating_add(JOINS_WITHIN))
            .bind(channel.code())
            .add("AND (held_offset IS NULL) = ? ORDER BY abs(held_at - ?), id LIMIT 1")
            .bind(held.offset.is_none())
            .bind(held.at);
        self.one(&sql, |row| Ok((uid(row, "uid")?, super::decode::held(row, "held_at", "held_offset")?)))
    }
}

/// Keeps a walk from going beyond what another list already fills the window with.
fn bound(column: &str, since: Option<i64>, step: &Step<'_>) -> Sql {
    since.map_or_else(Sql::default, |at| {
        Sql::one(&format!("AND {column} {} ?", if step.back { "<=" } else { ">=" }), at)
    })
}
