//! A talk prepared in three lines: each question above its line.

use ratatui::layout::Rect;

use crate::{
    app::{
        Spot,
        screens::preparing::{ASKS, Preparing},
    },
    view::{canvas::Canvas, parts::editor, screens::write_down::names, split, theme::Role},
    words::{number::cells, wrap_lines},
};

/// How wide the box is, where there is room.
const COLUMNS: u16 = 92;
/// What stands in a line that is empty.
const HINTS: [&str; 3] = ["a company", "enter skips it", "enter skips it"];

/// Draws it.
pub fn draw(form: &Preparing, area: Rect, canvas: &mut Canvas<'_>) {
    // A blank row above each question but the first, where there is room for them.
    let gap = u16::from(area.height >= 12);
    let columns = COLUMNS.min(area.width);
    let asked: Vec<Vec<String>> = (0..ASKS.len()).map(|at| question(form, at, columns)).collect();
    let rows = cells(asked.iter().map(Vec::len).sum::<usize>() + ASKS.len()) + gap * 2 + 2;
    let place = split::middle(area, columns, rows);
    let inside = canvas.boxed(place, "Prepare that talk", canvas.style(Role::Accent));
    let mut rest = split::left(inside, 1).1;
    for (at, lines) in asked.iter().enumerate() {
        rest = split::top(rest, if at > 0 { gap } else { 0 }).1;
        let focused = at == form.on;
        for line in lines {
            let used = canvas.text(rest, line, canvas.style(if focused { Role::Head } else { Role::Ours }));
            if at == 0 && focused {
                offer(form, split::left(rest, used + 2).1, canvas);
            }
            rest = split::top(rest, 1).1;
        }
        let (line, below) = split::top(rest, 1);
        answer(form, at, focused, split::left(line, 1).1, canvas);
        rest = below;
    }
}

/// The names that fit, behind the question.
fn offer(form: &Preparing, area: Rect, canvas: &mut Canvas<'_>) {
    if form.fault.is_none()
        && let Some(names) = names(&form.who, &form.lines[0].text())
    {
        canvas.text(area, &names, canvas.style(Role::Ours));
    }
}

/// The question in lines: whole where it has the focus, with what is wrong with the name; else on one.
fn question(form: &Preparing, at: usize, columns: u16) -> Vec<String> {
    let said = ASKS.get(at).copied().unwrap_or_default();
    let fault = form.fault.as_deref().filter(|_| at == 0 && !form.lines[0].is_blank());
    let said = &fault.map_or_else(|| said.to_owned(), |fault| format!("{said}  ! {fault}"));
    if at == form.on { wrap_lines(said, usize::from(columns.saturating_sub(4)).max(1)) } else { vec![said.to_owned()] }
}

fn answer(form: &Preparing, at: usize, focused: bool, area: Rect, canvas: &mut Canvas<'_>) {
    for column in 0..area.width {
        canvas.spot(Rect { x: area.x + column, width: 1, ..area }, Spot::Field { field: at, row: 0, column });
    }
    if editor::line(&form.lines[at], area, focused, canvas) > 0 {
        return;
    }
    let hint = split::left(area, 1).1;
    match form.fault.as_deref().filter(|_| at == 0) {
        Some(fault) => {
            let used = canvas.text(hint, "! ", canvas.style(Role::Shut));
            canvas.text(split::left(hint, used).1, fault, canvas.style(Role::Theirs));
        }
        None => {
            canvas.text(hint, HINTS[at], canvas.style(Role::Ours));
        }
    }
}
