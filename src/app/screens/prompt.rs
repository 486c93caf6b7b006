//! One line of text over the screen that asked: a question to plan, a promise, what is unsaid, the marks of the rows
//! picked, who settled an objection, where an entry belongs. It saves by itself; a failure keeps the line, and so does
//! leaving it.

mod asks;
pub(super) mod draft;

pub use asks::Asks;

use super::{Flow, Page, Place, why};
use crate::{
    app::{
        Action, Cx, Known, Spot, Ticket,
        keymap::Context,
        parts::{
            form::{Done, FieldName, Form, IN_FIELD, read},
            keeping::Keeping,
            who::{Heard, Meant, Who},
        },
    },
    domain::{
        Day, Invalid, Marks, Moment, ObjectionState, QuestionState, Uid,
        when::{self, Look},
    },
    journal::{Reply, Request, Reworded, Target, TargetKind, Trouble, Whom, Write, warnings::Hush},
};

/// The prompt.
#[derive(Debug)]
pub struct Prompt {
    /// What it asks for.
    pub asks: Asks,
    /// Its one field.
    pub form: Form,
    /// The names in it, where it asks for a prospect.
    pub who: Who,
    keeping: Keeping,
    saving: Vec<Ticket>,
    pending: bool,
}

impl Prompt {
    /// A prompt that asks for this.
    #[must_use]
    pub fn new(asks: Asks) -> Self {
        let names: Vec<FieldName> = [asks.field()].iter().chain(asks.also()).copied().collect();
        let form = Form::of(&names, &[]);
        Self { asks, form, who: Who::default(), keeping: Keeping::default(), saving: Vec::new(), pending: false }
    }

    /// The same with something in the line already.
    #[must_use]
    pub fn with(asks: Asks, text: &str) -> Self {
        let mut prompt = Self::new(asks);
        prompt.form.fill(prompt.asks.field(), text);
        prompt
    }

    /// The prompt that moves entries to another prospect.
    #[must_use]
    pub fn moving(entries: Vec<Uid>) -> Self {
        Self::new(Asks::Mover(entries))
    }

    /// What the line will be taken for.
    #[must_use]
    pub fn echo(&self, known: &Known) -> Option<String> {
        let name = self.form.focused();
        if let Asks::Until(_) = self.asks {
            let day = answer_by(&self.form.text(name), known.now).ok()??;
            return Some(format!("= {}", known.options.dates.weekday(day, known.today())));
        }
        if let Asks::Threshold(limit) = self.asks {
            return Some(limit.meaning().to_owned());
        }
        read::echo(name, &self.form.text(name), known.now, known.options.dates)
    }

    fn changed(&mut self, cx: &mut Cx<'_>) {
        self.keeping.touched(cx.now());
        if self.is_on_whom() {
            let text = self.form.text(FieldName::Who);
            self.who.look(&text, cx);
        }
    }

    /// Whether a prospect's name is asked for where the focus is.
    fn is_on_whom(&self) -> bool {
        self.asks.is_whom() && self.form.focused() == FieldName::Who
    }

    /// Whether the words are on their way into the journal: no key changes them then, and it says so.
    fn is_saving(&self, cx: &mut Cx<'_>) -> bool {
        if !self.saving.is_empty() {
            cx.say_saving();
        }
        !self.saving.is_empty()
    }

    fn accept(&mut self, cx: &mut Cx<'_>) {
        self.pending = false;
        if !self.saving.is_empty() {
            return;
        }
        if self.form.focused() == FieldName::Line && !self.asks.also().is_empty() {
            return self.form.step(true, cx.now());
        }
        let name = self.form.focused();
        let text = self.form.text(name);
        let writes = match self.writes(&text, cx) {
            Ok(writes) => writes,
            Err(invalid) => {
                self.form.fail(name, invalid.why);
                return;
            }
        };
        self.keep_draft(cx);
        // The draft goes with the last of them: a crash before it loses no word.
        let last = writes.len().saturating_sub(1);
        let write = |(at, write)| cx.write(if at == last { self.keeping.saving(write) } else { write });
        self.saving = writes.into_iter().enumerate().map(write).collect();
    }

