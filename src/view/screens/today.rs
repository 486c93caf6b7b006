//! What is due across all prospects, a row each: what kind, which day, whose, and the words.

use ratatui::{layout::Rect, text::Span};

use crate::{
    app::{App, Known, screens::today::Today},
    journal::{Due, DueKind, DueRow, said},
    view::{
        canvas::Canvas,
        parts::{
            header,
            list::{self, column},
            marks,
        },
        split,
        theme::Role,
    },
    words::one_line,
};

/// What stands where nothing is due.
pub(super) const NOTHING: &str = "nothing due";

/// The counts in one line.
pub(super) fn due_said(due: Option<&Due>) -> String {
    match due {
        None => "…".to_owned(),
        Some(due) if due.is_nothing() => NOTHING.to_owned(),
        Some(due) => said::due(due),
    }
}

/// Draws the screen.
pub fn draw(today: &Today, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, body) = split::top(rest, 1);
    header::inner(vec![Span::styled("Today, all prospects", canvas.style(Role::Head))], "", head, canvas);
    canvas.rule(rule);
    let (counts, rows) = split::top(body, 1);
    let counts = split::left(counts, 3).1;
    canvas.put_cursor(body, counts.x, counts.y);
    let line = one_line(&due_said(today.due.as_ref()), usize::from(counts.width));
    canvas.text(counts, &line, canvas.style(Role::Ours));
    if today.rows.is_empty() {
        let says = "No promise, no planned question, nothing left to mark.";
        list::nothing(says, rows, canvas);
    }
    list::rows(&today.rows, true, rows, canvas, |row, area, canvas| due_row(row, &app.known, area, canvas));
}

fn due_row(row: &DueRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let late = row.is_overdue(known.today());
    let wide = area.width >= 76;
    let (kind, rest) = column(area, 9);
    let said = match row.kind {
        DueKind::Promise if late => "! promise",
        DueKind::Promise => "promise",
        DueKind::Question => "question",
        DueKind::Inbox => "inbox",
        DueKind::Unmarked => "unmarked",
    };
    let style = canvas.style(if late { Role::Shut } else { Role::Ours });
    canvas.text(kind, said, style);
    let mut rest = rest;
    if wide {
        let (day, after) = column(rest, 19);
        canvas.text(day, &day_said(row, late, known), style);
        let (whose, after) = column(after, 22);
        canvas.text(whose, &one_line(&row.prospect.name, 22), canvas.style(Role::Theirs));
        rest = after;
    }
    let rest = marks::private(row.private, rest, canvas);
    // The last column stays free.
    let rest = split::right(rest, 1).0;
    canvas.text(rest, &one_line(&row.text, usize::from(rest.width)), canvas.style(Role::Theirs));
}

/// What its day is: `due 5 Dec`, `overdue 27 Nov`, `planned 22 Oct`, `held 21 Nov`.
fn day_said(row: &DueRow, late: bool, known: &Known) -> String {
    let what = match row.kind {
        DueKind::Promise if late => "overdue",
        DueKind::Promise => "due",
        DueKind::Question => "planned",
        DueKind::Inbox | DueKind::Unmarked => "held",
    };
    row.day.map(|day| format!("{what} {}", known.options.dates.table(day, known.today()))).unwrap_or_default()
}
