//! The value that a list is narrowed by, where there is no closed list of them: a name, a label, a day. Names and labels
//! of the journal are offered as they are typed; a day is said back in full before it is taken.

use super::{Flow, Page, Place};
use crate::{
    app::{
        Action, Cx, Spot, Ticket,
        keymap::Context,
        parts::{
            editor::Editor,
            menu::Choice,
            narrow::Narrow,
            typing::{self, Typed, type_action},
        },
    },
    domain::{
        Moment,
        filter::{Filter, Term},
    },
    journal::{NameKind, Read, Reply},
    words::Dates,
};

/// So many names or labels are offered.
const OFFERED: u16 = 8;

/// A value being typed.
#[derive(Debug)]
pub struct Value {
    /// What it narrows by.
    pub by: Narrow,
    /// What is typed.
    pub field: Editor,
    /// Names or labels that fit.
    pub offers: Vec<String>,
    /// Which of them is chosen.
    pub chosen: Option<usize>,
    /// Why it cannot be taken.
    pub wrong: Option<String>,
    /// Where in the field that is, in bytes; `None` = all of it.
    pub wrong_at: Option<usize>,
    waiting: Option<Ticket>,
}

impl Value {
    /// Asks for the value.
    #[must_use]
    pub fn new(by: Narrow) -> Self {
        Self { by, field: Editor::line(), offers: Vec::new(), chosen: None, wrong: None, wrong_at: None, waiting: None }
    }

    /// Asks for a query, beginning with the one there is.
    #[must_use]
    pub fn query(now: &str) -> Self {
        Self { field: Editor::line().with(now), ..Self::new(Narrow::Query) }
    }

    /// The day that was typed, said in full; empty where there is none to say.
    #[must_use]
    pub fn echo(&self, now: Moment, dates: Dates) -> String {
        match self.by.typed(&self.field.text(), now) {
            Ok(Term::Since(when)) => format!("from {} on", dates.weekday(when.first, now.day())),
            Ok(Term::Until(when)) => format!("to {}", dates.weekday(when.last, now.day())),
            _ => String::new(),
        }
    }

    /// What may be typed, for an empty field.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self.by {
            Narrow::Since | Narrow::Until => "1 sep · last month · 2026-09 · monday",
            Narrow::Label => "the first letters of a label",
            Narrow::Query => "trust:..40 · state:falling · follow-up:overdue · @open-objections",
            _ => "the first letters of any word of the name",
        }
    }

    /// Asks for what fits the words typed so far.
    fn look(&mut self, cx: &mut Cx<'_>) {
        (self.wrong, self.wrong_at, self.chosen) = (None, None, None);
        if let Some(old) = self.waiting.take() {
            cx.stop(old);
        }
        let text = self.field.text();
        self.waiting = match self.by {
            Narrow::Who => Some(cx.read(Read::Complete { text, at: None, limit: OFFERED })),
            Narrow::Label => Some(cx.read(Read::Labels(text))),
            _ => None,
        };
    }

    fn take_offer(&mut self) {
        if let Some(offer) = self.offers.get(self.chosen.unwrap_or(0)) {
            self.field.put(offer);
        }
    }

    fn accept(&mut self, cx: &mut Cx<'_>) {
        if self.chosen.is_some() {
            self.take_offer();
        }
        if self.by == Narrow::Query {
            return self.accept_query(cx);
        }
        match self.by.typed(&self.field.text(), cx.now()) {
            Ok(term) => cx.answer(Choice::Narrow(term)),
            Err(wrong) => self.wrong = Some(wrong.why),
        }
    }
}

impl Value {
    /// A query is taken as it was typed, so that `last month` moves on; a mistake is marked where it stands.
    fn accept_query(&mut self, cx: &mut Cx<'_>) {
        let text = self.field.text();
        match Filter::parse(&text, cx.now()).mistakes.into_iter().next() {
            Some(mistake) => (self.wrong, self.wrong_at) = (Some(mistake.why), Some(mistake.at.start)),
            None => cx.answer(Choice::Shown(text.trim().to_owned())),
        }
    }
}

impl Page for Value {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        Context::Field
    }

    fn title(&self) -> String {
        format!("Only by {}", self.by.said())
    }

    fn actions(&self) -> &[Action] {
        &typing::WITH_CHOICE
    }

    fn floats(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        self.look(cx);
    }

    fn reload(&mut self, _cx: &mut Cx<'_>) {}

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        let last = self.offers.len().checked_sub(1);
        match action {
            Action::Accept => self.accept(cx),
            Action::ChooseDown => self.chosen = last.map(|last| self.chosen.map_or(0, |at| (at + 1).min(last))),
            Action::ChooseUp => self.chosen = self.chosen.and_then(|at| at.checked_sub(1)),
            Action::NextField => {
                self.take_offer();
                self.look(cx);
            }
            action => match type_action(&mut self.field, action) {
                Typed::NotMine => return Flow::Passed,
                Typed::Kept => {}
                Typed::Changed => self.look(cx),
            },
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, _cx: &mut Cx<'_>) {
        if self.waiting.take_if(|waited| *waited == ticket).is_none() {
            return;
        }
        let chosen = self.chosen.and_then(|at| self.offers.get(at).cloned());
        self.offers = match reply {
            Reply::Names(hits) => {
                hits.into_iter().filter(|hit| hit.kind == NameKind::Prospect).map(|hit| hit.name).collect()
            }
            Reply::Labels(labels) => labels.into_iter().take(usize::from(OFFERED)).collect(),
            _ => return,
        };
        // The choice stays with its words, not with its place.
        self.chosen = chosen.and_then(|words| self.offers.iter().position(|offer| *offer == words));
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        (action == Action::Accept).then_some("narrow the list")
    }

    fn typed(&mut self, typed: char, cx: &mut Cx<'_>) {
        self.field.type_char(typed);
        self.look(cx);
    }

    fn pasted(&mut self, text: &str, cx: &mut Cx<'_>) {
        self.field.paste(text);
        self.look(cx);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        match spot {
            Spot::Row(at) => {
                self.chosen = Some(at);
                self.accept(cx);
            }
            Spot::Field { column, .. } => self.field.click(0, usize::from(column)),
            _ => {}
        }
    }
}
