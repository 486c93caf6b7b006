//! What the keys do to the questions.

use super::Questions;
use crate::{
    app::{
        Cx,
        parts::menu::Choice,
        screens::{
            Page, Place, ProspectTab,
            menu::Menu,
            prompt::{Asks, Prompt},
            prospect::choices::states,
        },
    },
    domain::{Purpose, QuestionState, Stage, Uid},
    journal::{BankRow, QuestionRow, Write},
    words::{number, one_line, quoted},
};

/// As many columns of a text are said in a heading.
const HEADING: usize = 40;

/// Sets what became of a question; one that is pending may be promised an answer for a day.
pub(in crate::app::screens) fn set_question(question: Uid, state: QuestionState, cx: &mut Cx<'_>) {
    match state {
        QuestionState::Pending => cx.show(Prompt::new(Asks::Until(question)).into()),
        state => {
            let write = Write::SetQuestion { question, state, on: cx.today(), until: None };
            cx.write_then_say(write, format!("The question is {} · u undoes", state.said()));
        }
    }
}

impl Questions {
    fn row(&self) -> Option<&QuestionRow> {
        self.ledger.current().filter(|_| !self.shown.bank)
    }

    fn bank_row(&self) -> Option<&BankRow> {
        self.bank.current().filter(|_| self.shown.bank)
    }

    pub(super) fn turn(&mut self, bank: bool, cx: &mut Cx<'_>) {
        self.shown.bank = bank;
        self.load(cx);
    }

    pub(super) fn narrow(&mut self, state: Option<QuestionState>, cx: &mut Cx<'_>) {
        self.shown.state = state;
        if let Some(old) = self.ledger.waits_for() {
            cx.stop(old);
        }
        self.ledger.restart(cx.known.size.rows, Self::ask(state, cx));
    }

    pub(super) fn ask_filter(&self, cx: &mut Cx<'_>) {
        let menu = if self.shown.bank {
            let is = |said: Option<String>| said.map(|said| format!(": {said}")).unwrap_or_default();
            let stage = format!("by stage{}", is(self.shown.stage.map(Stage::said)));
            let purpose = format!("by purpose{}", is(self.shown.purpose.map(Purpose::said)));
            Menu::new("Only", vec![(stage, Choice::WhichStage), (purpose, Choice::WhichPurpose)], None)
        } else {
            let counts = self.counts.unwrap_or_default();
            let every = (format!("all {}", number::count(counts.total())), Choice::Asked(None));
            let states = QuestionState::ALL.iter().map(|state| {
                let said = format!("{} {}", state.said(), number::count(counts.of(*state)));
                (said, Choice::Asked(Some(*state)))
            });
            Menu::new("Only", [every].into_iter().chain(states).collect(), Some(&Choice::Asked(self.shown.state)))
        };
        cx.show(menu.into());
    }

    fn ask_stage(&self, cx: &mut Cx<'_>) {
        let every = ("every stage".to_owned(), Choice::Suits(None));
        let stages = Stage::ALL.iter().map(|stage| (format!("for {}", stage.said()), Choice::Suits(Some(*stage))));
        let rows = [every].into_iter().chain(stages).collect();
        cx.show(Menu::new("Only", rows, Some(&Choice::Suits(self.shown.stage))).into());
    }

    fn ask_what_for(&self, cx: &mut Cx<'_>) {
        let every = ("every purpose".to_owned(), Choice::Serves(None));
        let purposes = Purpose::ALL.iter().map(|purpose| (purpose.said(), Choice::Serves(Some(*purpose))));
        let rows = [every].into_iter().chain(purposes).collect();
        cx.show(Menu::new("Only", rows, Some(&Choice::Serves(self.shown.purpose))).into());
    }

    /// Of the bank, only this.
    pub(super) fn only(&mut self, stage: Option<Stage>, purpose: Option<Purpose>, cx: &mut Cx<'_>) {
        (self.shown.stage, self.shown.purpose) = (stage, purpose);
        self.load(cx);
    }

    /// To what they answered, else to the talk it was asked in, else to the prospect's questions; in the bank it plans.
    pub(super) fn open(&self, cx: &mut Cx<'_>) {
        if self.shown.bank {
            return self.plan(cx);
        }
        let Some(row) = self.row() else { return };
        let prospect = row.prospect.uid;
        cx.open(match (&row.reply, row.conversation) {
            (Some((_, entry)), _) => Place::Entry { entry: *entry },
            (None, Some(conversation)) => Place::Conversation { conversation, at: Some(row.question.uid) },
            (None, None) => Place::Prospect { prospect, tab: ProspectTab::Questions, cursor: None },
        });
    }

    pub(super) fn open_prospect(&self, cx: &mut Cx<'_>) {
        if let Some(row) = self.row() {
            cx.open(Place::Prospect { prospect: row.prospect.uid, tab: ProspectTab::Questions, cursor: None });
        }
    }

