//! How each screen looks. A screen draws everything above the line at the foot.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::app::{App, screens::Screen};

pub mod book_warnings;
pub mod brief;
pub mod card;
pub mod conversation;
pub mod counted;
pub mod dialog;
pub mod ending;
pub mod entry;
pub mod explain;
pub mod help;
pub mod history;
pub mod home;
pub mod journal;
pub mod marking;
pub mod menu;
pub mod moment;
pub mod palette;
pub mod plan;
pub mod preparing;
pub mod prompt;
pub mod prospect;
pub mod questions;
pub mod review;
pub mod thresholds;
pub mod today;
pub mod trends;
pub mod value;
pub mod warnings;
pub mod write_down;

/// Draws a screen.
pub(super) fn draw(screen: &Screen, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    match screen {
        Screen::Home(page) => home::draw(page, app, area, canvas),
        Screen::Prospect(page) => prospect::draw(page, app, area, canvas),
        Screen::Journal(page) => journal::draw(page, app, area, canvas),
        Screen::Entry(page) => entry::draw(page, area, canvas),
        Screen::Conversation(page) => conversation::draw(page, app, area, canvas),
        Screen::History(page) => history::draw(page, app, area, canvas),
        Screen::Warnings(page) => warnings::draw(page, area, canvas),
        Screen::BookWarnings(page) => book_warnings::draw(page, app, area, canvas),
        Screen::Thresholds(page) => thresholds::draw(page, app, area, canvas),
        Screen::Brief(page) => brief::draw(page, app, area, canvas),
        Screen::Explain(page) => explain::draw(page, app, area, canvas),
        Screen::Today(page) => today::draw(page, app, area, canvas),
        Screen::Marking(page) => marking::draw(page, app, area, canvas),
        Screen::Help(help) => help::draw(help, app, area, canvas),
        Screen::Palette(palette) => palette::draw(palette, area, canvas),
        Screen::Value(value) => value::draw(value, app, area, canvas),
        Screen::Menu(menu) => menu::draw(menu, area, canvas),
        Screen::Dialog(dialog) => dialog::draw(dialog, area, canvas),
        Screen::WriteDown(page) => write_down::draw(page, app, area, canvas),
        Screen::Questions(page) => questions::draw(page, app, area, canvas),
        Screen::Moment(page) => moment::draw(page, app, area, canvas),
        Screen::Trends(page) => trends::draw(page, app, area, canvas),
        Screen::Counted(page) => counted::draw(page, app, area, canvas),
        Screen::Review(page) => review::draw(page, app, area, canvas),
        Screen::Preparing(form) => preparing::draw(form, area, canvas),
        Screen::Plan(plan) => plan::draw(plan, app, area, canvas),
        Screen::Prompt(prompt) => prompt::draw(prompt, app, area, canvas),
        Screen::Ending(ending) => ending::draw(ending, app, area, canvas),
        Screen::Card(card) => card::draw(card, app, area, canvas),
        // It has the line at the foot only, which is drawn once for all.
        Screen::PayBack(_) => {}
    }
}
