//! The value that a list is narrowed by: a line to type in, what it is taken for, and the names or labels that fit.

use ratatui::layout::Rect;

use crate::{
    app::{App, screens::value::Value},
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

/// Draws it.
pub fn draw(value: &Value, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let rows = cells(value.offers.len()) + 2;
    let place = split::middle(area, COLUMNS.min(area.width.saturating_sub(2)), rows + 2);
    let inside = canvas.boxed(place, &format!("Only by {}", value.by.said()), canvas.style(Role::Accent));
    let (line, rest) = split::top(split::left(inside, 1).1, 1);
    if editor::line(&value.field, line, true, canvas) == 0 {
        canvas.text(split::left(line, 2).1, value.hint(), canvas.style(Role::Ours));
    }
    let (said, offers) = split::top(rest, 1);
    if let Some(wrong) = &value.wrong {
        let said = match value.wrong_at {
            Some(at) => {
                let before = value.field.text().get(..at).map_or(0, width);
                let (_, said) = split::left(said, cells(before).min(said.width / 2));
                split::left(said, canvas.text(said, "^ ", canvas.style(Role::Shut))).1
            }
            None => said,
        };
        let used = canvas.text(said, "! ", canvas.style(Role::Danger));
        canvas.text(split::left(said, used).1, wrong, canvas.style(Role::Theirs));
    } else {
        let echo = value.echo(app.known.now, app.known.options.dates);
        if !echo.is_empty() {
            canvas.text(said, &format!("= {echo}"), canvas.style(Role::Ours));
        }
    }
    for (row, (at, offer)) in offers.rows().zip(value.offers.iter().enumerate()) {
        list::one(at, value.chosen == Some(at), false, row, canvas, |row, canvas| {
            canvas.text(row, offer, canvas.style(Role::Theirs));
        });
    }
}
