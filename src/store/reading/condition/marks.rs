//! Terms about the marks, the talk, the day, the question and the promises of a moment.

use super::{Piece, among, coded, combined};
use crate::{
    domain::{
        Channel, Day, FollowUpState, News, QuestionState, Reception, Stage, Surfaced, Tag,
        filter::{FollowUpIs, OpennessIs, Seconds, Term, When},
    },
    store::reading::sql::Sql,
};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

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
pub(super) fn replies(fits: &Piece) -> Piece {
    Sql::new("(+e.id IN (SELECT r.id FROM questions AS q CROSS JOIN entries AS r INDEXED BY entries_of_question")
        .add("ON r.question_id = q.id WHERE q.deleted_at IS NULL AND")
        .join(fits)
        .add("))")
}

/// `q` was silent for so many seconds.
pub(super) fn seconds(seconds: &[Seconds]) -> Piece {
    let one = |is: &Seconds| {
        Sql::new("q.silence BETWEEN ? AND ?").bind(i64::from(is.from)).bind(is.to.map_or(i64::MAX, i64::from))
    };
    combined(&seconds.iter().map(one).collect::<Vec<_>>(), "OR")
}

/// `q` is in one of these states.
pub(super) fn question_states(states: &[QuestionState]) -> Piece {
    coded("q.state", states, QuestionState::code)
}

/// `f` is in one of these states.
pub(super) fn promise_states(states: &[FollowUpIs], today: Day) -> Piece {
    let state = |state: FollowUpState| among("f.state", &[state.code()]);
    let one = |is: &FollowUpIs| match is {
        FollowUpIs::Open => state(FollowUpState::Open),
        FollowUpIs::Kept => state(FollowUpState::Kept),
        FollowUpIs::Broken => state(FollowUpState::Broken),
        FollowUpIs::Overdue => Sql::new("(f.state = 0 AND f.due < ?)").bind(i64::from(today.0)),
    };
    combined(&states.iter().map(one).collect::<Vec<_>>(), "OR")
}

/// Moments of talks with a promise in one of these states.
pub(super) fn promised(states: &[FollowUpIs], today: Day) -> Piece {
    Sql::new("(e.conversation_id IN (SELECT f.conversation_id FROM follow_ups AS f WHERE f.deleted_at IS NULL")
        .add("AND f.conversation_id IS NOT NULL AND")
        .join(&promise_states(states, today))
        .add("))")
}

/// A term about the marks, the talk or the day of a moment.
pub(super) fn of_marks(term: &Term) -> Piece {
    match term {
        Term::Tag(tags) => coded_or_none("e.tag", tags, Tag::code),
        Term::Stage(stages) => coded("c.stage", stages, Stage::code),
        Term::Channel(channels) => coded("c.channel", channels, Channel::code),
        Term::News(news) => coded("e.news", news, News::code),
        Term::Surfaced(surfaced) => coded("e.surfaced", surfaced, Surfaced::code),
        Term::Openness(levels) => openness(levels),
        Term::Silence(silence) => replies(&seconds(silence)),
        Term::Reception(receptions) => coded_or_none("e.reception", receptions, Reception::code),
        Term::Question(states) => replies(&question_states(states)),
        Term::Open(yes) => open(*yes),
        Term::On(spans) => combined(&spans.iter().map(|span| held(Some(span), Some(span))).collect::<Vec<_>>(), "OR"),
        Term::Since(when) => held(Some(when), None),
        Term::Until(when) => held(None, Some(when)),
        // What is said of names, words, prospects and views is decided before.
        Term::Who(_)
        | Term::Contact(_)
        | Term::By(_)
        | Term::Label(_)
        | Term::FollowUp(_)
        | Term::Trust(_)
        | Term::State(_)
        | Term::Has(_)
        | Term::View(_)
        | Term::Text(_)
        | Term::Words(_) => Sql::new("1"),
    }
}
