//! The warnings of the whole book under their prospects' names, the one under the cursor said whole at the foot.

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Known,
        parts::headed::Line,
        screens::book_warnings::{BookWarnings, whole_rows},
    },
    journal::{WarnedCounts, WarnedRow},
    view::{
        canvas::Canvas,
        parts::{
            header,
            list::{self, column},
            marks,
        },
        split,
        theme::Role,
    },
    words::{counted, one_line, wrap_lines},
};

/// The widest prose that reads well.
const WIDEST: u16 = 88;

/// Draws the screen.
pub fn draw(screen: &BookWarnings, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, body) = split::top(rest, 1);
    let whose = screen.stuck.as_deref().unwrap_or("all prospects");
    let subject = vec![
        canvas.span("Warnings", Role::Head),
        canvas.span("   ", Role::Ours),
        canvas.span(whose.to_owned(), Role::Theirs),
    ];
    header::inner(subject, &screen.counts.map_or("…".to_owned(), counts), head, canvas);
    canvas.rule(rule);
    let (rows, foot) = split::bottom(body, whole_rows(app.known.size) + 1);
    let (rule, whole) = split::top(foot, 1);
    canvas.put_cursor(rows, rows.x, rows.y);
    if screen.rows.is_empty() {
        let says = nothing(screen, &app.known);
        for (place, line) in body.rows().zip(wrap_lines(&says, usize::from(body.width.saturating_sub(6)))) {
            canvas.text(split::left(place, 3).1, &line, canvas.style(Role::Ours));
        }
        return;
    }
    for (place, line) in rows.rows().zip(screen.lines(app.known.size)) {
        match line {
            Line::Head(at) => {
                let Some(row) = screen.rows.loaded().get(at) else { continue };
                canvas.text(split::left(place, 3).1, &row.prospect.name, canvas.style(Role::Head));
            }
            Line::Row(at) => {
                let Some(row) = screen.rows.loaded().get(at) else { continue };
                let selected = at == screen.rows.cursor();
                list::one(at, selected, true, place, canvas, |area, canvas| one(row, &app.known, area, canvas));
            }
        }
    }
    canvas.rule(rule);
    if let Some(row) = screen.rows.current() {
        said_whole(row, split::left(whole, 3).1, canvas);
    }
}

/// `11 warnings · 6 prospects · 1 quiet`.
fn counts(counts: WarnedCounts) -> String {
    let said = |n: u64, what: &str| counted(usize::try_from(n).unwrap_or(usize::MAX), what);
    let speaking = format!("{} · {}", said(counts.speaking, "warning"), said(counts.prospects, "prospect"));
    match counts.quiet {
        0 => speaking,
        quiet => format!("{speaking} · {quiet} quiet"),
    }
}

/// What is so where there is no row.
fn nothing(screen: &BookWarnings, known: &Known) -> String {
    match (known.totals, screen.counts) {
        (Some(totals), _) if totals.prospects == 0 => "No prospect yet. P writes one down.".to_owned(),
        (_, Some(WarnedCounts { quiet: 1.., .. })) => {
            "Nothing to warn of today but what is kept quiet. ! on a prospect shows that.".to_owned()
        }
        _ => "Nothing to warn of today.".to_owned(),
    }
}

fn one(row: &WarnedRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let (sign, rest) = column(area, 1);
    canvas.text(sign, canvas.theme.glyphs.warning(), canvas.style(Role::Shut));
    let mut rest = rest;
    if area.width >= 76 {
        let (words, since) = split::right(split::right(rest, 1).0, 17);
        let said = format!("since {}", known.options.dates.table(row.since, known.today()));
        canvas.text_right(since, &said, canvas.style(Role::Ours));
        rest = words;
    }
    let rest = marks::private(row.private, rest, canvas);
    canvas.text(rest, &one_line(&row.text, usize::from(rest.width)), canvas.style(Role::Theirs));
}

/// The whole sentence: a row has not always room for it.
fn said_whole(row: &WarnedRow, area: Rect, canvas: &mut Canvas<'_>) {
    let columns = area.width.min(WIDEST);
    let lines = wrap_lines(&row.text, usize::from(columns));
    let last = usize::from(area.height.saturating_sub(1));
    for (place, (at, line)) in area.rows().zip(lines.iter().enumerate()) {
        // What has no room at all is said to go on: enter reads it.
        let goes_on = if at == last && lines.len() > last + 1 { " …" } else { "" };
        canvas.text(place, &format!("{line}{goes_on}"), canvas.style(Role::Theirs));
    }
}
