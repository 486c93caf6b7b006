//! What was changed, or the trash.

use ratatui::layout::Rect;

use crate::{
    app::{App, Known, screens::history::History},
    domain::{Day, Held},
    journal::{ChangeRow, TargetKind, TrashRow},
    view::{
        canvas::Canvas,
        parts::{
            header::strip,
            list::{self, column},
            marks::private,
        },
        split,
        theme::Role,
    },
    words::one_line,
};

/// Draws the screen.
pub fn draw(history: &History, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, body) = split::top(rest, 1);
    let (name, tabs) = split::left(head, 17);
    canvas.text(name, " History & trash", canvas.style(Role::Head));
    let tabs_said = [("Changes".to_owned(), !history.trash_shown), ("Trash".to_owned(), history.trash_shown)];
    let used = strip(&tabs_said, tabs, canvas);
    let picked = history.picked.count();
    if picked > 0 {
        canvas.text_right(split::left(tabs, used).1, &format!("{picked} picked "), canvas.style(Role::Accent));
    }
    canvas.rule(rule);
    canvas.put_cursor(body, body.x, body.y);
    if history.trash_shown {
        if history.trash.is_empty() {
            nothing("The trash is empty. d moves things here; nothing is lost until D destroys it.", body, canvas);
        }
        list::rows(&history.trash, true, body, canvas, |row, area, canvas| {
            trashed(row, history.picked.has(row.uid), &app.known, area, canvas);
        });
    } else {
        if history.changes.is_empty() {
            nothing("Nothing was changed yet.", body, canvas);
        }
        list::rows(&history.changes, true, body, canvas, |row, area, canvas| changed(row, &app.known, area, canvas));
    }
}

fn nothing(says: &str, area: Rect, canvas: &mut Canvas<'_>) {
    list::nothing(says, area, canvas);
}

/// Hour and day, the hour where it is known.
fn when(at: Held, known: &Known) -> (String, Day) {
    let dates = known.options.dates;
    let local = known.now.zone.offset_at(at.at);
    let here = Held::at(at.at, local);
    (here.local().1.map(|hour| dates.hour(hour)).unwrap_or_default(), here.day())
}

fn changed(row: &ChangeRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let (hour, day) = when(row.at, known);
    let (at, rest) = column(area, 8);
    canvas.text(at, &hour, canvas.style(Role::Ours));
    let aside = match (row.undone, row.origin == known.options.window) {
        (true, _) => "taken back".to_owned(),
        (false, true) => "by this window".to_owned(),
        (false, false) if row.origin == "shell" => "from the shell".to_owned(),
        (false, false) => "by another window".to_owned(),
    };
    let wide = area.width >= 76;
    let (said, right) = split::right(rest, if wide { 36 } else { 9 });
    let role = if row.undone { Role::Ours } else { Role::Theirs };
    canvas.text(split::right(said, 1).0, &one_line(&row.summary, 200), canvas.style(role));
    let (date, origin) = column(right, 16);
    let dates = known.options.dates;
    if wide {
        canvas.text(date, &dates.weekday(day, known.today()), canvas.style(Role::Ours));
        canvas.text(origin, &aside, canvas.style(Role::Ours));
    } else {
        canvas.text(right, &dates.table(day, known.today()), canvas.style(Role::Ours));
    }
}

fn trashed(row: &TrashRow, picked: bool, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let (pick, rest) = column(area, 1);
    if picked {
        canvas.text(pick, canvas.theme.glyphs.done(), canvas.style(Role::Accent));
    }
    let (kind, rest) = column(rest, 12);
    canvas.text(kind, kind_said(row.kind), canvas.style(Role::Ours));
    let wide = area.width >= 76;
    let (said, right) = split::right(rest, if wide { 36 } else { 9 });
    let said = private(row.private, split::right(said, 1).0, canvas);
    canvas.text(said, &one_line(&row.text, 200), canvas.style(Role::Theirs));
    let (date, prospect) = column(right, 12);
    let day = when(row.deleted_at, known).1;
    canvas.text(
        if wide { date } else { right },
        &known.options.dates.table(day, known.today()),
        canvas.style(Role::Ours),
    );
    if wide {
        canvas.text(prospect, &row.prospect, canvas.style(Role::Theirs));
    }
}

const fn kind_said(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Prospect => "prospect",
        TargetKind::Contact => "person",
        TargetKind::Conversation => "conversation",
        TargetKind::Entry => "entry",
        TargetKind::Question => "question",
        TargetKind::FollowUp => "promise",
        TargetKind::Unsaid => "unsaid",
        TargetKind::Attempt => "try",
        TargetKind::Bank => "bank",
    }
}
