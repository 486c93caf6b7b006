//! What a screen may do beyond its own state: ask the journal, open and close screens, say something at the foot.

use crate::{
    domain::{Day, Moment, Uid},
    journal::{Draft, Read, Request, Write},
    report::{For, Sheet},
};

use super::{
    action::Action,
    known::Known,
    msg::{Effect, Ticket},
    parts::menu::Choice,
    screens::{Place, Root, Screen},
    tickets::{Asked, Tickets},
};

/// Names a screen of the stack; 0 is the app itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LayerId(pub(super) u32);

impl LayerId {
    /// The app itself, whatever screens there are.
    pub(super) const APP: Self = Self(0);
}

/// What becomes of the stack after the screen has done its work.
#[derive(Debug)]
pub(super) enum Turn {
    Open(Box<Screen>),
    Swap(Box<Screen>),
    Close,
    Answer(Choice),
    Root(Root),
    Act(Action),
}

/// The screen's hand on the rest of the app, for the length of one call.
#[derive(Debug)]
pub struct Cx<'a> {
    /// What every screen may know.
    pub known: &'a mut Known,
    pub(super) tickets: &'a mut Tickets,
    pub(super) layer: LayerId,
    pub(super) effects: &'a mut Vec<Effect>,
    pub(super) turns: Vec<Turn>,
}

impl Cx<'_> {
    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.known.now
    }

    /// Today, here.
    #[must_use]
    pub fn today(&self) -> Day {
        self.known.today()
    }

    /// Asks for something to show; the answer comes to `hear` with this ticket.
    pub fn read(&mut self, read: Read) -> Ticket {
        self.ask(Request::Read(read))
    }

    /// Asks for a change; afterwards everything shown is read again by itself.
    pub fn write(&mut self, write: Write) -> Ticket {
        self.ask(Request::Write(Box::new(write)))
    }

    /// The same, and says a sentence at the foot once it is done.
    pub fn write_then_say(&mut self, write: Write, said: impl Into<String>) -> Ticket {
        let ticket = self.write(write);
        self.tickets.then_say(ticket, said.into());
        ticket
    }

    fn ask(&mut self, request: Request) -> Ticket {
        let ticket = self.tickets.give(self.layer, Asked::of(&request));
        if let Request::Write(write) = &request {
            let draft = write.draft();
            self.tickets.words_of(ticket, draft);
            if let Some(draft) = draft {
                self.known.begin_saving(draft);
            }
        }
        self.effects.push(Effect::Ask { ticket, request });
        ticket
    }

    /// What this form is saving just now has been kept as a draft as well.
    pub(in crate::app) fn also_kept(&mut self, draft: Uid) {
        if self.tickets.words_kept(self.layer, draft) {
            self.known.begin_saving(draft);
        }
    }

    /// Says that the words are on their way, where it is not said already whom they wait for.
    pub fn say_saving(&mut self) {
        if !self.tickets.held_up() {
            self.known.say("Saving …");
        }
    }

    /// Says that what is to be edited has not come yet.
    pub fn say_still_read(&mut self) {
        self.known.say("It is still being read; again in a moment.");
    }

    /// Says what becomes of words that are left in a form: `stays` = how they are found again.
    pub fn say_left(&mut self, is_saving: bool, stays: &str) {
        self.known.say(if is_saving { "Being saved · should that fail, the words stay as a draft" } else { stays });
    }

    /// Says how the words left in a form come back that a key opens.
    pub fn say_kept(&mut self, is_saving: bool) {
        self.say_left(is_saving, "Kept · the same key brings the words back");
    }

    /// Waits for this answer no longer; a late one will find nobody.
    pub fn stop(&mut self, ticket: Ticket) {
        if self.tickets.take(ticket).is_some() {
            self.effects.push(Effect::Stop(ticket));
        }
    }

    /// Opens `$EDITOR`; the words come to `edited` with this ticket.
    pub fn edit_outside(&mut self, text: String) -> Ticket {
        let ticket = self.tickets.give(self.layer, Asked::Editor);
        self.effects.push(Effect::OpenEditor { ticket, text });
        ticket
    }

    /// Has the words of a draft kept in a file, for the journal cannot be written.
    pub fn keep_aside(&mut self, draft: Draft) {
        self.known.lies_aside(draft.clone());
        self.effects.push(Effect::KeepAside(draft));
    }

    /// Has a page of what this finds made and written into a file of this name. It goes on whatever becomes of the screen.
    pub fn print(&mut self, read: Read, name: String, reader: For) {
        let request = Request::Read(read);
        let ticket = self.tickets.give(LayerId::APP, Asked::of(&request));
        self.known.pages.asked(ticket, name, reader);
        self.effects.push(Effect::Ask { ticket, request });
    }

    /// Has a page of this made and written into a file of this name.
    pub fn write_page(&mut self, name: String, sheet: Sheet) {
        self.known.pages.begun(name.clone());
        self.effects.push(Effect::WritePage { name, sheet });
    }

    /// The file of a draft is of no use any more.
    pub fn drop_aside(&mut self, draft: Uid) {
        self.known.forget_aside(draft);
        self.effects.push(Effect::DropAside(draft));
    }

    /// Puts text into the clipboard.
    pub fn copy(&mut self, text: String) {
        self.effects.push(Effect::Copy(text));
    }

    /// Opens a screen on top of this one.
    pub fn open(&mut self, place: Place) {
        self.show(Screen::at(place));
    }

    /// Opens a screen made ready: a menu, a dialog, a form with something in it.
    pub fn show(&mut self, screen: Screen) {
        self.turns.push(Turn::Open(Box::new(screen)));
    }

    /// Puts another screen in the place of this one.
    pub fn swap(&mut self, screen: Screen) {
        self.turns.push(Turn::Swap(Box::new(screen)));
    }

    /// Closes this screen.
    pub fn close(&mut self) {
        self.turns.push(Turn::Close);
    }

    /// Closes this screen and tells the one beneath what was chosen.
    pub fn answer(&mut self, choice: Choice) {
        self.turns.push(Turn::Answer(choice));
    }

    /// Shows one of the tabs of the root, and nothing on top of it.
    pub fn root(&mut self, root: Root) {
        self.turns.push(Turn::Root(root));
    }

    /// Closes this screen and has the one beneath do something.
    pub fn act(&mut self, action: Action) {
        self.turns.push(Turn::Act(action));
    }

    /// Says a sentence at the foot.
    pub fn say(&mut self, text: impl Into<String>) {
        self.known.say(text);
    }

    /// Says what did not happen, and why.
    pub fn trouble(&mut self, text: impl Into<String>) {
        self.known.trouble(text);
    }
}