    fn writes(&mut self, text: &str, cx: &mut Cx<'_>) -> Result<Vec<Write>, Invalid> {
        let on = cx.today();
        let said = || {
            let missing = Invalid::new("text", "There are no words yet; esc leaves it.");
            (!text.is_empty()).then(|| text.to_owned()).ok_or(missing)
        };
        Ok(match &self.asks {
            Asks::Question(link) => vec![Write::PlanQuestion { prospect: link.uid, text: said()? }],
            Asks::Bank { uid, stage, purpose } => {
                vec![Write::PutBank { uid: *uid, text: said()?, stage: *stage, purpose: purpose.clone() }]
            }
            Asks::Until(question) => {
                let until = answer_by(text, cx.now())?;
                vec![Write::SetQuestion { question: *question, state: QuestionState::Pending, on, until }]
            }
            Asks::PlanFor(question) => {
                let question = question.clone();
                let prospect = self.whom(text, cx)?;
                prospect.into_iter().map(|prospect| Write::PlanQuestion { prospect, text: question.clone() }).collect()
            }
            Asks::Reword(Target { kind, uid }) => {
                let (what, text) = match kind {
                    TargetKind::FollowUp => {
                        let (words, due) = when::promise(text, cx.now())?;
                        (Reworded::FollowUp(*uid, due), words.to_owned())
                    }
                    TargetKind::Unsaid => (Reworded::Unsaid(*uid), said()?),
                    _ => (Reworded::Question(*uid), said()?),
                };
                vec![Write::Reword { what, text }]
            }
            Asks::Unsaid(link) => vec![Write::AddUnsaid { prospect: link.uid, text: said()? }],
            Asks::FollowUp(link) => {
                said()?;
                let promises = read::follow_ups(text, cx.now())?.into_iter();
                promises.map(|(text, due)| Write::AddFollowUp { prospect: link.uid, text, due }).collect()
            }
            Asks::Marks(entries) => {
                let marks = Marks::parse(text)?;
                if marks == Marks::default() {
                    return Err(Invalid::new(
                        "marks",
                        "No mark yet: o4bv is an objection, frank, bad news, volunteered.",
                    ));
                }
                if marks.just_a_note {
                    return Err(Invalid::new("marks", "What is written already cannot become a note; d trashes it."));
                }
                vec![Write::SetMarks { entries: entries.clone(), marks }]
            }
            Asks::SettledBy(entry) => {
                vec![Write::SetObjection { entry: *entry, state: ObjectionState::Settled, on, by: text.to_owned() }]
            }
            Asks::SnoozeUntil(link, warning) => {
                let until = when::day(text, cx.now(), Look::Ahead)?;
                if until <= on {
                    return Err(Invalid::new("until", "A snooze ends on a day after today."));
                }
                let why = Self::new(Asks::SnoozeWhy(link.clone(), *warning, until));
                self.keeping.drop(cx);
                cx.swap(why.into());
                Vec::new()
            }
            Asks::SnoozeWhy(link, warning, until) => {
                let (prospect, warning, hush) = (link.uid, *warning, Hush::Snoozed(*until));
                vec![Write::HushWarning { prospect, warning, hush, reason: text.to_owned() }]
            }
            Asks::Dismissal(link, warning) => {
                let (prospect, warning, hush) = (link.uid, *warning, Hush::Dismissed);
                vec![Write::HushWarning { prospect, warning, hush, reason: text.to_owned() }]
            }
            Asks::Pocket(on) => {
                let (on, question) = (*on, self.form.text(FieldName::Line));
                if question.is_empty() {
                    self.form.step(false, cx.now());
                    return Err(Invalid::new("text", "There are no words yet; esc leaves it."));
                }
                let prospect = self.whom(text, cx)?;
                prospect.into_iter().map(|prospect| Write::HoldBack { prospect, text: question.clone(), on }).collect()
            }
            Asks::Threshold(limit) => vec![Write::SetLimit { limit: *limit, value: limit.read(text)? }],
            Asks::View(query) => vec![Write::KeepView { name: said()?, query: query.clone() }],
            Asks::Mover(entries) => {
                let entries = entries.clone();
                match self.who.meant(text, cx) {
                    Meant::Nobody => return Err(Invalid::new("who", "The first letters are enough.")),
                    Meant::Wait => {
                        self.pending = true;
                        Vec::new()
                    }
                    Meant::Near(hit) => {
                        let asks = format!("“{text}” is new. Or {}? (tab = the old one)", hit.prospect.name);
                        return Err(Invalid::new("who", asks));
                    }
                    Meant::Them(to, _) => {
                        vec![Write::MoveEntries { entries, to }]
                    }
                }
            }
        })
    }

    /// The prospect that the letters mean, one that is there already; `None` while the journal is asked.
    fn whom(&mut self, text: &str, cx: &mut Cx<'_>) -> Result<Option<Uid>, Invalid> {
        let completed = self.who.completed(text);
        match self.who.meant(completed.as_deref().unwrap_or(text), cx) {
            Meant::Nobody => Err(Invalid::new("who", "The first letters are enough.")),
            Meant::Wait => {
                self.pending = true;
                Ok(None)
            }
            Meant::Them(Whom::Known(prospect), _) => Ok(Some(prospect)),
            Meant::Near(_) | Meant::Them(Whom::New(_), _) => {
                Err(Invalid::new("who", "No prospect of that name. P makes a new one."))
            }
        }
    }

