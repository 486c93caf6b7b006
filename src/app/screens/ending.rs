//! Won or lost: three lines, each skippable with enter. What they said decided it, when that was first heard and from
//! whom, and what we did not dare to ask.
//!
//! The stage is set before; leaving these lines takes nothing of that back, and no word of theirs away.

mod anew;
mod draft;

use anew::Anew;

use super::{Flow, Page, Place, menu::Menu, why};
use crate::{
    app::{
        Action, Cx, Spot, Ticket,
        keymap::Context,
        parts::{
            Rows,
            editor::Editor,
            keeping::Keeping,
            menu::Choice,
            typing::{self, Typed, type_action},
        },
    },
    domain::{OutcomeResult, OutcomeWhat, Stage, Uid},
    journal::{
        EntryRow, FirstHeard, Link, OutcomeDraft, Read, Reply, Request, TimelineRow, Trouble, Window, Write,
        ending::{self, what},
    },
    words::one_line,
};

/// The three lines, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// What decided it.
    Decided,
    /// When that was first heard.
    Heard,
    /// What we did not dare to ask.
    NotDared,
}

impl Asks {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Decided, Self::Heard, Self::NotDared];

    /// Its question.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            Self::Decided => "What did they say decided it?",
            Self::Heard => "When did you first hear that, and from whom?",
            Self::NotDared => "What did you not dare to ask?",
        }
    }
}

/// Rows of the list of moments where there is room.
pub const LIST_ROWS: usize = 6;

/// The three lines' state.
#[derive(Debug)]
pub struct Ending {
    /// Whose.
    pub prospect: Link,
    /// A quote, or the prospect.
    pub what: OutcomeWhat,
    /// Won or lost.
    pub result: OutcomeResult,
    /// The line that has the focus.
    pub on: Asks,
    /// What decided it.
    pub decided: Editor,
    /// When it was first heard.
    pub heard: FirstHeard,
    /// What we did not dare to ask.
    pub not_dared: Editor,
    /// The moments to pick from.
    pub rows: Rows<TimelineRow>,
    /// The outcome that is there, where one is edited.
    anew: Option<Anew>,
    keeping: Keeping,
    saving: Option<Ticket>,
}

/// Sets a stage; where that means won or lost, asks first whether it is a quote or the prospect.
pub(super) fn stage(prospect: Uid, link: Option<Link>, stage: Stage, cx: &mut Cx<'_>) {
    let Some(result) = Ending::result_of(stage) else {
        cx.write(Write::SetStage { prospect, stage });
        return;
    };
    let Some(prospect) = link.filter(|link| link.uid == prospect) else { return };
    let heading = format!("{}: what?", what(OutcomeWhat::Prospect, result));
    let choice = |what| Choice::Ended { prospect: prospect.clone(), what, result };
    let rows = vec![
        ("this quote".to_owned(), choice(OutcomeWhat::Quote)),
        ("the prospect".to_owned(), choice(OutcomeWhat::Prospect)),
    ];
    cx.show(Menu::new(heading, rows, None).into());
}

/// Sets the stage that follows from it, and opens the three lines. A quote can be lost without losing the prospect.
pub(super) fn begin(prospect: Link, what: OutcomeWhat, result: OutcomeResult, cx: &mut Cx<'_>) {
    let stage = match (what, result) {
        (_, OutcomeResult::Won) => Some(Stage::Customer),
        (OutcomeWhat::Prospect, OutcomeResult::Lost) => Some(Stage::Lost),
        (OutcomeWhat::Quote, OutcomeResult::Lost) => None,
    };
    if let Some(stage) = stage {
        cx.write(Write::SetStage { prospect: prospect.uid, stage });
    }
    cx.show(Ending::new(prospect, what, result).into());
}

const ACTIONS: [Action; 20] = {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q] = typing::WITH_CHOICE;
    [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, Action::PreviousField, Action::Save, Action::Back]
};

impl Ending {
    /// For this prospect, empty.
    #[must_use]
    pub fn new(prospect: Link, what: OutcomeWhat, result: OutcomeResult) -> Self {
        Self {
            prospect,
            what,
            result,
            on: Asks::Decided,
            decided: Editor::line(),
            heard: FirstHeard::Skipped,
            not_dared: Editor::line(),
            rows: Rows::default(),
            anew: None,
            keeping: Keeping::default(),
            saving: None,
        }
    }

