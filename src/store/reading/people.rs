//! The people at a prospect, with what they said.

use super::{
    Result, Snapshot,
    decode::{count, day, uid},
    sql::Sql,
};
use crate::domain::{Contact, Day, Uid};
use rusqlite::Row;

/// A person as a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ContactLine {
    pub(crate) contact: Contact,
    /// Moments said by them.
    pub(crate) moments: u32,
    /// Of them bad news told directly.
    pub(crate) hard: u32,
    /// The latest talk they were in.
    pub(crate) talked: Option<Day>,
}

const WHOLE: &str = "k.uid, k.name, k.role, k.email, k.phone, k.note, k.note_private";

fn whole(row: &Row<'_>) -> rusqlite::Result<Contact> {
    Ok(Contact {
        uid: uid(row, "uid")?,
        name: row.get("name")?,
        role: row.get("role")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        note: row.get("note")?,
        note_private: row.get("note_private")?,
    })
}

impl Snapshot<'_> {
    /// The people of a prospect, in the order of its page.
    pub(crate) fn contacts(&self, prospect: i64) -> Result<Vec<Contact>> {
        let sql = Sql::new("SELECT").add(WHOLE).add("FROM contacts AS k WHERE k.prospect_id = ?").bind(prospect);
        self.all(&sql.add("AND k.deleted_at IS NULL ORDER BY k.position, k.id"), whole)
    }

    /// The people of one talk, in the order named; also who went to the trash since, for they were there.
    pub(crate) fn contacts_of_talk(&self, conversation: i64) -> Result<Vec<Contact>> {
        let sql = Sql::new("SELECT")
            .add(WHOLE)
            .add("FROM conversations AS c CROSS JOIN json_each(c.contacts) AS who")
            .add("CROSS JOIN contacts AS k ON k.id = who.value WHERE c.id = ? ORDER BY who.key")
            .bind(conversation);
        self.all(&sql, whole)
    }

    /// The people of one try, in the order named; also who went to the trash since.
    pub(crate) fn contacts_of_attempt(&self, attempt: &Uid) -> Result<Vec<Contact>> {
        let sql = Sql::new("SELECT")
            .add(WHOLE)
            .add("FROM attempts AS a CROSS JOIN json_each(a.contacts) AS who")
            .add("CROSS JOIN contacts AS k ON k.id = who.value WHERE a.uid = ? ORDER BY who.key")
            .bind(attempt.bytes().to_vec());
        self.all(&sql, whole)
    }

    /// Whoever said something in one talk; also who went to the trash since.
    pub(crate) fn speakers_of_talk(&self, conversation: i64) -> Result<Vec<Contact>> {
        let sql = Sql::new("SELECT DISTINCT")
            .add(WHOLE)
            .add("FROM entries AS e CROSS JOIN contacts AS k ON k.id = e.said_by")
            .add("WHERE e.conversation_id = ? AND e.deleted_at IS NULL ORDER BY e.position")
            .bind(conversation);
        self.all(&sql, whole)
    }

    /// The people of a prospect with what they said, in the order of its page.
    pub(crate) fn people(&self, prospect: i64) -> Result<Vec<ContactLine>> {
        let sql = Sql::new("WITH said AS MATERIALIZED (SELECT said_by AS who, count(*) AS moments,")
            .add("count(*) FILTER (WHERE news = 0 AND surfaced <> 2 AND tag IS NOT NULL) AS hard")
            .add("FROM entries WHERE prospect_id = ? AND deleted_at IS NULL AND said_by IS NOT NULL GROUP BY said_by)")
            .bind(prospect)
            .add("SELECT")
            .add(WHOLE)
            .add(", coalesce(said.moments, 0) AS moments, coalesce(said.hard, 0) AS hard,")
            .add("(SELECT max(c.day) FROM conversation_contacts AS was CROSS JOIN conversations AS c")
            .add("ON c.id = was.conversation_id WHERE was.contact_id = k.id AND c.deleted_at IS NULL) AS talked")
            .add("FROM contacts AS k LEFT JOIN said ON said.who = k.id WHERE k.prospect_id = ?")
            .bind(prospect)
            .add("AND k.deleted_at IS NULL ORDER BY k.position, k.id");
        self.all(&sql, |row| {
            Ok(ContactLine {
                contact: whole(row)?,
                moments: count(row, "moments")?,
                hard: count(row, "hard")?,
                talked: day(row, "talked")?,
            })
        })
    }
}
