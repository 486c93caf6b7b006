//! What was changed, newest first, each of it to be taken back; and the trash, to be restored or destroyed for good.

use super::{Flow, Page, Place, dialog::Dialog};
use crate::{
    app::{
        Action, Cx, Size, Spot, Ticket,
        keymap::Context,
        parts::{Picked, Rows, menu::Choice},
    },
    journal::{ChangeRow, Key, Read, Reply, Request, Target, TrashRow, Trouble, Window, Write},
    words::{counted, one_line, quoted},
};

/// As many columns of a text are said in the dialog.
const SAID: usize = 48;

/// The screen's state.
#[derive(Debug)]
pub struct History {
    /// Whether the trash is shown.
    pub trash_shown: bool,
    /// What was changed.
    pub changes: Rows<ChangeRow>,
    /// The trash.
    pub trash: Rows<TrashRow>,
    /// The picked rows of the trash.
    pub picked: Picked,
    /// Why the rows may be old.
    pub stuck: Option<String>,
}

const CHANGES: [Action; 11] = [
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::Tab(1),
    Action::Tab(2),
    Action::NextPane,
    Action::PreviousPane,
    Action::TakeBack,
];

const TRASH: [Action; 15] = [
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::Tab(1),
    Action::Tab(2),
    Action::NextPane,
    Action::PreviousPane,
    Action::TakeBack,
    Action::Pick,
    Action::PickAll,
    Action::Destroy,
    Action::Back,
];

/// How many rows are shown at this size: the rest is header, rule and footer.
#[must_use]
pub fn rows_shown(size: Size) -> usize {
    usize::from(size.rows.saturating_sub(3)).max(1)
}

fn changes(cx: &mut Cx<'_>) -> impl FnOnce(Window) -> Ticket {
    |window| cx.read(Read::Changes(window))
}

fn trash(cx: &mut Cx<'_>) -> impl FnOnce(Window) -> Ticket {
    |window| cx.read(Read::Trash(window))
}

impl History {
    /// The changes or the trash, the cursor on the row of this key.
    #[must_use]
    pub fn new(trash_shown: bool, cursor: Option<Key>) -> Self {
        let (changes, trash) = if trash_shown { (None, cursor) } else { (cursor, None) };
        Self { trash_shown, changes: Rows::at(changes), trash: Rows::at(trash), picked: Picked::default(), stuck: None }
    }

    fn step(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        let height = rows_shown(cx.known.size);
        if self.trash_shown {
            self.trash.step(action, height, trash(cx))
        } else {
            self.changes.step(action, height, changes(cx))
        }
    }

    fn take_back(&self, cx: &mut Cx<'_>) {
        match self.changes.current() {
            Some(row) if row.undone => cx.say("It has been taken back already. U brings the latest back."),
            Some(row) => {
                cx.write(Write::Undo { op: Some(row.uid) });
            }
            None => {}
        }
    }

    /// The picked rows of the trash, else the one under the cursor.
    fn meant(&self) -> Vec<&TrashRow> {
        let meant = self.picked.or(self.trash.current().map(|row| row.uid));
        self.trash.loaded().iter().filter(|row| meant.contains(&row.uid)).collect()
    }

    fn targets(&self) -> Vec<Target> {
        self.meant().into_iter().map(|row| Target { kind: row.kind, uid: row.uid }).collect()
    }

    fn restore(&mut self, cx: &mut Cx<'_>) {
        let targets = self.targets();
        if targets.is_empty() {
            return;
        }
        let said = format!("Restored {} · u undoes", Target::counted(&targets, targets.len()));
        cx.write_then_say(Write::Restore(targets), said);
        self.picked.clear();
    }

    fn ask_destroy(&self, cx: &mut Cx<'_>) {
        let meant = self.meant();
        let Some(first) = meant.first() else { return };
        let words = quoted(&one_line(&first.text, SAID));
        let what = if meant.len() == 1 { words } else { format!("{}, {words} first", counted(meant.len(), "thing")) };
        let question = format!("Destroy {what} for good, with what belongs to it? u does not bring it back.");
        cx.show(Dialog::new(question, "destroy", Choice::Destroy(self.targets())).into());
    }

    fn turn(&mut self, trash_shown: bool, cx: &mut Cx<'_>) {
        self.trash_shown = trash_shown;
        self.load(cx);
    }
}

impl Page for History {
    fn place(&self) -> Option<Place> {
        let cursor = if self.trash_shown { self.trash.cursor_key() } else { self.changes.cursor_key() };
        Some(Place::History { trash: self.trash_shown, cursor })
    }

    fn context(&self) -> Context {
        Context::History
    }

    fn title(&self) -> String {
        "History & trash".to_owned()
    }

    fn actions(&self) -> &[Action] {
        match (self.trash_shown, self.picked.count()) {
            (false, _) => &CHANGES,
            // Nothing lies in it that could be picked.
            (true, _) if self.trash.is_empty() => &TRASH[..TRASH.len() - 5],
            (true, 0) => &TRASH[..TRASH.len() - 1],
            (true, _) => &TRASH,
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        let waits = if self.trash_shown { self.trash.waits_for() } else { self.changes.waits_for() };
        if let Some(old) = waits {
            cx.stop(old);
        }
        if self.trash_shown {
            self.trash.reload(cx.known.size.rows, trash(cx));
        } else {
            self.changes.reload(cx.known.size.rows, changes(cx));
        }
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.step(action, cx) {
            return Flow::Taken;
        }
        match action {
            Action::Tab(1) => self.turn(false, cx),
            Action::Tab(2) => self.turn(true, cx),
            Action::NextPane | Action::PreviousPane => self.turn(!self.trash_shown, cx),
            Action::TakeBack if self.trash_shown => self.restore(cx),
            Action::TakeBack => self.take_back(cx),
            Action::Destroy => self.ask_destroy(cx),
            Action::PickAll => {
                self.picked.turn_list(&mut self.trash, |row| row.uid, trash(cx));
            }
            Action::Pick => {
                if let Some(uid) = self.trash.current().map(|row| row.uid) {
                    self.picked.turn(uid);
                    self.trash.set_cursor(self.trash.cursor() + 1, rows_shown(cx.known.size));
                }
            }
            Action::Back => {
                self.picked.clear();
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        let taken = match reply {
            Reply::Changes(page) => self.changes.take(ticket, page),
            Reply::Trash(page) => {
                let taken = self.trash.take(ticket, page);
                if taken {
                    self.picked.look(&self.trash, |row| row.uid, cx);
                }
                taken
            }
            Reply::Undone(undone) => {
                cx.say(format!("Undone: {} · U redoes", undone.summary));
                false
            }
            _ => false,
        };
        if taken {
            self.stuck = None;
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let why = super::why(&request, &trouble);
        if self.changes.missed(ticket) || self.trash.missed(ticket) {
            self.stuck = Some(why.clone());
        }
        cx.trouble(why);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        if let Spot::Row(at) = spot {
            let height = rows_shown(cx.known.size);
            if self.trash_shown {
                self.trash.set_cursor(at, height);
            } else {
                self.changes.set_cursor(at, height);
            }
        }
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        if let Choice::Destroy(targets) = choice {
            let said = format!("Destroyed {}", Target::counted(&targets, targets.len()));
            cx.write_then_say(Write::Destroy(targets), said);
            self.picked.clear();
        }
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::TakeBack if self.trash_shown => Some("restore"),
            _ => None,
        }
    }
}
