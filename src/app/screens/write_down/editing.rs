//! The same fields for something that is there: a moment (its earlier wording is kept), a conversation's own fields, or a
//! try that reached nobody.

use super::{FieldName, WriteDown, talk::Moment};
use crate::{
    app::{
        Cx, Ticket,
        parts::{
            form::{Form, read},
            who::Who,
        },
    },
    domain::{Contact, Held, Marks, Question, Tag, TagOrigin, Uid, when},
    journal::{
        AttemptEdit, AttemptPage, ConversationPage, EntryEdit, EntryPage, NameHit, NameKind, Person, Read, TalkEdit,
        Write,
    },
};

/// What is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A talk that is not in the journal yet.
    New,
    /// A moment anew.
    Entry(Was<(Option<Tag>, Option<TagOrigin>)>),
    /// A conversation's own fields anew.
    Talk(Was<()>),
    /// A try anew.
    Attempt(Was<()>),
}

/// What is edited, and what has to be known of how it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Was<T> {
    /// Which.
    pub uid: Uid,
    /// How it was, once read.
    pub before: Option<T>,
    /// When it was changed last, as it was read.
    pub seen: Option<Held>,
    waiting: Option<Ticket>,
    /// The fields hold a draft: what is read does not overwrite them.
    restored: bool,
}

impl<T> Was<T> {
    fn new(uid: Uid) -> Self {
        Self { uid, before: None, seen: None, waiting: None, restored: false }
    }
}

impl Purpose {
    /// The person knows that it was changed meanwhile: the next save is meant.
    pub(super) fn is_told(&mut self) {
        match self {
            Self::New => {}
            Self::Entry(was) => was.seen = None,
            Self::Talk(was) | Self::Attempt(was) => was.seen = None,
        }
    }

    /// Whether there are no words of theirs in it.
    #[must_use]
    pub const fn is_wordless(&self) -> bool {
        matches!(self, Self::Talk(_) | Self::Attempt(_))
    }

    pub(super) fn is_new(&self) -> bool {
        matches!(self, Self::New)
    }

    pub(super) fn is_restored(&mut self) {
        match self {
            Self::New => {}
            Self::Entry(was) => was.restored = true,
            Self::Talk(was) | Self::Attempt(was) => was.restored = true,
        }
    }
}

/// A moment to be edited.
pub(super) fn entry(uid: Uid) -> WriteDown {
    use FieldName as F;
    let more = [F::Question, F::Asked, F::Silence, F::Reception, F::Labels, F::Private];
    let form = Form::of(&[F::Words, F::Who, F::Marks], &more);
    WriteDown::with(Purpose::Entry(Was::new(uid)), form, Who::default(), false)
}

/// A conversation to be edited.
pub(super) fn talk(uid: Uid) -> WriteDown {
    use FieldName as F;
    let fields = [F::Who, F::When, F::Channel, F::Minutes, F::Stage, F::Title, F::Note, F::NotePrivate];
    let form = Form::of(&fields, &[]);
    WriteDown::with(Purpose::Talk(Was::new(uid)), form, Who::default(), false)
}

/// A try to be edited.
pub(super) fn attempt(uid: Uid) -> WriteDown {
    use FieldName as F;
    let form = Form::of(&[F::Who, F::When, F::Channel, F::Note, F::NotePrivate], &[]);
    WriteDown::with(Purpose::Attempt(Was::new(uid)), form, Who::default(), false)
}

impl WriteDown {
    /// The form of a moment that is there.
    #[must_use]
    pub fn entry(uid: Uid) -> Self {
        entry(uid)
    }

    /// The form of a conversation that is there.
    #[must_use]
    pub fn talk(uid: Uid) -> Self {
        talk(uid)
    }

    /// The form of a try that is there.
    #[must_use]
    pub fn attempt(uid: Uid) -> Self {
        attempt(uid)
    }

    /// Asks for what is to be edited.
    pub(super) fn read_what_there_is(&mut self, cx: &mut Cx<'_>) {
        match &mut self.purpose {
            Purpose::New => {}
            Purpose::Entry(was) => was.waiting = Some(cx.read(Read::Entry(was.uid))),
            Purpose::Talk(was) => was.waiting = Some(cx.read(Read::Conversation(was.uid))),
            Purpose::Attempt(was) => was.waiting = Some(cx.read(Read::Attempt(was.uid))),
        }
    }

    /// Whether the answer is what is to be edited.
    pub(super) fn is_read_by(&self, ticket: Ticket) -> bool {
        match &self.purpose {
            Purpose::New => false,
            Purpose::Entry(was) => was.waiting == Some(ticket),
            Purpose::Talk(was) | Purpose::Attempt(was) => was.waiting == Some(ticket),
        }
    }

