//! One moment whose openness is not marked, and the five keys that mark it.

use ratatui::{layout::Rect, text::Span};

use crate::{
    app::{App, screens::marking::Marking},
    domain::Openness,
    view::{canvas::Canvas, parts::header, split, text, theme::Role},
    words::{counted, one_line},
};

/// Prose is never wider.
const PROSE: u16 = 88;

/// Draws the screen.
pub fn draw(marking: &Marking, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, body) = split::top(rest, 1);
    let left = marking.left.map_or_else(|| "…".to_owned(), |left| format!("{} left", counted(left, "moment")));
    header::inner(vec![Span::styled("How openly was it said?", canvas.style(Role::Head))], &left, head, canvas);
    canvas.rule(rule);
    let inside = split::right(split::left(body, 3).1, 1).0;
    let inside = Rect { width: inside.width.min(PROSE), ..inside };
    canvas.put_cursor(body, inside.x, inside.y);
    let Some(row) = marking.rows.current() else {
        if marking.rows.is_empty() {
            canvas.text(inside, "All are marked.", canvas.style(Role::Theirs));
        }
        return;
    };
    let known = &app.known;
    let day = known.options.dates.table(row.held.day(), known.today());
    let who = row.said_by.as_ref().map(|name| format!(" · {name}")).unwrap_or_default();
    let (line, rest) = split::top(inside, 1);
    let about = one_line(&format!("{day} · {}{who}", row.prospect_name), usize::from(line.width));
    canvas.text(line, &about, canvas.style(Role::Ours));
    let words = text::wrapped(&row.text, canvas.style(Role::Theirs), usize::from(rest.width));
    let used = canvas.lines(rest, &text::at_most(words, usize::from(rest.height.saturating_sub(5)).max(1)));
    // A blank line where there is room for it.
    let gap = u16::from(rest.height > used + 5);
    scale(split::top(rest, used + gap).1, canvas);
}

fn scale(area: Rect, canvas: &mut Canvas<'_>) {
    for (line, openness) in area.rows().zip((1..=5).filter_map(|level| Openness::new(level).ok())) {
        let used = canvas.text(line, &format!("{}  ", openness.level()), canvas.style(Role::Accent));
        let said = format!("{}  {}", canvas.theme.glyphs.openness(Some(openness)), openness.said());
        canvas.text(split::left(line, used).1, &said, canvas.style(Role::Theirs));
    }
}
