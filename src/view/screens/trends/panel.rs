//! A panel of rows: label, figure drawn, figure in short.

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    app::screens::trends::{Panel, Picture, ROWS, Row, Trends},
    domain::Tag,
    view::{canvas::Canvas, parts::list, split, theme::Role},
    words::{number::cells, width},
};

/// The narrowest bar that can be read, the widest, and the widest where the panel stands alone.
const BAR: (u16, u16, u16) = (8, 24, 60);

/// The widest rows of words and figures alone: the eye has to find the one from the other.
const WORDS: u16 = 88;

/// How the columns of a panel's rows are divided.
#[derive(Debug, Clone, Copy)]
struct Columns {
    label: u16,
    bar: u16,
    says: u16,
    /// So many moments to a mark.
    each: u64,
}

/// Draws the rows that fit, the one under the cursor among them.
pub(super) fn rows(screen: &Trends, panel: Panel, focused: bool, area: Rect, canvas: &mut Canvas<'_>) {
    let rows = screen.rows(panel);
    let columns = divided(rows, area.width.saturating_sub(3), screen.zoomed);
    let cursor = screen.cursor(panel);
    let first = (cursor + 1).saturating_sub(usize::from(area.height));
    for (place, (at, row)) in area.rows().zip(rows.iter().enumerate().skip(first)) {
        let number = panel as usize * ROWS + at;
        if focused {
            list::one(number, at == cursor, true, place, canvas, |inside, canvas| one(row, columns, inside, canvas));
        } else {
            canvas.spot(place, crate::app::Spot::Row(number));
            one(row, columns, split::left(place, 3).1, canvas);
        }
    }
}

/// A panel that rests on too few, in one line: its heading and what it rests on.
pub(super) fn line(screen: &Trends, panel: Panel, place: Rect, canvas: &mut Canvas<'_>) {
    let Some(row) = screen.rows(panel).first() else { return };
    let (name, number, focused) = (panel.heading().0, panel as usize * ROWS, panel == screen.panel);
    list::one(number, focused, focused, place, canvas, |inside, canvas| {
        let used = canvas.text(inside, name, canvas.style(Role::Ours));
        canvas.text(split::left(inside, used + 3).1, &row.label, canvas.style(Role::Ours));
    });
}

/// The figure keeps its place; what is left is the picture's, or the label's where there is none.
fn divided(rows: &[Row], inside: u16, zoomed: bool) -> Columns {
    let widest = |of: fn(&Row) -> &str| cells(rows.iter().map(|row| width(of(row))).max().unwrap_or(0));
    let says = widest(|row| if row.picture == Picture::None && row.says.contains('→') { "" } else { &row.says });
    let drawn: Vec<_> = rows.iter().filter(|row| row.picture != Picture::None).collect();
    let label = cells(drawn.iter().map(|row| width(&row.label)).max().unwrap_or(0));
    let bar = inside.saturating_sub(label + says + 4).min(if zoomed { BAR.2 } else { BAR.1 });
    let bar = if drawn.is_empty() || bar < BAR.0 { 0 } else { bar };
    let most = drawn.iter().filter_map(|row| match row.picture {
        Picture::Marks(counts) => Some(counts.iter().sum::<u64>()),
        Picture::None | Picture::Band { .. } => None,
    });
    let each = most.max().unwrap_or(0).div_ceil(u64::from(bar.max(1))).max(1);
    Columns { label, bar, says, each }
}

fn one(row: &Row, columns: Columns, area: Rect, canvas: &mut Canvas<'_>) {
    let Columns { label, bar, says, .. } = columns;
    if row.folds {
        canvas.text(area, &row.label, canvas.style(Role::Ours));
        return;
    }
    let (rest, figure) = if row.says.contains('→') {
        split::right(area, cells(width(&row.says)))
    } else if bar == 0 {
        split::right(split::left(area, WORDS).0, says)
    } else {
        let end = (label + bar + says + 4).min(area.width);
        split::right(split::left(area, end).0, says)
    };
    canvas.text(figure, &row.says, canvas.style(Role::Theirs));
    let role = if row.behind.is_some() { Role::Theirs } else { Role::Ours };
    if bar == 0 || row.says.contains('→') {
        canvas.text(Rect { width: rest.width.saturating_sub(1), ..rest }, &row.label, canvas.style(role));
        return;
    }
    let (named, drawn) = split::left(rest, label);
    canvas.text(named, &row.label, canvas.style(role));
    let drawn = split::left(split::left(drawn, 2).1, bar).0;
    if !canvas.theme.plain {
        picture(row, columns, drawn, canvas);
    }
}

fn picture(row: &Row, columns: Columns, area: Rect, canvas: &mut Canvas<'_>) {
    let glyphs = canvas.theme.glyphs;
    match row.picture {
        Picture::None => {}
        Picture::Band { low, mean, high } => {
            let drawn = glyphs.bar(low, mean, high, false, usize::from(columns.bar));
            canvas.text(area, &drawn, canvas.style(Role::Open));
        }
        Picture::Marks(counts) => {
            let roles = [Role::Open, Role::Theirs, Role::Ours];
            let marks = Tag::ALL.iter().zip(counts).zip(roles).map(|((tag, n), role)| {
                let marks = usize::try_from((n + columns.each / 2) / columns.each).unwrap_or(0);
                canvas.span(glyphs.tag(Some(*tag)).repeat(marks), role)
            });
            let spans: Vec<Span<'static>> = marks.collect();
            canvas.line(area, &Line::from(spans));
        }
    }
}

/// What a mark stands for, where the panel has marks: `one mark = 2`.
pub(super) fn scale(rows: &[Row], inside: u16, zoomed: bool) -> Option<String> {
    let columns = divided(rows, inside, zoomed);
    let marked = rows.iter().any(|row| matches!(row.picture, Picture::Marks(_)));
    (marked && columns.bar > 0 && columns.each > 1).then(|| format!("a mark is {}", columns.each))
}
