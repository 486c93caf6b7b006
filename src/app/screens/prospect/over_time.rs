//! Trust over time on a prospect's page: the chart's data, how far back it goes, and where its cursor stands. Chart and
//! timeline have one cursor: this is the chart's end of it.

use crate::{
    app::{Cx, Ticket, parts::plot::Plot},
    domain::{Day, Uid},
    journal::Read,
    trust::{Chart, Range},
};

/// Columns left of the chart's field, for its scale.
pub const SCALE: u16 = 7;
/// Columns right of it.
pub const MARGIN: u16 = 1;
/// Rows below it: the moments, and the months.
pub const BELOW: u16 = 2;

/// The chart's state.
#[derive(Debug, Default)]
pub struct OverTime {
    laid_out: Option<(Box<Chart>, Plot)>,
    /// The range set by hand; `None` = as fits the prospect's rhythm.
    chosen: Option<Range>,
    /// The day that a key of the chart led to, till the list moves.
    pub(super) at: Option<Day>,
    waiting: Option<Ticket>,
}

impl OverTime {
    /// The chart, once it has come, and how it is laid out.
    #[must_use]
    pub fn chart(&self) -> Option<(&Chart, &Plot)> {
        self.laid_out.as_ref().map(|(chart, plot)| (chart.as_ref(), plot))
    }

    /// Asks for the chart anew.
    pub(super) fn load(&mut self, prospect: Uid, cx: &mut Cx<'_>) {
        if let Some(old) = self.waiting.take() {
            cx.stop(old);
        }
        self.waiting = Some(cx.read(Read::Chart { prospect, range: self.chosen }));
    }

    /// Takes the chart in; `false` if it is not the one waited for. `columns` and `rows` are the whole chart's.
    pub(super) fn take(&mut self, ticket: Ticket, chart: Box<Chart>, (columns, rows): (u16, u16)) -> bool {
        let mine = self.waiting.take_if(|waited| *waited == ticket).is_some();
        if mine {
            // What was asked for may go beyond all there is; zooming in starts from what is shown.
            self.chosen = self.chosen.map(|_| chart.range);
            let plot = plot(&chart, columns, rows);
            self.laid_out = Some((chart, plot));
        }
        mine
    }

    /// The answer did not come.
    pub(super) fn missed(&mut self, ticket: Ticket) {
        self.waiting = self.waiting.filter(|waited| *waited != ticket);
    }

    /// Lays the chart out for another size.
    pub(super) fn resize(&mut self, (columns, rows): (u16, u16)) {
        if let Some((chart, laid_out)) = &mut self.laid_out {
            *laid_out = plot(chart, columns, rows);
        }
    }

    /// The nearest day with entries in another column than that of `from` (no day: the right edge), later or earlier.
    pub(super) fn beside(&self, from: Option<Day>, later: bool) -> Option<Day> {
        let (_, plot) = self.chart()?;
        let column = from.map_or(i32::from(plot.span.columns), |day| plot.column(day));
        plot.beside(column, later).filter(|day| from.is_none_or(|from| if later { *day > from } else { *day < from }))
    }

    /// The next day, later or earlier than `from`, of those that moved trust most.
    pub(super) fn turn(&self, from: Option<Day>, later: bool) -> Option<Day> {
        let turns = &self.chart()?.0.turns;
        match from {
            None => turns.last().copied(),
            Some(from) if later => turns.iter().find(|turn| **turn > from).copied(),
            Some(from) => turns.iter().rev().find(|turn| **turn < from).copied(),
        }
    }

    /// Another range, shorter or longer; `false` at the end.
    pub(super) fn zoom(&mut self, closer: bool) -> bool {
        let Some((chart, _)) = self.chart() else { return false };
        let wanted = self.chosen.filter(|_| self.waiting.is_some());
        let from = wanted.unwrap_or(chart.range);
        // All there is may be less than a range of its own.
        let less = |range: &Range| {
            let shown = wanted.is_none();
            *range < from && range.start(chart.last).is_some_and(|start| !shown || start > chart.first)
        };
        let next = if closer {
            Range::ALL.into_iter().rev().find(less)
        } else {
            Range::ALL.into_iter().find(|range| *range > from)
        };
        self.chosen = next.or(self.chosen);
        next.is_some()
    }
}

/// Lays out the field of a chart that takes so many columns and rows in all.
fn plot(chart: &Chart, columns: u16, rows: u16) -> Plot {
    Plot::of(chart, columns.saturating_sub(SCALE + MARGIN), rows.saturating_sub(BELOW))
}
