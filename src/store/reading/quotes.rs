//! The words of a report: those of the moments that are quoted, and every name that they may hold.

use super::{
    Result, Snapshot,
    decode::{day, list, maybe_word, openness, uid, word},
    entries::json,
    sql::Sql,
};
use crate::domain::{Day, News, ObjectionState, Openness, Surfaced, Tag, Uid};
use rusqlite::Row;

/// A quote carries so many characters of the words.
const QUOTED: i64 = 2_000;

/// A moment to be quoted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct QuoteLine {
    pub(crate) uid: Uid,
    pub(crate) prospect: Uid,
    pub(crate) prospect_name: String,
    pub(crate) day: Day,
    /// The first 2,000 characters.
    pub(crate) words: String,
    pub(crate) cut: bool,
    pub(crate) tag: Option<Tag>,
    pub(crate) openness: Option<Openness>,
    pub(crate) news: News,
    pub(crate) surfaced: Surfaced,
    pub(crate) private: bool,
    /// Name and role of whoever said it.
    pub(crate) said_by: Option<(String, String)>,
    pub(crate) labels: Vec<String>,
    pub(crate) objection: Option<ObjectionState>,
    pub(crate) settled_on: Option<Day>,
    pub(crate) settled_by: String,
}

/// A name that words may hold: whose, the names, the role; a prospect has none.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NamedBack {
    pub(crate) prospect: Uid,
    pub(crate) names: Vec<String>,
    pub(crate) role: Option<String>,
}

/// The columns of [`Snapshot::quotes`], by number.
fn quote(row: &Row<'_>) -> rusqlite::Result<QuoteLine> {
    let words: String = row.get(2)?;
    let bytes: usize = row.get::<_, i64>(3)?.try_into().unwrap_or(0);
    let name: Option<String> = row.get(15)?;
    let role: Option<String> = row.get(16)?;
    Ok(QuoteLine {
        uid: uid(row, 0)?,
        prospect: uid(row, 13)?,
        prospect_name: row.get(14)?,
        day: Day(row.get(1)?),
        cut: bytes > words.len(),
        words,
        tag: maybe_word(row, 4, Tag::from_code)?,
        openness: openness(row, 5)?,
        news: word(row, 6, News::from_code)?,
        surfaced: word(row, 7, Surfaced::from_code)?,
        private: row.get(8)?,
        said_by: name.map(|name| (name, role.unwrap_or_default())),
        labels: list(row, 9)?,
        objection: maybe_word(row, 10, ObjectionState::from_code)?,
        settled_on: day(row, 11)?,
        settled_by: row.get(12)?,
    })
}

impl Snapshot<'_> {
    /// These moments with their words, in this order, as far as they are there.
    pub(crate) fn quotes(&self, ids: &[i64]) -> Result<Vec<QuoteLine>> {
        let sql = Sql::one(
            "SELECT e.uid, e.day, substr(e.body, 1, ?) AS words, octet_length(e.body) AS bytes,",
            QUOTED,
        )
        .add("e.tag, e.openness, e.news, e.surfaced, e.private, e.labels, e.objection, e.settled_on, e.settled_by,")
        .add("p.uid AS prospect, p.name AS prospect_name, s.name AS said_by, s.role FROM json_each(?) AS few")
        .bind(json(ids))
        .add("CROSS JOIN entries AS e ON e.id = few.value CROSS JOIN prospects AS p ON p.id = e.prospect_id")
        .add("LEFT JOIN contacts AS s ON s.id = e.said_by WHERE e.deleted_at IS NULL ORDER BY few.key");
        self.all(&sql, quote)
    }

    /// Every name of a prospect, by the name, and of every person there.
    pub(crate) fn every_name(&self) -> Result<Vec<NamedBack>> {
        let sql = Sql::new("SELECT uid, name, aliases FROM prospects INDEXED BY prospects_by_name")
            .add("WHERE deleted_at IS NULL ORDER BY folded, id");
        let mut names = self.all(&sql, |row| {
            let mut names = vec![row.get("name")?];
            names.extend(list::<String>(row, "aliases")?);
            Ok(NamedBack { prospect: uid(row, "uid")?, names, role: None })
        })?;
        let sql = Sql::new("SELECT p.uid, k.name, k.role FROM contacts AS k")
            .add("CROSS JOIN prospects AS p ON p.id = k.prospect_id ORDER BY k.id");
        names.extend(self.all(&sql, |row| {
            Ok(NamedBack { prospect: uid(row, "uid")?, names: vec![row.get("name")?], role: Some(row.get("role")?) })
        })?);
        Ok(names)
    }
}
