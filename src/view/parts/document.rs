//! The rows of a document in their tones.

use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
};

use crate::{
    app::parts::document::{Row, Tone},
    view::{
        canvas::Canvas,
        theme::{Role, Theme},
    },
};

/// The look of a tone.
#[must_use]
pub const fn style(theme: Theme, tone: Tone) -> Style {
    match tone {
        Tone::Words | Tone::Plain => theme.style(Role::Theirs),
        Tone::Quiet => theme.style(Role::Ours),
        Tone::Heading => theme.style(Role::Head),
        Tone::Open => theme.style(Role::Open),
        Tone::Shut => theme.style(Role::Shut),
        Tone::Key => theme.style(Role::Accent),
        Tone::Gone => theme.style(Role::Ours).add_modifier(Modifier::CROSSED_OUT),
        Tone::Come => theme.style(Role::Open).add_modifier(Modifier::UNDERLINED),
    }
}

/// A row as a line.
#[must_use]
pub fn line(theme: Theme, row: &Row) -> Line<'_> {
    row.iter().map(|(tone, text)| Span::styled(text.as_str(), style(theme, *tone))).collect()
}

/// Draws rows from the first row of `area` down, as many as fit.
pub fn rows(rows: &[Row], area: Rect, canvas: &mut Canvas<'_>) {
    for (place, row) in area.rows().zip(rows) {
        canvas.line(place, &line(canvas.theme, row));
    }
}
