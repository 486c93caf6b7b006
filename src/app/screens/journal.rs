//! All entries, newest first, with months between them: found by words and narrowed by chips. The detail of the entry
//! under the cursor stands at the right where there is room.

mod doing;
mod lines;
#[cfg(test)]
mod tests;

pub use lines::{Line, detail_columns};

use super::{Flow, Page, Place, Root};
use crate::{
    app::{
        Action, Cx, Known, Spot, Ticket,
        keymap::Context,
        parts::{
            Find, Picked, Rows, menu::Choice, narrow, rewording::Rewording, typing, typing::Typed, views, views::Views,
        },
    },
    domain::Uid,
    journal::{EntryPage, EntryRow, Key, Link, Read, Reply, Request, Target, TargetKind, Trouble, Window},
};

/// The screen's state.
#[derive(Debug)]
pub struct Journal {
    /// What is looked for.
    pub find: Find,
    /// The rows.
    pub rows: Rows<EntryRow>,
    /// The picked rows.
    pub picked: Picked,
    /// Why the rows may be old.
    pub stuck: Option<String>,
    /// The query to begin with, until the hour is known that `last month` hangs on.
    begins_with: Option<String>,
    counted: Counted,
    preview: Preview,
    rewording: Rewording,
    views: Views,
}

/// How many entries the query finds; that comes late.
#[derive(Debug, Default)]
struct Counted {
    found: Option<u64>,
    waiting: Option<Ticket>,
}

/// The detail of the entry under the cursor.
#[derive(Debug, Default)]
struct Preview {
    of: Option<Uid>,
    page: Option<Box<EntryPage>>,
    waiting: Option<Ticket>,
}

const LIST: [Action; 28] = {
    use Action::{
        ConversationOf, Copy, Down, EditOutside, Filter, Find, First, KeepView, Last, MarkUnmarked, Open, PageDown,
        PageUp, Pick, PickAll, Private, ProspectOf, Reverse, State, Tab, Trash, Up, Views,
    };
    [
        Up,
        Down,
        First,
        Last,
        PageUp,
        PageDown,
        Open,
        Find,
        Reverse,
        Filter,
        Views,
        KeepView,
        Pick,
        PickAll,
        Trash,
        Private,
        Copy,
        State,
        ProspectOf,
        ConversationOf,
        EditOutside,
        MarkUnmarked,
        Tab(1),
        Tab(2),
        Tab(3),
        Tab(4),
        Tab(5),
        Action::Back,
    ]
};

/// Where there is no row.
const NONE: [Action; 11] = {
    use Action::{Filter, Find, KeepView, MarkUnmarked, Tab, Views};
    [Find, Filter, Views, KeepView, MarkUnmarked, Tab(1), Tab(2), Tab(3), Tab(4), Tab(5), Action::Back]
};

const FIELD: [Action; 16] = {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m] = typing::ACTIONS;
    [a, b, c, d, e, f, g, h, i, j, k, l, m, Action::Accept, Action::ChooseDown, Action::Back]
};

impl Journal {
    /// The entries that this query finds, the cursor on the row of this key.
    #[must_use]
    pub fn new(query: String, cursor: Option<Key>) -> Self {
        Self {
            find: Find::default(),
            rows: Rows::at(cursor),
            picked: Picked::default(),
            stuck: None,
            begins_with: Some(query),
            counted: Counted::default(),
            preview: Preview::default(),
            rewording: Rewording::default(),
            views: Views::default(),
        }
    }

    /// The same, the oldest first.
    #[must_use]
    pub(super) fn turned(mut self, reversed: bool) -> Self {
        self.rows = self.rows.turned(reversed);
        self
    }

    /// The detail of the entry under the cursor, once it has come.
    #[must_use]
    pub fn preview(&self) -> Option<&EntryPage> {
        let current = self.rows.current()?.uid;
        self.preview.page.as_deref().filter(|page| page.entry.uid == current)
    }

    /// How many entries the query finds; `None` while that is not known.
    #[must_use]
    pub fn count(&self, known: &Known) -> Option<u64> {
        if self.find.is_empty() { known.totals.map(|totals| totals.entries) } else { self.counted.found }
    }

