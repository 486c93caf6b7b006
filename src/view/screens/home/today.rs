//! The row above the table: what is due today, across all prospects. The cursor can land on it.

use ratatui::layout::Rect;

use crate::{
    app::{Action, Spot, screens::home::Home},
    view::{canvas::Canvas, parts::list::column, screens::today::due_said, split, theme::Role},
    words::one_line,
};

/// Draws it.
pub(super) fn draw(home: &Home, area: Rect, canvas: &mut Canvas<'_>) {
    if area.is_empty() {
        return;
    }
    let (mark, inside) = split::left(area, 3);
    let (label, rest) = column(inside, 5);
    canvas.spot(area, Spot::Does(Action::DueToday));
    canvas.text(label, "Today", canvas.style(Role::Theirs));
    let late = home.due.is_some_and(|due| due.overdue > 0);
    let said = one_line(&due_said(home.due.as_ref()), usize::from(split::left(rest, 2).1.width));
    canvas.text(split::left(rest, 2).1, &said, canvas.style(if late { Role::Shut } else { Role::Ours }));
    if home.on_today {
        let (_, mark) = split::left(mark, 1);
        canvas.restyle(split::left(area, 1).1, canvas.theme.selected(true));
        canvas.text(mark, canvas.theme.glyphs.selected(), canvas.style(Role::Accent));
        canvas.put_cursor(area, mark.x, mark.y);
    }
}
