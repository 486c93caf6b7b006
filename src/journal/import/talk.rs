//! A conversation's line with what was said, asked and promised in it.

use super::{
    line::{Taken, missing},
    question,
    state::State,
};
use crate::domain::{Channel, FollowUpState, Held, News, ObjectionState, Surfaced, Tag, TagOrigin, Uid};
use crate::exchange::{ConversationLine, EntryLine, FollowUpLine, ObjectionLine, QuestionLine, Ref};
use crate::store::{
    Later, List, Owner, Source, Stored,
    rows::{Conversation, Entry, FollowUp, Question, Table},
};

/// The talk whose children are read.
struct Talk {
    line: u64,
    id: i64,
    home: i64,
    held: Held,
    is_new: bool,
    questions: Vec<(Option<Uid>, String, i64)>,
}

impl State<'_, '_> {
    pub(super) fn talk(&mut self, line: u64, said: ConversationLine) -> Taken<()> {
        self.check_people("contacts", &said.contacts)?;
        for (at, entry) in said.entries.iter().enumerate() {
            self.check_people(&format!("entries[{at}].said_by"), entry.said_by.as_slice())
                .map_err(|_| missing(&format!("entries[{at}].said_by")))?;
        }
        let Some(mut talk) = self.the_talk(line, &said)? else { return Ok(()) };
        let first = self.first::<Question>(&talk)?;
        for (asked, position) in said.questions.into_iter().zip(first..) {
            self.question_of(&mut talk, position, asked)?;
        }
        let first = self.first::<FollowUp>(&talk)?;
        for (promise, position) in said.follow_ups.into_iter().zip(first..) {
            self.promise_of(&talk, position, promise)?;
        }
        let first = self.first::<Entry>(&talk)?;
        for ((at, entry), position) in said.entries.into_iter().enumerate().zip(first..) {
            self.entry_of(&talk, at, position, entry)?;
        }
        Ok(())
    }

    /// The talk of the line, made if it is not there; `None` if it is to stay in the trash or destroyed.
    fn the_talk(&mut self, line: u64, said: &ConversationLine) -> Taken<Option<Talk>> {
        let held = said.held_at.unwrap_or(self.now);
        let found = match said.id {
            Some(uid) => self.w.find::<Conversation>(uid)?,
            None if self.was_empty => None,
            None => {
                let home = self.home(&said.prospect)?;
                self.w.talk_at(home, held, self.before(Table::Conversations))?
            }
        };
        if let Some(Stored { id, deleted_at, row, .. }) = found {
            let (home, held) = (row.prospect_id, row.held());
            self.w.touches(home);
            let talk = Talk { line, id, home, held, is_new: false, questions: Vec::new() };
            return Ok(deleted_at.is_none().then_some(talk));
        }
        if self.is_known(Table::Conversations, said.id)? {
            return Ok(None);
        }
        let home = self.home(&said.prospect)?;
        let row = self.talk_row(home, held, said)?;
        let id = self.add(said.id, (said.created_at, said.updated_at), &row)?;
        Ok(Some(Talk { line, id, home, held, is_new: true, questions: Vec::new() }))
    }

    fn talk_row(&mut self, home: i64, held: Held, said: &ConversationLine) -> Taken<Conversation> {
        Ok(Conversation {
            prospect_id: home,
            held_at: held.at,
            held_offset: held.offset,
            day: held.day(),
            channel: said.channel.unwrap_or(Channel::Call),
            stage: self.stage(home, said.stage, held),
            minutes: said.minutes,
            title: said.title.clone().unwrap_or_default(),
            note: said.note.clone().unwrap_or_default(),
            note_private: said.note_private,
            contacts: self.people(home, &said.contacts)?,
        })
    }

    /// The place of the talk's next row.
    fn first<T: Source>(&self, talk: &Talk) -> Taken<i64> {
        if talk.is_new { Ok(0) } else { Ok(self.w.next_position::<T>(Owner::Talk(talk.id))?) }
    }

    fn question_of(&mut self, talk: &mut Talk, position: i64, said: QuestionLine) -> Taken<()> {
        let (uid, text) = (said.id, said.text.clone());
        let there = match uid {
            Some(uid) => self.w.id_of(Table::Questions, uid)?,
            None if talk.is_new => None,
            None => self.w.question_of_talk(talk.id, &text)?.map(|question| question.id),
        };
        let id = match there {
            Some(id) => id,
            None if self.is_known(Table::Questions, uid)? => return Ok(()),
            None => {
                let row = question::row(talk.home, Some((talk.id, talk.held)), position, said);
                self.add(uid, (None, None), &row)?
            }
        };
        talk.questions.push((uid, text, id));
        Ok(())
    }

