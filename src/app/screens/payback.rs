//! The line at the foot after a save: where it went, and what saving pays back with. It stands till the next key: its
//! own keys first, any other means later and does its work on the screen beneath.

use super::{Flow, Page, Place, prompt::Prompt};
use crate::{
    app::{Action, Cx, Known, Ticket, keymap::Context},
    domain::{QuestionState, Uid},
    journal::{Link, Payback, Reply, Request, Saved, Trouble, Write, pays_back},
    words::one_line,
};

/// As many columns of a question or promise are said at least; and so many are left for the rest of the line.
const SAID: usize = 44;
const REST: usize = 76;

/// The line's state.
#[derive(Debug, Clone, PartialEq)]
pub struct PayBack {
    /// What was saved.
    pub saved: Saved,
    waiting: Option<Ticket>,
}

impl PayBack {
    /// The line after this save.
    #[must_use]
    pub fn new(saved: Saved) -> Self {
        Self { saved, waiting: None }
    }

    /// Where it went: `Saved for Nordkap, joined the 13:20 talk`.
    #[must_use]
    pub fn went(&self, known: &Known) -> String {
        let name = one_line(&self.saved.prospect.name, 30);
        let new = if self.saved.new_prospect { " (new)" } else { "" };
        let joined = self.saved.joined.and_then(|held| held.local().1);
        let joined =
            joined.map(|hour| format!(", joined the {} talk", known.options.dates.hour(hour))).unwrap_or_default();
        format!("Saved for {name}{new}{joined}")
    }

    /// What it pays back with, as a sentence; nothing if there is nothing.
    #[must_use]
    pub fn pays(&self, known: &Known) -> Option<String> {
        let (today, dates) = (known.today(), known.options.dates);
        let most = usize::from(known.size.columns).saturating_sub(REST).max(SAID);
        self.saved.payback.as_ref().map(|payback| pays_back(payback, today, dates, Some(most)))
    }

    /// Both, where there is no room for keys: the next talk has the hand already.
    #[must_use]
    pub fn said_without_keys(&self, known: &Known) -> String {
        let pays = self.pays(known).map(|pays| format!(" · {pays}")).unwrap_or_default();
        format!("{}{pays}", self.went(known))
    }

    /// The question that is asked about.
    fn planned(&self) -> Option<Uid> {
        match &self.saved.payback {
            Some(Payback::Planned { question, .. }) => Some(*question),
            _ => None,
        }
    }

    fn became(&mut self, state: QuestionState, cx: &mut Cx<'_>) {
        if let Some(question) = self.planned() {
            let write = Write::SetQuestion { question, state, on: cx.today(), until: None };
            self.waiting = Some(cx.write_then_say(write, format!("The question is {}.", state.said())));
            cx.close();
        }
    }
}

impl Page for PayBack {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        Context::PayBack
    }

    fn title(&self) -> String {
        "After saving".to_owned()
    }

    fn actions(&self) -> &[Action] {
        use Action::{Answered, Dodged, HeldBack, Later, MoveEntry, Pending};
        match (self.planned().is_some(), self.saved.entries.is_empty()) {
            (true, false) => &[Answered, Dodged, Pending, HeldBack, MoveEntry, Later],
            (true, true) => &[Answered, Dodged, Pending, HeldBack, Later],
            (false, false) => &[MoveEntry],
            (false, true) => &[],
        }
    }

    fn floats(&self) -> bool {
        true
    }

    fn goes_with_next_key(&self) -> bool {
        true
    }

    fn load(&mut self, _cx: &mut Cx<'_>) {}

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        match action {
            Action::Answered => self.became(QuestionState::Answered, cx),
            Action::Dodged => self.became(QuestionState::Dodged, cx),
            Action::Pending => self.became(QuestionState::Pending, cx),
            Action::HeldBack => self.became(QuestionState::HeldBack, cx),
            Action::Later => cx.close(),
            Action::MoveEntry => cx.swap(Prompt::moving(self.saved.entries.clone()).into()),
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, _ticket: Ticket, _reply: Reply, _cx: &mut Cx<'_>) {}

    fn failed(&mut self, _ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        cx.trouble(super::why(&request, &trouble));
    }

    fn subject(&self) -> Option<Link> {
        Some(self.saved.prospect.clone())
    }
}
