//! The warnings about one prospect: what is so, what to do, and below each what it rests on; what is kept quiet stands at
//! the end. Each line opens what it speaks of.

use super::{Flow, Page, Place, ProspectTab, quiet};
use crate::{
    app::{Action, Cx, Size, Spot, Ticket, keymap::Context, parts::menu::Choice},
    domain::{Day, Uid, WarningKind},
    journal::{
        Link, Read, Reply, Request, Trouble, WarningList, Write,
        warnings::{Basis, BasisKind, Hush, Mark, Warning},
    },
    words::{Dates, counted, cut, date, one_line, quoted, wrap_lines},
};

/// So many things a warning rests on are shown, the newest; the rest is counted.
const SHOWN: usize = 5;

/// The widest prose that reads well.
const WIDEST: usize = 88;

/// Stands before what may quote something private, and takes its room.
const PRIVATE: &str = "private ";

/// The screen's state.
#[derive(Debug)]
pub struct Warnings {
    /// About whom.
    pub uid: Uid,
    /// What is to be said, once it has come.
    pub list: Option<Box<WarningList>>,
    /// The lines of it, laid out for the window.
    pub lines: Vec<Line>,
    /// The line under the cursor.
    pub cursor: usize,
    /// Why it may be old.
    pub stuck: Option<String>,
    wanted: Option<WarningKind>,
    waiting: Option<Ticket>,
}

/// A row of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which warning, by its place in the list; those kept quiet follow those that speak.
    pub warning: usize,
    /// What the row is.
    pub part: Part,
    /// What it says.
    pub text: String,
    /// Whether it may quote something private, which is said before it.
    pub private: bool,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The first row of a warning.
    Says,
    /// Its sentence goes on.
    GoesOn,
    /// Something it rests on, by its place there.
    Rests(usize),
    /// Beside the matter: what is left out, who keeps it quiet.
    Aside,
    /// Nothing.
    Gap,
}

impl Line {
    /// Whether the cursor stops there.
    #[must_use]
    pub const fn stops(&self) -> bool {
        matches!(self.part, Part::Says | Part::Rests(_))
    }
}

impl Warnings {
    /// The warnings about this prospect, the cursor on one of them.
    #[must_use]
    pub const fn new(uid: Uid, wanted: Option<WarningKind>) -> Self {
        Self { uid, list: None, lines: Vec::new(), cursor: 0, stuck: None, wanted, waiting: None }
    }

    /// A warning by its place, and the mark that keeps it quiet.
    #[must_use]
    pub fn warning(&self, at: usize) -> Option<(&Warning, Option<&Mark>)> {
        let list = self.list.as_deref()?;
        match list.speaking.get(at) {
            Some(row) => Some((&row.warning, None)),
            None => list.hushed.get(at - list.speaking.len()).map(|(row, mark)| (&row.warning, Some(mark))),
        }
    }

    fn current(&self) -> Option<(&Warning, Option<&Mark>)> {
        self.warning(self.lines.get(self.cursor)?.warning)
    }