    /// For an outcome that is there: its lines are read first.
    #[must_use]
    pub fn editing(prospect: Link, outcome: Uid) -> Self {
        let new = Self::new(prospect, OutcomeWhat::Prospect, OutcomeResult::Lost);
        Self { anew: Some(Anew::of(outcome)), ..new }
    }

    /// What setting this stage means; `None` = nothing ends with it.
    pub(super) const fn result_of(stage: Stage) -> Option<OutcomeResult> {
        match stage {
            Stage::Customer => Some(OutcomeResult::Won),
            Stage::Lost => Some(OutcomeResult::Lost),
            _ => None,
        }
    }

    /// What ended: `Quote lost: Halvorsen Castings`.
    #[must_use]
    pub fn heading(&self) -> String {
        if self.anew.as_ref().is_some_and(|anew| anew.was(&self.heard).is_none()) {
            return format!("How it ended: {} …", one_line(&self.prospect.name, 40));
        }
        format!("{}: {}", what(self.what, self.result), one_line(&self.prospect.name, 40))
    }

    fn field(&mut self) -> Option<&mut Editor> {
        match self.on {
            Asks::Decided => Some(&mut self.decided),
            Asks::Heard => None,
            Asks::NotDared => Some(&mut self.not_dared),
        }
    }

    /// To the next line, or the one before; round the end.
    fn turn(&mut self, by: usize) {
        let at = Asks::ALL.iter().position(|asks| *asks == self.on).unwrap_or(0);
        self.on = Asks::ALL[(at + by) % Asks::ALL.len()];
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        self.keeping.touched(cx.now());
    }

    /// No key changes the lines now, and it says why: they are on their way into the journal, or what there is has not
    /// come yet and would go over what is typed.
    fn takes_nothing(&self, cx: &mut Cx<'_>) -> bool {
        if self.saving.is_some() {
            cx.say_saving();
        } else if self.anew.as_ref().is_some_and(Anew::is_awaited) {
            cx.say_still_read();
        } else {
            return false;
        }
        true
    }

    fn entry(&self) -> Option<&EntryRow> {
        match self.rows.current() {
            Some(TimelineRow::Entry(row)) => Some(row),
            _ => None,
        }
    }

    /// The next moment, or the one before; talks in which nothing frank was said are passed over.
    fn pick(&mut self, down: bool, cx: &mut Cx<'_>) {
        let prospect = self.prospect.uid;
        let action = if down { Action::Down } else { Action::Up };
        let mut moves = matches!(self.heard, FirstHeard::In { .. });
        loop {
            if moves {
                let before = self.rows.cursor();
                self.rows.step(action, LIST_ROWS, |window| cx.read(Read::Timeline { prospect, window }));
                if self.rows.cursor() == before {
                    break;
                }
            }
            if self.take_entry() {
                break;
            }
            moves = true;
        }
        self.changed(cx);
    }

    /// The moment under the cursor is the one; `false` if there is none.
    fn take_entry(&mut self) -> bool {
        let Some(row) = self.entry() else { return false };
        let (entry, words, day, surfaced) = (row.uid, row.text.clone(), row.held.day(), row.surfaced);
        self.heard = FirstHeard::In { entry, words, day, surfaced };
        true
    }

    fn save(&mut self, cx: &mut Cx<'_>) {
        if self.saving.is_some() {
            return;
        }
        let first_heard = match &self.heard {
            FirstHeard::Skipped => None,
            FirstHeard::Never => Some(None),
            FirstHeard::In { entry, .. } => Some(Some(*entry)),
        };
        let was = match &self.anew {
            Some(anew) => match anew.was(&self.heard) {
                None => return cx.say_still_read(),
                was => was,
            },
            None => None,
        };
        self.keep_draft(cx);
        let draft = OutcomeDraft {
            was,
            prospect: self.prospect.uid,
            what: self.what,
            result: self.result,
            on: cx.today(),
            decided_by: self.decided.text(),
            first_heard,
            not_dared: self.not_dared.text(),
            draft: self.keeping.uid(),
        };
        self.saving = Some(cx.write(Write::KeepOutcome(draft)));
    }

    fn saved(&mut self, cx: &mut Cx<'_>) {
        self.keeping.saved(cx);
        let (today, dates) = (cx.today(), cx.known.options.dates);
        let ended = self.anew.as_ref().and_then(Anew::on).unwrap_or(today);
        let heard = ending::heard(&self.heard, ended, today, dates);
        cx.say(heard.unwrap_or_else(|| "Kept · it stands on the prospect's page · u takes it back".to_owned()));
        cx.close();
    }

