//! The questions of the whole book, newest first, by what became of them; and beside them the bank, ranked by what opened
//! this user's prospects up.

mod doing;

use super::{Flow, Page, Place, Root};
use crate::{
    app::{
        Action, Cx, Size, Spot, Ticket,
        keymap::Context,
        parts::{Rows, menu::Choice},
    },
    domain::{Purpose, QuestionState, Stage},
    journal::{
        BankRow, Key, Link, Page as RowPage, QuestionCounts, QuestionRow, Read, Reply, Request, Target, TargetKind,
        Trouble, Window,
    },
};

pub(super) use doing::set_question;

/// Which questions are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shown {
    /// The bank, not what was asked.
    pub bank: bool,
    /// Of what was asked, only what is in this state.
    pub state: Option<QuestionState>,
    /// Of the bank, only what suits this stage.
    pub stage: Option<Stage>,
    /// Of the bank, only what is for this.
    pub purpose: Option<Purpose>,
}

/// The screen's state.
#[derive(Debug)]
pub struct Questions {
    /// Which questions.
    pub shown: Shown,
    /// How many there are in each state.
    pub counts: Option<QuestionCounts>,
    /// What was asked and planned.
    pub ledger: Rows<QuestionRow>,
    /// The bank.
    pub bank: Rows<BankRow>,
    /// Why the rows may be old.
    pub stuck: Option<String>,
    counting: Option<Ticket>,
}

const MOVES: [Action; 12] = [
    Action::Up,
    Action::Down,
    Action::First,
    Action::Last,
    Action::PageUp,
    Action::PageDown,
    Action::Tab(1),
    Action::Tab(2),
    Action::Tab(3),
    Action::Tab(4),
    Action::Tab(5),
    Action::NextPane,
];

const LEDGER: [Action; 24] = {
    use Action::{
        AddToBank, ConversationOf, Copy, Filter, Open, Order, PreviousPane, Private, ProspectOf, State, Trash,
    };
    let [a, b, c, d, e, f, g, h, i, j, k, l] = MOVES;
    [
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i,
        j,
        k,
        l,
        PreviousPane,
        Order,
        Filter,
        AddToBank,
        Open,
        State,
        Trash,
        Private,
        Copy,
        ProspectOf,
        ConversationOf,
        Action::Back,
    ]
};

const BANK: [Action; 24] = {
    use Action::{AddToBank, Copy, Edit, Filter, Marks, Open, Order, PlanQuestion, PreviousPane, State, Trash};
    let [a, b, c, d, e, f, g, h, i, j, k, l] = MOVES;
    [
        Action::Back,
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        i,
        j,
        k,
        l,
        PreviousPane,
        Order,
        Filter,
        AddToBank,
        Open,
        PlanQuestion,
        Copy,
        State,
        Marks,
        Edit,
        Trash,
    ]
};

/// The bank's keys that change a question of one's own stand last.
const OWN_KEYS: usize = 4;
/// Before them stand those that need a row.
const OF_A_ROW: usize = 3;
/// The ledger's keys that need no row stand first.
const WITHOUT_A_ROW: usize = 16;

/// How many rows are shown at this size: the rest is header, counts, rule and footer.
#[must_use]
pub fn rows_shown(size: Size) -> usize {
    usize::from(size.rows.saturating_sub(4)).max(1)
}

impl Questions {
    /// These questions, the cursor on the row of this key.
    #[must_use]
    pub fn new(shown: Shown, cursor: Option<Key>) -> Self {
        let (ledger, bank) = if shown.bank { (None, cursor) } else { (cursor, None) };
        Self { shown, counts: None, ledger: Rows::at(ledger), bank: Rows::at(bank), stuck: None, counting: None }
    }

    /// Whether any question is known to have opened somebody up; before that the bank stands in its own order.
    #[must_use]
    pub fn knows(&self) -> bool {
        self.bank.loaded().iter().any(|row| row.opened.k > 0)
    }

    /// Whether only a part of the bank is shown.
    const fn is_part_of_bank(&self) -> bool {
        self.shown.stage.is_some() || self.shown.purpose.is_some()
    }

    fn ask(state: Option<QuestionState>, cx: &mut Cx<'_>) -> impl FnOnce(Window) -> Ticket {
        move |window| cx.read(Read::Ledger { state, window })
    }

    /// The bank comes whole: it is short.
    fn ask_bank(cx: &mut Cx<'_>) -> impl FnOnce(Window) -> Ticket {
        |_| cx.read(Read::Bank { prospect: None })
    }

    fn step(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        let height = rows_shown(cx.known.size);
        if self.shown.bank {
            self.bank.step(action, height, Self::ask_bank(cx))
        } else {
            self.ledger.step(action, height, Self::ask(self.shown.state, cx))
        }
    }

    fn take_bank(&mut self, ticket: Ticket, rows: Vec<BankRow>) -> bool {
        let stage = self.shown.stage;
        let purpose = self.shown.purpose;
        let suits = |row: &BankRow| stage.is_none() || row.stage.is_none() || row.stage == stage;
        let serves = |row: &BankRow| purpose.is_none() || row.purpose() == purpose;
        let rows = rows.into_iter().filter(suits).filter(serves).collect();
        self.bank.take(ticket, RowPage { rows, more_before: false, more_after: false })
    }
}

