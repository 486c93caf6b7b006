//! Moments: as lines of a list with their first words, and whole.

use super::{
    Place, Result, Snapshot, Step,
    decode::{day, held, list, maybe_uid, maybe_word, openness, uid, word},
    sql::Sql,
    step::{By, Order},
};
use crate::domain::{
    Day, Entry, Held, News, ObjectionState, Openness, QuestionState, Reception, Surfaced, Tag, TagOrigin, Uid,
};
use rusqlite::Row;

/// A moment as a line of a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EntryLine {
    pub(crate) place: Place,
    pub(crate) uid: Uid,
    pub(crate) conversation: Uid,
    pub(crate) prospect: Uid,
    pub(crate) prospect_name: String,
    pub(crate) held: Held,
    /// The first 200 characters.
    pub(crate) text: String,
    /// Whether there is more text.
    pub(crate) cut: bool,
    pub(crate) tag: Option<Tag>,
    pub(crate) openness: Option<Openness>,
    pub(crate) news: News,
    pub(crate) surfaced: Surfaced,
    pub(crate) objection: Option<ObjectionState>,
    pub(crate) addressed_on: Option<Day>,
    pub(crate) settled_on: Option<Day>,
    pub(crate) private: bool,
    pub(crate) question: Option<(String, QuestionState)>,
    pub(crate) said_by: Option<String>,
}

/// Where a moment belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EntryHome {
    pub(crate) id: i64,
    pub(crate) prospect: i64,
    pub(crate) conversation: i64,
    pub(crate) question: Option<i64>,
    pub(crate) day: Day,
}

/// A moment whole, and where it belongs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EntryWhole {
    pub(crate) entry: Entry,
    pub(crate) home: EntryHome,
    /// How many earlier wordings there are.
    pub(crate) revisions: u32,
    /// The lines around it, while it waits in the inbox.
    pub(crate) around: Option<(String, String)>,
}

/// The columns of an [`EntryLine`], of `entries AS e`, its talk `c`, prospect `p`, question `q` and speaker `s`; [`line`]
/// counts them.
const LINE: &str = "e.id, e.uid, c.uid AS conversation, p.uid AS prospect, p.name AS prospect_name, e.held_at, \
    c.held_offset, substr(e.body, 1, 200) AS words, octet_length(e.body) AS bytes, e.tag, e.openness, e.news, \
    e.surfaced, e.objection, e.addressed_on, e.settled_on, e.private, q.text AS question, q.state AS question_state, \
    s.name AS said_by";

/// What belongs to `e`, each found by its id. Pinned: see the module.
const AROUND: &str = "CROSS JOIN conversations AS c ON c.id = e.conversation_id \
    CROSS JOIN prospects AS p ON p.id = e.prospect_id \
    LEFT JOIN questions AS q ON q.id = e.question_id AND q.deleted_at IS NULL \
    LEFT JOIN contacts AS s ON s.id = e.said_by";

/// Which walk an entry list takes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Walk {
    /// All there are, by time.
    ByTime,
    /// One prospect's, by time.
    OfProspect(i64),
    /// Those with one label, by time.
    WithLabel(i64),
    /// A few, by their ids: taken all, then sorted.
    Few(Vec<i64>),
}

impl Walk {
    /// From where, and the columns the walk is sorted by.
    fn from(&self) -> (Sql, By<'static>) {
        let by = By::Number("e.held_at", "e.id");
        match self {
            Self::ByTime => (Sql::new("entries AS e INDEXED BY entries_by_time"), by),
            Self::OfProspect(_) => (Sql::new("entries AS e INDEXED BY entries_of_prospect"), by),
            Self::WithLabel(_) => (
                Sql::new("entry_labels AS l CROSS JOIN entries AS e ON e.id = l.entry_id"),
                By::Number("l.held_at", "l.entry_id"),
            ),
            Self::Few(ids) => {
                (Sql::one("json_each(?) AS few CROSS JOIN entries AS e ON e.id = few.value", json(ids)), by)
            }
        }
    }
}

impl Walk {
    /// Whose moments they are, or with which label, where that drives the walk.
    fn of(&self, sql: Sql) -> Sql {
        match self {
            Self::OfProspect(prospect) => sql.add("AND e.prospect_id = ?").bind(*prospect),
            Self::WithLabel(label) => sql.add("AND l.label_id = ?").bind(*label),
            Self::ByTime | Self::Few(_) => sql,
        }
    }

