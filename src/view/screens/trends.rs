//! What the last months say: the panels in two columns where there is room, in one where there is not, or one alone; below
//! them the figure under the cursor as a sentence.

mod calendar;
mod panel;

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Known,
        screens::trends::{Panel, Trends},
    },
    journal::said::trends as said,
    view::{canvas::Canvas, parts::header, split, theme::Role},
    words::{counted, number::cells, wrap_lines},
};

/// From this width on the panels stand in two columns.
const TWO: u16 = 100;

/// The widest prose that reads well.
const WIDEST: usize = 88;

/// Rows that a panel takes at most while others stand beside it.
const MOST: usize = 12;

const LEFT: [Panel; 4] = [Panel::Stages, Panel::Heard, Panel::Quiet, Panel::Tags];
const RIGHT: [Panel; 4] = [Panel::Opened, Panel::Asked, Panel::Kept, Panel::Calendar];

/// Draws the screen.
pub fn draw(screen: &Trends, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let known = &app.known;
    let (head, rest) = split::top(area, 1);
    if screen.above {
        header::inner(vec![canvas.span("Trends", Role::Head)], "", head, canvas);
    } else {
        header::root(app, head, canvas);
    }
    let (rule, rest) = split::top(rest, 1);
    canvas.rule(rule);
    let (title, mut rest) = split::top(rest, 1);
    heading(screen, known, title, canvas);
    canvas.put_cursor(rest, rest.x, rest.y);
    let Some(seen) = screen.seen.as_deref() else { return };
    if seen.first_talk.is_none() {
        let says = "No talk yet. n writes down the first.";
        canvas.text(split::left(rest, 3).1, says, canvas.style(Role::Ours));
        return;
    }
    if let Some(says) = said::too_young(seen) {
        let (line, below) = split::top(rest, 1);
        canvas.text(split::left(line, 3).1, &says, canvas.style(Role::Ours));
        rest = below;
    }
    let body = sentence(screen, known, rest, canvas);
    if screen.zoomed {
        column(screen, &[screen.panel], known, narrowed(body, 1), canvas);
    } else if area.width < TWO {
        column(screen, &Panel::ALL, known, narrowed(body, 1), canvas);
    } else {
        let (left, right) = split::left(body, body.width / 2);
        column(screen, &LEFT, known, narrowed(left, 2), canvas);
        column(screen, &RIGHT, known, narrowed(right, 1), canvas);
    }
}

/// Without so many columns at the right.
fn narrowed(area: Rect, columns: u16) -> Rect {
    split::left(area, area.width.saturating_sub(columns)).0
}

/// Whose, and over how long.
fn heading(screen: &Trends, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let whose = screen.seen.as_ref().and_then(|seen| seen.prospect.as_ref());
    let name = whose.map_or("All prospects", |link| link.name.as_str());
    let (_, rest) = split::left(area, 3);
    let used = canvas.text(rest, name, canvas.style(if whose.is_some() { Role::Theirs } else { Role::Ours }));
    let says = match &screen.stuck {
        Some(why) => format!(" · {why}"),
        None => format!(" · {}", over(screen, known, area.width)),
    };
    canvas.text(split::left(rest, used).1, &says, canvas.style(Role::Ours));
}

/// Over which days and which moments, and what of the query could not be read.
fn over(screen: &Trends, known: &Known, width: u16) -> String {
    let (dates, today) = (known.options.dates, known.today());
    let waits = if screen.is_waiting() { " …" } else { "" };
    let Some(seen) = screen.seen.as_deref() else {
        return format!("last {}{waits}", counted(screen.months, "month"));
    };
    let days = if seen.by_days {
        dates.stretch(seen.period.first, seen.period.last, today)
    } else {
        let since =
            if width >= 60 { format!(", {}", said::since(seen.period.first, today, dates)) } else { String::new() };
        format!("last {}{since}", counted(screen.months, "month"))
    };
    let rest = if seen.rest.is_empty() { String::new() } else { format!(" · {}", seen.rest) };
    let wrong = seen.mistake.as_ref().map(|why| format!(" · ! {why}")).unwrap_or_default();
    format!("{days}{rest}{waits}{wrong}")
}

/// The figure under the cursor as a sentence, at the foot; gives what is left above.
fn sentence(screen: &Trends, known: &Known, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let says = screen.current(known).map(|row| row.sentence).unwrap_or_default();
    let columns = usize::from(area.width.saturating_sub(4)).clamp(10, WIDEST);
    let said = wrap_lines(&says, columns);
    // Where there is room it keeps its rows, so that nothing moves with the cursor.
    let (rows, ruled) = if area.height > 16 { (2, 1) } else { (cells(said.len()).clamp(1, 3), 0) };
    let (body, foot) = split::bottom(area, rows + ruled);
    let (rule, lines) = split::top(foot, ruled);
    if ruled > 0 {
        canvas.rule(rule);
    }
    for (row, text) in lines.rows().zip(said) {
        canvas.text(split::left(row, 3).1, &text, canvas.style(Role::Theirs));
    }
    body
}

/// Rows that a panel takes with its heading.
fn tall(screen: &Trends, panel: Panel, known: &Known, alone: bool) -> u16 {
    match screen.grid(known).filter(|_| panel == Panel::Calendar) {
        Some(late) => 1 + calendar::height(late),
        None if screen.is_folded(panel) => 1,
        None if alone => u16::MAX,
        None => 1 + cells(screen.rows(panel).len().clamp(1, MOST)),
    }
}

/// Panels one below the other, so far down that the one with the cursor is seen.
fn column(screen: &Trends, panels: &[Panel], known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let alone = panels.len() == 1;
    let heights: Vec<u16> = panels.iter().map(|panel| tall(screen, *panel, known, alone).min(area.height)).collect();
    let at = panels.iter().position(|panel| *panel == screen.panel).unwrap_or(0);
    // A blank row between them, but between those of one line.
    let gap = |at: usize| {
        let is_line = |at: usize| panels.get(at).is_some_and(|panel| screen.is_folded(*panel));
        u16::from(!(is_line(at) && is_line(at + 1)))
    };
    // From the first on as long as the one with the cursor fits.
    let needed = |first: usize| heights[first..=at].iter().sum::<u16>() + (first..at).map(gap).sum::<u16>();
    let first = (0..=at).find(|first| needed(*first) <= area.height).unwrap_or(at);
    let mut rest = area;
    for (at, (panel, height)) in panels.iter().zip(&heights).enumerate().skip(first) {
        if rest.height < (*height).min(2) {
            break;
        }
        let (place, below) = split::top(rest, *height);
        if screen.is_folded(*panel) {
            panel::line(screen, *panel, place, canvas);
        } else {
            one(screen, *panel, known, place, canvas);
        }
        rest = split::top(below, gap(at)).1;
    }
}

fn one(screen: &Trends, panel: Panel, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let focused = panel == screen.panel;
    let (head, rows) = split::top(area, 1);
    let (name, about) = panel.heading();
    let (_, line) = split::left(head, 1);
    let used = canvas.text(line, name, canvas.style(if focused { Role::Accent } else { Role::Head }));
    let scale = panel::scale(screen.rows(panel), rows.width.saturating_sub(3), screen.zoomed);
    let about = scale.map_or_else(|| about.to_owned(), |scale| format!("{about}, {scale}"));
    canvas.text(split::left(line, used + 3).1, &about, canvas.style(Role::Ours));
    match screen.grid(known).filter(|_| panel == Panel::Calendar) {
        Some(late) => calendar::draw(screen, late, focused, known, rows, canvas),
        None => panel::rows(screen, panel, focused, rows, canvas),
    }
}
