//! Saving: the fields become a request, the request an answer; a failure keeps every word and says why.

use super::{FieldName, Purpose, WriteDown};
use crate::{
    app::{
        Cx, Ticket,
        parts::who::{Heard, Meant, new_or},
        screens::{payback::PayBack, why},
    },
    journal::{Person, Reply, Request, Saved, TalkDraft, Trouble, Whom, Write},
    words::cut,
};

/// What is saved, and what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveKind {
    /// The words; then back to where one came from.
    Words,
    /// The words; then the next talk.
    AndNext,
    /// The talk: nothing frank was said.
    NothingFrank,
    /// A try that reached nobody.
    ReachedNobody,
}

impl WriteDown {
    /// Saves, or marks the field that keeps it from being saved.
    pub(super) fn save(&mut self, kind: SaveKind, cx: &mut Cx<'_>) {
        self.pending = None;
        if !matches!(self.purpose, Purpose::New) {
            self.save_edit(cx);
            return;
        }
        if !self.says_enough(kind) {
            return;
        }
        if self.prefix_waits() {
            self.pending = Some(kind);
            return;
        }
        let text = self.form.text(FieldName::Who);
        match self.who.meant(&text, cx) {
            Meant::Nobody => self.form.fail(FieldName::Who, "Who said it? The first letters are enough."),
            Meant::Wait => self.pending = Some(kind),
            Meant::Near(hit) => self.form.fail(FieldName::Who, new_or(&text, &hit)),
            Meant::Them(prospect, people) => self.send(kind, prospect, people, cx),
        }
    }

    /// Whether there are words where there have to be, and none where there may not be.
    fn says_enough(&mut self, kind: SaveKind) -> bool {
        let empty = self.words() == 0;
        let why = match kind {
            SaveKind::Words | SaveKind::AndNext if empty && !self.has_note() => {
                "There are no words yet: what did they say? f3 if nothing frank, f4 if you reached nobody."
            }
            SaveKind::NothingFrank | SaveKind::ReachedNobody if !empty => {
                "There are words here. ctrl-s saves them; mark them with - if they are just a note."
            }
            _ => return true,
        };
        self.form.fail(FieldName::Words, why);
        false
    }

    fn has_note(&self) -> bool {
        !self.form.text(FieldName::Note).is_empty() || !self.form.text(FieldName::FollowUp).is_empty()
    }

    fn send(&mut self, kind: SaveKind, prospect: Whom, people: Vec<Person>, cx: &mut Cx<'_>) {
        self.keep_draft(cx);
        let Some(talk) = self.read_talk(prospect, people, cx) else { return };
        // A talk carries its draft.
        let write = match kind {
            SaveKind::ReachedNobody => self.keeping.saving(attempt(talk)),
            _ => Write::SaveTalk(talk),
        };
        self.saving = Some((cx.write(write), kind));
    }

    pub(super) fn heard(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match reply {
            Reply::Names(hits) if self.prefix_waits_for(ticket) => {
                self.prefix_heard(&hits, cx);
                self.go_on(cx);
            }
            Reply::Names(hits) => {
                let text = self.form.text(FieldName::Who);
                if let Heard::Ours(completed) = self.who.hear(ticket, hits, &text) {
                    if let Some(text) = completed {
                        self.form.put(FieldName::Who, &text);
                    }
                    self.ask_joins(cx);
                    self.go_on(cx);
                }
            }
            Reply::Joins(found) => self.joins_heard(ticket, found),
            Reply::Saved(saved) if self.is_saved_by(ticket) => self.saved(*saved, cx),
            Reply::Made(_) if self.is_saved_by(ticket) => self.tried(cx),
            Reply::Made(_) => {
                self.keeping.hear(ticket, cx);
            }
            Reply::Done if self.is_saved_by(ticket) => {
                self.keeping.saved(cx);
                let is_try = matches!(self.purpose, Purpose::Attempt(_));
                cx.say(if is_try { "Saved · u takes it back" } else { "Saved · the earlier wording is kept" });
                cx.close();
            }
            Reply::Entry(page) => self.fill_entry(ticket, &page),
            Reply::Conversation(page) => self.fill_talk(ticket, &page),
            Reply::Attempt(page) => self.fill_attempt(ticket, &page),
            _ => {}
        }
    }

    /// A save that waited for the names goes on.
    fn go_on(&mut self, cx: &mut Cx<'_>) {
        if !self.who.waits()
            && !self.prefix_waits()
            && let Some(kind) = self.pending.take()
        {
            self.save(kind, cx);
        }
    }

    fn is_saved_by(&self, ticket: Ticket) -> bool {
        self.saving.is_some_and(|(asked, _)| asked == ticket)
    }

    fn saved(&mut self, saved: Saved, cx: &mut Cx<'_>) {
        self.keeping.saved(cx);
        let next = self.saving.take().is_some_and(|(_, kind)| kind == SaveKind::AndNext);
        let payback = PayBack::new(saved);
        if next {
            cx.say(payback.said_without_keys(cx.known));
            *self = Self::new(None, false);
            self.fit(cx.known);
        } else {
            cx.swap(payback.into());
        }
    }

    /// The try is written down.
    fn tried(&mut self, cx: &mut Cx<'_>) {
        let name = crate::app::parts::who::parts(&self.form.text(FieldName::Who)).0.to_owned();
        self.keeping.saved(cx);
        cx.say(format!("Saved for {}: you tried and reached nobody.", cut(&name, 40)));
        cx.close();
    }

    pub(super) fn missed(&mut self, ticket: Ticket, request: &Request, trouble: &Trouble, cx: &mut Cx<'_>) {
        if self.is_saved_by(ticket) {
            self.saving = None;
            match trouble {
                Trouble::Invalid(invalid) => {
                    let name = FieldName::ALL.iter().copied().find(|name| name.word() == invalid.field);
                    self.form.fail(name.unwrap_or(FieldName::Words), invalid.why.clone());
                }
                Trouble::ChangedSince(why) => {
                    self.purpose.is_told();
                    cx.trouble(format!(
                        "{why} Your words are still here: ctrl-s puts them over it; both wordings are kept."
                    ));
                }
                trouble => cx.trouble(format!("{trouble} Your words are still here; ctrl-s tries again.")),
            }
            // What could not be saved is kept as a draft at once.
            self.keeping.touched(cx.now());
            self.keep_draft(cx);
        } else if self.prefix_waits_for(ticket) {
            self.prefix_missed();
            self.go_on(cx);
        } else if matches!(request, Request::Read(_)) {
            self.who.missed(ticket);
            if self.is_read_by(ticket) {
                cx.trouble(why(request, trouble));
                cx.close();
            }
            self.go_on(cx);
        } else if !self.keeping.missed(request, cx) {
            cx.trouble(why(request, trouble));
        }
    }
}

fn attempt(talk: TalkDraft) -> Write {
    Write::Attempt {
        prospect: talk.prospect,
        at: talk.held,
        channel: talk.channel,
        contacts: talk.contacts,
        note: talk.note,
        note_private: talk.note_private,
    }
}
