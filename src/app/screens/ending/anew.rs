//! The three lines of an outcome that is there, to be written anew: read first, and not over what another window changed
//! meanwhile.

use super::{Ending, FirstHeard};
use crate::{
    app::{Cx, Ticket},
    domain::{Day, Held, Uid},
    journal::{OutcomePage, OutcomeWas, Read},
};

/// The outcome that is edited.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Anew {
    pub(super) uid: Uid,
    /// When it was first heard, as it was read; `None` = it is still being read.
    heard: Option<FirstHeard>,
    /// When it was changed last, as it was read.
    seen: Option<Held>,
    /// The day it ended, as it was read.
    on: Option<Day>,
    waiting: Option<Ticket>,
    /// The lines hold a draft: what is read does not overwrite them.
    restored: bool,
}

impl Anew {
    pub(super) const fn of(uid: Uid) -> Self {
        Self { uid, heard: None, seen: None, on: None, waiting: None, restored: false }
    }

    /// The same, with the words of a draft in the lines.
    pub(super) fn restored(uid: Uid) -> Self {
        Self { restored: true, ..Self::of(uid) }
    }

    pub(super) fn ask(&mut self, cx: &mut Cx<'_>) {
        self.waiting = Some(cx.read(Read::Outcome(self.uid)));
    }

    /// Whether this was the answer it waits for.
    pub(super) fn missed(&mut self, ticket: Ticket) -> bool {
        self.waiting.take_if(|asked| *asked == ticket).is_some()
    }

    /// Whether it has not come yet and will fill the lines.
    pub(super) const fn is_awaited(&self) -> bool {
        self.waiting.is_some() && !self.restored
    }

    /// The day it ended, once read.
    pub(super) const fn on(&self) -> Option<Day> {
        self.on
    }

    /// The person knows that it was changed meanwhile: the next save is meant.
    pub(super) fn is_told(&mut self) {
        self.seen = None;
    }

    /// What is saved of it; `None` while it is still being read.
    pub(super) fn was(&self, heard: &FirstHeard) -> Option<OutcomeWas> {
        let heard_stays = self.heard.as_ref()? == heard;
        Some(OutcomeWas { uid: self.uid, heard_stays, seen: self.seen })
    }
}

impl Ending {
    /// Fills the lines with what there is; `false` if the answer is another's.
    pub(super) fn fill(&mut self, ticket: Ticket, page: &OutcomePage) -> bool {
        let Some(anew) = self.anew.as_mut().filter(|anew| anew.waiting == Some(ticket)) else { return false };
        let ended = &page.ended;
        (anew.waiting, anew.seen, anew.heard) = (None, Some(page.updated_at), Some(ended.heard.clone()));
        anew.on = Some(ended.on);
        (self.prospect, self.what, self.result) = (page.prospect.clone(), ended.what, ended.result);
        if !anew.restored {
            self.decided.put(&ended.decided_by);
            self.not_dared.put(&ended.not_dared);
            self.heard = ended.heard.clone();
        }
        true
    }
}
