//! The talks that came after one in which something was met so, as a list: the same talks that
//! [`Snapshot::talks_after`] counts.

use super::{
    Place, Result, Snapshot, Step,
    counted::CountedLine,
    decode::{maybe_uid, uid},
    review::{self, Stretch},
    sql::Sql,
    step::{By, Order},
};
use crate::domain::{Became, Day, News, Reception, Surfaced};
use rusqlite::Row;

/// `FROM … WHERE …`: the talks of these days whose talk before was met so. `open` = the least openness that counts as
/// open. With each goes the moment that says most about it: a frank one, else the first.
fn after(reception: Reception, open: u8, stretch: Stretch) -> Sql {
    let index = if stretch.prospect.is_some() { "conversations_of_prospect" } else { "conversations_by_time" };
    let (from, to) = review::milliseconds(stretch);
    let sql = Sql::new(&format!("FROM conversations AS c INDEXED BY {index}"))
        .add("CROSS JOIN prospects AS p ON p.id = c.prospect_id")
        .add("LEFT JOIN entries AS e ON e.id = (SELECT t.id FROM entries AS t INDEXED BY entries_of_conversation")
        .add("WHERE t.conversation_id = c.id AND t.deleted_at IS NULL AND t.tag IS NOT NULL")
        .add(&format!("ORDER BY {} DESC, t.position, t.id LIMIT 1)", candid("t", open)))
        .add("WHERE c.deleted_at IS NULL AND c.held_at >= ? AND c.held_at < ? AND c.day BETWEEN ? AND ?")
        .bind(from)
        .bind(to)
        .bind(stretch.first.0)
        .bind(stretch.last.0)
        .add("AND EXISTS (SELECT 1 FROM entries AS met INDEXED BY entries_of_conversation WHERE met.conversation_id =")
        .add("(SELECT b.id FROM conversations AS b INDEXED BY conversations_of_prospect")
        .add("WHERE b.prospect_id = c.prospect_id AND (b.held_at, b.id) < (c.held_at, c.id) AND b.deleted_at IS NULL")
        .add("ORDER BY b.held_at DESC, b.id DESC LIMIT 1)")
        .add("AND met.reception = ? AND met.tag IS NOT NULL AND met.deleted_at IS NULL)")
        .bind(reception.code());
    match stretch.prospect {
        Some(prospect) => sql.add("AND c.prospect_id = ?").bind(prospect),
        None => sql,
    }
}

/// Whether a moment was told to our face and openly, or is bad news told so.
fn candid(entry: &str, open: u8) -> String {
    let (hearsay, bad) = (Surfaced::SecondHand.code(), News::Bad.code());
    format!("({entry}.surfaced <> {hearsay} AND (coalesce({entry}.openness, 0) >= {open} OR {entry}.news = {bad}))")
}

fn line(row: &Row<'_>) -> rusqlite::Result<CountedLine> {
    Ok(CountedLine {
        place: Place::number(row.get("held_at")?, row.get("id")?),
        uid: uid(row, "uid")?,
        prospect: uid(row, "prospect")?,
        prospect_name: row.get("prospect_name")?,
        day: Day(row.get("day")?),
        words: row.get("words")?,
        private: row.get("private")?,
        conversation: maybe_uid(row, "uid")?,
        entry: None,
        became: Became::Talk { candid: row.get("candid")? },
    })
}

impl Snapshot<'_> {
    /// The talks after one in which something was met so, the latest first.
    pub(crate) fn next_talks(
        &self,
        reception: Reception,
        open: u8,
        stretch: Stretch,
        step: &Step<'_>,
    ) -> Result<Vec<CountedLine>> {
        let sql = Sql::new("SELECT c.id, c.uid, c.held_at, c.day, p.uid AS prospect, p.name AS prospect_name,")
            .add(&format!("coalesce({}, 0) AS candid, coalesce(e.private, 0) AS private,", candid("e", open)))
            .add("coalesce(substr(e.body, 1, 200), c.title) AS words")
            .join(&after(reception, open, stretch))
            .join(&step.tail(By::Number("c.held_at", "c.id"), Order::Down));
        #[cfg(test)]
        super::tests::asked(&sql);
        self.all(&sql, line)
    }

    /// How many that are.
    pub(crate) fn count_next_talks(&self, reception: Reception, open: u8, stretch: Stretch) -> Result<i64> {
        self.number(&Sql::new("SELECT count(*)").join(&after(reception, open, stretch)))
    }
}
