//! How the app looks: [`render`] draws an [`App`] into cells, and changes nothing. Whatever people wrote passes
//! `words::shown` on its way into a cell ([`canvas::Canvas`] sees to it).
//!
//! `view/screens` has the same file names as `app/screens`: find the state there, its picture here. A screen draws its
//! header and body; the line at the foot is drawn once for all of them.

pub mod canvas;
pub mod parts;
pub mod screens;
pub mod split;
#[cfg(test)]
mod tests;
pub mod text;
pub mod theme;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{App, Spot},
    words::wrap_lines,
};
use canvas::Canvas;
use theme::{Role, Theme};

/// The least size anything can be read at.
const LEAST: (u16, u16) = (40, 12);

/// What a frame tells beside its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// Where the terminal's own cursor belongs: on the focused row or the caret, so that software that reads the screen
    /// follows it.
    pub cursor: Option<Position>,
    /// The rows of the list with the focus. A page of it is that many, whatever stands above it.
    pub list: Option<u16>,
}

/// Draws the app.
pub fn render(app: &App, area: Rect, buf: &mut Buffer) -> Drawn {
    paint(app, area, buf).0
}

/// What stands at a cell, for the mouse. Draws once more, elsewhere: clicks are rare, frames are not.
#[must_use]
pub fn spot_at(app: &App, area: Rect, column: u16, row: u16) -> Option<Spot> {
    let (_, spots) = paint(app, area, &mut Buffer::empty(area));
    let at = Position::new(column, row);
    // What was drawn last lies on top.
    spots.iter().rev().find(|(place, _)| place.contains(at)).map(|(_, spot)| *spot)
}

fn paint(app: &App, area: Rect, buf: &mut Buffer) -> (Drawn, Vec<(Rect, Spot)>) {
    let area = area.intersection(buf.area);
    let mut canvas = Canvas::new(buf, Theme::of(&app.known.options));
    if area.width < LEAST.0 || area.height < LEAST.1 {
        too_small(area, &mut canvas);
        return canvas.finish();
    }
    let (body, foot) = split::bottom(area, 1);
    let screens: Vec<_> = app.screens().collect();
    let base = screens.iter().rposition(|screen| !screen.page().floats()).unwrap_or(0);
    for screen in screens.iter().skip(base) {
        if screen.page().floats() {
            // What lies beneath cannot be clicked.
            canvas.forget_spots();
        }
        screens::draw(screen, app, body, &mut canvas);
    }
    parts::footer::draw(app, foot, &mut canvas);
    canvas.finish()
}

fn too_small(area: Rect, canvas: &mut Canvas<'_>) {
    let (columns, rows) = LEAST;
    let sentence =
        format!("Candor needs {columns} × {rows}; this is {} × {}. Nothing is lost.", area.width, area.height);
    let lines = wrap_lines(&sentence, usize::from(area.width));
    for (row, line) in area.rows().zip(lines) {
        canvas.text(row, &line, canvas.style(Role::Theirs));
    }
    canvas.put_cursor(area, area.x, area.y);
}
