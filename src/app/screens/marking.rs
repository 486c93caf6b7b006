//! Marks afterwards: the moments whose openness is not marked, one after the other, each marked with one key. What it
//! steps through is a query of its own; a moment that is marked leaves it by itself.

use super::{Flow, Page, Place};
use crate::{
    app::{Action, Cx, Ticket, keymap::Context, parts::Rows},
    domain::{
        Marks, Openness, Uid,
        filter::{Filter, Node, OpennessIs, Term},
    },
    journal::{EntryRow, Link, Read, Reply, Request, Target, TargetKind, Trouble, Window, Write},
};

/// The cursor moves by one: no screenful is shown.
const ONE: usize = 1;

/// The screen's state.
#[derive(Debug)]
pub struct Marking {
    /// Among which moments, as a query; empty = all.
    pub within: String,
    /// The moments that are not marked; the one under the cursor is shown.
    pub rows: Rows<EntryRow>,
    /// How many are left, once that is known.
    pub left: Option<u64>,
    /// Why the rows may be old.
    pub stuck: Option<String>,
    counting: Option<Ticket>,
    /// Marked last, and not known to have left the rows: a second key is not for it.
    just_marked: Option<Uid>,
}

const ACTIONS: [Action; 9] = {
    use Action::{Choose, Down, Later, Open, Up};
    [Choose(1), Choose(2), Choose(3), Choose(4), Choose(5), Later, Up, Down, Open]
};

impl Marking {
    /// From the first one of those that the query finds.
    #[must_use]
    pub fn new(within: String) -> Self {
        Self { within, rows: Rows::default(), left: None, stuck: None, counting: None, just_marked: None }
    }

    fn query(&self) -> String {
        let unmarked = Filter::new([Node::Term(Term::Openness(vec![OpennessIs::NotMarked]))]);
        format!("{} {unmarked}", self.within).trim().to_owned()
    }

    fn ask(query: String, cx: &mut Cx<'_>) -> impl FnOnce(Window) -> Ticket {
        move |window| cx.read(Read::Entries { query, window })
    }

    fn step(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        let query = self.query();
        self.rows.step(action, ONE, Self::ask(query, cx))
    }

    /// Not this one, not now.
    fn skip(&mut self, cx: &mut Cx<'_>) {
        let before = self.rows.cursor();
        self.step(Action::Down, cx);
        if self.rows.cursor() == before {
            cx.say("This is the last one. up goes back.");
        }
    }

    fn mark(&mut self, level: u8, cx: &mut Cx<'_>) {
        let (Some(row), Ok(openness)) = (self.rows.current(), Openness::new(i64::from(level))) else { return };
        let entry = row.uid;
        if self.just_marked == Some(entry) {
            return;
        }
        let marks = Marks { openness: Some(openness), ..Marks::default() };
        let said = format!("Marked {level}, {} · u takes it back", openness.said());
        cx.write_then_say(Write::SetMarks { entries: vec![entry], marks }, said);
        self.just_marked = Some(entry);
        self.step(Action::Down, cx);
    }
}

impl Page for Marking {
    fn place(&self) -> Option<Place> {
        Some(Place::Marking { within: self.within.clone() })
    }

    fn context(&self) -> Context {
        Context::Marking
    }

    fn title(&self) -> String {
        "Marks afterwards".to_owned()
    }

    fn actions(&self) -> &[Action] {
        if self.rows.current().is_some() { &ACTIONS } else { &[] }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        for old in self.rows.waits_for().into_iter().chain(self.counting.take()) {
            cx.stop(old);
        }
        let query = self.query();
        self.rows.reload(Self::ask(query.clone(), cx));
        self.counting = Some(cx.read(Read::CountEntries(query)));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        match action {
            Action::Choose(level) => self.mark(level, cx),
            Action::Later => self.skip(cx),
            Action::Open => {
                if let Some(row) = self.rows.current() {
                    cx.open(Place::Entry { entry: row.uid });
                }
            }
            action if self.step(action, cx) => {}
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, _cx: &mut Cx<'_>) {
        match reply {
            Reply::Entries { page, .. } if self.rows.waits_for() == Some(ticket) => {
                self.rows.take(ticket, page);
                (self.just_marked, self.stuck) = (None, None);
            }
            Reply::Count(left) if self.counting == Some(ticket) => {
                (self.left, self.counting) = (Some(left), None);
            }
            _ => {}
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        self.just_marked = None;
        if self.rows.missed(ticket) {
            self.stuck = Some(why.clone());
        }
        self.counting = self.counting.filter(|waited| *waited != ticket);
        cx.trouble(why);
    }

    fn targets(&self) -> Vec<Target> {
        self.rows.current().map(|row| Target { kind: TargetKind::Entry, uid: row.uid }).into_iter().collect()
    }

    fn subject(&self) -> Option<Link> {
        self.rows.current().map(|row| Link { uid: row.prospect, name: row.prospect_name.clone() })
    }
}
