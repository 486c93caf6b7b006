//! A dialog: the question, and two buttons.

use ratatui::layout::Rect;

use crate::{
    app::{Spot, screens::dialog::Dialog},
    view::{canvas::Canvas, split, text, theme::Role},
    words::{number::cells, width},
};

/// Draws it.
pub fn draw(dialog: &Dialog, area: Rect, canvas: &mut Canvas<'_>) {
    let columns = area.width.saturating_sub(8).min(64);
    let lines = text::wrapped(&dialog.question, canvas.style(Role::Theirs), usize::from(columns.saturating_sub(4)));
    let place = split::middle(area, columns, cells(lines.len() + 4));
    let inside = canvas.boxed(place, "", canvas.style(Role::Danger));
    let inside = split::left(inside, 1).1;
    let (question, buttons) = split::bottom(inside, 1);
    canvas.lines(question, &lines);
    let mut rest = buttons;
    for (at, (verb, on)) in [(dialog.yes.as_str(), dialog.on_yes), ("no", !dialog.on_yes)].into_iter().enumerate() {
        let key = if at == 0 { "y" } else { "n" };
        let label = format!(" {key} {verb} ");
        let button = Rect { width: cells(width(&label)).min(rest.width), ..rest };
        canvas.text(button, &label, canvas.style(Role::Theirs));
        canvas.spot(button, Spot::Row(at));
        if on {
            canvas.restyle(button, canvas.theme.selected(true));
            canvas.put_cursor(button, button.x, button.y);
        }
        rest = split::left(rest, button.width + 2).1;
    }
}
