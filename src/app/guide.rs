//! Help and palette of whatever screen is on top: both are read off the live key table and what can be done now.

use super::{
    Action, App,
    keymap::{Context, Row},
    screens::{
        Screen,
        help::{Help, KeyLine},
        palette::{Command, Palette},
    },
};

/// Whether they can be opened now: not over each other.
pub(super) fn offers(app: &App) -> bool {
    !matches!(app.top(), None | Some(Screen::Help(_) | Screen::Palette(_)))
}

/// Help of the screen on top.
pub(super) fn help(app: &App) -> Option<Help> {
    let page = app.top()?.page();
    let rows = app.known.keymap.here(page.context(), |action| app.offers(action));
    let (moves, rows): (Vec<&Row>, Vec<&Row>) = rows.into_iter().partition(|row| is_move(row));
    // What can be done with a row is done here, whoever sees to it.
    let is_here = |row: &&Row| {
        page.actions().contains(&row.action) || !matches!(row.context, Context::Browse | Context::Everywhere)
    };
    let (here, everywhere): (Vec<&Row>, Vec<&Row>) = rows.into_iter().partition(is_here);
    let groups = [("Here", in_order(here)), ("Everywhere", in_order(everywhere)), ("Moving", moves)];
    Some(Help::new(page.title(), groups.map(|(group, rows)| (group, key_lines(rows)))))
}

/// First what the footer says first; a row without words stays with the one before it.
fn in_order(rows: Vec<&Row>) -> Vec<&Row> {
    let mut place = u8::MAX;
    let placed = rows.into_iter().map(|row| {
        if !row.help.is_empty() {
            place = if row.rank == 0 { u8::MAX } else { row.rank };
        }
        (place, row)
    });
    let mut placed: Vec<(u8, &Row)> = placed.collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, row)| row).collect()
}

/// Whether it only moves the cursor, or to another screen, as it does on every list.
const fn is_move(row: &Row) -> bool {
    use Action::{Down, First, Last, Left, NextPane, PageDown, PageUp, PreviousPane, Right, Tab, Up};
    matches!(row.context, Context::Browse)
        && matches!(
            row.action,
            Up | Down | Left | Right | First | Last | PageUp | PageDown | NextPane | PreviousPane | Tab(_)
        )
}

/// The palette over the screen on top.
pub(super) fn palette(app: &App) -> Option<Palette> {
    let page = app.top()?.page();
    let mut commands: Vec<Command> = Vec::new();
    for row in app.known.keymap.here(page.context(), |action| app.offers(action)) {
        if row.help.is_empty() || commands.iter().any(|command| command.action == row.action) {
            continue;
        }
        commands.push(Command { action: row.action, help: row.help.to_owned(), keys: keys_said(row) });
    }
    Some(Palette::new(commands))
}

fn keys_said(row: &Row) -> String {
    row.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Rows without words of their own stand with the row before them in the table.
fn key_lines(rows: Vec<&Row>) -> Vec<KeyLine> {
    let mut lines: Vec<KeyLine> = Vec::new();
    for row in rows {
        let keys = keys_said(row);
        match lines.last_mut() {
            Some((before, _)) if row.help.is_empty() && !before.is_empty() => {
                before.push(' ');
                before.push_str(&keys);
            }
            _ if row.help.is_empty() => {}
            _ => lines.push((keys, row.help.to_owned())),
        }
    }
    lines
}
