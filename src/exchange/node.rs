//! A line's JSON as it stands: every field in its order, also one given twice. Only the slow way round reads it, to say
//! what is wrong with a line or to leave out what the format does not know.

use super::error::{Problem, join, name, quote};
use super::field::Field;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Any JSON value.
#[derive(Debug)]
pub(super) enum Node {
    Null,
    Truth(bool),
    Whole(i128),
    Broken(f64),
    Text(String),
    List(Vec<Node>),
    Object(Object),
}

impl Node {
    /// The value as an error says it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Truth(yes) => yes.to_string(),
            Self::Whole(number) => number.to_string(),
            Self::Broken(number) => format!("{number:?}"),
            Self::Text(text) => quote(text),
            Self::List(_) => "a list".to_owned(),
            Self::Object(_) => "an object".to_owned(),
        }
    }

    /// This value is not what the field takes.
    pub(super) fn refused(&self, wanted: &str) -> Problem {
        Problem::value(&self.shown(), wanted)
    }
}

/// The fields of an object, in the file's order.
#[derive(Debug)]
pub(super) struct Object(pub(super) Vec<(String, Node)>);

impl Object {
    /// Takes the field `key` out; what is not there, or null, is what the type says of an absent field.
    pub(super) fn take<T: Field>(&mut self, key: &str, left_out: &mut Vec<String>) -> Result<T, Problem> {
        let Some(node) = self.remove(key)? else { return T::absent().map_err(|problem| problem.under(key)) };
        let seen = left_out.len();
        let value = if matches!(node, Node::Null) { T::null() } else { T::from_node(node, left_out) };
        for field in &mut left_out[seen..] {
            *field = join(key, field);
        }
        value.map_err(|problem| problem.under(key))
    }

    /// Takes the bare value of `key` out.
    pub(super) fn remove(&mut self, key: &str) -> Result<Option<Node>, Problem> {
        let Some(at) = self.0.iter().position(|(name, _)| name == key) else { return Ok(None) };
        let (_, node) = self.0.remove(at);
        if self.0.iter().any(|(name, _)| name == key) {
            return Err(Problem::of(key, "is given twice"));
        }
        Ok(Some(node))
    }

    /// Names what nobody took.
    pub(super) fn leave_out_rest(self, left_out: &mut Vec<String>) {
        for (key, _) in self.0 {
            let field = name(&key);
            if !left_out.contains(&field) {
                left_out.push(field);
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Anything)
    }
}

struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Node, E> {
        Ok(Node::Truth(yes))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Whole(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Whole(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Broken(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Node::Object(Object(fields)))
    }
}
