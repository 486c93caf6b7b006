//! Trust over time: the mean dense, its 90 % band sparse; nothing while it is too early; dotted after the last evidence,
//! from where it only fades. Below it the moments as marks on the axis, and the months. A line down where the present
//! turn began, and where the cursor stands.

mod axis;
mod field;

use std::borrow::Cow;

use ratatui::layout::Rect;

use crate::{
    app::{
        parts::plot::{Plot, Span},
        screens::prospect::over_time::{BELOW, MARGIN, SCALE},
    },
    domain::Day,
    trust::{Chart, Range},
    view::{canvas::Canvas, split, theme::Role},
    words::{
        Dates, counted,
        number::{cells, nearest},
        width,
    },
};

/// With fewer rows than this a chart is one line.
const LEAST_ROWS: u16 = 5;

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The data.
    pub chart: &'a Chart,
    /// How it is laid out; where the size is another, it is laid out for this one time.
    pub plot: &'a Plot,
    /// The day the cursor stands on.
    pub cursor: Option<Day>,
    /// How dates are written.
    pub dates: Dates,
}

/// Draws the chart into `area`: as a sparkline where there is one line only.
pub fn draw(shown: Shown<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    if canvas.theme.plain || area.is_empty() {
        return;
    }
    if area.height < LEAST_ROWS {
        sparkline(shown, area, canvas);
        return;
    }
    let (scale, area) = split::left(split::right(area, MARGIN).0, SCALE);
    let (field, below) = split::bottom(area, BELOW);
    let plot = if shown.plot.fits(field.width, field.height) {
        Cow::Borrowed(shown.plot)
    } else {
        Cow::Owned(Plot::of(shown.chart, field.width, field.height))
    };
    let (scale, corner) = split::bottom(scale, BELOW);
    let (marks, months) = split::top(below, 1);
    axis::scale(scale, canvas);
    field::draw(shown, &plot, field, canvas);
    too_early(shown, plot.span, field, canvas);
    forgetting(shown, &plot, field, canvas);
    axis::marks(shown, &plot, split::right(corner, 1).1, marks, canvas);
    axis::months(plot.span, months, canvas);
    for mark in &plot.marks {
        canvas.spot(Rect { width: 1, ..split::left(area, mark.column).1 }, crate::app::Spot::Day(mark.last));
    }
}

/// How far back it goes: `12 months`, `all 5 years`.
#[must_use]
pub fn range_said(chart: &Chart) -> String {
    match chart.range.months() {
        Some(months) => counted(months, "month"),
        None => format!("all {}", span_said(chart.last - chart.first)),
    }
}

fn span_said(days: i32) -> String {
    let whole = |unit: f64| usize::try_from(nearest(f64::from(days) / unit)).unwrap_or(1).max(1);
    match days {
        ..60 => counted(whole(7.0), "week"),
        60..730 => counted(whole(30.44), "month"),
        _ => counted(whole(365.25), "year"),
    }
}

/// Says in the empty part until when it was too early, where there is room for it.
fn too_early(shown: Shown<'_>, span: Span, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(told) = shown.chart.told_from else { return };
    let Ok(until) = u16::try_from(span.column(told)) else { return };
    let says = format!(" too early to tell until {} ", shown.dates.table(told, shown.chart.last));
    let (_, row) = split::top(area, area.height / 2);
    within(&[&says, " too early to tell ", " too early "], split::left(row, until).0, canvas);
}

/// Says in the part that only fades that it does, where there is room for it.
fn forgetting(shown: Shown<'_>, plot: &Plot, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(last) = shown.chart.last_evidence else { return };
    let Ok(from) = u16::try_from(plot.span.column(last) + 1) else { return };
    let Some(Some(end)) = plot.strokes.last() else { return };
    let says = format!(" nothing new since {}: it only fades back to 50 ", shown.dates.table(last, shown.chart.last));
    let dots = usize::from(area.height) * crate::app::parts::plot::DOWN;
    // Away from the line.
    let down = if end.mean * 2 < dots { area.height.saturating_sub(1) } else { 0 };
    within(
        &[&says, " it only fades back to 50 ", " it only fades "],
        split::left(split::top(area, down).1, from).1,
        canvas,
    );
}

/// The first of these remarks that fits, in the middle of the first row of `area`.
fn within(says: &[&str], area: Rect, canvas: &mut Canvas<'_>) {
    let Some(says) = says.iter().find(|says| cells(width(says)) <= area.width) else { return };
    let columns = cells(width(says));
    let place = split::left(split::left(area, (area.width - columns) / 2).1, columns).0;
    // Nothing of the band or of a line down shows through.
    canvas.clear(split::top(place, 1).0);
    canvas.text(place, says, canvas.style(Role::Ours));
}

/// One line: as many points as fit, and how far they go back.
fn sparkline(shown: Shown<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let inside = split::left(area, 1).1;
    let columns = inside.width.saturating_sub(16).min(60);
    let span = Span { first: shown.chart.first, last: shown.chart.last, columns };
    let days = (0..usize::from(columns)).map(|at| span.day(at, usize::from(columns)));
    let values: Vec<Option<f64>> =
        days.map(|day| shown.chart.on(day).filter(|point| point.told).map(|point| point.mean)).collect();
    let line = canvas.theme.glyphs.sparkline(&values);
    canvas.text(inside, &line, canvas.style(Role::Theirs));
    if let Some(fades) = shown.chart.last_evidence.and_then(|last| u16::try_from(span.column(last) + 1).ok()) {
        let faded = Rect { height: 1, ..split::left(split::left(inside, columns).0, fades).1 };
        canvas.restyle(faded, canvas.style(Role::Ours));
    }
    if let Some(at) = shown.cursor.and_then(|day| u16::try_from(span.column(day)).ok()).filter(|at| *at < columns) {
        let cell = Rect { width: 1, height: 1, ..split::left(inside, at).1 };
        canvas.restyle(cell, canvas.theme.selected(true));
    }
    canvas.text(split::left(inside, columns + 1).1, &range_said(shown.chart), canvas.style(Role::Ours));
}

/// Whether zooming shows anything else.
#[must_use]
pub fn zooms(chart: &Chart) -> bool {
    chart.range != Range::All || Range::Quarter.start(chart.last).is_some_and(|start| start > chart.first)
}