    fn complete(&mut self, cx: &Cx<'_>) {
        if self.form.focused() == FieldName::Line && !self.asks.also().is_empty() {
            self.form.step(true, cx.now());
        } else if self.is_on_whom() {
            let text = self.form.text(FieldName::Who);
            let taken = self.who.take_near(&text).or_else(|| self.who.completed(&text));
            if let Some(text) = taken {
                self.form.put(FieldName::Who, &text);
                self.keeping.touched(cx.now());
            }
        }
    }

    fn done(&mut self, cx: &mut Cx<'_>) {
        self.keeping.saved(cx);
        cx.say(match self.asks {
            Asks::SnoozeWhy(.., until) => {
                format!("Quiet until {} · u takes it back", cx.known.options.dates.weekday(until, cx.today()))
            }
            ref asks => asks.done(),
        });
        cx.close();
    }
}

/// The day a promised answer is for; `None` for an empty line.
fn answer_by(text: &str, now: Moment) -> Result<Option<Day>, Invalid> {
    if text.trim().is_empty() {
        Ok(None)
    } else {
        when::moment(text, now, when::Look::Ahead).map(|held| Some(held.day()))
    }
}

impl Page for Prompt {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        Context::Form
    }

    fn title(&self) -> String {
        self.asks.heading()
    }

    fn actions(&self) -> &[Action] {
        IN_FIELD
    }

    fn floats(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        self.bring_back(cx);
        self.form.fit(|_| (usize::from(cx.known.size.columns), 1));
    }

    fn reload(&mut self, _cx: &mut Cx<'_>) {}

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if !matches!(action, Action::Back | Action::Stop) && self.is_saving(cx) {
            return Flow::Taken;
        }
        match action {
            Action::Accept | Action::Save => self.accept(cx),
            Action::NextField => self.complete(cx),
            Action::PreviousField if !self.asks.also().is_empty() => self.form.step(false, cx.now()),
            Action::ChooseUp | Action::ChooseDown => self.who.choose(action == Action::ChooseDown),
            Action::Back => {
                self.leave(cx);
                return Flow::Passed;
            }
            Action::Stop | Action::PreviousField => return Flow::Passed,
            action => match self.form.act(action) {
                Done::Passed => return Flow::Passed,
                Done::Moved => {}
                Done::Changed => self.changed(cx),
            },
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        if let Reply::Names(hits) = reply {
            let text = self.form.text(FieldName::Who);
            if let Heard::Ours(completed) = self.who.hear(ticket, hits, &text) {
                if let Some(text) = completed {
                    self.form.put(FieldName::Who, &text);
                }
                if self.pending {
                    self.accept(cx);
                }
            }
            return;
        }
        if self.keeping.hear(ticket, cx) {
            return;
        }
        if let Some(at) = self.saving.iter().position(|asked| *asked == ticket) {
            self.saving.remove(at);
            if self.saving.is_empty() {
                self.done(cx);
            }
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        if self.keeping.missed(&request, cx) {
            return;
        }
        self.saving.retain(|asked| *asked != ticket);
        self.who.missed(ticket);
        match (&request, trouble) {
            (Request::Write(_), Trouble::Invalid(invalid)) => self.form.fail(self.form.focused(), invalid.why),
            (_, trouble) => cx.trouble(why(&request, &trouble)),
        }
    }

    fn typed(&mut self, typed: char, cx: &mut Cx<'_>) {
        if self.is_saving(cx) {
            return;
        }
        self.form.typed(typed);
        self.changed(cx);
    }

    fn pasted(&mut self, text: &str, cx: &mut Cx<'_>) {
        if self.is_saving(cx) {
            return;
        }
        self.form.pasted(text);
        self.changed(cx);
    }

    fn clicked(&mut self, spot: Spot, _cx: &mut Cx<'_>) {
        if let Spot::Field { field, row, column } = spot {
            self.form.clicked(field, row, column);
        }
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Back => Some("leave, the words stay"),
            // Enter does the same, and is what one tries first.
            Action::Save => Some(""),
            Action::Accept => Some("save"),
            // There is one field; only a name can be completed.
            Action::NextField => Some(if matches!(self.asks, Asks::Mover(_)) { "complete" } else { "" }),
            _ => None,
        }
    }

    fn keep(&mut self, cx: &mut Cx<'_>) {
        self.keep_draft(cx);
    }

    fn wake_at(&self) -> Option<i64> {
        self.keeping.due()
    }

    fn woken(&mut self, cx: &mut Cx<'_>) {
        self.form.pause();
        self.keep_draft(cx);
    }
}
