//! Why this score: where everybody starts, the pieces of evidence with their points, and what they add up to.

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Known, Size,
        screens::explain::{Explain, Room},
    },
    journal::{Arithmetic, Counts, EvidenceRow, said::arithmetic as said},
    trust::{Kind, Trend},
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
    words::{Dates, counted, number, one_line, quoted},
};

/// Columns of the points at the right edge, of a day, and of what a piece is.
const POINTS: u16 = 9;
const DAY: u16 = 11;
const WHAT: u16 = 36;

/// Columns of numbers between what a piece is and its points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// Open, shut, day cap, faded to.
    All,
    /// Open, shut, faded to.
    Some,
    /// None: their words instead.
    None,
}

impl Numbers {
    const fn of(columns: u16) -> Self {
        match columns {
            100.. => Self::All,
            74.. => Self::Some,
            _ => Self::None,
        }
    }

    const fn columns(self) -> u16 {
        match self {
            Self::All => 32,
            Self::Some => 20,
            Self::None => 0,
        }
    }
}

/// Draws the screen.
pub fn draw(screen: &Explain, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, body) = split::top(rest, 1);
    let Some(sum) = screen.sum.as_deref() else {
        let waiting = screen.stuck.as_deref().unwrap_or("…");
        header::inner(vec![canvas.span(waiting.to_owned(), Role::Theirs)], "", head, canvas);
        canvas.rule(rule);
        canvas.put_cursor(area, area.x, area.y);
        return;
    };
    heading(sum, &app.known, head, canvas);
    canvas.rule(rule);
    canvas.put_cursor(body, body.x, body.y);
    let room = Room::of(Size { columns: area.width, rows: area.height + 1 });
    let (says, body) = split::top(body, 1);
    sentence(screen, sum, &app.known, split::left(says, 1).1, canvas);
    let (heads, body) = split::top(body, u16::from(room.heads));
    if room.heads {
        names(split::left(heads, 3).1, canvas);
    }
    let (start, body) = split::top(body, 1);
    let says = if area.width < 60 { said::START_SHORT } else { said::START };
    line_with_points(says, "50.0", start, canvas);
    let (pieces, body) = split::top(body, room.rows.min(body.height));
    rows(screen, &app.known, pieces, canvas);
    let used = number::cells(screen.rows.shown(usize::from(room.rows)).count()).max(1);
    // What they add up to stands right below them.
    let below = Rect {
        y: pieces.y + used.min(pieces.height),
        height: body.bottom() - pieces.y - used.min(pieces.height),
        ..body
    };
    let (more, below) = split::top(below, u16::from(room.more));
    if room.more {
        out_of_sight(screen, sum, usize::from(room.rows), more, canvas);
    }
    let (outcome, _) = split::top(below, 1);
    total(sum, &app.known, outcome, canvas);
    let (_, detail) = split::bottom(body, room.detail);
    about_current(screen, sum, app.known.options.dates, detail, canvas);
}

fn heading(sum: &Arithmetic, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let subject = vec![
        canvas.span(said::why(sum), Role::Head),
        canvas.span("   ", Role::Ours),
        canvas.span(said::whose(sum, known.options.dates, known.today()), Role::Theirs),
    ];
    let pieces = format!("{} of evidence", counted(sum.pieces, "piece"));
    header::inner(subject, &pieces, area, canvas);
}

/// What is weighed, or what it would be without what is left out.
fn sentence(screen: &Explain, sum: &Arithmetic, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let left_out = screen.left_out(known.options.dates, known.today());
    let without = left_out.and_then(|what| said::without(sum, &what));
    let (says, role) = match without {
        Some(says) => (says, Role::Head),
        None => (said::weighs(sum), Role::Ours),
    };
    canvas.text(area, &says, canvas.style(role));
}

fn names(area: Rect, canvas: &mut Canvas<'_>) {
    let style = canvas.style(Role::Ours);
    let (left, points) = split::right(area, POINTS);
    canvas.text_right(points_cell(points), "points", style);
    let numbers = Numbers::of(area.width);
    let (left, cells) = split::right(left, numbers.columns());
    for (cell, name) in number_cells(numbers, cells).into_iter().zip(["open", "shut", "day cap", "faded to"]) {
        let name = if numbers == Numbers::Some && name == "day cap" { "faded to" } else { name };
        canvas.text_right(cell, name, style);
    }
    let (day, rest) = column(left, DAY);
    canvas.text(day, "day", style);
    let (what, words) = column(rest, if numbers == Numbers::None { rest.width } else { WHAT });
    canvas.text(what, "what", style);
    canvas.text(words, "in words", style);
}

/// Without the blank column at the right edge of the window.
fn points_cell(area: Rect) -> Rect {
    split::right(area, 1).0
}

fn number_cells(numbers: Numbers, area: Rect) -> Vec<Rect> {
    let widths: &[u16] = match numbers {
        Numbers::All => &[6, 6, 9, 10],
        Numbers::Some => &[5, 6, 9],
        Numbers::None => &[],
    };
    let mut rest = area;
    let mut cells = Vec::with_capacity(widths.len());
    for columns in widths {
        let (cell, after) = split::left(rest, *columns);
        cells.push(cell);
        rest = after;
    }
    cells
}

