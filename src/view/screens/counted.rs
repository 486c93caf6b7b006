//! What a figure counts that is no moment, a row each: the day, whose, what became of it, and the words.

use ratatui::{layout::Rect, text::Span};

use crate::{
    app::{App, Known, screens::counted::Counted as Screen},
    domain::{Became, Counted, FirstTold, FollowUpState, QuestionState},
    journal::{CountedRow, said::counted as said},
    view::{
        canvas::Canvas,
        parts::{
            header,
            list::{self, column},
            marks::private,
        },
        split,
        theme::Role,
    },
    words::one_line,
};

/// Draws the screen.
pub fn draw(screen: &Screen, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, rows) = split::top(rest, 1);
    let (dates, today) = (app.known.options.dates, app.known.today());
    let (first, last) = screen.days;
    let when = match &screen.stuck {
        Some(why) => why.clone(),
        None => dates.stretch(first, last, today),
    };
    let subject = vec![
        Span::styled(said::heading(screen.of), canvas.style(Role::Head)),
        Span::styled(format!("   {when}"), canvas.style(Role::Ours)),
    ];
    let n = screen.n.map(|n| said::many(screen.of, n)).unwrap_or_default();
    header::inner(subject, &n, head, canvas);
    canvas.rule(rule);
    canvas.put_cursor(rows, rows.x, rows.y);
    if screen.rows.is_known() && screen.rows.is_empty() {
        canvas.text(split::left(rows, 3).1, "None is left of those days.", canvas.style(Role::Ours));
    }
    let of = screen.of;
    list::rows(&screen.rows, true, rows, canvas, |row, area, canvas| one(of, row, &app.known, area, canvas));
}

fn one(of: Counted, row: &CountedRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let (wide, today) = (area.width >= 76, known.today());
    // What became of it and whose it is stand in every window; the day gives way first.
    let (day, rest) = if area.width >= 50 { column(area, 11) } else { (Rect { width: 0, ..area }, area) };
    canvas.text(day, &known.options.dates.table(row.day, today), canvas.style(Role::Ours));
    let (whose, rest) = column(rest, if wide { 22 } else { 10 });
    canvas.text(whose, &one_line(&row.prospect.name, usize::from(whose.width)), canvas.style(Role::Theirs));
    let mut rest = rest;
    if wide {
        let (became, after) = column(rest, 24);
        canvas.text(became, &said::became(row.became, row.day, today), canvas.style(Role::Ours));
        rest = after;
    } else {
        let (sign, after) = column(rest, 1);
        let (role, glyph) = glyph(row.became, canvas);
        canvas.text(sign, glyph, canvas.style(role));
        let (became, after) = column(after, 9);
        canvas.text(became, &said::short(of, row.became, row.day), canvas.style(Role::Ours));
        rest = after;
    }
    let words = private(row.private, rest, canvas);
    canvas.text(words, &one_line(&row.words, usize::from(words.width)), canvas.style(Role::Theirs));
}

/// The sign of what became of it, and how that is meant.
fn glyph(became: Became, canvas: &Canvas<'_>) -> (Role, &'static str) {
    let glyphs = canvas.theme.glyphs;
    match became {
        Became::Question { state: QuestionState::Answered, .. }
        | Became::Promise { state: FollowUpState::Kept, .. }
        | Became::Asking { opened: true, .. }
        | Became::Talk { candid: true }
        | Became::Outcome { told: FirstTold::ToFace, .. } => (Role::Open, glyphs.done()),
        Became::Question { state, .. } => (Role::Shut, glyphs.question(state)),
        Became::Promise { state: FollowUpState::Open, .. } => (Role::Shut, glyphs.warning()),
        Became::Promise { state: FollowUpState::Broken, .. }
        | Became::Asking { .. }
        | Became::Talk { .. }
        | Became::Outcome { .. } => (Role::Shut, glyphs.broken()),
    }
}
