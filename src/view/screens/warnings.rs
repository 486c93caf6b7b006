//! The warnings about one prospect.

use ratatui::layout::Rect;

use crate::{
    app::screens::warnings::{Line, Part, Warnings, counts},
    view::{
        canvas::Canvas,
        parts::{header, list, marks},
        split,
        theme::Role,
    },
};

/// Draws the screen.
pub fn draw(screen: &Warnings, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, body) = split::top(rest, 1);
    let known = screen.list.as_deref();
    let name = known.and_then(|list| list.prospect.as_ref()).map_or("…", |link| link.name.as_str());
    let subject = vec![
        canvas.span("Warnings", Role::Head),
        canvas.span("   ", Role::Ours),
        canvas.span(screen.stuck.as_deref().filter(|_| known.is_none()).unwrap_or(name).to_owned(), Role::Theirs),
    ];
    header::inner(subject, &known.map(counts).unwrap_or_default(), head, canvas);
    canvas.rule(rule);
    canvas.put_cursor(body, body.x, body.y);
    if known.is_some() && screen.lines.is_empty() {
        let says = "Nothing to warn of today.";
        list::nothing(says, body, canvas);
    }
    let height = usize::from(body.height);
    // A warning that is cut off at the foot still shows its whole sentence where there is room.
    let below = screen.lines.iter().skip(screen.cursor + 1).take_while(|line| line.part == Part::GoesOn).count();
    let first = (screen.cursor + below + 1).saturating_sub(height).min(screen.cursor);
    for (place, (at, line)) in body.rows().zip(screen.lines.iter().enumerate().skip(first)) {
        if line.stops() {
            list::one(at, at == screen.cursor, true, place, canvas, |inside, canvas| row(screen, line, inside, canvas));
        } else {
            row(screen, line, split::left(place, 3).1, canvas);
        }
    }
}

fn row(screen: &Warnings, line: &Line, area: Rect, canvas: &mut Canvas<'_>) {
    let is_quiet = screen.warning(line.warning).is_some_and(|(_, mark)| mark.is_some());
    let (sign, text) = list::column(area, 1);
    let role = match line.part {
        Part::Says | Part::GoesOn if !is_quiet => Role::Theirs,
        _ => Role::Ours,
    };
    if line.part == Part::Says {
        let glyph = if is_quiet { canvas.theme.glyphs.held_back() } else { canvas.theme.glyphs.warning() };
        canvas.text(sign, glyph, canvas.style(if is_quiet { Role::Ours } else { Role::Shut }));
    }
    let text = marks::private(line.private, text, canvas);
    canvas.text(text, &line.text, canvas.style(role));
}
