//! Writing down what they said: the quick composer, the form of a talk with several moments, and the same fields for
//! editing what was written.
//!
//! Nothing typed is lost: the words are kept as a draft half a second after the last key, every two seconds while
//! typing, on leaving and at the end; a save that fails keeps all and says why. How it looks stands in
//! `view/screens/write_down`.

pub(super) mod draft;
mod editing;
mod keys;
mod layout;
mod moments;
mod prefix;
mod save;
mod talk;
#[cfg(test)]
mod tests;

pub use editing::Purpose;
pub use layout::{Layout, layout};
pub use save::SaveKind;

use super::{Flow, Page, Place};
use crate::{
    app::{
        Action, Cx, Known, Spot, Ticket,
        keymap::Context,
        parts::{
            form::{Field, FieldName, Form},
            keeping::Keeping,
            who::Who,
        },
    },
    domain::Channel,
    journal::{Draft, Link, Reply, Request, Trouble},
};
use prefix::Prefix;
use talk::Joins;

/// The fields of one moment; the others belong to the talk.
pub const OF_MOMENT: &[FieldName] = &[
    FieldName::Words,
    FieldName::Marks,
    FieldName::Question,
    FieldName::Asked,
    FieldName::Silence,
    FieldName::Reception,
    FieldName::Labels,
    FieldName::Private,
];

/// The screen's state.
#[derive(Debug)]
pub struct WriteDown {
    /// What is written: a new talk, or something there is.
    pub purpose: Purpose,
    /// The fields; those of a moment are the current moment's.
    pub form: Form,
    /// The names in the Who field.
    pub who: Who,
    /// The moments of the talk. The current one is empty here: it stands in the form.
    moments: Vec<Vec<Field>>,
    at: usize,
    /// It has the shape of a conversation: all moments are seen.
    pub several: bool,
    joins: Joins,
    prefix: Prefix,
    keeping: Keeping,
    saving: Option<(Ticket, SaveKind)>,
    /// A save that waits for what the journal says about the names.
    pending: Option<SaveKind>,
    outside: Option<Ticket>,
    /// Tab has come to Who behind all other fields, and nothing was changed there.
    came_round: bool,
}

impl WriteDown {
    /// An empty one, with the prospect it will be about where that is known.
    #[must_use]
    pub fn new(subject: Option<Link>, several: bool) -> Self {
        use FieldName as F;
        let more = [
            F::Question,
            F::Asked,
            F::Silence,
            F::Reception,
            F::Labels,
            F::FollowUp,
            F::Private,
            F::Note,
            F::NotePrivate,
            F::Channel,
            F::Minutes,
            F::Stage,
            F::Title,
        ];
        let mut form = Form::of(&[F::Words, F::Who, F::Marks, F::When], &more);
        form.fill(F::Channel, &Channel::Call.said());
        let who = subject.map_or_else(Who::default, |link| {
            form.fill(F::Who, &link.name);
            Who::of(link)
        });
        Self::with(Purpose::New, form, who, several)
    }

    /// What they said to a question just asked: whom, the question and the silence stand in it already, and the draft
    /// that kept them so far goes on as this one's.
    #[must_use]
    pub fn answering(subject: Link, question: &str, silence: &str, keeping: Keeping) -> Self {
        let mut form = Self::new(Some(subject), false);
        form.form.fill(FieldName::Question, question);
        form.form.fill(FieldName::Silence, silence);
        form.form.unfolded = true;
        form.keeping = keeping;
        form
    }

    fn with(purpose: Purpose, form: Form, who: Who, several: bool) -> Self {
        Self {
            purpose,
            form,
            who,
            moments: vec![Vec::new()],
            at: 0,
            several,
            joins: Joins::default(),
            prefix: Prefix::default(),
            keeping: Keeping::default(),
            saving: None,
            pending: None,
            outside: None,
            came_round: false,
        }
    }

    /// The words left over, as they stood.
    #[must_use]
    pub fn continuing(draft: &Draft) -> Option<Self> {
        draft::restored(draft)
    }

