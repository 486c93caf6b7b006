//! The counts of the header.

use super::{Result, Snapshot, sql::Sql};

/// What there is, without the trash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) entries: i64,
    pub(crate) prospects: i64,
    /// Of them, those whose stage is lost.
    pub(crate) lost: i64,
    /// Entries without a tag.
    pub(crate) inbox: i64,
}

impl Snapshot<'_> {
    /// The header's counts, from indexes and what is kept of each prospect: no table of moments is counted.
    pub(crate) fn totals(&self) -> Result<Counted> {
        let count = |sql: &str| self.number(&Sql::new(sql));
        let entries = "SELECT coalesce(sum(entries), 0) FROM prospect_facts";
        let inbox = "SELECT count(*) FROM entries INDEXED BY entries_in_inbox WHERE tag IS NULL AND deleted_at IS NULL";
        let prospects = "SELECT count(*) FROM prospects INDEXED BY prospects_by_name WHERE deleted_at IS NULL";
        let lost = "SELECT count(*) FROM trust_now INDEXED BY trust_now_by_attention WHERE lost = 1";
        Ok(Counted { entries: count(entries)?, prospects: count(prospects)?, lost: count(lost)?, inbox: count(inbox)? })
    }
}
