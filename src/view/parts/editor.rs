//! The words being written: the rows in sight, what is selected reversed, the terminal's own cursor at the caret.

use ratatui::{layout::Rect, style::Style};
use std::borrow::Cow;

use crate::{
    app::parts::editor::{Editor, Row},
    view::{canvas::Canvas, split, theme::Role},
    words::{grapheme_width, graphemes, number::cells},
};

/// Draws a body into `area`; the cursor stands at its caret if it has the focus.
pub fn body(editor: &Editor, area: Rect, focused: bool, canvas: &mut Canvas<'_>) {
    let (columns, rows) = (usize::from(area.width), usize::from(area.height));
    // Between a change of the window's size and the next key the editor still knows the old one.
    let fitted = if (editor.columns(), editor.height()) == (columns, rows) {
        Cow::Borrowed(editor)
    } else {
        let mut fitted = editor.clone();
        fitted.fit(columns, rows);
        Cow::Owned(fitted)
    };
    for (place, row) in area.rows().zip(fitted.in_sight()) {
        draw_row(&row, 0, place, canvas);
    }
    if focused {
        let (row, column) = fitted.caret();
        let column = column.min(columns.saturating_sub(1));
        canvas.put_cursor(area, area.x + cells(column), area.y + cells(row));
    }
}

/// Draws a field of one line, scrolled so that the caret is in sight; says how many columns it took.
pub fn line(editor: &Editor, area: Rect, focused: bool, canvas: &mut Canvas<'_>) -> u16 {
    let Some(row) = editor.in_sight().next() else { return 0 };
    let column = editor.caret().1;
    let room = usize::from(area.width);
    let skip = if focused { (column + 1).saturating_sub(room) } else { 0 };
    let used = draw_row(&row, skip, area, canvas);
    if focused {
        canvas.put_cursor(area, area.x + cells(column - skip.min(column)), area.y);
    }
    used
}

/// A row without its first `skip` columns, as far as there is room.
fn draw_row(row: &Row<'_>, skip: usize, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let theirs = canvas.style(Role::Theirs);
    let (from, to) = row.selected.clone().map_or((0, 0), |selected| (selected.start, selected.end));
    let pieces: [(&str, Style); 3] =
        [(&row.text[..from], theirs), (&row.text[from..to], canvas.theme.selected(true)), (&row.text[to..], theirs)];
    let (mut rest, mut skip) = (area, skip);
    for (text, style) in pieces {
        let (hidden, text) = without(text, skip);
        skip -= hidden.min(skip);
        let used = canvas.text(rest, fitting(text, usize::from(rest.width)), style);
        rest = split::left(rest, used).1;
    }
    area.width - rest.width
}

/// The text behind its first `columns` columns, and how many were left out.
fn without(text: &str, columns: usize) -> (usize, &str) {
    let mut left_out = 0;
    for (at, grapheme) in graphemes(text) {
        if left_out >= columns {
            return (left_out, &text[at..]);
        }
        left_out += grapheme_width(grapheme);
    }
    if columns == 0 { (0, text) } else { (left_out, "") }
}

/// As much of the text as fits, without a sign that there is more: it hangs over the edge or is scrolled.
fn fitting(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in graphemes(text) {
        used += grapheme_width(grapheme);
        if used > columns {
            return &text[..at];
        }
    }
    text
}
