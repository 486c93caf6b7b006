//! How an object is written: its fields one after the other, those that are not set left out.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A row that can write its fields.
pub(super) trait Fields {
    /// Writes the fields in the order of the format.
    fn put<M: SerializeMap>(&self, to: &mut Object<M>) -> Result<(), M::Error>;
}

/// The object being written.
pub(super) struct Object<M>(M);

impl<M: SerializeMap> Object<M> {
    /// A field that is always there.
    pub(super) fn field(&mut self, name: &'static str, value: impl Serialize) -> Result<(), M::Error> {
        self.0.serialize_entry(name, &value)
    }

    /// A field that is left out where it has no value.
    pub(super) fn some(&mut self, name: &'static str, value: Option<impl Serialize>) -> Result<(), M::Error> {
        value.map_or(Ok(()), |value| self.field(name, value))
    }

    /// Text that is left out where it is empty.
    pub(super) fn words(&mut self, name: &'static str, text: &str) -> Result<(), M::Error> {
        if text.is_empty() { Ok(()) } else { self.field(name, text) }
    }

    /// A mark that is left out where it does not hold.
    pub(super) fn mark(&mut self, name: &'static str, holds: bool) -> Result<(), M::Error> {
        if holds { self.field(name, true) } else { Ok(()) }
    }

    /// A list of plain values, left out where it is empty.
    pub(super) fn list<T: Serialize>(&mut self, name: &'static str, items: &[T]) -> Result<(), M::Error> {
        if items.is_empty() { Ok(()) } else { self.field(name, items) }
    }

    /// A list of objects, left out where it is empty.
    pub(super) fn rows<T: Fields>(&mut self, name: &'static str, rows: &[T]) -> Result<(), M::Error> {
        if rows.is_empty() { Ok(()) } else { self.field(name, Rows(rows)) }
    }

    /// An object in a field.
    pub(super) fn row(&mut self, name: &'static str, row: &impl Fields) -> Result<(), M::Error> {
        self.field(name, Row { kind: None, row })
    }
}

/// A row as an object: a line where it says its kind.
pub(super) struct Row<'a, T> {
    pub(super) kind: Option<&'static str>,
    pub(super) row: &'a T,
}

impl<T: Fields> Serialize for Row<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = Object(to.serialize_map(None)?);
        object.some("kind", self.kind)?;
        self.row.put(&mut object)?;
        object.0.end()
    }
}

struct Rows<'a, T>(&'a [T]);

impl<T: Fields> Serialize for Rows<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(|row| Row { kind: None, row }))
    }
}