    /// Whether rows are on their way.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.rows.waits_for().is_some()
    }

    fn ask(query: String, cx: &mut Cx<'_>) -> impl FnOnce(Window) -> Ticket {
        move |window| cx.read(Read::Entries { query, window })
    }

    /// Something else is looked for: the rows stay until the answer comes.
    fn look_again(&mut self, cx: &mut Cx<'_>) {
        self.stop_looking(cx);
        self.counted.found = None;
        self.rows.restart(cx.known.size.rows, Self::ask(self.find.query(), cx));
    }

    fn stop_looking(&mut self, cx: &mut Cx<'_>) {
        for old in self.rows.waits_for().into_iter().chain(self.counted.waiting.take()) {
            cx.stop(old);
        }
    }

    /// Asks how many there are; the rows come first.
    fn count_anew(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.counted.waiting.take() {
            cx.stop(old);
        }
        if !self.find.is_empty() {
            self.counted.waiting = Some(cx.read(Read::CountEntries(self.find.query())));
        }
    }

    /// Asks for the detail of the entry under the cursor where there is room to show it.
    fn look_closer(&mut self, anew: bool, cx: &mut Cx<'_>) {
        let current = self.rows.current().map(|row| row.uid);
        if detail_columns(cx.known.size) == 0 || (self.preview.of == current && !anew) {
            return;
        }
        if let Some(old) = self.preview.waiting.take() {
            cx.stop(old);
        }
        self.preview.of = current;
        self.preview.waiting = current.map(|uid| cx.read(Read::Entry(uid)));
    }

    fn act_in_field(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        match action {
            Action::Back if self.find.empty(cx.now()) => self.look_again(cx),
            Action::Accept | Action::ChooseDown | Action::Back => self.find.keep(cx.now()),
            action => match self.find.act(action, cx.now()) {
                Typed::NotMine => return Flow::Passed,
                Typed::Kept => {}
                Typed::Changed => self.look_again(cx),
            },
        }
        Flow::Taken
    }

    fn act_in_list(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        match action {
            Action::Back if self.picked.clear() => {}
            Action::Back if self.find.clear(cx.now()) => self.look_again(cx),
            Action::Open => self.open(cx),
            Action::Find => self.find.begin(),
            Action::Reverse => {
                self.rows.turn_round();
                self.stop_looking(cx);
                self.rows.restart(cx.known.size.rows, Self::ask(self.find.query(), cx));
                cx.say(if self.rows.is_reversed() { "The oldest first" } else { "The newest first" });
            }
            Action::Filter => cx.show(narrow::menu().into()),
            Action::Views => self.views.ask(cx),
            Action::KeepView => views::keep(self.find.query(), cx),
            Action::Pick => self.pick(cx.known.size),
            Action::PickAll => self.pick_all(cx),
            Action::Trash => self.trash(cx),
            Action::Private => self.turn_private(cx),
            Action::Copy => self.copy(cx),
            Action::State => self.ask_state(cx),
            Action::ProspectOf => self.open_prospect(cx),
            Action::ConversationOf => self.open_conversation(cx),
            Action::MarkUnmarked => cx.open(Place::Marking { within: self.find.query() }),
            Action::EditOutside => {
                if let Some(uid) = self.rows.current().map(|row| row.uid) {
                    self.rewording.begin(uid, cx);
                }
            }
            Action::Tab(number) => {
                if let Some(root) = Root::numbered(number).filter(|root| *root != Root::Journal) {
                    cx.root(root);
                }
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }
}

impl Page for Journal {
    fn place(&self) -> Option<Place> {
        let query = self.begins_with.clone().unwrap_or_else(|| self.find.query());
        Some(Place::Journal { query, reversed: self.rows.is_reversed(), cursor: self.rows.cursor_key() })
    }

    fn context(&self) -> Context {
        if self.find.is_typing() { Context::Field } else { Context::List }
    }

    fn title(&self) -> String {
        "Journal".to_owned()
    }

    fn actions(&self) -> &[Action] {
        // The last, back, is here only while there is something to clear.
        let clears = self.picked.count() > 0 || !self.find.is_empty();
        match (self.find.is_typing(), clears) {
            (true, _) => &FIELD,
            (false, true) if self.rows.is_empty() => &NONE,
            (false, false) if self.rows.is_empty() => &NONE[..NONE.len() - 1],
            (false, true) => &LIST,
            (false, false) => &LIST[..LIST.len() - 1],
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        if let Some(query) = self.begins_with.take() {
            self.find = Find::new(&query, cx.now());
        }
        self.stop_looking(cx);
        self.rows.reload(cx.known.size.rows, Self::ask(self.find.query(), cx));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.find.is_typing() {
            return self.act_in_field(action, cx);
        }
        if self.step(action, cx.known.size, Self::ask(self.find.query(), cx)) {
            self.look_closer(false, cx);
            return Flow::Taken;
        }
        self.act_in_list(action, cx)
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        let Some(reply) = self.rewording.hear(ticket, reply, cx) else { return };
        let Some(reply) = self.views.hear(ticket, reply, cx) else { return };
        match reply {
            Reply::Entries { page, mistake } => {
                let whole = self.counted.found.is_none();
                if self.rows.take(ticket, page) {
                    if let Some(mistake) = mistake {
                        self.find.refuse(mistake);
                    }
                    self.stuck = None;
                    self.picked.look(&self.rows, |row| row.uid, cx);
                    self.look_closer(true, cx);
                    if whole {
                        self.count_anew(cx);
                    }
                }
            }
            Reply::Count(found) if self.counted.waiting == Some(ticket) => {
                self.counted = Counted { found: Some(found), waiting: None };
            }
            Reply::Entry(page) if self.preview.waiting == Some(ticket) => {
                self.preview.waiting = None;
                self.preview.page = Some(page);
            }
            _ => {}
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.rows.missed(ticket) {
            self.stuck = Some(why.clone());
        } else if self.preview.waiting == Some(ticket) || self.counted.waiting == Some(ticket) {
            // The row may have gone meanwhile: the list says so itself.
            self.preview.waiting = self.preview.waiting.filter(|waited| *waited != ticket);
            self.counted.waiting = self.counted.waiting.filter(|waited| *waited != ticket);
            return;
        }
        self.rewording.missed(ticket);
        self.views.missed(ticket);
        cx.trouble(why);
    }

    fn typed(&mut self, typed: char, cx: &mut Cx<'_>) {
        if self.find.is_typing() {
            self.find.type_char(typed, cx.now());
            self.look_again(cx);
        }
    }

    fn pasted(&mut self, text: &str, cx: &mut Cx<'_>) {
        if self.find.is_typing() {
            self.find.paste(text, cx.now());
            self.look_again(cx);
        }
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        match spot {
            Spot::Row(at) if at == self.rows.cursor() && !self.find.is_typing() => self.open(cx),
            Spot::Row(at) => {
                self.find.keep(cx.now());
                self.set_cursor(at, cx.known.size);
                self.look_closer(false, cx);
            }
            Spot::Chip(at) if self.find.drop_chip(at) => self.look_again(cx),
            Spot::Field { .. } => self.find.begin(),
            _ => {}
        }
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        self.do_chosen(choice, cx);
    }

    fn edited(&mut self, ticket: Ticket, text: Result<String, String>, cx: &mut Cx<'_>) {
        self.rewording.edited(ticket, text, cx);
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Accept if self.find.is_typing() => Some("keep it"),
            Action::ChooseDown if self.find.is_typing() => Some("into the list"),
            Action::Back if self.find.is_typing() => Some("clear"),
            _ => None,
        }
    }

    fn targets(&self) -> Vec<Target> {
        self.meant().into_iter().map(|uid| Target { kind: TargetKind::Entry, uid }).collect()
    }

    fn subject(&self) -> Option<Link> {
        self.rows.current().map(|row| Link { uid: row.prospect, name: row.prospect_name.clone() })
    }
}
