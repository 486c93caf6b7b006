//! A talk of this week prepared in three lines, of which only the first has to be filled: with whom, what they still do not
//! say, what one has not dared to ask. Saved, it ends on the brief.

use serde::{Deserialize, Serialize};

use super::{Flow, Page, Place, Screen, why};
use crate::{
    app::{
        Action, Cx, Spot, Ticket,
        keymap::Context,
        parts::{
            editor::Editor,
            keeping::Keeping,
            typing::{self, Typed, type_action},
            who::{Heard, Meant, Who, new_or},
        },
    },
    journal::{Draft, Person, PrepareDraft, Reply, Request, Trouble, Whom, Write},
};

/// The three lines, in order.
pub const ASKS: [&str; 3] = ["Who?", "What do they still not tell you?", "Which question have you not dared to ask?"];

/// What is said where the first is missing.
const MISSING: &str = "Whom will you talk to? A name is enough.";

/// The form's state.
#[derive(Debug)]
pub struct Preparing {
    /// The lines.
    pub lines: [Editor; 3],
    /// The one with the focus.
    pub on: usize,
    /// The names in the first.
    pub who: Who,
    /// What is wrong with the first.
    pub fault: Option<String>,
    keeping: Keeping,
    saving: Option<Ticket>,
    /// A save that waits for what the journal says about the name.
    pending: bool,
}

impl Default for Preparing {
    fn default() -> Self {
        let lines = [Editor::line(), Editor::line(), Editor::line()];
        Self {
            lines,
            on: 0,
            who: Who::default(),
            fault: None,
            keeping: Keeping::default(),
            saving: None,
            pending: false,
        }
    }
}

const ACTIONS: [Action; 20] = {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q] = typing::WITH_CHOICE;
    [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, Action::PreviousField, Action::Save, Action::Back]
};

/// The lines as JSON.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    lines: [String; 3],
}

impl Preparing {
    /// What these are called among the drafts, and the one place they have.
    pub const DRAFTS: &str = "prepare";

    /// The lines left over, as they stood; `None` if they cannot be read.
    #[must_use]
    pub fn continuing(draft: &Draft) -> Option<Self> {
        let kept: Kept = serde_json::from_str(&draft.body).ok()?;
        let mut form = Self::default();
        for (line, text) in form.lines.iter_mut().zip(&kept.lines) {
            line.put(text);
        }
        form.keeping = Keeping::of(draft);
        Some(form)
    }

    /// Whom the talk is with, as far as it stands there.
    #[must_use]
    pub fn whom(&self) -> Option<String> {
        Some(self.lines[0].text().trim().to_owned()).filter(|name| !name.is_empty())
    }

    fn is_blank(&self) -> bool {
        self.lines.iter().all(Editor::is_blank)
    }

    fn turn(&mut self, by: usize) {
        self.on = (self.on + by) % ASKS.len();
    }

    /// To the next line; a name is completed first, or the near one taken.
    fn next(&mut self, cx: &mut Cx<'_>) {
        if self.on == 0 {
            let text = self.lines[0].text();
            let settled = self.who.known(&text).is_some() && self.who.offered().0.iter().all(|hit| hit.exact);
            let taken = if settled { None } else { self.who.take_near(&text).or_else(|| self.who.completed(&text)) };
            if let Some(name) = taken {
                self.lines[0].put(&name);
                self.fault = None;
                self.keeping.touched(cx.now());
            }
        }
        self.turn(1);
    }

    /// The arrows choose among the names offered; where there are none they go from line to line.
    fn choose(&mut self, down: bool, cx: &mut Cx<'_>) {
        if self.on == 0 && !self.who.offered().0.is_empty() {
            self.who.choose(down);
        } else if down {
            self.next(cx);
        } else {
            self.turn(ASKS.len() - 1);
        }
    }

    fn changed(&mut self, cx: &mut Cx<'_>) {
        self.fault = None;
        self.keeping.touched(cx.now());
        if self.on == 0 {
            self.who.look(&self.lines[0].text(), cx);
        }
    }

    /// Whether the lines are on their way into the journal: no key changes them then, and it says so.
    fn is_saving(&self, cx: &mut Cx<'_>) -> bool {
        if self.saving.is_some() {
            cx.say_saving();
        }
        self.saving.is_some()
    }

    fn save(&mut self, cx: &mut Cx<'_>) {
        self.pending = false;
        if self.saving.is_some() {
            return;
        }
        let text = self.lines[0].text();
        match self.who.meant(&text, cx) {
            Meant::Nobody => self.refuse(MISSING),
            Meant::Wait => self.pending = true,
            Meant::Near(hit) => self.refuse(new_or(&text, &hit)),
            Meant::Them(prospect, people) => self.send(prospect, people, cx),
        }
    }

