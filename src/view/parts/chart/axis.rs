//! The axes of the chart: 100, 50 and 0 at the left; moments and months below.

use chrono::Datelike;
use ratatui::layout::Rect;

use super::Shown;
use crate::{
    app::parts::plot::{Plot, Span},
    domain::Day,
    view::{canvas::Canvas, split, theme::Role},
    words::Glyphs,
};

/// 100 at the top, 0 at the bottom, 50 between them.
pub(super) fn scale(area: Rect, canvas: &mut Canvas<'_>) {
    let last = usize::from(area.height.saturating_sub(1));
    let (tick, line) = match canvas.theme.glyphs {
        Glyphs::Unicode => ("┤", "│"),
        Glyphs::Ascii => ("+", "|"),
    };
    for (at, row) in area.rows().enumerate() {
        let label = match at {
            0 => "100",
            at if at == last => "0",
            at if at * 2 == last => "50",
            _ => "",
        };
        let edge = if label.is_empty() { line } else { tick };
        canvas.text_right(row, &format!("{label} {edge}"), canvas.style(Role::Ours));
    }
}

/// The lower edge with the moments on it: the glyph of a tag, or how many there are in one column. The cursor stands on
/// it, or on the corner where its day is older than all that is shown.
pub(super) fn marks(shown: Shown<'_>, plot: &Plot, corner: Rect, area: Rect, canvas: &mut Canvas<'_>) {
    let edge = match canvas.theme.glyphs {
        Glyphs::Unicode => "└",
        Glyphs::Ascii => "+",
    };
    canvas.text(corner, edge, canvas.style(Role::Ours));
    canvas.rule(area);
    for mark in &plot.marks {
        let glyph = match mark.count {
            1 => canvas.theme.glyphs.tag(mark.tag).to_owned(),
            2..10 => mark.count.to_string(),
            _ => "+".to_owned(),
        };
        canvas.text(split::left(area, mark.column).1, &glyph, canvas.style(Role::Theirs));
    }
    let Some(column) = shown.cursor.map(|day| plot.column(day)) else { return };
    let cell = match u16::try_from(column) {
        Err(_) => {
            canvas.text(corner, canvas.theme.glyphs.back(), canvas.style(Role::Accent));
            corner
        }
        Ok(column) => split::left(area, column).1,
    };
    canvas.restyle(Rect { width: cell.width.min(1), ..cell }, canvas.theme.selected(true));
}

/// The months, or the years where months would not fit; each where it begins.
pub(super) fn months(span: Span, area: Rect, canvas: &mut Canvas<'_>) {
    let yearly = (span.last - span.first) / 30 * 4 > i32::from(area.width);
    let mut free = 0;
    for first in firsts(span.first, span.last, yearly) {
        let Some(at) = u16::try_from(span.column(first)).ok().filter(|at| *at >= free) else { continue };
        let date = first.date();
        let label = if yearly { date.year().to_string() } else { date.format("%b").to_string() };
        let place = split::left(area, at).1;
        if usize::from(place.width) >= label.len() {
            free = at + canvas.text(place, &label, canvas.style(Role::Ours)) + 1;
        }
    }
}

/// The first days of the months (of the years) within these days.
fn firsts(from: Day, to: Day, yearly: bool) -> Vec<Day> {
    let mut firsts = Vec::new();
    let (mut year, mut month) = (from.date().year(), from.date().month());
    loop {
        let Some(date) = chrono::NaiveDate::from_ymd_opt(year, month, 1) else { return firsts };
        let day = Day::of(date);
        if day > to {
            return firsts;
        }
        if day >= from && (!yearly || month == 1) {
            firsts.push(day);
        }
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
}
