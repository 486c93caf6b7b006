//! One entry whole, as far down as it has been scrolled.

use ratatui::layout::Rect;

use crate::{
    app::{parts::document::Document, screens::entry::Entry},
    view::{
        canvas::Canvas,
        parts::{document, header},
        split,
        theme::Role,
    },
};

/// Draws the screen.
pub fn draw(entry: &Entry, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, body) = split::top(rest, 1);
    let name = entry.page.as_ref().map(|page| page.prospect.name.clone());
    let subject = vec![canvas.span(name.unwrap_or_else(|| "…".to_owned()), Role::Head)];
    header::inner(subject, &beyond(&entry.document), head, canvas);
    canvas.rule(rule);
    let inside = split::right(split::left(body, 2).1, 2).0;
    canvas.put_cursor(body, inside.x, inside.y);
    match (&entry.page, &entry.stuck) {
        (None, Some(why)) => {
            canvas.text(inside, why, canvas.style(Role::Theirs));
        }
        (None, None) => {}
        (Some(_), _) => document::rows(entry.document.in_sight(), inside, canvas),
    }
}

/// How much stands above and below what is in sight, where it is not all of it.
fn beyond(document: &Document) -> String {
    match document.beyond() {
        (0, 0) => String::new(),
        (above, below) => format!("{above} lines above · {below} below"),
    }
}
