//! The thresholds of the warnings: what each is, what it is unless somebody sets it, and what it means. They hold for the
//! whole journal. Settings stand outside History: the way back is the word `default`.

use super::{
    Flow, Page, Place,
    prompt::{Asks, Prompt},
};
use crate::{
    app::{Action, Cx, Size, Spot, Ticket, keymap::Context},
    journal::{
        Read, Reply, Request, Trouble,
        warnings::{Limit, Limits},
    },
};

/// The screen's state.
#[derive(Debug)]
pub struct Thresholds {
    /// What they are, once that is known.
    pub limits: Option<Limits>,
    /// The one under the cursor, by its place in [`Limit::ALL`].
    pub cursor: usize,
    /// Why it may be old.
    pub stuck: Option<String>,
    waiting: Option<Ticket>,
}

/// So many lines at the foot say what the threshold under the cursor means, below their rule; 0 where the rows have room.
#[must_use]
pub const fn meaning_rows(size: Size) -> u16 {
    if size.columns >= 100 { 0 } else { 3 }
}

/// The rows in sight at this size: the rest is header, rule, the meaning of one, footer.
#[must_use]
pub fn rows_shown(size: Size) -> usize {
    usize::from(size.rows.saturating_sub(3 + meaning_rows(size))).max(1)
}

impl Thresholds {
    /// All of them, the cursor on one.
    #[must_use]
    pub fn new(on: Option<Limit>) -> Self {
        Self { limits: None, cursor: on.map_or(0, |limit| limit as usize), stuck: None, waiting: None }
    }

    /// The threshold under the cursor.
    #[must_use]
    pub fn current(&self) -> Limit {
        Limit::ALL[self.cursor.min(Limit::ALL.len() - 1)]
    }

    fn moved(&mut self, action: Action, height: usize) -> bool {
        let last = Limit::ALL.len() - 1;
        self.cursor = match action {
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => (self.cursor + 1).min(last),
            Action::PageUp => self.cursor.saturating_sub(height),
            Action::PageDown => (self.cursor + height).min(last),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        true
    }

    fn set(&self, cx: &mut Cx<'_>) {
        if let Some(limits) = &self.limits {
            let limit = self.current();
            cx.show(Prompt::with(Asks::Threshold(limit), &limits.get(limit).to_string()).into());
        }
    }
}

impl Page for Thresholds {
    fn place(&self) -> Option<Place> {
        Some(Place::Thresholds { on: Some(self.current()) })
    }

    fn context(&self) -> Context {
        Context::List
    }

    fn title(&self) -> String {
        "Thresholds of the warnings".to_owned()
    }

    fn actions(&self) -> &[Action] {
        use Action::{Down, First, Last, Open, PageDown, PageUp, Up};
        &[Up, Down, PageUp, PageDown, First, Last, Open]
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.waiting.take() {
            cx.stop(old);
        }
        self.waiting = Some(cx.read(Read::Limits));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.moved(action, rows_shown(cx.known.size)) {
            return Flow::Taken;
        }
        match action {
            Action::Open => self.set(cx),
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, _cx: &mut Cx<'_>) {
        if let (Reply::Limits(limits), true) = (reply, self.waiting == Some(ticket)) {
            (self.waiting, self.stuck, self.limits) = (None, None, Some(limits));
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.waiting == Some(ticket) {
            (self.waiting, self.stuck) = (None, Some(why.clone()));
        }
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        match spot {
            Spot::Row(at) if at == self.cursor => self.set(cx),
            Spot::Row(at) => self.cursor = at.min(Limit::ALL.len() - 1),
            _ => {}
        }
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        (action == Action::Open).then_some("set")
    }
}
