//! The field of the chart: dots of braille, two columns and four rows to a cell; in ASCII `*` and `:`.

use ratatui::layout::Rect;

use super::Shown;
use crate::{
    app::parts::plot::{ACROSS, DOWN, Plot, Stroke},
    trust::Trend,
    view::{canvas::Canvas, theme::Role},
    words::Glyphs,
};

/// What a cell says; it decides the look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ink {
    /// Nothing, or the band.
    Band,
    /// The mean.
    Mean,
    /// The mean where it only fades.
    Faded,
    /// The day the present turn began.
    Turn,
    /// The day of the cursor.
    Cursor,
}

/// The dot of a braille cell at this column (0–1) and row (0–3).
const fn dot(column: usize, row: usize) -> u32 {
    const DOTS: [[u32; DOWN]; ACROSS] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
    DOTS[column % ACROSS][row % DOWN]
}

/// Draws mean, band and the lines down.
pub(super) fn draw(shown: Shown<'_>, plot: &Plot, area: Rect, canvas: &mut Canvas<'_>) {
    let column = |day| usize::try_from(plot.column(day)).ok();
    let turn = shown.chart.changed_from.and_then(column);
    let cursor = shown.cursor.and_then(column);
    let (glyphs, trend) = (canvas.theme.glyphs, shown.chart.trend);
    let line = glyphs.at_day().chars().next().unwrap_or(' ');
    for (at, row) in area.rows().enumerate() {
        for (place, (column, strokes)) in (0..).zip(plot.strokes.chunks(ACROSS).enumerate()) {
            let (glyph, ink) = match cell(strokes, at, column, glyphs) {
                (_, Ink::Band) if cursor == Some(column) => (line, Ink::Cursor),
                (_, Ink::Band) if turn == Some(column) => (line, Ink::Turn),
                cell => cell,
            };
            if glyph != ' ' {
                canvas.glyph(row, place, glyph, canvas.style(role(ink, trend)));
            }
        }
    }
}

/// The look of what a cell says.
const fn role(ink: Ink, trend: Trend) -> Role {
    match (ink, trend) {
        (Ink::Band, _) => Role::Ours,
        (Ink::Mean | Ink::Faded, _) => Role::Theirs,
        (Ink::Cursor, _) => Role::Accent,
        (Ink::Turn, Trend::Rising) => Role::Open,
        (Ink::Turn, _) => Role::Shut,
    }
}

/// The glyph of a cell and what it says. A cell with the mean has none of the band.
fn cell(strokes: &[Option<Stroke>], row: usize, column: usize, glyphs: Glyphs) -> (char, Ink) {
    let rows = row * DOWN..(row + 1) * DOWN;
    let (mut mean, mut band, mut faded) = (0, 0, false);
    for (at, stroke) in strokes.iter().enumerate().filter_map(|(at, stroke)| Some((at, stroke.as_ref()?))) {
        let (top, bottom) = (stroke.line.0.max(rows.start), stroke.line.1.min(rows.end - 1));
        // What only fades is dotted: every other column of dots.
        if !stroke.fades || at == 0 {
            for line in top..=bottom {
                mean |= dot(at, line);
                faded = stroke.fades;
            }
        }
        // Sparse: one dot in a cell, high and low by turns; half of that beside a dotted mean.
        let at_row = row * DOWN + (column % 2) * 2;
        if at == 0
            && !(stroke.fades && (row + column / 2) % 2 == 1)
            && (stroke.band.0..=stroke.band.1).contains(&at_row)
        {
            band |= dot(at, at_row);
        }
    }
    match (glyphs, mean, band) {
        (_, 0, 0) => (' ', Ink::Band),
        (Glyphs::Unicode, 0, dots) => (braille(dots), Ink::Band),
        (Glyphs::Unicode, dots, _) => (braille(dots), if faded { Ink::Faded } else { Ink::Mean }),
        (Glyphs::Ascii, 0, _) if (row + column).is_multiple_of(2) => (':', Ink::Band),
        (Glyphs::Ascii, 0, _) => (' ', Ink::Band),
        (Glyphs::Ascii, ..) if faded => ('-', Ink::Faded),
        (Glyphs::Ascii, ..) => ('*', Ink::Mean),
    }
}

fn braille(dots: u32) -> char {
    char::from_u32(0x2800 + dots).unwrap_or(' ')
}
