//! Why this score: every piece of evidence with its points, adding up to the score as known on a day. A piece can be left
//! out, to see what trust would be without it; it keeps its place meanwhile.

use super::{Flow, Page, Place, ProspectTab};
use crate::{
    app::{Action, Cx, Size, Spot, Ticket, keymap::Context, parts::Rows},
    domain::{Day, Uid},
    journal::{
        Arithmetic, Counts, EvidenceOrder, EvidenceRow, Explained, Key, Link, Read, Reply, Request, Target, TargetKind,
        Trouble, Window, said::arithmetic as said,
    },
    words::{Dates, counted},
};

/// The screen's state.
#[derive(Debug)]
pub struct Explain {
    /// Whose score.
    pub uid: Uid,
    /// As known on this day; `None` = on the day of the number that is shown.
    pub day: Option<Day>,
    /// The order of the pieces.
    pub order: EvidenceOrder,
    /// The pieces.
    pub rows: Rows<EvidenceRow>,
    /// What they add up to, once it has come.
    pub sum: Option<Box<Arithmetic>>,
    /// Why it may be old.
    pub stuck: Option<String>,
    left_out: Vec<(Key, Day)>,
    /// The moment the cursor is to be on once the pieces have come.
    near: Option<Uid>,
    copying: Option<Ticket>,
}

/// What there is room for at a size of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// The names of the columns.
    pub heads: bool,
    /// How many pieces are not in sight, and what they give.
    pub more: bool,
    /// Rows about the piece under the cursor, a blank one above them included.
    pub detail: u16,
    /// Rows for pieces.
    pub rows: u16,
}

impl Room {
    /// By the rows of the window: header, rule, sentence, start, outcome and footer are always there.
    #[must_use]
    pub fn of(size: Size) -> Self {
        let (heads, more, detail) = if size.rows < 20 { (false, false, 1) } else { (true, true, 3) };
        let taken = 6 + u16::from(heads) + u16::from(more) + detail;
        Self { heads, more, detail, rows: size.rows.saturating_sub(taken).max(1) }
    }
}

impl Explain {
    /// The score of this prospect as known on a day, the cursor on the row of this key.
    #[must_use]
    pub fn new(uid: Uid, day: Option<Day>, cursor: Option<Key>) -> Self {
        Self {
            uid,
            day,
            order: EvidenceOrder::default(),
            rows: Rows::at(cursor),
            sum: None,
            stuck: None,
            left_out: Vec::new(),
            near: None,
            copying: None,
        }
    }

    /// The score of this prospect today, the cursor on the piece of this moment.
    #[must_use]
    pub fn with_moment(uid: Uid, moment: Option<Uid>) -> Self {
        Self { near: moment, ..Self::new(uid, None, None) }
    }

    /// What is left out, in a word or two; `None` = nothing.
    #[must_use]
    pub fn left_out(&self, dates: Dates, today: Day) -> Option<String> {
        match self.left_out.as_slice() {
            [] => None,
            [(_, day)] => Some(dates.table(*day, today)),
            several => Some(counted(several.len(), "piece")),
        }
    }

    fn read(&self, window: Window) -> Read {
        Read::Explain {
            prospect: self.uid,
            as_of: self.day,
            half_life: None,
            order: self.order,
            without: self.left_out.iter().map(|(key, _)| key.clone()).collect(),
            near: self.near,
            window,
        }
    }

    fn stop_waiting(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.rows.waits_for() {
            cx.stop(old);
        }
    }

    /// The same list reckoned anew.
    fn reckon(&mut self, cx: &mut Cx<'_>) {
        self.stop_waiting(cx);
        let mut rows = std::mem::take(&mut self.rows);
        rows.reload(cx.known.size.rows, |window| cx.read(self.read(window)));
        self.rows = rows;
    }

    /// Another list, from its start.
    fn start_anew(&mut self, cx: &mut Cx<'_>) {
        self.stop_waiting(cx);
        let mut rows = std::mem::take(&mut self.rows);
        rows.restart(cx.known.size.rows, |window| cx.read(self.read(window)));
        self.rows = rows;
    }

    fn step(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        let height = usize::from(Room::of(cx.known.size).rows);
        let mut rows = std::mem::take(&mut self.rows);
        let stepped = rows.step(action, height, |window| cx.read(self.read(window)));
        self.rows = rows;
        stepped
    }

    fn leave_out(&mut self, cx: &mut Cx<'_>) {
        let Some(row) = self.rows.current() else { return };
        if let Some(at) = self.left_out.iter().position(|(key, _)| *key == row.key) {
            self.left_out.remove(at);
        } else {
            match row.counts {
                Counts::Now => self.left_out.push((row.key.clone(), row.day)),
                Counts::Later => return cx.say("It counts from its day on only: there is nothing to leave out yet."),
                Counts::LeftOut => return cx.say("It is gone with what is left out; esc brings everything back."),
            }
        }
        self.reckon(cx);
    }