    pub(super) fn open_conversation(&self, cx: &mut Cx<'_>) {
        match self.row().map(|row| (row.conversation, row.question.uid)) {
            Some((Some(conversation), asked)) => cx.open(Place::Conversation { conversation, at: Some(asked) }),
            Some((None, _)) => cx.say("It was not asked in a talk yet."),
            None => {}
        }
    }

    pub(super) fn ask_state(&self, cx: &mut Cx<'_>) {
        if let Some(row) = self.row() {
            let (uid, now) = (row.question.uid, row.question.state);
            let said = QuestionState::said;
            let menu = states(&row.question.text, QuestionState::ALL, now, said, |to| Choice::Question(uid, to));
            cx.show(menu.into());
        } else if let Some((row, uid)) = self.own() {
            let any = ("any stage".to_owned(), Choice::BankStage(uid, None));
            let stages = Stage::ALL.iter().map(|stage| (stage.said(), Choice::BankStage(uid, Some(*stage))));
            let now = Choice::BankStage(uid, row.stage);
            cx.show(
                Menu::new("Which stage does it suit?", [any].into_iter().chain(stages).collect(), Some(&now)).into(),
            );
        }
    }

    /// The question of one's own under the cursor.
    fn own(&self) -> Option<(&BankRow, Uid)> {
        self.bank_row().and_then(|row| Some((row, row.own?)))
    }

    pub(super) fn ask_purpose(&self, cx: &mut Cx<'_>) {
        if let Some((row, uid)) = self.own() {
            let rows = Purpose::ALL.iter().map(|purpose| (purpose.said(), Choice::BankPurpose(uid, *purpose)));
            let now = row.purpose().map(|purpose| Choice::BankPurpose(uid, purpose));
            cx.show(Menu::new("What is it for?", rows.collect(), now.as_ref()).into());
        }
    }

    pub(super) fn edit(&self, cx: &mut Cx<'_>) {
        if let Some((row, uid)) = self.own() {
            let asks = Asks::Bank { uid: Some(uid), stage: row.stage, purpose: row.purpose.clone() };
            cx.show(Prompt::with(asks, &row.text).into());
        }
    }

    /// A question of one's own: from the words under the cursor where those are in no bank yet.
    pub(super) fn add(&self, cx: &mut Cx<'_>) {
        let words = match (self.row(), self.bank_row()) {
            (Some(row), _) if row.question.bank.is_none() => row.question.text.as_str(),
            (_, Some(row)) if row.bank.is_none() => row.text.as_str(),
            _ => "",
        };
        let stage = self.row().and_then(|row| row.stage).or(self.shown.stage);
        cx.show(Prompt::with(Asks::Bank { uid: None, stage, purpose: String::new() }, words).into());
    }

    pub(super) fn plan(&self, cx: &mut Cx<'_>) {
        if let Some(row) = self.bank_row() {
            cx.show(Prompt::new(Asks::PlanFor(row.text.clone())).into());
        }
    }

    pub(super) fn trash(&self, cx: &mut Cx<'_>) {
        let targets = self.targets();
        if !targets.is_empty() {
            cx.write_then_say(Write::Trash(targets), "In the trash · u takes it back");
        }
    }

    pub(super) fn turn_private(&self, cx: &mut Cx<'_>) {
        if let Some(row) = self.row() {
            let private = row.question.private;
            let said = if private { "No longer private" } else { "Private: it never leaves the journal" };
            cx.write_then_say(Write::SetPrivate { targets: self.targets(), private: !private }, said);
        }
    }

    pub(super) fn copy(&self, cx: &mut Cx<'_>) {
        let words = self.row().map(|row| &row.question.text).or(self.bank_row().map(|row| &row.text));
        if let Some(words) = words.cloned() {
            cx.say(format!("Copied {}", quoted(&one_line(&words, HEADING))));
            cx.copy(words);
        }
    }

    pub(super) fn do_chosen(&mut self, choice: &Choice, cx: &mut Cx<'_>) {
        match *choice {
            Choice::Question(question, state) => set_question(question, state, cx),
            Choice::Asked(state) => self.narrow(state, cx),
            Choice::WhichStage => self.ask_stage(cx),
            Choice::WhichPurpose => self.ask_what_for(cx),
            Choice::Suits(stage) => self.only(stage, self.shown.purpose, cx),
            Choice::Serves(purpose) => self.only(self.shown.stage, purpose, cx),
            Choice::BankStage(uid, stage) => self.put(uid, cx, |row| row.stage = stage),
            Choice::BankPurpose(uid, purpose) => self.put(uid, cx, |row| purpose.word().clone_into(&mut row.purpose)),
            _ => {}
        }
    }

    /// A question of one's own with something about it changed.
    fn put(&self, uid: Uid, cx: &mut Cx<'_>, change: impl FnOnce(&mut BankRow)) {
        let row = self.bank.loaded().iter().find(|row| row.own == Some(uid)).cloned();
        if let Some(mut row) = row {
            change(&mut row);
            cx.write(Write::PutBank { uid: Some(uid), text: row.text, stage: row.stage, purpose: row.purpose });
        }
    }
}