    /// Whether its words are on their way into the journal.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.saving.is_some()
    }

    fn fit(&mut self, known: &Known) {
        let (columns, rows) = layout(self, known.size).words;
        let fields = usize::from(known.size.columns);
        self.form.fit(|name| match name {
            FieldName::Words => (columns, rows),
            FieldName::Note => (columns, layout::NOTE_ROWS),
            _ => (fields, 1),
        });
    }

    /// After a change of the words in the focused field.
    fn changed(&mut self, cx: &mut Cx<'_>) {
        self.keeping.touched(cx.now());
        match self.form.focused() {
            FieldName::Who => {
                self.came_round = false;
                let text = self.form.text(FieldName::Who);
                self.who.look(&text, cx);
                self.ask_joins(cx);
            }
            FieldName::When | FieldName::Channel => self.ask_joins(cx),
            FieldName::Words => self.look_for_prefix(cx),
            _ => {}
        }
    }
}

impl Page for WriteDown {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        let in_words = self.form.focused().is_body() && self.form.finding().is_none();
        if in_words { Context::Body } else { Context::Form }
    }

    fn title(&self) -> String {
        match (&self.purpose, self.several) {
            (Purpose::New, false) => "Write down",
            (Purpose::New, true) => "Conversation",
            (Purpose::Entry(_), _) => "Edit the moment",
            (Purpose::Talk(_), _) => "Edit the conversation",
            (Purpose::Attempt(_), _) => "Edit the try",
        }
        .to_owned()
    }

    fn actions(&self) -> &[Action] {
        keys::actions(&self.purpose, self.form.focused().is_body(), self.several)
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        self.bring_back(cx);
        self.fit(cx.known);
        self.read_what_there_is(cx);
        let text = self.form.text(FieldName::Who);
        if !text.is_empty() {
            self.who.look(&text, cx);
            self.ask_joins(cx);
        }
        self.keep_draft(cx);
    }

    // Nothing moves under the hand.
    fn reload(&mut self, _cx: &mut Cx<'_>) {}

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.is_saving() && !matches!(action, Action::Back | Action::Stop) {
            cx.say_saving();
            return Flow::Taken;
        }
        let flow = self.do_key(action, cx);
        self.fit(cx.known);
        flow
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        self.heard(ticket, reply, cx);
        self.fit(cx.known);
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        self.missed(ticket, &request, &trouble, cx);
        self.fit(cx.known);
    }

    fn typed(&mut self, typed: char, cx: &mut Cx<'_>) {
        if self.is_saving() {
            cx.say_saving();
            return;
        }
        if self.form.find_typed(typed.encode_utf8(&mut [0; 4])) {
            return;
        }
        self.form.typed(typed);
        self.changed(cx);
        self.fit(cx.known);
    }

    fn pasted(&mut self, text: &str, cx: &mut Cx<'_>) {
        if self.is_saving() {
            cx.say_saving();
            return;
        }
        if self.form.find_typed(text) {
            return;
        }
        self.form.pasted(text);
        self.changed(cx);
        self.fit(cx.known);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        if let Spot::Field { field, row, column } = spot {
            self.form.end_finding();
            self.form.clicked(field, row, column);
            self.fit(cx.known);
        }
    }

    fn edited(&mut self, ticket: Ticket, text: Result<String, String>, cx: &mut Cx<'_>) {
        if self.outside.take_if(|asked| *asked == ticket).is_none() {
            return;
        }
        match text {
            Ok(text) => {
                let name = if self.form.focused().is_body() { self.form.focused() } else { FieldName::Words };
                self.form.put(name, text.trim_end_matches('\n'));
                self.form.focus_on(name);
                self.changed(cx);
                self.fit(cx.known);
            }
            Err(why) => cx.trouble(why),
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

    fn word_for(&self, action: Action) -> Option<&'static str> {
        match (action, self.form.finding().is_some()) {
            (Action::Back, true) => Some("done"),
            (Action::Accept, true) => Some("next place"),
            (Action::ChooseUp, true) => Some("place before"),
            (Action::Back, false) => Some("leave, draft stays"),
            _ => None,
        }
    }

    fn subject(&self) -> Option<Link> {
        self.who.known(&self.form.text(FieldName::Who)).map(|known| known.link.clone())
    }
}
