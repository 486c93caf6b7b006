//! The prospects that may be warned of: one, all by name, or those that give reason, whom to see first first. What the
//! warnings are told of each stands in `warnings`.

use super::{
    Place, Result, Snapshot, Step,
    decode::{maybe_word, uid, word},
    sql::Sql,
    step::{By, Order},
};
use crate::domain::{Day, Rhythm, Stage, Uid};
use crate::store::StoreError;
use rusqlite::Row;

/// A prospect that may be warned of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Warned {
    pub(crate) id: i64,
    pub(crate) uid: Uid,
    pub(crate) name: String,
    pub(crate) stage: Stage,
    pub(crate) rhythm: Option<Rhythm>,
}

fn warned(row: &Row<'_>) -> rusqlite::Result<Warned> {
    Ok(Warned {
        id: row.get("id")?,
        uid: uid(row, "uid")?,
        name: row.get("name")?,
        stage: word(row, "stage", Stage::from_code)?,
        rhythm: maybe_word(row, "rhythm", Rhythm::from_code)?,
    })
}

const WARNED: &str = "SELECT id, uid, name, stage, rhythm FROM prospects";

/// Who gives reason, in the order of attention: by the reason that is kept, or not known to be of today.
pub(super) fn giving_reason(today: Day, model: i64, step: &Step<'_>) -> Sql {
    Sql::new("SELECT p.id, p.uid, p.name, p.stage, p.rhythm, t.attention AS number, t.attention_tie AS tie")
        .add("FROM trust_now AS t INDEXED BY trust_now_by_attention CROSS JOIN prospects AS p ON p.id = t.prospect_id")
        .add("WHERE t.lost = 0 AND p.deleted_at IS NULL AND (t.reason IS NOT NULL OR t.as_of <> ? OR t.model <> ?)")
        .bind(today.0)
        .bind(model)
        .join(&step.tail(By::Both("t.attention", "t.attention_tie", "t.prospect_id"), Order::Up))
}

/// The same with those of whom something is kept quiet, in no order.
pub(super) fn giving_reason_or_quiet(today: Day, model: i64) -> Sql {
    Sql::new("SELECT p.id, p.uid, p.name, p.stage, p.rhythm")
        .add("FROM trust_now AS t CROSS JOIN prospects AS p ON p.id = t.prospect_id")
        .add("WHERE t.lost = 0 AND p.deleted_at IS NULL AND (t.reason IS NOT NULL OR t.as_of <> ? OR t.model <> ?")
        .bind(today.0)
        .bind(model)
        .add("OR EXISTS (SELECT 1 FROM warning_marks AS m INDEXED BY warning_marks_of_prospect")
        .add("WHERE m.prospect_id = p.id AND m.deleted_at IS NULL))")
}

impl Snapshot<'_> {
    /// The prospect of this id, unless it is in the trash.
    pub(crate) fn warned(&self, uid: &Uid) -> Result<Option<Warned>> {
        let sql = Sql::new(WARNED).add("WHERE uid = ? AND deleted_at IS NULL").bind(uid.bytes().to_vec());
        self.one(&sql, warned)
    }

    /// Every prospect by name, one at a time.
    pub(crate) fn each_warned<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(Warned) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = Sql::new(WARNED).add("INDEXED BY prospects_by_name WHERE deleted_at IS NULL ORDER BY folded, id");
        self.each_of(&sql, warned, |who| each(who).map(|()| true))
    }

    /// Those who give reason to warn of today, whom to see first first, from a place on until `each` has seen enough.
    pub(crate) fn each_giving_reason<E: From<StoreError>>(
        &self,
        today: Day,
        model: i64,
        step: &Step<'_>,
        each: impl FnMut((Warned, Place)) -> std::result::Result<bool, E>,
    ) -> std::result::Result<(), E> {
        let with_place = |row: &Row<'_>| {
            Ok((warned(row)?, Place { at: row.get("number")?, text: row.get("tie")?, id: row.get("id")? }))
        };
        self.each_of(&giving_reason(today, model, step), with_place, each)
    }

    /// The same and those of whom something is kept quiet: all of them, in no order.
    pub(crate) fn each_giving_reason_or_quiet<E: From<StoreError>>(
        &self,
        today: Day,
        model: i64,
        mut each: impl FnMut(Warned) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.each_of(&giving_reason_or_quiet(today, model), warned, |who| each(who).map(|()| true))
    }

    /// Rows one at a time, as long as `each` wants more. The walk stays open while `each` works, so that an interrupt
    /// meets it wherever it comes.
    fn each_of<T, E: From<StoreError>>(
        &self,
        sql: &Sql,
        make: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
        mut each: impl FnMut(T) -> std::result::Result<bool, E>,
    ) -> std::result::Result<(), E> {
        #[cfg(test)]
        super::tests::asked(sql);
        let mut query = self.conn.prepare(sql.text()).map_err(StoreError::from)?;
        let mut rows = query.query(sql.values()).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            if !each(make(row).map_err(StoreError::from)?)? {
                break;
            }
        }
        Ok(())
    }
}