    fn promise_of(&mut self, talk: &Talk, position: i64, said: FollowUpLine) -> Taken<()> {
        let there = match said.id {
            Some(_) => self.is_known(Table::FollowUps, said.id)?,
            None if talk.is_new => false,
            None => {
                let before = self.before(Table::FollowUps);
                self.w.text_was_there((Table::FollowUps, "text"), talk.home, &said.text, before)?
            }
        };
        if !there {
            let row = promise(talk.home, Some(talk.id), position, said.text, &said.state, said.due, said.kept_on);
            self.add(said.id, (None, None), &row)?;
        }
        Ok(())
    }

    fn entry_of(&mut self, talk: &Talk, at: usize, position: i64, said: EntryLine) -> Taken<()> {
        let there = match said.id {
            Some(_) => self.is_known(Table::Entries, said.id)?,
            None if self.was_empty => false,
            None => self.w.entry_was_there(talk.home, talk.held, &said.text, self.before(Table::Entries))?,
        };
        if there {
            return Ok(());
        }
        let said_by = said.said_by.as_ref().map(|person| self.person(talk.home, person)).transpose()?;
        let (question, later) = self.reply_to(talk, said.question)?;
        let mut row = Entry {
            conversation_id: talk.id,
            position,
            prospect_id: talk.home,
            held_at: talk.held.at,
            day: talk.held.day(),
            body: said.text,
            tag: said.tag,
            tag_origin: origin(said.tag, said.tag_origin),
            openness: said.openness,
            news: said.news.unwrap_or(News::Neutral),
            surfaced: said.surfaced.unwrap_or(Surfaced::Asked),
            objection: None,
            addressed_on: None,
            settled_on: None,
            settled_by: String::new(),
            said_by,
            reception: said.reception,
            private: said.private,
            question_id: question,
            labels: List(said.labels),
        };
        objection(&mut row, said.objection);
        let id = self.add(said.id, (said.created_at, said.updated_at), &row)?;
        if let Some(to) = later {
            let (field, from) = (format!("entries[{at}].question"), (Table::Entries, id));
            self.w.refer_later(Later { line: talk.line, field: &field, from, column: "question_id", to })?;
        }
        Ok(())
    }

    /// The question an entry names: in the same line, in the journal, or later in the file.
    fn reply_to(&self, talk: &Talk, named: Option<Ref>) -> Taken<(Option<i64>, Option<Uid>)> {
        match named {
            None => Ok((None, None)),
            Some(Ref::Name(text)) => {
                Ok((talk.questions.iter().find(|(_, asked, _)| *asked == text).map(|(.., id)| *id), None))
            }
            Some(Ref::Id(uid)) => {
                let here = talk.questions.iter().find(|(id, ..)| *id == Some(uid)).map(|(.., id)| *id);
                let found = if here.is_some() { here } else { self.w.id_of(Table::Questions, uid)? };
                Ok((found, found.is_none().then_some(uid)))
            }
        }
    }
}

/// A promise's row.
pub(super) fn promise(
    home: i64,
    talk: Option<i64>,
    position: i64,
    text: String,
    state: &Option<FollowUpState>,
    due: Option<crate::domain::Day>,
    kept_on: Option<crate::domain::Day>,
) -> FollowUp {
    let state = state.unwrap_or(FollowUpState::Open);
    FollowUp { prospect_id: home, conversation_id: talk, position, text, due, state, kept_on }
}

/// How the tag came to be: what does not say came with this import.
pub(super) fn origin(tag: Option<Tag>, said: Option<TagOrigin>) -> Option<TagOrigin> {
    tag.map(|_| said.unwrap_or(TagOrigin::Imported))
}

/// How far an objection has come; nothing on any other tag.
pub(super) fn objection(row: &mut Entry, said: Option<ObjectionLine>) {
    if row.tag != Some(Tag::Objection) {
        return;
    }
    row.objection = Some(ObjectionState::Open);
    if let Some(said) = said {
        row.objection = Some(said.state.unwrap_or(ObjectionState::Open));
        (row.addressed_on, row.settled_on) = (said.addressed_on, said.settled_on);
        row.settled_by = said.settled_by.unwrap_or_default();
    }
}
