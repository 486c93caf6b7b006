//! The five lists of a prospect's page: timeline, questions, objections, promises, people. Only the one shown is read.

use crate::{
    app::{
        Action, Cx, Ticket,
        parts::Rows,
        screens::{Place, ProspectTab, moments::promise_line},
    },
    domain::{Day, Held, Uid},
    journal::{
        ContactRow, EntryRow, FollowUpRow, Key, Page, QuestionRow, Read, Reply, Target, TargetKind, TimelineRow, Window,
    },
};

/// The lists, each with its own cursor.
#[derive(Debug)]
pub struct Lists {
    /// Moments, talks without one, tries.
    pub timeline: Rows<TimelineRow>,
    /// Questions.
    pub questions: Rows<QuestionRow>,
    /// Objections.
    pub objections: Rows<EntryRow>,
    /// Promises.
    pub follow_ups: Rows<FollowUpRow>,
    /// People; a prospect has few, so they come all at once.
    pub people: Option<Vec<ContactRow>>,
    /// The person under the cursor.
    pub person: usize,
    people_wait: Option<Ticket>,
    /// The day whose rows the timeline waits for.
    sought: Option<Day>,
}

/// Does the same to the list of the tab, whatever its rows are; people are no window and get `$else`.
macro_rules! with_rows {
    ($lists:expr, $tab:expr, |$rows:ident| $do:expr, $else:expr) => {
        match $tab {
            ProspectTab::Timeline => {
                let $rows = &mut $lists.timeline;
                $do
            }
            ProspectTab::Questions => {
                let $rows = &mut $lists.questions;
                $do
            }
            ProspectTab::Objections => {
                let $rows = &mut $lists.objections;
                $do
            }
            ProspectTab::FollowUps => {
                let $rows = &mut $lists.follow_ups;
                $do
            }
            ProspectTab::People => $else,
        }
    };
}

fn request(tab: ProspectTab, prospect: Uid, window: Window) -> Read {
    match tab {
        ProspectTab::Timeline => Read::Timeline { prospect, window },
        ProspectTab::Questions => Read::Questions { prospect: Some(prospect), window },
        ProspectTab::Objections => Read::Objections { prospect, window },
        ProspectTab::FollowUps => Read::FollowUps { prospect: Some(prospect), window },
        ProspectTab::People => Read::People(prospect),
    }
}

/// Where a row held at noon of a day would stand.
fn noon(day: Day) -> Key {
    Key { at: Held::on(day).at, ..Key::default() }
}

const fn is_step(action: Action) -> bool {
    use Action::{Down, First, Last, PageDown, PageUp, Up};
    matches!(action, Up | Down | First | Last | PageUp | PageDown)
}

impl Lists {
    /// Empty lists; the cursor of this tab's will stand on the row of this key.
    #[must_use]
    pub fn new(tab: ProspectTab, cursor: Option<Key>) -> Self {
        let mut lists = Self {
            timeline: Rows::default(),
            questions: Rows::default(),
            objections: Rows::default(),
            follow_ups: Rows::default(),
            people: None,
            person: 0,
            people_wait: None,
            sought: None,
        };
        with_rows!(lists, tab, |rows| *rows = Rows::at(cursor), ());
        lists
    }

    /// Asks for the rows of a tab anew.
    pub(super) fn load(&mut self, tab: ProspectTab, prospect: Uid, cx: &mut Cx<'_>) {
        if let Some(day) = self.sought.filter(|_| tab == ProspectTab::Timeline) {
            if let Some(old) = self.timeline.waits_for() {
                cx.stop(old);
            }
            self.timeline.around(noon(day), cx.known.size.rows, |window| cx.read(request(tab, prospect, window)));
            return;
        }
        with_rows!(
            self,
            tab,
            |rows| {
                if let Some(old) = rows.waits_for() {
                    cx.stop(old);
                }
                rows.reload(cx.known.size.rows, |window| cx.read(request(tab, prospect, window)));
            },
            self.people_wait = Some(cx.read(Read::People(prospect)))
        );
    }

    pub(super) fn step(
        &mut self,
        tab: ProspectTab,
        prospect: Uid,
        action: Action,
        height: usize,
        cx: &mut Cx<'_>,
    ) -> bool {
        if is_step(action) && tab == ProspectTab::Timeline && self.sought.take().is_some() {
            // The list is moved by hand: it stays where it is.
            self.load(tab, prospect, cx);
        }
        let ask = |window| cx.read(request(tab, prospect, window));
        with_rows!(self, tab, |rows| rows.step(action, height, ask), self.step_people(action, height))
    }

    /// The timeline's cursor on the rows of a day, or on what came before it where it has none. Rows that are not loaded
    /// are asked for; the cursor follows when they come.
    pub(super) fn seek(&mut self, day: Day, prospect: Uid, height: usize, cx: &mut Cx<'_>) {
        let waited = self.sought.take().is_some();
        if let Some(at) = self.row_of(day) {
            self.timeline.set_cursor(at, height);
            if !waited {
                return;
            }
        } else {
            self.sought = Some(day);
        }
        self.load(ProspectTab::Timeline, prospect, cx);
    }

