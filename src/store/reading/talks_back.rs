//! A prospect's talks walked from the newest back: each with as much as is wanted of it, and no further than that.

use super::{
    Result, Snapshot,
    decode::{list, uid, word},
    sql::Sql,
};
use crate::domain::{Day, Stage, Uid};
use rusqlite::Row;

/// A talk.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TalkBack {
    pub(crate) uid: Uid,
    pub(crate) day: Day,
    pub(crate) stage: Stage,
    /// Empty where that was not wanted.
    pub(crate) title: String,
    /// Row ids of who was there; nobody where that was not wanted.
    pub(crate) people: Vec<i64>,
    /// Whether it has a tagged moment that is not second-hand; `false` where that was not wanted.
    pub(crate) frank: bool,
    /// When held, and the row.
    pub(crate) place: (i64, i64),
}

/// What is wanted of talks further back besides that they were held: what costs. The rest stands in an index.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct OfTalks {
    /// Whether something frank was said.
    pub(crate) frank: bool,
    /// Who was there.
    pub(crate) people: bool,
    /// What they are called: that alone stands in the talk's own row.
    pub(crate) title: bool,
}

impl OfTalks {
    /// Whether the same question gives both.
    const fn is_asked_like(self, other: Self) -> bool {
        self.frank == other.frank && self.title == other.title
    }
}

/// One prospect's talks, newest first, from behind a place on.
fn talks_before(prospect: i64, of: OfTalks, behind: Option<(i64, i64)>) -> Sql {
    let frank = if of.frank {
        "EXISTS (SELECT 1 FROM entries AS e INDEXED BY entries_of_conversation WHERE e.conversation_id = c.id \
         AND e.deleted_at IS NULL AND e.tag IS NOT NULL AND e.surfaced <> 2)"
    } else {
        "0"
    };
    let title = if of.title { "c.title" } else { "''" };
    let sql = Sql::new(&format!("SELECT c.uid, c.day, c.stage, {title}, c.contacts, c.held_at, c.id, {frank}"))
        .add("FROM conversations AS c INDEXED BY conversations_of_prospect WHERE c.prospect_id = ?")
        .bind(prospect)
        .add("AND c.deleted_at IS NULL");
    let sql = match behind {
        Some((held, row)) => sql.add("AND (c.held_at, c.id) < (?, ?)").bind(held).bind(row),
        None => sql,
    };
    sql.add("ORDER BY c.held_at DESC, c.id DESC")
}

impl Snapshot<'_> {
    /// One prospect's talks, newest first, with as much of the first as `of` says, and of those before it as `go_on` wants,
    /// until it has seen enough (`None`).
    pub(crate) fn talks_back(
        &self,
        prospect: i64,
        of: OfTalks,
        mut go_on: impl FnMut(&TalkBack) -> Option<OfTalks>,
    ) -> Result<Vec<TalkBack>> {
        let (mut talks, mut wanted) = (Vec::<TalkBack>::new(), Some(of));
        while let Some(of) = wanted {
            let sql = talks_before(prospect, of, talks.last().map(|talk| talk.place));
            let talk = |row: &Row<'_>, of: OfTalks| -> rusqlite::Result<TalkBack> {
                Ok(TalkBack {
                    uid: uid(row, 0)?,
                    day: Day(row.get(1)?),
                    stage: word(row, 2, Stage::from_code)?,
                    title: row.get(3)?,
                    people: if of.people { list(row, 4)? } else { Vec::new() },
                    place: (row.get(5)?, row.get(6)?),
                    frank: row.get(7)?,
                })
            };
            let mut now = of;
            wanted = None;
            self.each_row(&sql, |row| {
                let talk = talk(row, now)?;
                let more = go_on(&talk);
                talks.push(talk);
                wanted = more.filter(|more| !more.is_asked_like(of));
                now = more.unwrap_or(now);
                Ok(more.is_some() && wanted.is_none())
            })?;
        }
        Ok(talks)
    }
}
