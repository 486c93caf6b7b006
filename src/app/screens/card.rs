//! The card of a prospect or a person: a new one, or the fields of one that is there. A name near one that is there is
//! asked about once.

mod draft;
mod fields;

use super::{Flow, Page, Place, ProspectTab, ending::Ending, why};
use crate::{
    app::{
        Action, Cx, Spot, Ticket,
        keymap::Context,
        parts::{
            form::{Done, FieldName, Form, IN_BODY, read},
            keeping::Keeping,
        },
    },
    domain::{OutcomeResult, OutcomeWhat, Stage, Uid, fold},
    journal::{Link, NameHit, NameKind, Read, Reply, Request, Trouble},
};
use draft::Texts;

/// What the card is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// A prospect that is not there yet.
    NewProspect,
    /// This prospect.
    Prospect(Uid),
    /// A person of this prospect that is not there yet.
    NewContact(Uid),
    /// This person of a prospect.
    Contact(Uid, Uid),
}

/// The screen's state.
#[derive(Debug)]
pub struct Card {
    /// What it is of.
    pub of: Of,
    /// Its fields.
    pub form: Form,
    /// What stands in the fields by the journal.
    there: Texts,
    keeping: Keeping,
    reading: Option<Ticket>,
    near: Near,
    saving: Option<Ticket>,
    outside: Option<Ticket>,
}

#[derive(Debug, Clone, PartialEq)]
enum Near {
    NotAsked,
    Asking(Ticket),
    /// Asked about; saving again means it.
    Asked(NameHit),
    Meant,
}

#[rustfmt::skip]
const ACTIONS: &[Action] = &[
    Action::CaretLeft, Action::CaretRight, Action::LineStart, Action::LineEnd, Action::WordLeft, Action::WordRight,
    Action::DeleteBefore, Action::DeleteAfter, Action::DeleteWord, Action::DeleteToStart, Action::DeleteToEnd,
    Action::PutBack, Action::UndoText, Action::RedoText, Action::NextField, Action::PreviousField, Action::Accept,
    Action::ChooseUp, Action::ChooseDown, Action::Save, Action::Stop, Action::Back, Action::NewLine, Action::LineUp,
    Action::LineDown, Action::TextPageUp, Action::TextPageDown, Action::SelectLeft, Action::SelectRight,
    Action::SelectUp, Action::SelectDown, Action::Cut, Action::EditOutside,
];

impl Card {
    /// A card of this.
    #[must_use]
    pub fn new(of: Of) -> Self {
        use FieldName as F;
        let form = match of {
            Of::NewProspect | Of::Prospect(_) => {
                let fields = [F::Name, F::Stage, F::People, F::Unsaid, F::Aliases, F::Rhythm, F::Note, F::NotePrivate];
                Form::of(&fields, &[])
            }
            Of::NewContact(_) | Of::Contact(..) => {
                Form::of(&[F::Name, F::Role, F::Email, F::Phone, F::Note, F::NotePrivate], &[])
            }
        };
        Self {
            of,
            form,
            there: Texts::new(),
            keeping: Keeping::default(),
            reading: None,
            near: Near::NotAsked,
            saving: None,
            outside: None,
        }
    }

    /// The name by the journal; empty of what is new.
    fn was(&self) -> &str {
        self.there.get(FieldName::Name.word()).map_or("", String::as_str)
    }

    /// Won or lost, where the stage on the card says so and the journal did not.
    fn ends(&self) -> Option<OutcomeResult> {
        let stage = Stage::parse(&self.form.text(FieldName::Stage)).ok()?;
        let was = self.there.get(FieldName::Stage.word()).and_then(|was| Stage::parse(was).ok());
        Ending::result_of(stage).filter(|_| was != Some(stage))
    }

    fn fit(&mut self, cx: &Cx<'_>) {
        let columns = usize::from(cx.known.size.columns);
        self.form
            .fit(|name| if name == FieldName::Note { (columns.saturating_sub(15).min(89), 4) } else { (columns, 1) });
    }

