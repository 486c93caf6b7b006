//! The query language as SQL conditions on a moment `e`, its talk `c` and its prospect `p`; on prospects alone for home.
//!
//! Names and labels become row ids first, so that SQL compares numbers. A set is always a `SELECT` that is run once,
//! never once a row; the sign before `+e.id` keeps the planner from driving the walk by it, for lists go by time.

use super::{Result, Snapshot, entries::json, sql::Sql, words};
use crate::domain::{
    Channel, News, QuestionState, Reception, Stage, Surfaced, Tag,
    filter::{Filter, Node, OpennessIs, Seconds, Term, When},
    fold, near,
};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// A piece of SQL in brackets that is true, false or unknown.
type Piece = Sql;

/// Whether the pieces are joined by `AND` or by `OR`.
fn combined(pieces: &[Piece], word: &str) -> Piece {
    let mut all = Sql::new("(");
    for (at, piece) in pieces.iter().enumerate() {
        all = if at == 0 { all.join(piece) } else { all.add(word).join(piece) };
    }
    all.add(")")
}

/// `column` is one of these numbers.
fn among(column: &str, numbers: &[i64]) -> Piece {
    Sql::new(&format!("({column} IN (SELECT value FROM json_each(?)))")).bind(json(numbers))
}

/// `column` holds one of these words of a closed list.
fn coded<T: Copy>(column: &str, values: &[T], code: fn(T) -> i64) -> Piece {
    among(column, &values.iter().map(|value| code(*value)).collect::<Vec<_>>())
}

/// The same where none (`NULL`) may be meant too.
fn coded_or_none<T: Copy>(column: &str, values: &[Option<T>], code: fn(T) -> i64) -> Piece {
    let some: Vec<T> = values.iter().filter_map(|value| *value).collect();
    let mut pieces = Vec::new();
    if values.iter().any(Option::is_none) {
        pieces.push(Sql::new(&format!("{column} IS NULL")));
    }
    if !some.is_empty() {
        pieces.push(coded(column, &some, code));
    }
    combined(&pieces, "OR")
}

/// Held from the first to the last of these days. Days are civil ones; the hours about them let an index decide.
fn held(first: Option<&When>, last: Option<&When>) -> Piece {
    let mut pieces = Vec::new();
    if let Some(first) = first {
        let day = i64::from(first.first.0);
        pieces.push(Sql::new("(e.held_at >= ? AND e.day >= ?)").bind((day - 1) * DAY).bind(day));
    }
    if let Some(last) = last {
        let day = i64::from(last.last.0);
        pieces.push(Sql::new("(e.held_at < ? AND e.day <= ?)").bind((day + 2) * DAY).bind(day));
    }
    combined(&pieces, "AND")
}

fn open(open: bool) -> Piece {
    Sql::new(if open { "(e.objection < 2)" } else { "(e.objection = 2)" })
}

fn openness(levels: &[OpennessIs]) -> Piece {
    let one = |is: &OpennessIs| match is {
        OpennessIs::NotMarked => Sql::new("e.openness IS NULL"),
        OpennessIs::Between(from, to) => {
            Sql::new("e.openness BETWEEN ? AND ?").bind(i64::from(from.level())).bind(i64::from(to.level()))
        }
    };
    combined(&levels.iter().map(one).collect::<Vec<_>>(), "OR")
}

/// Replies to questions for which `fits` (on `q`) holds.
fn replies(fits: &Piece) -> Piece {
    Sql::new("(+e.id IN (SELECT r.id FROM questions AS q CROSS JOIN entries AS r INDEXED BY entries_of_question")
        .add("ON r.question_id = q.id WHERE q.deleted_at IS NULL AND")
        .join(fits)
        .add("))")
}

fn silence(seconds: &[Seconds]) -> Piece {
    let one = |is: &Seconds| {
        Sql::new("q.silence BETWEEN ? AND ?").bind(i64::from(is.from)).bind(is.to.map_or(i64::MAX, i64::from))
    };
    replies(&combined(&seconds.iter().map(one).collect::<Vec<_>>(), "OR"))
}