fn line_with_points(says: &str, points: &str, area: Rect, canvas: &mut Canvas<'_>) {
    let (left, right) = split::right(split::left(area, 3).1, POINTS);
    let left = split::left(left, if left.width < 60 { 0 } else { DAY + 1 }).1;
    canvas.text(left, says, canvas.style(Role::Ours));
    canvas.text_right(points_cell(right), points, canvas.style(Role::Ours));
}

fn rows(screen: &Explain, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    if screen.rows.is_empty() {
        canvas.text(split::left(area, 3).1, said::NOTHING, canvas.style(Role::Theirs));
    }
    list::rows(&screen.rows, true, area, canvas, |row, area, canvas| piece(row, known, area, canvas));
}

fn piece(row: &EvidenceRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let counts = row.counts == Counts::Now;
    let ours = canvas.style(Role::Ours);
    let theirs = if counts { canvas.style(Role::Theirs) } else { ours };
    let (left, points) = split::right(area, POINTS);
    let sign = match row.points {
        points if !counts || number::nearest(points * 10.0) == 0 => Role::Ours,
        points if points > 0.0 => Role::Open,
        _ => Role::Shut,
    };
    canvas.text_right(points_cell(points), &said::points(row), canvas.style(sign));
    let numbers = Numbers::of(area.width);
    let (left, cells) = split::right(left, numbers.columns());
    let faded = if row.counts == Counts::Later { String::new() } else { said::left(row.fade) };
    let mut shown = vec![said::weight(row.r), said::weight(row.s), said::left(row.cap), faded];
    if numbers == Numbers::Some {
        shown.remove(2);
    }
    for (cell, text) in number_cells(numbers, cells).into_iter().zip(shown) {
        canvas.text_right(cell, &text, ours);
    }
    let (day, rest) = column(left, DAY);
    canvas.text(day, &known.options.dates.table(row.day, known.today()), ours);
    let (glyph, rest) = column(rest, 1);
    let glyphs = canvas.theme.glyphs;
    let mark = match (row.told, row.kind) {
        (Some(told), _) => glyphs.tag(told.tag),
        (None, Kind::Answered) => glyphs.done(),
        (None, Kind::Dodged) => glyphs.broken(),
        (None, _) => glyphs.pending(),
    };
    canvas.text(glyph, mark, theirs);
    let words = quoted(&one_line(&row.text, usize::from(area.width)));
    if numbers == Numbers::None {
        let rest = marks::private(row.private, rest, canvas);
        canvas.text(rest, &words, theirs);
        return;
    }
    let (what, rest) = column(rest, WHAT - 2);
    canvas.text(what, &said::what(row), theirs);
    // Two or three letters of a sentence say nothing.
    if rest.width > 12 {
        let rest = marks::private(row.private, split::right(rest, 1).0, canvas);
        canvas.text(rest, &words, theirs);
    }
}

/// How many pieces are not in sight, and what they give together.
fn out_of_sight(screen: &Explain, sum: &Arithmetic, height: usize, area: Rect, canvas: &mut Canvas<'_>) {
    let (shown, points) =
        screen.rows.shown(height).fold((0_u32, 0.0), |(count, points), (_, row)| (count + 1, points + row.points));
    let more = sum.pieces.saturating_sub(shown);
    if more > 0 && !screen.rows.is_empty() {
        let rest = 100.0 * sum.standing().mean - 50.0 - points;
        line_with_points(&format!("{} more", number::count(more)), &number::points(rest), area, canvas);
    }
}

fn total(sum: &Arithmetic, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let says = said::outcome(sum, known.options.dates, known.today());
    let (left, right) = split::right(split::left(area, 3).1, POINTS);
    let left = split::left(left, if area.width < 60 { 0 } else { DAY + 1 }).1;
    canvas.text(left, &says, canvas.style(Role::Theirs));
    // Where it is too early there is no number, not here either.
    if sum.standing().trend != Trend::TooEarly {
        canvas.text_right(points_cell(right), &format!("= {}", said::mean(sum)), canvas.style(Role::Head));
    }
}

/// The piece under the cursor: its words, and how its points come about.
fn about_current(screen: &Explain, sum: &Arithmetic, dates: Dates, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(row) = screen.rows.current() else { return };
    let lines = split::bottom(area, area.height.min(2)).1;
    let mut lines = lines.rows().map(|line| split::left(line, 3).1);
    if area.height > 1
        && let Some(line) = lines.next()
    {
        let rest = marks::private(row.private, line, canvas);
        canvas.text(rest, &quoted(&one_line(&row.text, usize::from(rest.width))), canvas.style(Role::Theirs));
    }
    if let Some(line) = lines.next() {
        let short = || format!("{}: {}", said::what(row), said::strength(row));
        let says = if area.height > 1 { said::formula(row, sum, dates) } else { short() };
        canvas.text(line, &says, canvas.style(Role::Ours));
    }
}
