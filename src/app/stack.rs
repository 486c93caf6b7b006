//! The stack of screens: opening, closing, and reading again what has become old.

use crate::journal::{Read, Request};

use super::{
    App, Layer,
    cx::{Cx, LayerId, Turn},
    msg::Effect,
    parts::menu::Choice,
    screens::{Page, Root, Screen},
    tickets::Asked,
};

impl App {
    /// Lets the screen at `at` do `work`, then does to the stack what it wished.
    pub(super) fn on<T>(
        &mut self,
        at: usize,
        effects: &mut Vec<Effect>,
        work: impl FnOnce(&mut dyn Page, &mut Cx<'_>) -> T,
    ) -> Option<T> {
        let layer = self.stack.get_mut(at)?;
        let id = layer.id;
        let (known, tickets) = (&mut self.known, &mut self.tickets);
        let mut cx = Cx { known, tickets, layer: id, effects, turns: Vec::new() };
        let done = work(layer.screen.page_mut(), &mut cx);
        let turns = cx.turns;
        for turn in turns {
            self.turn(id, turn, effects);
        }
        Some(done)
    }

    /// The same for the top screen.
    pub(super) fn on_top<T>(
        &mut self,
        effects: &mut Vec<Effect>,
        work: impl FnOnce(&mut dyn Page, &mut Cx<'_>) -> T,
    ) -> Option<T> {
        self.on(self.stack.len().checked_sub(1)?, effects, work)
    }

    fn turn(&mut self, by: LayerId, turn: Turn, effects: &mut Vec<Effect>) {
        match turn {
            Turn::Open(screen) => self.push(*screen, effects),
            Turn::Swap(screen) => {
                self.drop_from(by, effects);
                self.push(*screen, effects);
            }
            Turn::Close => {
                self.drop_from(by, effects);
                self.uncover(effects);
            }
            Turn::Answer(choice) => self.answer(by, choice, effects),
            Turn::Root(root) => self.show_root(root, effects),
            Turn::Act(action) => {
                self.drop_from(by, effects);
                self.uncover(effects);
                self.act(action, effects);
            }
        }
    }

    fn answer(&mut self, by: LayerId, choice: Choice, effects: &mut Vec<Effect>) {
        self.drop_from(by, effects);
        self.on_top(effects, |page, cx| page.chosen(choice, cx));
        self.uncover(effects);
    }

    pub(super) fn push(&mut self, screen: Screen, effects: &mut Vec<Effect>) {
        self.next_layer += 1;
        self.stack.push(Layer { id: LayerId(self.next_layer), screen, stale: false });
        self.on_top(effects, |page, cx| page.load(cx));
    }

    /// Takes that screen and all above it from the stack. The last one stays.
    fn drop_from(&mut self, id: LayerId, effects: &mut Vec<Effect>) {
        let Some(at) = self.stack.iter().position(|layer| layer.id == id).filter(|at| *at > 0) else { return };
        for layer in self.stack.split_off(at) {
            effects.extend(self.tickets.forsake(layer.id).into_iter().map(Effect::Stop));
        }
    }

    /// One level out; `false` at the root.
    pub(super) fn back(&mut self, effects: &mut Vec<Effect>) -> bool {
        if self.stack.len() < 2 {
            return false;
        }
        self.on_top(effects, |page, cx| {
            page.keep(cx);
            cx.close();
        });
        true
    }

    /// Shows a tab of the root as it was left, and nothing on top of it.
    pub(super) fn show_root(&mut self, root: Root, effects: &mut Vec<Effect>) {
        if let Some(place) = self.stack.first().and_then(|layer| layer.screen.page().place()) {
            let left = self.root();
            self.roots.retain(|(kept, _)| *kept != left);
            self.roots.push((left, place));
        }
        for at in 0..self.stack.len() {
            self.on(at, effects, |page, cx| page.keep(cx));
        }
        for layer in std::mem::take(&mut self.stack) {
            effects.extend(self.tickets.forsake(layer.id).into_iter().map(Effect::Stop));
        }
        let kept = self.roots.iter().find(|(kept, _)| *kept == root).map(|(_, place)| place.clone());
        self.push(Screen::at(kept.unwrap_or_else(|| root.place())), effects);
    }

    /// What is shown has become old: the visible screens are read again, the others when they are uncovered.
    pub(super) fn all_stale(&mut self, effects: &mut Vec<Effect>) {
        for layer in &mut self.stack {
            layer.stale = true;
        }
        self.uncover(effects);
        self.learn_anew(effects);
    }

    /// Reads the visible screens again where they are old.
    pub(super) fn uncover(&mut self, effects: &mut Vec<Effect>) {
        let base = self.stack.iter().rposition(|layer| !layer.screen.page().floats()).unwrap_or(0);
        for at in base..self.stack.len() {
            if let Some(layer) = self.stack.get_mut(at)
                && std::mem::take(&mut layer.stale)
            {
                self.on(at, effects, |page, cx| page.reload(cx));
            }
        }
    }

    /// Asks for the facts that belong to no screen.
    pub(super) fn learn_anew(&mut self, effects: &mut Vec<Effect>) {
        let window = self.known.options.window.clone();
        for read in [Read::Totals, Read::Drafts { window }] {
            let ticket = self.tickets.give(LayerId::APP, Asked::Look);
            effects.push(Effect::Ask { ticket, request: Request::Read(read) });
        }
    }
}
