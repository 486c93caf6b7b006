//! A line in short form: one entry, with what is known of its talk.

use super::{
    line::Taken,
    question,
    state::State,
    talk::{objection, origin, promise},
};
use crate::domain::{Channel, Held, News, Surfaced};
use crate::exchange::{ShortFollowUp, ShortLine, ShortQuestion};
use crate::store::{
    List, Owner, Stored,
    rows::{Conversation, Entry, FollowUp, Question, Table},
};

impl State<'_, '_> {
    pub(super) fn short(&mut self, said: ShortLine) -> Taken<()> {
        self.check_people("contacts", &said.contacts)?;
        self.check_people("said_by", said.said_by.as_slice())?;
        let home = self.home(&said.prospect)?;
        let held = said.held_at.unwrap_or(self.now);
        if !self.was_empty && self.w.entry_was_there(home, held, &said.text, self.before(Table::Entries))? {
            return Ok(());
        }
        let (talk, is_new) = self.talk_of(home, held, &said)?;
        let question = said.question.map(|asked| self.asked_in(&talk, is_new, asked)).transpose()?;
        if let Some(made) = said.follow_up {
            self.promised_in(&talk, is_new, made)?;
        }
        let said_by = said.said_by.as_ref().map(|person| self.person(home, person)).transpose()?;
        let mut row = Entry {
            conversation_id: talk.id,
            position: if is_new { 0 } else { self.w.next_position::<Entry>(Owner::Talk(talk.id))? },
            prospect_id: home,
            held_at: talk.row.held_at,
            day: talk.row.day,
            body: said.text,
            tag: said.tag,
            tag_origin: origin(said.tag, None),
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
        self.add(None, (None, None), &row)?;
        Ok(())
    }

    /// The talk of the line: of its word, else of its time; made if there is none. Whether it was made.
    fn talk_of(&mut self, home: i64, held: Held, said: &ShortLine) -> Taken<(Stored<Conversation>, bool)> {
        let found = match &said.conversation {
            None => self.w.talk_at(home, held, i64::MAX)?,
            Some(word) => match self.w.talk_called(home, word)? {
                Some(id) => Some(self.w.get(id)?),
                None if self.was_empty => None,
                None => self.w.talk_at(home, held, self.before(Table::Conversations))?,
            },
        };
        let (talk, is_new) = match found {
            Some(talk) => (self.join(talk, said)?, false),
            None => (self.new_talk(home, held, said)?, true),
        };
        if let Some(word) = &said.conversation
            && self.w.talk_called(home, word)?.is_none()
        {
            self.w.call_talk(home, word, talk.id)?;
        }
        Ok((talk, is_new))
    }

    fn new_talk(&mut self, home: i64, held: Held, said: &ShortLine) -> Taken<Stored<Conversation>> {
        let row = Conversation {
            prospect_id: home,
            held_at: held.at,
            held_offset: held.offset,
            day: held.day(),
            channel: said.channel.unwrap_or(Channel::Call),
            stage: self.stage(home, said.stage, held),
            minutes: said.minutes,
            title: said.title.clone().unwrap_or_default(),
            note: String::new(),
            note_private: false,
            contacts: self.everybody(home, said)?,
        };
        let uid = self.w.fresh();
        let id = self.add(Some(uid), (None, None), &row)?;
        Ok(Stored { id, uid, changed: 0, deleted_at: None, created: self.now, updated: self.now, row })
    }

    /// A further line adds what was not known of the talk.
    fn join(&mut self, mut talk: Stored<Conversation>, said: &ShortLine) -> Taken<Stored<Conversation>> {
        let was = talk.row.clone();
        let more = self.everybody(talk.row.prospect_id, said)?;
        for id in more.0 {
            if !talk.row.contacts.0.contains(&id) {
                talk.row.contacts.0.push(id);
            }
        }
        talk.row.minutes = talk.row.minutes.or(said.minutes);
        if let (true, Some(title)) = (talk.row.title.is_empty(), &said.title) {
            title.clone_into(&mut talk.row.title);
        }
        self.stage(talk.row.prospect_id, said.stage, talk.row.held());
        self.put(&talk, &was)?;
        Ok(talk)
    }

    /// Who was there, the one who said it included.
    fn everybody(&mut self, home: i64, said: &ShortLine) -> Taken<List<i64>> {
        let mut list = self.people(home, &said.contacts)?;
        if let Some(person) = &said.said_by {
            let id = self.person(home, person)?;
            if !list.0.contains(&id) {
                list.0.push(id);
            }
        }
        Ok(list)
    }

    fn asked_in(&mut self, talk: &Stored<Conversation>, is_new: bool, said: ShortQuestion) -> Taken<i64> {
        if !is_new && let Some(there) = self.w.question_of_talk(talk.id, &said.text)? {
            return Ok(there.id);
        }
        let position = if is_new { 0 } else { self.w.next_position::<Question>(Owner::Talk(talk.id))? };
        self.add(None, (None, None), &question::short(talk.id, &talk.row, position, said))
    }

    fn promised_in(&mut self, talk: &Stored<Conversation>, is_new: bool, said: ShortFollowUp) -> Taken<()> {
        let position = if is_new { 0 } else { self.w.next_position::<FollowUp>(Owner::Talk(talk.id))? };
        let home = talk.row.prospect_id;
        let row = promise(home, Some(talk.id), position, said.text, &said.state, said.due, said.kept_on);
        self.add(None, (None, None), &row)?;
        Ok(())
    }
}
