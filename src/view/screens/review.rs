//! The weekly review: a label, and what is to be said of it.

use ratatui::layout::Rect;

use crate::{
    app::{
        App,
        screens::review::{Line, Review, Tone, label_columns},
    },
    journal::review,
    trust::measures::Period,
    view::{
        canvas::Canvas,
        parts::{header, list},
        split,
        theme::Role,
    },
    words::number::cells,
};

/// Draws the screen.
pub fn draw(screen: &Review, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    header::root(app, head, canvas);
    let (rule, rest) = split::top(rest, 1);
    canvas.rule(rule);
    let (said, body) = split::top(rest, 1);
    canvas.text(split::left(said, 3).1, &week(screen, app), canvas.style(Role::Ours));
    canvas.put_cursor(body, body.x, body.y);
    let height = usize::from(body.height);
    let first = (screen.cursor + 1).saturating_sub(height);
    for (place, (at, line)) in body.rows().zip(screen.lines.iter().enumerate().skip(first)) {
        list::one(at, at == screen.cursor, true, place, canvas, |inside, canvas| row(line, app, inside, canvas));
    }
}

/// `week of 16 Nov, so far`; where nothing happened, that.
fn week(screen: &Review, app: &App) -> String {
    let dates = app.known.options.dates;
    let Some(known) = screen.review.as_deref() else {
        return screen.stuck.clone().unwrap_or_else(|| "…".to_owned());
    };
    let Period { last, as_of, .. } = known.period;
    let so_far = if last > as_of { ", so far" } else { "" };
    let nothing = if screen.is_empty() { " · nothing was written down" } else { "" };
    format!("{}{so_far}{nothing}", review::days(known.period, dates))
}

fn row(line: &Line, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (label, text) = split::left(area, cells(label_columns(app.known.size)));
    canvas.text(label, &line.label, canvas.style(Role::Ours));
    let role = match line.tone {
        Tone::Figure | Tone::Words => Role::Theirs,
        Tone::Open => Role::Open,
        Tone::Shut => Role::Shut,
        Tone::Quiet => Role::Ours,
    };
    canvas.text(text, &line.text, canvas.style(role));
}
