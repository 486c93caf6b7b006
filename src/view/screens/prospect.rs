//! A prospect's page: head, what is unsaid, where trust stands, the chart, and the list of a tab.

mod head;
mod rows;

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Size,
        screens::{ProspectTab, prospect::Prospect},
    },
    journal::ProspectPage,
    trust::State,
    view::{
        canvas::Canvas,
        parts::{chart, header},
        split, text,
        theme::Role,
    },
    words::quoted,
};

/// Draws the screen.
pub fn draw(screen: &Prospect, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(page) = screen.page.as_deref() else {
        let waiting = screen.stuck.as_deref().unwrap_or("…");
        let title = canvas.span(waiting, Role::Theirs);
        header::inner(vec![title], "", split::top(area, 1).0, canvas);
        canvas.put_cursor(area, area.x, area.y);
        return;
    };
    let rest = head::draw(page, app, area, canvas);
    let size = Size { columns: area.width, rows: area.height + 1 };
    let (chart_area, rest) = split::top(rest, screen.chart_rows(size));
    trust_over_time(page, app, chart_area, canvas);
    let (strip, list) = split::top(rest, 1);
    tabs(screen.tab, page, strip, canvas);
    rows::draw(screen, app, list, canvas);
}

/// The chart; while it is too early there is none, and the frankest words so far stand in its place.
fn trust_over_time(page: &ProspectPage, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    if page.trust.now.state != State::TooEarly {
        chart::draw(&page.trust, app, area, canvas);
        return;
    }
    let inside = split::right(split::left(area, 1).1, 1).0;
    // A blank line above where there is room for one.
    let inside = split::top(inside, u16::from(area.height > 2)).1;
    let says = match (&page.frankest, page.entries) {
        (Some((words, day, _)), _) => {
            let day = app.known.options.dates.table(*day, app.known.today());
            format!("The frankest so far, {day}: {}", quoted(words))
        }
        (None, 0) => "Nothing written yet. After your next talk, press n.".to_owned(),
        (None, _) => "No hard word so far. Pleasant is not evidence.".to_owned(),
    };
    let lines = text::wrapped(&says, canvas.style(Role::Theirs), usize::from(inside.width));
    canvas.lines(inside, &text::at_most(lines, usize::from(inside.height)));
}

fn tabs(shown: ProspectTab, page: &ProspectPage, area: Rect, canvas: &mut Canvas<'_>) {
    let narrow = area.width < 80;
    let tabs: Vec<(String, bool)> = ProspectTab::ALL
        .iter()
        .map(|tab| {
            let count = match tab {
                ProspectTab::Timeline => page.entries,
                ProspectTab::Questions => page.questions,
                ProspectTab::Objections => page.objections,
                ProspectTab::FollowUps => page.follow_ups,
                ProspectTab::People => u32::try_from(page.prospect.contacts.len()).unwrap_or(u32::MAX),
            };
            let name = match (narrow, *tab == shown) {
                (true, false) => tab.name().chars().take(3).collect(),
                _ => tab.name().to_owned(),
            };
            (format!("{name} {count}"), *tab == shown)
        })
        .collect();
    header::strip(&tabs, split::left(area, u16::from(!narrow)).1, canvas);
}
