//! Trust over time: the mean dense, its 90 % band sparse; nothing while it is too early; fainter after the last
//! evidence, from where it only fades. Below it the months, and the moments as marks on the axis.

mod axis;
mod field;

use ratatui::layout::Rect;

use crate::{
    app::App,
    domain::Day,
    journal::TrustLook,
    trust::{Standing, Trend},
    view::{canvas::Canvas, split, theme::Role},
};

/// Columns left of the field: `  100 ┤`.
const SCALE: u16 = 7;

/// The days of the chart and where they stand on it.
#[derive(Debug, Clone, Copy)]
struct Span {
    first: Day,
    last: Day,
    columns: u16,
}

impl Span {
    /// The day in the middle of this part of the width, `steps` parts in all.
    fn day(self, step: usize, steps: usize) -> Day {
        let days = i64::from(self.last - self.first);
        let at = days * (2 * i64::try_from(step).unwrap_or(0) + 1) / (2 * i64::try_from(steps.max(1)).unwrap_or(1));
        self.first + i32::try_from(at).unwrap_or(0)
    }

    /// The column a day stands in; `None` outside.
    fn column(self, day: Day) -> Option<u16> {
        let days = i64::from(self.last - self.first).max(1);
        let at = i64::from(day - self.first);
        let column = (at * i64::from(self.columns) / days).min(i64::from(self.columns) - 1);
        (day >= self.first && day <= self.last).then_some(u16::try_from(column).ok()).flatten()
    }
}

/// Draws the chart into `area`: as a sparkline where there is one line only.
pub fn draw(look: &TrustLook, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (Some(first), Some(last)) = (look.series.first(), look.series.last()) else { return };
    if canvas.theme.plain {
        return;
    }
    if area.height < 5 {
        sparkline(look, area, canvas);
        return;
    }
    let (scale, field) = split::left(split::right(area, 1).0, SCALE);
    let span = Span { first: first.day, last: last.day, columns: field.width };
    let (score, below) = split::bottom(field, 2);
    let (marks, months) = split::top(below, 1);
    axis::scale(split::bottom(scale, 2).0, canvas);
    field::draw(look, span, score, canvas);
    too_early(look, app, span, score, canvas);
    let (_, corner) = split::right(split::top(split::bottom(scale, 2).1, 1).0, 1);
    axis::marks(look, span, corner, marks, canvas);
    axis::months(span, months, canvas);
}

/// Where they stood on a day: the last point not after it.
fn standing_on(series: &[Standing], day: Day) -> Option<&Standing> {
    series[..series.partition_point(|point| point.day <= day)].last()
}

/// Says in the empty part until when it was too early, where there is room for it.
fn too_early(look: &TrustLook, app: &App, span: Span, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(told) = look.series.iter().find(|point| point.trend != Trend::TooEarly) else { return };
    let Some(until) = span.column(told.day) else { return };
    let day = app.known.options.dates.table(told.day, look.as_of);
    let says = format!(" too early to tell until {day} ");
    let columns = crate::words::number::cells(crate::words::width(&says));
    if columns <= until {
        let (_, row) = split::top(area, area.height / 2);
        let (_, place) = split::left(row, (until - columns) / 2);
        canvas.text(split::left(place, columns).0, &says, canvas.style(Role::Ours));
    }
}

/// One line: as many points as fit, and what they mean.
fn sparkline(look: &TrustLook, area: Rect, canvas: &mut Canvas<'_>) {
    let (Some(first), Some(last)) = (look.series.first(), look.series.last()) else { return };
    let inside = split::left(area, 1).1;
    let columns = inside.width.saturating_sub(16).min(60);
    let span = Span { first: first.day, last: last.day, columns };
    let values: Vec<Option<f64>> = (0..usize::from(columns))
        .map(|step| standing_on(&look.series, span.day(step, usize::from(columns))))
        .map(|point| point.filter(|point| point.trend != Trend::TooEarly).map(|point| point.mean))
        .collect();
    let line = canvas.theme.glyphs.sparkline(&values);
    let used = canvas.text(inside, &line, canvas.style(Role::Theirs));
    let months = (span.last - span.first).max(0) / 30;
    let (_, rest) = split::left(inside, used + 1);
    canvas.text(rest, &format!("{} months", months.max(1)), canvas.style(Role::Ours));
}
