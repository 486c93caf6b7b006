//! Lines of what hangs on no talk.

use super::{line::Taken, question, state::State, talk::promise};
use crate::domain::Channel;
use crate::exchange::{
    AttemptLine, BankLine, FirstHeard, LooseFollowUpLine, LooseQuestionLine, OutcomeLine, ViewLine, WarningLine,
};
use crate::store::{
    Later,
    rows::{Attempt, BankQuestion, Outcome, SavedView, Table, WarningMark},
};

impl State<'_, '_> {
    pub(super) fn loose_question(&mut self, said: LooseQuestionLine) -> Taken<()> {
        let (whom, said) = said.into_parts();
        let home = self.home(&whom)?;
        if self.is_known(Table::Questions, said.id)?
            || said.id.is_none() && self.had_text((Table::Questions, "text"), home, &said.text)?
        {
            return Ok(());
        }
        self.add(said.id, (None, None), &question::row(home, None, 0, said))?;
        Ok(())
    }

    pub(super) fn loose_promise(&mut self, said: LooseFollowUpLine) -> Taken<()> {
        let (whom, said) = said.into_parts();
        let home = self.home(&whom)?;
        if self.is_known(Table::FollowUps, said.id)?
            || said.id.is_none() && self.had_text((Table::FollowUps, "text"), home, &said.text)?
        {
            return Ok(());
        }
        let row = promise(home, None, 0, said.text, &said.state, said.due, said.kept_on);
        self.add(said.id, (None, None), &row)?;
        Ok(())
    }

    pub(super) fn attempt(&mut self, said: AttemptLine) -> Taken<()> {
        self.check_people("contacts", &said.contacts)?;
        let home = self.home(&said.prospect)?;
        let at = said.at.unwrap_or(self.now);
        if self.is_known(Table::Attempts, said.id)?
            || said.id.is_none() && self.had_number((Table::Attempts, "held_at"), home, at.at)?
        {
            return Ok(());
        }
        let row = Attempt {
            prospect_id: home,
            held_at: at.at,
            held_offset: at.offset,
            day: at.day(),
            channel: said.channel.unwrap_or(Channel::Call),
            contacts: self.people(home, &said.contacts)?,
            note: said.note.unwrap_or_default(),
            note_private: said.note_private,
        };
        self.add(said.id, (None, None), &row)?;
        Ok(())
    }

    pub(super) fn outcome(&mut self, line: u64, said: OutcomeLine) -> Taken<()> {
        let home = self.home(&said.prospect)?;
        let on = said.on.unwrap_or(self.now.day());
        if self.is_known(Table::Outcomes, said.id)?
            || said.id.is_none() && self.had_number((Table::Outcomes, "on_day"), home, on.0.into())?
        {
            return Ok(());
        }
        let (heard, later) = match said.first_heard {
            FirstHeard::Skipped => (0, None),
            FirstHeard::Never => (1, None),
            FirstHeard::Entry(uid) => (2, Some(uid)),
        };
        let row = Outcome {
            prospect_id: home,
            what: said.what,
            result: said.result,
            on_day: on,
            decided_by: said.decided_by.unwrap_or_default(),
            heard,
            first_heard: None,
            not_dared: said.not_dared.unwrap_or_default(),
        };
        let id = self.add(said.id, (None, None), &row)?;
        if let Some(to) = later {
            let from = (Table::Outcomes, id);
            self.w.refer_later(Later { line, field: "first_heard", from, column: "first_heard", to })?;
        }
        Ok(())
    }

    pub(super) fn bank(&mut self, said: BankLine) -> Taken<()> {
        if self.is_known(Table::Bank, said.id)?
            || said.id.is_none() && self.w.own_was_there((Table::Bank, "text"), &said.text, self.before(Table::Bank))?
        {
            return Ok(());
        }
        let row = BankQuestion { text: said.text, stage: said.stage, purpose: said.purpose.unwrap_or_default() };
        self.add(said.id, (None, None), &row)?;
        Ok(())
    }

    pub(super) fn view(&mut self, said: ViewLine) -> Taken<()> {
        if self.is_known(Table::Views, said.id)?
            || said.id.is_none()
                && self.w.own_was_there((Table::Views, "name"), &said.name, self.before(Table::Views))?
        {
            return Ok(());
        }
        self.add(said.id, (None, None), &SavedView { name: said.name, query: said.query })?;
        Ok(())
    }

    pub(super) fn warning(&mut self, said: WarningLine) -> Taken<()> {
        let home = self.home(&said.prospect)?;
        if self.is_known(Table::WarningMarks, said.id)?
            || said.id.is_none() && self.had_text((Table::WarningMarks, "warning"), home, &said.warning)?
        {
            return Ok(());
        }
        let row = WarningMark {
            prospect_id: home,
            warning: said.warning,
            state: said.state.word().to_owned(),
            until: said.until,
            reason: said.reason.unwrap_or_default(),
        };
        self.add(said.id, (None, None), &row)?;
        Ok(())
    }

    fn had_text(&self, column: (Table, &str), home: i64, text: &str) -> Taken<bool> {
        Ok(!self.was_empty && self.w.text_was_there(column, home, text, self.before(column.0))?)
    }

    fn had_number(&self, column: (Table, &str), home: i64, number: i64) -> Taken<bool> {
        Ok(!self.was_empty && self.w.number_was_there(column, home, number, self.before(column.0))?)
    }
}
