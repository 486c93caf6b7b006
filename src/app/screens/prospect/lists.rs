//! The five lists of a prospect's page: timeline, questions, objections, promises, people. Only the one shown is read.

use crate::{
    app::{
        Action, Cx, Ticket,
        parts::Rows,
        screens::{Place, ProspectTab},
    },
    domain::Uid,
    journal::{
        ContactRow, EntryRow, FollowUpRow, Key, QuestionRow, Read, Reply, Target, TargetKind, TimelineRow, Window,
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

impl Lists {
    /// Empty lists; the timeline's cursor will stand on the row of this key.
    #[must_use]
    pub fn new(cursor: Option<Key>) -> Self {
        Self {
            timeline: Rows::at(cursor),
            questions: Rows::default(),
            objections: Rows::default(),
            follow_ups: Rows::default(),
            people: None,
            person: 0,
            people_wait: None,
        }
    }

    /// Asks for the rows of a tab anew.
    pub(super) fn load(&mut self, tab: ProspectTab, prospect: Uid, cx: &mut Cx<'_>) {
        with_rows!(
            self,
            tab,
            |rows| {
                if let Some(old) = rows.waits_for() {
                    cx.stop(old);
                }
                rows.reload(|window| cx.read(request(tab, prospect, window)));
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
        let ask = |window| cx.read(request(tab, prospect, window));
        with_rows!(self, tab, |rows| rows.step(action, height, ask), self.step_people(action, height))
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

    pub(super) fn hear(&mut self, ticket: Ticket, reply: Reply) {
        let _late = match reply {
            Reply::Timeline(page) => self.timeline.take(ticket, page),
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

    pub(super) fn missed(&mut self, ticket: Ticket) {
        self.timeline.missed(ticket);
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
        let talk = |conversation: Option<Uid>| conversation.map(|conversation| Place::Conversation { conversation });
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

    /// What `K` would turn, and whether it is private now.
    pub(super) fn privacy(&self, tab: ProspectTab) -> Option<(Target, bool)> {
        let private = match tab {
            ProspectTab::Questions => self.questions.current()?.question.private,
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
