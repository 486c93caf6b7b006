//! The brief before a call: two minutes of reading about one prospect. The lines are those of `candor brief`; each opens
//! what stands behind it, and what is worth asking is planned or asked where it stands.

mod behind;
mod laid;
mod settled;

use super::{
    Flow, Page, Place, ProspectTab,
    moment::MomentOfTruth,
    plan,
    prompt::{Asks, Prompt},
};
use crate::{
    app::{
        Action, Cx, Known, Size, Spot, Ticket,
        keymap::Context,
        parts::{document::Row, printing},
    },
    domain::Uid,
    journal::{
        self, Link, Read, Reply, Request, Target, Trouble, Write,
        brief::{BriefLine, BriefPart, ToAsk, lines, text},
    },
    report::{For, Sheet},
};
use settled::Was;

/// The screen's state.
#[derive(Debug)]
pub struct Brief {
    /// Whose.
    pub uid: Uid,
    /// What is known, once it has come.
    pub facts: Option<Box<journal::Brief>>,
    /// Its lines.
    pub lines: Vec<BriefLine>,
    /// The same, laid out for the window.
    pub rows: Vec<Laid>,
    /// The line under the cursor.
    pub cursor: usize,
    /// The first row in sight.
    pub top: usize,
    /// Why it may be old.
    pub stuck: Option<String>,
    was: Was,
    waiting: Option<Ticket>,
    planning: Planning,
}

/// A row of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// The line it belongs to.
    pub line: usize,
    /// It is the heading of a part, above its first line.
    pub head: bool,
    /// What it says.
    pub row: Row,
}

/// A question is being planned; what is shown does not say so before it has been read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Planning {
    #[default]
    Nothing,
    Writing(Ticket),
    Written,
}

/// Rows of the lines at this size: the rest is header, rule and footer.
#[must_use]
pub fn rows_shown(size: Size) -> usize {
    usize::from(size.rows.saturating_sub(3)).max(1)
}

impl Brief {
    /// The brief of this prospect, the cursor on a line of this part, counted from 0.
    #[must_use]
    pub fn new(uid: Uid, cursor: Option<(BriefPart, usize)>) -> Self {
        Self {
            uid,
            facts: None,
            lines: Vec::new(),
            rows: Vec::new(),
            cursor: 0,
            top: 0,
            stuck: None,
            was: Was::place(cursor),
            waiting: None,
            planning: Planning::default(),
        }
    }

    /// The line under the cursor.
    #[must_use]
    pub fn line(&self) -> Option<&BriefLine> {
        self.lines.get(self.cursor)
    }

    fn question(&self) -> Option<&ToAsk> {
        self.line()?.question.as_ref()
    }

    fn take(&mut self, facts: Box<journal::Brief>, known: &Known) {
        let was = std::mem::take(&mut self.was);
        let was = if self.lines.is_empty() { was } else { Was::on(&self.lines, self.cursor) };
        self.lines = lines(&facts, known.options.dates);
        self.facts = Some(facts);
        self.cursor = was.found(&self.lines);
        self.lay(known.size);
    }

    fn lay(&mut self, size: Size) {
        self.rows = laid::rows(&self.lines, size);
        self.follow(size);
    }

    /// The rows move only as far as the cursor's line needs; a part's heading comes with its first line.
    fn follow(&mut self, size: Size) {
        let height = rows_shown(size);
        let mine = |row: &Laid| row.line == self.cursor;
        let first = self.rows.iter().position(mine).unwrap_or(0);
        let last = self.rows.iter().rposition(mine).unwrap_or(first);
        let least = (last + 1).saturating_sub(height).min(first);
        self.top = self.top.min(self.rows.len().saturating_sub(height)).clamp(least, first);
    }

    fn step(&mut self, action: Action, size: Size) -> bool {
        let last = self.lines.len().saturating_sub(1);
        self.cursor = match action {
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => (self.cursor + 1).min(last),
            Action::First => 0,
            Action::Last => last,
            Action::PageUp | Action::PageDown => self.a_page_on(action == Action::PageDown, rows_shown(size)),
            _ => return false,
        };
        self.follow(size);
        true
    }

    /// The line a screenful of rows further down or up, another one where there is one.
    fn a_page_on(&self, down: bool, height: usize) -> usize {
        let at = self.rows.iter().position(|row| row.line == self.cursor).unwrap_or(0);
        let page = height.saturating_sub(1).max(1);
        let to = if down { (at + page).min(self.rows.len().saturating_sub(1)) } else { at.saturating_sub(page) };
        let line = self.rows.get(to).map_or(0, |row| row.line);
        let beside = if down {
            (self.cursor + 1).min(self.lines.len().saturating_sub(1))
        } else {
            self.cursor.saturating_sub(1)
        };
        if down { line.max(beside) } else { line.min(beside) }
    }

    fn open(&self, cx: &mut Cx<'_>) {
        if let (Some(line), Some(facts)) = (self.line(), &self.facts) {
            cx.open(behind::place(&line.behind, facts));
        }
    }