    fn lay(&mut self, size: Size, dates: Dates, today: Day) {
        // A sentence is prose; what it rests on are rows of a list, and take what there is.
        let room = usize::from(size.columns.saturating_sub(6)).max(10);
        let columns = room.min(WIDEST);
        let count = self.list.as_deref().map_or(0, |list| list.speaking.len() + list.hushed.len());
        let mut lines = Vec::new();
        for at in 0..count {
            let Some((warning, mark)) = self.warning(at) else { continue };
            let line = |part, text: String| Line { warning: at, part, text, private: false };
            if at > 0 {
                lines.push(line(Part::Gap, String::new()));
            }
            let private = warning.is_private();
            let says = if private { format!("{PRIVATE}{}", warning.text) } else { warning.text.clone() };
            for (row, text) in wrap_lines(&says, columns).into_iter().enumerate() {
                let part = if row == 0 { Part::Says } else { Part::GoesOn };
                match text.strip_prefix(PRIVATE) {
                    Some(rest) if row == 0 && private => lines.push(Line { private, ..line(part, rest.to_owned()) }),
                    _ => lines.push(line(part, text)),
                }
            }
            if let Some(mark) = mark {
                lines.push(line(Part::Aside, one_line(&kept_quiet(mark, dates, today), columns)));
                continue;
            }
            for (basis, rests) in warning.rests_on.iter().enumerate().rev().take(SHOWN) {
                let day = dates.table(rests.day, today);
                lines.push(line(Part::Rests(basis), cut(&format!("{day:<11}  {}", said(rests)), room).into_owned()));
            }
            if warning.rests_on.len() > SHOWN {
                let more =
                    format!("{} more, since {}", warning.rests_on.len() - SHOWN, date::ago(warning.since, today));
                lines.push(line(Part::Aside, more));
            }
        }
        self.lines = lines;
    }

    /// The cursor on the warning that was wanted, else where it was, else on the first.
    fn settle(&mut self) {
        let wanted = self.wanted.take();
        let found = wanted.and_then(|kind| {
            let fits =
                |line: &Line| line.stops() && self.warning(line.warning).is_some_and(|(one, _)| one.kind == kind);
            self.lines.iter().position(fits)
        });
        let near = self.cursor.min(self.lines.len().saturating_sub(1));
        let above = self.lines.iter().take(near + 1).rposition(Line::stops);
        self.cursor = found.or(above).unwrap_or(0);
    }

    /// To the `steps`th line further on, or as far as there is one.
    fn step(&mut self, steps: usize, down: bool) {
        let stops: Vec<usize> = (0..self.lines.len()).filter(|at| self.lines[*at].stops()).collect();
        let place = stops.iter().position(|at| *at == self.cursor).unwrap_or(0);
        let to = if down { (place + steps).min(stops.len().saturating_sub(1)) } else { place.saturating_sub(steps) };
        self.cursor = stops.get(to).copied().unwrap_or(0);
    }

    fn moved(&mut self, action: Action, height: usize) -> bool {
        match action {
            Action::Up => self.step(1, false),
            Action::Down => self.step(1, true),
            Action::PageUp => self.step(height, false),
            Action::PageDown => self.step(height, true),
            Action::First => self.step(usize::MAX, false),
            Action::Last => self.step(self.lines.len(), true),
            _ => return false,
        }
        true
    }

    /// What stands behind the line: on a sentence the newest thing it rests on.
    fn basis(&self) -> Option<&Basis> {
        let (warning, _) = self.current()?;
        match self.lines.get(self.cursor)?.part {
            Part::Rests(at) => warning.rests_on.get(at),
            _ => warning.rests_on.last(),
        }
    }

    fn open(&self, cx: &mut Cx<'_>) {
        let Some(basis) = self.basis() else { return };
        let tab = |tab| Place::Prospect { prospect: self.uid, tab, cursor: None };
        cx.open(match (basis.kind, basis.talk) {
            (BasisKind::Entry, _) => Place::Entry { entry: basis.uid },
            (_, Some(conversation)) => Place::Conversation { conversation, at: Some(basis.uid) },
            (BasisKind::Talk, None) => Place::Conversation { conversation: basis.uid, at: None },
            (BasisKind::Question, None) => tab(ProspectTab::Questions),
            (BasisKind::FollowUp, None) => tab(ProspectTab::FollowUps),
        });
    }

    fn keep_quiet(&self, action: Action, cx: &mut Cx<'_>) {
        let (Some((warning, _)), Some(link)) = (self.current(), self.subject()) else { return };
        if action == Action::Snooze {
            quiet::ask_snooze(&link, warning.kind, cx);
        } else {
            quiet::ask_dismissal(link, warning.kind, cx);
        }
    }

