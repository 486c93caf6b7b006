//! What a field of a line can hold: how it reads from JSON that is not as it should be, what it is when it is absent,
//! and how the days in it move.
//!
//! The quick way into the same types is serde; the two ways take the same lines (a property test compares them). This
//! one exists to say in the file's words what is wrong.

use super::error::{Problem, join, name, one_of, quote};
use super::line::{FirstHeard, MarkState, Ref, Settings};
use super::node::Node;
use super::shift::Shift;
use crate::domain::{
    Channel, Day, FollowUpState, Held, News, ObjectionState, Openness, OutcomeResult, OutcomeWhat, QuestionState,
    Reception, Rhythm, Stage, Surfaced, Tag, TagOrigin, Uid, UnsaidState,
};
use serde_json::{Number, Value};

/// A value of a field.
pub(super) trait Field: Sized {
    /// Reads the value; fields it does not know are named in `left_out`.
    fn from_node(node: Node, left_out: &mut Vec<String>) -> Result<Self, Problem>;

    /// What stands for a field that is not given.
    fn absent() -> Result<Self, Problem> {
        Err(Problem::here("is missing"))
    }

    /// What stands for a field that is given as null: the same as not given.
    fn null() -> Result<Self, Problem> {
        Self::absent()
    }

    /// Moves every date and time in it.
    fn shift_days(&mut self, _by: Shift) {}
}

impl<T: Field> Field for Option<T> {
    fn from_node(node: Node, left_out: &mut Vec<String>) -> Result<Self, Problem> {
        T::from_node(node, left_out).map(Some)
    }

    fn absent() -> Result<Self, Problem> {
        Ok(None)
    }

    fn shift_days(&mut self, by: Shift) {
        if let Some(value) = self {
            value.shift_days(by);
        }
    }
}

impl<T: Field> Field for Vec<T> {
    fn from_node(node: Node, left_out: &mut Vec<String>) -> Result<Self, Problem> {
        let Node::List(items) = node else { return Err(node.refused("it is a list")) };
        let mut out = Self::with_capacity(items.len());
        for (at, item) in items.into_iter().enumerate() {
            let index = format!("[{at}]");
            let seen = left_out.len();
            out.push(T::from_node(item, left_out).map_err(|problem| problem.under(&index))?);
            for field in &mut left_out[seen..] {
                *field = join(&index, field);
            }
        }
        Ok(out)
    }

    fn absent() -> Result<Self, Problem> {
        Ok(Self::new())
    }

    fn shift_days(&mut self, by: Shift) {
        for value in self {
            value.shift_days(by);
        }
    }
}

impl Field for String {
    fn from_node(node: Node, _: &mut Vec<String>) -> Result<Self, Problem> {
        match node {
            Node::Text(text) => Ok(text),
            other => Err(other.refused("it is text, in quotes")),
        }
    }
}

impl Field for bool {
    fn from_node(node: Node, _: &mut Vec<String>) -> Result<Self, Problem> {
        match node {
            Node::Truth(yes) => Ok(yes),
            other => Err(other.refused("it is true or false")),
        }
    }

    fn absent() -> Result<Self, Problem> {
        Ok(false)
    }
}

impl Field for u32 {
    fn from_node(node: Node, _: &mut Vec<String>) -> Result<Self, Problem> {
        let number = if let Node::Whole(number) = node { Self::try_from(number).ok() } else { None };
        number.ok_or_else(|| node.refused("it is a whole number, 0 or more"))
    }
}

impl Field for Openness {
    fn from_node(node: Node, _: &mut Vec<String>) -> Result<Self, Problem> {
        let Node::Whole(level) = node else { return Err(node.refused("it is a whole number from 1 to 5")) };
        let known = i64::try_from(level).ok().and_then(|level| Self::new(level).ok());
        known.ok_or_else(|| node.refused("it goes from 1 to 5"))
    }
}

impl Field for Uid {
    fn from_node(node: Node, _: &mut Vec<String>) -> Result<Self, Problem> {
        let id = if let Node::Text(text) = &node { Self::parse(text) } else { None };
        id.ok_or_else(|| node.refused("it is an id (a UUID)"))
    }
}