    fn send(&mut self, prospect: Whom, people: Vec<Person>, cx: &mut Cx<'_>) {
        self.keep(cx);
        let [unsaid, question] = [1, 2].map(|at| self.lines[at].text());
        let write = Write::Prepare(PrepareDraft { prospect, people, unsaid, question });
        self.saving = Some(cx.write(self.keeping.saving(write)));
    }

    /// A save that waited for the name goes on.
    fn go_on(&mut self, cx: &mut Cx<'_>) {
        if self.pending && !self.who.waits() {
            self.save(cx);
        }
    }

    fn refuse(&mut self, why: impl Into<String>) {
        (self.on, self.fault) = (0, Some(why.into()));
    }
}

impl Page for Preparing {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        Context::Form
    }

    fn title(&self) -> String {
        "Prepare a talk".to_owned()
    }

    fn actions(&self) -> &[Action] {
        &ACTIONS
    }

    fn floats(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        if self.keeping.uid().is_none()
            && let Some(left) = cx.known.take_left(Self::DRAFTS)
            && let Some(form) = Self::continuing(&left)
        {
            *self = form;
        }
        self.keeping.opened(cx);
        if let Some(name) = self.whom() {
            self.who.look(&name, cx);
        }
    }

    /// Nothing moves under the hand.
    fn reload(&mut self, _cx: &mut Cx<'_>) {}

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if action != Action::Back && self.is_saving(cx) {
            return Flow::Taken;
        }
        match action {
            Action::Save => self.save(cx),
            Action::Accept if self.on + 1 == ASKS.len() => self.save(cx),
            Action::Accept if self.on == 0 && self.whom().is_none() => self.refuse(MISSING),
            Action::Accept | Action::NextField => self.next(cx),
            Action::ChooseDown | Action::ChooseUp => self.choose(action == Action::ChooseDown, cx),
            Action::PreviousField => self.turn(ASKS.len() - 1),
            Action::Back => {
                if !self.is_blank() {
                    cx.say_kept(self.saving.is_some());
                }
                return Flow::Passed;
            }
            action => match type_action(&mut self.lines[self.on], action) {
                Typed::NotMine => return Flow::Passed,
                Typed::Kept => {}
                Typed::Changed => self.changed(cx),
            },
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match reply {
            Reply::Made(prospect) if self.saving == Some(ticket) => {
                self.keeping.saved(cx);
                cx.say("Read it before the call · b brings it back · n writes down what they say");
                cx.swap(Screen::at(Place::Brief { prospect, cursor: None }));
            }
            Reply::Names(hits) => {
                let text = self.lines[0].text();
                if let Heard::Ours(completed) = self.who.hear(ticket, hits, &text) {
                    if let Some(name) = completed {
                        self.lines[0].put(&name);
                        self.keeping.touched(cx.now());
                    }
                    self.go_on(cx);
                }
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
        if matches!(request, Request::Read(_)) {
            self.who.missed(ticket);
            self.go_on(cx);
            return;
        }
        self.saving = self.saving.filter(|saving| *saving != ticket);
        match trouble {
            Trouble::Invalid(invalid) => self.refuse(invalid.why),
            trouble => cx.trouble(why(&request, &trouble)),
        }
    }

    fn typed(&mut self, typed: char, cx: &mut Cx<'_>) {
        if self.is_saving(cx) {
            return;
        }
        self.lines[self.on].type_char(typed);
        self.changed(cx);
    }

    fn pasted(&mut self, text: &str, cx: &mut Cx<'_>) {
        if self.is_saving(cx) {
            return;
        }
        self.lines[self.on].paste(text);
        self.changed(cx);
    }

    fn clicked(&mut self, spot: Spot, _cx: &mut Cx<'_>) {
        if let Spot::Field { field, column, .. } = spot
            && let Some(line) = self.lines.get_mut(field)
        {
            line.click(0, usize::from(column));
            self.on = field;
        }
    }

    fn keep(&mut self, cx: &mut Cx<'_>) {
        if self.keeping.has_changed() {
            let kept = Kept { lines: self.lines.each_ref().map(Editor::text) };
            let body = (!self.is_blank()).then(|| serde_json::to_string(&kept).unwrap_or_default());
            self.keeping.keep(Self::DRAFTS.to_owned(), body, cx);
        }
    }

    fn wake_at(&self) -> Option<i64> {
        self.keeping.due()
    }

    fn woken(&mut self, cx: &mut Cx<'_>) {
        self.keep(cx);
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Save => Some("to the brief"),
            Action::Back => Some("leave, the words stay"),
            _ => None,
        }
    }
}
