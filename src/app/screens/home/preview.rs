//! What is known of the prospect under the cursor: where they stand, the question most worth asking next, and their last
//! moments, one at a time.

use crate::{
    app::{Cx, Ticket},
    domain::Uid,
    journal::{EntryRow, NextQuestion, ProspectPage, Read, Reply, TimelineRow, Window},
};

/// So many of their last moments can be leafed through.
const MOMENTS: usize = 5;

/// So many rows of the timeline are asked for: there are talks and tries without a moment among them.
const ASK: u16 = 40;

/// The preview's state.
#[derive(Debug, Default)]
pub(super) struct Preview {
    of: Option<Uid>,
    page: Option<Box<ProspectPage>>,
    waiting: Option<Ticket>,
    next: Option<NextQuestion>,
    /// It is asked for once the page has come: a cursor that runs down the table asks for none.
    next_wait: Option<Ticket>,
    /// Their last moments, the latest first; asked for with the first that is wanted.
    moments: Option<Vec<EntryRow>>,
    moments_wait: Option<Ticket>,
    /// Which of them is shown, from 1; 0 = where they stand.
    shown: usize,
}

impl Preview {
    /// The page, if it is this prospect's.
    pub(super) fn page(&self, of: Uid) -> Option<&ProspectPage> {
        self.page.as_deref().filter(|page| page.prospect.uid == of)
    }

    /// The question most worth asking this prospect next, once it has come.
    pub(super) fn next(&self, of: Uid) -> Option<&NextQuestion> {
        self.page(of)?;
        self.next.as_ref()
    }

    /// The moment that is shown, its number, and how many there are.
    pub(super) fn moment(&self, of: Uid) -> Option<(&EntryRow, usize, usize)> {
        let moments = self.moments.as_ref().filter(|_| self.of == Some(of))?;
        Some((moments.get(self.shown.checked_sub(1)?)?, self.shown, moments.len()))
    }

    /// Asks for the page of `current`, where it is not the one shown or has changed.
    pub(super) fn look(&mut self, current: Option<Uid>, anew: bool, cx: &mut Cx<'_>) {
        if self.of == current && !anew {
            return;
        }
        for old in [self.waiting.take(), self.next_wait.take(), self.moments_wait.take()].into_iter().flatten() {
            cx.stop(old);
        }
        if self.of != current {
            (self.next, self.moments, self.shown) = (None, None, 0);
        }
        self.of = current;
        self.waiting = current.map(|uid| cx.read(Read::Prospect(uid)));
        // The moment that is shown may have other words by now.
        if self.moments.is_some() {
            self.ask_moments(cx);
        }
    }

    /// To the moment before the one shown, or back towards where they stand.
    pub(super) fn leaf(&mut self, earlier: bool, cx: &mut Cx<'_>) {
        if !earlier {
            self.shown = self.shown.saturating_sub(1);
        } else if let Some(moments) = &self.moments {
            if moments.is_empty() {
                cx.say("Nothing is written down of them yet.");
            } else if self.shown == moments.len() {
                cx.say("enter shows all of their moments.");
            }
            self.shown = (self.shown + 1).min(moments.len());
        } else if self.moments_wait.is_none() {
            self.ask_moments(cx);
        }
    }

    fn ask_moments(&mut self, cx: &mut Cx<'_>) {
        let window = Window::First(ASK);
        self.moments_wait = self.of.map(|prospect| cx.read(Read::Timeline { prospect, window }));
    }

    /// Takes in what it asked for; anything else is given back.
    pub(super) fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) -> Option<Reply> {
        match reply {
            Reply::Prospect(page) if self.waiting == Some(ticket) => {
                self.waiting = None;
                self.next_wait = Some(cx.read(Read::NextQuestions(page.prospect.uid)));
                self.page = Some(page);
            }
            Reply::NextQuestions(next) if self.next_wait == Some(ticket) => {
                self.next_wait = None;
                self.next = next.into_iter().next();
            }
            Reply::Timeline(page) if self.moments_wait == Some(ticket) => {
                self.moments_wait = None;
                let is_first = self.moments.is_none();
                let moments = page.rows.into_iter().filter_map(|row| match row {
                    TimelineRow::Entry(row) => Some(*row),
                    TimelineRow::Talk { .. } | TimelineRow::Attempt { .. } => None,
                });
                let moments: Vec<EntryRow> = moments.take(MOMENTS).collect();
                self.shown = self.shown.min(moments.len());
                self.moments = Some(moments);
                if is_first {
                    self.leaf(true, cx);
                }
            }
            reply => return Some(reply),
        }
        None
    }

    /// What it asked for has not come; `false` if it was another's. The row under the cursor may have gone meanwhile: the
    /// table says so itself.
    pub(super) fn missed(&mut self, ticket: Ticket) -> bool {
        [&mut self.waiting, &mut self.next_wait, &mut self.moments_wait]
            .into_iter()
            .any(|waiting| waiting.take_if(|waited| *waited == ticket).is_some())
    }
}
