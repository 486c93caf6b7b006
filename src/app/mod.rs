//! The application as state and rules: what is shown, what a key does, what is asked of the journal.
//! No terminal, no thread, no clock and no widget in here.
//!
//! The runtime calls [`update`] with each [`Msg`] and carries out the [`Effect`]s it gives back; `view` draws the
//! [`App`] as it is. Screens are a stack of [`screens::Screen`]; how to add one stands in [`screens`].

pub mod action;
mod cx;
mod everywhere;
mod guide;
pub mod key;
pub mod keymap;
mod known;
pub mod left_over;
mod msg;
pub mod pages;
pub mod parts;
pub mod screens;
mod stack;
#[cfg(test)]
mod tests;
mod tickets;
mod update;
mod ways_in;

pub use action::Action;
pub use cx::Cx;
pub use known::{Known, Options, ReadOnly, Remark};
pub use msg::{Effect, Msg, Size, Spot, Ticket};
pub use update::{update, wake_at};

use crate::domain::{Day, Moment};
use cx::LayerId;
use screens::{Place, Root, Screen};
use tickets::Tickets;

/// The whole state. The view reads it; only [`update`] changes it.
#[derive(Debug)]
pub struct App {
    /// What every screen may know.
    pub known: Known,
    stack: Vec<Layer>,
    tickets: Tickets,
    /// The number the next screen gets.
    next_layer: u32,
    /// Where the root's tabs were left, and which is shown.
    roots: Vec<(Root, Place)>,
    /// A second ctrl-c before this instant (UTC ms) quits.
    quit_until: Option<i64>,
    /// The day that the lines of home were last brought up to.
    brought_up: Option<Day>,
    /// A `Quit` was ordered: nothing more is done.
    ended: bool,
}

/// A screen of the stack.
#[derive(Debug)]
struct Layer {
    id: LayerId,
    screen: Screen,
    /// What it shows may be old; it is read again when it comes to the top.
    stale: bool,
}

impl App {
    /// Starts on these places, the last on top (none: home); gives the first orders too.
    #[must_use]
    pub fn start(options: Options, size: Size, places: Vec<Place>, now: Moment) -> (Self, Vec<Effect>) {
        let mut app = Self {
            known: Known::new(options, size, now),
            stack: Vec::new(),
            tickets: Tickets::default(),
            next_layer: LayerId::APP.0,
            roots: Vec::new(),
            quit_until: None,
            brought_up: None,
            ended: false,
        };
        let mut effects = Vec::new();
        app.show_root(Root::Prospects, &mut effects);
        for place in places {
            app.push(Screen::at(place), &mut effects);
        }
        app.learn_anew(&mut effects);
        if app.known.options.read_only == Some(ReadOnly::Forbidden) {
            app.known.say("This journal may not be written: it is open to look at, and nothing is changed.");
        }
        (app, effects)
    }

    /// Opens a screen made ready on top of all others: the composer, for who came to write something down.
    pub fn open(&mut self, screen: Screen) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.push(screen, &mut effects);
        effects
    }

    /// The screens from the bottom to the top.
    #[must_use]
    pub fn screens(&self) -> impl DoubleEndedIterator<Item = &Screen> + ExactSizeIterator {
        self.stack.iter().map(|layer| &layer.screen)
    }

    /// The screen that gets the keys.
    #[must_use]
    pub fn top(&self) -> Option<&Screen> {
        self.stack.last().map(|layer| &layer.screen)
    }

    /// The tab of the root that the stack stands on.
    #[must_use]
    pub fn root(&self) -> Root {
        self.stack.first().map_or(Root::Prospects, |layer| layer.screen.root())
    }

    /// The places of the stack from the bottom to the top; what cannot be built again (menus) is left out.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        self.screens().filter_map(|screen| screen.page().place()).collect()
    }

    /// Whether `action` does anything now.
    #[must_use]
    pub fn offers(&self, action: Action) -> bool {
        self.top().is_some_and(|top| top.page().actions().contains(&action)) || everywhere::offers(self, action)
    }

    /// Whether a letter that comes now goes into words.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.top().is_some_and(|top| top.page().context().chain().any(|context| context == keymap::Context::Field))
    }

    /// Whether a change is being written just now.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.tickets.changing()
    }

    /// Whether that has to wait, for another process is writing.
    #[must_use]
    pub fn waits_for_another(&self) -> bool {
        self.tickets.held_up()
    }

    /// Whether it has ordered its end.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.ended
    }
}
