//! One prospect's page: what is unsaid, where trust stands and how it came there, and five lists.

pub(super) mod choices;
mod lists;
pub mod over_time;

pub use lists::Lists;
pub use over_time::OverTime;

use super::{
    Flow, Page, Place, ProspectTab,
    card::{Card, Of},
    moments,
};
use crate::{
    app::{
        Action, Cx, Known, Size, Spot, Ticket,
        keymap::Context,
        parts::{
            menu::Choice,
            printing::{self, About},
        },
    },
    domain::{
        Day, Uid,
        filter::{Filter, Node, Term},
    },
    journal::{Key, Link, ProspectPage, Read, Reply, Request, Target, Trouble, Write},
    trust::Trend,
};

/// The screen's state.
#[derive(Debug)]
pub struct Prospect {
    /// Whose page.
    pub uid: Uid,
    /// The list that is shown.
    pub tab: ProspectTab,
    /// The head of the page, once it has come.
    pub page: Option<Box<ProspectPage>>,
    /// Trust over time.
    pub over_time: OverTime,
    /// The five lists.
    pub lists: Lists,
    /// Why there is no page.
    pub stuck: Option<String>,
    waiting: Option<Ticket>,
}

/// Rows of the chart at this size, its axis included; 1 = one line of a sparkline.
fn chart_rows(size: Size) -> u16 {
    if size.rows < 20 || size.columns < 40 {
        return 1;
    }
    // A third of the window, an odd number of rows for the score so that 50 has one of its own, and two for the axis.
    let score = (size.rows / 3).saturating_sub(2).clamp(3, 11);
    (score - (score + 1) % 2) + 2
}

impl Prospect {
    /// The page of a prospect with this list open, its cursor on the row of this key.
    #[must_use]
    pub fn new(uid: Uid, tab: ProspectTab, cursor: Option<Key>) -> Self {
        Self {
            uid,
            tab,
            page: None,
            over_time: OverTime::default(),
            lists: Lists::new(tab, cursor),
            stuck: None,
            waiting: None,
        }
    }

    /// Rows that trust over time takes at this size. While it is too early there is no chart, and a few words take less.
    #[must_use]
    pub fn chart_rows(&self, size: Size) -> u16 {
        let early = self.page.as_ref().is_some_and(|page| page.trust.now.trend == Trend::TooEarly);
        if early { chart_rows(size).min(4) } else { chart_rows(size) }
    }

    /// How many rows of a list are shown: as many as the last frame had room for. Before there is one it is reckoned: the
    /// rest is head, unsaid, sentence, state, chart, tabs and footer.
    fn rows_shown(&self, known: &Known) -> usize {
        if let Some(rows) = known.list_rows {
            return usize::from(rows.max(1));
        }
        let size = known.size;
        let warned = self.page.as_ref().is_some_and(|page| size.rows > 20 && !page.warnings.is_empty());
        let warned = u16::from(warned);
        usize::from(size.rows.saturating_sub(6 + self.chart_rows(size) + warned)).max(1)
    }

    /// Columns and rows of the whole chart.
    fn chart_size(size: Size) -> (u16, u16) {
        (size.columns, chart_rows(size))
    }

