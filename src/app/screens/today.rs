//! What is due across all prospects: promises, planned questions, the inbox, what is not marked. Each row opens what it
//! asks about and can be dealt with where it stands. What counts as due is the journal's business.

use super::{Flow, Page, Place, ProspectTab, moments, prospect::choices::states};
use crate::{
    app::{
        Action, Cx, Size, Spot, Ticket,
        keymap::Context,
        parts::{Rows, menu::Choice},
    },
    domain::{FollowUpState, QuestionState},
    journal::{Due, DueKind, DueRow, Key, Link, Read, Reply, Request, Target, TargetKind, Trouble, Window},
};

/// The screen's state.
#[derive(Debug)]
pub struct Today {
    /// The rows.
    pub rows: Rows<DueRow>,
    /// How much is due, once it is known.
    pub due: Option<Due>,
    /// Why the rows may be old.
    pub stuck: Option<String>,
}

/// How many rows are shown at this size: the rest is header, rule, counts and footer.
#[must_use]
pub fn rows_shown(size: Size) -> usize {
    usize::from(size.rows.saturating_sub(4)).max(1)
}

fn ask(cx: &mut Cx<'_>) -> impl FnOnce(Window) -> Ticket {
    |window| cx.read(Read::Today(window))
}

impl Today {
    /// The list, the cursor on the row of this key.
    #[must_use]
    pub fn new(cursor: Option<Key>) -> Self {
        Self { rows: Rows::at(cursor), due: None, stuck: None }
    }

    fn open(&self, cx: &mut Cx<'_>) {
        let Some(row) = self.rows.current() else { return };
        let prospect = |tab| Place::Prospect { prospect: row.prospect.uid, tab, cursor: None };
        cx.open(match row.kind {
            DueKind::Promise => prospect(ProspectTab::FollowUps),
            DueKind::Question => prospect(ProspectTab::Questions),
            DueKind::Inbox | DueKind::Unmarked => Place::Entry { entry: row.uid },
        });
    }

    /// A promise kept or broken, a question answered or dodged; a moment has marks instead.
    fn ask_state(&self, cx: &mut Cx<'_>) {
        let Some(row) = self.rows.current() else { return };
        let uid = row.uid;
        let menu = match row.kind {
            DueKind::Promise => {
                let choice = |to| Choice::FollowUp(uid, to);
                states(&row.text, FollowUpState::ALL, FollowUpState::Open, FollowUpState::said, choice)
            }
            DueKind::Question => {
                let choice = |to| Choice::Question(uid, to);
                states(&row.text, QuestionState::ALL, QuestionState::Planned, QuestionState::said, choice)
            }
            DueKind::Inbox | DueKind::Unmarked => return cx.say("A moment has marks, no state. t sets them."),
        };
        cx.show(menu.into());
    }
}

impl Page for Today {
    fn place(&self) -> Option<Place> {
        Some(Place::Today { cursor: self.rows.cursor_key() })
    }

    fn context(&self) -> Context {
        Context::List
    }

    fn title(&self) -> String {
        "Today".to_owned()
    }

    fn actions(&self) -> &[Action] {
        use Action::{Down, First, Last, MarkUnmarked, Open, PageDown, PageUp, ProspectOf, State, Up};
        if self.rows.current().is_none() {
            return &[];
        }
        &[Up, Down, First, Last, PageUp, PageDown, Open, State, ProspectOf, MarkUnmarked]
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.rows.waits_for() {
            cx.stop(old);
        }
        self.rows.reload(cx.known.size.rows, ask(cx));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        let height = rows_shown(cx.known.size);
        if self.rows.step(action, height, ask(cx)) {
            return Flow::Taken;
        }
        match action {
            Action::Open => self.open(cx),
            Action::State => self.ask_state(cx),
            Action::MarkUnmarked => cx.open(super::marking::Marking::of_late(cx.today())),
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
        if let Reply::Today(today) = reply {
            let due = today.due;
            if self.rows.take(ticket, today.page) {
                (self.due, self.stuck) = (Some(due), None);
            }
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.rows.missed(ticket) {
            self.stuck = Some(why.clone());
        }
        cx.trouble(why);
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        // So short that what follows has room beside it.
        (action == Action::PlanQuestion).then_some("plan")
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        if let Spot::Row(at) = spot {
            if at == self.rows.cursor() {
                self.open(cx);
            } else {
                self.rows.set_cursor(at, rows_shown(cx.known.size));
            }
        }
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        let _not_mine = moments::chosen(choice, cx);
    }

    fn targets(&self) -> Vec<Target> {
        let entry = self.rows.current().filter(|row| matches!(row.kind, DueKind::Inbox | DueKind::Unmarked));
        entry.map(|row| Target { kind: TargetKind::Entry, uid: row.uid }).into_iter().collect()
    }

    fn subject(&self) -> Option<Link> {
        self.rows.current().map(|row| row.prospect.clone())
    }
}
