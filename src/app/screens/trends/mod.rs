//! Trends: what the last months say of the book, or of one prospect, in panels. Every row opens what is behind it. What
//! is counted already comes at once, the rest when every moment has been looked at; no key waits for it.

mod asked;
mod behind;
mod folded;
mod moving;
mod over;
mod panels;
mod quiet;

pub use panels::{Panel, Picture, Row};

use super::{Flow, Page, Place, Root, value::Value};
use crate::{
    app::{
        Action, Cx, Known, Spot, Ticket,
        keymap::Context,
        parts::{menu::Choice, narrow::Narrow},
    },
    domain::{Day, Uid, filter::Filter},
    journal::{Link, Read, Reply, Request, Trends as Seen, TrendsLate, Trouble},
    trust::measures::Share,
};

/// The span to begin with.
pub const USUAL: u16 = 12;

/// A row of a panel is told from those of others by its number: this many to a panel.
pub const ROWS: usize = 1 << 16;

/// The screen's state.
#[derive(Debug)]
pub struct Trends {
    /// So many calendar months, where the query names no days.
    pub months: u16,
    /// Over which moments; empty = all.
    pub query: String,
    /// It stands above another screen, of one prospect: back leads there.
    pub above: bool,
    /// The panel with the cursor.
    pub panel: Panel,
    /// It alone fills the screen.
    pub zoomed: bool,
    /// What is known at once.
    pub seen: Option<Box<Seen>>,
    /// What comes late.
    pub late: Option<Box<TrendsLate>>,
    /// The day under the cursor of the calendar.
    pub day: Day,
    /// Why it may be old.
    pub stuck: Option<String>,
    whose: Option<Uid>,
    rows: [Vec<Row>; Panel::ALL.len()],
    folded: [bool; Panel::ALL.len()],
    cursors: [usize; Panel::ALL.len()],
    waiting: Option<Ticket>,
    later: Option<Ticket>,
    meaning: Option<(Ticket, String)>,
}

const ACTIONS: [Action; 21] = {
    use Action::{
        Back, Down, Filter, First, Last, Left, NextPane, Open, PageDown, PageUp, PreviousPane, Right, Tab, Up, Zoom,
        ZoomIn, ZoomOut,
    };
    [
        Up,
        Down,
        Left,
        Right,
        First,
        Last,
        PageUp,
        PageDown,
        NextPane,
        PreviousPane,
        Open,
        Filter,
        ZoomIn,
        ZoomOut,
        Zoom,
        Tab(1),
        Tab(2),
        Tab(3),
        Tab(4),
        Tab(5),
        Back,
    ]
};

impl Trends {
    /// Trends of this prospect (`None`: of the book) over so many months, the cursor in this panel.
    #[must_use]
    pub fn new(whose: Option<Uid>, months: u16, query: String, panel: Panel, zoomed: bool) -> Self {
        Self {
            months,
            query,
            above: false,
            panel,
            zoomed,
            seen: None,
            late: None,
            day: Day(0),
            stuck: None,
            whose,
            rows: Default::default(),
            folded: Default::default(),
            cursors: Default::default(),
            waiting: None,
            later: None,
            meaning: None,
        }
    }

    /// Trends of one prospect, above the screen that is about it.
    #[must_use]
    pub fn of(prospect: Uid) -> Self {
        Self { above: true, ..Self::new(Some(prospect), USUAL, String::new(), Panel::default(), false) }
    }

    /// The rows of a panel.
    #[must_use]
    pub fn rows(&self, panel: Panel) -> &[Row] {
        &self.rows[panel as usize]
    }

    /// Whether a panel is one line: all of it rests on too few.
    #[must_use]
    pub const fn is_folded(&self, panel: Panel) -> bool {
        self.folded[panel as usize]
    }

    /// The row of a panel under its cursor.
    #[must_use]
    pub fn cursor(&self, panel: Panel) -> usize {
        self.cursors[panel as usize].min(self.rows(panel).len().saturating_sub(1))
    }

    /// Whether anything is under way.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.waiting.is_some() || self.later.is_some()
    }

    /// The calendar as a picture: not where that would rest on too few, nor for who hears the screen.
    #[must_use]
    pub fn grid(&self, known: &Known) -> Option<&TrendsLate> {
        let drawn = |late: &&TrendsLate| !(Share { k: 0, n: late.calendar.n() }).is_too_few();
        self.late.as_deref().filter(drawn).filter(|_| !known.options.plain)
    }

    /// What stands under the cursor.
    #[must_use]
    pub fn current(&self, known: &Known) -> Option<Row> {
        if self.panel == Panel::Calendar
            && let Some(late) = self.grid(known)
        {
            let none = Filter::default();
            let rest = self.seen.as_ref().map_or(&none, |seen| &seen.rest);
            let among = behind::Among { prospect: self.link(), period: late.period, rest };
            return Some(self.known(known).day(self.day, late.calendar.on(self.day), among));
        }
        self.rows(self.panel).get(self.cursor(self.panel)).cloned()
    }

    fn link(&self) -> Option<&Link> {
        self.seen.as_ref().and_then(|seen| seen.prospect.as_ref())
    }

    fn known(&self, known: &Known) -> panels::Seen<'_> {
        let (dates, today) = (known.options.dates, known.today());
        let alone = self.zoomed.then_some(self.panel);
        panels::Seen { trends: self.seen.as_deref(), late: self.late.as_deref(), alone, dates, today }
    }

    /// Lays the rows out anew.
    fn lay(&mut self, known: &Known) {
        for panel in Panel::ALL {
            let rows = self.known(known).rows(panel);
            let alone = self.zoomed && panel == self.panel;
            let (rows, all) = if alone { (rows, false) } else { folded::folded(panel, rows) };
            (self.rows[panel as usize], self.folded[panel as usize]) = (rows, all);
        }
        if let Some(late) = &self.late {
            self.day = if self.day == Day(0) {
                late.period.end()
            } else {
                self.day.clamp(late.period.first, late.period.end())
            };
        }
    }

    fn stop(&mut self, cx: &mut Cx<'_>) {
        for old in [self.waiting.take(), self.later.take()].into_iter().flatten() {
            cx.stop(old);
        }
    }

    /// A panel that fills the screen has room for more rows.
    fn zoom(&mut self, zoomed: bool, known: &Known) {
        self.zoomed = zoomed;
        self.lay(known);
    }

    fn open(&mut self, cx: &mut Cx<'_>) {
        let row = self.current(cx.known);
        match row.as_ref().and_then(|row| row.behind.clone()) {
            Some(place) => cx.open(place),
            None if row.is_some_and(|row| row.folds) => self.zoom(true, cx.known),
            None => cx.say("There is nothing behind it."),
        }
    }
}

