//! Which fields a row has, in the order of the format.

use super::object::{Fields, Object};
use super::stamp::{At, On};
use crate::domain::{
    Attempt, Contact, Conversation, Entry, FollowUp, News, ObjectionState, Outcome, Prospect, Question, Surfaced, Tag,
    Uid, Unsaid,
};
use crate::exchange::line::{MarkState, Settings};
use crate::exchange::{Bank, VERSION, View, WarningMark};

/// The header's settings.
pub(super) struct Header<'a>(pub(super) &'a Settings);

impl Fields for Header<'_> {
    fn put(&self, to: &mut Object<'_>) {
        to.field("version", VERSION);
        if !self.0.is_empty() {
            to.field("settings", self.0);
        }
    }
}

impl Fields for Prospect {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.uid);
        to.field("name", &self.name);
        to.field("stage", self.stage);
        to.some("rhythm", self.rhythm);
        to.words("note", &self.note);
        to.mark("note_private", self.note_private);
        to.list("aliases", &self.aliases);
        to.rows("unsaid", &self.unsaid);
        to.rows("contacts", &self.contacts);
        to.field("created_at", At(self.created_at));
        to.field("updated_at", At(self.updated_at));
    }
}

impl Fields for Unsaid {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.uid);
        to.field("text", &self.text);
        to.some("noted_on", self.noted_on.map(On));
        to.field("state", self.state);
        to.some("closed_on", self.closed_on.map(On));
        to.some("entry", self.entry);
    }
}

impl Fields for Contact {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.uid);
        to.field("name", &self.name);
        to.words("role", &self.role);
        to.words("email", &self.email);
        to.words("phone", &self.phone);
        to.words("note", &self.note);
        to.mark("note_private", self.note_private);
    }
}

/// A conversation with a part of what it holds, or with all of it.
pub(super) struct Part<'a> {
    pub(super) talk: &'a Conversation,
    pub(super) questions: &'a [Question],
    pub(super) follow_ups: &'a [FollowUp],
    pub(super) entries: &'a [Entry],
}

impl Fields for Part<'_> {
    fn put(&self, to: &mut Object<'_>) {
        let talk = self.talk;
        to.field("id", talk.uid);
        to.field("prospect", talk.prospect);
        to.field("held_at", At(talk.held));
        to.field("channel", talk.channel);
        to.field("stage", talk.stage);
        to.some("minutes", talk.minutes);
        to.words("title", &talk.title);
        to.words("note", &talk.note);
        to.mark("note_private", talk.note_private);
        to.list("contacts", &talk.contacts);
        to.rows("entries", self.entries);
        to.rows("questions", self.questions);
        to.rows("follow_ups", self.follow_ups);
        to.field("created_at", At(talk.created_at));
        to.field("updated_at", At(talk.updated_at));
    }
}

impl Fields for Entry {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.uid);
        to.field("text", &self.text);
        to.some("tag", self.tag);
        to.some("tag_origin", self.tag_origin.filter(|_| self.tag.is_some()));
        to.some("openness", self.openness.map(crate::domain::Openness::level));
        to.some("news", Some(self.news).filter(|news| *news != News::Neutral));
        to.some("surfaced", Some(self.surfaced).filter(|surfaced| *surfaced != Surfaced::Asked));
        to.list("labels", &self.labels);
        to.some("said_by", self.said_by);
        to.some("reception", self.reception);
        to.mark("private", self.private);
        let objection = Objection(self);
        if objection.says_something() {
            to.row("objection", &objection);
        }
        to.some("question", self.question);
        to.field("created_at", At(self.created_at));
        to.field("updated_at", At(self.updated_at));
    }
}

/// What an entry knows of itself as an objection.
struct Objection<'a>(&'a Entry);

impl Objection<'_> {
    fn says_something(&self) -> bool {
        let entry = self.0;
        let open = entry.objection == ObjectionState::Open && entry.addressed_on.is_none();
        entry.tag == Some(Tag::Objection) && !(open && entry.settled_on.is_none() && entry.settled_by.is_empty())
    }
}

impl Fields for Objection<'_> {
    fn put(&self, to: &mut Object<'_>) {
        to.field("state", self.0.objection);
        to.some("addressed_on", self.0.addressed_on.map(On));
        to.some("settled_on", self.0.settled_on.map(On));
        to.words("settled_by", &self.0.settled_by);
    }
}

impl Fields for Question {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.uid);
        question(self, to);
    }
}

impl Fields for FollowUp {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.uid);
        promise(self, to);
    }
}

/// A question or promise that is not tied to a conversation, and so says whom it belongs to.
pub(super) struct Loose<'a, T> {
    pub(super) prospect: Uid,
    pub(super) row: &'a T,
}

impl Fields for Loose<'_, Question> {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.row.uid);
        to.field("prospect", self.prospect);
        question(self.row, to);
    }
}

impl Fields for Loose<'_, FollowUp> {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.row.uid);
        to.field("prospect", self.prospect);
        promise(self.row, to);
    }
}

fn question(question: &Question, to: &mut Object<'_>) {
    to.field("text", &question.text);
    to.field("state", question.state);
    to.some("planned_on", question.planned_on.map(On));
    to.some("asked_at", question.asked_at.map(At));
    to.some("closed_on", question.closed_on.map(On));
    to.some("until", question.until.map(On));
    to.some("silence", question.silence);
    to.some("held", question.held);
    to.some("bank", question.bank.as_ref());
    to.words("note", &question.note);
    to.mark("note_private", question.note_private);
    to.mark("private", question.private);
}

fn promise(promise: &FollowUp, to: &mut Object<'_>) {
    to.field("text", &promise.text);
    to.some("due", promise.due.map(On));
    to.field("state", promise.state);
    to.some("kept_on", promise.kept_on.map(On));
}

impl Fields for Attempt {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.uid);
        to.field("prospect", self.prospect);
        to.field("at", At(self.at));
        to.field("channel", self.channel);
        to.list("contacts", &self.contacts);
        to.words("note", &self.note);
        to.mark("note_private", self.note_private);
    }
}

impl Fields for Outcome {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.uid);
        to.field("prospect", self.prospect);
        to.field("what", self.what);
        to.field("result", self.result);
        to.field("on", On(self.on));
        to.words("decided_by", &self.decided_by);
        // Never told is null; only a skipped line is left out.
        to.some("first_heard", self.first_heard);
        to.words("not_dared", &self.not_dared);
    }
}

impl Fields for Bank {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.uid);
        to.field("text", &self.text);
        to.some("stage", self.stage);
        to.words("purpose", &self.purpose);
    }
}

impl Fields for View {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.uid);
        to.field("name", &self.name);
        to.field("query", &self.query);
    }
}

impl Fields for WarningMark {
    fn put(&self, to: &mut Object<'_>) {
        to.field("id", self.uid);
        to.field("prospect", self.prospect);
        to.field("warning", &self.warning);
        to.field("state", if self.until.is_some() { MarkState::Snoozed } else { MarkState::Dismissed });
        to.some("until", self.until.map(On));
        to.words("reason", &self.reason);
    }
}
