//! The table of prospects: where trust stands with each, and a preview of the one under the cursor.

pub mod first_run;
mod preview;

use super::{Flow, Page, Place, ProspectTab, Root, ending, menu::Menu, value::Value};
use crate::{
    app::{
        Action, Cx, Size, Spot, Ticket,
        keymap::Context,
        parts::{Rows, menu::Choice, narrow::Narrow, views, views::Views},
    },
    domain::{Stage, Uid, filter::Mistake},
    journal::{
        Due, EntryRow, Key, Link, NextQuestion, Page as RowPage, ProspectOrder, ProspectPage, ProspectRow, Read, Reply,
        Request, Target, TargetKind, Trouble, Window, Write,
    },
};
use first_run::FirstRun;
use preview::Preview;

/// The query that leaves nobody out, the lost ones neither.
pub const EVERYBODY: &str = "stage:prospecting,discovery,proposal,negotiation,closing,customer,lost";

/// The screen's state.
#[derive(Debug)]
pub struct Home {
    /// Which prospects; empty = all but the lost ones.
    pub query: String,
    /// The order of the rows.
    pub order: ProspectOrder,
    /// The rows.
    pub rows: Rows<ProspectRow>,
    /// Why the rows may be old.
    pub stuck: Option<String>,
    /// What the query could not say; the rest of it filters.
    pub mistake: Option<String>,
    /// What is due across all prospects, once it is known.
    pub due: Option<Due>,
    /// Whether the cursor stands on the row of what is due, above the table.
    pub on_today: bool,
    /// Where to begin, while there is no prospect.
    pub first_run: FirstRun,
    due_wait: Option<Ticket>,
    preview: Preview,
    views: Views,
}

/// Where the preview stands at a size of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// There is no room for it.
    Nowhere,
    /// Below the table, so many rows with its rule.
    Below(u16),
    /// At the right of the table, so many columns with its rule.
    Right(u16),
}

impl Beside {
    /// By the width rules: below from 100 columns and 30 rows, at the right from 140 columns.
    #[must_use]
    pub const fn of(size: Size) -> Self {
        match size {
            Size { columns: 140.., rows: 12.. } => Self::Right(46),
            Size { columns: 100.., rows: 30.. } => Self::Below(9),
            _ => Self::Nowhere,
        }
    }
}

/// How many rows of the table are shown at this size: the rest is header, rule, what is due, count,
/// column heads and footer.
#[must_use]
pub fn rows_shown(size: Size) -> usize {
    let heads = if size.columns < 80 { 5 } else { 6 };
    let below = match Beside::of(size) {
        Beside::Below(rows) => rows,
        Beside::Nowhere | Beside::Right(_) => 0,
    };
    usize::from(size.rows.saturating_sub(heads + below))
}

impl Home {
    /// The table in this order, the cursor on the row of this key.
    #[must_use]
    pub fn new(query: String, order: ProspectOrder, cursor: Option<Key>) -> Self {
        Self {
            query,
            order,
            rows: Rows::at(cursor),
            stuck: None,
            mistake: None,
            due: None,
            on_today: false,
            first_run: FirstRun::default(),
            due_wait: None,
            preview: Preview::default(),
            views: Views::default(),
        }
    }

    /// The same, from the end of the order.
    #[must_use]
    pub(super) fn turned(mut self, reversed: bool) -> Self {
        self.rows = self.rows.turned(reversed);
        self
    }

    /// The page of the prospect under the cursor, once it has come.
    #[must_use]
    pub fn preview(&self) -> Option<&ProspectPage> {
        self.preview.page(self.rows.current()?.uid)
    }

    /// The question most worth asking them next, once it has come.
    #[must_use]
    pub fn ask_next(&self) -> Option<&NextQuestion> {
        self.preview.next(self.rows.current()?.uid)
    }

    /// The one of their last moments that is shown instead, its number, and how many there are.
    #[must_use]
    pub fn moment(&self) -> Option<(&EntryRow, usize, usize)> {
        self.preview.moment(self.rows.current()?.uid)
    }

    fn ask(query: &str, order: ProspectOrder, cx: &mut Cx<'_>) -> impl FnOnce(Window) -> Ticket {
        let query = query.to_owned();
        move |window| cx.read(Read::Prospects { query, order, window })
    }

    fn restart(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.rows.waits_for() {
            cx.stop(old);
        }
        self.rows.restart(cx.known.size.rows, Self::ask(&self.query, self.order, cx));
    }

    /// Asks for the page under the cursor where there is room to show it and it is not the one shown.
    fn look_closer(&mut self, anew: bool, cx: &mut Cx<'_>) {
        if Beside::of(cx.known.size) != Beside::Nowhere {
            self.preview.look(self.rows.current().map(|row| row.uid), anew, cx);
        }
    }

    fn take(&mut self, ticket: Ticket, page: RowPage<ProspectRow>, mistake: Option<Mistake>, cx: &mut Cx<'_>) {
        if self.rows.take(ticket, page) {
            (self.stuck, self.mistake) = (None, mistake.map(|mistake| mistake.why));
            self.first_run.look(self.rows.is_empty(), cx);
            self.look_closer(true, cx);
        }
    }