    /// A few moments, each once.
    pub(super) fn few(mut ids: Vec<i64>) -> Self {
        ids.sort_unstable();
        ids.dedup();
        Self::Few(ids)
    }
}

/// Ids as a JSON list, for `json_each`.
pub(super) fn json(ids: &[i64]) -> String {
    serde_json::to_string(ids).unwrap_or_else(|_| "[]".to_owned())
}

/// The moments of `walk` that fit `also` (which begins with `AND`, on `e`, `c`, `p`), newest first.
pub(super) fn lines(walk: &Walk, also: &Sql, step: &Step<'_>) -> Sql {
    let (from, by) = walk.from();
    let sql = Sql::new("SELECT").add(LINE).add("FROM").join(&from).add(AROUND).add("WHERE e.deleted_at IS NULL");
    walk.of(sql).join(also).join(&step.tail(by, Order::Down))
}

/// How many moments of `walk` fit `also`.
pub(super) fn count(walk: &Walk, also: &Sql) -> Sql {
    let sql = Sql::new("SELECT count(*) FROM").join(&walk.from().0);
    // Every moment has a talk: it is looked up only where a condition is on it, so that an index alone may answer.
    let on_talk = also.text().contains("(c.");
    let sql = sql.add(if on_talk { "CROSS JOIN conversations AS c ON c.id = e.conversation_id" } else { "" });
    let sql = sql.add("WHERE e.deleted_at IS NULL");
    walk.of(sql).join(also)
}

/// Where the moments of `walk` that fit `also` belong: entry, talk, prospect, and the question replied to.
pub(super) fn homes(walk: &Walk, also: &Sql) -> Sql {
    let sql = Sql::new("SELECT e.id, e.conversation_id, e.prospect_id, e.question_id FROM").join(&walk.from().0);
    walk.of(sql.add(AROUND).add("WHERE e.deleted_at IS NULL")).join(also)
}

/// A line as [`LINE`] reads it, which begins the row: columns by number, for a list asks for a hundred rows at once.
pub(super) fn line(row: &Row<'_>) -> rusqlite::Result<EntryLine> {
    let text: String = row.get(7)?;
    let bytes: usize = row.get::<_, i64>(8)?.try_into().unwrap_or(0);
    let question: Option<String> = row.get(17)?;
    let state = maybe_word(row, 18, QuestionState::from_code)?;
    Ok(EntryLine {
        place: Place::number(row.get(5)?, row.get(0)?),
        uid: uid(row, 1)?,
        conversation: uid(row, 2)?,
        prospect: uid(row, 3)?,
        prospect_name: row.get(4)?,
        held: held(row, 5, 6)?,
        cut: bytes > text.len(),
        text,
        tag: maybe_word(row, 9, Tag::from_code)?,
        openness: openness(row, 10)?,
        news: word(row, 11, News::from_code)?,
        surfaced: word(row, 12, Surfaced::from_code)?,
        objection: maybe_word(row, 13, ObjectionState::from_code)?,
        addressed_on: day(row, 14)?,
        settled_on: day(row, 15)?,
        private: row.get(16)?,
        question: question.zip(state),
        said_by: row.get(19)?,
    })
}

/// The columns of a whole [`Entry`], of `entries AS e`.
const WHOLE: &str = "e.uid, e.body, e.tag, e.tag_origin, e.openness, e.news, e.surfaced, e.labels, e.reception, \
    e.private, e.objection, e.addressed_on, e.settled_on, e.settled_by, e.created_at, e.created_offset, e.updated_at, \
    e.updated_offset, (SELECT uid FROM contacts WHERE id = e.said_by) AS said_by, \
    (SELECT uid FROM questions WHERE id = e.question_id AND deleted_at IS NULL) AS question";

