//! The thresholds of the warnings, a row each.

use ratatui::layout::Rect;

use crate::{
    app::{
        App,
        screens::thresholds::{Thresholds, meaning_rows, rows_shown},
    },
    journal::warnings::{Limit, Limits},
    view::{
        canvas::Canvas,
        parts::{
            header,
            list::{self, column},
        },
        split,
        theme::Role,
    },
    words::wrap_lines,
};

/// Draws the screen.
pub fn draw(screen: &Thresholds, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, body) = split::top(rest, 1);
    let subject = vec![canvas.span("Thresholds", Role::Head), canvas.span("   of the warnings", Role::Ours)];
    let said = if screen.limits.is_some() { "for the whole journal" } else { "…" };
    header::inner(subject, screen.stuck.as_deref().unwrap_or(said), head, canvas);
    canvas.rule(rule);
    let below = meaning_rows(app.known.size);
    let (rows, foot) = split::bottom(body, below);
    canvas.put_cursor(rows, rows.x, rows.y);
    let Some(limits) = &screen.limits else { return };
    let first = (screen.cursor + 1).saturating_sub(rows_shown(app.known.size));
    for (place, (at, limit)) in rows.rows().zip(Limit::ALL.iter().enumerate().skip(first)) {
        list::one(at, at == screen.cursor, true, place, canvas, |area, canvas| one(*limit, limits, area, canvas));
    }
    if below > 0 {
        let (rule, text) = split::top(foot, 1);
        canvas.rule(rule);
        let text = split::left(text, 3).1;
        let columns = usize::from(text.width);
        for (place, line) in text.rows().zip(wrap_lines(screen.current().meaning(), columns)) {
            canvas.text(place, &line, canvas.style(Role::Theirs));
        }
    }
}

fn one(limit: Limit, limits: &Limits, area: Rect, canvas: &mut Canvas<'_>) {
    let (name, rest) = column(area, 14);
    canvas.text(name, &limit.said(), canvas.style(Role::Theirs));
    let value = limits.get(limit);
    let (is, rest) = column(rest, 10);
    canvas.text_right(is, &limit.with_unit(value), canvas.style(Role::Accent));
    let wide = area.width >= 90;
    let (usual, meaning) = if wide { column(rest, 22) } else { (rest, Rect { width: 0, ..rest }) };
    if wide || value != limit.default() {
        let said = format!("default {}", limit.with_unit(limit.default()));
        canvas.text(split::left(usual, 1).1, &said, canvas.style(Role::Ours));
    }
    canvas.text(meaning, limit.meaning(), canvas.style(Role::Ours));
}
