//! What is in the trash. What went there with something else (the moments of a talk, all of a prospect) is not listed
//! beside it: it comes back with it.

use super::{
    Place, Result, Snapshot, Step,
    decode::uid,
    sql::Sql,
    step::{By, Order},
};
use crate::domain::Uid;

/// What a row of the trash is, in the order of their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TrashKind {
    Prospect,
    Contact,
    Conversation,
    Entry,
    Question,
    FollowUp,
    Unsaid,
    Attempt,
    Bank,
}

/// A row of the trash.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TrashLine {
    pub(crate) place: Place,
    pub(crate) kind: TrashKind,
    pub(crate) uid: Uid,
    /// Its first words.
    pub(crate) text: String,
    /// Whether those words are private. What is unsaid is so without saying.
    pub(crate) private: bool,
    /// The name of its prospect.
    pub(crate) prospect: String,
    /// UTC ms.
    pub(crate) deleted_at: i64,
}

/// Kind, table, its words, whether they are private, and whether a talk can have taken it along.
const TABLES: [(TrashKind, &str, &str, &str, bool); 9] = [
    (TrashKind::Prospect, "prospects", "t.name", "0", false),
    (TrashKind::Contact, "contacts", "t.name", "0", false),
    (
        TrashKind::Conversation,
        "conversations",
        "CASE WHEN t.title <> '' THEN t.title WHEN t.note <> '' THEN t.note ELSE 'held ' || date(t.day * 86400, 'unixepoch') END",
        "t.title = '' AND t.note_private",
        false,
    ),
    (TrashKind::Entry, "entries", "t.body", "t.private", true),
    (TrashKind::Question, "questions", "t.text", "t.private", true),
    (TrashKind::FollowUp, "follow_ups", "t.text", "0", true),
    (TrashKind::Unsaid, "unsaid", "t.text", "0", false),
    (
        TrashKind::Attempt,
        "attempts",
        "CASE WHEN t.note <> '' THEN t.note ELSE 'on ' || date(t.day * 86400, 'unixepoch') END",
        "t.note_private",
        false,
    ),
    (TrashKind::Bank, "bank", "t.text", "0", false),
];

/// The rows of all tables share one list: a row's number in it tells its table.
const KINDS: i64 = 9;

impl TrashKind {
    fn of(id: i64) -> Self {
        let at = usize::try_from(id.rem_euclid(KINDS)).unwrap_or(0);
        TABLES[at].0
    }
}

impl Snapshot<'_> {
    /// The trash, latest first.
    pub(crate) fn trash(&self, step: &Step<'_>) -> Result<Vec<TrashLine>> {
        let parts: Vec<String> = TABLES.iter().enumerate().map(|(kind, (_, table, text, private, in_talk))| {
            if *table == "bank" {
                // Nobody's: it belongs to no prospect.
                return format!(
                    "SELECT t.deleted_at AS gone, t.id * {KINDS} + {kind} AS code, t.uid, substr({text}, 1, 200) AS text, \
                    {private} AS private, '' AS prospect FROM {table} AS t WHERE t.deleted_at IS NOT NULL"
                );
            }
            let own = *table == "prospects";
            let prospect = if own { "t.id" } else { "t.prospect_id" };
            // Went in the same moment as what it belongs to: went with it.
            let mut alone = String::new();
            if !own {
                alone.push_str("AND p.deleted_at IS NOT t.deleted_at");
            }
            if *in_talk {
                alone.push_str(" AND NOT EXISTS (SELECT 1 FROM conversations AS c WHERE c.id = t.conversation_id \
                    AND c.deleted_at = t.deleted_at)");
            }
            format!(
                "SELECT t.deleted_at AS gone, t.id * {KINDS} + {kind} AS code, t.uid, substr({text}, 1, 200) AS text, \
                {private} AS private, p.name AS prospect FROM {table} AS t CROSS JOIN prospects AS p ON p.id = {prospect} \
                WHERE t.deleted_at IS NOT NULL {alone}"
            )
        }).collect();
        let sql = Sql::new(&format!("SELECT * FROM ({}) WHERE true", parts.join(" UNION ALL ")))
            .join(&step.tail(By::Number("gone", "code"), Order::Down));
        self.all(&sql, |row| {
            let (gone, code) = (row.get("gone")?, row.get("code")?);
            Ok(TrashLine {
                place: Place::number(gone, code),
                kind: TrashKind::of(code),
                uid: uid(row, "uid")?,
                text: row.get("text")?,
                private: row.get("private")?,
                prospect: row.get("prospect")?,
                deleted_at: gone,
            })
        })
    }
}
