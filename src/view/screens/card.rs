//! The card of a prospect or a person.

use ratatui::layout::Rect;

use crate::{
    app::{
        App,
        screens::{Page, card::Card},
    },
    view::{
        canvas::Canvas,
        parts::{form, header},
        split,
        theme::Role,
    },
};

/// Draws the screen.
pub fn draw(card: &Card, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let kept = card.kept(&app.known).unwrap_or_default();
    header::inner(vec![canvas.span(card.title(), Role::Head)], &kept, head, canvas);
    let (_, rest) = split::top(rest, 1);
    let (fields, explains) = split::bottom(rest, 2);
    form::draw(&card.form, &app.known, &|_, _| None, fields, canvas);
    form::explain(&card.form, explains, canvas);
}