/// What a query is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Moments,
    Prospects,
}

impl Snapshot<'_> {
    /// `AND …` on `e`, `c`, `p`: nothing if the filter is empty.
    pub(super) fn on_moments(&self, filter: &Filter) -> Result<Sql> {
        self.and_all(filter.nodes(), About::Moments)
    }

    /// `AND …` on `p`. What is said of moments (`tag:objection news:bad`) holds for a prospect that has a moment of
    /// which all of it holds. Where all of it is denied (`-open:yes`), it holds for one that has no such moment.
    pub(super) fn on_prospects(&self, filter: &Filter) -> Result<Sql> {
        let (mut own, mut of_moments): (Vec<Node>, Vec<Node>) =
            filter.nodes().iter().cloned().partition(is_of_prospects);
        if of_moments.iter().all(|node| matches!(node, Node::Not(_))) {
            own.append(&mut of_moments);
        }
        let sql = self.and_all(&own, About::Prospects)?;
        if of_moments.is_empty() {
            return Ok(sql);
        }
        let sql = sql.add("AND EXISTS (SELECT 1 FROM entries AS e INDEXED BY entries_of_prospect");
        let sql = sql.add("CROSS JOIN conversations AS c ON c.id = e.conversation_id");
        let sql = sql.add("WHERE e.prospect_id = p.id AND e.deleted_at IS NULL");
        Ok(sql.join(&self.and_all(&of_moments, About::Moments)?).add(")"))
    }

    fn and_all(&self, nodes: &[Node], about: About) -> Result<Sql> {
        let mut sql = Sql::default();
        for node in nodes {
            sql = sql.add("AND").join(&self.node(node, about)?);
        }
        Ok(sql)
    }

    fn node(&self, node: &Node, about: About) -> Result<Piece> {
        let every = |nodes: &[Node]| nodes.iter().map(|node| self.node(node, about)).collect::<Result<Vec<_>>>();
        Ok(match node {
            Node::Term(term) if about == About::Moments => self.of_moment(term)?,
            Node::Term(term) => self.of_prospect(term)?,
            // What is not known (openness of an unmarked moment) does not hold, so its contrary does.
            Node::Not(inner) => Sql::new("(NOT coalesce(").join(&self.node(inner, about)?).add(", 0))"),
            Node::Any(nodes) => combined(&every(nodes)?, "OR"),
            Node::All(nodes) => combined(&every(nodes)?, "AND"),
        })
    }

    /// One term, of a moment.
    fn of_moment(&self, term: &Term) -> Result<Piece> {
        Ok(match term {
            Term::Who(names) => among("e.prospect_id", &self.prospects_called(names)?),
            Term::Contact(names) => {
                Sql::new("(e.conversation_id IN (SELECT conversation_id FROM conversation_contacts WHERE")
                    .join(&among("contact_id", &self.contacts_called(names)?))
                    .add("))")
            }
            Term::By(names) => among("e.said_by", &self.contacts_called(names)?),
            Term::Label(labels) => Sql::new("(+e.id IN (SELECT entry_id FROM entry_labels WHERE")
                .join(&among("label_id", &self.labels_called(labels)?))
                .add("))"),
            Term::Text(any) => combined(&any.iter().map(words::in_body).collect::<Vec<_>>(), "OR"),
            Term::Words(words) => words::anywhere(words),
            other => of_marks(other),
        })
    }

    /// One term, of a prospect.
    fn of_prospect(&self, term: &Term) -> Result<Piece> {
        Ok(match term {
            Term::Who(names) => among("p.id", &self.prospects_called(names)?),
            Term::Contact(names) | Term::By(names) => Sql::new("(p.id IN (SELECT prospect_id FROM contacts WHERE")
                .join(&among("id", &self.contacts_called(names)?))
                .add("))"),
            Term::Stage(stages) => coded("p.stage", stages, Stage::code),
            Term::Words(words) => combined(
                &[
                    among("p.id", &self.prospects_called(std::slice::from_ref(&words.text))?),
                    words::of_prospects(words),
                ],
                "OR",
            ),
            other => Sql::new("(EXISTS (SELECT 1 FROM entries AS e INDEXED BY entries_of_prospect")
                .add("CROSS JOIN conversations AS c ON c.id = e.conversation_id")
                .add("WHERE e.prospect_id = p.id AND e.deleted_at IS NULL AND")
                .join(&self.of_moment(other)?)
                .add("))"),
        })
    }

    /// The prospects that go by one of these names, by the beginning of any word.
    pub(super) fn prospects_called(&self, names: &[String]) -> Result<Vec<i64>> {
        self.called(names, "kind < 2")
    }

    /// The people that go by one of these names, by the beginning of any word.
    fn contacts_called(&self, names: &[String]) -> Result<Vec<i64>> {
        self.called(names, "kind = 2")
    }

    fn called(&self, names: &[String], kind: &str) -> Result<Vec<i64>> {
        let mut owners = Vec::new();
        for name in names {
            let folded = fold(name);
            let first = folded.split(' ').next().unwrap_or_default();
            let sql = Sql::new("SELECT folded, owner FROM names WHERE folded >= ? AND folded < ? AND")
                .bind(first.to_owned())
                .bind(super::names::beyond(first))
                .add(kind);
            let found = self.all(&sql, |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
            owners.extend(found.into_iter().filter(|(name, _)| near::fits(&folded, name)).map(|(_, owner)| owner));
        }
        owners.sort_unstable();
        owners.dedup();
        Ok(owners)
    }

    /// The labels of these words, without regard to case and accents.
    pub(super) fn labels_called(&self, labels: &[String]) -> Result<Vec<i64>> {
        let sought: Vec<String> = labels.iter().map(|label| fold(label)).collect();
        let all = self.all(&Sql::new("SELECT id, word FROM labels ORDER BY id"), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        Ok(all.into_iter().filter(|(_, word)| sought.contains(&fold(word))).map(|(id, _)| id).collect())
    }
}

/// A term about the marks, the talk or the day of a moment.
fn of_marks(term: &Term) -> Piece {
    match term {
        Term::Tag(tags) => coded_or_none("e.tag", tags, Tag::code),
        Term::Stage(stages) => coded("c.stage", stages, Stage::code),
        Term::Channel(channels) => coded("c.channel", channels, Channel::code),
        Term::News(news) => coded("e.news", news, News::code),
        Term::Surfaced(surfaced) => coded("e.surfaced", surfaced, Surfaced::code),
        Term::Openness(levels) => openness(levels),
        Term::Silence(seconds) => silence(seconds),
        Term::Reception(receptions) => coded_or_none("e.reception", receptions, Reception::code),
        Term::Question(states) => replies(&coded("q.state", states, QuestionState::code)),
        Term::Open(yes) => open(*yes),
        Term::On(spans) => combined(&spans.iter().map(|span| held(Some(span), Some(span))).collect::<Vec<_>>(), "OR"),
        Term::Since(when) => held(Some(when), None),
        Term::Until(when) => held(None, Some(when)),
        Term::Who(_) | Term::Contact(_) | Term::By(_) | Term::Label(_) | Term::Text(_) | Term::Words(_) => {
            Sql::new("1")
        }
    }
}

/// Whether a node is said of a prospect itself, and not of its moments.
fn is_of_prospects(node: &Node) -> bool {
    match node {
        Node::Term(term) => {
            matches!(term, Term::Who(_) | Term::Contact(_) | Term::By(_) | Term::Stage(_) | Term::Words(_))
        }
        Node::Not(inner) => is_of_prospects(inner),
        Node::Any(nodes) | Node::All(nodes) => nodes.iter().all(is_of_prospects),
    }
}
