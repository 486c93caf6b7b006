//! What the journal keeps of trust: packed evidence, and the line of home. Bytes and numbers here; the formula is not SQL's.

use super::{
    Result, Snapshot,
    decode::{Across, day, maybe_word, word},
    sql::Sql,
};
use crate::domain::{Day, Rhythm, Stage, TrustState};
use rusqlite::Row;

/// A prospect that is there, with its evidence as kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kept {
    pub(crate) name: String,
    pub(crate) stage: Stage,
    pub(crate) rhythm: Option<Rhythm>,
    pub(crate) evidence: Option<PackedDays>,
}

/// Days of evidence as bytes, and the version of the model they were made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PackedDays {
    pub(crate) model: i64,
    pub(crate) bytes: Vec<u8>,
}

/// What home says of trust in a line, as kept for a day.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TrustLine {
    pub(crate) as_of: Day,
    pub(crate) model: i64,
    pub(crate) state: TrustState,
    /// The code of the trend.
    pub(crate) trend: i64,
    pub(crate) low: f64,
    pub(crate) mean: f64,
    pub(crate) high: f64,
    pub(crate) changed_from: Option<Day>,
    pub(crate) last_contact: Option<Day>,
    pub(crate) was: Option<f64>,
    /// Tenths by month, 255 = none.
    pub(crate) months: [u8; 12],
    pub(crate) reason: Option<String>,
}

/// A line with what it is sorted by: a row of `trust_now`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TrustRow {
    pub(crate) line: TrustLine,
    pub(crate) lost: bool,
    pub(crate) attention: (i64, String),
    pub(crate) trust: (i64, String),
}

/// The columns of [`line`], on `t`.
pub(super) const LINE: &str = "t.as_of, t.model, t.state, t.trend, t.low, t.mean, t.high, t.changed_from, \
    t.last_contact, t.was, t.months, t.reason";

/// How many they are.
const COLUMNS: usize = 12;

/// The line in the columns of [`LINE`], from here on; `None` where a prospect has none.
pub(super) fn line(row: &Row<'_>, at: &mut Across) -> rusqlite::Result<Option<TrustLine>> {
    let Some(as_of) = day(row, at.next())? else {
        at.skip(COLUMNS - 1);
        return Ok(None);
    };
    Ok(Some(TrustLine {
        as_of,
        model: row.get(at.next())?,
        state: word(row, at.next(), TrustState::from_code)?,
        trend: row.get(at.next())?,
        low: row.get(at.next())?,
        mean: row.get(at.next())?,
        high: row.get(at.next())?,
        changed_from: day(row, at.next())?,
        last_contact: day(row, at.next())?,
        was: row.get(at.next())?,
        months: row.get(at.next())?,
        reason: row.get(at.next())?,
    }))
}

impl Snapshot<'_> {
    /// What is kept of the prospect in this row; `None` if it is in the trash or gone.
    pub(crate) fn kept(&self, prospect: i64) -> Result<Option<Kept>> {
        let sql = Sql::new("SELECT p.name, p.stage, p.rhythm, k.model, k.days FROM prospects AS p")
            .add("LEFT JOIN evidence AS k ON k.prospect_id = p.id WHERE p.id = ? AND p.deleted_at IS NULL")
            .bind(prospect);
        self.one(&sql, |row| {
            let model: Option<i64> = row.get("model")?;
            let evidence = model.map(|model| Ok::<_, rusqlite::Error>(PackedDays { model, bytes: row.get("days")? }));
            Ok(Kept {
                name: row.get("name")?,
                stage: word(row, "stage", Stage::from_code)?,
                rhythm: maybe_word(row, "rhythm", Rhythm::from_code)?,
                evidence: evidence.transpose()?,
            })
        })
    }

    /// The days of evidence of the prospect in this row, as kept.
    pub(crate) fn packed_days(&self, prospect: i64) -> Result<Option<PackedDays>> {
        let sql = Sql::one("SELECT model, days FROM evidence WHERE prospect_id = ?", prospect);
        self.one(&sql, |row| Ok(PackedDays { model: row.get(0)?, bytes: row.get(1)? }))
    }

    /// The row of `trust_now` of a prospect.
    pub(crate) fn trust_row(&self, prospect: i64) -> Result<Option<TrustRow>> {
        let sql = Sql::new(&format!("SELECT {LINE}, t.lost, t.attention, t.attention_tie, t.trust, t.trust_tie"))
            .add("FROM trust_now AS t WHERE t.prospect_id = ?")
            .bind(prospect);
        let found = self.one(&sql, |row| {
            let Some(line) = line(row, &mut Across::default())? else { return Ok(None) };
            Ok(Some(TrustRow {
                line,
                lost: row.get("lost")?,
                attention: (row.get("attention")?, row.get("attention_tie")?),
                trust: (row.get("trust")?, row.get("trust_tie")?),
            }))
        })?;
        Ok(found.flatten())
    }

    /// At most so many prospects whose line was made on another day than `today`, with another model, or never.
    pub(crate) fn behind(&self, today: Day, model: i64, most: usize) -> Result<Vec<i64>> {
        let sql = Sql::new("SELECT p.id FROM prospects AS p LEFT JOIN trust_now AS t ON t.prospect_id = p.id")
            .add("WHERE p.deleted_at IS NULL AND (t.as_of IS NOT ? OR t.model IS NOT ?) LIMIT ?")
            .bind(i64::from(today.0))
            .bind(model)
            .bind(i64::try_from(most).unwrap_or(i64::MAX));
        self.all(&sql, |row| row.get(0))
    }

    /// How many rows of evidence are kept, and how many lines.
    pub(crate) fn kept_count(&self) -> Result<(i64, i64)> {
        let sql = Sql::new("SELECT (SELECT count(*) FROM evidence), (SELECT count(*) FROM trust_now)");
        Ok(self.one(&sql, |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or_default())
    }
}