    /// Plans what the line says is worth asking; elsewhere the form opens, as everywhere.
    fn plan(&mut self, cx: &mut Cx<'_>) -> Flow {
        let ask = self.line().filter(|line| line.part == BriefPart::AskNext).and_then(|line| line.question.as_ref());
        let (Some(ask), Some(link)) = (ask, self.subject()) else { return Flow::Passed };
        if ask.planned {
            cx.say("It is planned already · m asks it");
        } else if self.planning == Planning::Nothing {
            let write = Write::PlanQuestion { prospect: self.uid, text: ask.text.clone() };
            self.planning = Planning::Writing(cx.write_then_say(write, plan::planned(&link)));
        }
        Flow::Taken
    }

    /// The moment of truth with words that stand in the bank only; one that is written down is asked as everywhere.
    fn ask(&self, cx: &mut Cx<'_>) -> Flow {
        match (self.question(), self.line(), self.subject()) {
            (Some(ToAsk { question: None, text, .. }), Some(line), Some(link)) => {
                cx.show(MomentOfTruth::asking(link, text, &line.aside).into());
                Flow::Taken
            }
            _ => Flow::Passed,
        }
    }

    fn copy(&self, cx: &mut Cx<'_>) {
        if let Some(facts) = &self.facts {
            cx.copy(text(facts, cx.known.options.dates));
            cx.say("Copied the brief");
        }
    }

    fn print(&self, cx: &mut Cx<'_>) {
        if let Some(facts) = &self.facts {
            let name = printing::file_name(&format!("brief {}", facts.page.prospect.name), For::Me);
            cx.write_page(name, Sheet::Brief(facts.clone(), cx.known.options.dates));
        }
    }
}

impl Page for Brief {
    fn place(&self) -> Option<Place> {
        let cursor = if self.lines.is_empty() { self.was.cursor() } else { Was::on(&self.lines, self.cursor).cursor() };
        Some(Place::Brief { prospect: self.uid, cursor })
    }

    fn context(&self) -> Context {
        Context::Brief
    }

    fn title(&self) -> String {
        "Brief".to_owned()
    }

    fn actions(&self) -> &[Action] {
        use Action::{
            Copy, Down, First, Last, Moment, Open, PageDown, PageUp, PlanQuestion, ProspectOf, Report, Unsaid, Up,
        };
        &[Up, Down, First, Last, PageUp, PageDown, Open, PlanQuestion, Moment, Copy, Report, Unsaid, ProspectOf]
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.waiting.take() {
            cx.stop(old);
        }
        self.waiting = Some(cx.read(Read::Brief(self.uid)));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.step(action, cx.known.size) {
            return Flow::Taken;
        }
        match action {
            Action::Open => self.open(cx),
            Action::PlanQuestion => return self.plan(cx),
            Action::Moment => return self.ask(cx),
            Action::Copy => self.copy(cx),
            Action::Report => self.print(cx),
            Action::ProspectOf => {
                cx.open(Place::Prospect { prospect: self.uid, tab: ProspectTab::Timeline, cursor: None });
            }
            Action::Unsaid => {
                if let Some(link) = self.subject() {
                    cx.show(Prompt::new(Asks::Unsaid(link)).into());
                }
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match reply {
            Reply::Brief(facts) if self.waiting == Some(ticket) => {
                (self.waiting, self.stuck) = (None, None);
                if self.planning == Planning::Written {
                    self.planning = Planning::Nothing;
                }
                self.take(facts, cx.known);
            }
            _ if self.planning == Planning::Writing(ticket) => self.planning = Planning::Written,
            _ => {}
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.waiting == Some(ticket) {
            self.waiting = None;
            self.stuck = Some(why.clone());
        }
        if self.planning == Planning::Writing(ticket) {
            self.planning = Planning::Nothing;
        }
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        match spot {
            Spot::Row(at) if at == self.cursor => self.open(cx),
            Spot::Row(at) if at < self.lines.len() => {
                self.cursor = at;
                self.follow(cx.known.size);
            }
            _ => {}
        }
    }

    fn taller(&mut self, _: &mut Cx<'_>) {
        // All of it is here.
    }

    fn resized(&mut self, cx: &mut Cx<'_>) {
        self.lay(cx.known.size);
    }

    fn subject(&self) -> Option<Link> {
        let prospect = &self.facts.as_ref()?.page.prospect;
        Some(Link { uid: prospect.uid, name: prospect.name.clone() })
    }

    fn line_to_edit(&self) -> Option<(Target, String)> {
        behind::words(self.line()?, self.facts.as_deref()?)
    }

    fn targets(&self) -> Vec<Target> {
        self.line().map(behind::targets).unwrap_or_default()
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        let next = self.line().is_some_and(|line| line.part == BriefPart::AskNext);
        match action {
            Action::PlanQuestion if !next => Some("plan question"),
            Action::Moment if self.question().is_none() => Some("moment"),
            _ => None,
        }
    }
}