impl Page for Questions {
    fn place(&self) -> Option<Place> {
        let cursor = if self.shown.bank { self.bank.cursor_key() } else { self.ledger.cursor_key() };
        Some(Place::Questions { shown: self.shown, cursor })
    }

    fn context(&self) -> Context {
        Context::Questions
    }

    fn title(&self) -> String {
        if self.shown.bank { "The bank of questions" } else { "Questions" }.to_owned()
    }

    fn actions(&self) -> &[Action] {
        // The bank's first, back, is here only while something of it is left out.
        let bank = &BANK[usize::from(!self.is_part_of_bank())..];
        match (self.shown.bank, self.bank.current()) {
            (false, _) if self.ledger.current().is_none() => &LEDGER[..WITHOUT_A_ROW],
            (false, _) if self.shown.state.is_none() => &LEDGER[..LEDGER.len() - 1],
            (false, _) => &LEDGER,
            (true, None) => &bank[..bank.len() - OF_A_ROW - OWN_KEYS],
            (true, Some(row)) if row.own.is_none() => &bank[..bank.len() - OWN_KEYS],
            (true, Some(_)) => bank,
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        for old in [self.ledger.waits_for(), self.bank.waits_for(), self.counting.take()].into_iter().flatten() {
            cx.stop(old);
        }
        self.counting = Some(cx.read(Read::QuestionCounts));
        if self.shown.bank {
            self.bank.reload(cx.known.size.rows, Self::ask_bank(cx));
        } else {
            self.ledger.reload(cx.known.size.rows, Self::ask(self.shown.state, cx));
        }
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.step(action, cx) {
            return Flow::Taken;
        }
        match action {
            Action::NextPane | Action::PreviousPane | Action::Order => self.turn(!self.shown.bank, cx),
            Action::Filter => self.ask_filter(cx),
            Action::Back if self.shown.bank && self.is_part_of_bank() => self.only(None, None, cx),
            Action::Back if !self.shown.bank && self.shown.state.is_some() => self.narrow(None, cx),
            Action::Open => self.open(cx),
            Action::State => self.ask_state(cx),
            Action::Marks => self.ask_purpose(cx),
            Action::Edit => self.edit(cx),
            Action::AddToBank => self.add(cx),
            Action::PlanQuestion if self.shown.bank => self.plan(cx),
            Action::Trash => self.trash(cx),
            Action::Private => self.turn_private(cx),
            Action::Copy => self.copy(cx),
            Action::ProspectOf => self.open_prospect(cx),
            Action::ConversationOf => self.open_conversation(cx),
            Action::Tab(number) => {
                if let Some(root) = Root::numbered(number).filter(|root| *root != Root::Questions) {
                    cx.root(root);
                }
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, _cx: &mut Cx<'_>) {
        let taken = match reply {
            Reply::Questions(page) => self.ledger.take(ticket, page),
            Reply::Bank(rows) => self.take_bank(ticket, rows),
            Reply::QuestionCounts(counts) if self.counting == Some(ticket) => {
                self.counting = None;
                self.counts = Some(counts);
                false
            }
            _ => false,
        };
        if taken {
            self.stuck = None;
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.ledger.missed(ticket) || self.bank.missed(ticket) {
            self.stuck = Some(why.clone());
        }
        self.counting = self.counting.filter(|counting| *counting != ticket);
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        let Spot::Row(at) = spot else { return };
        let (height, cursor) =
            (rows_shown(cx.known.size), if self.shown.bank { self.bank.cursor() } else { self.ledger.cursor() });
        if at == cursor {
            self.open(cx);
        } else if self.shown.bank {
            self.bank.set_cursor(at, height);
        } else {
            self.ledger.set_cursor(at, height);
        }
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        self.do_chosen(&choice, cx);
    }

    fn subject(&self) -> Option<Link> {
        self.ledger.current().filter(|_| !self.shown.bank).map(|row| row.prospect.clone())
    }

    fn line_to_edit(&self) -> Option<(Target, String)> {
        let question = &self.ledger.current().filter(|_| !self.shown.bank)?.question;
        Some((Target { kind: TargetKind::Question, uid: question.uid }, question.text.clone()))
    }

    fn targets(&self) -> Vec<Target> {
        let target = if self.shown.bank {
            self.bank.current().and_then(|row| row.own).map(|uid| Target { kind: TargetKind::Bank, uid })
        } else {
            self.ledger.current().map(|row| Target { kind: TargetKind::Question, uid: row.question.uid })
        };
        target.into_iter().collect()
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::NextPane if self.shown.bank => Some("asked"),
            Action::Order if self.shown.bank => Some("what was asked"),
            Action::Order => Some("by what opened up"),
            Action::Open if self.shown.bank => Some("plan"),
            Action::State if self.shown.bank => Some("stage"),
            Action::Marks => Some("purpose"),
            _ => None,
        }
    }
}
