//! Prospects: as lines of home, whole, and what their page counts.

use super::{
    Place, Result, Snapshot, Step,
    decode::{Across, count, day, held, list, maybe_uid, maybe_word, uid, word},
    kept::{self, TrustLine},
    sql::Sql,
    step::{By, Order},
};
use crate::domain::{Day, Prospect, Rhythm, Stage, Uid, Unsaid, UnsaidState};
use rusqlite::Row;

/// How prospects are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sorting {
    /// Whom to see first, as kept.
    Attention,
    /// The most trust first, as kept.
    Trust,
    /// The latest talk first; never talked last.
    Talked,
    /// By name.
    Name,
    /// By stage, then name.
    Stage,
    /// Most open objections first, then name.
    Objections,
}

/// A prospect as a line of home.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ProspectLine {
    pub(crate) place: Place,
    pub(crate) id: i64,
    pub(crate) uid: Uid,
    pub(crate) name: String,
    pub(crate) stage: Stage,
    pub(crate) rhythm: Option<Rhythm>,
    pub(crate) counts: ProspectCounts,
    /// Where trust stands, as kept.
    pub(crate) trust: Option<TrustLine>,
}

/// What home counts of a prospect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ProspectCounts {
    /// The time and day of the latest talk.
    pub(crate) last_held: Option<i64>,
    pub(crate) talked: Option<Day>,
    pub(crate) talks: u32,
    pub(crate) entries: u32,
    pub(crate) open_objections: u32,
    pub(crate) open_questions: u32,
}

/// A prospect's row id, id, name and rhythm.
pub(crate) type Named = (i64, Uid, String, Option<Rhythm>);

/// A prospect with its people and what is unsaid.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ProspectWhole {
    pub(crate) id: i64,
    pub(crate) prospect: Prospect,
    pub(crate) counts: ProspectCounts,
}

const COUNTS: &str = "h.last_held, h.last_day, coalesce(h.talks, 0) AS talks, coalesce(h.entries, 0) AS entries, \
    coalesce(h.open_objections, 0) AS open_objections, coalesce(h.open_questions, 0) AS open_questions";

/// The columns of [`COUNTS`], from here on.
fn counts(row: &Row<'_>, at: &mut Across) -> rusqlite::Result<ProspectCounts> {
    Ok(ProspectCounts {
        last_held: row.get(at.next())?,
        talked: day(row, at.next())?,
        talks: count(row, at.next())?,
        entries: count(row, at.next())?,
        open_objections: count(row, at.next())?,
        open_questions: count(row, at.next())?,
    })
}

const LINE: &str = "p.id, p.uid, p.name, p.stage, p.rhythm";

/// The columns of [`LINE`], [`COUNTS`] and [`kept::LINE`], and after them the number and the text that place it.
fn line(row: &Row<'_>) -> rusqlite::Result<ProspectLine> {
    let at = &mut Across::default();
    let id = row.get(at.next())?;
    Ok(ProspectLine {
        id,
        uid: uid(row, at.next())?,
        name: row.get(at.next())?,
        stage: word(row, at.next(), Stage::from_code)?,
        rhythm: maybe_word(row, at.next(), Rhythm::from_code)?,
        counts: counts(row, at)?,
        trust: kept::line(row, at)?,
        place: Place { at: row.get(at.next())?, text: row.get(at.next())?, id },
    })
}

/// By an order of trust, as kept: those lost, or those that are not.
pub(super) fn ranked(by_trust: bool, lost: bool, also: &Sql, step: &Step<'_>) -> Sql {
    let (index, at, tie) = if by_trust {
        ("trust_now_by_trust", "t.trust", "t.trust_tie")
    } else {
        ("trust_now_by_attention", "t.attention", "t.attention_tie")
    };
    Sql::new("SELECT")
        .add(&format!("{LINE}, {COUNTS}, {}, {at}, {tie}", kept::LINE))
        .add(&format!("FROM trust_now AS t INDEXED BY {index} CROSS JOIN prospects AS p ON p.id = t.prospect_id"))
        .add("LEFT JOIN prospect_facts AS h ON h.prospect_id = t.prospect_id WHERE t.lost = ? AND p.deleted_at IS NULL")
        .bind(lost)
        .join(also)
        .join(&step.tail(By::Both(at, tie, "t.prospect_id"), Order::Up))
}

