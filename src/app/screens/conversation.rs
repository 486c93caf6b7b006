//! One conversation whole: when and how it was held, its note, the moments, the questions asked in it, what was
//! promised, who was there. The cursor goes from thing to thing; the first is the talk itself.

use super::{Flow, Page, Place, ProspectTab, moments, write_down::WriteDown};
use crate::{
    app::{
        Action, Cx, Spot, Ticket,
        keymap::Context,
        parts::{menu::Choice, rewording::Rewording},
    },
    domain::{Conversation as Talk, Entry, FollowUp, Question, Tag, Uid},
    journal::{ConversationPage, Link, Read, Reply, Request, Target, TargetKind, Trouble, Write},
};

/// The screen's state.
#[derive(Debug)]
pub struct Conversation {
    /// Which.
    pub uid: Uid,
    /// The conversation, once it has come.
    pub page: Option<Box<ConversationPage>>,
    /// Which of its things the cursor is on.
    pub cursor: usize,
    /// Where the cursor is to be once the page has come.
    wanted: Option<Uid>,
    /// Why there is nothing to show.
    pub stuck: Option<String>,
    waiting: Option<Ticket>,
    rewording: Rewording,
}

/// A thing of a conversation that the cursor can be on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Thing<'a> {
    /// The talk itself.
    Talk(&'a Talk),
    /// A moment.
    Moment(&'a Entry),
    /// A question asked in it.
    Question(&'a Question),
    /// A promise made in it.
    Promise(&'a FollowUp),
}

const ACTIONS: [Action; 15] = [
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::Open,
    Action::State,
    Action::Trash,
    Action::Private,
    Action::Copy,
    Action::ProspectOf,
    Action::EditOutside,
    Action::NextPane,
    Action::WriteDown,
];

/// The things of a conversation, in the order they are shown.
#[must_use]
pub fn things(talk: &Talk) -> Vec<Thing<'_>> {
    let moments = talk.entries.iter().map(Thing::Moment);
    let questions = talk.questions.iter().map(Thing::Question);
    let promises = talk.follow_ups.iter().map(Thing::Promise);
    [Thing::Talk(talk)].into_iter().chain(moments).chain(questions).chain(promises).collect()
}

impl Thing<'_> {
    fn target(self) -> Target {
        let (kind, uid) = match self {
            Self::Talk(talk) => (TargetKind::Conversation, talk.uid),
            Self::Moment(entry) => (TargetKind::Entry, entry.uid),
            Self::Question(question) => (TargetKind::Question, question.uid),
            Self::Promise(promise) => (TargetKind::FollowUp, promise.uid),
        };
        Target { kind, uid }
    }

    fn words(self) -> String {
        match self {
            Self::Talk(talk) => talk.note.clone(),
            Self::Moment(entry) => entry.text.clone(),
            Self::Question(question) => question.text.clone(),
            Self::Promise(promise) => promise.text.clone(),
        }
    }
}

impl Conversation {
    /// The page of this conversation, the cursor on this thing of it, else on its first moment.
    #[must_use]
    pub fn new(uid: Uid, at: Option<Uid>) -> Self {
        Self { uid, page: None, cursor: 1, wanted: at, stuck: None, waiting: None, rewording: Rewording::default() }
    }

    /// The thing under the cursor, else the one it waits for.
    fn at(&self) -> Option<Uid> {
        let under = self.page.as_ref().and_then(|page| things(&page.conversation).get(self.cursor).copied());
        under.map(|thing| thing.target().uid).or(self.wanted)
    }

    fn step(&mut self, action: Action) -> bool {
        let last = self.page.as_ref().map_or(0, |page| things(&page.conversation).len().saturating_sub(1));
        self.cursor = match action {
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down | Action::NextPane => (self.cursor + 1).min(last),
            Action::PageUp => self.cursor.saturating_sub(5),
            Action::PageDown => (self.cursor + 5).min(last),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        true
    }

    fn act_on(&mut self, action: Action, page: &ConversationPage, cx: &mut Cx<'_>) -> Flow {
        let Some(thing) = things(&page.conversation).get(self.cursor).copied() else { return Flow::Passed };
        match (action, thing) {
            (Action::ProspectOf, _) => {
                cx.open(Place::Prospect { prospect: page.prospect.uid, tab: ProspectTab::Timeline, cursor: None });
            }
            (Action::WriteDown, _) => {
                cx.show(WriteDown::joining(page.prospect.clone(), &page.conversation).into());
            }
            (Action::Copy, thing) => {
                cx.copy(thing.words());
                cx.say("Copied the words");
            }
            (Action::Trash, Thing::Moment(entry)) => moments::trash(&[entry.uid], cx),
            (Action::Trash, thing) => {
                cx.write_then_say(Write::Trash(vec![thing.target()]), "In the trash · u takes it back");
                if matches!(thing, Thing::Talk(_)) {
                    cx.close();
                }
            }
            (Action::Open, Thing::Moment(entry)) => cx.open(Place::Entry { entry: entry.uid }),
            (Action::Open | Action::State, Thing::Question(question)) => moments::ask_question_state(question, cx),
            (Action::Open | Action::State, Thing::Promise(promise)) => moments::ask_promise_state(promise, cx),
            (Action::State, Thing::Moment(entry)) => {
                let objection = (entry.tag == Some(Tag::Objection)).then_some(entry.objection);
                moments::ask_state(entry.uid, &entry.text, objection, cx);
            }
            (Action::EditOutside, Thing::Moment(entry)) => self.rewording.begin(entry.uid, cx),
            (Action::Private, Thing::Moment(entry)) => moments::set_private(&[entry.uid], !entry.private, cx),
            (Action::Private, Thing::Question(question)) => {
                moments::turn_private(thing.target(), !question.private, cx);
            }
            (Action::Private, Thing::Talk(talk)) => moments::turn_private(thing.target(), !talk.note_private, cx),
            _ => return Flow::Passed,
        }
        Flow::Taken
    }
}

impl Page for Conversation {
    fn place(&self) -> Option<Place> {
        Some(Place::Conversation { conversation: self.uid, at: self.at() })
    }

    fn context(&self) -> Context {
        Context::List
    }

    fn title(&self) -> String {
        "Conversation".to_owned()
    }

    fn actions(&self) -> &[Action] {
        &ACTIONS
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.waiting.take() {
            cx.stop(old);
        }
        self.waiting = Some(cx.read(Read::Conversation(self.uid)));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.step(action) {
            return Flow::Taken;
        }
        let Some(page) = self.page.take() else { return Flow::Passed };
        let flow = self.act_on(action, &page, cx);
        self.page = Some(page);
        flow
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match self.rewording.hear(ticket, reply, cx) {
            Some(Reply::Conversation(page)) if self.waiting == Some(ticket) => {
                self.waiting = None;
                self.stuck = None;
                let things = things(&page.conversation);
                let wanted = self.wanted.take();
                let at = things.iter().position(|thing| Some(thing.target().uid) == wanted);
                self.cursor = at.unwrap_or(self.cursor).min(things.len().saturating_sub(1));
                self.page = Some(page);
            }
            _ => {}
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.waiting.take_if(|waited| *waited == ticket).is_some() {
            self.stuck = Some(why.clone());
        }
        self.rewording.missed(ticket);
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        if let Spot::Row(at) = spot {
            if at == self.cursor {
                self.act(Action::Open, cx);
            }
            self.cursor = at;
        }
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        moments::chosen(choice, cx);
    }

    fn edited(&mut self, ticket: Ticket, text: Result<String, String>, cx: &mut Cx<'_>) {
        self.rewording.edited(ticket, text, cx);
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        (action == Action::WriteDown).then_some("another moment")
    }

    fn line_to_edit(&self) -> Option<(Target, String)> {
        let things = things(&self.page.as_ref()?.conversation);
        let thing = things.get(self.cursor).copied()?;
        match thing {
            Thing::Question(_) => Some((thing.target(), thing.words())),
            Thing::Promise(promise) => Some((thing.target(), moments::promise_line(promise))),
            Thing::Talk(_) | Thing::Moment(_) => None,
        }
    }

    fn targets(&self) -> Vec<Target> {
        let things = self.page.as_ref().map(|page| things(&page.conversation));
        things.iter().flatten().nth(self.cursor).map(|thing| thing.target()).into_iter().collect()
    }

    fn subject(&self) -> Option<Link> {
        self.page.as_ref().map(|page| page.prospect.clone())
    }
}
