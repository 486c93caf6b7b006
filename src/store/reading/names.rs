//! Names as typed letters find them, and the labels in use.

use super::{
    Result, Snapshot,
    decode::{list, uid, word},
    sql::Sql,
};
use crate::domain::{Stage, Uid};
use rusqlite::Row;

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameOf {
    /// A prospect, by its name or an alias.
    Prospect,
    /// A person.
    Contact,
}

/// A name that fits.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NameLine {
    pub(crate) of: NameOf,
    /// The row it belongs to.
    pub(crate) owner: i64,
    pub(crate) uid: Uid,
    pub(crate) name: String,
    /// The name without case and accents.
    pub(crate) folded: String,
    /// A prospect's other names.
    pub(crate) aliases: Vec<String>,
    /// A person's role.
    pub(crate) role: String,
    /// The prospect: row, id, name.
    pub(crate) prospect: (i64, Uid, String),
    pub(crate) stage: Stage,
    /// The part of the name that fits, as the index has it.
    pub(crate) fits: String,
    /// When the prospect was last talked with.
    pub(crate) last_held: Option<i64>,
}

/// The first text after all that begin with `prefix`: no text holds this character, for it is none.
pub(super) fn beyond(prefix: &str) -> String {
    format!("{prefix}\u{10FFFF}")
}

/// At most so many names are looked at for one prefix; more cannot be told apart by it anyway.
const ENOUGH: i64 = 2_000;

const OF_PROSPECT: &str = "p.id AS owner, p.uid, p.name, p.folded, p.aliases, '' AS role, p.id AS at, p.uid AS at_uid, \
    p.name AS at_name, p.stage, h.last_held";
const OF_CONTACT: &str = "k.id AS owner, k.uid, k.name, k.folded, '[]' AS aliases, k.role, p.id AS at, p.uid AS at_uid, \
    p.name AS at_name, p.stage, h.last_held";

fn line(row: &Row<'_>, of: NameOf) -> rusqlite::Result<NameLine> {
    Ok(NameLine {
        of,
        owner: row.get("owner")?,
        uid: uid(row, "uid")?,
        name: row.get("name")?,
        folded: row.get("folded")?,
        aliases: list(row, "aliases")?,
        role: row.get("role")?,
        prospect: (row.get("at")?, uid(row, "at_uid")?, row.get("at_name")?),
        stage: word(row, "stage", Stage::from_code)?,
        fits: row.get("fits")?,
        last_held: row.get("last_held")?,
    })
}

impl Snapshot<'_> {
    /// Prospects with a name or alias of which a word, and what follows it, begins with `prefix` (folded).
    pub(crate) fn prospects_named(&self, prefix: &str) -> Result<Vec<NameLine>> {
        let sql = Sql::new("SELECT n.folded AS fits,")
            .add(OF_PROSPECT)
            .add("FROM names AS n CROSS JOIN prospects AS p ON p.id = n.owner")
            .add("LEFT JOIN prospect_facts AS h ON h.prospect_id = p.id")
            .add("WHERE n.folded >= ? AND n.folded < ? AND n.kind < 2 AND p.deleted_at IS NULL LIMIT ?")
            .bind(prefix.to_owned())
            .bind(beyond(prefix))
            .bind(ENOUGH);
        self.all(&sql, |row| line(row, NameOf::Prospect))
    }

    /// People of whose name a word, and what follows it, begins with `prefix` (folded).
    pub(crate) fn contacts_named(&self, prefix: &str) -> Result<Vec<NameLine>> {
        let sql = Sql::new("SELECT n.folded AS fits,")
            .add(OF_CONTACT)
            .add("FROM names AS n CROSS JOIN contacts AS k ON k.id = n.owner")
            .add("CROSS JOIN prospects AS p ON p.id = k.prospect_id LEFT JOIN prospect_facts AS h ON h.prospect_id = p.id")
            .add("WHERE n.folded >= ? AND n.folded < ? AND n.kind = 2 AND k.deleted_at IS NULL AND p.deleted_at IS NULL")
            .bind(prefix.to_owned())
            .bind(beyond(prefix))
            .add("LIMIT ?")
            .bind(ENOUGH);
        self.all(&sql, |row| line(row, NameOf::Contact))
    }

    /// The people of a prospect, in the order of its page.
    pub(crate) fn contacts_at(&self, prospect: i64) -> Result<Vec<NameLine>> {
        let sql = Sql::new("SELECT k.folded AS fits,")
            .add(OF_CONTACT)
            .add("FROM contacts AS k CROSS JOIN prospects AS p ON p.id = k.prospect_id")
            .add("LEFT JOIN prospect_facts AS h ON h.prospect_id = p.id WHERE k.prospect_id = ?")
            .bind(prospect)
            .add("AND k.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY k.position, k.id");
        self.all(&sql, |row| line(row, NameOf::Contact))
    }

    /// The prospects talked with last.
    pub(crate) fn talked_with_last(&self, limit: usize) -> Result<Vec<NameLine>> {
        let sql = Sql::new("SELECT p.folded AS fits,")
            .add(OF_PROSPECT)
            .add("FROM prospect_facts AS h INDEXED BY prospect_facts_by_talk CROSS JOIN prospects AS p")
            .add("ON p.id = h.prospect_id WHERE p.deleted_at IS NULL ORDER BY h.last_held DESC, h.prospect_id DESC LIMIT ?")
            .bind(i64::try_from(limit).unwrap_or(i64::MAX));
        self.all(&sql, |row| line(row, NameOf::Prospect))
    }

    /// Every name of a prospect without case and accents, aliases too: the whole name, not what begins later.
    pub(crate) fn every_prospect_name(&self) -> Result<Vec<NameLine>> {
        let sql = Sql::new("SELECT p.folded AS fits,")
            .add(OF_PROSPECT)
            .add("FROM prospects AS p INDEXED BY prospects_by_name LEFT JOIN prospect_facts AS h ON h.prospect_id = p.id")
            .add("WHERE p.deleted_at IS NULL ORDER BY p.folded, p.id");
        self.all(&sql, |row| line(row, NameOf::Prospect))
    }

    /// The labels in use that begin with `prefix`, by alphabet, at most `limit`.
    pub(crate) fn labels(&self, prefix: &str, limit: usize) -> Result<Vec<String>> {
        let sql = Sql::new("SELECT word FROM labels WHERE word >= ? AND word < ?")
            .bind(prefix.to_owned())
            .bind(beyond(prefix))
            .add("AND EXISTS (SELECT 1 FROM entry_labels WHERE label_id = labels.id) ORDER BY word LIMIT ?")
            .bind(i64::try_from(limit).unwrap_or(i64::MAX));
        self.all(&sql, |row| row.get(0))
    }
}