    fn save(&mut self, cx: &mut Cx<'_>) {
        if self.saving.is_some() {
            return;
        }
        if self.reading.is_some() {
            cx.say_still_read();
            return;
        }
        let Some(name) = self.form.read(FieldName::Name, read::name) else { return };
        let prospect = matches!(self.of, Of::NewProspect | Of::Prospect(_));
        if prospect && fold(&name) != fold(self.was()) {
            match &self.near {
                Near::NotAsked => {
                    self.near = Near::Asking(cx.read(Read::Near(name)));
                    return;
                }
                Near::Asking(_) => return,
                Near::Asked(_) | Near::Meant => {}
            }
        }
        self.keep_draft(cx);
        self.saving = self.write(name).map(|write| cx.write(self.keeping.saving(write)));
    }

    /// What the journal says of names near the new one.
    fn near_heard(&mut self, hits: Vec<NameHit>, cx: &mut Cx<'_>) {
        let near = hits.into_iter().find(|hit| hit.kind == NameKind::Prospect && hit.prospect.name != self.was());
        let Some(hit) = near else {
            self.near = Near::Meant;
            self.save(cx);
            return;
        };
        let name = &hit.prospect.name;
        let asks = format!("{name} is there already. Is this another one? ctrl-s saves it; enter opens {name}.");
        self.form.fail(FieldName::Name, asks);
        self.near = Near::Asked(hit);
    }

    fn accept(&mut self, cx: &mut Cx<'_>) {
        match &self.near {
            Near::Asked(hit) if self.form.focused() == FieldName::Name && self.of == Of::NewProspect => {
                let prospect = hit.prospect.uid;
                cx.swap(super::Screen::at(Place::Prospect { prospect, tab: ProspectTab::Timeline, cursor: None }));
            }
            _ => self.form.step(true, cx.now()),
        }
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        self.keeping.touched(cx.now());
        if self.form.focused() == FieldName::Name {
            self.near = Near::NotAsked;
        }
    }

    /// No key changes the fields now, and it says why: they are on their way into the journal, or what there is has not
    /// come yet, and would not stand in the fields that are saved.
    fn takes_nothing(&self, cx: &mut Cx<'_>) -> bool {
        if self.saving.is_some() {
            cx.say_saving();
        } else if self.reading.is_some() {
            cx.say_still_read();
        } else {
            return false;
        }
        true
    }

    fn edit_outside(&mut self, cx: &mut Cx<'_>) {
        if self.outside.is_none() {
            let note = self.form.field(FieldName::Note).map(|field| field.editor.text()).unwrap_or_default();
            self.outside = Some(cx.edit_outside(note));
        }
    }

    fn do_key(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        match action {
            Action::Save => self.save(cx),
            Action::Accept => self.accept(cx),
            Action::NextField => self.form.step(true, cx.now()),
            Action::PreviousField => self.form.step(false, cx.now()),
            Action::EditOutside => self.edit_outside(cx),
            Action::ChooseUp | Action::ChooseDown if !Form::chooses(self.form.focused()) => {
                self.form.step(action == Action::ChooseDown, cx.now());
            }
            Action::Back if self.form.drop_selection() => {}
            Action::Back => {
                self.leave(cx);
                return Flow::Passed;
            }
            Action::Stop if self.form.selected().is_some() => {
                if let Some(words) = self.form.selected() {
                    cx.copy(words);
                }
            }
            action => match self.form.act(action) {
                Done::Passed => return Flow::Passed,
                Done::Moved => {}
                Done::Changed => self.changed(cx),
            },
        }
        Flow::Taken
    }
}