impl Field for Ref {
    fn from_node(node: Node, _: &mut Vec<String>) -> Result<Self, Problem> {
        match node {
            Node::Text(text) => Ok(Self::from(text)),
            other => Err(other.refused("it is a name or an id, in quotes")),
        }
    }
}

impl Field for FirstHeard {
    fn from_node(node: Node, left_out: &mut Vec<String>) -> Result<Self, Problem> {
        Uid::from_node(node, left_out).map(Self::Entry)
    }

    fn absent() -> Result<Self, Problem> {
        Ok(Self::Skipped)
    }

    fn null() -> Result<Self, Problem> {
        Ok(Self::Never)
    }
}

impl Field for Day {
    fn from_node(node: Node, _: &mut Vec<String>) -> Result<Self, Problem> {
        let Node::Text(text) = &node else { return Err(node.refused("it is a date, YYYY-MM-DD")) };
        Self::from_iso(text).ok_or_else(|| no_such_day(text, "it is a date, YYYY-MM-DD"))
    }

    fn shift_days(&mut self, by: Shift) {
        *self = by.of(*self);
    }
}

const TIME: &str = "it is a time with its offset (2026-03-02T15:30:00+01:00) or a day (2026-03-02)";

impl Field for Held {
    fn from_node(node: Node, _: &mut Vec<String>) -> Result<Self, Problem> {
        let Node::Text(text) = &node else { return Err(node.refused(TIME)) };
        Self::from_iso(text).ok_or_else(|| no_such_day(text, TIME))
    }

    fn shift_days(&mut self, by: Shift) {
        let by = by.of(self.day()) - self.day();
        self.at += i64::from(by) * 86_400_000;
    }
}

fn no_such_day(text: &str, wanted: &str) -> Problem {
    let digits = |c: u8| if c.is_ascii_digit() { b'0' } else { c };
    let dated = text.bytes().map(digits).eq(*b"0000-00-00");
    Problem::value(&quote(text), if dated { "there is no such day" } else { wanted })
}

macro_rules! closed_fields {
    ($($word:ty),+ $(,)?) => { $(
        impl Field for $word {
            fn from_node(node: Node, _: &mut Vec<String>) -> Result<Self, Problem> {
                let known = if let Node::Text(text) = &node { Self::from_word(text) } else { None };
                let wanted = || format!("it is {}", one_of(Self::ALL.iter().map(|value| value.word())));
                known.ok_or_else(|| node.refused(&wanted()))
            }
        }
    )+ };
}

closed_fields!(
    Channel,
    FollowUpState,
    MarkState,
    News,
    ObjectionState,
    OutcomeResult,
    OutcomeWhat,
    QuestionState,
    Reception,
    Rhythm,
    Stage,
    Surfaced,
    Tag,
    TagOrigin,
    UnsaidState,
);

impl Field for Settings {
    fn from_node(node: Node, _: &mut Vec<String>) -> Result<Self, Problem> {
        let Node::Object(object) = node else { return Err(node.refused("it is an object")) };
        let mut settings = Self::new();
        for (key, node) in object.0 {
            let value = plain(&node).map_err(|problem| problem.under(&name(&key)))?;
            if settings.insert(key.clone(), value).is_some() {
                return Err(Problem::of(&name(&key), "is given twice"));
            }
        }
        Ok(settings)
    }

    fn absent() -> Result<Self, Problem> {
        Ok(Self::new())
    }
}

/// A setting's value: a number, a word, true or false.
fn plain(node: &Node) -> Result<Value, Problem> {
    let number = |number: Option<Number>| number.map(Value::Number);
    match node {
        Node::Truth(yes) => Some(Value::Bool(*yes)),
        Node::Text(text) => Some(Value::String(text.clone())),
        Node::Whole(whole) => number(Number::from_i128(*whole)),
        Node::Broken(broken) => number(Number::from_f64(*broken)),
        Node::Null | Node::List(_) | Node::Object(_) => None,
    }
    .ok_or_else(|| node.refused("a setting is a number, a word, true or false"))
}
