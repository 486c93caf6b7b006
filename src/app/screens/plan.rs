//! Planning a question for a prospect: the bank for their stage, the best first, narrowed by what is typed; or the typed
//! words themselves.

use super::{Flow, Page, Place, prompt::draft, why};
use crate::{
    app::{
        Action, Cx, Spot, Ticket,
        keymap::Context,
        parts::{
            editor::Editor,
            keeping::Keeping,
            menu::Choice,
            typing::{self, Typed, type_action},
        },
    },
    domain::{Stage, fold},
    journal::{BankRow, Link, Read, Reply, Request, Trouble, Write},
};

/// A question being planned.
#[derive(Debug)]
pub struct Plan {
    /// For whom.
    pub prospect: Link,
    /// It is to be asked now: it is not planned, but answered to the screen beneath.
    pub now: bool,
    /// What is typed.
    pub field: Editor,
    /// The row under the cursor.
    pub cursor: usize,
    bank: Vec<BankRow>,
    /// Places in `bank`.
    fitting: Vec<usize>,
    waiting: Option<Ticket>,
    saving: Option<Ticket>,
    keeping: Keeping,
}

/// A question that can be taken.
#[derive(Debug, Clone, PartialEq)]
pub enum Offer<'a> {
    /// The words as typed.
    Own(String),
    /// One of the bank.
    Of(&'a BankRow),
}

const ACTIONS: [Action; 19] = {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m] = typing::ACTIONS;
    [
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i,
        j,
        k,
        l,
        m,
        Action::Accept,
        Action::ChooseUp,
        Action::ChooseDown,
        Action::NextField,
        Action::Save,
        Action::Back,
    ]
};

impl Plan {
    /// For this prospect.
    #[must_use]
    pub fn new(prospect: Link) -> Self {
        let field = Editor::line();
        let keeping = Keeping::default();
        Self {
            prospect,
            now: false,
            field,
            cursor: 0,
            bank: Vec::new(),
            fitting: Vec::new(),
            waiting: None,
            saving: None,
            keeping,
        }
    }

    /// For this prospect, to be asked now: the words go to the screen beneath.
    #[must_use]
    pub fn asking(prospect: Link) -> Self {
        Self { now: true, ..Self::new(prospect) }
    }

    /// What can be taken: what fits the words, and the words themselves. A sentence that ends in a question mark is one's
    /// own before it is anything else.
    pub fn offers(&self) -> impl Iterator<Item = Offer<'_>> {
        let typed = self.field.text().trim().to_owned();
        let (first, last) = match (typed.is_empty(), typed.ends_with('?')) {
            (true, _) => (None, None),
            (false, true) => (Some(typed), None),
            (false, false) => (None, Some(typed)),
        };
        let of_bank = self.fitting.iter().filter_map(|at| self.bank.get(*at)).map(Offer::Of);
        first.map(Offer::Own).into_iter().chain(of_bank).chain(last.map(Offer::Own))
    }

    /// Whether the bank is here, and whether any of its questions is known to have opened somebody up.
    #[must_use]
    pub fn knows(&self) -> Option<bool> {
        (!self.bank.is_empty()).then(|| self.bank.iter().any(|row| row.opened.k > 0))
    }

    /// Each typed word begins a word of the question, of what it is for, or of its stage.
    fn look(&mut self) {
        let typed = fold(&self.field.text());
        let sought: Vec<&str> = typed.split_whitespace().collect();
        let fits = |row: &BankRow| {
            let words = format!("{} {} {}", row.text, row.purpose, row.stage.map(Stage::said).unwrap_or_default());
            let words = fold(&words);
            let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).collect();
            sought.iter().all(|sought| {
                let sought = sought.trim_matches(|c: char| !c.is_alphanumeric());
                words.iter().any(|word| word.starts_with(sought))
            })
        };
        self.fitting = (0..self.bank.len()).filter(|at| fits(&self.bank[*at])).collect();
        self.cursor = 0;
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        self.keeping.touched(cx.now());
        self.look();
    }

    fn words(&self, at: usize) -> Option<String> {
        self.offers().nth(at).map(|offer| match offer {
            Offer::Own(words) => words,
            Offer::Of(row) => row.text.clone(),
        })
    }

    /// Whether the question is on its way into the journal: no key changes it then, and it says so.
    fn is_saving(&self, cx: &mut Cx<'_>) -> bool {
        if self.saving.is_some() {
            cx.say_saving();
        }
        self.saving.is_some()
    }

    fn take(&mut self, at: usize, cx: &mut Cx<'_>) {
        let Some(text) = self.words(at).filter(|_| self.saving.is_none()) else { return };
        if self.now {
            self.keeping.drop(cx);
            cx.answer(Choice::Ask(text));
        } else {
            self.keep(cx);
            let write = Write::PlanQuestion { prospect: self.prospect.uid, text };
            self.saving = Some(cx.write(self.keeping.saving(write)));
        }
    }

    fn step(&mut self, down: bool) {
        let last = self.offers().count().saturating_sub(1);
        self.cursor = if down { (self.cursor + 1).min(last) } else { self.cursor.saturating_sub(1) };
    }
}