    fn wake(&self, cx: &mut Cx<'_>) {
        match self.current() {
            Some((warning, Some(_))) => {
                let write = Write::WakeWarning { prospect: self.uid, warning: warning.kind };
                cx.write_then_say(write, "It speaks again · u takes it back");
            }
            Some((_, None)) => cx.say("It is not kept quiet."),
            None => {}
        }
    }
}

/// Rows of the list at this size: the rest is header, rule and footer.
#[must_use]
pub fn rows_shown(size: Size) -> usize {
    usize::from(size.rows.saturating_sub(3)).max(1)
}

/// What a warning rests on, as a line says it.
fn said(basis: &Basis) -> String {
    let words = one_line(&basis.words, 200);
    let private = if basis.private { PRIVATE } else { "" };
    let (kind, words) = match basis.kind {
        BasisKind::Talk => ("talk", words),
        BasisKind::Entry => ("moment", quoted(&words)),
        BasisKind::Question => ("question", quoted(&words)),
        BasisKind::FollowUp => ("promise", words),
    };
    format!("{kind:<8}  {private}{words}").trim_end().to_owned()
}

/// `snoozed until 3 Dec: Easter`, `dismissed 3 Nov`.
fn kept_quiet(mark: &Mark, dates: Dates, today: Day) -> String {
    let what = match mark.hush {
        Hush::Snoozed(until) => format!("snoozed until {}", dates.table(until, today)),
        Hush::Dismissed => format!("dismissed {}", dates.table(mark.made_on, today)),
    };
    if mark.reason.is_empty() { what } else { format!("{what}: {}", mark.reason) }
}

impl Page for Warnings {
    fn place(&self) -> Option<Place> {
        let warning = self.current().map(|(warning, _)| warning.kind).or(self.wanted);
        Some(Place::Warnings { prospect: self.uid, warning })
    }

    fn context(&self) -> Context {
        Context::Warnings
    }

    fn title(&self) -> String {
        "Warnings".to_owned()
    }

    fn actions(&self) -> &[Action] {
        use Action::{Dismiss, Down, First, Last, Open, PageDown, PageUp, Snooze, Thresholds, Up, Wake};
        const ALL: &[Action] = &[Thresholds, Up, Down, PageUp, PageDown, First, Last, Open, Snooze, Dismiss, Wake];
        if self.lines.is_empty() { &ALL[..1] } else { ALL }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.waiting.take() {
            cx.stop(old);
        }
        self.waiting = Some(cx.read(Read::Warnings { prospect: Some(self.uid), as_of: None }));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.moved(action, rows_shown(cx.known.size)) {
            return Flow::Taken;
        }
        match action {
            Action::Open => self.open(cx),
            Action::Snooze | Action::Dismiss => self.keep_quiet(action, cx),
            Action::Wake => self.wake(cx),
            Action::Thresholds => cx.open(Place::Thresholds { on: None }),
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        if let (Reply::Warnings(list), true) = (reply, self.waiting == Some(ticket)) {
            (self.waiting, self.stuck, self.list) = (None, None, Some(list));
            self.lay(cx.known.size, cx.known.options.dates, cx.today());
            self.settle();
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
            Spot::Row(at) if self.lines.get(at).is_some_and(Line::stops) => self.cursor = at,
            _ => {}
        }
    }

    fn resized(&mut self, cx: &mut Cx<'_>) {
        let kind = self.current().map(|(warning, _)| warning.kind);
        self.lay(cx.known.size, cx.known.options.dates, cx.today());
        self.wanted = kind;
        self.settle();
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        quiet::chosen(choice, cx);
    }

    fn subject(&self) -> Option<Link> {
        self.list.as_ref().and_then(|list| list.prospect.clone())
    }
}

/// How much there is, for the header: `3 warnings · 1 quiet`.
#[must_use]
pub fn counts(list: &WarningList) -> String {
    let speaking = counted(list.speaking.len(), "warning");
    match list.hushed.len() {
        0 => speaking,
        quiet => format!("{speaking} · {quiet} quiet"),
    }
}