    /// The prospect under the cursor.
    fn row(&self) -> Option<&ProspectRow> {
        self.rows.current().filter(|_| !self.on_today)
    }

    /// Whether there is a preview to leaf through.
    fn leafs(&self, size: Size) -> bool {
        self.row().is_some() && Beside::of(size) != Beside::Nowhere
    }

    fn ask_due(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.due_wait.replace(cx.read(Read::Today(Window::First(0)))) {
            cx.stop(old);
        }
    }

    /// The row of what is due lies above the first prospect: steps onto it and off again.
    fn step_by_today(&mut self, action: Action) -> bool {
        let first = self.rows.cursor() == 0 && !self.rows.goes_on().0;
        match action {
            Action::Up if self.on_today || first => self.on_today = true,
            Action::Down if self.on_today => self.on_today = false,
            Action::First | Action::Last | Action::PageUp | Action::PageDown => {
                self.on_today = false;
                return false;
            }
            _ => return false,
        }
        true
    }

    fn open(&self, cx: &mut Cx<'_>) {
        if self.on_today {
            cx.open(Place::Today { cursor: None });
        } else if let Some(row) = self.row() {
            cx.open(Place::Prospect { prospect: row.uid, tab: ProspectTab::Timeline, cursor: None });
        }
    }

    fn order_by(&mut self, order: ProspectOrder, cx: &mut Cx<'_>) {
        self.order = order;
        self.rows = std::mem::take(&mut self.rows).turned(false);
        self.restart(cx);
    }

    fn turn_round(&mut self, cx: &mut Cx<'_>) {
        self.rows.turn_round();
        self.restart(cx);
    }

    fn trash(&self, cx: &mut Cx<'_>) {
        if let Some(row) = self.row() {
            let trash = Write::Trash(vec![Target { kind: TargetKind::Prospect, uid: row.uid }]);
            cx.write_then_say(trash, format!("{} is in the trash · u takes it back", row.name));
        }
    }
}

/// The menu that sets a prospect's stage.
pub(super) fn stage_menu(prospect: Uid, name: &str, now: Stage) -> Menu {
    let rows = Stage::ALL.iter().map(|stage| (stage.said(), Choice::Stage(prospect, *stage))).collect();
    Menu::new(format!("Stage of {name}"), rows, Some(&Choice::Stage(prospect, now)))
}

/// How an order is named, in the menu and above the table.
#[must_use]
pub const fn order_said(order: ProspectOrder) -> &'static str {
    match order {
        ProspectOrder::Attention => "whom to see first",
        ProspectOrder::Trust => "the most trust first",
        ProspectOrder::Talked => "latest talk first",
        ProspectOrder::Name => "by name",
        ProspectOrder::Stage => "by stage",
        ProspectOrder::Objections => "most open objections first",
    }
}

const ORDERS: [ProspectOrder; 6] = [
    ProspectOrder::Attention,
    ProspectOrder::Trust,
    ProspectOrder::Talked,
    ProspectOrder::Name,
    ProspectOrder::Stage,
    ProspectOrder::Objections,
];

fn order_menu(now: ProspectOrder) -> Menu {
    let rows = ORDERS.map(|order| (order_said(order).to_owned(), Choice::Order(order)));
    Menu::new("Order", rows.into(), Some(&Choice::Order(now)))
}

fn filter_menu(now: &str) -> Menu {
    let mut rows = vec![
        ("all but the lost ones".to_owned(), Choice::Shown(String::new())),
        ("the lost ones too".to_owned(), Choice::Shown(EVERYBODY.to_owned())),
    ];
    rows.extend(Stage::ALL.iter().map(|stage| {
        let query = format!("stage:{}", stage.word());
        (format!("only {}", stage.said()), Choice::Shown(query))
    }));
    for (said, query) in [
        ("only who holds back more or went quiet", "state:falling,gone-quiet"),
        ("only trust 40 or less", "trust:..40"),
        ("only with a promise overdue", "follow-up:overdue"),
    ] {
        rows.push((said.to_owned(), Choice::Shown(query.to_owned())));
    }
    rows.push(("by a query …".to_owned(), Choice::NarrowBy(Narrow::Query)));
    Menu::new("Show", rows, Some(&Choice::Shown(now.to_owned())))
}

impl Page for Home {
    fn place(&self) -> Option<Place> {
        let (order, reversed) = (self.order, self.rows.is_reversed());
        Some(Place::Home { query: self.query.clone(), order, reversed, cursor: self.rows.cursor_key() })
    }

    fn context(&self) -> Context {
        if self.first_run.is_on() { Context::FirstRun } else { Context::List }
    }

    fn title(&self) -> String {
        "Prospects".to_owned()
    }

