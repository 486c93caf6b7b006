//! The warnings of the whole book: a window by key, prospect by prospect in the order of attention. How many there are in
//! all comes late. Each opens where it stands among its prospect's, and is kept quiet from here too.

use super::{Flow, Page, Place, ProspectTab, quiet};
use crate::{
    app::{
        Action, Cx, Size, Spot, Ticket,
        keymap::Context,
        parts::{
            Rows,
            headed::{self, Headed, Line},
            menu::Choice,
        },
    },
    journal::{Key, Link, Page as RowPage, Read, Reply, Request, Trouble, WarnedCounts, WarnedRow},
};

/// The screen's state.
#[derive(Debug)]
pub struct BookWarnings {
    /// The rows.
    pub rows: Rows<WarnedRow>,
    /// How many there are in all, once that is known.
    pub counts: Option<WarnedCounts>,
    /// Why the rows may be old.
    pub stuck: Option<String>,
    /// The rows were asked for anew: so is how many there are, once they have come.
    anew: bool,
    counting: Option<Ticket>,
}

/// So many lines at the foot say the warning under the cursor whole, below their rule.
#[must_use]
pub const fn whole_rows(size: Size) -> u16 {
    match size {
        Size { columns: 92.., .. } => 2,
        Size { columns: 60.., .. } => 3,
        _ => 4,
    }
}

/// The lines of the list at this size: the rest is header, rule, the warning under the cursor with its rule, footer.
#[must_use]
pub fn list_lines(size: Size) -> usize {
    usize::from(size.rows.saturating_sub(4 + whole_rows(size))).max(1)
}

impl BookWarnings {
    /// All warnings, the cursor on the row of this key.
    #[must_use]
    pub fn new(cursor: Option<Key>) -> Self {
        Self { rows: Rows::at(cursor), counts: None, stuck: None, anew: false, counting: None }
    }

    /// The lines in sight: each prospect's name above its warnings.
    #[must_use]
    pub fn lines(&self, size: Size) -> Vec<Line> {
        Headed::new(&self.rows, of_another).lines(list_lines(size))
    }

    fn stop(&mut self, cx: &mut Cx<'_>) {
        for old in self.rows.waits_for().into_iter().chain(self.counting.take()) {
            cx.stop(old);
        }
    }

    fn take(&mut self, ticket: Ticket, page: RowPage<WarnedRow>, cx: &mut Cx<'_>) {
        if !self.rows.take(ticket, page) {
            return;
        }
        self.stuck = None;
        if std::mem::take(&mut self.anew) {
            self.counting = Some(cx.read(Read::CountWarnings));
        }
    }

    fn open(&self, cx: &mut Cx<'_>) {
        if let Some(row) = self.rows.current() {
            cx.open(Place::Warnings { prospect: row.prospect.uid, warning: Some(row.kind) });
        }
    }
}

fn of_another(above: &WarnedRow, row: &WarnedRow) -> bool {
    above.prospect.uid != row.prospect.uid
}

impl Page for BookWarnings {
    fn place(&self) -> Option<Place> {
        Some(Place::BookWarnings { cursor: self.rows.cursor_key() })
    }

    fn context(&self) -> Context {
        Context::Warnings
    }

    fn title(&self) -> String {
        "Warnings of all prospects".to_owned()
    }

    fn actions(&self) -> &[Action] {
        use Action::{Dismiss, Down, First, Last, Open, PageDown, PageUp, ProspectOf, Snooze, Thresholds, Up};
        const ALL: &[Action] =
            &[Thresholds, Up, Down, PageUp, PageDown, First, Last, Open, Snooze, Dismiss, ProspectOf];
        if self.rows.current().is_none() { &ALL[..1] } else { ALL }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        self.stop(cx);
        self.anew = true;
        self.rows.reload(cx.known.size.rows, |window| cx.read(Read::BookWarnings(window)));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        let lines = list_lines(cx.known.size);
        if headed::step(&mut self.rows, of_another, action, lines, |window| cx.read(Read::BookWarnings(window))) {
            return Flow::Taken;
        }
        if action == Action::Thresholds {
            cx.open(Place::Thresholds { on: None });
            return Flow::Taken;
        }
        let Some(row) = self.rows.current() else { return Flow::Passed };
        match action {
            Action::Open => self.open(cx),
            Action::Snooze => quiet::ask_snooze(&row.prospect, row.kind, cx),
            Action::Dismiss => quiet::ask_dismissal(row.prospect.clone(), row.kind, cx),
            Action::ProspectOf => {
                let prospect = row.prospect.uid;
                cx.open(Place::Prospect { prospect, tab: ProspectTab::Timeline, cursor: None });
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match reply {
            Reply::BookWarnings(page) => self.take(ticket, page, cx),
            Reply::WarnedCounts(counts) if self.counting == Some(ticket) => {
                (self.counting, self.counts) = (None, Some(counts));
            }
            _ => {}
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.counting == Some(ticket) {
            // The rows are there; how many more is not known.
            self.counting = None;
            return;
        }
        if self.rows.missed(ticket) {
            self.stuck = Some(why.clone());
        }
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        match spot {
            Spot::Row(at) if at == self.rows.cursor() => self.open(cx),
            Spot::Row(at) => headed::put(&mut self.rows, of_another, at, list_lines(cx.known.size)),
            _ => {}
        }
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        quiet::chosen(choice, cx);
    }

    fn subject(&self) -> Option<Link> {
        self.rows.current().map(|row| row.prospect.clone())
    }
}
