//! One entry whole: how it was marked, the words, all around them, and its earlier wordings. Long words scroll; they are
//! wrapped once for a width.

use super::{Flow, Page, Place, ProspectTab, moments};
use crate::{
    app::{
        Action, Cx, Size, Ticket,
        keymap::Context,
        parts::{
            detail::{self, Manner},
            difference::difference,
            document::{Block, Document, Tone},
            menu::Choice,
            rewording::Rewording,
        },
    },
    domain::Uid,
    journal::{EntryPage, Link, Read, Reply, Request, Target, TargetKind, Trouble, Wording},
};

/// The screen's state.
#[derive(Debug)]
pub struct Entry {
    /// Which entry is wanted.
    pub uid: Uid,
    /// The entry shown, once it has come; while another is on its way, still the one before.
    pub page: Option<Box<EntryPage>>,
    /// What is read, laid out.
    pub document: Document,
    /// Why there is nothing to show.
    pub stuck: Option<String>,
    revisions: Vec<Wording>,
    waiting: Option<Ticket>,
    waiting_for_revisions: Option<Ticket>,
    rewording: Rewording,
}

const ACTIONS: [Action; 15] = [
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::Previous,
    Action::Next,
    Action::State,
    Action::Trash,
    Action::Private,
    Action::Copy,
    Action::ProspectOf,
    Action::ConversationOf,
    Action::EditOutside,
];

/// How large the text is drawn at this size: header and rule, a column at either side, the line at the foot.
#[must_use]
pub fn text_size(size: Size) -> (usize, usize) {
    (usize::from(size.columns.saturating_sub(4)), usize::from(size.rows.saturating_sub(3)))
}

impl Entry {
    /// The page of this entry.
    #[must_use]
    pub fn new(uid: Uid) -> Self {
        Self {
            uid,
            page: None,
            document: Document::default(),
            stuck: None,
            revisions: Vec::new(),
            waiting: None,
            waiting_for_revisions: None,
            rewording: Rewording::default(),
        }
    }

    /// Another moment of the same prospect, in the place of this one.
    fn turn_to(&mut self, uid: Option<Uid>, none: &str, cx: &mut Cx<'_>) {
        let Some(uid) = uid else { return cx.say(none) };
        self.uid = uid;
        self.load(cx);
    }

    fn show(&mut self, page: Box<EntryPage>, cx: &mut Cx<'_>) {
        let revised = page.revisions > 0;
        let another = self.page.as_ref().is_none_or(|shown| shown.entry.uid != page.entry.uid);
        if another {
            self.document.rewind();
        }
        if another || !revised {
            self.revisions.clear();
        }
        self.page = Some(page);
        self.stuck = None;
        self.compose(cx);
        self.waiting_for_revisions = revised.then(|| cx.read(Read::Revisions(self.uid)));
    }

    fn compose(&mut self, cx: &mut Cx<'_>) {
        let Some(page) = &self.page else { return };
        let manner = Manner::of(cx.known);
        let mut blocks = detail::entry(page, manner, usize::MAX);
        blocks.extend(earlier(&page.entry.text, &self.revisions, manner));
        self.document.put(blocks);
        self.fit(cx);
    }

    fn fit(&mut self, cx: &Cx<'_>) {
        let (columns, rows) = text_size(cx.known.size);
        self.document.fit(columns, rows);
    }

    fn act_on(&mut self, action: Action, page: &EntryPage, cx: &mut Cx<'_>) -> Flow {
        let (uid, entry) = (page.entry.uid, &page.entry);
        match action {
            Action::Previous => self.turn_to(page.neighbours.0, "This is the first moment with them.", cx),
            Action::Next => self.turn_to(page.neighbours.1, "This is the latest moment with them.", cx),
            Action::State => {
                let objection = (entry.tag == Some(crate::domain::Tag::Objection)).then_some(entry.objection);
                moments::ask_state(uid, &entry.text, objection, cx);
            }
            Action::Private => moments::set_private(&[uid], !entry.private, cx),
            Action::Copy => {
                cx.copy(entry.text.clone());
                cx.say("Copied the words");
            }
            Action::ProspectOf => {
                cx.open(Place::Prospect { prospect: page.prospect.uid, tab: ProspectTab::Timeline, cursor: None });
            }
            Action::ConversationOf => {
                cx.open(Place::Conversation { conversation: page.conversation.uid, at: Some(page.entry.uid) });
            }
            Action::EditOutside => self.rewording.begin_with(Box::new(page.clone()), cx),
            Action::Trash => {
                moments::trash(&[uid], cx);
                cx.close();
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }
}

/// The earlier wordings, newest first, each with what the next one changed in it.
fn earlier(now: &str, revisions: &[Wording], manner: Manner) -> Vec<Block> {
    let mut blocks = Vec::new();
    let later = [now].into_iter().chain(revisions.iter().map(|wording| wording.text.as_str()));
    for (at, (wording, later)) in revisions.iter().zip(later).enumerate() {
        if at == 0 {
            let count = crate::words::counted(revisions.len(), "earlier wording");
            blocks.extend([Block::Gap, Block::text(0, Tone::Heading, count)]);
        }
        let how = if wording.taken_back { "taken back" } else { "until" };
        let until = format!("{how} {}", manner.dates.detail(wording.until, manner.today));
        blocks.extend([Block::Gap, Block::text(0, Tone::Quiet, until)]);
        blocks.push(Block::difference(2, &difference(&wording.text, later)));
    }
    blocks
}

impl Page for Entry {
    fn place(&self) -> Option<Place> {
        Some(Place::Entry { entry: self.uid })
    }

    fn context(&self) -> Context {
        Context::List
    }

    fn title(&self) -> String {
        "Entry".to_owned()
    }

    fn actions(&self) -> &[Action] {
        &ACTIONS
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        for old in [self.waiting.take(), self.waiting_for_revisions.take()].into_iter().flatten() {
            cx.stop(old);
        }
        self.waiting = Some(cx.read(Read::Entry(self.uid)));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.document.step(action) {
            return Flow::Taken;
        }
        let Some(page) = self.page.take() else { return Flow::Passed };
        let flow = self.act_on(action, &page, cx);
        self.page = Some(page);
        flow
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match reply {
            Reply::Entry(page) if self.waiting == Some(ticket) => {
                self.waiting = None;
                self.show(page, cx);
            }
            Reply::Revisions(revisions) if self.waiting_for_revisions == Some(ticket) => {
                self.waiting_for_revisions = None;
                self.revisions = revisions;
                self.compose(cx);
            }
            _ => {}
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.waiting.take_if(|waited| *waited == ticket).is_some() {
            self.stuck = Some(why.clone());
            // What is shown is all there is: the keys act on it.
            self.uid = self.page.as_ref().map_or(self.uid, |page| page.entry.uid);
        }
        cx.trouble(why);
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        moments::chosen(choice, cx);
    }

    fn edited(&mut self, ticket: Ticket, text: Result<String, String>, cx: &mut Cx<'_>) {
        self.rewording.edited(ticket, text, cx);
    }

    fn resized(&mut self, cx: &mut Cx<'_>) {
        self.fit(cx);
    }

    fn targets(&self) -> Vec<Target> {
        self.page.iter().map(|page| Target { kind: TargetKind::Entry, uid: page.entry.uid }).collect()
    }

    fn subject(&self) -> Option<Link> {
        self.page.as_ref().map(|page| page.prospect.clone())
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Previous => Some("moment before"),
            Action::Next => Some("after"),
            _ => None,
        }
    }
}