    /// The first row of a day among those loaded, else of the day before it; `None` if it may lie beyond them.
    fn row_of(&self, day: Day) -> Option<usize> {
        let (more_before, more_after) = self.timeline.goes_on();
        match self.nearest_row(day) {
            Some(0) if more_before => None,
            Some(at) => Some(at),
            None if more_after || !self.timeline.is_known() => None,
            None => Some(self.timeline.loaded().len().saturating_sub(1)),
        }
    }

    fn nearest_row(&self, day: Day) -> Option<usize> {
        self.timeline.loaded().iter().position(|row| row.day() <= day)
    }

    /// The day of the row under the cursor; of the timeline also the one on its way there.
    #[must_use]
    pub fn day(&self, tab: ProspectTab) -> Option<Day> {
        match tab {
            ProspectTab::Timeline => self.sought.or_else(|| self.timeline.current().map(TimelineRow::day)),
            ProspectTab::Objections => self.objections.current().map(|row| row.held.day()),
            ProspectTab::Questions => self.questions.current()?.question.asked_at.map(Held::day),
            ProspectTab::FollowUps | ProspectTab::People => None,
        }
    }

    fn step_people(&mut self, action: Action, height: usize) -> bool {
        let last = self.people.as_ref().map_or(0, Vec::len).saturating_sub(1);
        self.person = match action {
            Action::Up => self.person.saturating_sub(1),
            Action::Down => (self.person + 1).min(last),
            Action::PageUp => self.person.saturating_sub(height),
            Action::PageDown => (self.person + height).min(last),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        true
    }

    /// `height` = the rows shown at once.
    pub(super) fn hear(&mut self, ticket: Ticket, reply: Reply, height: usize) {
        let _late = match reply {
            Reply::Timeline(page) => self.take_timeline(ticket, page, height),
            Reply::Questions(page) => self.questions.take(ticket, page),
            Reply::Entries { page, .. } => self.objections.take(ticket, page),
            Reply::FollowUps(page) => self.follow_ups.take(ticket, page),
            Reply::People(people) if self.people_wait == Some(ticket) => {
                self.people_wait = None;
                self.person = self.person.min(people.len().saturating_sub(1));
                self.people = Some(people);
                true
            }
            _ => false,
        };
    }

    fn take_timeline(&mut self, ticket: Ticket, page: Page<TimelineRow>, height: usize) -> bool {
        let mine = self.timeline.take(ticket, page);
        if let Some(day) = self.sought.take_if(|_| mine) {
            let last = self.timeline.loaded().len().saturating_sub(1);
            let at = self.nearest_row(day).unwrap_or(last);
            self.timeline.set_cursor(at, height);
        }
        mine
    }

    pub(super) fn missed(&mut self, ticket: Ticket) {
        if self.timeline.missed(ticket) {
            self.sought = None;
        }
        self.questions.missed(ticket);
        self.objections.missed(ticket);
        self.follow_ups.missed(ticket);
        self.people_wait = self.people_wait.filter(|wait| *wait != ticket);
    }

    /// The place of the cursor in the list of a tab.
    #[must_use]
    pub fn cursor(&self, tab: ProspectTab) -> usize {
        match tab {
            ProspectTab::Timeline => self.timeline.cursor(),
            ProspectTab::Questions => self.questions.cursor(),
            ProspectTab::Objections => self.objections.cursor(),
            ProspectTab::FollowUps => self.follow_ups.cursor(),
            ProspectTab::People => self.person,
        }
    }

    /// The key of the row under the cursor of a tab's list.
    pub(super) fn cursor_key(&self, tab: ProspectTab) -> Option<Key> {
        match tab {
            ProspectTab::Timeline => self.timeline.cursor_key(),
            ProspectTab::Questions => self.questions.cursor_key(),
            ProspectTab::Objections => self.objections.cursor_key(),
            ProspectTab::FollowUps => self.follow_ups.cursor_key(),
            ProspectTab::People => None,
        }
    }

    pub(super) fn set_cursor(&mut self, tab: ProspectTab, at: usize, height: usize) {
        with_rows!(self, tab, |rows| rows.set_cursor(at, height), self.person = at);
    }

    /// The person under the cursor.
    #[must_use]
    pub fn current_person(&self) -> Option<&ContactRow> {
        self.people.as_ref()?.get(self.person)
    }

    /// The moment under the cursor, in the timeline and among the objections.
    #[must_use]
    pub fn entry(&self, tab: ProspectTab) -> Option<&EntryRow> {
        match tab {
            ProspectTab::Timeline => match self.timeline.current()? {
                TimelineRow::Entry(row) => Some(row),
                TimelineRow::Talk { .. } | TimelineRow::Attempt { .. } => None,
            },
            ProspectTab::Objections => self.objections.current(),
            _ => None,
        }
    }

    /// Where `enter` leads from the row under the cursor: a moment, a talk, the reply to a question.
    pub(super) fn place(&self, tab: ProspectTab) -> Option<Place> {
        let talk =
            |conversation: Option<Uid>| conversation.map(|conversation| Place::Conversation { conversation, at: None });
        match tab {
            ProspectTab::Timeline => match self.timeline.current()? {
                TimelineRow::Entry(row) => Some(Place::Entry { entry: row.uid }),
                TimelineRow::Talk { uid, .. } => talk(Some(*uid)),
                TimelineRow::Attempt { .. } => None,
            },
            ProspectTab::Objections => self.objections.current().map(|row| Place::Entry { entry: row.uid }),
            ProspectTab::Questions => {
                let row = self.questions.current()?;
                row.reply.as_ref().map(|(_, entry)| Place::Entry { entry: *entry }).or_else(|| talk(row.conversation))
            }
            ProspectTab::FollowUps => talk(self.follow_ups.current()?.conversation),
            ProspectTab::People => None,
        }
    }

    /// The talk that the row under the cursor belongs to.
    pub(super) fn conversation(&self, tab: ProspectTab) -> Option<Uid> {
        match tab {
            ProspectTab::Timeline => match self.timeline.current()? {
                TimelineRow::Entry(row) => Some(row.conversation),
                TimelineRow::Talk { uid, .. } => Some(*uid),
                TimelineRow::Attempt { .. } => None,
            },
            ProspectTab::Objections => self.objections.current().map(|row| row.conversation),
            ProspectTab::Questions => self.questions.current()?.conversation,
            ProspectTab::FollowUps => self.follow_ups.current()?.conversation,
            ProspectTab::People => None,
        }
    }

    /// The moment, question or promise under the cursor, for its conversation.
    pub(super) fn thing(&self, tab: ProspectTab) -> Option<Uid> {
        match tab {
            ProspectTab::Timeline => match self.timeline.current()? {
                TimelineRow::Entry(row) => Some(row.uid),
                TimelineRow::Talk { .. } | TimelineRow::Attempt { .. } => None,
            },
            ProspectTab::Objections => self.objections.current().map(|row| row.uid),
            ProspectTab::Questions => self.questions.current().map(|row| row.question.uid),
            ProspectTab::FollowUps => self.follow_ups.current().map(|row| row.follow_up.uid),
            ProspectTab::People => None,
        }
    }

    /// What `d` would move to the trash.
    pub(super) fn target(&self, tab: ProspectTab) -> Option<Target> {
        let (kind, uid) = match tab {
            ProspectTab::Timeline => match self.timeline.current()? {
                TimelineRow::Entry(row) => (TargetKind::Entry, row.uid),
                TimelineRow::Talk { uid, .. } => (TargetKind::Conversation, *uid),
                TimelineRow::Attempt { uid, .. } => (TargetKind::Attempt, *uid),
            },
            ProspectTab::Questions => (TargetKind::Question, self.questions.current()?.question.uid),
            ProspectTab::Objections => (TargetKind::Entry, self.objections.current()?.uid),
            ProspectTab::FollowUps => (TargetKind::FollowUp, self.follow_ups.current()?.follow_up.uid),
            ProspectTab::People => (TargetKind::Contact, self.current_person()?.contact.uid),
        };
        Some(Target { kind, uid })
    }

    /// The question or the promise under the cursor, as a line that can be edited.
    pub(super) fn line(&self, tab: ProspectTab) -> Option<(Target, String)> {
        let words = match tab {
            ProspectTab::Questions => self.questions.current()?.question.text.clone(),
            ProspectTab::FollowUps => promise_line(&self.follow_ups.current()?.follow_up),
            _ => return None,
        };
        Some((self.target(tab)?, words))
    }

    /// What `K` would turn, and whether it is private now.
    pub(super) fn privacy(&self, tab: ProspectTab) -> Option<(Target, bool)> {
        let private = match tab {
            ProspectTab::Questions => self.questions.current()?.question.private,
            ProspectTab::People => self.current_person()?.contact.note_private,
            ProspectTab::Timeline => match self.timeline.current()? {
                TimelineRow::Entry(row) => row.private,
                TimelineRow::Talk { private, .. } | TimelineRow::Attempt { private, .. } => *private,
            },
            tab => self.entry(tab)?.private,
        };
        Some((self.target(tab)?, private))
    }

    /// The words of the row under the cursor.
    pub(super) fn words(&self, tab: ProspectTab) -> Option<String> {
        Some(match tab {
            ProspectTab::Timeline => match self.timeline.current()? {
                TimelineRow::Entry(row) => row.text.clone(),
                TimelineRow::Talk { text, .. } => text.clone(),
                TimelineRow::Attempt { note, .. } => note.clone(),
            },
            ProspectTab::Questions => self.questions.current()?.question.text.clone(),
            ProspectTab::Objections => self.objections.current()?.text.clone(),
            ProspectTab::FollowUps => self.follow_ups.current()?.follow_up.text.clone(),
            ProspectTab::People => self.current_person()?.contact.said(),
        })
    }
}