impl Page for Trends {
    fn place(&self) -> Option<Place> {
        let (query, months) = (self.query.clone(), self.months);
        Some(Place::Trends { prospect: self.whose, months, query, panel: self.panel, zoomed: self.zoomed })
    }

    fn context(&self) -> Context {
        Context::Trends
    }

    fn title(&self) -> String {
        "Trends".to_owned()
    }

    fn actions(&self) -> &[Action] {
        // The last, back, is here only while there is something to close.
        if self.closes() { &ACTIONS } else { &ACTIONS[..ACTIONS.len() - 1] }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        self.stop(cx);
        let (prospect, months) = (self.whose, self.months);
        let query = self.query.clone();
        self.waiting = Some(cx.read(Read::Trends { prospect, months, query: query.clone() }));
        self.later = Some(cx.read(Read::TrendsLate { prospect, months, query }));
        self.lay(cx.known);
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.moved(action, cx) {
            return Flow::Taken;
        }
        match action {
            Action::NextPane => self.turn(false, cx.known),
            Action::PreviousPane => self.turn(true, cx.known),
            Action::Open => self.open(cx),
            Action::Filter => Self::ask_filter(cx),
            Action::ZoomIn => self.span(false, cx),
            Action::ZoomOut => self.span(true, cx),
            Action::Zoom => self.zoom(!self.zoomed, cx.known),
            Action::Back if self.zoomed => self.zoom(false, cx.known),
            Action::Back if !self.query.is_empty() => self.take_query("", cx),
            Action::Back if self.whose.is_some() && !self.above => self.narrow(None, cx),
            Action::Left | Action::Right => {}
            Action::Tab(number) => {
                if let Some(root) = Root::numbered(number).filter(|root| self.above || *root != Root::Trends) {
                    cx.root(root);
                }
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn taller(&mut self, _: &mut Cx<'_>) {
        // All of it is here.
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        if let Some((_, name)) = self.meaning.take_if(|(waited, _)| *waited == ticket) {
            return self.take_name(&reply, &name, cx);
        }
        match reply {
            Reply::Trends(seen) if self.waiting == Some(ticket) => {
                // What another prospect's moments said is not shown under this one's name.
                let asked = |seen: &Seen| (seen.prospect.clone(), seen.rest.clone(), seen.period);
                if self.seen.as_deref().map(asked) != Some(asked(&seen)) {
                    self.late = None;
                }
                (self.waiting, self.stuck, self.seen) = (None, None, Some(seen));
            }
            Reply::TrendsLate(late) if self.later == Some(ticket) => (self.later, self.late) = (None, Some(late)),
            _ => return,
        }
        self.lay(cx.known);
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.waiting == Some(ticket) || self.later == Some(ticket) {
            self.stuck = Some(why.clone());
        }
        self.waiting = self.waiting.filter(|waiting| *waiting != ticket);
        self.later = self.later.filter(|later| *later != ticket);
        self.meaning.take_if(|(waited, _)| *waited == ticket);
        if self.whose.is_some() && matches!(trouble, Trouble::Gone(_)) {
            // The prospect went: the book is still there.
            self.narrow(None, cx);
        }
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        let Spot::Row(at) = spot else { return };
        let Some(panel) = Panel::ALL.get(at / ROWS).copied() else { return };
        let (was, row) = (self.place().map(|_| (self.panel, self.cursor(self.panel), self.day)), at % ROWS);
        self.panel = panel;
        match self.grid(cx.known).map(|late| late.period).filter(|_| panel == Panel::Calendar) {
            Some(period) => self.day = (period.first + i32::try_from(row).unwrap_or(0)).min(period.end()),
            None => self.cursors[panel as usize] = row,
        }
        if was == Some((self.panel, self.cursor(panel), self.day)) {
            self.open(cx);
        }
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        match choice {
            Choice::NarrowBy(Narrow::Query) => cx.show(Value::query(&self.query).into()),
            Choice::NarrowBy(by) => cx.show(by.screen()),
            Choice::Narrow(term) => self.take_query(&self.with(&term, cx.now()), cx),
            Choice::Shown(query) => self.take_query(&query, cx),
            _ => {}
        }
    }

    fn subject(&self) -> Option<Link> {
        self.link().cloned()
    }
}
