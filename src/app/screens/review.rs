//! The weekly review: what they told us, what was asked and not dared, which promises were kept, whose trust moved. Five
//! minutes once a week; each line opens what it speaks of. The figures are the journal's, the same as in a report.

mod lines;

use super::{
    Flow, Page, Place, ProspectTab, Root,
    prompt::{Asks, Prompt},
};
use crate::{
    app::{
        Action, Cx, Size, Spot, Ticket,
        keymap::Context,
        known::Known,
        parts::{
            menu::Choice,
            printing::{self, About},
        },
    },
    domain::{Day, Uid},
    journal::{Link, Read, Reply, Request, Review as Reviewed, Target, TargetKind, Trouble, Write, review},
};
use lines::Lines;

/// The last day of a week is so many days after its first.
const REST: i32 = 6;

/// The columns of the labels, and of those in a narrow window.
const LABELS: (usize, usize) = (20, 10);

/// The screen's state.
#[derive(Debug)]
pub struct Review {
    /// The Monday of the week; `None` = this week, until it is known which that is.
    pub week: Option<Day>,
    /// What happened, once it has come.
    pub review: Option<Box<Reviewed>>,
    /// The lines of it, laid out for the window.
    pub lines: Vec<Line>,
    /// The line under the cursor.
    pub cursor: usize,
    /// Why it may be old.
    pub stuck: Option<String>,
    waiting: Option<Ticket>,
}

/// How a line is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A figure of ours.
    Figure,
    /// People's words.
    Words,
    /// Volunteered, answered, rising.
    Open,
    /// Dodged, overdue, falling.
    Shut,
    /// Beside the matter.
    Quiet,
}

/// A row of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What stands before it; empty below its heading.
    pub label: String,
    /// What it says.
    pub text: String,
    /// How.
    pub tone: Tone,
    /// Where it leads.
    pub place: Option<Place>,
    /// Whom it is about.
    pub prospect: Option<Link>,
    /// What `K` turns, and whether it is private now.
    pub target: Option<(Target, bool)>,
}

impl Line {
    fn new(label: &str, tone: Tone, text: String) -> Self {
        Self { label: label.to_owned(), text, tone, place: None, prospect: None, target: None }
    }

    fn to(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    fn about(mut self, prospect: &Link) -> Self {
        self.prospect = Some(prospect.clone());
        self
    }

    fn turning(mut self, kind: TargetKind, uid: Uid, private: bool) -> Self {
        self.target = Some((Target { kind, uid }, private));
        self
    }
}

/// How many lines are shown at this size: the rest is header, rule, week and footer.
#[must_use]
pub fn rows_shown(size: Size) -> usize {
    usize::from(size.rows.saturating_sub(4)).max(1)
}

/// The columns of the labels at this size.
#[must_use]
pub fn label_columns(size: Size) -> usize {
    if size.columns < 70 { LABELS.1 } else { LABELS.0 }
}

fn at(link: &Link) -> Place {
    Place::Prospect { prospect: link.uid, tab: ProspectTab::Timeline, cursor: None }
}

impl Review {
    /// The week that this day is in; `None` = this week.
    #[must_use]
    pub fn new(week: Option<Day>) -> Self {
        Self { week: week.map(review::monday), review: None, lines: Vec::new(), cursor: 0, stuck: None, waiting: None }
    }