fn whole(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        uid: uid(row, "uid")?,
        text: row.get("body")?,
        tag: maybe_word(row, "tag", Tag::from_code)?,
        tag_origin: maybe_word(row, "tag_origin", TagOrigin::from_code)?,
        openness: openness(row, "openness")?,
        news: word(row, "news", News::from_code)?,
        surfaced: word(row, "surfaced", Surfaced::from_code)?,
        labels: list(row, "labels")?,
        said_by: maybe_uid(row, "said_by")?,
        reception: maybe_word(row, "reception", Reception::from_code)?,
        private: row.get("private")?,
        question: maybe_uid(row, "question")?,
        objection: maybe_word(row, "objection", ObjectionState::from_code)?.unwrap_or(ObjectionState::Open),
        addressed_on: day(row, "addressed_on")?,
        settled_on: day(row, "settled_on")?,
        settled_by: row.get("settled_by")?,
        created_at: held(row, "created_at", "created_offset")?,
        updated_at: held(row, "updated_at", "updated_offset")?,
    })
}

impl Snapshot<'_> {
    /// One prospect's moments, newest first.
    pub(crate) fn entries_of_prospect(&self, prospect: i64, step: &Step<'_>) -> Result<Vec<EntryLine>> {
        self.all(&lines(&Walk::OfProspect(prospect), &Sql::default(), step), line)
    }

    /// One prospect's objections: those not settled before the settled, each oldest first.
    pub(crate) fn objections_of_prospect(&self, prospect: i64, step: &Step<'_>) -> Result<Vec<EntryLine>> {
        step.grouped(2, |group, step| {
            let (index, state) = if group == 0 {
                ("entries_open_objections", "e.objection < 2")
            } else {
                ("entries_of_prospect", "e.tag = 1 AND e.objection = 2")
            };
            let sql = Sql::new(&format!("SELECT {LINE} FROM entries AS e INDEXED BY {index} {AROUND}"))
                .add(&format!("WHERE e.deleted_at IS NULL AND {state} AND e.prospect_id = ?"))
                .bind(prospect)
                .join(&step.tail(By::Number("e.held_at", "e.id"), Order::Up));
            self.all(&sql, |row| {
                let mut line = line(row)?;
                line.place = Place::grouped(group, line.place.at, line.place.id);
                Ok(line)
            })
        })
    }

    /// One moment whole, unless it is in the trash.
    pub(crate) fn entry(&self, uid: &Uid) -> Result<Option<EntryWhole>> {
        let sql = Sql::new("SELECT e.id, e.prospect_id, e.conversation_id, e.question_id, e.day, above, below,")
            .add("(SELECT count(*) FROM revisions WHERE entry_id = e.id) AS revisions,")
            .add(WHOLE)
            .add("FROM entries AS e LEFT JOIN inbox_lines ON entry_id = e.id AND e.tag IS NULL")
            .add("WHERE e.uid = ? AND e.deleted_at IS NULL")
            .bind(uid.bytes().to_vec());
        self.one(&sql, |row| {
            let (above, below): (Option<String>, Option<String>) = (row.get("above")?, row.get("below")?);
            Ok(EntryWhole {
                entry: whole(row)?,
                home: EntryHome {
                    id: row.get("id")?,
                    prospect: row.get("prospect_id")?,
                    conversation: row.get("conversation_id")?,
                    question: row.get("question_id")?,
                    day: Day(row.get("day")?),
                },
                revisions: super::decode::count(row, "revisions")?,
                around: above.zip(below),
            })
        })
    }

    /// The moments of one talk whole, in order.
    pub(crate) fn entries_of_talk(&self, conversation: i64) -> Result<Vec<Entry>> {
        let sql = Sql::new("SELECT").add(WHOLE).add("FROM entries AS e WHERE e.conversation_id = ?").bind(conversation);
        self.all(&sql.add("AND e.deleted_at IS NULL ORDER BY e.position, e.id"), whole)
    }

    /// The moment before and the one after it at the same prospect, in the order of time.
    pub(crate) fn neighbours(&self, home: &EntryHome) -> Result<(Option<Uid>, Option<Uid>)> {
        let next = |sign: &str, way: &str| {
            let sql =
                Sql::new("SELECT e.uid FROM entries AS own CROSS JOIN entries AS e INDEXED BY entries_of_prospect")
                    .add("WHERE own.id = ? AND e.prospect_id = own.prospect_id AND e.deleted_at IS NULL")
                    .bind(home.id)
                    .add(&format!("AND (e.held_at, e.id) {sign} (own.held_at, own.id)"))
                    .add(&format!("ORDER BY e.held_at {way}, e.id {way} LIMIT 1"));
            self.one(&sql, |row| super::decode::uid(row, "uid"))
        };
        Ok((next("<", "DESC")?, next(">", "ASC")?))
    }
}
