//! Where to begin in a journal that has no prospect yet: four ways, each a key. The tabs keep their numbers.

use crate::{
    app::{
        Action, Cx, Ticket,
        screens::{Flow, Place, Root, marking::Marking, preparing::Preparing},
    },
    journal::{Read, Totals},
};

/// A way to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Three lines about one talk, then the brief.
    Prepare,
    /// The last talk.
    WriteDown,
    /// A sample to look round in.
    Sample,
    /// What was noted elsewhere.
    BringIn,
}

impl Way {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Prepare, Self::WriteDown, Self::Sample, Self::BringIn];

    /// What it is called.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            Self::Prepare => "Prepare that talk (2 minutes)",
            Self::WriteDown => "Write down the last talk you had",
            Self::Sample => "Look round in a sample",
            Self::BringIn => "Bring in notes",
        }
    }

    /// What its key does. What they said is written down by the key it has everywhere.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Prepare => Action::Choose(1),
            Self::WriteDown => Action::WriteDown,
            Self::Sample => Action::Choose(3),
            Self::BringIn => Action::Choose(4),
        }
    }

    /// What comes of it, where there is room to say so.
    #[must_use]
    pub const fn aside(self) -> &'static str {
        match self {
            Self::Prepare => "three lines, then the brief",
            Self::WriteDown => "their words first",
            Self::Sample => "candor --sample",
            Self::BringIn => "candor import FILE",
        }
    }
}

/// Whether it is so, and where the cursor stands.
#[derive(Debug, Default)]
pub struct FirstRun {
    /// The way under the cursor.
    pub cursor: usize,
    on: bool,
    counting: Option<Ticket>,
}

impl FirstRun {
    pub(super) const ACTIONS: &[Action] = {
        use Action::{Choose, Down, DueToday, First, Last, MarkUnmarked, Open, Tab, Up};
        &[
            Up,
            Down,
            First,
            Last,
            Open,
            Choose(1),
            Choose(3),
            Choose(4),
            DueToday,
            MarkUnmarked,
            Tab(1),
            Tab(2),
            Tab(3),
            Tab(4),
            Tab(5),
        ]
    };

    /// Whether this is a journal without a prospect, for certain.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// Whether it is not known yet.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.counting.is_some()
    }

    /// A list without rows may leave out what there is: asks.
    pub(super) fn look(&mut self, no_rows: bool, cx: &mut Cx<'_>) {
        if let Some(old) = self.counting.take() {
            cx.stop(old);
        }
        self.on &= no_rows;
        self.counting = no_rows.then(|| cx.read(Read::Totals));
    }

    pub(super) fn hear(&mut self, ticket: Ticket, totals: Totals) {
        if self.counting.take_if(|counting| *counting == ticket).is_some() {
            self.on = totals.prospects == 0;
        }
    }

    pub(super) fn missed(&mut self, ticket: Ticket) {
        self.counting.take_if(|counting| *counting == ticket);
    }

    pub(super) fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        let last = Way::ALL.len() - 1;
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::First => self.cursor = 0,
            Action::Last => self.cursor = last,
            Action::Open => self.begin(self.cursor, cx),
            Action::Choose(number) => self.begin(usize::from(number).saturating_sub(1), cx),
            Action::DueToday => cx.open(Place::Today { cursor: None }),
            Action::MarkUnmarked => cx.open(Marking::of_late(cx.today())),
            Action::Tab(number) => {
                if let Some(root) = Root::numbered(number).filter(|root| *root != Root::Prospects) {
                    cx.root(root);
                }
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    pub(super) fn clicked(&mut self, at: usize, cx: &mut Cx<'_>) {
        self.begin(at, cx);
    }

    fn begin(&mut self, at: usize, cx: &mut Cx<'_>) {
        let Some(way) = Way::ALL.get(at) else { return };
        self.cursor = at;
        match way {
            Way::Prepare => cx.show(Preparing::default().into()),
            Way::WriteDown => cx.act(Action::WriteDown),
            Way::Sample => cx.say("candor --sample in a shell: a throw-away copy to look round in"),
            Way::BringIn => cx.say("candor import FILE --dry-run in a shell says what would come in"),
        }
    }
}
