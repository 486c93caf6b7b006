//! One moment whose openness is not marked, and the five keys that mark it.

use ratatui::{layout::Rect, text::Span};

use crate::{
    app::{App, screens::marking::Marking},
    domain::Openness,
    view::{canvas::Canvas, parts::header, split, text, theme::Role},
    words::{counted, number::cells, one_line},
};

/// Prose is never wider.
const PROSE: u16 = 88;

/// Draws the screen.
pub fn draw(marking: &Marking, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, body) = split::top(rest, 1);
    let of = if marking.is_of_late() { " of 30 days" } else { "" };
    let left = marking.left.map_or_else(|| "…".to_owned(), |left| format!("{}{of} left", counted(left, "moment")));
    header::inner(vec![Span::styled("How openly was it said?", canvas.style(Role::Head))], &left, head, canvas);
    canvas.rule(rule);
    let inside = split::right(split::left(body, 3).1, 1).0;
    let inside = Rect { width: inside.width.min(PROSE), ..inside };
    canvas.put_cursor(body, inside.x, inside.y);
    let Some(row) = marking.rows.current() else {
        if marking.rows.is_empty() {
            let says = if marking.is_of_late() {
                "All of the last 30 days are marked. M goes on with older ones."
            } else {
                "All are marked."
            };
            canvas.lines(inside, &text::wrapped(says, canvas.style(Role::Theirs), usize::from(inside.width)));
        }
        return;
    };
    let known = &app.known;
    let day = known.options.dates.table(row.held.day(), known.today());
    let who = row.said_by.as_ref().map(|name| format!(" · {name}")).unwrap_or_default();
    let (line, rest) = split::top(inside, 1);
    let about = one_line(&format!("{day} · {}{who}", row.prospect_name), usize::from(line.width));
    canvas.text(line, &about, canvas.style(Role::Ours));
    let more = if row.cut { "… (enter reads on)" } else { "" };
    let words = format!("{}{more}", row.text);
    let words = text::wrapped(&words, canvas.style(Role::Theirs), usize::from(rest.width));
    // One is to judge by the words: on a low window they come before the names of the levels.
    let levels = if cells(words.len()) + 5 > rest.height { SHORT.len() } else { 5 };
    let levels = cells(levels);
    let used = canvas.lines(rest, &text::at_most(words, usize::from(rest.height.saturating_sub(levels)).max(1)));
    // A blank line where there is room for it.
    let gap = u16::from(rest.height > used + levels);
    scale(split::top(rest, used + gap).1, levels < 5, canvas);
}

/// The levels in little room.
const SHORT: [&str; 2] = ["1 said nothing  2 careful  3 plain", "4 frank  5 unvarnished"];

fn scale(area: Rect, short: bool, canvas: &mut Canvas<'_>) {
    if short {
        for (line, says) in area.rows().zip(SHORT) {
            canvas.text(line, says, canvas.style(Role::Theirs));
        }
        return;
    }
    for (line, openness) in area.rows().zip((1..=5).filter_map(|level| Openness::new(level).ok())) {
        let used = canvas.text(line, &format!("{}  ", openness.level()), canvas.style(Role::Accent));
        let said = format!("{}  {}", canvas.theme.glyphs.openness(Some(openness)), openness.said());
        canvas.text(split::left(line, used).1, &said, canvas.style(Role::Theirs));
    }
}
