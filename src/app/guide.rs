//! Help and palette of whatever screen is on top: both are read off the live key table and what can be done now.

use super::{
    App,
    keymap::Row,
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
    let (here, everywhere) = rows.into_iter().partition(|row| page.actions().contains(&row.action));
    Some(Help::new(page.title(), key_lines(here), key_lines(everywhere)))
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
