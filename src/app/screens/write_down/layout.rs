//! How the window is shared out between the words and the fields: for the caret's moves here, and for the view.

use super::{FieldName, WriteDown};
use crate::app::{Size, parts::form::Form};

/// Prose is never wider than this.
const WIDEST: usize = 89;
/// The rows of the talk's note.
pub(super) const NOTE_ROWS: usize = 3;

/// Rows and columns of the form at a size of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Columns and rows of the words, inside their box.
    pub words: (usize, usize),
    /// Rows for the fields below.
    pub fields: usize,
    /// Rows for what explains the field that has the focus.
    pub explains: usize,
    /// Rows of the moments above the words.
    pub above: usize,
    /// Rows of the moments below the words.
    pub below: usize,
}

/// Shares out a window of this size.
#[must_use]
pub fn layout(screen: &WriteDown, size: Size) -> Layout {
    let columns = usize::from(size.columns).saturating_sub(6).clamp(1, WIDEST);
    // Header and footer.
    let rows = usize::from(size.rows).saturating_sub(2);
    let fields = field_rows(&screen.form) + usize::from(screen.form.has_more());
    if screen.purpose.is_wordless() {
        return Layout { words: (columns, NOTE_ROWS), fields: rows.saturating_sub(2), explains: 2, above: 0, below: 0 };
    }
    let others = if screen.several { screen.moments.len() - 1 } else { 0 };
    let written = screen.form.field(FieldName::Words).map_or(1, |field| field.editor.rows());
    // The words first, then the fields, then the other moments.
    let explains = if rows < 14 { 1 } else { 3 };
    let room = rows.saturating_sub(2 + explains);
    let least = if rows < 14 { 2 } else { 3 };
    let wanted = written.clamp(least, least.max(room.saturating_sub(fields + others.min(3))));
    let words = wanted.min(room.saturating_sub(1)).max(1);
    let fields = fields.min(room.saturating_sub(words));
    let left = room.saturating_sub(words + fields);
    let above = screen.at.min(left);
    let below = others.saturating_sub(screen.at).min(left - above);
    Layout { words: (columns, words), fields, explains, above, below }
}

/// The rows of the fields that are shown, without the words.
fn field_rows(form: &Form) -> usize {
    let rows = |name: FieldName| if name == FieldName::Note { NOTE_ROWS } else { 1 };
    form.fields().filter(|(field, shown)| *shown && field.name != FieldName::Words).map(|(f, _)| rows(f.name)).sum()
}
