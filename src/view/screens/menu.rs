//! A menu: a box in the middle, a row each, the first nine with their number.

use ratatui::layout::Rect;

use crate::{
    app::screens::menu::Menu,
    view::{canvas::Canvas, parts::list, split, theme::Role},
    words::{number::cells, width},
};

/// Draws it.
pub fn draw(menu: &Menu, area: Rect, canvas: &mut Canvas<'_>) {
    let widest = menu.rows.iter().map(|(text, _)| width(text)).chain([width(&menu.heading)]).max().unwrap_or(0);
    let place = split::middle(area, cells(widest + 12).max(24), cells(menu.rows.len() + 2));
    let inside = canvas.boxed(place, &menu.heading, canvas.style(Role::Accent));
    // A menu longer than the window is high scrolls as far as its cursor needs.
    let first = (menu.cursor + 1).saturating_sub(usize::from(inside.height));
    for (row, (at, (text, _))) in inside.rows().zip(menu.rows.iter().enumerate().skip(first)) {
        list::one(at, at == menu.cursor, true, row, canvas, |row, canvas| {
            let (number, text_area) = list::column(row, 2);
            if at < 9 {
                canvas.text(number, &(at + 1).to_string(), canvas.style(Role::Accent));
            }
            canvas.text(text_area, text, canvas.style(Role::Theirs));
        });
    }
    canvas.more_below(place, menu.rows.len().saturating_sub(first + usize::from(inside.height)));
}