    /// Fills a field with what there is. What was typed before that came stands behind it, where it would stand had it
    /// come at once.
    fn fill(&mut self, name: FieldName, there: &str) {
        let typed = self.form.field(name).map(|field| field.editor.text()).unwrap_or_default();
        self.form.fill(name, &format!("{there}{typed}"));
    }

    pub(super) fn fill_entry(&mut self, ticket: Ticket, page: &EntryPage) {
        let Purpose::Entry(was) = &mut self.purpose else { return };
        if was.waiting.take_if(|asked| *asked == ticket).is_none() {
            return;
        }
        let entry = &page.entry;
        was.before = Some((entry.tag, entry.tag_origin));
        was.seen = Some(entry.updated_at);
        let restored = was.restored;
        let link = page.prospect.clone();
        let people = page.contacts.iter();
        let said_by: Vec<&Contact> = people.filter(|contact| Some(contact.uid) == entry.said_by).collect();
        self.fill_who(link, &said_by, restored);
        if restored {
            return;
        }
        let marks = Marks {
            tag: entry.tag,
            openness: entry.openness,
            news: Some(entry.news),
            surfaced: Some(entry.surfaced),
            just_a_note: false,
        };
        self.fill(FieldName::Words, &entry.text);
        self.fill(FieldName::Marks, &marks.print());
        self.fill(FieldName::Labels, &entry.labels.join(", "));
        self.fill(FieldName::Reception, &entry.reception.map(crate::domain::Reception::said).unwrap_or_default());
        self.fill(FieldName::Private, if entry.private { "yes" } else { "" });
        if let Some(question) = &page.question {
            self.fill_question(question);
        }
    }

    fn fill_question(&mut self, question: &Question) {
        let until = question.until.map(|day| format!(" until {}", day.iso())).unwrap_or_default();
        self.fill(FieldName::Question, &question.text);
        self.fill(FieldName::Asked, &format!("{}{until}", question.state.said()));
        let held = question.held.map(|held| if held { "held" } else { "filled" });
        let silence = question.silence.map(|seconds| format!("{seconds} s"));
        let both: Vec<String> = silence.into_iter().chain(held.map(str::to_owned)).collect();
        self.fill(FieldName::Silence, &both.join(" "));
    }

    pub(super) fn fill_talk(&mut self, ticket: Ticket, page: &ConversationPage) {
        let Purpose::Talk(was) = &mut self.purpose else { return };
        if was.waiting.take_if(|asked| *asked == ticket).is_none() {
            return;
        }
        was.before = Some(());
        was.seen = Some(page.conversation.updated_at);
        let restored = was.restored;
        let talk = &page.conversation;
        let there = among(&talk.contacts, &page.people);
        self.fill_who(page.prospect.clone(), &there, restored);
        if restored {
            return;
        }
        self.fill(FieldName::When, &talk.held.iso());
        self.fill(FieldName::Channel, &talk.channel.said());
        self.fill(FieldName::Minutes, &talk.minutes.map(|minutes| minutes.to_string()).unwrap_or_default());
        self.fill(FieldName::Stage, &talk.stage.said());
        self.fill(FieldName::Title, &talk.title);
        self.fill(FieldName::Note, &talk.note);
        self.fill(FieldName::NotePrivate, read::note_is(talk.note_private));
    }

    pub(super) fn fill_attempt(&mut self, ticket: Ticket, page: &AttemptPage) {
        let Purpose::Attempt(was) = &mut self.purpose else { return };
        if was.waiting.take_if(|asked| *asked == ticket).is_none() {
            return;
        }
        was.before = Some(());
        was.seen = Some(page.updated_at);
        let restored = was.restored;
        let attempt = &page.attempt;
        self.fill_who(page.prospect.clone(), &among(&attempt.contacts, &page.people), restored);
        if restored {
            return;
        }
        self.fill(FieldName::When, &attempt.at.iso());
        self.fill(FieldName::Channel, &attempt.channel.said());
        self.fill(FieldName::Note, &attempt.note);
        self.fill(FieldName::NotePrivate, read::note_is(attempt.note_private));
    }

    fn fill_who(&mut self, link: crate::journal::Link, people: &[&Contact], restored: bool) {
        let names: Vec<String> = people.iter().map(|person| Contact::said(person)).collect();
        let text = if names.is_empty() { link.name.clone() } else { format!("{} › {}", link.name, names.join("; ")) };
        let hits: Vec<NameHit> = people
            .iter()
            .map(|person| NameHit {
                kind: NameKind::Contact,
                uid: person.uid,
                name: person.name.clone(),
                role: person.role.clone(),
                prospect: link.clone(),
                stage: crate::domain::Stage::Prospecting,
                exact: true,
            })
            .collect();
        self.who = Who::of(link);
        self.who.learn(hits);
        if !restored {
            self.fill(FieldName::Who, &text);
        }
    }

