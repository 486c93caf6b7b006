//! Marks afterwards: the moments whose openness is not marked, one after the other, each marked with one key. What it
//! steps through is a query of its own; a moment that is marked leaves it by itself.

use super::{Flow, Page, Place};
use crate::{
    app::{Action, Cx, Ticket, keymap::Context, parts::Rows},
    domain::{Day, Marks, Openness, Uid},
    journal::{EntryRow, FRESH, Link, Read, Reply, Request, Target, TargetKind, Trouble, Window, Write},
};

/// The cursor moves by one: no screenful is shown.
const ONE: usize = 1;

/// What can be marked: what was told directly and is no inbox, as Today and a prospect's page count it.
const UNMARKED: &str = "openness:none -tag:none -surfaced:second-hand";

/// How a query of the last days begins.
const OF_LATE: &str = "since:";

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

/// The last is there while older ones are passed over.
const ACTIONS: [Action; 10] = {
    use Action::{Choose, Down, Later, MarkUnmarked, Open, Up};
    [Choose(1), Choose(2), Choose(3), Choose(4), Choose(5), Later, Up, Down, Open, MarkUnmarked]
};

impl Marking {
    /// From the first one of those that the query finds.
    #[must_use]
    pub fn new(within: String) -> Self {
        Self { within, rows: Rows::default(), left: None, stuck: None, counting: None, just_marked: None }
    }

    /// Among those of the days that Today counts.
    #[must_use]
    pub fn of_late(today: Day) -> Place {
        Place::Marking { within: format!("{OF_LATE}{}", (today + -FRESH).iso()) }
    }

    /// Whether there may be older ones that it passes over.
    #[must_use]
    pub fn is_of_late(&self) -> bool {
        self.within.starts_with(OF_LATE)
    }

    fn query(&self) -> String {
        format!("{} {UNMARKED}", self.within).trim().to_owned()
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
        let last = ACTIONS.len() - 1;
        match (self.rows.current().is_some(), self.is_of_late()) {
            (true, true) => &ACTIONS,
            (true, false) => &ACTIONS[..last],
            (false, true) => &ACTIONS[last..],
            (false, false) => &[],
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        for old in self.rows.waits_for().into_iter().chain(self.counting.take()) {
            cx.stop(old);
        }
        let query = self.query();
        self.rows.reload(cx.known.size.rows, Self::ask(query.clone(), cx));
        self.counting = Some(cx.read(Read::CountEntries(query)));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        match action {
            Action::Choose(level) => self.mark(level, cx),
            Action::Later => self.skip(cx),
            Action::MarkUnmarked => {
                self.within.clear();
                self.load(cx);
            }
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

    fn word_for(&self, action: Action) -> Option<&'static str> {
        (action == Action::MarkUnmarked).then_some("older ones too")
    }

    fn targets(&self) -> Vec<Target> {
        self.rows.current().map(|row| Target { kind: TargetKind::Entry, uid: row.uid }).into_iter().collect()
    }

    fn subject(&self) -> Option<Link> {
        self.rows.current().map(|row| Link { uid: row.prospect, name: row.prospect_name.clone() })
    }
}
