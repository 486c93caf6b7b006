//! The brief before a call.

use ratatui::layout::Rect;

use crate::{
    app::{
        App,
        screens::brief::{Brief, Laid},
    },
    journal::brief,
    view::{
        canvas::Canvas,
        parts::{document, header, list},
        split,
        theme::Role,
    },
};

/// Draws the screen.
pub fn draw(screen: &Brief, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, body) = split::top(rest, 1);
    let known = screen.facts.as_deref();
    let waiting = || screen.stuck.clone().unwrap_or_else(|| "…".to_owned());
    let subject = vec![
        canvas.span("Brief", Role::Head),
        canvas.span("   ", Role::Ours),
        canvas.span(known.map_or_else(waiting, brief::head), Role::Theirs),
    ];
    let day = known.map(|known| brief::day(known, app.known.options.dates)).unwrap_or_default();
    header::inner(subject, &day, head, canvas);
    canvas.rule(rule);
    canvas.put_cursor(body, body.x, body.y);
    let mut begun = false;
    for (place, row) in body.rows().zip(screen.rows.iter().skip(screen.top)) {
        let selected = row.line == screen.cursor && !row.head;
        one(row, selected.then_some(!begun), place, canvas);
        begun |= selected;
    }
}

/// A row; of the line under the cursor all rows are turned round, and the first has the mark.
fn one(row: &Laid, selected: Option<bool>, place: Rect, canvas: &mut Canvas<'_>) {
    let marked = selected == Some(true);
    list::one(row.line, marked, true, place, canvas, |inside, canvas| {
        canvas.line(inside, &document::line(canvas.theme, &row.row));
    });
    if selected == Some(false) {
        canvas.restyle(split::left(place, 1).1, canvas.theme.selected(true));
    }
}