    /// The day that chart and list stand on.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.over_time.at.filter(|_| self.tab == ProspectTab::Timeline).or_else(|| self.lists.day(self.tab))
    }

    /// Chart and timeline to a day.
    fn go_to(&mut self, day: Day, cx: &mut Cx<'_>) {
        if self.tab != ProspectTab::Timeline {
            self.turn_to(ProspectTab::Timeline, cx);
        }
        self.over_time.at = Some(day);
        self.lists.seek(day, self.uid, self.rows_shown(cx.known), cx);
    }

    /// To the nearest day with entries in another column of the chart.
    fn along_time(&mut self, later: bool, cx: &mut Cx<'_>) {
        match self.over_time.beside(self.day(), later) {
            Some(day) => self.go_to(day, cx),
            None if !later => self.nothing_earlier(cx, "Earlier days lie beyond this chart. - shows more of them."),
            None => {}
        }
    }

    /// To the next of the days that moved trust most.
    fn go_to_turn(&mut self, later: bool, cx: &mut Cx<'_>) {
        let none = self.over_time.chart().is_some_and(|(chart, _)| chart.turns.is_empty());
        match self.over_time.turn(self.day(), later) {
            Some(day) => self.go_to(day, cx),
            None if none => {
                cx.say("No day stands out here: it was too early to tell, or nothing moved trust by a point.");
            }
            None if later => cx.say("No later day moved trust as much."),
            None => self.nothing_earlier(cx, "No earlier day of this chart moved trust as much. - shows more days."),
        }
    }

    fn nothing_earlier(&self, cx: &mut Cx<'_>, beyond: &str) {
        if self.over_time.chart().is_some_and(|(chart, _)| chart.earlier) {
            cx.say(beyond);
        }
    }

    fn zoom(&mut self, closer: bool, cx: &mut Cx<'_>) {
        if self.over_time.zoom(closer) {
            self.over_time.load(self.uid, cx);
        } else {
            cx.say(if closer { "Closer than this there is nothing to see." } else { "This is all there is." });
        }
    }

    /// The moments whose openness is not marked, one after the other.
    fn to_unmarked(&self, cx: &mut Cx<'_>) {
        if let Some(page) = &self.page {
            let within = Filter::new([Node::Term(Term::Who(vec![page.prospect.name.clone()]))]).to_string();
            cx.open(Place::Marking { within });
        }
    }

    fn turn_to(&mut self, tab: ProspectTab, cx: &mut Cx<'_>) {
        self.tab = tab;
        self.over_time.at = None;
        self.lists.load(tab, self.uid, cx);
    }
}

/// The first one is of the people only.
#[rustfmt::skip]
const ACTIONS: &[Action] = &[
    Action::AddPerson, Action::Up, Action::Down, Action::First, Action::Last, Action::PageUp, Action::PageDown,
    Action::Open, Action::ConversationOf, Action::Tab(1), Action::Tab(2), Action::Tab(3), Action::Tab(4),
    Action::Tab(5), Action::NextPane, Action::PreviousPane, Action::Left, Action::Right, Action::PreviousBend,
    Action::NextBend, Action::ZoomIn, Action::ZoomOut, Action::MarkUnmarked, Action::State, Action::Trash, Action::Unsaid, Action::Private, Action::Copy,
    Action::Report,
    Action::Explain,
];

impl Page for Prospect {
    fn place(&self) -> Option<Place> {
        Some(Place::Prospect { prospect: self.uid, tab: self.tab, cursor: self.lists.cursor_key(self.tab) })
    }

    fn context(&self) -> Context {
        Context::Chart
    }

    fn title(&self) -> String {
        "Prospect".to_owned()
    }