    /// As known on the day with evidence before, or after.
    fn along_time(&mut self, later: bool, cx: &mut Cx<'_>) {
        let Some(sum) = &self.sum else { return };
        let day = if later { sum.beside.1 } else { sum.beside.0 };
        match day {
            Some(day) => {
                self.day = Some(day);
                self.left_out.clear();
                self.start_anew(cx);
            }
            None if later => cx.say("This is all that is known today."),
            None => cx.say("Before that day nothing was marked."),
        }
    }

    fn turn_round(&mut self, cx: &mut Cx<'_>) {
        self.order = match self.order {
            EvidenceOrder::Points => EvidenceOrder::Day,
            EvidenceOrder::Day => EvidenceOrder::Points,
        };
        self.start_anew(cx);
        cx.say(match self.order {
            EvidenceOrder::Points => "What moves the score most comes first",
            EvidenceOrder::Day => "The latest day comes first",
        });
    }

    fn open(&self, cx: &mut Cx<'_>) {
        let Some(row) = self.rows.current() else { return };
        cx.open(match (row.entry, row.talk) {
            (Some(entry), _) => Place::Entry { entry },
            (None, Some(conversation)) => Place::Conversation { conversation, at: None },
            (None, None) => Place::Prospect { prospect: self.uid, tab: ProspectTab::Questions, cursor: None },
        });
    }
}

/// All of it as text into the clipboard.
fn copy(Explained { sum, page }: &Explained, cx: &mut Cx<'_>) {
    let (dates, today) = (cx.known.options.dates, cx.today());
    let mut lines: Vec<String> = said::head(sum, dates, today).into();
    lines.extend(page.rows.iter().map(|row| said::line(row, dates, today)));
    lines.push(said::foot(sum, dates, today));
    cx.copy(lines.join("\n") + "\n");
    cx.say(format!("Copied {}", counted(page.rows.len(), "piece")));
}

/// The last is there while something is left out.
#[rustfmt::skip]
const ACTIONS: &[Action] = &[
    Action::Up, Action::Down, Action::First, Action::Last, Action::PageUp, Action::PageDown, Action::Open,
    Action::LeaveOut, Action::Order, Action::Left, Action::Right, Action::Copy, Action::Back,
];

impl Page for Explain {
    fn place(&self) -> Option<Place> {
        Some(Place::Explain { prospect: self.uid, day: self.day, cursor: self.rows.cursor_key() })
    }

    fn context(&self) -> Context {
        Context::Explain
    }

    fn title(&self) -> String {
        "Why this score".to_owned()
    }

    fn actions(&self) -> &[Action] {
        if self.left_out.is_empty() { &ACTIONS[..ACTIONS.len() - 1] } else { ACTIONS }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        self.reckon(cx);
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.step(action, cx) {
            return Flow::Taken;
        }
        match action {
            Action::Open => self.open(cx),
            Action::LeaveOut => self.leave_out(cx),
            Action::Order => self.turn_round(cx),
            Action::Left => self.along_time(false, cx),
            Action::Right => self.along_time(true, cx),
            Action::Copy => {
                let copying = cx.read(self.read(Window::First(u16::MAX)));
                if let Some(old) = self.copying.replace(copying) {
                    cx.stop(old);
                }
            }
            Action::Back if !self.left_out.is_empty() => {
                self.left_out.clear();
                self.reckon(cx);
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        let Reply::Explained(explained) = reply else { return };
        if self.copying.take_if(|copying| *copying == ticket).is_some() {
            copy(&explained, cx);
            return;
        }
        let Explained { sum, page } = *explained;
        if self.rows.take(ticket, page) {
            (self.sum, self.stuck) = (Some(Box::new(sum)), None);
            let near = self.near.take().map(Some);
            let of_near = |row: &EvidenceRow| row.told.is_some() && Some(row.entry) == near;
            if let Some(at) = self.rows.loaded().iter().position(of_near) {
                self.rows.set_cursor(at, usize::from(Room::of(cx.known.size).rows));
            }
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.rows.missed(ticket) {
            self.stuck = Some(why.clone());
        }
        self.copying = self.copying.filter(|copying| *copying != ticket);
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        if let Spot::Row(at) = spot {
            if at == self.rows.cursor() {
                self.open(cx);
            } else {
                self.rows.set_cursor(at, usize::from(Room::of(cx.known.size).rows));
            }
        }
    }

    fn targets(&self) -> Vec<Target> {
        let entry = self.rows.current().and_then(|row| row.entry);
        entry.map(|uid| Target { kind: TargetKind::Entry, uid }).into_iter().collect()
    }

    fn subject(&self) -> Option<Link> {
        self.sum.as_ref().map(|sum| sum.prospect.clone())
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Open => Some("read"),
            Action::Back if !self.left_out.is_empty() => Some("bring back"),
            _ => None,
        }
    }
}