    /// Whether anything happened at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.review.as_deref().is_some_and(|review| {
            review.direct + review.second_hand + review.ledger.asked() + review.ledger.held_back == 0
                && review.promised.is_empty()
                && review.moved.is_empty()
                && review.quiet.is_empty()
        })
    }

    fn lay(&mut self, known: &Known) {
        let Some(review) = self.review.as_deref() else { return };
        let narrow = known.size.columns < 70;
        let columns = usize::from(known.size.columns).saturating_sub(label_columns(known.size) + 4).min(100);
        self.lines = Lines { review, known, columns, narrow, made: Vec::new() }.all();
        self.cursor = self.cursor.min(self.lines.len().saturating_sub(1));
    }

    fn turn(&mut self, days: i32, cx: &mut Cx<'_>) {
        let this = review::monday(cx.today());
        let week = self.week.unwrap_or(this) + days;
        if week > this {
            return cx.say("This week is the latest.");
        }
        (self.week, self.cursor) = ((week < this).then_some(week), 0);
        self.load(cx);
    }

    fn step(&mut self, action: Action, height: usize) -> bool {
        let last = self.lines.len().saturating_sub(1);
        self.cursor = match action {
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => (self.cursor + 1).min(last),
            Action::PageUp => self.cursor.saturating_sub(height),
            Action::PageDown => (self.cursor + height).min(last),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        true
    }

    fn line(&self) -> Option<&Line> {
        self.lines.get(self.cursor)
    }

    /// The day that an answer is of: today, or the last of a week that is over.
    fn answer(&self, cx: &mut Cx<'_>) {
        let last = self.week.unwrap_or(review::monday(cx.today())) + REST;
        let prompt = Prompt::new(Asks::Pocket(last.min(cx.today())));
        cx.show(prompt.into());
    }

    fn open(&self, cx: &mut Cx<'_>) {
        if self.cursor + 1 == self.lines.len() {
            return self.answer(cx);
        }
        if let Some(place) = self.line().and_then(|line| line.place.clone()) {
            cx.open(place);
        }
    }

    fn turn_private(&self, cx: &mut Cx<'_>) {
        if let Some((target, private)) = self.line().and_then(|line| line.target) {
            let said = if private { "No longer private" } else { "Private: it never leaves the journal" };
            cx.write_then_say(Write::SetPrivate { targets: vec![target], private: !private }, said);
        }
    }
}

impl Page for Review {
    fn place(&self) -> Option<Place> {
        Some(Place::Review { week: self.week })
    }

    fn context(&self) -> Context {
        Context::Review
    }

    fn title(&self) -> String {
        "Review".to_owned()
    }

    fn actions(&self) -> &[Action] {
        use Action::{
            Answer, Down, First, Last, Left, Open, PageDown, PageUp, Private, ProspectOf, Report, Right, Tab, Up,
        };
        &[
            Up,
            Down,
            First,
            Last,
            PageUp,
            PageDown,
            Left,
            Right,
            Open,
            Private,
            ProspectOf,
            Report,
            Answer,
            Tab(1),
            Tab(2),
            Tab(3),
            Tab(4),
            Tab(5),
        ]
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.waiting.take() {
            cx.stop(old);
        }
        let first = self.week.unwrap_or(review::monday(cx.today()));
        self.waiting = Some(cx.read(Read::Review { prospect: None, first: Some(first), last: first + REST }));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.step(action, rows_shown(cx.known.size)) {
            return Flow::Taken;
        }
        match action {
            Action::Left => self.turn(-REST - 1, cx),
            Action::Right => self.turn(REST + 1, cx),
            Action::Open => self.open(cx),
            Action::Private => self.turn_private(cx),
            Action::Answer => self.answer(cx),
            Action::Report => printing::ask(cx),
            Action::ProspectOf => {
                if let Some(link) = self.line().and_then(|line| line.prospect.as_ref()) {
                    cx.open(at(link));
                }
            }
            Action::Tab(number) => {
                if let Some(root) = Root::numbered(number).filter(|root| *root != Root::Review) {
                    cx.root(root);
                }
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match reply {
            Reply::Review(review) if self.waiting == Some(ticket) => {
                (self.waiting, self.stuck, self.review) = (None, None, Some(review));
                self.lay(cx.known);
            }
            _ => {}
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.waiting == Some(ticket) {
            self.waiting = None;
            self.stuck = Some(why.clone());
        }
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        match spot {
            Spot::Row(at) if at == self.cursor => self.open(cx),
            Spot::Row(at) if at < self.lines.len() => self.cursor = at,
            _ => {}
        }
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        if let Choice::Print(reader) = choice {
            let first = self.week.unwrap_or(review::monday(cx.today()));
            let about = About { prospect: None, first: Some(first), last: first + REST };
            printing::begin(about, &format!("week {}", first.iso()), reader, cx);
        }
    }

    fn taller(&mut self, _: &mut Cx<'_>) {
        // All of it is here.
    }

    fn resized(&mut self, cx: &mut Cx<'_>) {
        self.lay(cx.known);
    }

    fn subject(&self) -> Option<Link> {
        self.line().and_then(|line| line.prospect.clone())
    }

    fn targets(&self) -> Vec<Target> {
        self.line().and_then(|line| line.target).map(|(target, _)| target).into_iter().collect()
    }
}
