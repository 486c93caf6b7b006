//! Fields of text that are filled in one after the other: which has the focus, what is wrong with each, what is folded.
//!
//! A field is text until it is saved; [`read`] says what the text means. What cannot be read marks its field and takes
//! nothing away. Which fields a form has, and what saving it does, is the screen's business.

mod finding;
mod keys;
mod name;
pub mod read;
#[cfg(test)]
mod tests;

pub use finding::Finding;
pub use keys::{Done, IN_BODY, IN_FIELD};
pub use name::FieldName;

use super::editor::Editor;
use crate::domain::{Invalid, Moment};

/// One field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Which.
    pub name: FieldName,
    /// What stands in it.
    pub editor: Editor,
    /// What is wrong with it, as a sentence, since it was last left or saved.
    pub error: Option<String>,
}

impl Field {
    /// An empty one.
    #[must_use]
    pub fn new(name: FieldName) -> Self {
        let editor = if name.is_body() { Editor::body() } else { Editor::line() };
        Self { name, editor, error: None }
    }
}

/// The fields, in the order that tab goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    fields: Vec<Field>,
    focus: usize,
    /// From this field on they are folded under *More*, until unfolded.
    folded_from: usize,
    /// Whether *More* is open.
    pub unfolded: bool,
    /// What was cut or deleted last.
    clip: String,
    /// What is looked for in the words.
    finding: Option<Finding>,
}

impl Form {
    /// These fields, and `more` folded behind them; the focus on the first.
    #[must_use]
    pub fn of(names: &[FieldName], more: &[FieldName]) -> Self {
        let fields = names.iter().chain(more).map(|name| Field::new(*name)).collect();
        Self { fields, focus: 0, folded_from: names.len(), unfolded: false, clip: String::new(), finding: None }
    }

    /// All fields, folded ones too, each with whether it is shown.
    pub fn fields(&self) -> impl Iterator<Item = (&Field, bool)> {
        self.fields.iter().enumerate().map(|(at, field)| (field, self.shows(at)))
    }

    fn shows(&self, at: usize) -> bool {
        self.unfolded || at < self.folded_from
    }

    /// The field that has the focus.
    #[must_use]
    pub fn focused(&self) -> FieldName {
        self.fields.get(self.focus).map_or(FieldName::Line, |field| field.name)
    }

    /// The place of the field that has the focus.
    #[must_use]
    pub fn focus(&self) -> usize {
        self.focus
    }

    /// Gives a field the focus, unfolding it where it is folded; `false` if there is no such field.
    pub fn focus_on(&mut self, name: FieldName) -> bool {
        let Some(at) = self.fields.iter().position(|field| field.name == name) else { return false };
        self.unfolded |= !self.shows(at);
        self.focus = at;
        true
    }

    /// A field by its name.
    #[must_use]
    pub fn field(&self, name: FieldName) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    pub(in crate::app) fn field_mut(&mut self, name: FieldName) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.name == name)
    }

    fn here(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.focus)
    }

    /// What stands in a field, without white space around it; nothing where there is no such field.
    #[must_use]
    pub fn text(&self, name: FieldName) -> String {
        self.field(name).map(|field| field.editor.text().trim().to_owned()).unwrap_or_default()
    }

    /// Fills a field; nothing to undo.
    pub fn fill(&mut self, name: FieldName, text: &str) {
        if let Some(field) = self.field_mut(name) {
            let (columns, rows) = (field.editor.columns(), field.editor.height());
            field.editor = Field::new(name).editor.with(text);
            field.editor.fit(columns, rows);
            field.error = None;
        }
    }

    /// Puts text into a field, as if typed in one go.
    pub fn put(&mut self, name: FieldName, text: &str) {
        if let Some(field) = self.field_mut(name) {
            field.editor.put(text);
            field.error = None;
        }
    }

    /// Takes these fields out with what stands in them, leaving empty ones.
    pub fn take(&mut self, names: &[FieldName]) -> Vec<Field> {
        let wanted = |field: &&mut Field| names.contains(&field.name);
        let fields = self.fields.iter_mut().filter(wanted);
        fields.map(|field| std::mem::replace(field, Field::new(field.name))).collect()
    }

    /// Puts fields back in their places.
    pub fn give(&mut self, fields: Vec<Field>) {
        for field in fields {
            if let Some(place) = self.field_mut(field.name) {
                *place = field;
            }
        }
    }

    /// Says what is wrong with a field and gives it the focus.
    pub fn fail(&mut self, name: FieldName, why: impl Into<String>) {
        if self.focus_on(name)
            && let Some(field) = self.here()
        {
            field.error = Some(why.into());
        }
    }

    /// Goes to the next field shown (or the one before), round the end; what is left is looked at.
    pub fn step(&mut self, forward: bool, now: Moment) {
        self.check(now);
        let shown = if self.unfolded { self.fields.len() } else { self.folded_from };
        let shown = shown.max(1);
        self.focus = (self.focus + if forward { 1 } else { shown - 1 }) % shown;
        if let Some(field) = self.here() {
            field.editor.pause();
        }
    }

    /// Looks whether the field that has the focus can be read, and marks it if not.
    pub fn check(&mut self, now: Moment) {
        if let Some(field) = self.here()
            && field.error.is_none()
        {
            field.error = read::check(field.name, &field.editor.text(), now).err().map(|invalid| invalid.why);
        }
    }

    /// A pause in typing: what comes next is undone by itself.
    pub fn pause(&mut self) {
        if let Some(field) = self.here() {
            field.editor.pause();
        }
    }

    /// Opens *More*, or folds it; a focus that would be folded goes to the first field.
    pub fn fold(&mut self) {
        self.unfolded = !self.unfolded;
        if self.unfolded {
            self.focus = self.folded_from.min(self.fields.len().saturating_sub(1));
        } else if !self.shows(self.focus) {
            self.focus = 0;
        }
    }

    /// Whether it has folded fields at all.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.folded_from < self.fields.len()
    }

    /// Says how large each field is drawn: columns and rows.
    pub fn fit(&mut self, size: impl Fn(FieldName) -> (usize, usize)) {
        for field in &mut self.fields {
            let (columns, rows) = size(field.name);
            field.editor.fit(columns, rows);
        }
    }

    /// Reads a field; what cannot be read marks it.
    pub fn read<T>(&mut self, name: FieldName, read: impl FnOnce(&str) -> Result<T, Invalid>) -> Option<T> {
        match read(&self.text(name)) {
            Ok(value) => Some(value),
            Err(invalid) => {
                self.fail(name, invalid.why);
                None
            }
        }
    }
}