    fn actions(&self) -> &[Action] {
        use Action::{
            Back, Down, DueToday, Filter, First, KeepView, Last, Left, MarkUnmarked, Open, Order, PageDown, PageUp,
            Reverse, Right, State, Tab, Trash, Up, Views,
        };
        const ALL: &[Action] = &[
            State,
            Trash,
            Up,
            Down,
            First,
            Last,
            PageUp,
            PageDown,
            Open,
            Left,
            Right,
            Order,
            Reverse,
            Filter,
            Views,
            KeepView,
            DueToday,
            MarkUnmarked,
            Tab(1),
            Tab(2),
            Tab(3),
            Tab(4),
            Tab(5),
            Back,
        ];
        if self.first_run.is_on() {
            return FirstRun::ACTIONS;
        }
        if self.rows.current().is_none() {
            let none: &[Action] = &[Filter, Views, KeepView, DueToday, Tab(1), Tab(2), Tab(3), Tab(4), Tab(5), Back];
            return if self.query.is_empty() { &none[..none.len() - 1] } else { none };
        }
        // Stage and trash are a prospect's; there is a way back where the list is narrowed.
        let last = ALL.len() - usize::from(self.query.is_empty());
        if self.on_today { &ALL[2..last] } else { &ALL[..last] }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.rows.waits_for() {
            cx.stop(old);
        }
        if self.rows.cursor_key().is_some() {
            self.rows.reload(cx.known.size.rows, Self::ask(&self.query, self.order, cx));
        } else {
            self.restart(cx);
        }
        self.ask_due(cx);
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.first_run.is_on() {
            return self.first_run.act(action, cx);
        }
        if self.step_by_today(action) {
            return Flow::Taken;
        }
        let height = rows_shown(cx.known.size);
        if self.rows.step(action, height, Self::ask(&self.query, self.order, cx)) {
            self.look_closer(false, cx);
            return Flow::Taken;
        }
        match action {
            Action::Open => self.open(cx),
            Action::MarkUnmarked => cx.open(super::marking::Marking::of_late(cx.today())),
            Action::DueToday => cx.open(Place::Today { cursor: None }),
            Action::State => {
                if let Some(row) = self.row() {
                    cx.show(stage_menu(row.uid, &row.name, row.stage).into());
                }
            }
            Action::Order => cx.show(order_menu(self.order).into()),
            Action::Reverse => self.turn_round(cx),
            Action::Left | Action::Right if self.leafs(cx.known.size) => self.preview.leaf(action == Action::Left, cx),
            Action::Filter => cx.show(filter_menu(&self.query).into()),
            Action::Back if !self.query.is_empty() => {
                self.query.clear();
                self.restart(cx);
            }
            Action::Views => self.views.ask(cx),
            Action::KeepView => views::keep(self.query.clone(), cx),
            Action::Trash => self.trash(cx),
            Action::Tab(number) => {
                if let Some(root) = Root::numbered(number).filter(|root| *root != Root::Prospects) {
                    cx.root(root);
                }
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        let Some(reply) = self.views.hear(ticket, reply, cx) else { return };
        let Some(reply) = self.preview.hear(ticket, reply, cx) else { return };
        match reply {
            Reply::Totals(totals) => self.first_run.hear(ticket, totals),
            Reply::Prospects { page, mistake } => self.take(ticket, page, mistake, cx),
            Reply::Today(today) if self.due_wait == Some(ticket) => {
                (self.due, self.due_wait) = (Some(today.due), None);
            }
            _ => {}
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        self.views.missed(ticket);
        self.first_run.missed(ticket);
        self.due_wait = self.due_wait.filter(|waited| *waited != ticket);
        if self.rows.missed(ticket) {
            self.stuck = Some(why.clone());
        } else if self.preview.missed(ticket) {
            return;
        }
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        match spot {
            Spot::Row(at) if self.first_run.is_on() => self.first_run.clicked(at, cx),
            Spot::Row(at) if at == self.rows.cursor() && !self.on_today => self.open(cx),
            Spot::Row(at) => {
                self.on_today = false;
                self.rows.set_cursor(at, rows_shown(cx.known.size));
                self.look_closer(false, cx);
            }
            Spot::Order(order) if order == self.order => self.turn_round(cx),
            Spot::Order(order) => self.order_by(order, cx),
            _ => {}
        }
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        let Some(choice) = views::chosen(choice, cx) else { return };
        match choice {
            Choice::NarrowBy(_) => cx.show(Value::query(&self.query).into()),
            Choice::Stage(prospect, stage) => {
                let row = self.rows.loaded().iter().find(|row| row.uid == prospect);
                let link = row.map(|row| Link { uid: row.uid, name: row.name.clone() });
                ending::stage(prospect, link, stage, cx);
            }
            Choice::Ended { prospect, what, result } => ending::begin(prospect, what, result, cx),
            Choice::Order(order) => self.order_by(order, cx),
            Choice::Shown(query) => {
                self.query = query;
                self.restart(cx);
            }
            _ => {}
        }
    }

    fn targets(&self) -> Vec<Target> {
        self.row().map(|row| Target { kind: TargetKind::Prospect, uid: row.uid }).into_iter().collect()
    }

    fn subject(&self) -> Option<Link> {
        self.row().map(|row| Link { uid: row.uid, name: row.name.clone() })
    }
}
