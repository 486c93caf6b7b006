//! Lines in short form: one entry with what is known of its talk. What such a line leaves out becomes here what the
//! format says.

use super::place::Placing;
use super::talks::{Key, Talk};
use crate::domain::{Channel, FollowUpState, Held, News, ObjectionState, QuestionState, Surfaced, Tag, TagOrigin};
use crate::exchange::{ObjectionLine, ShortFollowUp, ShortLine, ShortQuestion};
use crate::store::{EntryThere, List, Same, StoreError, rows, rows::Table};

impl Placing<'_, '_, '_> {
    pub(super) fn short(&mut self, mut line: ShortLine) -> Result<(), StoreError> {
        let (slot, prospect) = self.prospect_ref(&line.prospect)?;
        let named = line.conversation.as_deref().map(|name| Key::named(prospect, name));
        let talk = named.map(|key| self.find_talk(key)).transpose()?.flatten();
        let held = talk.as_ref().map(|talk| talk.row.held()).or(line.held_at);
        if let Some(there) = self.entry_there(prospect, held, &line.text)? {
            return match (named, talk) {
                // The other lines of this talk belong where this one is.
                (Some(key), None) => self.name_talk(key, there.talk),
                (_, Some(talk)) => {
                    self.keep_talk(talk);
                    Ok(())
                }
                (None, None) => Ok(()),
            };
        }
        let held = held.unwrap_or(self.survey.now);
        let key = named.unwrap_or_else(|| Key::at(prospect, held));
        let talk = if named.is_none() { self.find_talk(key)? } else { talk };
        let mut people = std::mem::take(&mut line.contacts);
        people.extend(line.said_by.clone());
        let people = self.people_rows(slot, &people)?;
        let mut talk = if let Some(talk) = talk {
            self.join(talk, &mut line, people)?
        } else {
            let row = self.new_talk(slot, (prospect, held), &mut line, people);
            let talk = self.make_talk(None, self.times(None, None), row)?;
            self.name_talk(key, talk.id)?;
            talk
        };
        self.moment(slot, &mut talk, line)?;
        self.keep_talk(talk);
        Ok(())
    }

    /// The same words of the same prospect at the same time, in the journal from before.
    pub(super) fn entry_there(
        &self,
        prospect: i64,
        held: Option<Held>,
        text: &str,
    ) -> Result<Option<EntryThere>, StoreError> {
        if prospect >= self.bulk.first(Table::Prospects) {
            return Ok(None);
        }
        let held = held.map_or(Same::Day(self.survey.now.day()), Same::of);
        self.bulk.seen().entry_there(self.bulk.first(Table::Entries), prospect, held, text)
    }

    fn new_talk(
        &self,
        slot: usize,
        (prospect_id, held): (i64, Held),
        line: &mut ShortLine,
        people: Vec<i64>,
    ) -> rows::Conversation {
        rows::Conversation {
            prospect_id,
            held_at: held.at,
            held_offset: held.offset,
            day: held.day(),
            channel: line.channel.unwrap_or(Channel::Call),
            stage: line.stage.unwrap_or(self.survey.book.prospects[slot].stage()),
            minutes: line.minutes,
            title: line.title.take().unwrap_or_default(),
            note: String::new(),
            note_private: false,
            contacts: List(people),
        }
    }

    /// A later line of a talk that this import made adds what the earlier ones left out; others stay as they are.
    fn join(&mut self, mut talk: Talk, line: &mut ShortLine, people: Vec<i64>) -> Result<Talk, StoreError> {
        if talk.id < self.bulk.first(Table::Conversations) {
            return Ok(talk);
        }
        let before = talk.row.clone();
        for person in people {
            if !talk.row.contacts.0.contains(&person) {
                talk.row.contacts.0.push(person);
            }
        }
        talk.row.minutes = talk.row.minutes.or(line.minutes);
        if talk.row.title.is_empty() {
            talk.row.title = line.title.take().unwrap_or_default();
        }
        if talk.row != before {
            self.bulk.set(talk.id, talk.row.clone())?;
        }
        Ok(talk)
    }

    fn moment(&mut self, slot: usize, talk: &mut Talk, line: ShortLine) -> Result<(), StoreError> {
        let question_id = line.question.map(|question| self.asked(talk, question)).transpose()?;
        let said_by = line.said_by.map(|person| self.person_ref(slot, &person)).transpose()?;
        let mut row = entry(talk, line.text, line.tag, line.objection);
        row.tag_origin = line.tag.map(|_| TagOrigin::Imported);
        row.openness = line.openness;
        row.news = line.news.unwrap_or(News::Neutral);
        row.surfaced = line.surfaced.unwrap_or(Surfaced::Asked);
        row.said_by = said_by;
        row.reception = line.reception;
        row.private = line.private;
        row.question_id = question_id;
        row.labels = List(line.labels);
        let put = self.bulk.put(None, self.times(None, None), &row)?;
        self.count(Table::Entries, put);
        talk.entries += 1;
        line.follow_up.map_or(Ok(()), |promise| self.promised(talk, promise))
    }

    /// The question of these words in the talk, asked in it if nobody did before.
    fn asked(&mut self, talk: &mut Talk, line: ShortQuestion) -> Result<i64, StoreError> {
        let mut known = talk.asked.iter().find(|(text, _)| *text == line.text).map(|(_, id)| *id);
        if known.is_none() && !talk.asked_whole {
            known = self.bulk.seen().question_there(i64::MAX, talk.row.prospect_id, Some(talk.id), &line.text)?;
        }
        if let Some(id) = known {
            if id >= self.bulk.first(Table::Questions) {
                self.add_to_question(talk, id, &line)?;
            }
            return Ok(id);
        }
        let state = line.state.unwrap_or(QuestionState::Answered);
        let held = talk.row.held();
        let row = rows::Question {
            prospect_id: talk.row.prospect_id,
            conversation_id: Some(talk.id),
            position: talk.questions,
            text: line.text.clone(),
            state,
            planned_on: None,
            asked_at: Some(held.at),
            asked_offset: held.offset,
            asked_day: Some(talk.row.day),
            closed_on: line.closed_on.or_else(|| is_closed(state).then_some(talk.row.day)),
            until: line.until,
            silence: line.silence,
            held: line.held,
            bank: None,
            note: String::new(),
            note_private: false,
            private: false,
        };
        let put = self.bulk.put(None, self.times(None, None), &row)?;
        let id = self.count(Table::Questions, put);
        talk.questions += 1;
        talk.asked.push((line.text, id));
        Ok(id)
    }

    /// Another line on the same question tells more of it.
    fn add_to_question(&mut self, talk: &Talk, id: i64, line: &ShortQuestion) -> Result<(), StoreError> {
        let tells = (line.state, line.closed_on, line.until, line.silence, line.held);
        if tells == (None, None, None, None, None) {
            return Ok(());
        }
        let before = self.bulk.get::<rows::Question>(id)?.row;
        let mut row = before.clone();
        row.state = line.state.unwrap_or(row.state);
        row.closed_on = line.closed_on.or(row.closed_on.filter(|_| is_closed(row.state)));
        if row.closed_on.is_none() && is_closed(row.state) {
            row.closed_on = Some(talk.row.day);
        }
        row.until = line.until.or(row.until);
        row.silence = line.silence.or(row.silence);
        row.held = line.held.or(row.held);
        if row == before { Ok(()) } else { self.bulk.set(id, row) }
    }

    fn promised(&mut self, talk: &mut Talk, line: ShortFollowUp) -> Result<(), StoreError> {
        let row = rows::FollowUp {
            prospect_id: talk.row.prospect_id,
            conversation_id: Some(talk.id),
            position: talk.promises,
            text: line.text,
            due: line.due,
            state: line.state.unwrap_or(FollowUpState::Open),
            kept_on: line.kept_on,
        };
        let put = self.bulk.put(None, self.times(None, None), &row)?;
        self.count(Table::FollowUps, put);
        talk.promises += 1;
        Ok(())
    }
}

fn is_closed(state: QuestionState) -> bool {
    matches!(state, QuestionState::Answered | QuestionState::Dodged)
}

/// An entry at the end of a talk, with its words, its tag and how far the objection has come; nothing else marked.
pub(super) fn entry(talk: &Talk, body: String, tag: Option<Tag>, objection: Option<ObjectionLine>) -> rows::Entry {
    let nothing = ObjectionLine { state: None, addressed_on: None, settled_on: None, settled_by: None };
    let objection = objection.unwrap_or(nothing);
    rows::Entry {
        conversation_id: talk.id,
        position: talk.entries,
        prospect_id: talk.row.prospect_id,
        held_at: talk.row.held_at,
        day: talk.row.day,
        body,
        tag,
        tag_origin: None,
        openness: None,
        news: News::Neutral,
        surfaced: Surfaced::Asked,
        objection: (tag == Some(Tag::Objection)).then(|| objection.state.unwrap_or(ObjectionState::Open)),
        addressed_on: objection.addressed_on,
        settled_on: objection.settled_on,
        settled_by: objection.settled_by.unwrap_or_default(),
        said_by: None,
        reception: None,
        private: false,
        question_id: None,
        labels: List(Vec::new()),
    }
}
