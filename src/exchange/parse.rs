//! The text of one line → a record. Quick first: serde straight into the types, nothing kept in between. What that
//! refuses is read once more, slowly, to find out whether the line only has a field too many, and else what is wrong.

use super::error::{Problem, one_of};
use super::field::Field;
use super::line::{Kind, Record};
use super::node::{Node, Object};
use super::short::ShortLine;
use serde::de::value::{MapAccessDeserializer, StringDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};
use serde_json::error::Category;
use std::fmt;

/// The deepest nesting a line may have. The format itself needs four; the rest is for fields that are left out.
const MAX_DEPTH: usize = 64;

/// Reads one line. Beside the record: the fields that the format does not know, which were left out of it.
pub(super) fn parse(text: &str) -> (Result<Record, Problem>, Vec<String>) {
    let mut left_out = Vec::new();
    let record = match serde_json::from_str(text) {
        Ok(record) => Ok(record),
        Err(_) => slowly(text, &mut left_out),
    };
    (record.and_then(|record| record.check().map(|()| record)), left_out)
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Quickly)
    }
}

/// Reads the first field; if that is `kind`, it says which type takes the rest.
struct Quickly;

impl<'de> Visitor<'de> for Quickly {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let first: String = map.next_key()?.unwrap_or_default();
        if first != "kind" {
            let line = ShortLine::deserialize(MapAccessDeserializer::new(Resumed { first: Some(first), map }))?;
            return Ok(Record::Short(Box::new(line)));
        }
        let kind = map.next_value()?;
        let rest = MapAccessDeserializer::new(map);
        Ok(match kind {
            // Once a file, and its settings can be anything: the way that checks them.
            Kind::Journal => return Err(A::Error::custom("read slowly")),
            Kind::Prospect => Record::Prospect(Box::deserialize(rest)?),
            Kind::Conversation => Record::Conversation(Box::deserialize(rest)?),
            Kind::Question => Record::Question(Box::deserialize(rest)?),
            Kind::FollowUp => Record::FollowUp(Deserialize::deserialize(rest)?),
            Kind::Attempt => Record::Attempt(Deserialize::deserialize(rest)?),
            Kind::Outcome => Record::Outcome(Deserialize::deserialize(rest)?),
            Kind::Bank => Record::Bank(Deserialize::deserialize(rest)?),
            Kind::View => Record::View(Deserialize::deserialize(rest)?),
            Kind::Warning => Record::Warning(Deserialize::deserialize(rest)?),
        })
    }
}

/// A map whose first key was already read.
struct Resumed<A> {
    first: Option<String>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Resumed<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let Some(first) = self.first.take() else { return self.map.next_key_seed(seed) };
        let key: StringDeserializer<A::Error> = first.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

fn slowly(text: &str, left_out: &mut Vec<String>) -> Result<Record, Problem> {
    if depth(text) > MAX_DEPTH {
        return Err(Problem::here(format!("the line is nested deeper than {MAX_DEPTH} levels")));
    }
    let node = serde_json::from_str(text).map_err(|error| not_json(text, &error))?;
    let Node::Object(mut object) = node else {
        return Err(Problem::here(format!("the line is {}; it is one JSON object", node.shown())));
    };
    match object.take::<Option<Kind>>("kind", left_out)? {
        None => take(object, left_out).map(|line| Record::Short(Box::new(line))),
        Some(Kind::Journal) => take(object, left_out).map(Record::Header),
        Some(Kind::Prospect) => take(object, left_out).map(|line| Record::Prospect(Box::new(line))),
        Some(Kind::Conversation) => take(object, left_out).map(|line| Record::Conversation(Box::new(line))),
        Some(Kind::Question) => take(object, left_out).map(|line| Record::Question(Box::new(line))),
        Some(Kind::FollowUp) => take(object, left_out).map(Record::FollowUp),
        Some(Kind::Attempt) => take(object, left_out).map(Record::Attempt),
        Some(Kind::Outcome) => take(object, left_out).map(Record::Outcome),
        Some(Kind::Bank) => take(object, left_out).map(Record::Bank),
        Some(Kind::View) => take(object, left_out).map(Record::View),
        Some(Kind::Warning) => take(object, left_out).map(Record::Warning),
    }
}

fn take<T: Field>(object: Object, left_out: &mut Vec<String>) -> Result<T, Problem> {
    T::from_node(Node::Object(object), left_out)
}

impl Field for Kind {
    fn from_node(node: Node, _: &mut Vec<String>) -> Result<Self, Problem> {
        let known = if let Node::Text(text) = &node { Self::from_word(text) } else { None };
        let wanted = || format!("it is {}", one_of(Self::ALL.iter().map(|kind| kind.word())));
        known.ok_or_else(|| node.refused(&wanted()))
    }
}

/// How deep brackets stand in each other, outside of strings.
fn depth(text: &str) -> usize {
    let (mut now, mut deepest) = (0_usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => {
                now += 1;
                deepest = deepest.max(now);
            }
            b']' | b'}' => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// What serde says of the line, without its words; columns count characters.
fn not_json(text: &str, error: &serde_json::Error) -> Problem {
    let before = text.as_bytes().iter().take(error.column());
    let column = before.filter(|byte| **byte & 0xC0 != 0x80).count();
    Problem::here(match error.classify() {
        Category::Eof => format!("the line stops in the middle (column {column})"),
        _ => format!("the line is not JSON (column {column})"),
    })
}
