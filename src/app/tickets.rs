//! Who waits for which answer. An answer nobody waits for any more is dropped here, and harms nobody.

use crate::{
    domain::Uid,
    journal::{Request, Write},
};

use super::{cx::LayerId, msg::Ticket};

/// What an answer will be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// A look at the journal.
    Look,
    /// A change of the journal: what is shown is old afterwards.
    Change,
    /// The same, of what figures rest on: so are the lines of home.
    Setting,
    /// The same, by taking something back.
    Undo,
    /// The same, by bringing back.
    Redo,
    /// Keeping or dropping a draft: nothing that is shown changes.
    Draft,
    /// Bringing what is kept of trust up to today: the app says itself when what is shown is old.
    Upkeep,
    /// Words in `$EDITOR`.
    Editor,
}

impl Asked {
    pub(super) fn of(request: &Request) -> Self {
        match request {
            Request::Read(_) => Self::Look,
            Request::Write(write) => match **write {
                Write::KeepDraft { .. } | Write::DropDraft(_) => Self::Draft,
                Write::BringUp => Self::Upkeep,
                Write::Undo { .. } => Self::Undo,
                Write::Redo => Self::Redo,
                Write::SetLimit { .. } => Self::Setting,
                _ => Self::Change,
            },
        }
    }

    /// Whether what is shown is old once it is done.
    pub(super) fn changes(self) -> bool {
        matches!(self, Self::Change | Self::Setting | Self::Undo | Self::Redo)
    }
}

/// An answer that is still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) ticket: Ticket,
    pub(super) layer: LayerId,
    pub(super) asked: Asked,
    /// What to say at the foot once it is done.
    pub(super) then_say: Option<String>,
    /// The draft of the words that a change saves.
    pub(super) words: Option<Uid>,
    /// Another process is writing; this waits for it.
    held_up: bool,
}

/// All answers still to come.
#[derive(Debug, Clone, Default)]
pub(super) struct Tickets {
    given: u64,
    waiting: Vec<Waiting>,
}

impl Tickets {
    pub(super) fn give(&mut self, layer: LayerId, asked: Asked) -> Ticket {
        self.given += 1;
        let ticket = Ticket(self.given);
        let waiting = Waiting { ticket, layer, asked, then_say: None, words: None, held_up: false };
        self.waiting.push(waiting);
        ticket
    }

    /// Has something said at the foot once this is done.
    pub(super) fn then_say(&mut self, ticket: Ticket, text: String) {
        if let Some(waiting) = self.waiting.iter_mut().find(|waiting| waiting.ticket == ticket) {
            waiting.then_say = Some(text);
        }
    }

    /// What this saves stands in a draft.
    pub(super) fn words_of(&mut self, ticket: Ticket, draft: Option<Uid>) {
        if let Some(waiting) = self.waiting.iter_mut().find(|waiting| waiting.ticket == ticket) {
            waiting.words = draft;
        }
    }

    /// The words that a form is saving just now are kept as a draft as well; `false` if it is saving none.
    pub(super) fn words_kept(&mut self, layer: LayerId, draft: Uid) -> bool {
        let saving = |waiting: &&mut Waiting| waiting.layer == layer && waiting.asked == Asked::Change;
        let last = self.waiting.iter_mut().filter(saving).max_by_key(|waiting| waiting.ticket);
        last.map(|last| last.words = Some(draft)).is_some()
    }

    /// Another process is writing, and this waits for it.
    pub(super) fn waits(&mut self, ticket: Ticket) {
        if let Some(waiting) = self.waiting.iter_mut().find(|waiting| waiting.ticket == ticket) {
            waiting.held_up = true;
        }
    }

    /// Whether a change waits for another process: writes go in order, so a draft before it holds it up too.
    pub(super) fn held_up(&self) -> bool {
        self.changing() && self.waiting.iter().any(|waiting| waiting.held_up)
    }

    /// Takes the ticket back; `None` if nobody waits for it.
    pub(super) fn take(&mut self, ticket: Ticket) -> Option<Waiting> {
        let at = self.waiting.iter().position(|waiting| waiting.ticket == ticket)?;
        Some(self.waiting.swap_remove(at))
    }

    /// The looks of a screen that has gone: nobody waits for them. Its changes still report to the foot line.
    pub(super) fn forsake(&mut self, layer: LayerId) -> Vec<Ticket> {
        let forsaken = |waiting: &Waiting| waiting.layer == layer && waiting.asked == Asked::Look;
        self.waiting.extract_if(.., |waiting| forsaken(waiting)).map(|waiting| waiting.ticket).collect()
    }

    /// Whether a change is still being made.
    pub(super) fn changing(&self) -> bool {
        self.waiting.iter().any(|waiting| waiting.asked.changes())
    }
}