    /// Saves what was edited.
    pub(super) fn save_edit(&mut self, cx: &mut Cx<'_>) {
        let Some(people) = self.people_there(cx) else { return };
        let write = match &self.purpose {
            Purpose::Entry(was) => {
                let (uid, before, seen) = (was.uid, was.before, was.seen);
                self.entry_edit(uid, before, seen, people, cx)
            }
            Purpose::Talk(was) => {
                let (uid, seen) = (was.uid, was.seen);
                self.talk_edit(uid, seen, people, cx)
            }
            Purpose::Attempt(was) => {
                let (uid, seen) = (was.uid, was.seen);
                self.attempt_edit(uid, seen, people, cx)
            }
            Purpose::New => None,
        };
        if let Some(write) = write {
            self.keep_draft(cx);
            self.saving = Some((cx.write(self.keeping.saving(write)), super::SaveKind::Words));
        }
    }

    /// The people named; another prospect cannot be: that would be another talk.
    fn people_there(&mut self, cx: &mut Cx<'_>) -> Option<Vec<Person>> {
        let read = match &self.purpose {
            Purpose::Entry(was) => was.before.is_some(),
            Purpose::Talk(was) | Purpose::Attempt(was) => was.before.is_some(),
            Purpose::New => false,
        };
        if !read {
            cx.say_still_read();
            return None;
        }
        let text = self.form.text(FieldName::Who);
        if self.who.known(&text).is_none() {
            self.form.fail(FieldName::Who, "The prospect stays; only the people can be others here.");
            return None;
        }
        match self.who.meant(&text, cx) {
            crate::app::parts::who::Meant::Them(_, people) => Some(people),
            _ => None,
        }
    }

    fn entry_edit(
        &mut self,
        entry: Uid,
        before: Option<(Option<Tag>, Option<TagOrigin>)>,
        seen: Option<Held>,
        people: Vec<Person>,
        cx: &Cx<'_>,
    ) -> Option<Write> {
        let mut moment = match self.read_moment(None, cx)? {
            Moment::Said(moment) => *moment,
            Moment::None | Moment::Note(..) => {
                self.form.fail(FieldName::Words, "A moment needs words. d in the list moves it to the trash.");
                return None;
            }
        };
        moment.tag_origin = origin(before, moment.tag);
        Some(Write::EditEntry(EntryEdit { entry, moment, said_by: people.into_iter().next(), seen }))
    }

    fn talk_edit(
        &mut self,
        conversation: Uid,
        seen: Option<Held>,
        contacts: Vec<Person>,
        cx: &Cx<'_>,
    ) -> Option<Write> {
        let now = cx.now();
        let stage = self.form.read(FieldName::Stage, crate::domain::Stage::parse)?;
        Some(Write::EditTalk(TalkEdit {
            conversation,
            // A talk that was written ahead of its day stays where it is.
            held: self.form.read(FieldName::When, |text| when::moment(text, now, when::Look::Back))?,
            channel: self.read_channel()?,
            stage,
            minutes: self.form.read(FieldName::Minutes, read::minutes)?,
            title: self.form.text(FieldName::Title),
            note: self.form.text(FieldName::Note),
            note_private: self.form.read(FieldName::NotePrivate, read::note_private)?,
            contacts,
            seen,
        }))
    }

    fn attempt_edit(&mut self, attempt: Uid, seen: Option<Held>, contacts: Vec<Person>, cx: &Cx<'_>) -> Option<Write> {
        let now = cx.now();
        Some(Write::EditAttempt(AttemptEdit {
            attempt,
            at: self.form.read(FieldName::When, |text| when::moment(text, now, when::Look::Back))?,
            channel: self.read_channel()?,
            contacts,
            note: self.form.text(FieldName::Note),
            note_private: self.form.read(FieldName::NotePrivate, read::note_private)?,
            seen,
        }))
    }
}

/// The people of these ids.
fn among<'a>(uids: &[Uid], people: &'a [Contact]) -> Vec<&'a Contact> {
    uids.iter().filter_map(|uid| people.iter().find(|person| person.uid == *uid)).collect()
}

/// How the tag came to be, after an edit: an untouched one as it did, another one changed, a first one chosen.
fn origin(before: Option<(Option<Tag>, Option<TagOrigin>)>, now: Option<Tag>) -> Option<TagOrigin> {
    let (tag, origin) = before.unwrap_or((None, None));
    now?;
    Some(match tag {
        None => TagOrigin::Chosen,
        same if same == now => origin.unwrap_or(TagOrigin::Chosen),
        Some(_) => TagOrigin::Changed,
    })
}
