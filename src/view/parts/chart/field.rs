//! The field of the chart: dots of braille, two columns and four rows to a cell; in ASCII `*` and `:`.

use ratatui::layout::Rect;

use super::{Span, standing_on};
use crate::{
    domain::Day,
    journal::TrustLook,
    trust::Trend,
    view::{canvas::Canvas, theme::Role},
    words::{Glyphs, number::nearest},
};

/// What stands in a cell.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    mean: u8,
    band: u8,
    /// Beyond the last evidence: the score only fades.
    faded: bool,
}

/// The dot of a braille cell at this column (0–1) and row (0–3).
const fn dot(column: usize, row: usize) -> u8 {
    const DOTS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
    DOTS[column % 2][row % 4]
}

/// Draws mean and band.
pub(super) fn draw(look: &TrustLook, span: Span, area: Rect, canvas: &mut Canvas<'_>) {
    let columns = usize::from(area.width);
    let height = usize::from(area.height);
    let mut cells = vec![vec![Cell::default(); columns]; height];
    let mut before = None;
    for step in 0..columns * 2 {
        before = step_down(look, span, step, before, &mut cells);
    }
    for (row, cells) in area.rows().zip(&cells) {
        for (cell, place) in cells.iter().zip(row.columns()) {
            put(*cell, place, canvas);
        }
    }
}

/// One column of dots; gives the row of the mean, so that the next one joins it.
fn step_down(
    look: &TrustLook,
    span: Span,
    step: usize,
    before: Option<usize>,
    cells: &mut [Vec<Cell>],
) -> Option<usize> {
    let dots = cells.len() * 4;
    let day = span.day(step, usize::from(span.columns) * 2);
    let point = standing_on(&look.series, day).filter(|point| point.trend != Trend::TooEarly)?;
    let faded = look.now.last_evidence.is_some_and(|last: Day| day > last);
    let at = |share: f64| -> usize {
        let most = dots.saturating_sub(1);
        usize::try_from(nearest((1.0 - share) * most as f64)).unwrap_or(0).min(most)
    };
    for row in at(point.high)..=at(point.low) {
        // Sparse: one dot in a cell, high and low by turns.
        if step.is_multiple_of(2) && row % 4 == (step / 2 % 2) * 2 {
            cells[row / 4][step / 2].band |= dot(step, row);
        }
    }
    let mean = at(point.mean);
    let joined = before.unwrap_or(mean);
    for row in mean.min(joined)..=mean.max(joined) {
        let cell = &mut cells[row / 4][step / 2];
        // What only fades is dotted: every other column.
        if !faded || step.is_multiple_of(2) {
            cell.mean |= dot(step, row);
        }
        cell.faded = faded;
    }
    Some(mean)
}

fn put(cell: Cell, place: Rect, canvas: &mut Canvas<'_>) {
    let (dots, role) = match cell {
        Cell { mean: 0, band: 0, .. } => return,
        Cell { mean: 0, band, .. } => (band, Role::Ours),
        Cell { mean, faded: true, .. } => (mean, Role::Ours),
        Cell { mean, .. } => (mean, Role::Theirs),
    };
    let glyph = match canvas.theme.glyphs {
        Glyphs::Unicode => char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' '),
        Glyphs::Ascii if cell.mean == 0 => ':',
        Glyphs::Ascii if cell.faded => '.',
        Glyphs::Ascii => '*',
    };
    canvas.text(place, glyph.encode_utf8(&mut [0; 4]), canvas.style(role));
}
