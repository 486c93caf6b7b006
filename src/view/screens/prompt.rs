//! A prompt: one line in a box over the screen that asked.

use ratatui::layout::Rect;

use crate::{
    app::{App, parts::form::FieldName, screens::prompt::Prompt},
    view::{
        canvas::Canvas,
        parts::{editor, form},
        screens::write_down::offers,
        split,
        theme::Role,
    },
    words::wrap_lines,
};

/// Draws it.
pub fn draw(prompt: &Prompt, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let place = split::middle(area, area.width.saturating_sub(4).min(92), 6);
    let inside = split::left(canvas.boxed(place, &prompt.asks.heading(), canvas.style(Role::Accent)), 1).1;
    let mut below = split::right(inside, 1).0;
    let name = prompt.form.focused();
    let Some(field) = prompt.form.field(name) else { return };
    for (field, _) in prompt.form.fields() {
        let (line, rest) = split::top(below, 1);
        let used = editor::line(&field.editor, line, field.name == name, canvas);
        if used == 0 {
            let hint = if field.name == FieldName::Who { "with whom? the first letters" } else { field.name.hint() };
            canvas.text(split::left(line, 2).1, hint, canvas.style(Role::Ours));
        }
        below = rest;
    }
    let (text, role) = match (&field.error, name) {
        (Some(why), _) => (format!("! {why}"), Role::Theirs),
        (None, FieldName::Who) => {
            let (hits, chosen) = prompt.who.offered();
            let text = field.editor.text();
            (if hits.is_empty() { String::new() } else { offers(&text, hits, chosen) }, Role::Ours)
        }
        (None, FieldName::Marks) => {
            let echo = prompt.echo(&app.known).unwrap_or_default();
            (format!("{echo}\n{}", form::marks(below.height)), Role::Ours)
        }
        (None, _) => (prompt.echo(&app.known).unwrap_or_default(), Role::Ours),
    };
    for (row, line) in below.rows().zip(wrap_lines(&text, usize::from(below.width))) {
        canvas.text(row, &line, canvas.style(role));
    }
}
