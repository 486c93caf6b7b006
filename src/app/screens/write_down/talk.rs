//! The talk the words belong to: which one they join, and what the fields come to as a draft of domain types.

use super::{FieldName, WriteDown};
use crate::{
    app::{Cx, Ticket, parts::form::read},
    domain::{Channel, Conversation, Entry, Held, Marks, News, Surfaced, TagOrigin, Uid},
    journal::{Join, Link, MomentDraft, Person, QuestionDraft, Read, TalkDraft, Whom},
};

/// Whether the words join a talk that is there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Joins {
    asked: Option<(Uid, Channel, Held)>,
    waiting: Option<Ticket>,
    found: Option<Held>,
    parted: bool,
    /// This very talk, whatever the journal would propose.
    into: Option<Uid>,
}

impl WriteDown {
    /// Another moment of a talk that is there.
    #[must_use]
    pub fn joining(prospect: Link, talk: &Conversation) -> Self {
        let mut screen = Self::new(Some(prospect), false);
        screen.form.fill(FieldName::When, &talk.held.iso());
        screen.form.fill(FieldName::Channel, &talk.channel.said());
        screen.joins.into = Some(talk.uid);
        screen.joins.found = Some(talk.held);
        screen
    }

    fn join(&self) -> Join {
        match (self.joins.parted, self.joins.into) {
            (true, _) => Join::New,
            (false, Some(talk)) => Join::Into(talk),
            (false, None) => Join::Auto,
        }
    }

    /// The talk that the words would join, and whether they are parted from it.
    #[must_use]
    pub fn joins(&self) -> Option<(Held, bool)> {
        self.joins.found.map(|held| (held, self.joins.parted))
    }

    /// Asks which talk these words would join, where that may have changed.
    pub(super) fn ask_joins(&mut self, cx: &mut Cx<'_>) {
        if !self.purpose.is_new() || self.joins.into.is_some() {
            return;
        }
        let prospect = self.who.known(&self.form.text(FieldName::Who)).map(|known| known.link.uid);
        let channel = read::word(&self.form.text(FieldName::Channel), Channel::parse).ok().flatten();
        let held = read::held(&self.form.text(FieldName::When), cx.now()).ok();
        let asks = prospect.zip(channel).zip(held).map(|((prospect, channel), held)| (prospect, channel, held));
        // A talk held "now" moves with the clock: the minute is enough.
        let minute = |(prospect, channel, held): (Uid, Channel, Held)| (prospect, channel, held.at / 60_000);
        if asks.map(minute) == self.joins.asked.map(minute) {
            return;
        }
        if let Some(old) = self.joins.waiting.take() {
            cx.stop(old);
        }
        (self.joins.asked, self.joins.found) = (asks, None);
        self.joins.waiting = asks.map(|(prospect, channel, held)| cx.read(Read::Joins { prospect, channel, held }));
    }

    pub(super) fn joins_heard(&mut self, ticket: Ticket, found: Option<(Uid, Held)>) {
        if self.joins.waiting.take_if(|asked| *asked == ticket).is_some() {
            self.joins.found = found.map(|(_, held)| held);
        }
    }

    /// A talk of its own, or joined again.
    pub(super) fn part(&mut self) {
        self.joins.parted = !self.joins.parted;
    }

    /// The whole talk; `None` where a field cannot be read: it is marked and has the focus.
    pub(super) fn read_talk(&mut self, prospect: Whom, people: Vec<Person>, cx: &Cx<'_>) -> Option<TalkDraft> {
        let mut notes = Vec::new();
        let mut note_private = self.form.read(FieldName::NotePrivate, read::note_private)?;
        let mut moments = Vec::new();
        let said_by = (!people.is_empty()).then_some(0);
        let all = self.each(|screen| match screen.read_moment(said_by, cx) {
            None => false,
            Some(Moment::None) => true,
            Some(Moment::Note(text, private)) => {
                notes.push(text);
                note_private |= private;
                true
            }
            Some(Moment::Said(moment)) => {
                moments.push(*moment);
                true
            }
        });
        if !all {
            return None;
        }
        let note = self.form.text(FieldName::Note);
        if !note.is_empty() {
            notes.push(note);
        }
        let now = cx.now();
        Some(TalkDraft {
            prospect,
            held: self.form.read(FieldName::When, |text| read::held(text, now))?,
            channel: self.read_channel()?,
            stage: self.form.read(FieldName::Stage, |text| read::word(text, crate::domain::Stage::parse))?,
            minutes: self.form.read(FieldName::Minutes, read::minutes)?,
            title: self.form.text(FieldName::Title),
            note: notes.join("\n\n"),
            note_private,
            contacts: people,
            moments,
            questions: Vec::new(),
            follow_ups: self.form.read(FieldName::FollowUp, |text| read::follow_ups(text, now))?,
            join: self.join(),
            draft: self.keeping.uid(),
        })
    }

    /// The channel; a call where nothing is said.
    pub(super) fn read_channel(&mut self) -> Option<Channel> {
        let channel = self.form.read(FieldName::Channel, |text| read::word(text, Channel::parse))?;
        Some(channel.unwrap_or(Channel::Call))
    }

    /// The moment in the form; `None` where a field cannot be read.
    pub(super) fn read_moment(&mut self, said_by: Option<usize>, cx: &Cx<'_>) -> Option<Moment> {
        let words = self.form.text(FieldName::Words);
        let words = if self.at == 0 { self.without_prefix(&words).to_owned() } else { words };
        let marks = self.form.read(FieldName::Marks, Marks::parse)?;
        if words.is_empty() && marks == Marks::default() {
            return Some(Moment::None);
        }
        self.form.read(FieldName::Words, |_| Entry::check_text(&words))?;
        let private = self.form.read(FieldName::Private, read::yes)?;
        if marks.just_a_note {
            return Some(Moment::Note(words, private));
        }
        let tag = self.form.read(FieldName::Marks, |_| read::tag(marks))?;
        let reception =
            self.form.read(FieldName::Reception, |text| read::word(text, crate::domain::Reception::parse))?;
        Some(Moment::Said(Box::new(MomentDraft {
            text: words,
            tag: Some(tag),
            tag_origin: Some(TagOrigin::Chosen),
            openness: marks.openness,
            news: marks.news.unwrap_or(News::Neutral),
            surfaced: marks.surfaced.unwrap_or(Surfaced::Asked),
            labels: read::labels(&self.form.text(FieldName::Labels)),
            said_by,
            reception,
            private,
            question: self.read_question(cx)?.0,
        })))
    }

    fn read_question(&mut self, cx: &Cx<'_>) -> Option<Asked> {
        let now = cx.now();
        let (state, until) = self.form.read(FieldName::Asked, |text| read::asked(text, now))?;
        let (silence, held) = self.form.read(FieldName::Silence, read::silence)?;
        let text = self.form.text(FieldName::Question);
        if text.is_empty() {
            let asked = !self.form.text(FieldName::Asked).is_empty() || silence.is_some() || held.is_some();
            if asked {
                self.form.fail(FieldName::Question, "Which question was it? Its words are missing.");
                return None;
            }
            return Some(Asked(None));
        }
        Some(Asked(Some(QuestionDraft { text, state, until, silence, held })))
    }
}

/// The question of a moment, where there is one.
struct Asked(Option<QuestionDraft>);

/// What the words of a moment come to.
pub(super) enum Moment {
    /// Nothing was written.
    None,
    /// Just a note, and whether it is private: for the talk, not an entry.
    Note(String, bool),
    /// An entry.
    Said(Box<MomentDraft>),
}
