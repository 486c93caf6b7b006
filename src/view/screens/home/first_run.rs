//! An empty journal: what it is for, and four ways to begin, each with its key.

use ratatui::layout::Rect;

use crate::{
    app::{
        App,
        keymap::Context,
        screens::home::{Home, first_run::Way},
    },
    view::{
        canvas::Canvas,
        parts::{header, list},
        split, text,
        theme::Role,
    },
    words::{number::cells, width},
};

/// What an empty journal says.
const WELCOME: &str = "Nothing here yet. Think of one prospect you will talk to this week. After each talk, write down \
                       what they said: the hard things above all. Candor shows whether they tell you more of the \
                       truth as time goes by, or less.";
/// The same in little room.
const SHORT: &str = "Nothing here yet. Think of one prospect you will talk to this week.";

/// Draws it.
pub(super) fn draw(home: &Home, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    header::root(app, head, canvas);
    let (rule, rest) = split::top(rest, 1);
    canvas.rule(rule);
    let inside = split::right(split::left(split::top(rest, 1).1, 3).1, 3).0;
    let small = area.width < 72 || area.height < 14;
    let says = if small { SHORT } else { WELCOME };
    let lines = text::wrapped(says, canvas.style(Role::Theirs), usize::from(inside.width));
    // The ways have their rows, whatever the words take.
    let lines = text::at_most(lines, usize::from(inside.height).saturating_sub(Way::ALL.len() + 1));
    let used = canvas.lines(inside, &lines);
    let ways = split::top(rest, used + 2).1;
    let longest = Way::ALL.into_iter().map(|way| width(way.said())).max().unwrap_or(0);
    for (row, (at, way)) in ways.rows().zip(Way::ALL.into_iter().enumerate()) {
        list::one(at, at == home.first_run.cursor, true, row, canvas, |inside, canvas| {
            let (key, words) = list::column(inside, 2);
            let said = app.known.keymap.key_for(Context::FirstRun, way.action());
            let said = said.map(|key| key.to_string()).unwrap_or_default();
            canvas.text(key, &said, canvas.style(Role::Accent));
            let (says, aside) = split::left(words, cells(longest + 3));
            canvas.text(says, way.said(), canvas.style(Role::Theirs));
            if usize::from(aside.width) >= width(way.aside()) {
                canvas.text(aside, way.aside(), canvas.style(Role::Ours));
            }
        });
    }
}
