//! Planning a question: a line to type in, and the questions of the bank that fit.

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Known,
        screens::plan::{Offer, Plan},
    },
    domain::QuestionState,
    journal::{BankRow, bank},
    view::{
        canvas::Canvas,
        parts::{editor, list},
        split,
        theme::Role,
    },
    words::{date, number::cells, one_line, width},
};

/// How wide and high the box is, where there is room.
const COLUMNS: u16 = 108;
const ROWS: u16 = 20;

/// Draws it.
pub fn draw(plan: &Plan, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let count = plan.offers().count();
    let rows = cells(count.max(1)) + 4;
    let place = split::middle(
        area,
        COLUMNS.min(area.width.saturating_sub(2)),
        rows.clamp(8, ROWS).min(area.height.saturating_sub(2)).max(6),
    );
    let verb = if plan.now { "Ask" } else { "Plan a question for" };
    let heading = format!("{verb} {}", one_line(&plan.prospect.name, 40));
    let inside = canvas.boxed(place, &heading, canvas.style(Role::Accent));
    let (line, rest) = split::top(inside, 1);
    let line = split::left(line, 1).1;
    if editor::line(&plan.field, line, true, canvas) == 0 {
        canvas.text(split::left(line, 2).1, "type to narrow, or write your own", canvas.style(Role::Ours));
    }
    let (said, offers) = split::top(rest, 1);
    let says = match plan.knows() {
        None => "…",
        Some(false) => "the bank's order: what opens people up is not known yet",
        Some(true) => "what opened people up comes first",
    };
    canvas.text(split::left(said, 3).1, says, canvas.style(Role::Ours));
    let height = usize::from(offers.height).max(1);
    let first = (plan.cursor + 1).saturating_sub(height);
    for (row, (at, offer)) in offers.rows().zip(plan.offers().enumerate().skip(first)) {
        list::one(at, at == plan.cursor, false, row, canvas, |row, canvas| match offer {
            Offer::Own(words) => {
                let used = canvas.text(row, "your own words  ", canvas.style(Role::Ours));
                canvas.text(split::left(row, used).1, &words, canvas.style(Role::Theirs));
            }
            Offer::Of(question) => one(question, &app.known, row, canvas),
        });
    }
}

fn one(row: &BankRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let aside = match row.there {
        Some((state, on)) => there(state, on.map(|day| date::ago(day, known.today()))),
        None => bank::opened(row.opened),
    };
    let columns = if area.width < 76 { 0 } else { cells(width(&aside) + 2).min(area.width / 2) };
    let (words, right) = split::right(area, columns);
    canvas.text(words, &row.text, canvas.style(if row.there.is_some() { Role::Ours } else { Role::Theirs }));
    canvas.text_right(split::right(right, 1).0, &aside, canvas.style(Role::Ours));
}

/// What became of it at this prospect: `dodged there 9 d ago`.
fn there(state: QuestionState, on: Option<String>) -> String {
    let on = on.map(|on| format!(" {on}")).unwrap_or_default();
    format!("{} there{on}", state.said())
}
