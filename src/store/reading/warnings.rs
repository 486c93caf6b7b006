//! What the warnings are told about a prospect, walked from the newest back and only as far as whoever asks wants.

use super::{
    Result, Snapshot,
    decode::{day, list, maybe_uid, uid, word},
    sql::Sql,
};
use crate::domain::{Day, FollowUpState, News, ObjectionState, QuestionState, Surfaced, Tag, Uid};
use rusqlite::Row;

/// A tagged moment.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ToldBack {
    /// When held, talk, position, row: conversation order.
    pub(crate) order: (i64, i64, i64, i64),
    pub(crate) uid: Uid,
    pub(crate) talk: Uid,
    pub(crate) day: Day,
    pub(crate) news: News,
    pub(crate) surfaced: Surfaced,
    pub(crate) words: String,
    pub(crate) private: bool,
}

/// An objection that is not settled, or was not on a day.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ObjectionBack {
    pub(crate) uid: Uid,
    pub(crate) day: Day,
    pub(crate) state: ObjectionState,
    pub(crate) addressed_on: Option<Day>,
    pub(crate) settled_on: Option<Day>,
    /// None where the words were not wanted.
    pub(crate) labels: Vec<String>,
    /// Empty where that was not wanted.
    pub(crate) words: String,
    pub(crate) private: bool,
    /// When told, and the row.
    pub(crate) place: (i64, i64),
}

/// A question that was asked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AskedBack {
    pub(crate) uid: Uid,
    pub(crate) text: String,
    pub(crate) bank: Option<String>,
    pub(crate) state: QuestionState,
    pub(crate) asked: Option<Day>,
    pub(crate) closed: Option<Day>,
    pub(crate) talk: Option<Uid>,
    pub(crate) private: bool,
}

/// A promise that is late, or was on a day.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PromiseBack {
    pub(crate) uid: Uid,
    pub(crate) text: String,
    pub(crate) due: Option<Day>,
    pub(crate) state: FollowUpState,
    pub(crate) kept_on: Option<Day>,
    /// The talk it was made in, and its day.
    pub(crate) talk: Option<Uid>,
    pub(crate) made_on: Option<Day>,
}

/// Which of what the warnings look at is there at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "five answers to five questions")]
pub(crate) struct Glimpse {
    /// A talk after the day.
    pub(crate) later: bool,
    /// A promise due before the day, open or kept.
    pub(crate) promised: bool,
    /// Second-hand bad news.
    pub(crate) heard: bool,
    /// A question that was asked.
    pub(crate) asked: bool,
    /// Something was done with a warning.
    pub(crate) marked: bool,
}

/// What was done with a warning.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MarkBack {
    pub(crate) uid: Uid,
    /// Minutes east of UTC where it was made.
    pub(crate) offset: Option<i16>,
    pub(crate) warning: String,
    pub(crate) state: String,
    pub(crate) until: Option<Day>,
    pub(crate) reason: String,
}

/// An objection, with its words or as the index of those that are open has it.
const fn objection_sql(words: bool) -> &'static str {
    if words {
        "SELECT uid, day, objection, addressed_on, settled_on, labels, substr(body, 1, 200), private, held_at, id FROM entries"
    } else {
        "SELECT uid, day, objection, addressed_on, NULL, '[]', '', private, held_at, id FROM entries"
    }
}

// By number here, for there may be many.

fn objection(row: &Row<'_>) -> rusqlite::Result<ObjectionBack> {
    Ok(ObjectionBack {
        uid: uid(row, 0)?,
        day: Day(row.get(1)?),
        state: word(row, 2, ObjectionState::from_code)?,
        addressed_on: day(row, 3)?,
        settled_on: day(row, 4)?,
        labels: list(row, 5)?,
        words: row.get(6)?,
        private: row.get(7)?,
        place: (row.get(8)?, row.get(9)?),
    })
}