    fn actions(&self) -> &[Action] {
        if self.tab == ProspectTab::People { ACTIONS } else { &ACTIONS[1..] }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.waiting.take() {
            cx.stop(old);
        }
        self.waiting = Some(cx.read(Read::Prospect(self.uid)));
        self.over_time.at = None;
        self.over_time.load(self.uid, cx);
        self.lists.load(self.tab, self.uid, cx);
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        let height = self.rows_shown(cx.known);
        if self.lists.step(self.tab, self.uid, action, height, cx) {
            self.over_time.at = None;
            return Flow::Taken;
        }
        match action {
            Action::Tab(number) => {
                if let Some(tab) = ProspectTab::numbered(number) {
                    self.turn_to(tab, cx);
                }
            }
            Action::Left => self.along_time(false, cx),
            Action::Right => self.along_time(true, cx),
            Action::PreviousBend => self.go_to_turn(false, cx),
            Action::NextBend => self.go_to_turn(true, cx),
            Action::ZoomIn => self.zoom(true, cx),
            Action::ZoomOut => self.zoom(false, cx),
            // Of the day that the keys of the chart led to, else of the number that is shown.
            Action::Explain => {
                let day = self.over_time.at.filter(|day| *day < cx.today());
                cx.open(Place::Explain { prospect: self.uid, day, cursor: None });
            }
            Action::NextPane => self.turn_to(self.tab.turned(1), cx),
            Action::PreviousPane => self.turn_to(self.tab.turned(ProspectTab::ALL.len() - 1), cx),
            Action::MarkUnmarked => self.to_unmarked(cx),
            Action::AddPerson => cx.show(Card::new(Of::NewContact(self.uid)).into()),
            Action::Open if self.tab == ProspectTab::People => {
                if let Some(row) = self.lists.current_person() {
                    cx.show(Card::new(Of::Contact(self.uid, row.contact.uid)).into());
                }
            }
            Action::Open => match self.lists.place(self.tab) {
                Some(place) => cx.open(place),
                None => cx.say("There is no more to it than this line."),
            },
            Action::ConversationOf => {
                if let Some(conversation) = self.lists.conversation(self.tab) {
                    let at = self.lists.thing(self.tab);
                    cx.open(Place::Conversation { conversation, at });
                } else {
                    cx.say("It belongs to no talk.");
                }
            }
            Action::State => self.set_state(cx),
            Action::Unsaid => self.unsaid(cx),
            Action::Trash => {
                if let Some(target) = self.lists.target(self.tab) {
                    cx.write_then_say(Write::Trash(vec![target]), "In the trash · u takes it back");
                }
            }
            Action::Private => {
                if let Some((target, private)) = self.lists.privacy(self.tab) {
                    moments::turn_private(target, !private, cx);
                }
            }
            Action::Report => printing::ask(cx),
            Action::Copy => {
                if let Some(words) = self.lists.words(self.tab) {
                    cx.copy(words);
                    cx.say("Copied");
                }
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match reply {
            Reply::Prospect(page) if self.waiting == Some(ticket) => {
                self.waiting = None;
                self.stuck = None;
                self.page = Some(page);
            }
            Reply::Chart(chart) => {
                self.over_time.take(ticket, chart, Self::chart_size(cx.known.size));
            }
            reply => {
                let height = self.rows_shown(cx.known);
                self.lists.hear(ticket, reply, height);
            }
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.waiting == Some(ticket) {
            self.waiting = None;
            self.stuck = Some(why.clone());
        }
        self.over_time.missed(ticket);
        self.lists.missed(ticket);
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        if let Spot::Day(day) = spot {
            self.go_to(day, cx);
        } else if let Spot::Row(at) = spot {
            self.over_time.at = None;
            if self.lists.cursor(self.tab) == at {
                self.act(Action::Open, cx);
            } else {
                let height = self.rows_shown(cx.known);
                self.lists.set_cursor(self.tab, at, height);
            }
        }
    }

    fn taller(&mut self, cx: &mut Cx<'_>) {
        self.lists.load(self.tab, self.uid, cx);
    }

    fn resized(&mut self, cx: &mut Cx<'_>) {
        self.over_time.resize(Self::chart_size(cx.known.size));
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        match (&choice, self.subject()) {
            (Choice::Print(reader), Some(Link { uid, name })) => {
                let about = About { prospect: Some(uid), first: None, last: cx.today() };
                printing::begin(about, &name, *reader, cx);
            }
            _ => self.do_chosen(&choice, cx),
        }
    }

    fn line_to_edit(&self) -> Option<(Target, String)> {
        self.lists.line(self.tab)
    }

    fn targets(&self) -> Vec<Target> {
        self.lists.target(self.tab).into_iter().collect()
    }

    fn subject(&self) -> Option<Link> {
        self.page.as_ref().map(|page| Link { uid: self.uid, name: page.prospect.name.clone() })
    }
}