/// What is said of a question that was planned.
pub(super) fn planned(prospect: &Link) -> String {
    format!("Planned for {} · after the next talk it asks what became of it", prospect.name)
}

impl Page for Plan {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        Context::Field
    }

    fn title(&self) -> String {
        if self.now { "Another question" } else { "Plan a question" }.to_owned()
    }

    fn actions(&self) -> &[Action] {
        &ACTIONS
    }

    fn floats(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        let (place, _) = draft::of_question(&self.prospect, "");
        if let Some(left) = cx.known.take_left(&place) {
            self.field.put(&draft::words_of(&left));
            self.keeping = Keeping::of(&left);
        }
        self.keeping.opened(cx);
        if let Some(old) = self.waiting.replace(cx.read(Read::Bank { prospect: Some(self.prospect.uid) })) {
            cx.stop(old);
        }
    }

    /// Nothing moves under the hand.
    fn reload(&mut self, _cx: &mut Cx<'_>) {}

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if action != Action::Back && self.is_saving(cx) {
            return Flow::Taken;
        }
        match action {
            Action::Accept | Action::Save => self.take(self.cursor, cx),
            Action::Back => {
                if !self.field.is_blank() {
                    cx.say_kept(self.saving.is_some());
                }
                return Flow::Passed;
            }
            Action::ChooseUp => self.step(false),
            Action::ChooseDown => self.step(true),
            Action::NextField => {
                if let Some(words) = self.words(self.cursor) {
                    self.field.put(&words);
                    self.changed(cx);
                }
            }
            action => match type_action(&mut self.field, action) {
                Typed::NotMine => return Flow::Passed,
                Typed::Kept => {}
                Typed::Changed => self.changed(cx),
            },
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match reply {
            Reply::Bank(rows) if self.waiting == Some(ticket) => {
                self.waiting = None;
                self.bank = rows;
                let cursor = self.cursor;
                self.look();
                self.cursor = cursor;
            }
            _ if self.saving == Some(ticket) => {
                self.keeping.saved(cx);
                cx.say(planned(&self.prospect));
                cx.close();
            }
            _ => {
                self.keeping.hear(ticket, cx);
            }
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        if self.keeping.missed(&request, cx) {
            return;
        }
        self.waiting = self.waiting.filter(|waiting| *waiting != ticket);
        self.saving = self.saving.filter(|saving| *saving != ticket);
        cx.trouble(why(&request, &trouble));
    }

    fn typed(&mut self, typed: char, cx: &mut Cx<'_>) {
        if self.is_saving(cx) {
            return;
        }
        self.field.type_char(typed);
        self.changed(cx);
    }

    fn pasted(&mut self, text: &str, cx: &mut Cx<'_>) {
        if self.is_saving(cx) {
            return;
        }
        self.field.paste(text);
        self.changed(cx);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        match spot {
            Spot::Row(at) => self.take(at, cx),
            Spot::Field { column, .. } => self.field.click(0, usize::from(column)),
            _ => {}
        }
    }

    fn keep(&mut self, cx: &mut Cx<'_>) {
        if self.keeping.has_changed() {
            let (place, body) = draft::of_question(&self.prospect, &self.field.text());
            self.keeping.keep(place, body, cx);
        }
    }

    fn wake_at(&self) -> Option<i64> {
        self.keeping.due()
    }

    fn woken(&mut self, cx: &mut Cx<'_>) {
        self.keep(cx);
    }

    fn subject(&self) -> Option<Link> {
        Some(self.prospect.clone())
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::NextField => Some("reword"),
            Action::Accept => Some("plan it"),
            _ => None,
        }
    }
}
