//! Won or lost: three questions in a box, each with its line; under the second the moments to pick from.

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Known, Spot,
        screens::ending::{Asks, Ending, LIST_ROWS},
    },
    journal::{FirstHeard, TimelineRow},
    view::{
        canvas::Canvas,
        parts::{editor, list, marks},
        split,
        theme::Role,
    },
    words::{number::cells, quoted, wrap_lines},
};

/// How wide the box is, where there is room.
const COLUMNS: u16 = 92;

/// Draws it.
pub fn draw(ending: &Ending, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let columns = COLUMNS.min(area.width);
    let inside = usize::from(columns.saturating_sub(4));
    let asked = cells(Asks::ALL.iter().map(|asks| question(ending, *asks, inside).len()).sum::<usize>());
    let picks = ending.on == Asks::Heard;
    let rows = asked + 3 + if picks { cells(LIST_ROWS) } else { 0 };
    let place = split::middle(area, columns, rows + 2);
    let mut rest = split::left(canvas.boxed(place, &ending.heading(), canvas.style(Role::Accent)), 1).1;
    // The last line keeps its place; the moments have what is left.
    let list = rest.height.saturating_sub(asked + 3).min(cells(LIST_ROWS));
    for (at, asks) in Asks::ALL.into_iter().enumerate() {
        for line in question(ending, asks, inside) {
            let role = if asks == ending.on { Role::Head } else { Role::Ours };
            canvas.text(rest, &line, canvas.style(role));
            rest = split::top(rest, 1).1;
        }
        let (line, below) = split::top(rest, 1);
        answer(ending, asks, at, &app.known, line, canvas);
        rest = below;
        if picks && asks == Asks::Heard {
            let (moments, below) = split::top(rest, list);
            if matches!(ending.heard, FirstHeard::In { .. }) {
                list::rows(&ending.rows, true, moments, canvas, |row, area, canvas| one(row, &app.known, area, canvas));
            } else {
                // None is picked yet: a row that is lit would be taken for the answer, and enter skips.
                for (place, (row_at, row)) in moments.rows().zip(ending.rows.shown(usize::from(moments.height))) {
                    list::one(row_at, false, true, place, canvas, |area, canvas| one(row, &app.known, area, canvas));
                }
                canvas.put_cursor(line, line.x, line.y);
            }
            rest = below;
        }
    }
}

/// The question in lines: whole where it has the focus, else on one.
fn question(ending: &Ending, asks: Asks, columns: usize) -> Vec<String> {
    if asks == ending.on { wrap_lines(asks.said(), columns.max(1)) } else { vec![asks.said().to_owned()] }
}

fn answer(ending: &Ending, asks: Asks, at: usize, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let focused = asks == ending.on;
    let area = split::left(area, 1).1;
    for column in 0..area.width {
        let cell = Rect { x: area.x + column, width: 1, ..area };
        canvas.spot(cell, Spot::Field { field: at, row: 0, column });
    }
    let hint = split::left(area, 1).1;
    let field = match asks {
        Asks::Decided => &ending.decided,
        Asks::NotDared => &ending.not_dared,
        Asks::Heard => {
            let (says, role) = heard(ending, known);
            if focused {
                canvas.put_cursor(area, area.x, area.y);
            }
            canvas.text(area, &says, canvas.style(role));
            return;
        }
    };
    if editor::line(field, area, focused, canvas) == 0 {
        canvas.text(hint, "enter skips it", canvas.style(Role::Ours));
    }
}

fn heard(ending: &Ending, known: &Known) -> (String, Role) {
    match &ending.heard {
        FirstHeard::Skipped if ending.on == Asks::Heard => {
            ("↑↓ pick it · n never · enter skips".to_owned(), Role::Ours)
        }
        FirstHeard::Skipped => ("not said".to_owned(), Role::Ours),
        FirstHeard::Never => ("never".to_owned(), Role::Theirs),
        FirstHeard::In { words, day, .. } => {
            let day = known.options.dates.table(*day, known.today());
            (format!("{day}  {}", quoted(words)), Role::Theirs)
        }
    }
}

/// A moment to pick; a talk without one is only passed by.
fn one(row: &TimelineRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let (day, rest) = list::column(area, if area.width < 60 { 7 } else { 11 });
    canvas.text_right(day, &known.options.dates.table(row.day(), known.today()), canvas.style(Role::Ours));
    match row {
        TimelineRow::Entry(entry) => {
            let (tag, words) = list::column(rest, 1);
            canvas.text(tag, canvas.theme.glyphs.tag(entry.tag), canvas.style(Role::Theirs));
            let words = marks::private(entry.private, words, canvas);
            canvas.text(words, &entry.text, canvas.style(Role::Theirs));
        }
        TimelineRow::Talk { .. } => {
            canvas.text(rest, "a talk, nothing frank said", canvas.style(Role::Ours));
        }
        TimelineRow::Attempt { .. } => {
            canvas.text(rest, "tried, reached nobody", canvas.style(Role::Ours));
        }
    }
}
