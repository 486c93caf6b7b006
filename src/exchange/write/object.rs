//! How an object is written: its fields one after the other, those that are not set left out. Straight into bytes and
//! without a failure on the way, for an export writes a dozen fields for every entry.

use super::value::{Value, text};

/// A row that can write its fields.
pub(super) trait Fields {
    /// Writes the fields in the order of the format.
    fn put(&self, to: &mut Object<'_>);
}

/// The object being written.
pub(super) struct Object<'o> {
    out: &'o mut Vec<u8>,
    is_empty: bool,
}

impl Object<'_> {
    /// A field that is always there. Names of fields hold nothing that would have to be escaped.
    pub(super) fn field(&mut self, name: &'static str, value: impl Value) {
        self.name(name);
        value.write(self.out);
    }

    /// A field that is left out where it has no value.
    pub(super) fn some(&mut self, name: &'static str, value: Option<impl Value>) {
        if let Some(value) = value {
            self.field(name, value);
        }
    }

    /// Text that is left out where it is empty.
    pub(super) fn words(&mut self, name: &'static str, words: &str) {
        if !words.is_empty() {
            self.name(name);
            text(words, self.out);
        }
    }

    /// A mark that is left out where it does not hold.
    pub(super) fn mark(&mut self, name: &'static str, holds: bool) {
        if holds {
            self.field(name, true);
        }
    }

    /// A list of plain values, left out where it is empty.
    pub(super) fn list<T: Value>(&mut self, name: &'static str, items: &[T]) {
        if !items.is_empty() {
            self.name(name);
            listed(items, self.out, Value::write);
        }
    }

    /// A list of objects, left out where it is empty.
    pub(super) fn rows<T: Fields>(&mut self, name: &'static str, rows: &[T]) {
        if !rows.is_empty() {
            self.name(name);
            listed(rows, self.out, |row, out| object(None, row, out));
        }
    }

    /// An object in a field.
    pub(super) fn row(&mut self, name: &'static str, row: &impl Fields) {
        self.name(name);
        object(None, row, self.out);
    }

    fn name(&mut self, name: &'static str) {
        self.out.extend_from_slice(if self.is_empty { b"\"" } else { b",\"" });
        self.is_empty = false;
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
    }
}

/// Writes a row as an object: a line where it says its kind.
pub(super) fn object(kind: Option<&'static str>, row: &impl Fields, out: &mut Vec<u8>) {
    out.push(b'{');
    let mut object = Object { out, is_empty: true };
    object.some("kind", kind);
    row.put(&mut object);
    out.push(b'}');
}

fn listed<T>(items: &[T], out: &mut Vec<u8>, write: impl Fn(&T, &mut Vec<u8>)) {
    out.push(b'[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write(item, out);
    }
    out.push(b']');
}