impl Page for Card {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        if self.form.focused().is_body() { Context::Body } else { Context::Form }
    }

    fn title(&self) -> String {
        match self.of {
            Of::NewProspect => "New prospect",
            Of::Prospect(_) => "Edit the prospect",
            Of::NewContact(_) => "New contact",
            Of::Contact(..) => "Edit the contact",
        }
        .to_owned()
    }

    fn actions(&self) -> &[Action] {
        debug_assert!(IN_BODY.iter().all(|action| ACTIONS.contains(action)), "a card has a note");
        ACTIONS
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        self.bring_back(cx);
        self.fit(cx);
        self.reading = match self.of {
            Of::Prospect(uid) => Some(cx.read(Read::Prospect(uid))),
            Of::Contact(prospect, _) => Some(cx.read(Read::People(prospect))),
            Of::NewProspect | Of::NewContact(_) => None,
        };
    }

    fn reload(&mut self, _cx: &mut Cx<'_>) {}

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if !matches!(action, Action::Back | Action::Stop) && self.takes_nothing(cx) {
            return Flow::Taken;
        }
        let flow = self.do_key(action, cx);
        self.fit(cx);
        flow
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match reply {
            Reply::Prospect(page) if self.reading == Some(ticket) => {
                self.reading = None;
                self.found(&fields::of_prospect(&page.prospect));
            }
            Reply::People(rows) if self.reading == Some(ticket) => {
                self.reading = None;
                let Of::Contact(_, uid) = self.of else { return };
                if let Some(row) = rows.iter().find(|row| row.contact.uid == uid) {
                    self.found(&fields::of_contact(&row.contact));
                }
            }
            Reply::Names(hits) if self.near == Near::Asking(ticket) => self.near_heard(hits, cx),
            Reply::Made(uid) if self.saving == Some(ticket) => {
                self.keeping.saved(cx);
                cx.say("Saved");
                match self.of {
                    Of::NewProspect => {
                        let place = Place::Prospect { prospect: uid, tab: ProspectTab::Timeline, cursor: None };
                        cx.swap(super::Screen::at(place));
                    }
                    Of::Prospect(prospect) => match self.ends() {
                        // It is the card of the prospect: what was won or lost is no single quote.
                        Some(result) => {
                            let link = Link { uid: prospect, name: self.form.text(FieldName::Name) };
                            cx.swap(Ending::new(link, OutcomeWhat::Prospect, result).into());
                        }
                        None => cx.close(),
                    },
                    Of::NewContact(_) | Of::Contact(..) => cx.close(),
                }
            }
            _ => {
                self.keeping.hear(ticket, cx);
            }
        }
        self.fit(cx);
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        if self.keeping.missed(&request, cx) {
            return;
        }
        if self.near == Near::Asking(ticket) {
            self.near = Near::NotAsked;
        }
        if self.reading.take_if(|asked| *asked == ticket).is_some() {
            cx.close();
        }
        if self.saving.take_if(|asked| *asked == ticket).is_some()
            && let Trouble::Invalid(invalid) = &trouble
        {
            let name = FieldName::ALL.iter().copied().find(|name| name.word() == invalid.field);
            self.form.fail(name.unwrap_or(FieldName::Name), invalid.why.clone());
            return;
        }
        cx.trouble(why(&request, &trouble));
    }

    fn typed(&mut self, typed: char, cx: &mut Cx<'_>) {
        if self.takes_nothing(cx) {
            return;
        }
        self.form.typed(typed);
        self.changed(cx);
        self.fit(cx);
    }

    fn pasted(&mut self, text: &str, cx: &mut Cx<'_>) {
        if self.takes_nothing(cx) {
            return;
        }
        self.form.pasted(text);
        self.changed(cx);
        self.fit(cx);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        if let Spot::Field { field, row, column } = spot {
            self.form.clicked(field, row, column);
            self.fit(cx);
        }
    }

    fn edited(&mut self, ticket: Ticket, text: Result<String, String>, cx: &mut Cx<'_>) {
        if self.outside.take_if(|asked| *asked == ticket).is_some() {
            match text {
                Ok(text) => {
                    self.form.put(FieldName::Note, text.trim_end_matches('\n'));
                    self.keeping.touched(cx.now());
                    self.fit(cx);
                }
                Err(why) => cx.trouble(why),
            }
        }
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        (action == Action::Back).then_some("leave, the words stay")
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

    fn subject(&self) -> Option<Link> {
        None
    }
}
