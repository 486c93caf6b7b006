//! What the keys do on every screen that does not mean something nearer by them: back, quit, undo, and the ways into
//! the screens that can be opened from anywhere.

use crate::journal::{Undone, Write};

use super::{Action, App, guide, msg::Effect, screens::Screen, tickets::Asked, ways_in};

/// A second ctrl-c within this many milliseconds quits.
const QUIT_WITHIN: i64 = 2_000;

/// What everywhere means the same.
const ACTIONS: &[Action] =
    &[Action::Back, Action::BackOrQuit, Action::Stop, Action::Quit, Action::ReadAgain, Action::Undo, Action::Redo];

/// Whether `action` can be done whatever the screen is.
pub(super) fn offers(app: &App, action: Action) -> bool {
    match action {
        // At the root there is nothing to go back to.
        Action::Back => app.stack.len() > 1,
        Action::Help | Action::Palette => guide::offers(app),
        // What floats is about something else; the line after a save gives way to it.
        Action::Undo | Action::Redo => {
            app.top().map(Screen::page).is_none_or(|page| !page.floats() || page.goes_with_next_key())
        }
        action if ways_in::offers(app, action) => true,
        action => ACTIONS.contains(&action),
    }
}

/// Does it.
pub(super) fn act(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Back => {
            app.back(effects);
        }
        Action::BackOrQuit if !app.back(effects) => app.end(effects),
        Action::Stop => stop(app, effects),
        Action::Quit => app.end(effects),
        Action::ReadAgain => app.all_stale(effects),
        Action::Undo => app.write(Write::Undo { op: None }, effects),
        Action::Redo => app.write(Write::Redo, effects),
        Action::Help if guide::offers(app) => {
            if let Some(help) = guide::help(app) {
                app.push(help.into(), effects);
            }
        }
        Action::Palette if guide::offers(app) => {
            if let Some(palette) = guide::palette(app) {
                app.push(palette.into(), effects);
            }
        }
        action => ways_in::act(app, action, effects),
    }
}

/// What undo or redo did, with the key that turns it round.
pub(super) fn undone(undone: &Undone, asked: Asked) -> String {
    match asked {
        Asked::Redo => format!("Done again: {} · u undoes", undone.summary),
        _ if undone.past_destroyed => {
            format!("What was destroyed stays gone. Undone: {} · U redoes", undone.summary)
        }
        _ => format!("Undone: {} · U redoes", undone.summary),
    }
}

fn stop(app: &mut App, effects: &mut Vec<Effect>) {
    if app.quit_until.is_some() {
        app.end(effects);
    } else {
        app.quit_until = Some(app.known.now.utc + QUIT_WITHIN);
        app.known.say("Again to quit; the draft is kept");
    }
}
