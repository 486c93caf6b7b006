//! The rows of a list: which are shown, the one under the cursor marked, each a place to click.

use ratatui::layout::Rect;

use crate::{
    app::{
        Spot,
        parts::{Keyed, Rows},
    },
    view::{canvas::Canvas, split, text, theme::Role},
};

/// Draws the rows that fit into `area`, each by `draw` in its row behind the mark of the cursor. With the focus the
/// terminal's cursor stands on the row under the cursor.
pub fn rows<T: Keyed>(
    list: &Rows<T>,
    focused: bool,
    area: Rect,
    canvas: &mut Canvas<'_>,
    mut draw: impl FnMut(&T, Rect, &mut Canvas<'_>),
) {
    if area.is_empty() {
        return;
    }
    if focused {
        canvas.list_of(area.height);
    }
    for (place, (at, row)) in area.rows().zip(list.shown(usize::from(area.height))) {
        one(at, at == list.cursor(), focused, place, canvas, |inside, canvas| draw(row, inside, canvas));
    }
}

/// One row that can be under the cursor.
pub fn one(
    at: usize,
    selected: bool,
    focused: bool,
    area: Rect,
    canvas: &mut Canvas<'_>,
    draw: impl FnOnce(Rect, &mut Canvas<'_>),
) {
    let (mark, inside) = split::left(area, 3);
    canvas.spot(area, Spot::Row(at));
    draw(inside, canvas);
    if selected {
        let (_, mark) = split::left(mark, 1);
        canvas.restyle(split::left(area, 1).1, canvas.theme.selected(focused));
        canvas.text(mark, canvas.theme.glyphs.selected(), canvas.style(Role::Accent));
        if focused {
            canvas.put_cursor(area, mark.x, mark.y);
        }
    }
}

/// Says in the place of the rows why there are none, and what to do.
pub fn nothing(says: &str, area: Rect, canvas: &mut Canvas<'_>) {
    let inside = split::right(split::left(area, 3).1, 1).0;
    let lines = text::wrapped(says, canvas.style(Role::Ours), usize::from(inside.width));
    canvas.lines(inside, &lines);
}

/// Parts of a row side by side: each takes its columns and one blank behind, from the left; says what is left over.
#[must_use]
pub fn column(area: Rect, columns: u16) -> (Rect, Rect) {
    let (cell, rest) = split::left(area, columns);
    (cell, split::left(rest, 1).1)
}