/// Those talked with (by the time of the latest talk) or never talked with.
pub(super) fn talked(never: bool, also: &Sql, step: &Step<'_>) -> Sql {
    let (fits, by) = if never {
        ("h.last_held IS NULL", By::Id("h.prospect_id"))
    } else {
        ("h.last_held IS NOT NULL", By::Number("h.last_held", "h.prospect_id"))
    };
    Sql::new("SELECT")
        .add(&format!("{LINE}, {COUNTS}, {}, coalesce(h.last_held, 0), '' FROM prospect_facts AS h", kept::LINE))
        .add("INDEXED BY prospect_facts_by_talk CROSS JOIN prospects AS p ON p.id = h.prospect_id")
        .add("LEFT JOIN trust_now AS t ON t.prospect_id = h.prospect_id")
        .add(&format!("WHERE p.deleted_at IS NULL AND {fits}"))
        .join(also)
        .join(&step.tail(by, Order::Down))
}

/// By name, or by a number and name.
pub(super) fn named(number: Option<&str>, also: &Sql, step: &Step<'_>) -> Sql {
    let by = number.map_or(By::Text("p.folded", "p.id"), |number| By::Both(number, "p.folded", "p.id"));
    Sql::new("SELECT")
        .add(&format!("{LINE}, {COUNTS}, {}, {}, p.folded FROM prospects AS p", kept::LINE, number.unwrap_or("0")))
        .add(if number.is_none() { "INDEXED BY prospects_by_name" } else { "" })
        .add("LEFT JOIN prospect_facts AS h ON h.prospect_id = p.id LEFT JOIN trust_now AS t ON t.prospect_id = p.id")
        .add("WHERE p.deleted_at IS NULL")
        .join(also)
        .join(&step.tail(by, Order::Up))
}