impl Snapshot<'_> {
    /// Which of the lists below have anything in them as known on a day; second-hand news since `heard_from` (UTC ms).
    pub(crate) fn glimpse(&self, prospect: i64, on: Day, heard_from: i64) -> Result<Glimpse> {
        // A talk's day is later than its instant's by one at most.
        let day_before = (i64::from(on.0) - 1) * 86_400_000;
        let sql = Sql::new("SELECT EXISTS (SELECT 1 FROM conversations INDEXED BY conversations_of_prospect")
            .add("WHERE prospect_id = ? AND held_at >= ? AND day > ? AND deleted_at IS NULL),")
            .bind(prospect)
            .bind(day_before)
            .bind(on.0)
            .add("EXISTS (SELECT 1 FROM follow_ups INDEXED BY follow_ups_of_prospect")
            .add("WHERE prospect_id = ? AND due < ? AND state < 2 AND deleted_at IS NULL),")
            .bind(prospect)
            .bind(on.0)
            .add("EXISTS (SELECT 1 FROM entries INDEXED BY entries_of_prospect WHERE prospect_id = ? AND held_at >= ?")
            .bind(prospect)
            .bind(heard_from)
            .add("AND tag IS NOT NULL AND news = 0 AND surfaced = 2 AND deleted_at IS NULL),")
            .add("EXISTS (SELECT 1 FROM questions INDEXED BY questions_of_prospect")
            .add("WHERE prospect_id = ? AND state >= 2 AND deleted_at IS NULL),")
            .bind(prospect)
            .add("EXISTS (SELECT 1 FROM warning_marks INDEXED BY warning_marks_of_prospect")
            .add("WHERE prospect_id = ? AND deleted_at IS NULL)")
            .bind(prospect);
        let found = self.one(&sql, |row| {
            let (later, promised, heard) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Glimpse { later, promised, heard, asked: row.get(3)?, marked: row.get(4)? })
        })?;
        Ok(found.unwrap_or(Glimpse { later: true, promised: true, heard: true, asked: true, marked: true }))
    }

    /// One prospect's tagged moments, newest talk first, until `go_on` has seen enough.
    pub(crate) fn told_back(&self, prospect: i64, go_on: impl FnMut(&ToldBack) -> bool) -> Result<Vec<ToldBack>> {
        self.told(prospect, "", go_on)
    }

    /// Of them the bad news alone.
    pub(crate) fn bad_news_back(&self, prospect: i64, go_on: impl FnMut(&ToldBack) -> bool) -> Result<Vec<ToldBack>> {
        self.told(prospect, "AND e.news = 0", go_on)
    }

    fn told(&self, prospect: i64, also: &str, go_on: impl FnMut(&ToldBack) -> bool) -> Result<Vec<ToldBack>> {
        let sql = Sql::new("SELECT e.id, e.uid, e.held_at, e.conversation_id, e.position, e.day, e.news, e.surfaced,")
            .add("substr(e.body, 1, 200), e.private,")
            .add("(SELECT c.uid FROM conversations AS c WHERE c.id = e.conversation_id)")
            .add("FROM entries AS e INDEXED BY entries_of_prospect WHERE e.prospect_id = ?")
            .bind(prospect)
            .add("AND e.tag IS NOT NULL")
            .add(also)
            .add("AND e.deleted_at IS NULL ORDER BY e.held_at DESC, e.id DESC");
        let told = |row: &Row<'_>| {
            Ok(ToldBack {
                order: (row.get(2)?, row.get(3)?, row.get(4)?, row.get(0)?),
                uid: uid(row, 1)?,
                talk: uid(row, 10)?,
                day: Day(row.get(5)?),
                news: word(row, 6, News::from_code)?,
                surfaced: word(row, 7, Surfaced::from_code)?,
                words: row.get(8)?,
                private: row.get(9)?,
            })
        };
        self.back(&sql, told, go_on)
    }

    /// Rows until one of them was enough.
    fn back<T>(
        &self,
        sql: &Sql,
        make: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
        mut go_on: impl FnMut(&T) -> bool,
    ) -> Result<Vec<T>> {
        let mut found = Vec::new();
        self.each_row(sql, |row| {
            let row = make(row)?;
            let more = go_on(&row);
            found.push(row);
            Ok(more)
        })?;
        Ok(found)
    }

    /// Rows as long as `more` says so.
    pub(super) fn each_row(&self, sql: &Sql, mut more: impl FnMut(&Row<'_>) -> rusqlite::Result<bool>) -> Result<()> {
        #[cfg(test)]
        super::tests::asked(sql);
        let mut query = self.conn.prepare_cached(sql.text())?;
        let mut rows = query.query(sql.values())?;
        while let Some(row) = rows.next()? {
            if !more(row)? {
                break;
            }
        }
        Ok(())
    }

    /// The objections not settled by now, oldest first, the first with its `words` or without and each other as `go_on`
    /// wants it, until it has seen enough (`None`).
    pub(crate) fn open_objections_back(
        &self,
        prospect: i64,
        words: bool,
        mut go_on: impl FnMut(&ObjectionBack) -> Option<bool>,
    ) -> Result<Vec<ObjectionBack>> {
        let (mut found, mut wanted) = (Vec::<ObjectionBack>::new(), Some(words));
        while let Some(words) = wanted {
            let open = Sql::new(objection_sql(words))
                .add(
                    "INDEXED BY entries_open_objections WHERE prospect_id = ? AND objection < 2 AND deleted_at IS NULL",
                )
                .bind(prospect);
            let open = match found.last().map(|one| one.place) {
                Some((held, row)) => open.add("AND (held_at, id) > (?, ?)").bind(held).bind(row),
                None => open,
            };
            wanted = None;
            self.each_row(&open.add("ORDER BY held_at, id"), |row| {
                let one = objection(row)?;
                let more = go_on(&one);
                found.push(one);
                wanted = more.filter(|more| *more != words);
                Ok(more == Some(words))
            })?;
        }
        Ok(found)
    }

    /// The objections not settled by now, oldest first, the words of the next as `words` wants them; then those settled
    /// after `since` only.
    pub(crate) fn objections_back(
        &self,
        prospect: i64,
        since: Option<Day>,
        mut words: impl FnMut(&ObjectionBack) -> bool,
    ) -> Result<Vec<ObjectionBack>> {
        let mut found = self.open_objections_back(prospect, true, |one| Some(words(one)))?;
        if let Some(since) = since {
            let settled = Sql::new(objection_sql(true))
                .add("INDEXED BY entries_of_prospect WHERE prospect_id = ? AND tag = ? AND deleted_at IS NULL")
                .bind(prospect)
                .bind(Tag::Objection.code())
                .add("AND objection = 2 AND settled_on > ? ORDER BY held_at, id")
                .bind(since.0);
            found.extend(self.all(&settled, objection)?);
        }
        Ok(found)
    }

    /// The questions put to a prospect, in the order they were made.
    pub(crate) fn asked_back(&self, prospect: i64) -> Result<Vec<AskedBack>> {
        let sql = Sql::new("SELECT q.uid, q.text, q.bank, q.state, q.asked_day, q.closed_on, q.private,")
            .add("(SELECT c.uid FROM conversations AS c WHERE c.id = q.conversation_id) AS talk")
            .add("FROM questions AS q INDEXED BY questions_of_prospect WHERE q.prospect_id = ? AND q.state >= ?")
            .bind(prospect)
            .bind(QuestionState::Pending.code())
            .add("AND q.deleted_at IS NULL");
        self.all(&sql, |row| {
            Ok(AskedBack {
                uid: uid(row, "uid")?,
                text: row.get("text")?,
                bank: row.get("bank")?,
                state: word(row, "state", QuestionState::from_code)?,
                asked: day(row, "asked_day")?,
                closed: day(row, "closed_on")?,
                talk: maybe_uid(row, "talk")?,
                private: row.get("private")?,
            })
        })
    }

    /// The promises due before `on` and open, or kept only after it.
    pub(crate) fn promises_back(&self, prospect: i64, on: Day) -> Result<Vec<PromiseBack>> {
        let sql = Sql::new("SELECT f.uid, f.text, f.due, f.state, f.kept_on, c.uid AS talk, c.day AS made_on")
            .add("FROM follow_ups AS f INDEXED BY follow_ups_of_prospect")
            .add("LEFT JOIN conversations AS c ON c.id = f.conversation_id WHERE f.prospect_id = ? AND f.due < ?")
            .bind(prospect)
            .bind(on.0)
            .add("AND f.deleted_at IS NULL AND (f.state = 0 OR (f.state = 1 AND f.kept_on > ?)) ORDER BY f.due, f.id")
            .bind(on.0);
        self.all(&sql, |row| {
            Ok(PromiseBack {
                uid: uid(row, "uid")?,
                text: row.get("text")?,
                due: day(row, "due")?,
                state: word(row, "state", FollowUpState::from_code)?,
                kept_on: day(row, "kept_on")?,
                talk: maybe_uid(row, "talk")?,
                made_on: day(row, "made_on")?,
            })
        })
    }

    /// The people of a prospect by row id, those in the trash too: they were in their talks.
    pub(crate) fn names_of_people(&self, prospect: i64) -> Result<Vec<(i64, Uid, String)>> {
        let sql = Sql::one("SELECT id, uid, name FROM contacts WHERE prospect_id = ?", prospect);
        self.all(&sql, |row| Ok((row.get("id")?, uid(row, "uid")?, row.get("name")?)))
    }

    /// What was done with the warnings of a prospect.
    pub(crate) fn warning_marks(&self, prospect: i64) -> Result<Vec<MarkBack>> {
        let sql = Sql::new("SELECT uid, created_offset, warning, state, until, reason FROM warning_marks")
            .add("INDEXED BY warning_marks_of_prospect WHERE prospect_id = ? AND deleted_at IS NULL ORDER BY id")
            .bind(prospect);
        self.all(&sql, |row| {
            Ok(MarkBack {
                uid: uid(row, "uid")?,
                offset: row.get("created_offset")?,
                warning: row.get("warning")?,
                state: row.get("state")?,
                until: day(row, "until")?,
                reason: row.get("reason")?,
            })
        })
    }

    /// The settings whose key begins so, with their values as JSON.
    pub(crate) fn settings_under(&self, prefix: &str) -> Result<Vec<(String, String)>> {
        let sql = Sql::new("SELECT key, value FROM settings WHERE substr(key, 1, length(?)) = ? ORDER BY key")
            .bind(prefix.to_owned())
            .bind(prefix.to_owned());
        self.all(&sql, |row| Ok((row.get(0)?, row.get(1)?)))
    }
}
