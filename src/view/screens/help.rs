//! Help: a box with the keys, and the field to find in them.

use ratatui::layout::Rect;

use crate::{
    app::{
        App,
        screens::help::{Help, box_size},
    },
    view::{
        canvas::Canvas,
        parts::{document, editor},
        split,
        theme::Role,
    },
};

/// Draws it.
pub fn draw(help: &Help, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (columns, rows) = box_size(app.known.size);
    let place = split::middle(area, columns, rows);
    let inside = canvas.boxed(place, &format!("Help · {}", help.of), canvas.style(Role::Accent));
    let inside = split::right(split::left(inside, 1).1, 1).0;
    let (find, rest) = split::top(inside, 1);
    canvas.put_cursor(rest, rest.x, rest.y);
    let (slash, line) = split::left(find, 2);
    canvas.text(slash, "/", canvas.style(Role::Accent));
    if editor::line(&help.field, line, help.finding, canvas) == 0 && !help.finding {
        canvas.text(line, "finds in here", canvas.style(Role::Ours));
    }
    document::rows(help.document.in_sight(), rest, canvas);
    canvas.more_below(place, help.document.beyond().1);
}