    /// Nothing is written in any line.
    fn is_blank(&self) -> bool {
        self.decided.is_blank() && self.not_dared.is_blank() && self.heard == FirstHeard::Skipped
    }
}

impl Page for Ending {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        Context::Form
    }

    fn title(&self) -> String {
        "Won or lost".to_owned()
    }

    fn actions(&self) -> &[Action] {
        &ACTIONS
    }

    fn floats(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        self.bring_back(cx);
        let prospect = self.prospect.uid;
        self.rows.reload(cx.known.size.rows, |_| cx.read(Read::Timeline { prospect, window: Window::First(100) }));
        if let Some(anew) = &mut self.anew {
            anew.ask(cx);
        }
    }

    /// Nothing moves under the hand.
    fn reload(&mut self, _cx: &mut Cx<'_>) {}

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if action != Action::Back && self.takes_nothing(cx) {
            return Flow::Taken;
        }
        match (action, self.on) {
            (Action::Save, _) | (Action::Accept, Asks::NotDared) => self.save(cx),
            (Action::ChooseUp | Action::ChooseDown, Asks::Heard) => self.pick(action == Action::ChooseDown, cx),
            (Action::Accept | Action::NextField | Action::ChooseDown, _) => self.turn(1),
            (Action::PreviousField | Action::ChooseUp, _) => self.turn(Asks::ALL.len() - 1),
            (Action::DeleteBefore, Asks::Heard) => {
                self.heard = FirstHeard::Skipped;
                self.changed(cx);
            }
            (Action::Back, _) => {
                let is_kept = self.keeping.has_changed() || self.keeping.uid().is_some();
                if is_kept && !self.is_blank() {
                    cx.say_kept(self.saving.is_some());
                }
                return Flow::Passed;
            }
            (action, _) => match self.field().map(|field| type_action(field, action)) {
                None | Some(Typed::Kept) => {}
                Some(Typed::NotMine) => return Flow::Passed,
                Some(Typed::Changed) => self.changed(cx),
            },
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match reply {
            Reply::Timeline(page) => {
                self.rows.take(ticket, page);
            }
            Reply::Outcome(page) => {
                self.fill(ticket, &page);
            }
            _ if self.saving == Some(ticket) => self.saved(cx),
            _ => {
                self.keeping.hear(ticket, cx);
            }
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        if self.keeping.missed(&request, cx) {
            return;
        }
        self.rows.missed(ticket);
        self.saving = self.saving.filter(|saving| *saving != ticket);
        match (trouble, &mut self.anew) {
            (Trouble::ChangedSince(why), Some(anew)) => {
                anew.is_told();
                cx.trouble(format!("{why} Your words are still here: ctrl-s puts them over it."));
            }
            (trouble, anew) => {
                cx.trouble(why(&request, &trouble));
                // Without what there is there is nothing to edit.
                if anew.as_mut().is_some_and(|anew| anew.missed(ticket)) {
                    cx.close();
                }
            }
        }
    }

    fn typed(&mut self, typed: char, cx: &mut Cx<'_>) {
        if self.takes_nothing(cx) {
            return;
        }
        match self.field() {
            Some(field) => field.type_char(typed),
            None if typed == 'n' => self.heard = FirstHeard::Never,
            None => return,
        }
        self.changed(cx);
    }

    fn pasted(&mut self, text: &str, cx: &mut Cx<'_>) {
        if self.takes_nothing(cx) {
            return;
        }
        if let Some(field) = self.field() {
            field.paste(text);
            self.changed(cx);
        }
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        if self.takes_nothing(cx) {
            return;
        }
        match spot {
            Spot::Field { field, column, .. } => {
                self.on = Asks::ALL.get(field).copied().unwrap_or(self.on);
                if let Some(field) = self.field() {
                    field.click(0, usize::from(column));
                }
            }
            Spot::Row(at) => {
                self.rows.set_cursor(at, LIST_ROWS);
                if self.take_entry() {
                    self.changed(cx);
                }
            }
            _ => {}
        }
    }

    fn keep(&mut self, cx: &mut Cx<'_>) {
        self.keep_draft(cx);
    }

    fn wake_at(&self) -> Option<i64> {
        self.keeping.due()
    }

    fn woken(&mut self, cx: &mut Cx<'_>) {
        self.keep_draft(cx);
    }

    fn subject(&self) -> Option<Link> {
        Some(self.prospect.clone())
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        (action == Action::Back).then_some("leave, the words stay")
    }
}
