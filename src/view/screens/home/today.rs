//! The row above the table: what is due today, across all prospects. The cursor can land on it.

use ratatui::{layout::Rect, text::Line};

use crate::{
    app::{Action, Spot, screens::home::Home},
    journal::said,
    view::{canvas::Canvas, parts::list::column, screens::today::due_said, split, theme::Role},
    words::one_line,
};

/// Stands between what is due of one kind and of another.
const PART: &str = " · ";

/// Draws it.
pub(super) fn draw(home: &Home, area: Rect, canvas: &mut Canvas<'_>) {
    if area.is_empty() {
        return;
    }
    let (mark, inside) = split::left(area, 3);
    let (label, rest) = column(inside, 5);
    canvas.spot(area, Spot::Does(Action::DueToday));
    canvas.text(label, "Today", canvas.style(Role::Theirs));
    // Of all that is due only what is overdue calls out.
    let said = due_said(home.due.as_ref());
    let late = said.split(PART).position(|part| part.ends_with(said::OVERDUE));
    let said = one_line(&said, usize::from(split::left(rest, 2).1.width));
    let mut spans = Vec::new();
    for (at, part) in said.split(PART).enumerate() {
        spans.extend((at > 0).then(|| canvas.span(PART, Role::Ours)));
        spans.push(canvas.span(part, if late == Some(at) { Role::Shut } else { Role::Ours }));
    }
    canvas.line(split::left(rest, 2).1, &Line::from(spans));
    if home.on_today {
        let (_, mark) = split::left(mark, 1);
        canvas.restyle(split::left(area, 1).1, canvas.theme.selected(true));
        canvas.text(mark, canvas.theme.glyphs.selected(), canvas.style(Role::Accent));
        canvas.put_cursor(area, mark.x, mark.y);
    }
}
