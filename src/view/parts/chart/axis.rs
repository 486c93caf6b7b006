//! The axes of the chart: 100, 50 and 0 at the left; moments and months below.

use chrono::Datelike;
use ratatui::layout::Rect;

use super::Span;
use crate::{
    domain::{Day, Tag},
    journal::TrustLook,
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

/// The lower edge with the moments on it: the glyph of a tag, or how many there are in one column.
pub(super) fn marks(look: &TrustLook, span: Span, corner: Rect, area: Rect, canvas: &mut Canvas<'_>) {
    let edge = match canvas.theme.glyphs {
        Glyphs::Unicode => "└",
        Glyphs::Ascii => "+",
    };
    canvas.text(corner, edge, canvas.style(Role::Ours));
    canvas.rule(area);
    let mut columns: Vec<Vec<Option<Tag>>> = vec![Vec::new(); usize::from(area.width)];
    for (day, tag) in &look.moments {
        if let Some(at) = span.column(*day).and_then(|at| columns.get_mut(usize::from(at))) {
            at.push(*tag);
        }
    }
    for (tags, place) in columns.iter().zip(area.columns()) {
        let glyph = match tags.as_slice() {
            [] => continue,
            [tag] => canvas.theme.glyphs.tag(*tag).to_owned(),
            many if many.len() < 10 => many.len().to_string(),
            _ => "+".to_owned(),
        };
        canvas.text(place, &glyph, canvas.style(Role::Theirs));
    }
}

/// The months, or the years where months would not fit; each where it begins.
pub(super) fn months(span: Span, area: Rect, canvas: &mut Canvas<'_>) {
    let yearly = (span.last - span.first) / 30 * 4 > i32::from(area.width);
    let mut free = 0;
    for first in firsts(span.first, span.last, yearly) {
        let Some(at) = span.column(first).filter(|at| *at >= free) else { continue };
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
