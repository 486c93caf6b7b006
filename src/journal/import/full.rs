//! Lines in full form: rows as an export has them, each with its id, or as somebody wrote them by hand, without.

use super::place::Placing;
use super::short::entry;
use super::talks::Talk;
use crate::domain::{Channel, FollowUpState, Held, News, QuestionState, Surfaced, Uid};
use crate::exchange::{
    AttemptLine, BankLine, ConversationLine, EntryLine, FirstHeard, FollowUpLine, LooseFollowUpLine, LooseQuestionLine,
    MarkState, OutcomeLine, QuestionLine, Ref, ViewLine, WarningLine,
};
use crate::store::{List, Put, Same, StoreError, Times, Waiting, rows, rows::Table};

/// A question of the line at hand: its id, its words, its row.
type Asked = (Option<Uid>, String, i64);

impl Placing<'_, '_, '_> {
    pub(super) fn talk_line(&mut self, mut line: ConversationLine) -> Result<(), StoreError> {
        let (slot, prospect) = self.prospect_ref(&line.prospect)?;
        let times = self.times(line.created_at, line.updated_at);
        let mut talk = self.talk_of_line(slot, prospect, &mut line, times)?;
        let mut asked = Vec::with_capacity(line.questions.len());
        for question in line.questions {
            asked.push(self.question_line(&mut talk, question, times)?);
        }
        for promise in line.follow_ups {
            self.promise_line(&mut talk, promise, times)?;
        }
        for entry in line.entries {
            self.entry_line(slot, &mut talk, entry, &asked)?;
        }
        self.keep_talk(talk);
        Ok(())
    }

    /// The talk of a line: the one of its id (an export parts what would not fit a line), without an id the one that
    /// was held then, else a new one.
    fn talk_of_line(
        &mut self,
        slot: usize,
        prospect: i64,
        line: &mut ConversationLine,
        times: Times,
    ) -> Result<Talk, StoreError> {
        let held = line.held_at.unwrap_or(self.survey.now);
        if line.id.is_none() && prospect < self.bulk.first(Table::Prospects) {
            let first = self.bulk.first(Table::Conversations);
            if let Some(there) = self.bulk.seen().talk_there(first, prospect, held)? {
                return self.open_talk(there);
            }
        }
        let contacts = List(self.people_rows(slot, &line.contacts)?);
        let row = rows::Conversation {
            prospect_id: prospect,
            held_at: held.at,
            held_offset: held.offset,
            day: held.day(),
            channel: line.channel.unwrap_or(Channel::Call),
            stage: line.stage.unwrap_or(self.survey.book.prospects[slot].stage()),
            minutes: line.minutes,
            title: line.title.take().unwrap_or_default(),
            note: line.note.take().unwrap_or_default(),
            note_private: line.note_private,
            contacts,
        };
        self.make_talk(line.id, times, row)
    }

    /// A talk of this row; of the one that is there, if its id is.
    pub(super) fn make_talk(
        &mut self,
        uid: Option<Uid>,
        times: Times,
        row: rows::Conversation,
    ) -> Result<Talk, StoreError> {
        let put = self.bulk.put(uid, times, &row)?;
        self.count(Table::Conversations, put);
        match put {
            Put::Made(id) => Ok(Talk::new(id, row)),
            Put::There(id) | Put::Back(id) => {
                let talk = self.open_talk(id)?;
                // It may have been moved since to a prospect that no line names: what is put into it counts there.
                self.bulk.touches(talk.row.prospect_id);
                Ok(talk)
            }
        }
    }

    fn entry_line(&mut self, slot: usize, talk: &mut Talk, line: EntryLine, asked: &[Asked]) -> Result<(), StoreError> {
        if line.id.is_none() && self.entry_there(talk.row.prospect_id, Some(talk.row.held()), &line.text)?.is_some() {
            return Ok(());
        }
        let times = self.times(line.created_at, line.updated_at);
        let said_by = line.said_by.map(|person| self.person_ref(slot, &person)).transpose()?;
        let (question_id, later) = self.replied_to(line.question, asked)?;
        let mut row = entry(talk, line.text, line.tag, line.objection);
        row.tag_origin = line.tag_origin;
        row.openness = line.openness;
        row.news = line.news.unwrap_or(News::Neutral);
        row.surfaced = line.surfaced.unwrap_or(Surfaced::Asked);
        row.said_by = said_by;
        row.reception = line.reception;
        row.private = line.private;
        row.question_id = question_id;
        row.labels = List(line.labels);
        let put = self.bulk.put(line.id, times, &row)?;
        self.count(Table::Entries, put);
        if let Put::Made(id) = put {
            talk.entries += 1;
            if let Some(uid) = later {
                self.bulk.wait(Waiting::Reply, id, uid, self.line)?;
            }
        }
        Ok(())
    }

    /// The question an entry is a reply to: its row, or the id of one that may come later in the file.
    fn replied_to(&self, to: Option<Ref>, asked: &[Asked]) -> Result<(Option<i64>, Option<Uid>), StoreError> {
        let here = |is: &dyn Fn(&Asked) -> bool| asked.iter().find(|one| is(one)).map(|(.., id)| *id);
        Ok(match to {
            None => (None, None),
            Some(Ref::Name(text)) => (here(&|one| one.1 == text), None),
            Some(Ref::Id(uid)) => {
                let asked = here(&|one| one.0 == Some(uid));
                let there = if asked.is_some() { asked } else { self.bulk.seen().id_of(Table::Questions, uid)? };
                (there, there.is_none().then_some(uid))
            }
        })
    }

    fn question_line(&mut self, talk: &mut Talk, line: QuestionLine, times: Times) -> Result<Asked, StoreError> {
        let (uid, text) = (line.id, line.text.clone());
        let first = self.bulk.first(Table::Questions);
        if uid.is_none() && talk.id < self.bulk.first(Table::Conversations) {
            let there = self.bulk.seen().question_there(first, talk.row.prospect_id, Some(talk.id), &text)?;
            if let Some(id) = there {
                return Ok((None, text, id));
            }
        }
        let mut row = question(line, talk.row.prospect_id, QuestionState::Pending);
        row.conversation_id = Some(talk.id);
        row.position = talk.questions;
        row.asked_day = (row.asked_at.is_some() || row.state.was_asked()).then_some(talk.row.day);
        let put = self.bulk.put(uid, times, &row)?;
        if let Put::Made(_) = put {
            talk.questions += 1;
        }
        let id = self.count(Table::Questions, put);
        talk.asked.push((text.clone(), id));
        Ok((uid, text, id))
    }

    fn promise_line(&mut self, talk: &mut Talk, line: FollowUpLine, times: Times) -> Result<(), StoreError> {
        let first = self.bulk.first(Table::FollowUps);
        if line.id.is_none() && talk.id < self.bulk.first(Table::Conversations) {
            let (prospect, promise) = (talk.row.prospect_id, (line.text.as_str(), line.due));
            if self.bulk.seen().promise_there(first, prospect, Some(talk.id), promise)?.is_some() {
                return Ok(());
            }
        }
        let (uid, row) = (line.id, promise(line, talk.row.prospect_id, Some(talk.id), talk.promises));
        let put = self.bulk.put(uid, times, &row)?;
        if let Put::Made(_) = put {
            talk.promises += 1;
        }
        self.count(Table::FollowUps, put);
        Ok(())
    }

    pub(super) fn loose_question(&mut self, line: LooseQuestionLine) -> Result<(), StoreError> {
        let (to, line) = line.into_parts();
        let (_, prospect) = self.prospect_ref(&to)?;
        let first = self.bulk.first(Table::Questions);
        if line.id.is_none() && self.bulk.seen().question_there(first, prospect, None, &line.text)?.is_some() {
            return Ok(());
        }
        let (uid, row) = (line.id, question(line, prospect, QuestionState::Planned));
        self.add(uid, Table::Questions, &row)
    }

    pub(super) fn loose_promise(&mut self, line: LooseFollowUpLine) -> Result<(), StoreError> {
        let (to, line) = line.into_parts();
        let (_, prospect) = self.prospect_ref(&to)?;
        let first = self.bulk.first(Table::FollowUps);
        let words = (line.text.as_str(), line.due);
        if line.id.is_none() && self.bulk.seen().promise_there(first, prospect, None, words)?.is_some() {
            return Ok(());
        }
        let (uid, row) = (line.id, promise(line, prospect, None, 0));
        self.add(uid, Table::FollowUps, &row)
    }

    pub(super) fn attempt(&mut self, line: AttemptLine) -> Result<(), StoreError> {
        let (slot, prospect) = self.prospect_ref(&line.prospect)?;
        let at = line.at.unwrap_or(self.survey.now);
        let first = self.bulk.first(Table::Attempts);
        let same = line.at.map_or(Same::Day(at.day()), Same::of);
        if line.id.is_none() && self.bulk.seen().attempt_there(first, prospect, same)?.is_some() {
            return Ok(());
        }
        let row = rows::Attempt {
            prospect_id: prospect,
            held_at: at.at,
            held_offset: at.offset,
            day: at.day(),
            channel: line.channel.unwrap_or(Channel::Call),
            contacts: List(self.people_rows(slot, &line.contacts)?),
            note: line.note.unwrap_or_default(),
            note_private: line.note_private,
        };
        self.add(line.id, Table::Attempts, &row)
    }

    pub(super) fn outcome(&mut self, line: OutcomeLine) -> Result<(), StoreError> {
        let (_, prospect) = self.prospect_ref(&line.prospect)?;
        let on = line.on.unwrap_or(self.survey.now.day());
        let first = self.bulk.first(Table::Outcomes);
        let same = (line.what, line.result, on);
        if line.id.is_none() && self.bulk.seen().outcome_there(first, prospect, same)?.is_some() {
            return Ok(());
        }
        let (heard, entry) = match line.first_heard {
            FirstHeard::Skipped => (0, None),
            FirstHeard::Never => (1, None),
            FirstHeard::Entry(uid) => (2, Some(uid)),
        };
        let there = entry.map(|uid| self.bulk.seen().id_of(Table::Entries, uid)).transpose()?.flatten();
        let row = rows::Outcome {
            prospect_id: prospect,
            what: line.what,
            result: line.result,
            on_day: on,
            decided_by: line.decided_by.unwrap_or_default(),
            heard,
            first_heard: there,
            not_dared: line.not_dared.unwrap_or_default(),
        };
        let put = self.bulk.put(line.id, self.times(None, None), &row)?;
        if let (Put::Made(id), Some(uid), None) = (put, entry, there) {
            self.bulk.wait(Waiting::Heard, id, uid, self.line)?;
        }
        self.count(Table::Outcomes, put);
        Ok(())
    }

    pub(super) fn bank(&mut self, line: BankLine) -> Result<(), StoreError> {
        let first = self.bulk.first(Table::Bank);
        if line.id.is_none() && self.bulk.seen().bank_there(first, &line.text)?.is_some() {
            return Ok(());
        }
        let row = rows::BankQuestion { text: line.text, stage: line.stage, purpose: line.purpose.unwrap_or_default() };
        self.add(line.id, Table::Bank, &row)
    }

    pub(super) fn view(&mut self, line: ViewLine) -> Result<(), StoreError> {
        let first = self.bulk.first(Table::Views);
        if line.id.is_none() && self.bulk.seen().view_there(first, &line.name)?.is_some() {
            return Ok(());
        }
        self.add(line.id, Table::Views, &rows::SavedView { name: line.name, query: line.query })
    }

    pub(super) fn warning(&mut self, line: WarningLine) -> Result<(), StoreError> {
        let (_, prospect) = self.prospect_ref(&line.prospect)?;
        let first = self.bulk.first(Table::WarningMarks);
        if line.id.is_none() && self.bulk.seen().mark_there(first, prospect, &line.warning)?.is_some() {
            return Ok(());
        }
        let row = rows::WarningMark {
            prospect_id: prospect,
            warning: line.warning,
            state: line.state.word().to_owned(),
            until: line.until.filter(|_| line.state == MarkState::Snoozed),
            reason: line.reason.unwrap_or_default(),
        };
        self.add(line.id, Table::WarningMarks, &row)
    }

    fn add<T: rows::Source>(&mut self, uid: Option<Uid>, table: Table, row: &T) -> Result<(), StoreError> {
        let put = self.bulk.put(uid, self.times(None, None), row)?;
        self.count(table, put);
        Ok(())
    }
}

/// A question as its line gives it, of no talk; `absent` = its state where none is given.
fn question(line: QuestionLine, prospect_id: i64, absent: QuestionState) -> rows::Question {
    rows::Question {
        prospect_id,
        conversation_id: None,
        position: 0,
        text: line.text,
        state: line.state.unwrap_or(absent),
        planned_on: line.planned_on,
        asked_at: line.asked_at.map(|held| held.at),
        asked_offset: line.asked_at.and_then(|held| held.offset),
        asked_day: line.asked_at.map(Held::day),
        closed_on: line.closed_on,
        until: line.until,
        silence: line.silence,
        held: line.held,
        bank: line.bank,
        note: line.note.unwrap_or_default(),
        note_private: line.note_private,
        private: line.private,
    }
}

fn promise(line: FollowUpLine, prospect_id: i64, talk: Option<i64>, position: i64) -> rows::FollowUp {
    rows::FollowUp {
        prospect_id,
        conversation_id: talk,
        position,
        text: line.text,
        due: line.due,
        state: line.state.unwrap_or(FollowUpState::Open),
        kept_on: line.kept_on,
    }
}
