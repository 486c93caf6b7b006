//! The query language as SQL conditions on a moment `e`, its talk `c` and its prospect `p`; on prospects alone for home.
//!
//! Names and labels become row ids first, so that SQL compares numbers. A set is always a `SELECT` that is run once,
//! never once a row; the sign before `+e.id` keeps the planner from driving the walk by it, for lists go by time.

mod having;
mod marks;
mod standing;

use super::{Result, Snapshot, entries::json, sql::Sql, words};
use crate::domain::{
    Day, Stage,
    filter::{Filter, Node, Term},
    fold, near,
};

pub(crate) use standing::{Standings, Stands};

/// A piece of SQL in brackets that is true, false or unknown.
type Piece = Sql;

/// What a list is to show, and what the words of a query hang on that no row knows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sought {
    /// The conditions; the views in it are opened already.
    pub(crate) filter: Filter,
    /// The day on which a promise is overdue.
    pub(crate) today: Day,
    /// Where trust in each prospect stands.
    pub(crate) standings: Standings,
}

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

/// What a query is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Moments,
    Prospects,
}

impl Snapshot<'_> {
    /// `AND …` on `e`, `c`, `p`: nothing if the filter is empty.
    pub(super) fn on_moments(&self, sought: &Sought) -> Result<Sql> {
        self.and_all(sought.filter.nodes(), About::Moments, sought)
    }

    /// `AND …` on `p`. What is said of moments (`tag:objection news:bad`) holds for a prospect that has a moment of
    /// which all of it holds. Where all of it is denied (`-open:yes`), it holds for one that has no such moment.
    pub(super) fn on_prospects(&self, sought: &Sought) -> Result<Sql> {
        let (mut own, mut of_moments): (Vec<Node>, Vec<Node>) =
            sought.filter.nodes().iter().cloned().partition(is_of_prospects);
        if of_moments.iter().all(|node| matches!(node, Node::Not(_))) {
            own.append(&mut of_moments);
        }
        let sql = self.and_all(&own, About::Prospects, sought)?;
        if of_moments.is_empty() {
            return Ok(sql);
        }
        let sql = sql.add("AND EXISTS (SELECT 1 FROM entries AS e INDEXED BY entries_of_prospect");
        let sql = sql.add("CROSS JOIN conversations AS c ON c.id = e.conversation_id");
        let sql = sql.add("WHERE e.prospect_id = p.id AND e.deleted_at IS NULL");
        Ok(sql.join(&self.and_all(&of_moments, About::Moments, sought)?).add(")"))
    }

    fn and_all(&self, nodes: &[Node], about: About, sought: &Sought) -> Result<Sql> {
        let mut sql = Sql::default();
        for node in nodes {
            sql = sql.add("AND").join(&self.node(node, about, sought)?);
        }
        Ok(sql)
    }

    fn node(&self, node: &Node, about: About, sought: &Sought) -> Result<Piece> {
        let every =
            |nodes: &[Node]| nodes.iter().map(|node| self.node(node, about, sought)).collect::<Result<Vec<_>>>();
        Ok(match node {
            Node::Term(term) if about == About::Moments => self.of_moment(term, sought)?,
            Node::Term(term) => self.of_prospect(term, sought)?,
            // What is not known (openness of an unmarked moment) does not hold, so its contrary does.
            Node::Not(inner) => Sql::new("(NOT coalesce(").join(&self.node(inner, about, sought)?).add(", 0))"),
            Node::Any(nodes) => combined(&every(nodes)?, "OR"),
            Node::All(nodes) => combined(&every(nodes)?, "AND"),
        })
    }

    /// One term, of a moment.
    fn of_moment(&self, term: &Term, sought: &Sought) -> Result<Piece> {
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
            Term::FollowUp(states) => marks::promised(states, sought.today),
            Term::Trust(numbers) => sought.standings.trusted("e.prospect_id", numbers),
            Term::State(states) => sought.standings.in_state("e.prospect_id", states),
            Term::Has(things) => {
                combined(&things.iter().map(|thing| having::of_moment(*thing)).collect::<Vec<_>>(), "OR")
            }
            other => marks::of_marks(other),
        })
    }

    /// One term, of a prospect.
    fn of_prospect(&self, term: &Term, sought: &Sought) -> Result<Piece> {
        Ok(match term {
            Term::Who(names) => among("p.id", &self.prospects_called(names)?),
            Term::Contact(names) | Term::By(names) => Sql::new("(p.id IN (SELECT prospect_id FROM contacts WHERE")
                .join(&among("id", &self.contacts_called(names)?))
                .add("))"),
            Term::Stage(stages) => coded("p.stage", stages, Stage::code),
            Term::Words(words) => {
                combined(&[among("p.id", &self.prospects_like(&words.text)?), words::of_prospects(words)], "OR")
            }
            Term::Question(states) => asked(&marks::question_states(states)),
            Term::Silence(seconds) => asked(&marks::seconds(seconds)),
            Term::FollowUp(states) => {
                having::owned("follow_ups AS f", "f", &marks::promise_states(states, sought.today))
            }
            Term::Trust(numbers) => sought.standings.trusted("p.id", numbers),
            Term::State(states) => sought.standings.in_state("p.id", states),
            Term::Has(things) => {
                let has = |thing| having::of_prospect(thing).unwrap_or_else(|| with_moment(&having::of_moment(thing)));
                combined(&things.iter().map(|thing| has(*thing)).collect::<Vec<_>>(), "OR")
            }
            other => with_moment(&self.of_moment(other, sought)?),
        })
    }

    /// The prospects that these names mean: a whole name is that prospect alone, however many longer ones begin with it;
    /// else those that go by it by the beginning of any word.
    pub(super) fn prospects_called(&self, names: &[String]) -> Result<Vec<i64>> {
        let mut owners = Vec::new();
        for name in names {
            let sql = Sql::new("SELECT id FROM prospects INDEXED BY prospects_by_name WHERE folded = ?")
                .bind(fold(name.trim()))
                .add("AND deleted_at IS NULL");
            let whole: Vec<i64> = self.all(&sql, |row| row.get(0))?;
            owners.extend(if whole.is_empty() { self.prospects_like(name)? } else { whole });
        }
        owners.sort_unstable();
        owners.dedup();
        Ok(owners)
    }

    /// The prospects with a name of which a word, and what follows it, begins like this.
    fn prospects_like(&self, name: &String) -> Result<Vec<i64>> {
        self.called(std::slice::from_ref(name), "kind < 2")
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

/// Prospects with a moment of which `fits` (on `e` and its talk `c`) holds.
fn with_moment(fits: &Piece) -> Piece {
    Sql::new("(EXISTS (SELECT 1 FROM entries AS e INDEXED BY entries_of_prospect")
        .add("CROSS JOIN conversations AS c ON c.id = e.conversation_id")
        .add("WHERE e.prospect_id = p.id AND e.deleted_at IS NULL AND")
        .join(fits)
        .add("))")
}

/// Prospects with a question of which `fits` (on `q`) holds, whether a moment answers it or not.
fn asked(fits: &Piece) -> Piece {
    having::owned("questions AS q INDEXED BY questions_of_prospect", "q", fits)
}

/// Whether a node is said of a prospect itself, and not of its moments.
fn is_of_prospects(node: &Node) -> bool {
    match node {
        Node::Term(
            Term::Who(_)
            | Term::Contact(_)
            | Term::By(_)
            | Term::Stage(_)
            | Term::Words(_)
            | Term::Question(_)
            | Term::Silence(_)
            | Term::FollowUp(_)
            | Term::Trust(_)
            | Term::State(_),
        ) => true,
        Node::Term(Term::Has(things)) => things.iter().all(|thing| having::is_of_prospects(*thing)),
        Node::Term(_) => false,
        Node::Not(inner) => is_of_prospects(inner),
        Node::Any(nodes) | Node::All(nodes) => nodes.iter().all(is_of_prospects),
    }
}
