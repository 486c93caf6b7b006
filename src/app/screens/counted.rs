//! What a figure of the trends counts that is no moment: questions, silences, promises, deals. As many rows as the figure
//! says; each opens what it speaks of and can be dealt with where it stands.

use super::{Flow, Page, Place, ProspectTab, ending::Ending, moments, prospect::choices::states};
use crate::{
    app::{
        Action, Cx, Size, Spot, Ticket,
        keymap::Context,
        parts::{Rows, menu::Choice},
    },
    domain::{Became, Counted as Of, Day, FollowUpState, QuestionState, Uid},
    journal::{CountedRow, Key, Link, Read, Reply, Request, Trouble, Window},
};

/// The screen's state.
#[derive(Debug)]
pub struct Counted {
    /// What is counted.
    pub of: Of,
    /// Whose; `None` = of the book.
    pub whose: Option<Uid>,
    /// The first and the last day.
    pub days: (Day, Day),
    /// The rows.
    pub rows: Rows<CountedRow>,
    /// How many there are, once that is known.
    pub n: Option<u64>,
    /// Why the rows may be old.
    pub stuck: Option<String>,
}

/// How many rows are shown at this size: the rest is header, rule and footer.
#[must_use]
pub fn rows_shown(size: Size) -> usize {
    usize::from(size.rows.saturating_sub(3)).max(1)
}

impl Counted {
    /// The list, the cursor on the row of this key.
    #[must_use]
    pub fn new(of: Of, whose: Option<Uid>, days: (Day, Day), cursor: Option<Key>) -> Self {
        Self { of, whose, days, rows: Rows::at(cursor), n: None, stuck: None }
    }

    /// What asks for a window of the rows.
    fn asks(&self) -> impl Fn(Window) -> Read + use<> {
        let (of, prospect, (first, last)) = (self.of, self.whose, self.days);
        move |window| Read::Counted { of, prospect, first, last, window }
    }

    /// To the moment that goes with it, else to its talk, else to the list of its kind on the prospect's page.
    fn open(&self, cx: &mut Cx<'_>) {
        let Some(row) = self.rows.current() else { return };
        let tab = match row.became {
            Became::Question { .. } | Became::Asking { .. } => ProspectTab::Questions,
            Became::Promise { .. } => ProspectTab::FollowUps,
            Became::Outcome { .. } | Became::Talk { .. } => ProspectTab::Timeline,
        };
        cx.open(match (row.entry, row.conversation) {
            (Some(entry), _) => Place::Entry { entry },
            (None, Some(conversation)) => Place::Conversation { conversation, at: Some(row.uid) },
            (None, None) => Place::Prospect { prospect: row.prospect.uid, tab, cursor: None },
        });
    }

    fn ask_state(&self, cx: &mut Cx<'_>) {
        let Some(row) = self.rows.current() else { return };
        let uid = row.uid;
        let menu = match row.became {
            Became::Question { state, .. } | Became::Asking { state, .. } => {
                states(&row.words, QuestionState::ALL, state, QuestionState::said, |to| Choice::Question(uid, to))
            }
            Became::Promise { state, .. } => {
                states(&row.words, FollowUpState::ALL, state, FollowUpState::said, |to| Choice::FollowUp(uid, to))
            }
            Became::Talk { .. } => return cx.say("A talk is what it was. enter reads it."),
            Became::Outcome { .. } => return cx.say("It is decided. e puts its three lines in other words."),
        };
        cx.show(menu.into());
    }
}

impl Page for Counted {
    fn place(&self) -> Option<Place> {
        let (of, prospect, (first, last)) = (self.of, self.whose, self.days);
        Some(Place::Counted { of, prospect, first, last, cursor: self.rows.cursor_key() })
    }

    fn context(&self) -> Context {
        Context::List
    }

    fn title(&self) -> String {
        crate::journal::said::counted::heading(self.of)
    }

    fn actions(&self) -> &[Action] {
        use Action::{Down, Edit, First, Last, Open, PageDown, PageUp, ProspectOf, State, Up};
        const ALL: &[Action] = &[Edit, Up, Down, First, Last, PageUp, PageDown, Open, State, ProspectOf];
        match self.rows.current().map(|row| row.became) {
            None => &[],
            Some(Became::Outcome { .. }) => ALL,
            Some(_) => &ALL[1..],
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.rows.waits_for() {
            cx.stop(old);
        }
        let asks = self.asks();
        self.rows.reload(cx.known.size.rows, |window| cx.read(asks(window)));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        let height = rows_shown(cx.known.size);
        let asks = self.asks();
        if self.rows.step(action, height, |window| cx.read(asks(window))) {
            return Flow::Taken;
        }
        match action {
            Action::Open => self.open(cx),
            Action::State => self.ask_state(cx),
            Action::Edit => {
                if let Some(row) = self.rows.current() {
                    cx.show(Ending::editing(row.prospect.clone(), row.uid).into());
                }
            }
            Action::ProspectOf => {
                if let Some(row) = self.rows.current() {
                    let prospect = row.prospect.uid;
                    cx.open(Place::Prospect { prospect, tab: ProspectTab::Timeline, cursor: None });
                }
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, _cx: &mut Cx<'_>) {
        if let Reply::Counted { page, n } = reply
            && self.rows.take(ticket, page)
        {
            (self.n, self.stuck) = (Some(n), None);
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.rows.missed(ticket) {
            self.stuck = Some(why.clone());
        }
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        match spot {
            Spot::Row(at) if at == self.rows.cursor() => self.open(cx),
            Spot::Row(at) => self.rows.set_cursor(at, rows_shown(cx.known.size)),
            _ => {}
        }
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        let _not_mine = moments::chosen(choice, cx);
    }

    fn subject(&self) -> Option<Link> {
        self.rows.current().map(|row| row.prospect.clone())
    }
}
