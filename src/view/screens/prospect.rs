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
    trust::{Chart, Kind, Move, Trend},
    view::{
        canvas::Canvas,
        parts::{chart, header, marks},
        split, text,
        theme::Role,
    },
    words::{number, quoted, width},
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
    let rest = head::draw(screen, page, app, area, canvas);
    let size = Size { columns: area.width, rows: area.height + 1 };
    let (chart_area, rest) = split::top(rest, screen.chart_rows(size));
    trust_over_time(screen, page, app, chart_area, canvas);
    let (strip, list) = split::top(rest, 1);
    tabs_and_move(screen, page, app, strip, canvas);
    rows::draw(screen, app, list, canvas);
}

/// The chart; while it is too early there is none, and the frankest words so far stand in its place.
fn trust_over_time(screen: &Prospect, page: &ProspectPage, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    if page.trust.now.trend != Trend::TooEarly {
        if let Some((chart, plot)) = screen.over_time.chart() {
            let dates = app.known.options.dates;
            chart::draw(chart::Shown { chart, plot, cursor: screen.day(), dates }, area, canvas);
        }
        return;
    }
    let inside = split::right(split::left(area, 1).1, 1).0;
    // A blank line above where there is room for one.
    let inside = split::top(inside, u16::from(area.height > 2)).1;
    let says = match (&page.frankest, page.entries) {
        (Some(frank), _) => {
            let day = app.known.options.dates.table(frank.day, app.known.today());
            format!("The frankest so far, {day}: {}", marks::said(frank.private, &quoted(&frank.words)))
        }
        (None, entries) if entries > 0 && page.trust.later >= entries => {
            "All that is written here is dated after today. Is the clock of this laptop right?".to_owned()
        }
        (None, 0) => "Trust shows here once three days have something marked.".to_owned(),
        (None, _) => "No hard word so far. Pleasant is not evidence.".to_owned(),
    };
    let lines = text::wrapped(&says, canvas.style(Role::Theirs), usize::from(inside.width));
    canvas.lines(inside, &text::at_most(lines, usize::from(inside.height)));
}

/// The tabs, and what the day under the cursor did at the right of them where there is room.
fn tabs_and_move(screen: &Prospect, page: &ProspectPage, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let says = the_days_move(screen, app).unwrap_or_default();
    let (left, right) = split::right(area, number::cells(width(&says) + 2));
    // The tabs stand closer together where that makes room for it.
    let fits = !says.is_empty() && tabs_columns(page, screen.tab, Names::Whole) <= usize::from(left.width);
    tabs(screen.tab, page, if fits { left } else { area }, canvas);
    if fits {
        canvas.text_right(split::right(right, 1).0, &says, canvas.style(Role::Theirs));
    }
}

/// What the day under the cursor did: `21 Oct  70 → 75`.
fn the_days_move(screen: &Prospect, app: &App) -> Option<String> {
    let (day, (chart, _)) = (screen.day()?, screen.over_time.chart()?);
    let number = |value: f64| number::nearest(value).to_string();
    let did = match chart.move_of(day) {
        _ if day > chart.last => "counts from that day".to_owned(),
        Some(Move { after: None, .. }) => "too early to tell".to_owned(),
        Some(Move { before, after: Some(after), by, .. }) => {
            let before = before.map_or_else(|| "–".to_owned(), number);
            format!("{before} → {}{}", number(*after), by_question(*by))
        }
        None if chart.moves.first().is_some_and(|first| day < first.day && chart.moves.len() == Chart::MOVES) => {
            return None;
        }
        None => "moved nothing".to_owned(),
    };
    Some(format!("{}  {did}", app.known.options.dates.table(day, app.known.today())))
}

/// What moved it, where it was no moment: nothing in the list shows it.
const fn by_question(kind: Kind) -> &'static str {
    match kind {
        Kind::Moment | Kind::Answered => "",
        Kind::Dodged => ", a question dodged",
        Kind::Unanswered => ", a question left lying",
    }
}

/// How much of the names of the tabs that are not shown there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    /// All of them, with their counts.
    Whole,
    /// Three letters, with their counts.
    Short,
    /// Their numbers only.
    None,
}

/// The names of the tabs with their counts, as much of them as there is room for.
fn names(shown: ProspectTab, page: &ProspectPage, how: Names) -> Vec<(String, bool)> {
    let name = |tab: &ProspectTab| {
        let count = match tab {
            ProspectTab::Timeline => page.entries,
            ProspectTab::Questions => page.questions,
            ProspectTab::Objections => page.objections,
            ProspectTab::FollowUps => page.follow_ups,
            ProspectTab::People => u32::try_from(page.prospect.contacts.len()).unwrap_or(u32::MAX),
        };
        let name = match how {
            Names::None if *tab != shown => String::new(),
            Names::Short if *tab != shown => format!("{} {count}", tab.name().chars().take(3).collect::<String>()),
            // The list has all of them, the count is of what is open.
            _ if *tab == shown && matches!(tab, ProspectTab::Objections | ProspectTab::FollowUps) => {
                format!("{} {count} open", tab.name())
            }
            _ => format!("{} {count}", tab.name()),
        };
        (name, *tab == shown)
    };
    ProspectTab::ALL.iter().map(name).collect()
}

/// How many columns the tabs take at least.
fn tabs_columns(page: &ProspectPage, shown: ProspectTab, how: Names) -> usize {
    names(shown, page, how).iter().map(|(name, _)| width(name) + 4).sum::<usize>() + 1
}

fn tabs(shown: ProspectTab, page: &ProspectPage, area: Rect, canvas: &mut Canvas<'_>) {
    let fits = |how: &Names| tabs_columns(page, shown, *how) <= usize::from(area.width);
    let how = [Names::Whole, Names::Short].into_iter().find(fits).unwrap_or(Names::None);
    header::strip(&names(shown, page, how), split::left(area, u16::from(how == Names::Whole)).1, canvas);
}