impl Snapshot<'_> {
    /// Prospects that fit `also` (which begins with `AND`, on `p` and its facts `h`). Where it fits lost ones too, they
    /// are walked besides.
    pub(super) fn prospect_lines(
        &self,
        sorting: Sorting,
        also: &Sql,
        lost_too: bool,
        step: &Step<'_>,
    ) -> Result<Vec<ProspectLine>> {
        let number = match sorting {
            Sorting::Attention | Sorting::Trust => {
                let by_trust = sorting == Sorting::Trust;
                let mut lines = self.ranked_lines(&ranked(by_trust, false, also, step))?;
                if lost_too {
                    lines.extend(self.ranked_lines(&ranked(by_trust, true, also, step))?);
                    lines.sort_by(|one, other| one.place.cmp(&other.place));
                    if step.back {
                        lines.reverse();
                    }
                    lines.truncate(step.limit);
                }
                return Ok(lines);
            }
            Sorting::Talked => {
                return step.grouped(2, |group, step| {
                    self.all(&talked(group == 1, also, step), |row| {
                        let line = line(row)?;
                        Ok(ProspectLine { place: Place::grouped(group, line.place.at, line.id), ..line })
                    })
                });
            }
            Sorting::Name => None,
            Sorting::Stage => Some("p.stage"),
            Sorting::Objections => Some("-coalesce(h.open_objections, 0)"),
        };
        self.all(&named(number, also, step), line)
    }

    fn ranked_lines(&self, sql: &Sql) -> Result<Vec<ProspectLine>> {
        self.all(sql, line)
    }

    /// One prospect whole, unless it is in the trash.
    pub(crate) fn prospect(&self, uid: &Uid) -> Result<Option<ProspectWhole>> {
        let sql = Sql::new("SELECT")
            .add(COUNTS)
            .add(", p.id, p.uid, p.name, p.stage, p.rhythm, p.note, p.note_private, p.aliases, p.created_at,")
            .add("p.created_offset, p.updated_at, p.updated_offset")
            .add("FROM prospects AS p LEFT JOIN prospect_facts AS h ON h.prospect_id = p.id")
            .add("WHERE p.uid = ? AND p.deleted_at IS NULL")
            .bind(uid.bytes().to_vec());
        let found = self.one(&sql, |row| Ok((row.get("id")?, whole(row)?, counts(row, &mut Across::default())?)))?;
        let Some((id, mut prospect, counts)) = found else { return Ok(None) };
        prospect.unsaid = self.unsaid(id)?;
        prospect.contacts = self.contacts(id)?;
        Ok(Some(ProspectWhole { id, prospect, counts }))
    }

    /// A prospect's row id, name and rhythm, unless it is in the trash.
    pub(crate) fn prospect_id(&self, uid: &Uid) -> Result<Option<(i64, String, Option<Rhythm>)>> {
        let sql = Sql::new("SELECT id, name, rhythm FROM prospects WHERE uid = ? AND deleted_at IS NULL");
        self.one(&sql.bind(uid.bytes().to_vec()), |row| {
            Ok((row.get("id")?, row.get("name")?, maybe_word(row, "rhythm", Rhythm::from_code)?))
        })
    }

    /// A prospect's stage by its row id.
    pub(crate) fn stage_of(&self, id: i64) -> Result<Option<Stage>> {
        let sql = Sql::one("SELECT stage FROM prospects WHERE id = ?", id);
        self.one(&sql, |row| word(row, "stage", Stage::from_code))
    }

    /// A prospect's id, name and rhythm by its row id.
    pub(crate) fn prospect_of(&self, id: i64) -> Result<Option<(Uid, String, Option<Rhythm>)>> {
        self.one(&Sql::one("SELECT uid, name, rhythm FROM prospects WHERE id = ?", id), |row| {
            Ok((uid(row, "uid")?, row.get("name")?, maybe_word(row, "rhythm", Rhythm::from_code)?))
        })
    }

    /// Every prospect by name: row id, id, name, rhythm.
    pub(crate) fn all_prospects(&self) -> Result<Vec<Named>> {
        let sql = Sql::new("SELECT id, uid, name, rhythm FROM prospects INDEXED BY prospects_by_name")
            .add("WHERE deleted_at IS NULL ORDER BY folded, id");
        self.all(&sql, |row| {
            // By number, for there may be many.
            Ok((row.get(0)?, uid(row, 1)?, row.get(2)?, maybe_word(row, 3, Rhythm::from_code)?))
        })
    }

    /// What they still seem unable to say, closed items too.
    fn unsaid(&self, prospect: i64) -> Result<Vec<Unsaid>> {
        let sql = Sql::new("SELECT u.uid, u.text, u.noted_on, u.state, u.closed_on,")
            .add("(SELECT e.uid FROM entries AS e WHERE e.id = u.entry_id AND e.deleted_at IS NULL) AS entry")
            .add("FROM unsaid AS u WHERE u.prospect_id = ? AND u.deleted_at IS NULL ORDER BY u.position, u.id")
            .bind(prospect);
        self.all(&sql, |row| {
            Ok(Unsaid {
                uid: uid(row, "uid")?,
                text: row.get("text")?,
                noted_on: day(row, "noted_on")?,
                state: word(row, "state", UnsaidState::from_code)?,
                closed_on: day(row, "closed_on")?,
                entry: maybe_uid(row, "entry")?,
            })
        })
    }

    /// The items that were said: item, the first 200 characters of the entry that said it, its day.
    pub(crate) fn said(&self, prospect: i64) -> Result<Vec<(Uid, String, Day)>> {
        let sql = Sql::new("SELECT u.uid, substr(e.body, 1, 200) AS words, coalesce(u.closed_on, e.day) AS day")
            .add("FROM unsaid AS u CROSS JOIN entries AS e ON e.id = u.entry_id")
            .add("WHERE u.prospect_id = ? AND u.state = ? AND u.deleted_at IS NULL AND e.deleted_at IS NULL")
            .bind(prospect)
            .bind(UnsaidState::Said.code())
            .add("ORDER BY e.held_at DESC, u.id DESC");
        self.all(&sql, |row| Ok((uid(row, "uid")?, row.get("words")?, Day(row.get("day")?))))
    }
}

fn whole(row: &Row<'_>) -> rusqlite::Result<Prospect> {
    Ok(Prospect {
        uid: uid(row, "uid")?,
        name: row.get("name")?,
        stage: word(row, "stage", Stage::from_code)?,
        rhythm: maybe_word(row, "rhythm", Rhythm::from_code)?,
        note: row.get("note")?,
        note_private: row.get("note_private")?,
        aliases: list(row, "aliases")?,
        unsaid: Vec::new(),
        contacts: Vec::new(),
        created_at: held(row, "created_at", "created_offset")?,
        updated_at: held(row, "updated_at", "updated_offset")?,
    })
}
