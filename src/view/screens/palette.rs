//! The palette: a box at the top with what is typed, and the rows that fit.

use ratatui::layout::Rect;

use crate::{
    app::screens::palette::Palette,
    view::{
        canvas::Canvas,
        parts::{editor, list},
        split,
        theme::Role,
    },
    words::{number::cells, width},
};

/// How wide the box is, where there is room.
const COLUMNS: u16 = 72;

/// Rows of the list at most.
const ROWS: u16 = 14;

/// Draws it.
pub fn draw(palette: &Palette, area: Rect, canvas: &mut Canvas<'_>) {
    let count = palette.offers().count();
    let height = (cells(count.max(1)).min(ROWS) + 3).min(area.height);
    let across = split::middle(area, COLUMNS.min(area.width.saturating_sub(2)), area.height);
    let place = split::top(split::top(across, 1.min(area.height.saturating_sub(height))).1, height).0;
    let inside = canvas.boxed(place, ":", canvas.style(Role::Accent));
    let (line, rows) = split::top(inside, 1);
    let line = split::left(line, 1).1;
    if editor::line(&palette.field, line, true, canvas) == 0 {
        canvas.text(
            split::right(split::left(line, 2).1, 1).0,
            "a prospect, a person or a command",
            canvas.style(Role::Ours),
        );
    }
    let height = usize::from(rows.height).max(1);
    let first = (palette.cursor + 1).saturating_sub(height);
    if count == 0 {
        canvas.text(split::left(rows, 3).1, "Nothing of that name.", canvas.style(Role::Ours));
    }
    for (row, (at, offer)) in rows.rows().zip(palette.offers().enumerate().skip(first)) {
        list::one(at, at == palette.cursor, false, row, canvas, |row, canvas| {
            let aside = cells(width(&offer.aside) + 2).min(row.width / 2);
            let (said, right) = split::right(row, aside);
            canvas.text(said, &offer.said, canvas.style(Role::Theirs));
            canvas.text_right(split::left(split::right(right, 1).0, 1).1, &offer.aside, canvas.style(Role::Ours));
        });
    }
}
